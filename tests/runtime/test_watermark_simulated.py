"""First scans in parts, on fabricated stacks: what is read when, what returns, exceptions and moves do meanwhile; each check fires."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from worlds import TEXT, TOLD, WATERMARK, World, world

from bullsnake.dialect import address_of, u64
from bullsnake.runtime import hooks
from bullsnake.runtime.gc import cycle, dirty, hit, roots, settle, stats, unfinished
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import knobs
from bullsnake.runtime.panic import unwind
from bullsnake.runtime.stack import barriers, grow, running, walk, watermark
from bullsnake.runtime.stack import world as stopping
from bullsnake.runtime.stack.barriers import Barrier
from bullsnake.runtime.stack.sites import row_of
from bullsnake.runtime.stack.walk import Walk
from bullsnake.simulate import FatalError

PC, CFA = TEXT + 16, 64
FRAMES = 1000
NEWEST = 16384 // CFA


@contextmanager
def stack(frames: int = FRAMES) -> Iterator[World]:
    """A goroutine so many frames deep that runs; a cycle has begun."""
    with pytest.MonkeyPatch.context() as patch, world(gccheck=1, stackscan=int(knobs.SCAN_WATERMARK)) as w:
        patch.setattr(dirty, "MOST", u64(20000))
        w.sites((PC, CFA, (2,)))
        hooks.set_unwound(address_of(unfinished.scan_up_to), address_of(hit.left_barriers))
        grow.move(w.g, u64(262144))
        w.push(int(w.g.base_sp) - 8, [(PC, {2: 0})] * frames, {PC: CFA})
        w.g.sp = w.worker.sched_sp
        w.g.hold = running.RUNS
        stats.next_cycle()
        cycle.begin_marking()
        yield w


def marker(w: World) -> Marker:
    return Marker.at(w.worker.marker)


def begun(w: World) -> int:
    """The first part of the first scan; how many frames lie inside the watermark."""
    roots.scan_first(marker(w), w.g)
    running.note_run(w.g)
    return inside(w)


def inside(w: World) -> int:
    assert WATERMARK not in words(w) if int(w.g.water) == 0 else words(w).count(WATERMARK) == 1
    return (int(w.g.water) - int(w.worker.sched_sp)) // CFA if int(w.g.water) else -1


def words(w: World) -> list[int]:
    return [w.machine.load(at, 8) for at in range(int(w.worker.sched_sp), int(w.g.high), 8)]


def barriers_at(w: World) -> list[int]:
    entries = range(int(w.g.barriers), int(w.g.pending_end), int(barriers.SIZE))
    return [int(Barrier.at(u64(at)).slot) - int(w.worker.sched_sp) for at in entries]


def return_through(w: World, frames: int) -> None:
    """Return so often, as the machine does."""
    for _ in range(frames):
        slot = u64(int(w.worker.sched_sp) + CFA)
        w.worker.sched_sp = w.g.sp = slot
        if w.machine.load(int(slot), 8) == WATERMARK:
            unfinished.returned_to_watermark()
        if barriers.is_barrier(u64(w.machine.load(int(slot), 8))):
            hit.returned_to_barrier()


def walked(w: World) -> list[int]:
    one = Walk.at(u64(w.machine.memory.map(0, 64)))
    walk.begin(one, w.g, w.worker.sched_sp)
    seen = []
    while not walk.is_over(one):
        seen.append(int(one.pc))
        walk.go_outwards(one, row_of(one.pc))
    return seen


def raise_through(w: World, frames: int) -> None:
    """An exception that is handled so many frames further out."""
    walked = walk.own_walk()
    barriers.lock_stack(w.g)
    walk.begin(walked, w.g, w.worker.sched_sp)
    for _ in range(frames):
        walk.go_outwards(walked, row_of(walked.pc))
    unwind.leave_frames(w.g, walked.next_sp + u64(8), walked.next_sp)
    w.worker.sched_sp = w.g.sp = walked.next_sp


def finish(w: World) -> None:
    unfinished.finish_all(marker(w))
    assert inside(w) == -1


def finished(w: World) -> None:
    """The whole first scan."""
    begun(w)
    finish(w)


# --- what happens ----------------------------------------------------------------------------------------------------------------


def test_the_newest_frames_are_read_first_and_the_others_by_the_collector() -> None:
    with stack() as w:
        assert begun(w) == NEWEST
        assert int(stats.current.frames) == NEWEST and walked(w) == [PC] * FRAMES
        assert unfinished.scan_part(marker(w), w.g)
        assert inside(w) == 2 * NEWEST
        finish(w)
        assert int(stats.current.frames) == FRAMES and int(stats.current.parts) == 3
        assert walked(w) == [PC] * FRAMES


def test_barriers_lie_where_a_scan_in_one_piece_puts_them() -> None:
    with stack() as w:
        begun(w)
        finish(w)
        assert barriers_at(w) == [1024, 2048, 4096, 8192, 16384, 32768]
        assert int(stats.current.installed) == 6


def test_a_short_stack_has_no_watermark() -> None:
    with stack(100) as w:
        assert begun(w) == -1
        assert w.g.complete == marking.number and int(unfinished.unfinished[u64(0)]) == 0


def test_who_returns_through_the_watermark_scans_on_twice_as_much_each_time() -> None:
    with stack() as w:
        begun(w)
        return_through(w, NEWEST - 1)
        assert inside(w) == 1
        seen = []
        for _ in range(6):
            return_through(w, inside(w))
            seen.append(inside(w) * CFA)
        assert seen == [2048, 4096, 8192, 16384, 16384, -CFA]
        assert walked(w) == [PC] * len(walked(w)) and w.g.complete == marking.number


def test_a_watermark_that_has_moved_meanwhile_is_not_scanned_from_again() -> None:
    with stack() as w:
        begun(w)
        return_through(w, NEWEST - 1)
        slot = w.g.water
        unfinished.scan_part(marker(w), w.g)
        frames = int(stats.current.frames)
        w.worker.sched_sp = w.g.sp = slot
        unfinished.returned_to_watermark()
        assert int(stats.current.frames) == frames and inside(w) == NEWEST


def test_there_is_a_watermark_at_each_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is further out before it is taken from where it was: a goroutine may return between any two stores."""
    with stack() as w:
        begun(w)
        store, seen = w.machine.store, []

        def stored(address: int, nbytes: int, value: int) -> None:
            store(address, nbytes, value)
            if int(w.g.low) <= address < int(w.g.high):
                seen.append(words(w).count(WATERMARK))

        monkeypatch.setattr(w.machine, "store", stored)
        assert unfinished.scan_part(marker(w), w.g)
        assert len(seen) >= 2 and min(seen) == 1 and seen[-1] == 1


