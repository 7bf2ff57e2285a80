"""Roots: the root segments of image and program; the stacks of all goroutines by the site table; what each g holds (the body of one
that has not started, a value handed over to it, what it waits to send, what the library keeps for it, the exception that is being
reported); each worker's exception in flight. An object that the runtime has allocated and not yet handed to the guest needs no
root: nothing ends a marking between an allocation and its return.

A stack is scanned twice in a cycle: first with its goroutine stopped and the world running, and again in mark termination if the
goroutine has run since. How, is a strategy: `stackscan`. A goroutine that has not run is not scanned again (the seed's gcscanvalid is
the list of `running`); its barriers come off when the world runs again, or when it does.
"""

from __future__ import annotations

from bullsnake.dialect import store64, systemstack, u64
from bullsnake.runtime.gc import mark, stackscan
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import lock
from bullsnake.runtime.stack import barriers, grow, program, running, worker
from bullsnake.runtime.stack.program import IMAGE_ROOTS, PROGRAM_ROOTS
from bullsnake.runtime.stack.worker import DEAD, POISON, G

cells_lock: u64 = u64(0)


@systemstack
def scan_globals(m: Marker) -> None:
    """Shade what the root segments refer to."""
    mark.grey_roots(m, program.word(IMAGE_ROOTS), program.word(IMAGE_ROOTS + u64(8)))
    mark.grey_roots(m, program.word(PROGRAM_ROOTS), program.word(PROGRAM_ROOTS + u64(8)))


@systemstack
def scan_in_flight(m: Marker) -> None:
    """Shade the workers' exceptions in flight. With the world stopped."""
    one = worker.all_workers
    while not one.is_null():
        grey_root(m, one.in_flight.address())
        one = one.chain


@systemstack
def grey_root(m: Marker, value: u64) -> None:
    """Shade one root."""
    store64(m.roots, value)
    mark.grey_roots(m, m.roots, m.roots + u64(8))


@systemstack
def scan_record(m: Marker, g: G) -> None:
    """Shade what a goroutine holds beside its stack. Its cells are others' too: they have a lock."""
    scan_fields(m, g)
    if g.waits.is_null():
        return
    lock.acquire(cells_lock)
    scan_cells(m, g)
    lock.unlock(cells_lock)


@systemstack
def scan_fields(m: Marker, g: G) -> None:
    """Shade what a goroutine itself holds."""
    grey_root(m, g.dying.address())
    grey_root(m, g.body.address())
    grey_root(m, g.word_ref.address())
    grey_root(m, g.local.address())


@systemstack
def scan_cells(m: Marker, g: G) -> None:
    """Shade what its cells hold. With their lock."""
    cell = g.waits
    while not cell.is_null():
        grey_root(m, cell.chan.address())
        grey_root(m, cell.value.address())
        cell = cell.beside


@systemstack
def scan_first(m: Marker, g: G) -> None:
    """The first scan of a goroutine that stands; gives back what its stack does not need."""
    scan_record(m, g)
    if g.body.is_null():
        grow.shrink(g)
        stackscan.first(m, g)
    g.scanned = marking.number


@systemstack
def scan_again(m: Marker, g: G) -> None:
    """The scan in mark termination; the only one of a goroutine that began while marking."""
    if g.status == DEAD:
        return
    g.scanned = marking.number
    scan_record(m, g)
    if g.body.is_null():
        stackscan.again(m, g)


@systemstack
def needs_scan(g: G) -> bool:
    """Whether a goroutine has not been scanned in this cycle."""
    return g.status != DEAD and g.scanned != marking.number


@systemstack
def scan_standing(m: Marker) -> u64:
    """Scan the goroutines that stand; how many run and have yet to be scanned. They are asked to stop."""
    pending = u64(0)
    g = worker.all_gs
    while not g.is_null():
        if needs_scan(g):
            if running.hold(g):
                if needs_scan(g):
                    scan_first(m, g)
                running.let_go(g)
            else:
                pending = pending + u64(1)
        g = g.chain
    if pending != u64(0):
        ask_running()
    return pending


@systemstack
def scan_standing_all(m: Marker) -> None:
    """Scan every goroutine, once in the cycle. With the world stopped."""
    g = worker.all_gs
    while not g.is_null():
        if needs_scan(g):
            scan_record(m, g)
            if g.body.is_null():
                grow.shrink(g)
                stackscan.only(m, g)
            g.scanned = marking.number
        g = g.chain


@systemstack
def scan_first_all(m: Marker) -> None:
    """The first scan of every goroutine, with the world stopped; those that will run on are scanned again."""
    g = worker.all_gs
    while not g.is_null():
        if needs_scan(g):
            scan_first(m, g)
            if g.hold == running.RUNS:
                running.note_run(g)
        g = g.chain


@systemstack
def take_off_left() -> None:
    """Marking is over and the world runs: the barriers of goroutines that have not run since their scan come off."""
    g = worker.all_gs
    while not g.is_null():
        if barriers.have_barriers(g) and running.hold(g):
            stackscan.take_off(g)
            running.let_go(g)
        g = g.chain


@systemstack
def ask_running() -> None:
    """Every worker is to look at its next check or poll whether its goroutine has been scanned."""
    one = worker.all_workers
    while not one.is_null():
        one.stackguard = POISON
        one = one.chain
