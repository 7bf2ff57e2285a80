"""Who begins a cycle, and who ends it, in many orders: `begin_cycle` of allocating workers against the collector's thread.

Two goroutines find again and again that a collection is due, sometimes when it is not (an allocation that is large would make it so),
and sometimes collect with the world stopped. At the end no cycle may be left that somebody has begun and nobody ends: that was a
hang. The faults below are what it took, one each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from explorer import Endless, Explorer  # noqa: E402
from mutators import Broken, Mutator  # noqa: E402
from scene import scene  # noqa: E402

from bullsnake.dialect import u64  # noqa: E402
from bullsnake.runtime.gc import background, collect, cycle  # noqa: E402
from bullsnake.runtime.mem import heap, marking  # noqa: E402
from bullsnake.simulate import FatalError  # noqa: E402

ORDERS = 1000
SLICES = 4
STEPS = 5
FOUND = (FatalError, Broken, Endless)
"""A hang is threads that do not come to an end."""

Mutation = Callable[[pytest.MonkeyPatch], None]


def begin_again_and_again(one: Mutator) -> None:
    for _ in range(STEPS):
        one.random.choice((one.move, one.wrap, one.keep))()
        heap.trigger = u64(0) if one.random.random() < 0.5 else u64(1 << 40)
        entry = collect.collect if one.random.random() < 0.2 else background.begin_cycle
        one.worker.sched_sp = u64(one.sp)
        entry()
        one.worker.sched_sp = u64(0)
        one.poll()
    one.leave()


def serve(explorer: Explorer) -> None:
    """What the collector's thread does, until the others have ended and nothing is wanted."""
    while len(explorer.alive) > 1 or int(cycle.wanted[u64(0)]) or int(cycle.owner[u64(0)]):
        if int(cycle.wanted[u64(0)]):
            background.collect_beside()
        explorer.hand_on()


def explore(seed: int, mutation: Mutation | None = None) -> int:
    """One order; how many cycles there were."""
    with pytest.MonkeyPatch.context() as patch, scene(seed, patch) as made:
        background.begun[u64(0)] = u64(1)
        if mutation is not None:
            mutation(patch)
        explorer = Explorer(made.world.machine, patch, seed)
        bodies: list[tuple[Any, Callable[[], None]]] = []
        for one in made.mutators:
            bodies.append((one.worker, lambda one=one: begin_again_and_again(one)))  # type: ignore[misc]
        explorer.run([*bodies, (made.block, lambda: serve(explorer))])
        assert int(marking.on) == 0
        return int(marking.number)


@pytest.mark.parametrize("part", range(SLICES))
def test_every_cycle_that_is_begun_is_ended(part: int) -> None:
    numbers = []
    for seed in range(part * ORDERS // SLICES, (part + 1) * ORDERS // SLICES):
        try:
            numbers.append(explore(seed))
        except FOUND as error:
            raise AssertionError(f"order {seed}: {type(error).__name__}: {error}") from error
    assert min(numbers) >= 1 and max(numbers) >= 4


def wanted_set_only_before_owning(patch: pytest.MonkeyPatch) -> None:
    """A worker that becomes the owner does not set `wanted` again, though the collector has taken it back meanwhile."""
    store = background.atomic_store64
    wanted = cycle.wanted.address()
    patch.setattr(background, "atomic_store64", lambda address, value: None if address == wanted else store(address, value))


def collector_waits_for_the_owner_alone(patch: pytest.MonkeyPatch) -> None:
    """The collector's thread waits until it owns the cycle, and does not see that a worker has begun one for it."""

    def begin_here() -> bool:
        while not background.cas64(cycle.owner.address(), u64(0), u64(1)):
            cycle.nap()
        cycle.begin_beside()
        return True

    patch.setattr(background, "begin_here", begin_here)


@pytest.mark.parametrize("mutation", [wanted_set_only_before_owning, collector_waits_for_the_owner_alone], ids=lambda m: m.__name__)
def test_a_hang_is_found(mutation: Mutation) -> None:
    for seed in range(ORDERS):
        try:
            explore(seed, mutation)
        except Endless:
            return
    raise AssertionError(f"{mutation.__name__} was not found in {ORDERS} orders")