@pytest.mark.parametrize("frames", [1, NEWEST - 1, NEWEST, NEWEST + 1, 600])
def test_an_exception_beyond_the_watermark_scans_on_from_its_handler(frames: int) -> None:
    with stack() as w:
        begun(w)
        raise_through(w, frames)
        assert walked(w) == [PC] * (FRAMES - frames)
        more = 2048 // CFA + 1
        assert inside(w) == (NEWEST - frames if frames < NEWEST else more)
        assert int(stats.current.frames) == (NEWEST if frames < NEWEST else frames + more)
        finish(w)
        assert w.g.complete == marking.number and walked(w) == [PC] * (FRAMES - frames)


def test_no_frame_is_left_when_nobody_handles_it() -> None:
    with stack() as w:
        begun(w)
        barriers.lock_stack(w.g)
        unwind.leave_frames(w.g, w.g.high, w.g.high)
        assert WATERMARK not in words(w) and int(w.g.water) == 0
        barriers.end_barriers(w.g)
        unfinished.finish_all(marker(w))


def test_the_watermark_moves_with_the_stack() -> None:
    with stack() as w:
        begun(w)
        for size in (1 << 19, 1 << 17, 1 << 20):
            grow.move(w.g, u64(size))
            w.g.sp = w.worker.sched_sp
            assert inside(w) == NEWEST and walked(w) == [PC] * FRAMES
        finish(w)
        assert barriers_at(w) == [1024, 2048, 4096, 8192, 16384, 32768]


def test_mark_termination_reads_what_has_changed() -> None:
    with stack() as w:
        begun(w)
        finish(w)
        return_through(w, 40)
        cycle.terminate(marker(w), False)
        assert int(stats.current.reframes) == 24 and int(stats.current.hit) == 2


def distance_to_stop(w: World) -> int:
    return int(barriers.stop_of(w.g)) - int(w.worker.sched_sp)


