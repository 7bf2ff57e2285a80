"""Stack barriers on fabricated stacks: where they go, what a return, an exception and a move do to them; and each check fires."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from worlds import OUTERMOST, TEXT, TRAMPOLINE, World, world

from bullsnake.dialect import u64
from bullsnake.runtime.gc import bound, cycle, reading, roots, stats
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.os import knobs
from bullsnake.runtime.panic import goroutines
from bullsnake.runtime.stack import barriers, grow, running, walk
from bullsnake.runtime.stack import world as stopping
from bullsnake.runtime.stack.barriers import Barrier
from bullsnake.runtime.stack.walk import Walk
from bullsnake.runtime.stack.worker import RUNNING, WAITING, Worker
from bullsnake.simulate import FatalError

PC, LARGE = TEXT + 16, TEXT + 80
CFA, LARGE_CFA = 64, 6000
CFAS = {PC: CFA, LARGE: LARGE_CFA}


@contextmanager
def stack(frames: list[int]) -> Iterator[World]:
    """A goroutine with so many frames, outermost first, of one site each; a cycle has begun, no stack has been scanned."""
    with world(gccheck=1, stackscan=int(knobs.SCAN_BARRIERS)) as w:
        w.sites((PC, CFA, (2,)), (LARGE, LARGE_CFA, (2,)))
        grow.move(w.g, u64(262144))
        w.push(int(w.g.base_sp) - 8, [(pc, {2: 0}) for pc in frames], CFAS)
        w.g.sp = w.worker.sched_sp
        w.g.hold = running.RUNS
        stats.next_cycle()
        cycle.begin_marking()
        yield w


def marker(w: World) -> Marker:
    return Marker.at(w.worker.marker)


def scanned(w: World) -> list[int]:
    """The first scan; distances of the barriers' slots from SP."""
    roots.scan_first(marker(w), w.g)
    running.note_run(w.g)
    return distances(w)


def distances(w: World) -> list[int]:
    return [slot - int(w.worker.sched_sp) for slot in slots(w)]


def slots(w: World) -> list[int]:
    return [int(Barrier.at(u64(at)).slot) for at in range(int(w.g.pending), int(w.g.pending_end), int(barriers.SIZE))]


def word(w: World, at: int) -> int:
    return w.machine.load(at, 8)


def return_through(w: World, frames: int) -> None:
    """Return so often, as the machine does: a return PC that is a barrier's goes by the trampoline."""
    for _ in range(frames):
        sp = int(w.worker.sched_sp)
        pc = walk_pc(w, sp)
        slot = sp + CFAS[pc]
        if word(w, slot) == TRAMPOLINE:
            w.g.pending = w.g.pending + barriers.SIZE
            w.machine.store(slot, 8, int(Barrier.at(w.g.pending - barriers.SIZE).pc))
        w.worker.sched_sp = w.g.sp = u64(slot)


def walk_pc(w: World, sp: int) -> int:
    return int(barriers.get_return_pc(w.g, u64(sp)))


def walked(w: World) -> list[int]:
    """The return PCs that a walk sees."""
    one = Walk.at(u64(w.machine.memory.map(0, 64)))
    walk.begin(one, w.g, w.worker.sched_sp)
    seen = []
    while not walk.is_over(one):
        seen.append(int(one.pc))
        walk.arrive(one, one.next_sp + u64(CFAS[int(one.pc)]))
    return seen


# --- what they do ----------------------------------------------------------------------------------------------------------------


def test_barriers_are_exponentially_spaced() -> None:
    with stack([PC] * 1000) as w:
        assert scanned(w) == [1024, 2048, 4096, 8192, 16384, 32768]
        assert all(word(w, slot) == TRAMPOLINE for slot in slots(w))
        assert walked(w) == [PC] * 1000
        assert int(stats.current.installed) == 6


def test_a_frame_that_spans_several_targets_is_followed_by_frames_with_one_each() -> None:
    """R42: targets 1024, 2048, 4096 lie in the large frame; it and the two outwards of it take one each."""
    with stack([PC] * 300 + [LARGE] + [PC] * 3) as w:
        end = 3 * CFA + LARGE_CFA
        assert scanned(w) == [end, end + CFA, end + 2 * CFA, 8192 + (end - 8192) % CFA, 16384 + (end - 16384) % CFA]


