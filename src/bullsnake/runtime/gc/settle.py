"""stackscan=watermark: who has run since its scan and stands again is scanned beside the program, and leaves the list of who ran.

Mark termination scans all that have run since their scan. A hundred thousand goroutines that have each had a turn while the collector
marked would make it long. So before, the collector takes the list, and scans who stands: what has changed of the stack, and what the
goroutine holds beside it. A large change is scanned in parts (`dirty.py`). And while it does that a goroutine that leaves its
processor with a small change is scanned by its worker: else goroutines that take turns would have run again before the collector is
through with them. That goes on until marking ends.

Why the list stays complete. A goroutine is taken off before it is held. If it runs after that, `running.claim` enters it again; if it
runs already it cannot be held, and is entered here. If it is held it stands until it is let go, so it is scanned as it is left; its
barriers stay, and what it changes later lies inside the first that it has not hit, as after any scan.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, this_worker, u64
from bullsnake.runtime.gc import dirty, roots, stackscan, unfinished
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.stack import running
from bullsnake.runtime.stack.worker import DEAD, G

SMALL: Final = u64(4096)
"""So many bytes of changed stack are scanned by who leaves: the caller may hold the scheduler's lock."""

FEW: Final = u64(64)
"""So many are left to mark termination."""


@systemstack
def settle_own() -> None:
    """This worker's goroutine is about to leave its processor, SP in g. Its cells are its own, or the caller has their lock."""
    g = this_worker().g
    if marking.settles == u64(0) or g.scanned != marking.number or g.water != u64(0):
        return
    m = Marker.at(this_worker().marker)
    if dirty.changed(g) > unfinished.at_least(SMALL):
        return
    roots.scan_fields(m, g)
    roots.scan_cells(m, g)
    stackscan.read_changed(m, g)
    running.note_settled(g)


@systemstack
def settle_round(m: Marker) -> u64:
    """Scan all that have run and stand now; how many were in the list. Those that run look at their stacks at a check or poll."""
    count = u64(0)
    g = running.take_all_ran()
    while not g.is_null():
        rest = g.ran_next
        if running.forget_ran(g):
            settle_listed(m, g)
        count = count + u64(1)
        g = rest
    return count


@systemstack
def settle_listed(m: Marker, g: G) -> None:
    """Scan one that has run, if it stands; if it runs it joins the list again."""
    if running.hold(g):
        settle(m, g)
        running.let_go(g)
    else:
        running.note_run(g)


@systemstack
def settle(m: Marker, g: G) -> None:
    """Scan one that is held."""
    if g.status == DEAD:
        return
    if roots.needs_scan(g):
        roots.scan_first(m, g)
        return
    roots.scan_record(m, g)
    if not g.body.is_null():
        return
    if g.water != u64(0) or dirty.changed(g) > unfinished.at_least(dirty.MOST):
        dirty.scan_if_dirty(m, g)
        running.note_run(g)
    else:
        stackscan.read_changed(m, g)