def test_who_hits_a_barrier_puts_the_next_one_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step further out, unless there is one within two steps. Mark termination reads up to there, and all hits are counted."""
    monkeypatch.setattr(hit, "STEP", u64(4096))
    with stack() as w:
        finished(w)
        stops = []
        for frames in (64, 64, 128, 64, 64, 64):
            return_through(w, frames)
            stops.append(distance_to_stop(w))
        assert stops == [4096, 8192, 4096, 4096, 8192, 4096] and walked(w) == [PC] * (FRAMES - 448)
        assert int(barriers.last_hit(w.g)) == int(w.worker.sched_sp) - 4096
        cycle.terminate(marker(w), False)
        assert int(stats.current.reframes) == 64
        assert int(stats.current.hit) == 7 and int(stats.current.installed) == 8


def test_an_exception_that_leaves_barriers_puts_the_next_one_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a hit does; and where it has come to counts as hit, so the bound of the re-scan still holds."""
    monkeypatch.setattr(hit, "STEP", u64(4096))
    with stack() as w:
        finished(w)
        raise_through(w, 300)
        handler = int(w.worker.sched_sp)
        assert distance_to_stop(w) == 4096 and int(barriers.last_hit(w.g)) == handler
        grow.move(w.g, u64(1 << 20))
        w.g.sp = w.worker.sched_sp
        assert int(barriers.last_hit(w.g)) == int(w.worker.sched_sp) and distance_to_stop(w) == 4096
        raise_through(w, 10)
        assert distance_to_stop(w) == 4096 - 10 * CFA
        assert walked(w) == [PC] * (FRAMES - 310)
        cycle.terminate(marker(w), False)
        assert int(stats.current.reframes) == 54


def test_a_nearer_barrier_moves_with_the_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hit, "STEP", u64(4096))
    with stack() as w:
        finished(w)
        return_through(w, 256)
        assert distance_to_stop(w) == 4096 and int(barriers.last_hit(w.g)) == int(w.worker.sched_sp)
        grow.move(w.g, u64(1 << 20))
        w.g.sp = w.worker.sched_sp
        assert distance_to_stop(w) == 4096 and int(barriers.last_hit(w.g)) == int(w.worker.sched_sp)
        assert walked(w) == [PC] * (FRAMES - 256)