def test_a_short_stack_gets_none_and_the_outermost_frame_never() -> None:
    with stack([PC] * 10) as w:
        assert scanned(w) == []
    with stack([LARGE]) as w:
        assert scanned(w) == []
    with stack([LARGE, PC]) as w:
        knobs.stackscan = knobs.SCAN_ALL
        assert scanned(w) == []


def test_every_frame_but_two_gets_one_if_all_are_to() -> None:
    with stack([PC] * 500) as w:
        knobs.stackscan = knobs.SCAN_ALL
        assert scanned(w) == [(n + 1) * CFA for n in range(1, 499)]
        assert int(w.g.room) >= 498
        return_through(w, 500 - 2)
        assert int(barriers.count_hit(w.g)) == 497


@pytest.mark.parametrize(("returned", "hit", "again"), [(0, 0, 16), (10, 0, 6), (15, 0, 1), (16, 1, 16), (40, 2, 24), (511, 5, 1)])
def test_the_second_scan_ends_at_the_lowest_barrier_that_was_not_hit(returned: int, hit: int, again: int) -> None:
    """The barrier at 1024 guards the return of the 16th frame from SP: 16 frames are read, its caller is the first that is not."""
    with stack([PC] * 1000) as w:
        scanned(w)
        return_through(w, returned)
        assert int(barriers.count_hit(w.g)) == hit
        roots.scan_again(marker(w), w.g)
        assert int(stats.current.reframes) == again
        assert int(stats.current.hit) == hit and int(stats.current.removed) == 6 - hit
        assert slots(w) == [] and int(w.g.pending) == int(w.g.barriers)
        assert walked(w) == [PC] * (1000 - returned)
        assert TRAMPOLINE not in (word(w, at) for at in range(int(w.worker.sched_sp), int(w.g.high), 8))


def test_all_is_scanned_again_if_all_barriers_were_hit() -> None:
    with stack([PC] * 1000) as w:
        scanned(w)
        return_through(w, 600)
        assert slots(w) == []
        roots.scan_again(marker(w), w.g)
        assert int(stats.current.reframes) == 400


def test_an_exception_puts_barriers_back_up_to_its_handler() -> None:
    """At a barrier, one frame inside, one outside: a barrier over the handler's own return stays."""
    for frames, left in ((15, 6), (16, 6), (17, 5), (64, 4), (999, 0)):
        with stack([PC] * 1000) as w:
            scanned(w)
            sp = int(w.worker.sched_sp) + frames * CFA
            barriers.unwind_to(w.g, u64(sp))
            assert len(slots(w)) == left, frames
            assert all(slot >= sp for slot in slots(w))
            w.worker.sched_sp = w.g.sp = u64(sp)
            assert walked(w) == [PC] * (1000 - frames)
            assert all(word(w, at) != TRAMPOLINE for at in range(sp - frames * CFA, sp, 8))


def test_barriers_move_with_the_stack() -> None:
    with stack([PC] * 1000) as w:
        before = scanned(w)
        for size in (1 << 19, 1 << 17, 1 << 20):
            grow.move(w.g, u64(size))
            w.g.sp = w.worker.sched_sp
            assert distances(w) == before
            assert walked(w) == [PC] * 1000
        return_through(w, 20)
        roots.scan_again(marker(w), w.g)
        assert int(stats.current.hit) == 1


def test_who_asks_for_a_return_pc_gets_the_programs_own_and_may_change_it() -> None:
    with stack([PC] * 1000) as w:
        scanned(w)
        slot = u64(slots(w)[0])
        assert int(barriers.get_return_pc(w.g, slot)) == PC
        barriers.set_return_pc(w.g, slot, u64(LARGE))
        assert word(w, int(slot)) == TRAMPOLINE and int(barriers.get_return_pc(w.g, slot)) == LARGE
        plain = w.worker.sched_sp
        barriers.set_return_pc(w.g, plain, u64(LARGE))
        assert word(w, int(plain)) == LARGE


def test_the_table_has_room_for_the_largest_stack() -> None:
    sizes = {0: 1, 1024: 1, 1025: 2, 4096: 3, 8192: 4, 1 << 20: 11, 1 << 34: 25, 1 << 40: 25}
    with world():
        assert {size: int(barriers.max_stack_barriers(u64(size))) for size in sizes} == sizes


