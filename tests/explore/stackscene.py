"""A scene to explore: goroutines that recurse, return, raise, move, park and end while a collector runs cycles.

First scans, by the collector or by the goroutine itself, in one piece or in parts; mark termination; removal. Walkers of signals come
in between, in the trampolines as well. The oracle marks again in each mark termination, and `gc/bound.py` compares the stack with its
copy, word by word; each return must go where the call came from.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "runtime"))

from explorer import Explorer  # noqa: E402
from mutators import NODE, Broken  # noqa: E402
from scene import another_worker, collectors_block  # noqa: E402
from stacks import CFA, SLOT, Recursion, make_walk  # noqa: E402
from worlds import TEXT, World, world  # noqa: E402

from bullsnake.dialect import address_of, u64  # noqa: E402
from bullsnake.dialect.sizeclasses import cache_index  # noqa: E402
from bullsnake.runtime import hooks  # noqa: E402
from bullsnake.runtime.gc import assist, background, collect, cycle, digest, dirty, hit, stats, unfinished  # noqa: E402
from bullsnake.runtime.gc.work import Marker  # noqa: E402
from bullsnake.runtime.mem import central, heap, sweep  # noqa: E402
from bullsnake.runtime.os import knobs  # noqa: E402
from bullsnake.runtime.stack import barriers, grow, running  # noqa: E402
from bullsnake.runtime.stack import world as stopping  # noqa: E402
from bullsnake.runtime.stack.worker import Worker  # noqa: E402
from bullsnake.simulate import FatalError  # noqa: E402

STEPS = 7
FOUND = (FatalError, Broken)
LISTS = u64(cache_index(NODE, False) + 2)
PCS = [TEXT + 16, TEXT + 32, TEXT + 80]
ALL_STRATEGIES = (knobs.SCAN_ALL, knobs.SCAN_BARRIERS, knobs.SCAN_WATERMARK)

Mutation = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Seen:
    """What an order had: its signature; accesses to shared addresses; barriers hit; returns through a watermark; samples."""

    signature: int
    shared: int
    hits: int
    stops: int
    samples: int


@dataclass
class Scene:
    world: World
    goroutines: list[Recursion]
    block: Worker


@contextmanager
def scene(seed: int, patch: pytest.MonkeyPatch, count: int = 2, strategies: tuple[u64, ...] = ALL_STRATEGIES) -> Iterator[Scene]:
    """Goroutines some frames deep, each on its own worker. Barriers are dense: the first target is one frame away."""
    with world(gccheck=1, tinybuffer=1, tinyrun=1, gcstop=0, stackscan=int(knobs.SCAN_BARRIERS)) as w:
        patch.setattr(stopping, "SPINS", u64(0))
        patch.setattr(central, "CACHES", LISTS)
        patch.setattr(sweep, "LISTS", LISTS)
        patch.setattr(barriers, "FIRST", u64(CFA))
        patch.setattr(unfinished, "NEWEST", u64(2 * CFA))
        patch.setattr(unfinished, "PART", u64(2 * CFA))
        patch.setattr(unfinished, "LEAST", u64(CFA))
        patch.setattr(dirty, "MOST", u64(2 * CFA))
        patch.setattr(dirty, "ROUNDS", u64(1 + seed % 3))
        patch.setattr(digest, "of_marked", lambda: u64(0))
        entries = (collect.collect, background.begin_cycle, assist.assist, assist.scan_self, assist.show_grey)
        hooks.set_collector(*map(address_of, entries))
        heap.trigger = u64(1 << 40)
        w.sites(*((pc, CFA, (SLOT,)) for pc in PCS))
        workers = [w.worker] if count == 1 else [w.worker, another_worker(w)]
        block = collectors_block(w)
        kind = w.kind(0, NODE, 0b1100)
        chance = random.Random(seed)
        words = [w.root(0) for _ in range(3)]
        knobs.stackscan = chance.choice(strategies)
        barriers.choose_trampoline()
        knobs.tinyscan = u64(chance.randrange(2))
        hooks.set_unwound(address_of(unfinished.scan_up_to), address_of(hit.left_barriers))
        goroutines = []
        for worker in workers:
            w.machine.set_worker(worker)
            worker.g.hold = running.RUNS
            grow.set_guard(worker.g)
            one = Recursion(w.machine, worker, worker.g, kind, PCS, words, make_walk(w.machine), random.Random(chance.random()))
            one.begin(6)
            for word in words:
                w.machine.store(word, 8, one.allocate())
            worker.sched_sp = u64(0)
            goroutines.append(one)
        stats.next_cycle()
        yield Scene(w, goroutines, block)


class Interrupted(Explorer):
    """An explorer in which a walker may come before any access of a goroutine's thread."""

    def __init__(self, made: Scene, patch: pytest.MonkeyPatch, seed: int) -> None:
        super().__init__(made.world.machine, patch, seed)
        self.goroutines = made.goroutines
        self.samples = self.random.choice((0.0, 0.01, 0.05))
        self.sample_in = self.until(self.samples)

    def step(self, address: int, writes: bool) -> None:
        if not self.inside:
            self.sample_in -= 1
            if self.sample_in < 0:
                self.sample_in = self.until(self.samples)
                self.sample()
        super().step(address, writes)

    def sample(self) -> None:
        """A signal interrupts the thread that is about to take a step; the collector's has no goroutine."""
        if self.current < len(self.goroutines):
            self.inside = True
            try:
                self.goroutines[self.current].sample()
            finally:
                self.inside = False


