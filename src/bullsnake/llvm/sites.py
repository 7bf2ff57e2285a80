"""Call sites: what the emitter knows of them, and what the object adds.

A site is a call at which a frame may be seen from outside: the collector, the unwinder or a traceback looks at the frame while
the call is under way. The emitter numbers the sites of an object from 1; the number is the debug line of the call, and so
survives to the object, where each return PC is found again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

HIDDEN = 1
CHECK = 2
BOUNDARY = 4
DYNAMIC = 8
GONE = (-1,)
"""In the place of roots: the call of a site was removed."""
RETURN_SHIFT = 4
RETURN_NONE, RETURN_SCALAR, RETURN_FLOAT, RETURN_REF = range(4)

SAVED_REGISTERS = (3, 6, 12, 13, 14, 15)
"""DWARF numbers of rbx rbp r12 r13 r14 r15, in the order of a shape."""


class Site(NamedTuple):
    """One call of the intermediate representation. `live` are the slots that hold live references during the call."""

    number: int
    symbol: str
    pyname: str
    file: str
    line: int
    live: tuple[int, ...]
    flags: int
    callee: str


class Row(NamedTuple):
    """One call of an object. `pc` is the return PC and `landing` the landing pad (-1: none), both relative to the text.

    cfa: bytes from SP after the return to the CFA. roots: words below the CFA, one per live slot. shape: for each register of
    SAVED_REGISTERS the words below the CFA where the frame saved it, 0 if it did not. dynamic: words below the CFA of the slot
    that holds the site's place among its function's sites, if the PC alone does not tell it; then `site` is the first of those.
    """

    pc: int
    cfa: int
    roots: tuple[int, ...]
    landing: int
    site: int
    shape: tuple[int, ...]
    dynamic: int = 0


@dataclass(slots=True)
class CompiledObject:
    """One object file with its sites; `sites[n - 1]` is number n.

    thunks: functions that need a stack-switching thunk. dynamic: functions whose site numbers are stored at run time, each with
    the roots of its sites in order. fell_back: how many of those there are because LLVM lost their numbers. frame_sizes: for
    each function the bytes from the lowest SP of its own to the CFA.
    """

    object: bytes
    sites: list[Site]
    rows: list[Row]
    thunks: set[str]
    dynamic: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    fell_back: int = 0
    frame_sizes: dict[str, int] = field(default_factory=dict)
