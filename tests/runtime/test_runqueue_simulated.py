"""The worker's own queue of goroutines, with thieves, in many interleavings: nobody is lost, nobody is taken twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest
from interleave import Interleaving

from bullsnake.dialect import sizeof, u64
from bullsnake.runtime.os import lock
from bullsnake.runtime.sched import queue, runqueue
from bullsnake.runtime.stack.worker import RING, G, Worker
from bullsnake.simulate import SimulatedMachine, simulated


@pytest.fixture
def machine() -> Iterator[SimulatedMachine]:
    with simulated() as made:
        yield made


def new_worker(m: SimulatedMachine, start: int) -> Worker:
    """A worker whose ring is empty, with head and tail at `start`."""
    worker = Worker.at(u64(m.memory.map(0, sizeof(Worker).value)))
    worker.self = worker
    worker.head = worker.tail = u64(start)
    return worker


def goroutines(m: SimulatedMachine, count: int) -> list[G]:
    return [G.at(u64(m.memory.map(0, sizeof(G).value))) for _ in range(count)]


def drained(worker: Worker, m: SimulatedMachine) -> list[G]:
    """What is left in a worker's own queue."""
    m.set_worker(worker)
    out = []
    while not (g := runqueue.take_next()).is_null() or not (g := runqueue.take_first()).is_null():
        out.append(g)
    return out


@pytest.mark.parametrize("start", [0, RING.value - 3, 2**64 - 5])
def test_first_come_first_served_but_for_the_next(machine: SimulatedMachine, start: int) -> None:
    owner, (a, b, c, d) = new_worker(machine, start), goroutines(machine, 4)
    machine.set_worker(owner)
    runqueue.put_last(a)
    runqueue.put_next(b)
    runqueue.put_last(c)
    runqueue.put_next(d)
    assert drained(owner, machine) == [d, a, c, b]


def test_a_full_ring_spills_its_first_half(machine: SimulatedMachine) -> None:
    owner, all_gs = new_worker(machine, 7), goroutines(machine, RING.value + 1)
    machine.set_worker(owner)
    for g in all_gs:
        runqueue.put_last(g)
    assert int(queue.length) == RING.value // 2
    spilled = [queue.pop() for _ in range(RING.value // 2)]
    assert spilled + drained(owner, machine) == all_gs


def test_a_thief_takes_half(machine: SimulatedMachine) -> None:
    owner, thief, all_gs = new_worker(machine, 2**64 - 2), new_worker(machine, 5), goroutines(machine, 5)
    machine.set_worker(owner)
    for g in all_gs:
        runqueue.put_last(g)
    machine.set_worker(thief)
    assert runqueue.steal_half(owner) == all_gs[0]
    assert drained(thief, machine) == all_gs[1:3]
    assert runqueue.steal_half(thief).is_null()
    assert drained(owner, machine) == all_gs[3:]


@pytest.mark.parametrize("seed", range(60))
def test_owner_and_thieves(machine: SimulatedMachine, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """In a third of the orders the ring is nearly full at first, so that it spills."""
    chance = random.Random(seed)
    workers = [new_worker(machine, start) for start in (2**64 - 7, 250, 0)]
    owner, crowd, left = workers[0], goroutines(machine, RING.value - 3 if seed % 3 == 0 else 0), goroutines(machine, 60)
    machine.set_worker(owner)
    for g in crowd:
        runqueue.put_last(g)
    all_gs = crowd + left
    taken: list[G] = []
    plan = [chance.choice(["last", "next", "take next", "take first"]) for _ in range(3 * len(left))]

    def own() -> None:
        for what in plan:
            if what == "last" and left:
                runqueue.put_last(left.pop())
            elif what == "next" and left:
                runqueue.put_next(left.pop())
            elif what.startswith("take"):
                note(runqueue.take_next() if what == "take next" else runqueue.take_first())

    def steal() -> None:
        for _ in range(12):
            note(runqueue.steal_half(owner))
            at = runqueue.next_of(owner)
            found = machine.load(at.value, 8)
            if found and runqueue.cas64(at, u64(found), u64(0)):
                note(G.at(u64(found)))
            while not (g := runqueue.take_first()).is_null():
                note(g)

    def note(g: G) -> None:
        if not g.is_null():
            taken.append(g)

    with monkeypatch.context() as patch:
        interleaving = Interleaving(machine, patch, seed)
        interleaving.atomics_of(runqueue, lock)
        interleaving.run(list(zip(workers, (own, steal, steal), strict=True)))
    for worker in workers:
        taken += drained(worker, machine)
    while not (g := queue.pop()).is_null():
        taken.append(g)
    assert Counter(taken) == Counter(g for g in all_gs if g not in left)