def test_frames_that_have_not_been_read_get_no_barrier(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies outside of a barrier counts as read."""
    with stack() as w:
        begun(w)
        monkeypatch.setattr(hit, "STEP", u64(4096))
        return_through(w, NEWEST)
        assert int(barriers.stop_of(w.g)) == int(barriers.WHOLE) and inside(w) * CFA == 2048
        finish(w)
        assert walked(w) == [PC] * (FRAMES - NEWEST) and int(stats.current.frames) == FRAMES


def test_a_goroutine_that_has_marked_hits_a_barrier(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the end of marking, and before its barriers come off: no other one is put."""
    monkeypatch.setattr(hit, "STEP", u64(1024))
    with stack() as w:
        finished(w)
        marking.on = u64(0)
        return_through(w, 256)
        assert distance_to_stop(w) == 16384 and walked(w) == [PC] * (FRAMES - 256)


def changed_much(w: World) -> None:
    """Scanned; then the goroutine has returned through half of its frames, and descended as far again."""
    begun(w)
    finish(w)
    return_through(w, 500)
    for _ in range(500):
        w.worker.sched_sp = w.g.sp = w.worker.sched_sp - u64(CFA)
        w.machine.store(int(w.worker.sched_sp), 8, PC)
    marking.looks = u64(1)


@pytest.mark.parametrize("moves", [False, True])
def test_a_second_scan_reads_what_has_changed_beside_the_goroutine(moves: bool) -> None:
    with stack() as w:
        changed_much(w)
        kept = barriers_at(w)[-1]
        assert int(dirty.changed(w.g)) == kept == 32768
        frames = int(stats.current.frames)
        dirty.scan_if_dirty(marker(w), w.g)
        assert inside(w) == NEWEST and kept not in barriers_at(w) and walked(w) == [PC] * FRAMES
        if moves:
            grow.move(w.g, u64(1 << 19))
            w.g.sp = w.worker.sched_sp
        finish(w)
        assert int(stats.current.frames) - frames == 32768 // CFA
        assert barriers_at(w) == [1024, 2048, 4096, 8192, 16384, 32768] and walked(w) == [PC] * FRAMES
        cycle.terminate(marker(w), False)
        assert int(stats.current.reframes) == 16


def test_the_table_has_room_for_any_number_of_scans() -> None:
    with stack() as w:
        grow.move(w.g, u64(1 << 20))
        changed_much(w)
        for _ in range(40):
            for _ in range(330):
                w.worker.sched_sp = w.g.sp = w.worker.sched_sp - u64(CFA)
                w.machine.store(int(w.worker.sched_sp), 8, PC)
            dirty.scan_if_dirty(marker(w), w.g)
            assert int(w.g.water) != 0
            finish(w)
            assert len(barriers_at(w)) <= 11
        assert len(set(walked(w))) == 1 and len(walked(w)) == FRAMES + 40 * 330


def test_barriers_are_back_before_the_watermark_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a watermark the goroutine may return through everything, and leave frames in which barriers would be put back."""
    with stack() as w:
        changed_much(w)
        kept = int(w.worker.sched_sp) + barriers_at(w)[-1]
        dirty.scan_if_dirty(marker(w), w.g)
        store, seen = w.machine.store, []

        def stored(address: int, nbytes: int, value: int) -> None:
            store(address, nbytes, value)
            if int(w.g.low) <= address < int(w.g.high):
                seen.append(WATERMARK in words(w) or w.machine.load(kept, 8) == TOLD)

        monkeypatch.setattr(w.machine, "store", stored)
        finish(w)
        assert len(seen) >= 2 and all(seen)


def test_a_stack_that_has_changed_little_is_not_scanned_a_second_time() -> None:
    with stack() as w:
        begun(w)
        finish(w)
        marking.looks = u64(1)
        dirty.scan_if_dirty(marker(w), w.g)
        assert inside(w) == -1


def test_a_second_scan_that_begins_at_the_last_moment_is_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A goroutine looks, the collector takes the wish back, and only then the scan begins: marking does not end then."""
    for name in ("stop_all", "go_on"):
        monkeypatch.setattr(stopping, name, lambda: None)
    with stack() as w:
        changed_much(w)
        dirty.scan_if_dirty(marker(w), w.g)
        marking.looks = u64(0)
        assert not cycle.try_to_terminate(marker(w), u64(0)) and inside(w) == NEWEST and int(marking.on) == 1
        finish(w)
        assert cycle.try_to_terminate(marker(w), u64(0)) and int(marking.on) == 0


def test_a_second_scan_ends_when_marking_has_to() -> None:
    """After some tries the world stands until all is done."""
    with stack() as w:
        changed_much(w)
        dirty.scan_if_dirty(marker(w), w.g)
        w.worker.safe = u64(1)
        assert cycle.try_to_terminate(marker(w), cycle.MOST_TRIES) and int(marking.on) == 0 and inside(w) == -1


def run_on(w: World, frames: int) -> None:
    """The goroutine runs again, and descends."""
    w.g.hold = running.FREE
    running.claim(w.g)
    for _ in range(frames):
        w.worker.sched_sp = w.g.sp = w.worker.sched_sp - u64(CFA)
        w.machine.store(int(w.worker.sched_sp), 8, PC)


def test_who_has_run_and_stands_is_scanned_before_mark_termination() -> None:
    """What has changed, up to the first barrier; then mark termination has nothing to do, unless it runs again."""
    with stack() as w:
        finished(w)
        run_on(w, 20)
        running.release(w.g)
        frames = int(stats.current.frames)
        assert int(settle.settle_round(marker(w))) == 1
        assert int(stats.current.frames) - frames == 36 and int(running.ran[u64(0)]) == 0
        assert barriers_at(w)[0] == 1024 + 20 * CFA
        assert int(settle.settle_round(marker(w))) == 0
        cycle.terminate(marker(w), False)
        assert int(stats.current.restacks) == 0


def test_who_runs_stays_in_the_list() -> None:
    with stack() as w:
        finished(w)
        run_on(w, 20)
        frames = int(stats.current.frames)
        assert int(settle.settle_round(marker(w))) == 1
        assert int(stats.current.frames) == frames and int(running.ran[u64(0)]) == int(w.g.address())
        cycle.terminate(marker(w), False)
        assert int(stats.current.restacks) == 1 and int(stats.current.reframes) == 36


def test_who_leaves_a_processor_is_scanned_by_its_worker() -> None:
    """It counts as one that has run again as soon as it runs."""
    with stack() as w:
        finished(w)
        run_on(w, 20)
        settle.settle_own()
        assert w.g.ran == running.HAS_RUN
        marking.settles = u64(1)
        settle.settle_own()
        assert w.g.ran == running.SETTLED
        run_on(w, 100)
        assert w.g.ran == running.HAS_RUN
        settle.settle_own()
        assert w.g.ran == running.HAS_RUN, "so large a change is the collector's"
        return_through(w, 100)
        settle.settle_own()
        assert w.g.ran == running.SETTLED
        cycle.terminate(marker(w), False)
        assert int(stats.current.restacks) == 0


def test_who_has_begun_since_its_record_was_scanned_is_scanned_whole() -> None:
    """A goroutine that has not begun has no stack to scan; then it runs, and leaves."""
    with stack(20) as w:
        w.g.scanned = marking.number
        running.note_run(w.g)
        marking.settles = u64(1)
        settle.settle_own()
        assert w.g.ran == running.SETTLED and int(stats.current.frames) == 20
        cycle.terminate(marker(w), False)
        assert int(stats.current.restacks) == 0


@pytest.mark.parametrize("frames", [10, 400, 600])
def test_an_exception_in_a_second_scan(frames: int) -> None:
    """Handled inside the watermark; between it and the barriers that were put aside; and outside those: then the scan is over."""
    with stack() as w:
        changed_much(w)
        dirty.scan_if_dirty(marker(w), w.g)
        raise_through(w, frames)
        assert walked(w) == [PC] * (FRAMES - frames) and (int(w.g.scan_end) == 0) == (frames > 500)
        finish(w)
        assert walked(w) == [PC] * (FRAMES - frames)
        cycle.terminate(marker(w), False)


def test_a_goroutine_that_ends_in_a_second_scan_leaves_nothing_aside() -> None:
    with stack() as w:
        changed_much(w)
        dirty.scan_if_dirty(marker(w), w.g)
        barriers.lock_stack(w.g)
        unwind.leave_frames(w.g, w.g.high, w.g.high)
        assert int(w.g.scan_end) == 0 and int(w.g.water) == 0
        barriers.end_barriers(w.g)


# --- each check fires ------------------------------------------------------------------------------------------------------------


def test_a_watermark_that_is_not_there_any_more_is_told() -> None:
    with stack() as w:
        begun(w)
        w.machine.store(int(w.g.water), 8, PC)
        with pytest.raises(FatalError, match="stack watermark lost"):
            watermark.lift_watermark(w.g)


def test_a_watermark_that_a_walk_does_not_expect_is_told() -> None:
    with stack() as w:
        begun(w)
        w.machine.store(int(w.worker.sched_sp) + 5 * CFA, 8, WATERMARK)
        with pytest.raises(FatalError, match="missed stack watermark"):
            walked(w)


def test_a_goroutine_may_not_end_with_a_watermark() -> None:
    with stack() as w:
        begun(w)
        w.g.pending = w.g.pending_end
        with pytest.raises(FatalError, match="a goroutine ends with its stack watermark set"):
            barriers.end_barriers(w.g)


def test_marking_may_not_end_before_a_stack_has_been_scanned() -> None:
    with stack() as w:
        begun(w)
        w.g.hold = running.FREE
        running.take_ran()
        with pytest.raises(FatalError, match="marking ends before a stack has been scanned"):
            cycle.terminate(marker(w), False)


def test_a_return_through_a_watermark_after_marking_is_told() -> None:
    with stack() as w:
        begun(w)
        return_through(w, NEWEST - 1)
        marking.on = u64(0)
        with pytest.raises(FatalError, match="stack watermark after the end of marking"):
            return_through(w, 1)


def test_a_watermark_that_stays_where_its_goroutine_returns_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with stack() as w:
        begun(w)
        return_through(w, NEWEST - 1)
        monkeypatch.setattr(unfinished, "scan_on", lambda m, g, nbytes: None)
        with pytest.raises(FatalError, match="stack watermark left where its goroutine returns"):
            return_through(w, 1)
