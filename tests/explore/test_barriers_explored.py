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

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "runtime"))

from stacks import Recursion  # noqa: E402
from stackscene import FOUND, Mutation, explore, first_found, preempted  # noqa: E402

from bullsnake.dialect import u64  # noqa: E402
from bullsnake.runtime.gc import bound, cycle, roots  # noqa: E402
from bullsnake.runtime.gc.work import Marker  # noqa: E402
from bullsnake.runtime.mem import marking  # noqa: E402
from bullsnake.runtime.stack import barriers, running  # noqa: E402
from bullsnake.runtime.stack.worker import G  # noqa: E402

ORDERS = 10_000
SLICES = 20


@pytest.mark.parametrize("part", range(SLICES))
def test_no_order_breaks_a_stack(part: int) -> None:
    """The orders of a part are distinct up to commuting steps, have enough in common to race on, and barriers are hit in them."""
    seen = []
    for seed in range(part * ORDERS // SLICES, (part + 1) * ORDERS // SLICES):
        try:
            seen.append(explore(seed))
        except FOUND as error:
            raise AssertionError(f"order {seed}: {error}") from error
        assert seen[-1].shared >= 50
    assert len({one.signature for one in seen}) > 0.99 * len(seen)
    assert sum(one.hits for one in seen) > len(seen) / 4 and sum(one.samples for one in seen) > len(seen)
    assert sum(one.stops for one in seen) > len(seen) / 10


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
