"""Growth, shrinking, reserve, polls and unwinding on fabricated stacks, under CPython."""

from __future__ import annotations

import pytest
from worlds import World, world

from bullsnake.dialect import u64
from bullsnake.runtime.panic import unwind
from bullsnake.runtime.stack import grow
from bullsnake.runtime.stack.worker import POISON
from bullsnake.simulate import FatalError

MIB = 1 << 20


def at_depth(w: World, nbytes: int) -> bytes:
    """Put SP that many bytes below the top, with a pattern between; the pattern."""
    sp = int(w.g.high) - nbytes
    w.worker.sched_sp = u64(sp)
    pattern = bytes(i * 7 % 251 for i in range(nbytes))
    w.machine.memory.write(sp, pattern)
    return pattern


def contents(w: World) -> bytes:
    sp = int(w.worker.sched_sp)
    return w.machine.memory.read(sp, int(w.g.high) - sp)


def size(w: World) -> int:
    return int(w.g.high) - int(w.g.low)


def fill(w: World) -> bytes:
    """Use the stack up to its guard."""
    return at_depth(w, size(w) - int(grow.GUARD) + 64)


def test_growth_doubles_and_copies_then_moves_into_a_region() -> None:
    with world() as w:
        sizes = []
        for _ in range(6):
            pattern, old = fill(w), int(w.worker.sched_sp)
            assert grow.newstack() == grow.GO_ON
            assert contents(w) == pattern
            assert (int(w.worker.sched_sp) - old) % 64 == 0
            assert int(w.worker.stackguard) == int(w.g.guard)
            sizes.append(size(w))
        assert sizes[:5] == [16384, 32768, 65536, 131072, 262144]
        assert sizes[5] == int(grow.limit) + int(grow.RESERVE) and int(w.g.region) == 1
        assert (int(grow.copies), int(grow.moves)) == (6, 1)


def test_a_check_before_a_large_frame_gets_the_room_that_it_asks_for() -> None:
    with world() as w:
        for needed in (100, 40_000, 300_000, 3 * MIB):
            pattern = at_depth(w, 1000)
            w.worker.needed = u64(needed)
            assert grow.newstack() == grow.GO_ON
            assert contents(w) == pattern
            assert int(w.worker.sched_sp) - needed >= int(w.g.guard)
            assert int(w.worker.needed) == 0


def test_a_frame_larger_than_the_limit_is_a_recursion_error() -> None:
    with world(maxstack=100_000) as w:
        for _ in range(2):
            at_depth(w, 1000)
            w.worker.needed = u64(200_000)
            assert grow.newstack() == grow.RAISE_RECURSION
            grow.close_reserve(w.g)


def test_without_address_space_for_a_region_copying_goes_on() -> None:
    with world() as w:
        mmap = w.machine.foreign("mmap")
        w.machine.define("mmap", lambda *args: 0xFFFF_FFFF_FFFF_FFFF if args[1] > 64 * MIB else mmap(*args))
        for _ in range(8):
            fill(w)
            assert grow.newstack() == grow.GO_ON
        assert size(w) == 8192 << 8 and int(w.g.region) == 0


def recursion_error(w: World) -> None:
    while True:
        fill(w) if not int(w.g.region) else w.worker.__setattr__("sched_sp", w.g.guard - u64(8))
        verdict = grow.newstack()
        if verdict != grow.GO_ON:
            assert verdict == grow.RAISE_RECURSION
            return


@pytest.mark.parametrize("limit", [100_000, 300_000, 4 * MIB])
def test_recursion_error_at_the_limit_again_and_again(limit: int) -> None:
    """The reserve is open between the error and its handler, and only then; the limit is used to the full."""
    with world(maxstack=limit) as w:
        for _ in range(5):
            recursion_error(w)
            room = size(w) - int(grow.RESERVE)
            assert limit <= room < limit + 4096
            assert int(w.g.guard) == int(w.g.low) + int(grow.GUARD)
            grow.close_reserve(w.g)
            assert int(w.g.guard) == int(w.g.low) + int(grow.GUARD) + int(grow.RESERVE)
            assert int(w.worker.stackguard) == int(w.g.guard)


def test_a_second_overflow_in_the_reserve_is_fatal() -> None:
    with world(maxstack=100_000) as w:
        recursion_error(w)
        w.worker.sched_sp = w.g.guard - u64(8)
        with pytest.raises(FatalError, match="stack overflow while a RecursionError is handled"):
            grow.newstack()


