"""Stack barriers in many orders: install, hit, unwind, copy, exit and walk, untranslated, on simulated memory.

Two goroutines recurse, return, raise, move, park and end while a collector runs cycles: first scans, by the collector or by the
goroutine itself, mark termination, removal. Walkers of signals come in between, in the trampoline as well. The oracle marks again
in each mark termination, and `gc/bound.py` compares the stack with its copy, word by word; each return must go where the call came
from.

Two schedulers: one draws (10,000 orders, distinct up to commuting steps; `python tests/explore/test_barriers_explored.py N` for
more), and one goes through all orders of a smaller scene in which a thread is preempted once, at each step in turn. What fails
names its order, which replays.
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

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "runtime"))

from explorer import Explorer  # noqa: E402
from mutators import NODE, Broken  # noqa: E402
from scene import another_worker, collectors_block  # noqa: E402
from stacks import CFA, SLOT, Recursion, make_walk  # noqa: E402
from worlds import TEXT, World, world  # noqa: E402

from bullsnake.dialect import address_of, u64  # noqa: E402
from bullsnake.dialect.sizeclasses import cache_index  # noqa: E402
from bullsnake.runtime import hooks  # noqa: E402
from bullsnake.runtime.gc import assist, background, bound, collect, cycle, digest, roots, stats, unfinished  # noqa: E402
from bullsnake.runtime.gc.work import Marker  # noqa: E402
from bullsnake.runtime.mem import central, heap, marking, sweep  # noqa: E402
from bullsnake.runtime.os import knobs  # noqa: E402
from bullsnake.runtime.stack import barriers, grow, running  # noqa: E402
from bullsnake.runtime.stack import world as stopping  # noqa: E402
from bullsnake.runtime.stack.worker import G, Worker  # noqa: E402
from bullsnake.simulate import FatalError  # noqa: E402

ORDERS = 10_000
SLICES = 20
STRATEGIES = (knobs.SCAN_ALL, knobs.SCAN_BARRIERS, knobs.SCAN_WATERMARK)
STEPS = 7
FOUND = (FatalError, Broken)
LISTS = u64(cache_index(NODE, False) + 2)
PCS = [TEXT + 16, TEXT + 32, TEXT + 80]

Mutation = Callable[[pytest.MonkeyPatch], None]


@dataclass
class Scene:
    world: World
    goroutines: list[Recursion]
    block: Worker


@contextmanager
def scene(seed: int, patch: pytest.MonkeyPatch, count: int = 2, strategy: u64 | None = None) -> Iterator[Scene]:
    """Goroutines some frames deep, each on its own worker. Barriers are dense: the first target is one frame away."""
    with world(gccheck=1, tinybuffer=1, tinyrun=1, gcstop=0, stackscan=int(knobs.SCAN_BARRIERS)) as w:
        patch.setattr(stopping, "SPINS", u64(0))
        patch.setattr(central, "CACHES", LISTS)
        patch.setattr(sweep, "LISTS", LISTS)
        patch.setattr(barriers, "FIRST", u64(CFA))
        patch.setattr(unfinished, "NEWEST", u64(2 * CFA))
        patch.setattr(unfinished, "PART", u64(2 * CFA))
        patch.setattr(unfinished, "LEAST", u64(CFA))
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
        knobs.stackscan = chance.choices(STRATEGIES, (3, 3, 4))[0] if strategy is None else strategy
        knobs.tinyscan = u64(chance.randrange(2))
        hooks.set_unwound(address_of(unfinished.scan_from))
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


def explore(seed: int, mutation: Mutation | None = None) -> tuple[int, int, int, int]:
    """One order: its signature; accesses to shared addresses; barriers hit; samples. Raises what goes wrong."""
    with pytest.MonkeyPatch.context() as patch, scene(seed, patch) as made:
        if mutation is not None:
            mutation(patch)
        explorer = Interrupted(made, patch, seed)
        bodies: list[tuple[Any, Callable[[], None]]] = [(one.worker, lambda one=one: one.run(STEPS)) for one in made.goroutines]
        explorer.run([*bodies, (made.block, lambda: cycles(made.block, 1 + seed % 2))])
        judge(made)
        hits, samples = (sum(getattr(one, name) for one in made.goroutines) for name in ("hits", "samples"))
        return explorer.signature(), explorer.shared_accesses(), hits, samples


def preempted(kind: int, at: int) -> int:
    """One order of a smaller scene, a goroutine and the collector; how many steps it had."""
    with pytest.MonkeyPatch.context() as patch, scene(kind, patch, 1) as made:
        explorer = Preempting(made, patch, at)
        one = made.goroutines[0]
        explorer.run([(one.worker, lambda: one.run(6)), (made.block, lambda: cycles(made.block, 1))])
        judge(made)
        return explorer.count


@pytest.mark.parametrize("part", range(SLICES))
def test_no_order_breaks_a_stack(part: int) -> None:
    """The orders of a part are distinct up to commuting steps, have enough in common to race on, and barriers are hit in them."""
    signatures, hits, samples = set(), 0, 0
    for seed in range(part * ORDERS // SLICES, (part + 1) * ORDERS // SLICES):
        try:
            signature, shared, hit, sampled = explore(seed)
        except FOUND as error:
            raise AssertionError(f"order {seed}: {error}") from error
        signatures.add(signature)
        hits, samples = hits + hit, samples + sampled
        assert shared >= 50
    assert len(signatures) > 0.99 * ORDERS / SLICES
    assert hits > ORDERS / SLICES / 4 and samples > ORDERS / SLICES


# --- all orders with one preemption ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", range(4))
def test_no_single_preemption_breaks_a_stack(kind: int) -> None:
    """Every step of the smaller scene is one at which the thread that runs is preempted; of four different scenes."""
    steps = preempted(kind, 0)
    assert steps > 400
    for at in range(1, steps + 1):
        try:
            preempted(kind, at)
        except FOUND as error:
            raise AssertionError(f"preempted({kind}, {at}): {error}") from error


# --- faults: each must be found -------------------------------------------------------------------------------------------------


def flag_one_phase_late(patch: pytest.MonkeyPatch) -> None:
    """R2: while stacks are scanned the first time, stores are not shaded, and who runs is not remembered."""
    begin, scan = cycle.begin_marking, roots.scan_standing

    def begin_late() -> None:
        begin()
        marking.on = u64(0)

    def scan_then_on(m: Marker) -> u64:
        before = marking.on
        marking.on = u64(1)
        pending = scan(m)
        marking.on = u64(1) if int(pending) == 0 else before
        return pending

    patch.setattr(cycle, "begin_marking", begin_late)
    patch.setattr(roots, "scan_standing", scan_then_on)


def counted_and_not_put_back(patch: pytest.MonkeyPatch) -> None:
    """R1: unwinding moves the position alone."""

    def unwind_to(g: G, sp: u64) -> None:
        while g.pending != g.pending_end and barriers.Barrier.at(g.pending).slot < sp:
            g.pending = g.pending + barriers.SIZE

    patch.setattr(barriers, "unwind_to", unwind_to)


def scanned_twice(patch: pytest.MonkeyPatch) -> None:
    """R10: a goroutine that has been scanned is scanned again in the same phase."""
    patch.setattr(roots, "needs_scan", lambda g: True)


def two_on_one_stack(patch: pytest.MonkeyPatch) -> None:
    """R11: who runs a goroutine does not wait while another thread works on its stack."""
    patch.setattr(running, "claim", lambda g: running.note_run(g))


def read_while_it_runs(patch: pytest.MonkeyPatch) -> None:
    """The collector installs on stacks of goroutines that have not stopped."""
    patch.setattr(running, "hold", lambda g: True)
    patch.setattr(running, "let_go", lambda g: None)


def table_not_moved(patch: pytest.MonkeyPatch) -> None:
    """R14: entries still name the old stack."""
    patch.setattr(barriers, "move_by", lambda g, distance: None)


def ended_with_barriers(patch: pytest.MonkeyPatch) -> None:
    """R15: the stack of a goroutine that has ended is used again, and its table still names it."""
    unwind = barriers.unwind_to
    patch.setattr(barriers, "unwind_to", lambda g, sp: unwind(g, sp) if sp != g.high else None)
    patch.setattr(barriers, "end_barriers", lambda g: None)
    patch.setattr(barriers, "init_barriers", lambda g: None)


def leftovers_stay(patch: pytest.MonkeyPatch) -> None:
    """Barriers of goroutines that have not run since their scan are never removed."""
    patch.setattr(roots, "take_off_left", lambda: None)
    patch.setattr(barriers, "have_barriers", lambda g: False)


def stop_one_early(patch: pytest.MonkeyPatch) -> None:
    """The second scan ends at the first barrier, hit or not."""
    patch.setattr(barriers, "stop_of", lambda g: barriers.Barrier.at(g.barriers).slot if barriers.have_barriers(g) else barriers.WHOLE)
    patch.setattr(bound, "check_unchanged", lambda g, stop: None)
    patch.setattr(bound, "check_extent", lambda w, g, sp, stop, hit: None)


def walker_without_lock(patch: pytest.MonkeyPatch) -> None:
    """R19, R20, R21, R23: a walker does not look whether the stack, or its table, is being changed."""
    patch.setattr(barriers, "try_lock_stack", lambda g: True)
    patch.setattr(barriers, "unlock_stack", lambda g: None)
    patch.setattr(barriers, "lock_stack", lambda g: None)


def lock_covers_the_scan_only(patch: pytest.MonkeyPatch) -> None:
    """R22: removal, unwinding and copying do not keep walkers off."""
    lock, unlock = barriers.lock_stack, barriers.unlock_stack
    in_scan = ("first", "sample")
    patch.setattr(barriers, "lock_stack", lambda g: lock(g) if sys._getframe(1).f_code.co_name in in_scan else None)
    patch.setattr(barriers, "unlock_stack", lambda g: unlock(g) if sys._getframe(1).f_code.co_name in in_scan else None)


def walker_does_not_finish_the_trampoline(patch: pytest.MonkeyPatch) -> None:
    """R25: a walker that comes in the trampoline takes the position as it is."""
    walk_from = Recursion.walk_from

    def walk_as_if_outside(self: Recursion, sp: int) -> None:
        inside, self.inside = self.inside, 0
        frames = self.frames
        self.frames = frames[:-1] if inside else frames
        try:
            walk_from(self, sp)
        finally:
            self.inside, self.frames = inside, frames

    patch.setattr(Recursion, "walk_from", walk_as_if_outside)


MUTATIONS: list[Mutation] = [
    flag_one_phase_late, counted_and_not_put_back, scanned_twice, two_on_one_stack, read_while_it_runs, table_not_moved,
    ended_with_barriers, leftovers_stay, stop_one_early, walker_without_lock, lock_covers_the_scan_only,
    walker_does_not_finish_the_trampoline,
]  # fmt: skip
SOON = 1500


def first_found(mutation: Mutation) -> tuple[int, str]:
    """The first order that shows a fault, and how."""
    for seed in range(SOON):
        try:
            explore(seed, mutation)
        except FOUND as error:
            return seed, str(error)
    raise AssertionError(f"{mutation.__name__} was not found in {SOON} orders")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_fault_is_found_and_its_order_replays(mutation: Mutation) -> None:
    seed, message = first_found(mutation)
    with pytest.raises(FOUND) as again:
        explore(seed, mutation)
    assert str(again.value) == message


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        explore(number)
    print(f"{sys.argv[1]} orders, no stack broken")
