"""Rows of the site table from an object, and the verifier of site numbers.

Each call in the code (direct calls from their relocations, indirect ones from the debug information) whose line is a site's
number becomes a row. The verifier: the row's callee is the site's; the frame is constant over the function's calls; each live
slot has a place in the frame; a call that leads to the callee of a site without a number is one that the emitter gave none.
Calls of anything else are LLVM's own, of memcpy and the like. A number that is not in the object is a call that LLVM removed.

In a function with dynamic numbers the line decides nothing: the frame itself says which site it is at. A site with a live slot that
has no place is one whose call LLVM removed, and the slot with it: its list is GONE, which the runtime would refuse to read.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from bullsnake.llvm.dwarf import Subprogram, line_rows, subprograms
from bullsnake.llvm.emit import DYNAMIC_LINE, Emitted
from bullsnake.llvm.frames import Frame, frames
from bullsnake.llvm.objectfile import ObjectFile
from bullsnake.llvm.sites import GONE, Row, Site

INDIRECT = "calli"
CHECKS = {"stackcheck": "runtime.morestack", "poll": "runtime.pollslow"}


class Result(NamedTuple):
    """Rows, and for each function whose numbers did not survive the reason."""

    rows: list[Row]
    failures: dict[str, str]
    dynamic: dict[str, list[tuple[int, ...]]]
    frame_sizes: dict[str, int]


def read_rows(data: bytes, emitted: Emitted) -> Result:
    """All rows of an object made of emitted text, sorted by PC."""
    return _Reader(ObjectFile(data), emitted).read()


class _Reader:
    def __init__(self, obj: ObjectFile, emitted: Emitted) -> None:
        self.obj = obj
        self.sites = emitted.sites
        self.unnumbered = emitted.unnumbered
        self.dynamic = emitted.dynamic
        self.first: dict[str, Site] = {}
        self.roots_of: dict[str, list[tuple[int, ...]]] = {}
        self.pcs, self.lines = line_rows(obj)
        self.frames = frames(obj)
        self.starts = [frame.start for frame in self.frames]
        self.subprograms = {entry.low: entry for entry in subprograms(obj)}
        self.names = {start: name for start, _, name in obj.functions()}
        self.by_function: dict[str, set[str]] = {}
        self.failures: dict[str, str] = {}
        self.rows: list[Row] = []

    def read(self) -> Result:
        calls: dict[int, str] = dict(self.obj.direct_calls())
        for entry in self.subprograms.values():
            for pc in entry.returns:
                calls.setdefault(pc, INDIRECT)
        for site in self.sites:
            self.by_function.setdefault(site.symbol, set()).add(_target(site))
            self.first.setdefault(site.symbol, site)
        for pc in sorted(calls):
            self._call(pc, calls[pc])
        self._constant_frames()
        sizes = {self.names.get(f.start, ""): max(cfa for cfa, _ in f.states) for f in self.frames}
        return Result(self.rows, self.failures, self.roots_of, sizes)

    def _line(self, pc: int) -> int:
        index = bisect_right(self.pcs, pc) - 1
        return self.lines[index] if index >= 0 else 0

    def _call(self, pc: int, callee: str) -> None:
        index = bisect_right(self.starts, pc - 1) - 1
        if index < 0 or pc - 1 >= self.frames[index].end:
            return
        frame = self.frames[index]
        entry = self.subprograms.get(frame.start)
        if entry is None:
            return
        name = self.names[frame.start]
        if name in self.dynamic:
            self._dynamic_call(pc, callee, name, frame, entry)
            return
        number = self._line(pc - 1)
        site = self.sites[number - 1] if 0 < number <= len(self.sites) else None
        if site is not None and site.symbol == name and _target(site) in (callee, INDIRECT):
            self.rows.append(self._row(pc, site, frame, entry))
        elif callee in self.by_function[name] and (number or (name, callee) not in self.unnumbered):
            self.failures[name] = f"a call of {callee} has {'the number of another call' if number else 'no number'}"

    def _dynamic_call(self, pc: int, callee: str, name: str, frame: Frame, entry: Subprogram) -> None:
        """Any call that may be one of the function's sites gets a row that says where the site's place is stored."""
        targets = self.by_function[name]
        if callee not in targets and INDIRECT not in targets:
            return
        first = self.first[name]
        cfa, shape = frame.at(pc - 1)
        row = Row(pc, cfa, (), frame.landing(pc - 1), first.number, shape)
        from_cfa, offset = entry.slots[DYNAMIC_LINE]
        self.rows.append(row._replace(dynamic=(-offset if from_cfa else cfa - offset) // 8))
        if name not in self.roots_of:
            sites = [site for site in self.sites[first.number - 1 :] if site.symbol == name]
            self.roots_of[name] = [self._places(site, cfa, entry) or GONE if site.live else () for site in sites]

    def _row(self, pc: int, site: Site, frame: Frame, entry: Subprogram) -> Row:
        cfa, shape = frame.at(pc - 1)
        roots = self._roots(site, cfa, entry)
        return Row(pc, cfa, roots, frame.landing(pc - 1), site.number, shape)

    def _roots(self, site: Site, cfa: int, entry: Subprogram) -> tuple[int, ...]:
        """Words below the CFA of a site's live slots."""
        places = self._places(site, cfa, entry)
        if site.live and not places:
            slot = next(slot for slot in site.live if slot + 1 not in entry.slots)
            self.failures[site.symbol] = f"slot {slot} has no place in the frame"
        return places

    def _places(self, site: Site, cfa: int, entry: Subprogram) -> tuple[int, ...]:
        """The same; nothing if one of them has no place."""
        found = [entry.slots.get(slot + 1) for slot in site.live]
        known = [place for place in found if place is not None]
        if len(known) < len(found):
            return ()
        return tuple((-offset if from_cfa else cfa - offset) // 8 for from_cfa, offset in known)

    def _constant_frames(self) -> None:
        """Slots are addressed from SP: it must be the same at all calls of a function."""
        seen: dict[str, int] = {}
        for row in self.rows:
            name = self.sites[row.site - 1].symbol
            if seen.setdefault(name, row.cfa) != row.cfa:
                self.failures[name] = "the frame's size changes"


def _target(site: Site) -> str:
    return CHECKS.get(site.callee, site.callee)


