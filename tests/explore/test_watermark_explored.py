"""Faults of first scans in parts (stackscan=watermark): each must be found. `test_barriers_explored.py` explores what is not broken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "runtime"))

from stackscene import FOUND, Mutation, explore, first_found  # noqa: E402

from bullsnake.dialect import u64  # noqa: E402
from bullsnake.runtime.gc import cycle, unfinished  # noqa: E402
from bullsnake.runtime.gc.work import Marker  # noqa: E402
from bullsnake.runtime.os import knobs  # noqa: E402
from bullsnake.runtime.panic import unwind  # noqa: E402
from bullsnake.runtime.stack import barriers, walk, watermark  # noqa: E402
from bullsnake.runtime.stack.sites import row_of  # noqa: E402
from bullsnake.runtime.stack.worker import G  # noqa: E402

ONLY = (knobs.SCAN_WATERMARK,)


def not_moved(patch: pytest.MonkeyPatch) -> None:
    """The watermark is taken away, and not put further out."""
    patch.setattr(watermark, "move_watermark", lambda g, slot: watermark.lift_watermark(g))


def skipped_at_the_edge(patch: pytest.MonkeyPatch) -> None:
    """A part begins one frame too far out."""
    arrive = walk.arrive

    def one_further(w: walk.Walk, sp: u64) -> None:
        arrive(w, sp)
        if sys._getframe(1).f_code.co_name == "scan_on" and not walk.is_over(w):
            arrive(w, w.next_sp + u64(row_of(w.pc).cfa))

    patch.setattr(walk, "arrive", one_further)


def not_moved_with_the_stack(patch: pytest.MonkeyPatch) -> None:
    """The stack has been copied, and the scan goes on in the old one."""
    patch.setattr(watermark, "move_watermark_by", lambda g, distance: None)


def handler_beyond(patch: pytest.MonkeyPatch) -> None:
    """An exception is handled outside the watermark, which stays where it was."""

    def leave_frames(g: G, sp: u64, slot: u64) -> None:
        barriers.unwind_to(g, sp)
        barriers.unlock_stack(g)

    patch.setattr(unwind, "leave_frames", leave_frames)


def two_at_once(patch: pytest.MonkeyPatch) -> None:
    """The collector scans on without the lock."""

    def scan_part(m: Marker, g: G) -> bool:
        if int(g.water):
            unfinished.scan_on(m, g, unfinished.at_least(unfinished.PART))
        return int(g.water) != 0

    patch.setattr(unfinished, "scan_part", scan_part)


def not_awaited(patch: pytest.MonkeyPatch) -> None:
    """Marking ends while a stack has been scanned in part."""
    patch.setattr(unfinished, "finish_all", lambda m: None)
    patch.setattr(cycle, "check_scanned", lambda: None)


def owner_without_lock(patch: pytest.MonkeyPatch) -> None:
    """The goroutine scans on without the lock."""

    def returned() -> None:
        worker = unfinished.this_worker()
        if worker.g.water == worker.sched_sp:
            unfinished.scan_on(Marker.at(worker.marker), worker.g, u64(1))

    patch.setattr(unfinished, "returned_to_watermark", returned)


MUTATIONS: list[Mutation] = [
    not_moved, skipped_at_the_edge, not_moved_with_the_stack, handler_beyond, two_at_once, not_awaited,
    owner_without_lock,
]  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_fault_is_found_and_its_order_replays(mutation: Mutation) -> None:
    seed, message = first_found(mutation, ONLY)
    with pytest.raises(FOUND) as again:
        explore(seed, mutation, ONLY)
    assert str(again.value) == message
