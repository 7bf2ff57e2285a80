"""Who has a goroutine's stack, and which goroutines have run since the collector scanned them.

`hold` of a goroutine: FREE, it stands and nobody reads its stack; RUNS, it runs, or stands in a stopped world; SCANNED, a thread of the
collector reads its stack; AWAITED, as SCANNED, and a worker sleeps until that is over. A worker claims a goroutine before it
enters it and releases it when its SP is in g, before anybody else can enter it; so a stack is never read while it changes.

While the collector marks, a goroutine joins the list `ran` when it is claimed, when it begins, and when it has been scanned while it
ran: exactly those may hold references that the scan has not seen. Mark termination scans them again, and no others.
Join before run: the list is complete whenever the world stands. One that has been scanned as it left its processor stays in the list as
SETTLED, until it runs again (`gc/settle.py`).

A goroutine that is claimed after marking has ended loses its stack barriers here, if the collector has not removed them yet.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, atomic_load64, cas64, load64, offsetof, systemstack, this_worker, u64, xchg64
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import lock
from bullsnake.runtime.stack import barriers
from bullsnake.runtime.stack.worker import G

FREE: Final = u64(0)
RUNS: Final = u64(1)
SCANNED: Final = u64(2)
AWAITED: Final = u64(3)
NOWHERE: Final = u64(1)
NOT_LISTED: Final = u64(0)
HAS_RUN: Final = u64(1)
SETTLED: Final = u64(2)

ran = Static(array(u64, 1))


@systemstack
def save_sp(g: G) -> None:
    """SP goes to g, where those who scan, move or shrink the stack find and change it. The worker has none meanwhile: its own would
    soon be an old one, and a signal's handler may look.
    """
    g.sp = this_worker().sched_sp
    this_worker().sched_sp = NOWHERE


@systemstack
def restore_sp(g: G) -> None:
    """The goroutine is the worker's again, and the stack stays where it is."""
    this_worker().sched_sp = g.sp


@systemstack
def claim(g: G) -> None:
    """A worker is about to run a goroutine; waits while its stack is scanned."""
    word = g.address() + offsetof(G, "hold")
    while not cas64(word, FREE, RUNS):
        if cas64(word, SCANNED, AWAITED) or atomic_load64(word) == AWAITED:
            lock.sleep_while(word, AWAITED, u64(0))
    note_run(g)
    if marking.on == u64(0) and barriers.have_barriers(g):
        barriers.remove_barriers(g)


@systemstack
def release(g: G) -> None:
    """A goroutine stands, its SP in g."""
    xchg64(g.address() + offsetof(G, "hold"), FREE)


@systemstack
def hold(g: G) -> bool:
    """Take a goroutine's stack to read it; False if it runs."""
    return cas64(g.address() + offsetof(G, "hold"), FREE, SCANNED)


@systemstack
def hold_to_read(g: G) -> bool:
    """Take a goroutine's stack to read it, as soon as nobody else does; False if it runs (and stands in a stopped world)."""
    word = g.address() + offsetof(G, "hold")
    while not hold(g):
        if atomic_load64(word) == RUNS:
            return False
    return True


@systemstack
def let_go(g: G) -> None:
    """Its stack has been read."""
    word = g.address() + offsetof(G, "hold")
    if xchg64(word, FREE) == AWAITED:
        lock.wake(word, lock.ALL)


@systemstack
def note_run(g: G) -> None:
    """A goroutine that is the caller's runs, or has begun: while the collector marks, it joins the list."""
    if marking.on == u64(0) or not changes_to_has_run(g):
        return
    head = ran.address()
    while True:
        first = load64(head)
        g.ran_next = G.at(first)
        if cas64(head, first, g.address()):
            return


@systemstack
def changes_to_has_run(g: G) -> bool:
    """The goroutine counts as one that has run; whether it has to be entered. Its worker and the collector may come at once."""
    word = g.address() + offsetof(G, "ran")
    seen = atomic_load64(word)
    while seen != HAS_RUN:
        if cas64(word, seen, HAS_RUN):
            return seen == NOT_LISTED
        seen = atomic_load64(word)
    return False


@systemstack
def take_all_ran() -> G:
    """The whole list, in which nobody is any more; but each still counts as in it until `forget_ran`."""
    return G.at(xchg64(ran.address(), u64(0)))


@systemstack
def forget_ran(g: G) -> bool:
    """A goroutine of a list that was taken joins again when it runs. Whether it has run since it was scanned."""
    return xchg64(g.address() + offsetof(G, "ran"), u64(0)) == HAS_RUN


@systemstack
def note_settled(g: G) -> None:
    """The caller's goroutine has been scanned, and does not run any more."""
    cas64(g.address() + offsetof(G, "ran"), HAS_RUN, SETTLED)


@systemstack
def take_ran() -> G:
    """The first goroutine of the list that has run since it was scanned, out of it; null if none is left. With the world stopped."""
    g = G.at(ran[u64(0)])
    while not g.is_null():
        ran[u64(0)] = g.ran_next.address()
        if forget_ran(g):
            return g
        g = G.at(ran[u64(0)])
    return g
