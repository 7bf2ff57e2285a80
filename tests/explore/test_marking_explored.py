"""Marking beside the program, in many orders: the sources of collector, barrier and handshake, untranslated, on simulated memory.

A collector runs a cycle or two while two goroutines change a small graph. In mark termination the oracle marks again from all roots:
nothing reachable may be unmarked. Every object that a goroutine touches is checked.

The explorer is judged by what it finds: each mutation below is a fault that a collector of this kind has really had (or a variant),
and must be found within the orders that the suite runs. `python tests/explore/test_marking_explored.py N` explores N orders.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from explorer import Explorer  # noqa: E402
from mutators import Broken, Mutator  # noqa: E402
from scene import scene  # noqa: E402

from bullsnake.dialect import u64  # noqa: E402
from bullsnake.runtime import hooks  # noqa: E402
from bullsnake.runtime.gc import assist, barrier, cycle, mark, roots, work  # noqa: E402
from bullsnake.runtime.gc.work import Marker  # noqa: E402
from bullsnake.runtime.mem import marking, sweep  # noqa: E402
from bullsnake.runtime.stack import running  # noqa: E402
from bullsnake.runtime.stack.worker import Worker  # noqa: E402
from bullsnake.simulate import FatalError  # noqa: E402

ORDERS = 10_000
SLICES = 20
STEPS = 12
FOUND = (FatalError, Broken)
"""What a lost object shows itself by. Anything else is an error of the test."""

Mutation = Callable[[pytest.MonkeyPatch], None]


def explore(seed: int, mutation: Mutation | None = None) -> tuple[int, int]:
    """One order: its signature, and the number of accesses to shared addresses. Raises what goes wrong."""
    with pytest.MonkeyPatch.context() as patch, scene(seed, patch) as made:
        if mutation is not None:
            mutation(patch)
        explorer = Explorer(made.world.machine, patch, seed)
        bodies: list[tuple[Any, Callable[[], None]]] = [(one.worker, lambda one=one: one.run(STEPS)) for one in made.mutators]
        explorer.run([*bodies, (made.block, lambda: cycles(made.block, 2 if seed % 5 == 0 else 1))])
        return explorer.signature(), explorer.shared_accesses()


def cycles(block: Worker, count: int) -> None:
    for _ in range(count):
        assert cycle.cas64(cycle.owner.address(), u64(0), u64(1))
        cycle.begin_beside()
        cycle.run_beside(Marker.at(block.marker))
        cycle.disown()
        sweep.finish()


@pytest.mark.parametrize("part", range(SLICES))
def test_no_order_loses_an_object(part: int) -> None:
    """The orders of a part are distinct up to commuting steps, and have enough in common to race on."""
    signatures = set()
    for seed in range(part * ORDERS // SLICES, (part + 1) * ORDERS // SLICES):
        try:
            signature, shared = explore(seed)
        except FOUND as error:
            raise AssertionError(f"order {seed}: {error}") from error
        signatures.add(signature)
        assert shared >= 50
    assert len(signatures) > 0.99 * ORDERS / SLICES


# --- faults: each must be found -------------------------------------------------------------------------------------------------


def flag_one_phase_late(patch: pytest.MonkeyPatch) -> None:
    """R2: the barrier is on only when marking begins, after the first stacks have been scanned."""
    begin, scan = cycle.begin_marking, roots.scan_standing

    def begin_late() -> None:
        begin()
        marking.on = u64(0)

    def scan_then_on(m: Marker) -> u64:
        number = marking.on
        marking.on = u64(1)
        pending = scan(m)
        marking.on = u64(1) if int(pending) == 0 else number
        return pending

    patch.setattr(cycle, "begin_marking", begin_late)
    patch.setattr(roots, "scan_standing", scan_then_on)


def two_truths(patch: pytest.MonkeyPatch) -> None:
    """R3: the barrier asks another word than the allocator, which follows when the collector has scanned the roots."""
    own = {"on": False}
    drain, end = mark.drain, cycle.end_marking

    def drain_and_tell(m: Marker, most: u64) -> bool:
        own["on"] = True
        return drain(m, most)

    def end_and_tell() -> None:
        own["on"] = False
        end()

    patch.setattr(mark, "drain", drain_and_tell)
    patch.setattr(cycle, "end_marking", end_and_tell)
    patch.setattr(Mutator, "flag", lambda self: own["on"])


def fresh_objects_without_barrier(patch: pytest.MonkeyPatch) -> None:
    """R37: what is handed out is black, and its first stores run no barrier."""
    patch.setattr(Mutator, "initialise", lambda self, address, value: self.machine.store(address, 8, value))


def no_barrier(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(barrier, "shade_stored", lambda value: None)


def early_termination(patch: pytest.MonkeyPatch) -> None:
    """R7: marking ends while grey objects lie in a worker's buffer."""
    patch.setattr(cycle, "others_show_grey", lambda m: False)
    patch.setattr(work, "give_all", lambda m: None)
    patch.setattr(work, "check_empty", lambda: None)


def scans_not_awaited(patch: pytest.MonkeyPatch) -> None:
    """R8: marking ends before every goroutine has been scanned."""
    scan = roots.scan_standing
    patch.setattr(roots, "scan_standing", lambda m: (scan(m), u64(0))[1])


def no_second_scan(patch: pytest.MonkeyPatch) -> None:
    """Who ran after its scan is not scanned again."""
    patch.setattr(roots, "scan_again", lambda m, g: None)


def marks_without_atomics(patch: pytest.MonkeyPatch) -> None:
    """Two threads set bits of one word, and one bit is lost."""

    def set_mark(span: Any, index: u64) -> bool:
        word, bit = index >> u64(6), u64(1) << (index & u64(63))
        before = span.mark[word]
        if int(before & bit):
            return False
        span.mark[word] = before | bit
        return True

    patch.setattr(marking, "set_mark", set_mark)


def scanned_while_it_runs(patch: pytest.MonkeyPatch) -> None:
    """The collector reads stacks of goroutines that have not stopped."""
    patch.setattr(running, "hold", lambda g: True)
    patch.setattr(running, "let_go", lambda g: None)
    patch.setattr(running, "note_run", lambda g: None)


def grey_kept_when_safe(patch: pytest.MonkeyPatch) -> None:
    """A worker that becomes safe keeps its grey objects, and nobody takes them in mark termination."""
    patch.setattr(assist, "show_grey", lambda: None)
    patch.setattr(hooks, "show_grey", lambda: None)
    patch.setattr(cycle, "others_show_grey", lambda m: False)
    patch.setattr(work, "give_all", lambda m: None)


MUTATIONS: list[Mutation] = [
    flag_one_phase_late, two_truths, fresh_objects_without_barrier, no_barrier, early_termination, scans_not_awaited, no_second_scan,
    marks_without_atomics, scanned_while_it_runs, grey_kept_when_safe,
]  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_fault_is_found(mutation: Mutation) -> None:
    for seed in range(ORDERS):
        try:
            explore(seed, mutation)
        except FOUND:
            return
    raise AssertionError(f"{mutation.__name__} was not found in {ORDERS} orders")


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        explore(number)
    print(f"{sys.argv[1]} orders, nothing lost")
