"""The write barrier: Dijkstra's, as in Go 1.5. What is stored is shaded first.

    store(slot, value):  if marking.on: shade(value)      shade: mark it, if it is white; it is grey then
                         [slot] := value

The argument. Colours: white, not marked; grey, marked and in a buffer, to be looked at; black, marked and looked at, or handed out
while marking. To show: when mark termination ends, no reachable object is white.

(1) No black object, global or channel ever refers to a white object while marking is on. Looking at an object shades all that it
    refers to. Afterwards it changes by stores alone, and each shades its value first: compiled code does for every store of a
    reference into memory other than its own frame, globals and fresh objects included; so do the runtime's stores into g and channels
    (the list: `chan.py`), and a bulk copy when it has copied. That a fresh object's first stores run the barrier too (R37) is needed
    because it is black: nobody looks at it again. What was stored into it before marking began is seen: it was white then.
(2) The flag is one word. It changes only while the world is stopped; compiled code has no safepoint between reading it and the store,
    so no store that saw `off` is still to come when the first stack is scanned (R2), and nothing else is asked (R3).
(3) Stacks have no barrier. A stack may receive a white reference after its scan: loaded from a white object, or from one that has
    not been looked at. Only goroutines that have run since their scan can: `running.ran` lists them. Mark termination scans
    them again with the world stopped, and marks what they reach; they cannot run meanwhile.
(4) Mark termination begins when nothing is grey: the shared list and the buffers of all threads are empty with the world stopped,
    and every goroutine has been scanned or is in the list (R7, R8). If the stop finds grey objects, the world goes on.

Elided: stores of null and of static objects, which the collector does not mark; stores into a frame's own slots, by (3). Nothing else.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import load64, nosplit, preserve_most, this_worker, u64, writebarrier
from bullsnake.runtime.gc import mark
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking

ELEMENTS: Final = u64(16)


@nosplit
@writebarrier
def shade(value: u64) -> None:
    """The runtime stores a reference that may be in the heap into memory that is no frame."""
    if marking.on != u64(0) and value != u64(0):
        mark.grey(Marker.at(this_worker().marker), value)


@nosplit
@writebarrier
@preserve_most
def shade_stored(value: u64) -> None:
    """Compiled code is about to store a reference, and marking is on."""
    mark.grey(Marker.at(this_worker().marker), value)


@nosplit
@writebarrier
@preserve_most
def shade_copied(array: u64, first: u64, count: u64) -> None:
    """Compiled code has copied references into an array, and marking is on."""
    m = Marker.at(this_worker().marker)
    at = array + ELEMENTS + first * u64(8)
    end = at + count * u64(8)
    while at < end:
        value = load64(at)
        if value != u64(0):
            mark.grey(m, value)
        at = at + u64(8)
