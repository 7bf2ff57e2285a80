"""Marking, sweeping, oracle and accounts on fabricated objects, frames and site tables, under CPython."""

from __future__ import annotations

import random

import pytest
from worlds import TEXT, World, collect_now, world

from bullsnake.dialect import ref, u64
from bullsnake.dialect.sizeclasses import OBJECTS_PER_SPAN, SIZE_CLASSES
from bullsnake.runtime.gc import collect, cycle, mark, oracle, pacer, reading, roots, stats
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import central, heap, marking, pages, sweep
from bullsnake.runtime.stack import barriers, walk
from bullsnake.simulate import FatalError

FIXED, SCALARS, REFERENCES = 0, 1, 2


def bit(w: World, address: int) -> bool:
    span = pages.span_of(u64(address))
    number = (address - int(span.base)) // int(span.elem_size)
    return bool(int(span.live[u64(number // 64)]) >> (number % 64) & 1)


def is_marked(address: int) -> bool:
    span = pages.span_of(u64(address))
    return marking.is_set(span, u64((address - int(span.base)) // int(span.elem_size)))


def chain(w: World, length: int) -> list[int]:
    """A linked list; word 2 is the reference, word 1 a number."""
    node = w.kind(FIXED, 24, 0b100)
    made = [w.new(node) for _ in range(length)]
    for at, after in zip(made, [*made[1:], 0], strict=True):
        w.machine.store(at + 16, 8, after)
    return made


def test_the_number_of_an_object_is_exact_for_every_size() -> None:
    """(offset * magic) >> 32, for the first and last byte of each object of each class."""
    for size, count in zip(SIZE_CLASSES, OBJECTS_PER_SPAN, strict=True):
        magic = 0xFFFF_FFFF // size + 1 if size else 0
        for number in range(count if size else 0):
            assert number * size * magic >> 32 == (number * size + size - 1) * magic >> 32 == number


def test_what_roots_reach_survives_and_the_rest_is_free() -> None:
    with world(gccheck=1) as w:
        kept, lost = chain(w, 50), chain(w, 70)
        w.root(kept[0])
        assert collect_now(w) == 50 * 24
        sweep.finish()
        assert all(bit(w, at) for at in kept) and not any(bit(w, at) for at in lost)


@pytest.mark.parametrize("field", ["dying", "body", "word_ref", "local"])
def test_what_a_goroutine_holds_beside_its_stack_is_a_root(field: str) -> None:
    """word_ref: what was handed over to it while it waited (R4, R5)."""
    with world() as w:
        held, lost = chain(w, 1)[0], chain(w, 1)[0]
        setattr(w.g, field, ref.at(u64(held)))
        stats.next_cycle()
        cycle.begin_marking()
        roots.scan_record(Marker.at(w.worker.marker), w.g)
        assert is_marked(held) and not is_marked(lost)


def test_arrays_of_references_and_of_numbers() -> None:
    """The numbers of a scalar array that look like addresses keep nothing alive."""
    with world(gccheck=1) as w:
        leaf = w.kind(FIXED, 16)
        a, b = w.new(leaf, noscan=True), w.new(leaf, noscan=True)
        refs = int(heap.new_array(w.kind(REFERENCES, 16, elem=8), u64(5000)).address())
        numbers = int(heap.new_array(w.kind(SCALARS, 16, elem=8), u64(5000)).address())
        w.machine.store(refs + 16 + 8 * 4999, 8, a)
        w.machine.store(numbers + 16, 8, b)
        w.root(refs), w.root(numbers)
        collect_now(w)
        sweep.finish()
        span = pages.span_of(u64(a))
        assert bit(w, a) and not bit(w, b)
        assert int(span.elem_size) == 16


def test_a_root_into_the_middle_of_an_object_is_fatal() -> None:
    with world() as w:
        w.root(chain(w, 1)[0] + 8)
        with pytest.raises(FatalError, match="mark: a reference into the middle of an object"):
            collect.collect()


def test_a_root_into_the_middle_of_a_large_object_is_fatal() -> None:
    with world() as w:
        w.root(int(heap.new_array(w.kind(SCALARS, 16, elem=8), u64(9000)).address()) + 8192)
        with pytest.raises(FatalError, match="mark: a reference into the middle of a large object"):
            collect.collect()


def test_a_root_into_free_pages_is_fatal() -> None:
    with world() as w:
        at = w.root(int(heap.new_array(w.kind(SCALARS, 16, elem=8), u64(9000)).address()))
        value = w.machine.load(at, 8)
        w.machine.store(at, 8, 0)
        collect_now(w)
        w.machine.store(at, 8, value)
        with pytest.raises(FatalError, match="mark: a reference to free pages"):
            collect.collect()


def marked_by_hand(w: World, length: int) -> list[int]:
    """A list that the collector has marked, with its marking not ended."""
    kept = chain(w, length)
    w.root(kept[0])
    w.g.sp = w.worker.sched_sp
    stats.next_cycle()
    cycle.begin_marking()
    roots.scan_globals(marker(w))
    while mark.drain(marker(w), u64(100)):
        pass
    return kept


def marker(w: World) -> Marker:
    return Marker.at(w.worker.marker)


def test_the_oracle_agrees_with_a_right_marking() -> None:
    with world() as w:
        marked_by_hand(w, 20)
        oracle.compare(True)
        assert int(oracle.reached) == 20


@pytest.mark.parametrize(("set_it", "message"), [(False, "the collector missed an object"), (True, "objects that the oracle did not")])
def test_the_oracle_sees_a_wrong_bit(set_it: bool, message: str) -> None:
    with world() as w:
        lost = chain(w, 1)
        kept = marked_by_hand(w, 20)
        at = lost[0] if set_it else kept[11]
        span = pages.span_of(u64(at))
        number = (at - int(span.base)) // 24
        word = u64(number // 64)
        span.mark[word] = span.mark[word] ^ u64(1 << number % 64)
        with pytest.raises(FatalError, match=message):
            oracle.compare(True)


def test_roots_of_frames_are_the_live_slots_alone() -> None:
    """Three sites, one of them recursive; slots that a row does not name hold garbage."""
    a, b, c = TEXT + 16, TEXT + 80, TEXT + 700
    with world(gccheck=1) as w:
        w.sites((a, 32, (2,)), (b, 64, (2, 5)), (c, 16, ()))
        n = [chain(w, 1)[0] for _ in range(8)]
        frames = [(a, {2: n[0], 3: n[7]}), *[(b, {2: n[i], 5: 0, 3: 0xDEAD}) for i in (1, 2, 3)], (c, {}), (a, {2: n[4], 3: 8})]
        w.push(int(w.g.base_sp) - 8, frames, {a: 32, b: 64, c: 16})
        m = marker(w)
        walk.begin(m.walk, w.g, w.worker.sched_sp)
        end = walk.collect_roots(m.walk, m.roots, u64(1 << 63), barriers.WHOLE)
        found = [w.machine.load(at, 8) for at in range(int(m.roots), int(end), 8)]
        assert found == [n[4], n[3], n[2], n[1], n[0]]
        assert int(m.walk.frames) == 6
        assert collect_now(w) == 5 * 24


def test_a_stack_is_scanned_in_chunks() -> None:
    """150 frames, each with a node, a chunk of 16 roots at a time: all nodes survive, all frames are counted."""
    pc = TEXT + 16
    with world() as w:
        kept = [chain(w, 1)[0] for _ in range(150)]
        w.sites((pc, 32, (2,)))
        w.push(int(w.g.base_sp) - 8, [(pc, {2: at}) for at in kept], {pc: 32})
        chunk, reading.CHUNK = reading.CHUNK, u64(128)
        try:
            assert collect_now(w) == 150 * 24
        finally:
            reading.CHUNK = chunk
        assert int(marker(w).walk.frames) == 150


@pytest.mark.parametrize(("pc", "message"), [(TEXT + 20, "return PC without a site"), (0x7000_0000, "return PC outside all code")])
def test_a_walk_that_meets_an_unknown_pc_is_fatal(pc: int, message: str) -> None:
    with world() as w:
        w.sites((TEXT + 16, 32, ()))
        w.push(int(w.g.base_sp) - 8, [(pc, {})], {pc: 32})
        with pytest.raises(FatalError, match=message):
            collect.collect()


def test_accounts_hold_over_random_cycles() -> None:
    """After each collection handed_out is the size of what lives; while allocating it never falls short of it."""
    source = random.Random(3)
    with world(gccheck=1) as w:
        kinds = [(w.kind(FIXED, size), size) for size in (16, 40, 72, 1000, 9000)]
        live: dict[int, int] = {}
        slot = {w.root(0): 0 for _ in range(60)}
        for _ in range(8):
            for _ in range(120):
                kind, size = source.choice(kinds)
                made = w.new(kind)
                where = source.choice(list(slot))
                slot[where] = made
                live[made] = SIZE_CLASSES[next(i for i, s in enumerate(SIZE_CLASSES) if s >= size)]
                w.machine.store(where, 8, made)
            expected = sum(live[at] for at in set(slot.values()) - {0})
            assert collect_now(w) == expected
            live = {at: live[at] for at in set(slot.values()) - {0}}


def test_memory_of_other_size_classes_is_reclaimed_before_memory_counts_as_out() -> None:
    """Dead spans of one class, not swept yet, hold all of maxheap: another class can allocate all the same, at once."""
    with world(maxheap=1 << 20) as w:
        small, other = w.kind(FIXED, 24), w.kind(FIXED, 1000)
        heap.trigger = u64(1 << 40)
        while int(pages.pages_in_use) * 8192 < 1 << 20:
            w.new(small)
        collect_now(w)
        heap.trigger = u64(1 << 40)
        assert w.new(other) != 0
        big = heap.new_array(w.kind(SCALARS, 16, elem=8), u64(60000))
        assert int(big.address()) != 0


def test_memory_is_out_beyond_maxheap() -> None:
    with world(maxheap=1 << 20) as w:
        assert int(heap.new_array(w.kind(SCALARS, 16, elem=8), u64(1 << 20)).address()) == 0
        assert int(heap.new_array(w.kind(SCALARS, 16, elem=8), u64(1 << 63)).address()) == 0
        pages.close_reserve()
        node = w.kind(FIXED, 1000)
        made = 0
        while at := w.new(node):
            w.root(at) if made < 400 else None
            made += 1
            assert made < 2000
        assert made * 1024 <= 1 << 20


def test_memory_that_is_out_in_the_reserve_too_is_fatal() -> None:
    """Between the failure and its handler there is a reserve of 256 KiB; the handler closes it."""
    with world(maxheap=1 << 20) as w:
        words = w.kind(SCALARS, 16, elem=8)
        assert int(heap.new_array(words, u64(1 << 20)).address()) == 0
        assert int(heap.new_array(words, u64(130 << 10)).address()) != 0
        with pytest.raises(FatalError, match="out of memory while a MemoryError is raised"):
            heap.new_array(words, u64(130 << 10))


def test_what_survives_sets_the_next_goal() -> None:
    with world(gogc=200, gcstop=0):
        pacer.set_goal(u64(100 << 20))
        assert int(pacer.goal) // (1 << 20) in (299, 300) and 100 << 20 < int(heap.trigger) < int(pacer.goal)
        pacer.set_goal(u64(0))
        assert (8 << 20) - 200 <= int(pacer.goal) <= 8 << 20


def test_a_deep_stack_moves_the_goal() -> None:
    """A goroutine that has descended far must not come to the end of a small heap's goal while its stack is scanned."""
    with world(gogc=100, gcstop=0):
        pacer.set_goal(u64(0))
        small = int(pacer.goal)
        central.handed[u64(0)] = u64(2 * small)
        pacer.note_start(u64(0))
        assert pacer.past_goal(pacer.HALF)
        pacer.note_stack(u64(100 << 20), u64(0))
        assert int(pacer.goal_now()) - small in range(99 << 20, (100 << 20) + 1)
        assert not pacer.past_goal(pacer.SIXTEENTH)
        pacer.set_goal(u64(0))
        assert int(pacer.goal) in range(99 << 20, (100 << 20) + 1)
        pacer.note_start(u64(0))
        pacer.set_goal(u64(0))
        assert int(pacer.goal) == small


def test_the_goal_does_not_move_beyond_maxheap() -> None:
    with world(gogc=100, gcstop=0, maxheap=20 << 20):
        pacer.set_goal(u64(0))
        pacer.note_start(u64(0))
        pacer.note_stack(u64(100 << 20), u64(0))
        assert int(pacer.goal_now()) == 20 << 20


def test_reading_a_stack_is_work_to_share() -> None:
    """With a fiftieth of the way to the goal allocated, a fiftieth of the stack is due; what has been read is no longer lacking."""
    with world(gogc=100, gcstop=0):
        pacer.set_goal(u64(0))
        pacer.note_start(u64(0))
        pacer.note_stack(u64(100 << 20), u64(0))
        central.handed[u64(0)] = u64(int(pacer.goal_now()) // 50)
        assert int(pacer.lacking(u64(0))) in range(1_900_000, 2_200_000)
        pacer.note_read(u64(1 << 20))
        assert int(pacer.lacking(u64(0))) in range(900_000, 1_150_000)
        pacer.note_read(u64(99 << 20))
        assert int(pacer.lacking(u64(0))) == 0


def test_poison_overwrites_what_died() -> None:
    with world(poison=1) as w:
        kept, lost = chain(w, 3), chain(w, 3)
        w.root(kept[0])
        collect_now(w)
        sweep.finish()
        assert [w.machine.load(at, 8) for at in lost] == [0xDBDB_DBDB_DBDB_DBDB] * 3
        assert w.machine.load(kept[0] + 16, 8) == kept[1]
