"""What guest code does to the heap, as compiled code does it: loads, stores behind the write barrier, allocations, polls.

A goroutine has one frame with SLOTS slots, all of them roots. Each access to an object checks that it still is one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from bullsnake.dialect import u64
from bullsnake.dialect.sizeclasses import SIZE_CLASSES, cache_index, class_of
from bullsnake.runtime.gc import barrier
from bullsnake.runtime.mem import heap, marking
from bullsnake.runtime.mem.descriptor import TypeDesc
from bullsnake.runtime.stack import grow, running, world
from bullsnake.runtime.stack.worker import POISON, G, Worker
from bullsnake.simulate import SimulatedMachine

SLOTS = 4
NODE = 32
LEFT, RIGHT = 16, 24


class Broken(AssertionError):
    """An object is none any more."""


@dataclass
class Mutator:
    """A goroutine that does random things. globals: addresses of words of the root segment."""

    machine: SimulatedMachine
    worker: Worker
    g: G
    sp: int
    cfa: int
    kind: TypeDesc
    globals: list[int]
    random: random.Random

    def run(self, count: int) -> None:
        """Do that many things, with a poll after each; then leave."""
        doing = [self.load, self.store, self.make, self.cut, self.publish, self.fetch, self.drop, self.move, self.keep, self.wrap]
        for _ in range(count):
            self.random.choice(doing)()
            self.poll()
        self.leave()

    def leave(self) -> None:
        """Stand, safe, for good."""
        self.g.sp = u64(self.sp)
        running.release(self.g)
        world.enter_safe()

    def slot(self, number: int) -> int:
        return self.sp + 8 + self.cfa - 8 * (number + 2)

    def get(self) -> int:
        """What is in some slot; it must be an object, or nothing."""
        return self.check(self.machine.load(self.slot(self.random.randrange(SLOTS)), 8))

    def check(self, value: int) -> int:
        if value and self.machine.load(value, 8) != int(self.kind.address()):
            raise Broken(f"{value:#x} is no object any more")
        return value

    def put(self, value: int) -> None:
        self.machine.store(self.slot(self.random.randrange(SLOTS)), 8, value)

    def field(self) -> int:
        return self.random.choice((LEFT, RIGHT))

    def flag(self) -> bool:
        """What compiled code asks before it stores."""
        return int(marking.on) != 0

    def write(self, address: int, value: int) -> None:
        """Store a reference as compiled code does."""
        if value and self.flag():
            barrier.shade_stored(u64(value))
        self.machine.store(address, 8, value)

    def load(self) -> None:
        if at := self.get():
            self.put(self.machine.load(at + self.field(), 8))

    def store(self) -> None:
        if at := self.get():
            self.write(at + self.field(), self.get())

    def cut(self) -> None:
        if at := self.get():
            self.write(at + self.field(), 0)

    def taken(self) -> tuple[int, int]:
        """An object, or a global, that is a place of a reference, and what it refers to, which is now in a slot."""
        at = self.machine.load(self.random.choice(self.globals), 8)
        for _ in range(self.random.randrange(1, 6)):
            place = at + self.field() if at else self.random.choice(self.globals)
            value = self.check(self.machine.load(place, 8))
            self.machine.store(self.slot(0), 8, value)
            at = value or at
        return place, value

    def forget(self) -> None:
        """Empty all slots."""
        for number in range(SLOTS):
            self.machine.store(self.slot(number), 8, 0)

    def move(self) -> None:
        """Take a reference from deep inside to a place that may be black, and forget where it was."""
        place, value = self.taken()
        if at := self.get():
            self.write(at + self.field(), value)
        else:
            self.write(self.random.choice(self.globals), value)
        self.write(place, 0)
        self.forget()

    def keep(self) -> None:
        """Take a reference from deep inside into a slot, and forget where it was: the frame alone holds it."""
        place, _ = self.taken()
        self.write(place, 0)

    def wrap(self) -> None:
        """Put a fresh object in place of a reference that it then holds."""
        place, value = self.taken()
        made = self.allocate()
        self.initialise(made + LEFT, self.machine.load(self.slot(0), 8))
        self.write(place, made)
        self.forget()

    def publish(self) -> None:
        self.write(self.random.choice(self.globals), self.get())

    def fetch(self) -> None:
        self.put(self.machine.load(self.random.choice(self.globals), 8))

    def drop(self) -> None:
        self.put(0)

    def initialise(self, address: int, value: int) -> None:
        """The first store into a field of a fresh object."""
        self.write(address, value)

    def allocate(self) -> int:
        """A fresh object. This is a safepoint."""
        self.worker.sched_sp = u64(self.sp)
        made = int(heap.new_sized(self.kind, u64(cache_index(NODE, False)), u64(SIZE_CLASSES[class_of(NODE)])).address())
        self.worker.sched_sp = u64(0)
        return made

    def make(self) -> None:
        """A fresh object that refers to what is in slots."""
        made = self.allocate()
        self.initialise(made + LEFT, self.get())
        self.initialise(made + RIGHT, self.get())
        self.put(made)

    def poll(self) -> None:
        if self.worker.stackguard == POISON:
            self.worker.sched_sp = u64(self.sp)
            grow.poll()
            self.worker.sched_sp = u64(0)
