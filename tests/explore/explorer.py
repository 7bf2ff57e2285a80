"""Threads over one simulated memory, in an order that a seed decides; and a hash that tells whether two orders differ at all.

Each thread is a greenlet. Before an access to memory it may hand on to another thread, with a likelihood that is drawn once for each
order, so that there are hasty orders and patient ones. Atomics are one access. The worker of a thread is its own.

Two orders are the same up to commuting steps if at each address the accesses have the same order, apart from reads next to each other
(Mazurkiewicz traces). `signature` hashes exactly that, over the addresses that more than one thread has touched.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable
from typing import Any

import pytest
from greenlet import getcurrent, greenlet

from bullsnake.simulate import SimulatedMachine
from bullsnake.simulate.memory import PAGE

ATOMICS = ("cas64", "xchg64", "xadd64", "or64", "and64")
MOST_STEPS = 100_000


class Endless(AssertionError):
    """The threads do not come to an end."""


class Place:
    """The accesses to one address so far: a hash of what is decided, and the threads that have read since the last write."""

    __slots__ = ("count", "decided", "readers", "threads")

    def __init__(self) -> None:
        self.decided = 0
        self.readers = 0
        self.threads = 0
        self.count = 0

    def write(self, thread: int) -> None:
        self.decided = hash((self.decided, self.readers, thread))
        self.readers = 0
        self.threads |= 1 << thread


class Explorer:
    """One order. `threads`: (worker, function) for each."""

    def __init__(self, machine: SimulatedMachine, patch: pytest.MonkeyPatch, seed: int) -> None:
        self.machine = machine
        self.random = random.Random(seed)
        self.often = self.random.choice((0.003, 0.02, 0.1, 0.4))
        self.left = self.until(self.often)
        self.places: dict[int, Place] = {}
        self.steps = 0
        self.inside = True
        self.alive: list[int] = []
        self.current = 0
        self.load, self.store = machine.load, machine.store
        self.pages = machine.memory._pages  # a page that has been touched is mapped: no need to look again
        patch.setattr(machine, "load", self.loaded)
        patch.setattr(machine, "store", self.stored)
        patch.setattr(machine, "worker", lambda: self.workers[self.current])
        machine.define("syscall", lambda *args: self.hand_on() or 0)
        for name, module in list(sys.modules.items()):
            if name.startswith("bullsnake.runtime."):
                for atomic in ATOMICS:
                    if hasattr(module, atomic):
                        patch.setattr(module, atomic, self.one_step(getattr(module, atomic)))

    def loaded(self, address: int, nbytes: int) -> int:
        self.step(address, False)
        page = self.pages.get(address // PAGE)
        if page is None:
            return self.load(address, nbytes)
        return int.from_bytes(page[address % PAGE : address % PAGE + nbytes], "little")

    def stored(self, address: int, nbytes: int, value: int) -> None:
        self.step(address, True)
        page = self.pages.get(address // PAGE)
        if page is None:
            self.store(address, nbytes, value)
        else:
            page[address % PAGE : address % PAGE + nbytes] = value.to_bytes(nbytes, "little")

    def one_step(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def atomic(address: Any, *args: Any) -> Any:
            if self.inside:
                return function(address, *args)
            self.step(address.value, True)
            self.inside = True
            try:
                return function(address, *args)
            finally:
                self.inside = False

        return atomic

    def until(self, often: float) -> int:
        """After how many accesses what happens at each with a likelihood happens next."""
        return int(math.log(1.0 - self.random.random()) / math.log1p(-often)) if often else sys.maxsize

    def step(self, address: int, writes: bool) -> None:
        """An access is about to happen."""
        if self.inside:
            return
        self.left -= 1
        if self.left < 0:
            self.left = self.until(self.often)
            self.hand_on()
        place = self.places.get(address)
        if place is None:
            place = self.places[address] = Place()
        place.count += 1
        if writes:
            place.write(self.current)
        else:
            place.readers |= 1 << self.current
            place.threads |= 1 << self.current

    def hand_on(self) -> None:
        """Let a thread run that is drawn, perhaps this one."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Endless("no end in sight")
        chosen = self.random.choice(self.alive)
        if chosen != self.current:
            self.current = chosen
            self.greenlets[chosen].switch()

    def run(self, threads: list[tuple[Any, Callable[[], None]]]) -> None:
        """Run all to their end; raises what one of them raises."""
        self.workers = [worker for worker, _ in threads]
        self.main = getcurrent()
        self.greenlets = [greenlet(self.body(function)) for _, function in threads]
        self.alive = list(range(len(threads)))
        self.inside = False
        try:
            while self.alive:
                self.current = self.random.choice(self.alive)
                self.greenlets[self.current].switch()
        finally:
            self.inside = True

    def body(self, function: Callable[[], None]) -> Callable[[], None]:
        """A thread; when it ends, control goes to `run`, which is every greenlet's parent, and so does what it raises."""

        def run() -> None:
            function()
            self.alive.remove(self.current)

        return run

    def shared_accesses(self) -> int:
        """How many accesses went to addresses that more than one thread has touched."""
        return sum(place.count for place in self.places.values() if place.threads & (place.threads - 1))

    def signature(self) -> int:
        """Equal for orders that differ in commuting steps only."""
        shared = [(a, p.decided, p.readers) for a, p in self.places.items() if p.threads & (p.threads - 1)]
        return hash(tuple(sorted(shared)))