class Preempting(Interrupted):
    """Runs a thread until it waits, but for one preemption at step `at`."""

    def __init__(self, made: Scene, patch: pytest.MonkeyPatch, at: int) -> None:
        super().__init__(made, patch, 0)
        self.left = self.sample_in = sys.maxsize
        self.at, self.count = at, 0

    def step(self, address: int, writes: bool) -> None:
        if not self.inside:
            self.count += 1
            if self.count == self.at:
                self.hand_on()
        super().step(address, writes)

    def hand_on(self) -> None:
        self.steps += 1
        place = self.alive.index(self.current)
        chosen = self.alive[(place + 1) % len(self.alive)]
        if chosen != self.current:
            self.current = chosen
            self.greenlets[chosen].switch()


def cycles(block: Worker, count: int) -> None:
    for _ in range(count):
        while not cycle.cas64(cycle.owner.address(), u64(0), u64(1)):
            pass
        cycle.begin_beside()
        cycle.run_beside(Marker.at(block.marker))
        cycle.disown()
        sweep.finish()


def judge(made: Scene) -> None:
    """After the cycles no stack has a barrier, and each holds what the program has pushed."""
    for one in made.goroutines:
        if barriers.have_barriers(one.g):
            raise Broken("barriers are left after the cycle")
        stack = [made.world.machine.load(at, 8) for at in range(one.sp, int(one.g.base_sp), CFA)]
        if stack[:-1] != [frame.pc for frame in reversed(one.frames)]:
            raise Broken("a stack does not hold what was pushed")


def explore(seed: int, mutation: Mutation | None = None, strategies: tuple[u64, ...] = ALL_STRATEGIES) -> Seen:
    """One order. Raises what goes wrong."""
    with pytest.MonkeyPatch.context() as patch, scene(seed, patch, 2, strategies) as made:
        if mutation is not None:
            mutation(patch)
        explorer = Interrupted(made, patch, seed)
        bodies: list[tuple[Any, Callable[[], None]]] = [(one.worker, lambda one=one: one.run(STEPS)) for one in made.goroutines]
        explorer.run([*bodies, (made.block, lambda: cycles(made.block, 1 + seed % 2))])
        judge(made)
        hits, stops, samples = (sum(getattr(one, name) for one in made.goroutines) for name in ("hits", "stops", "samples"))
        return Seen(explorer.signature(), explorer.shared_accesses(), hits, stops, samples)


def preempted(kind: int, at: int) -> int:
    """One order of a smaller scene, a goroutine and the collector; how many steps it had."""
    with pytest.MonkeyPatch.context() as patch, scene(kind, patch, 1, ALL_STRATEGIES[min(kind, 2):][:1]) as made:
        explorer = Preempting(made, patch, at)
        one = made.goroutines[0]
        explorer.run([(one.worker, lambda: one.run(6)), (made.block, lambda: cycles(made.block, 1))])
        judge(made)
        return explorer.count


SOON = 1500


def first_found(mutation: Mutation, strategies: tuple[u64, ...] = ALL_STRATEGIES) -> tuple[int, str]:
    """The first order that shows a fault, and how."""
    for seed in range(SOON):
        try:
            explore(seed, mutation, strategies)
        except FOUND as error:
            return seed, str(error)
    raise AssertionError(f"{mutation.__name__} was not found in {SOON} orders")