def test_a_goroutine_that_has_not_run_keeps_its_barriers_until_the_world_runs() -> None:
    with stack([PC] * 1000) as w:
        roots.scan_first(marker(w), w.g)
        w.g.hold = running.FREE
        cycle.terminate(marker(w), False)
        assert len(slots(w)) == 6 and int(stats.current.restacks) == 0
        roots.take_off_left()
        assert slots(w) == [] and int(stats.current.removed) == 6


def test_who_runs_a_goroutine_after_marking_takes_its_barriers_off() -> None:
    with stack([PC] * 1000) as w:
        roots.scan_first(marker(w), w.g)
        w.g.hold = running.FREE
        cycle.terminate(marker(w), False)
        running.claim(w.g)
        assert slots(w) == [] and walked(w) == [PC] * 1000


def test_a_new_goroutine_in_an_old_record_has_none() -> None:
    """R12, R43: an empty table is one that begins and ends at the same place, and is never looked into."""
    with stack([PC] * 1000) as w:
        scanned(w)
        barriers.unwind_to(w.g, w.g.high)
        barriers.end_barriers(w.g)
        assert int(w.g.pending) == int(w.g.pending_end) == int(w.g.barriers) != 0
        assert int(barriers.stop_of(w.g)) == int(barriers.WHOLE) and int(barriers.last_hit(w.g)) == 0


def test_a_goroutine_that_others_may_move_has_its_sp_in_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """R27, R28: what a walker in a signal's handler would find in the worker's block is no SP at all, and the new one afterwards."""
    with stack([PC] * 1000) as w:
        scanned(w)
        seen = []

        def moved_meanwhile() -> None:
            seen.append(int(w.worker.sched_sp))
            w.worker.sched_sp = w.g.sp
            grow.move(w.g, u64(1 << 19))
            w.worker.sched_sp = u64(seen[0])

        before = int(w.worker.sched_sp)
        monkeypatch.setattr(stopping, "leave_safe", moved_meanwhile)
        stopping.waiting[u64(0)] = u64(1)
        stopping.pause()
        assert seen == [int(running.NOWHERE)]
        assert w.worker.sched_sp == w.g.sp != u64(before) and walked(w) == [PC] * 1000


def test_a_report_holds_a_standing_goroutine_while_it_reads_its_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    """R20, R22: the collector puts barriers on stacks of goroutines that stand, and keeps off those that are held."""
    with stack([PC] * 1000) as w:
        w.g.status, w.g.hold, w.g.reason = WAITING, running.FREE, u64(w.place(b"sleep\0"))
        seen = []
        monkeypatch.setattr(goroutines, "put_stack", lambda g, *rest: seen.append(int(g.hold)))
        goroutines.report(w.g, Worker.null())
        assert seen == [int(running.SCANNED)] and w.g.hold == running.FREE
        w.g.status, w.g.hold = RUNNING, running.RUNS
        goroutines.report(w.g, w.worker)
        assert seen[1:] == [int(running.RUNS)] and w.g.hold == running.RUNS


# --- each check fires ------------------------------------------------------------------------------------------------------------


def test_a_stack_is_not_scanned_twice_in_one_phase() -> None:
    """R10."""
    with stack([PC] * 1000) as w:
        scanned(w)
        with pytest.raises(FatalError, match="g already has stack barriers"):
            roots.scan_first(marker(w), w.g)


def test_a_barrier_that_is_not_there_any_more_is_told() -> None:
    """R15: somebody has written over a slot."""
    with stack([PC] * 1000) as w:
        scanned(w)
        w.machine.store(slots(w)[2], 8, PC)
        with pytest.raises(FatalError, match="stack barrier lost"):
            barriers.remove_barriers(w.g)


def test_a_barrier_that_a_walk_does_not_expect_is_told() -> None:
    """R28: a stale PC of a barrier where none is; and one that comes out of turn."""
    with stack([PC] * 1000) as w:
        scanned(w)
        w.machine.store(slots(w)[0] - CFA, 8, TRAMPOLINE)
        with pytest.raises(FatalError, match="missed stack barrier"):
            walked(w)
    with stack([PC] * 1000) as w:
        w.machine.store(int(w.worker.sched_sp) + 5 * CFA, 8, TRAMPOLINE)
        with pytest.raises(FatalError, match="missed stack barrier"):
            walked(w)  # R43: the table is empty
    with stack([PC] * 1000) as w:
        scanned(w)
        w.g.pending = w.g.pending + barriers.SIZE
        with pytest.raises(FatalError, match="missed stack barrier"):
            walked(w)  # R1: counted as hit, and not put back