def test_a_move_with_the_reserve_open_leaves_it_open() -> None:
    with world(maxstack=100_000, movestack=1) as w:
        recursion_error(w)
        w.worker.sched_sp = w.g.guard + u64(8)
        low = int(w.g.low)
        assert grow.newstack() == grow.GO_ON
        assert int(w.g.low) != low
        assert int(w.g.guard) == int(w.g.low) + int(grow.GUARD)


def test_a_stack_shrinks_only_after_a_while_and_keeps_its_contents() -> None:
    with world() as w:
        for _ in range(5):
            fill(w)
            grow.newstack()
        pattern = at_depth(w, 1000)
        sizes = []
        for _ in range(8):
            grow.shrink(w.g)
            sizes.append(size(w) >> 10)
            assert contents(w) == pattern
        assert sizes == [256, 128, 128, 64, 64, 32, 32, 16]
        assert int(w.g.sp) == int(w.worker.sched_sp)  # the collection takes SP back from g


def test_a_recursion_that_oscillates_soon_copies_nothing() -> None:
    """60 rounds of a deep call and two collections at shallow depth: each regrowth doubles the patience."""
    with world() as w:
        for _ in range(60):
            while True:
                at_depth(w, 150_000) if size(w) > 170_000 else fill(w)
                if int(w.worker.sched_sp) >= int(w.g.guard):
                    break
                grow.newstack()
            for _ in range(2):
                at_depth(w, 500)
                grow.shrink(w.g)
        assert int(grow.copies) <= 5 + 2 * 6


def region(w: World) -> None:
    while not int(w.g.region):
        fill(w)
        grow.newstack()


def touched(w: World, low: int) -> int:
    return sum(w.machine.memory.is_touched(at) for at in range(low, int(w.g.high), 4096)) * 4096


def test_a_region_gives_deep_pages_back_in_pieces() -> None:
    """The depth was never seen by a collection: only the pages tell. What lies near SP stays."""
    with world() as w:
        region(w)
        deep = (int(w.g.high) - 21 * MIB) & ~4095
        for at in range(deep, int(w.g.high), 4096):
            w.machine.store(at, 8, 1)
        before = []
        for _ in range(6):
            pattern = at_depth(w, 3000)
            grow.shrink(w.g)
            assert contents(w) == pattern
            before.append(touched(w, deep) // MIB)
        assert before[0] == 21 and before[1] == 13 and before[2] == 5 and before[-1] <= 3
        assert 21 * MIB <= int(grow.deepest) < 22 * MIB


def test_a_region_at_its_limit_drops_nothing() -> None:
    with world(maxstack=4 * MIB) as w:
        region(w)
        w.worker.sched_sp = w.g.low + u64(8192)
        grow.shrink(w.g)
        grow.shrink(w.g)
        assert int(w.g.shrunk) == 0


def test_an_interrupt_is_raised_once_at_the_next_poll() -> None:
    with world() as w:
        grow.interrupted, w.worker.stackguard = u64(1), POISON
        assert grow.poll() == grow.RAISE_INTERRUPT
        assert grow.poll() == grow.GO_ON
        assert int(w.worker.stackguard) == int(w.g.guard)


def test_setting_the_guard_does_not_lose_a_signal() -> None:
    """A signal that waits keeps the guard poisoned through growth, shrinking and the closing of the reserve."""
    with world() as w:
        grow.interrupted = u64(1)
        grow.set_guard(w.g)
        assert w.worker.stackguard == POISON


def test_a_trace_keeps_the_first_and_last_fifty_entries() -> None:
    """1000 frames with rows A B A B ..., then one row 10^5 times: 1001 entries, of which the ring keeps 100."""
    from bullsnake.runtime.stack.sites import Row

    with world() as w:
        data = w.machine.memory.map(0, 8 * 102)
        rows = [Row.at(u64(0x5000 + 24 * (i % 2))) for i in range(1000)] + [Row.at(u64(0x6000))] * 1000
        for row in rows:
            unwind.add_to_trace(u64(data), row)
        assert [w.machine.load(data + 8 * i, 8) for i in (0, 1)] == [1001, 2000]
        for number in [*range(50), *range(951, 1001)]:
            entry = w.machine.load(int(unwind.entry_address(u64(data), u64(number))), 8)
            assert entry & 0xFFFF_FFFF == int(rows[number].address())
            assert entry >> 32 == (1000 if number == 1000 else 1)
