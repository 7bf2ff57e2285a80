"""Goroutines that call, return, raise, grow, park and end on simulated stacks, and a model of the port's trampoline.

A frame is a return PC and one slot that is a root. What a goroutine has pushed is remembered beside the simulated memory: each return
must go to the PC that the call pushed, and find in its frame what was left there.

    [sp]            return PC of the call in the innermost frame
    [sp + CFA - 8]  the frame's slot
    [sp + CFA]      the frame's own return PC, or a barrier's, or the watermark's

The trampoline, in steps between which anything may happen: load the goroutine's next pending barrier; load its PC; advance. A walker
in a signal's handler may come between any two accesses of a worker, in the trampoline too.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mutators import NODE, Broken
from worlds import OUTERMOST, TOLD, TRAMPOLINE, WATERMARK

from bullsnake.dialect import u64
from bullsnake.dialect.sizeclasses import SIZE_CLASSES, cache_index, class_of
from bullsnake.runtime.gc import barrier, hit, settle, unfinished
from bullsnake.runtime.mem import heap, marking
from bullsnake.runtime.mem.descriptor import TypeDesc
from bullsnake.runtime.panic import unwind
from bullsnake.runtime.stack import barriers, grow, running, walk, world
from bullsnake.runtime.stack.barriers import Barrier
from bullsnake.runtime.stack.sites import row_of
from bullsnake.runtime.stack.walk import Walk
from bullsnake.runtime.stack.worker import POISON, G, Worker
from bullsnake.simulate import SimulatedMachine

CFA = 32
SLOT = 2
DEEPEST = 24
SIZES = (8192, 16384)


@dataclass
class Frame:
    """What was pushed: a return PC, and what the slot holds while the frame waits."""

    pc: int
    value: int


@dataclass
class Recursion:
    """A goroutine. pcs: the sites that it calls from; globals: words of the root segment.

    inside: where in the trampoline it is (0: nowhere), and entry: the barrier that is being hit; returning: through the watermark;
    ending: its stack is being given up.
    """

    machine: SimulatedMachine
    worker: Worker
    g: G
    kind: TypeDesc
    pcs: list[int]
    globals: list[int]
    sampled: Any
    random: random.Random
    sp: int = 0
    frames: list[Frame] = field(default_factory=list)
    inside: int = 0
    ending: bool = False
    entry: int = 0
    samples: int = 0
    hits: int = 0
    stops: int = 0
    returning: bool = False

    def begin(self, depth: int) -> None:
        """The outermost return PC, and some frames."""
        self.sp = int(self.g.base_sp) - 8
        self.machine.store(self.sp, 8, OUTERMOST)
        self.frames = []
        for _ in range(depth):
            self.call()

    def run(self, count: int) -> None:
        doing = [self.call] * 4 + [self.back] * 4 + [self.take, self.give] * 2
        doing += [self.change, self.fall, self.move, self.park, self.throw, self.end]
        for _ in range(count):
            self.random.choice(doing)()
            self.poll()
        self.leave()

    def leave(self) -> None:
        """Stand, safe, for good."""
        self.stand()
        world.enter_safe()

    # --- what it does -------------------------------------------------------------------------------------------------------

    def slot_of(self, sp: int) -> int:
        return sp + 8 + CFA - 8 * SLOT

    def stand(self) -> None:
        """What `sched.about_to_leave` does."""
        self.g.sp = u64(self.sp)
        if int(marking.settles):
            self.worker.sched_sp = u64(self.sp)
            settle.settle_own()
            self.worker.sched_sp = u64(0)
        running.release(self.g)

    def call(self) -> None:
        if len(self.frames) >= DEEPEST:
            return
        pc = self.random.choice(self.pcs)
        self.sp -= CFA
        self.machine.store(self.slot_of(self.sp), 8, 0)
        self.machine.store(self.sp, 8, pc)
        self.frames.append(Frame(pc, 0))
        if self.random.random() < 0.6:
            self.change()

    def change(self) -> None:
        """The innermost frame holds another object: a fresh one, or its caller's."""
        if not self.frames:
            return
        value = self.allocate() if self.random.random() < 0.5 else self.frames[-2].value if len(self.frames) > 1 else 0
        self.machine.store(self.slot_of(self.sp), 8, value)
        self.frames[-1].value = value

    def take(self) -> None:
        """A reference moves from a global into the innermost frame, which alone holds it then."""
        if self.frames:
            place = self.random.choice(self.globals)
            value = self.machine.load(place, 8)
            self.machine.store(self.slot_of(self.sp), 8, value)
            self.frames[-1].value = value
            self.machine.store(place, 8, 0)

    def give(self) -> None:
        """And back: a store as compiled code makes it."""
        if self.frames:
            value = self.frames[-1].value
            if value and int(marking.on) != 0:
                barrier.shade_stored(u64(value))
            self.machine.store(self.random.choice(self.globals), 8, value)

    def back(self) -> None:
        """The innermost frame returns; its caller calls something, which overwrites the slot of the return PC."""
        if len(self.frames) < 2:
            return
        slot = self.sp + CFA
        pc = self.machine.load(slot, 8)
        if pc == WATERMARK:
            pc = self.watermark(slot)
        if pc == TRAMPOLINE:
            pc = self.trampoline(slot)
        elif pc == TOLD:
            pc = self.told(slot)
        self.frames.pop()
        self.sp = slot
        if pc != self.frames[-1].pc:
            raise Broken(f"a return went to {pc:#x}, not {self.frames[-1].pc:#x}")
        self.machine.store(slot, 8, pc)
        self.look()

    def trampoline(self, slot: int) -> int:
        """What `stack_barrier` does, step by step."""
        pending = int(self.g.address()) + OFFSET_PENDING
        self.inside, self.sp = 1, slot
        self.entry = self.machine.load(pending, 8)
        self.machine.store(pending, 8, self.entry + int(barriers.SIZE))
        self.inside = 2
        pc = self.machine.load(self.entry + 16, 8)
        self.inside, self.hits = 0, self.hits + 1
        self.sp = slot - CFA
        return pc

    def told(self, slot: int) -> int:
        """What `stack_barrier_told` does: the runtime puts the next barrier nearer, and then the slot says where to go."""
        self.enter_runtime(slot, hit.returned_to_barrier)
        self.hits += 1
        return self.machine.load(slot, 8)

    def watermark(self, slot: int) -> int:
        """What `stack_watermark` does: the runtime scans, and then the slot says where to go."""
        self.enter_runtime(slot, unfinished.returned_to_watermark)
        self.stops += 1
        return self.machine.load(slot, 8)

    def enter_runtime(self, slot: int, told: Callable[[], None]) -> None:
        self.worker.sched_sp = u64(slot)
        self.returning = True
        told()
        self.worker.sched_sp = u64(0)
        self.returning = False

    def look(self) -> None:
        """The frame that runs now is as it was left, and what it holds is an object."""
        found = self.machine.load(self.slot_of(self.sp), 8)
        if found != self.frames[-1].value:
            raise Broken(f"a frame holds {found:#x}, not {self.frames[-1].value:#x}")
        if found and self.machine.load(found, 8) != int(self.kind.address()):
            raise Broken(f"{found:#x} is no object any more")

    def fall(self) -> None:
        """Several returns in a row."""
        for _ in range(self.random.randrange(2, 8)):
            self.back()

    def throw(self) -> None:
        """An exception: a walk to the handler, then the barriers of the frames that are left come off."""
        if len(self.frames) < 2:
            return
        gone = self.random.randrange(1, len(self.frames))
        self.worker.sched_sp = u64(self.sp)
        walked = walk.own_walk()
        barriers.lock_stack(self.g)
        walk.begin(walked, self.g, u64(self.sp))
        for _ in range(gone):
            walk.go_outwards(walked, row_of(walked.pc))
        unwind.leave_frames(self.g, walked.next_sp + u64(8), walked.next_sp)
        self.sp = int(walked.next_sp)
        self.worker.sched_sp = u64(0)
        del self.frames[-gone:]
        self.machine.store(self.sp, 8, self.frames[-1].pc)
        self.look()

    def move(self) -> None:
        """A check finds the stack full, or torture moves it."""
        self.worker.sched_sp = u64(self.sp)
        grow.move(self.g, u64(self.random.choice(SIZES)))
        self.sp = int(self.worker.sched_sp)
        self.worker.sched_sp = u64(0)

    def park(self) -> None:
        """It waits, and another worker (this one, here) runs it again."""
        self.stand()
        world.enter_safe()
        world.leave_safe()
        running.claim(self.g)
        self.sp = int(self.g.sp)
        self.look() if self.frames else None

    def end(self) -> None:
        """An uncaught exception amid the stack: the goroutine ends, and another one begins on its record and stack."""
        self.worker.sched_sp = u64(self.sp)
        self.ending = True
        barriers.lock_stack(self.g)
        unwind.leave_frames(self.g, self.g.high, self.g.high)
        barriers.end_barriers(self.g)
        barriers.init_barriers(self.g)
        self.begin(0)
        self.worker.sched_sp = u64(0)
        self.ending = False
        for _ in range(6):
            self.call()

    def allocate(self) -> int:
        self.worker.sched_sp = u64(self.sp)
        made = int(heap.new_sized(self.kind, u64(cache_index(NODE, False)), u64(SIZE_CLASSES[class_of(NODE)])).address())
        self.sp = int(self.worker.sched_sp)
        self.worker.sched_sp = u64(0)
        return made

    def poll(self) -> None:
        if self.worker.stackguard == POISON:
            self.worker.sched_sp = u64(self.sp)
            grow.poll()
            self.sp = int(self.worker.sched_sp)
            self.worker.sched_sp = u64(0)

    # --- a walker in a handler of a signal ----------------------------------------------------------------------------------

    def sample(self) -> None:
        """Walk this goroutine, in the trampoline or on the system stack. If its stack is being changed there is no sample.

        Nor while the worker is safe: then SP is in g, and others may change it.
        """
        sp = self.sp if self.inside else int(self.worker.sched_sp)
        if self.ending or sp <= int(running.NOWHERE) or not barriers.try_lock_stack(self.g):
            return
        try:
            self.walk_from(sp)
            self.samples += 1
        finally:
            barriers.unlock_stack(self.g)

    def walk_from(self, sp: int) -> None:
        walked = self.sampled
        if self.inside:
            entry = Barrier.at(self.g.pending if self.inside == 1 else u64(self.entry))
            walked.g, walked.next_sp, walked.pc = self.g, u64(sp), entry.pc
            walked.expected, walked.frames = entry.address() + barriers.SIZE, u64(0)
        else:
            walk.begin(walked, self.g, u64(sp))
        seen = []
        while not walk.is_over(walked):
            seen.append(int(walked.pc))
            walk.go_outwards(walked, row_of(walked.pc))
        wanted = [frame.pc for frame in reversed(self.frames)]
        if self.inside or self.returning:
            wanted = wanted[1:]
        if seen != wanted:
            raise Broken("a walker saw other return PCs than the program has")


OFFSET_PENDING = 120


def make_walk(machine: SimulatedMachine) -> Walk:
    return Walk.at(u64(machine.memory.map(0, 64)))