def test_a_walk_that_ends_without_having_met_every_barrier_is_told() -> None:
    with stack([PC] * 1000) as w:
        scanned(w)
        last = Barrier.at(w.g.pending_end - barriers.SIZE)
        w.machine.store(int(last.slot), 8, int(last.pc))
        with pytest.raises(FatalError, match="leftover stack barriers"):
            walked(w)


def test_a_walk_that_stops_early_is_told() -> None:
    """R36."""
    with stack([PC] * 1000) as w:
        scanned(w)
        w.machine.store(slots(w)[0] + CFA, 8, OUTERMOST)
        with pytest.raises(FatalError, match="leftover stack barriers"):
            walked(w)


def test_a_goroutine_may_not_end_with_barriers_pending() -> None:
    with stack([PC] * 1000) as w:
        scanned(w)
        with pytest.raises(FatalError, match="ends with stack barriers pending"):
            barriers.end_barriers(w.g)


def test_the_table_may_not_overflow() -> None:
    """R9: every frame seemed to lie beyond the target."""
    with stack([PC] * 1000) as w, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "next_goal", lambda slot, target: slot + u64(1))
        with pytest.raises(FatalError, match="too many stack barriers"):
            scanned(w)


def test_a_barrier_goes_over_the_return_pc_that_the_walk_has_seen_only() -> None:
    with stack([PC] * 1000) as w:
        slot = w.worker.sched_sp + u64(8 * CFA)
        with pytest.raises(FatalError, match="the walk's return PC differs"):
            barriers.install_barrier(w.g, slot, slot + u64(8), u64(LARGE))


def test_a_write_beyond_the_stop_is_told() -> None:
    """R1, R4, R5: a frame that has not run since its scan has changed."""
    with stack([PC] * 1000) as w:
        scanned(w)
        w.machine.store(slots(w)[0] + 8 + 3 * CFA + 24, 8, 12345)
        with pytest.raises(FatalError, match="a stack has changed beyond its barrier"):
            roots.scan_again(marker(w), w.g)


def test_a_scan_of_more_than_has_changed_is_told() -> None:
    with stack([PC] * 1000) as w, pytest.MonkeyPatch.context() as patch:
        patch.setattr(barriers, "FIRST", u64(4096))
        scanned(w)
        patch.setattr(barriers, "FIRST", u64(1024))
        with pytest.raises(FatalError, match="scanned again for more than has changed"):
            roots.scan_again(marker(w), w.g)


@pytest.mark.parametrize(
    ("strategy", "reads", "told"), [("barriers", 98000, True), ("watermark", 98000, False), ("watermark", 200000, True)]
)
def test_how_far_the_next_barrier_may_be(strategy: str, reads: int, told: bool) -> None:
    """A second scan keeps barriers that are more than a doubling apart, at most 128 KiB under watermark: found by an hour's soak."""
    with stack([PC] * (260000 // CFA)) as w:
        scanned(w)
        barriers.remove_barriers(w.g)
        knobs.stackscan = knobs.SCAN_WATERMARK if strategy == "watermark" else knobs.SCAN_BARRIERS
        sp = w.worker.sched_sp
        stop = sp + u64(reads // CFA * CFA)
        if told:
            with pytest.raises(FatalError, match="scanned again for more than has changed"):
                bound.check_extent(marker(w).walk, w.g, sp, stop, u64(0))
        else:
            bound.check_extent(marker(w).walk, w.g, sp, stop, u64(0))


def test_other_frames_in_the_place_of_those_that_returned_are_scanned() -> None:
    """Half of the stack is left, and other frames come, which hold other words: up to the stop, all of them are read."""
    with stack([PC] * 1000) as w:
        scanned(w)
        return_through(w, 500)
        for n in range(500):
            sp = int(w.worker.sched_sp) - CFA
            w.machine.store(sp, 8, PC)
            w.machine.store(sp + 24, 8, n)
            w.worker.sched_sp = w.g.sp = u64(sp)
        assert walked(w) == [PC] * 1000
        roots.scan_again(marker(w), w.g)
        assert int(stats.current.reframes) == 512
