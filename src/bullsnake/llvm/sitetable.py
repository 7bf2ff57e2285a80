"""The site table of a unit, as the runtime reads it: one row for each call, sorted by return PC.

Parts, all little endian: a header of nine words; rows of 24 bytes; an index with the first row of each 64-byte chunk of the
text; interned lists of root slots; source records of 16 bytes; shapes (which registers a frame saved, and where) of 16 bytes;
strings. Look-up of a PC: the chunk gives the first row, then a scan of the few rows in the chunk.

A row with the flag DYNAMIC holds for several sites: its `roots` are the words below the CFA of a slot with a number n, its
`source` the number of a further row m behind those with a PC. Row m + n has the roots, source and flags; PC, CFA, landing pad
and shape are those of the first.

A list whose count is GONE_COUNT belongs to a call that does not exist.

`pack` makes the parts, `header` the header when their addresses are known, `SiteTable` reads a table back (tests and tools).
"""

from __future__ import annotations

import os
import struct
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bullsnake.internal import InternalError
from bullsnake.llvm.sites import DYNAMIC, GONE, CompiledObject, Site

HEADER = struct.Struct("<9Q")
ROW = struct.Struct("<5I2H")
SOURCE = struct.Struct("<4I")
CHUNK = 64
GONE_COUNT = 0xFFFF
PARTS = ("rows", "index", "roots", "sources", "strings", "shapes")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a table, in the order in which they are best placed."""

    count: int
    text: tuple[int, int]
    rows: bytes
    index: bytes
    roots: bytes
    sources: bytes
    strings: bytes
    shapes: bytes


@dataclass(slots=True)
class _Strings:
    data: bytearray = field(default_factory=lambda: bytearray(b"\0"))
    known: dict[str, int] = field(default_factory=lambda: {"": 0})

    def offset(self, text: str) -> int:
        if text not in self.known:
            self.known[text] = len(self.data)
            self.data += text.encode("utf-8", "surrogateescape") + b"\0"
        return self.known[text]


class _Packer:
    """Interns what rows share."""

    def __init__(self) -> None:
        self.strings = _Strings()
        self.roots = array("H")
        self.root_lists: dict[tuple[int, ...], int] = {}
        self.sources: dict[tuple[int, int, int], int] = {}
        self.shapes: dict[tuple[int, ...], int] = {}
        self.rows: list[tuple[int, ...]] = []
        self.more: list[tuple[int, ...]] = []

    def add(self, compiled: CompiledObject, text: int) -> None:
        """Rows of one object whose text lies at an address."""
        starts = {name: self._more(compiled, name) for name in compiled.dynamic}
        for row in compiled.rows:
            site = compiled.sites[row.site - 1]
            roots, source, flags = self._what(site, row.roots)
            if row.dynamic:
                roots, source, flags = row.dynamic, starts[site.symbol], flags | DYNAMIC
            landing = text + row.landing if row.landing >= 0 else 0
            shape = self.shapes.setdefault(row.shape, len(self.shapes))
            self.rows.append((text + row.pc, row.cfa, roots, landing, source, shape, flags))

    def _what(self, site: Site, roots: tuple[int, ...]) -> tuple[int, int, int]:
        """Roots, source and flags of a site."""
        source = (self.strings.offset(_shown(site.file)), self.strings.offset(site.pyname), site.line)
        return self._roots(roots), self.sources.setdefault(source, len(self.sources)), site.flags

    def _more(self, compiled: CompiledObject, name: str) -> int:
        """Rows without a PC, one for each site of a function with dynamic numbers; the place of the first among these."""
        start = len(self.more)
        sites = [site for site in compiled.sites if site.symbol == name]
        for site, roots in zip(sites, compiled.dynamic[name], strict=True):
            index, source, flags = self._what(site, roots)
            self.more.append((0, 0, index, 0, source, 0, flags))
        return start

    def finish(self, end: int) -> list[tuple[int, ...]]:
        """All rows: those with a PC, sorted, then those of dynamic sites, whose PC tells only which table they are in."""
        self.rows.sort()
        count = len(self.rows)
        placed = [row[:4] + (row[4] + count,) + row[5:] if row[6] & DYNAMIC else row for row in self.rows]
        return placed + [(end, *row[1:]) for row in self.more]

    def _roots(self, roots: tuple[int, ...]) -> int:
        index = self.root_lists.get(roots)
        if index is None:
            index = self.root_lists[roots] = len(self.roots)
            self.roots.append(GONE_COUNT if roots == GONE else len(roots))
            self.roots.extend(() if roots == GONE else roots)
        return index


def pack(objects: Sequence[tuple[CompiledObject, int]], text: tuple[int, int]) -> Parts:
    """Make the parts. objects: with the final address of each one's text; text: the unit's range of code."""
    packer = _Packer()
    for compiled, address in objects:
        packer.add(compiled, address)
    rows = packer.finish(text[1])
    for row, following in zip(packer.rows, packer.rows[1:], strict=False):
        if row[0] == following[0]:
            raise InternalError(f"site table: two rows for the return PC {row[0]:#x}")
    if len(packer.shapes) > 0xFFFF:
        raise InternalError("site table: too many frame shapes")
    return Parts(
        len(packer.rows),
        text,
        b"".join(ROW.pack(*row) for row in rows),
        _index([row[0] for row in packer.rows], text),
        packer.roots.tobytes(),
        b"".join(SOURCE.pack(*source, 0) for source in packer.sources),
        bytes(packer.strings.data),
        b"".join(bytes(shape) + bytes(16 - len(shape)) for shape in packer.shapes),
    )


def _shown(file: str) -> str:
    """A file as tracebacks name it: by its absolute path, as CPython does since 3.9. `<string>` and the like stay."""
    return os.path.abspath(file) if os.path.exists(file) else file


def _index(pcs: list[int], text: tuple[int, int]) -> bytes:
    """For each chunk of the text the first row at or after its start, and one more."""
    low, high = text
    result = array("I")
    at = 0
    for start in range(low, high + CHUNK, CHUNK):
        while at < len(pcs) and pcs[at] < start:
            at += 1
        result.append(at)
    result.append(len(pcs))
    return result.tobytes()


def header(parts: Parts, address: Callable[[str], int]) -> bytes:
    """The header; `address` gives where each of PARTS lies."""
    places = [address(name) for name in ("rows", "index", "roots", "sources", "strings", "shapes")]
    return HEADER.pack(*parts.text, parts.count, *places)


class SourceLine(NamedTuple):
    file: str
    function: str
    line: int


class Entry(NamedTuple):
    """A row read back."""

    pc: int
    cfa: int
    roots: tuple[int, ...]
    landing: int
    source: SourceLine
    shape: tuple[int, ...]
    flags: int


class SiteTable:
    """A reader of packed parts."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._roots = array("H", parts.roots)
        self._index = array("I", parts.index)

    def entry(self, number: int) -> Entry:
        """Row by number."""
        pc, cfa, roots, landing, source, shape, flags = ROW.unpack_from(self.parts.rows, number * ROW.size)
        if flags & DYNAMIC:
            return Entry(pc, cfa, (roots,), landing, SourceLine("", "", source), self._shape(shape), flags)
        count = self._roots[roots]
        slots = GONE if count == GONE_COUNT else tuple(self._roots[roots + 1 : roots + 1 + count])
        return Entry(pc, cfa, slots, landing, self._source(source), self._shape(shape), flags)

    def resolve(self, entry: Entry, number: int) -> Entry:
        """The row of a dynamic site, given the number in its frame."""
        further = self.entry(entry.source.line + number)
        return entry._replace(roots=further.roots, source=further.source, flags=further.flags)

    def _shape(self, number: int) -> tuple[int, ...]:
        return tuple(self.parts.shapes[16 * number : 16 * number + 6])

    def find(self, pc: int) -> Entry | None:
        """The row of a return PC, as the runtime looks it up."""
        low, high = self.parts.text
        if not low <= pc <= high:
            return None
        chunk = (pc - low) // CHUNK
        for number in range(self._index[chunk], self._index[chunk + 1]):
            entry = self.entry(number)
            if entry.pc == pc:
                return entry
        return None

    def _source(self, number: int) -> SourceLine:
        file, function, line, _ = SOURCE.unpack_from(self.parts.sources, number * SOURCE.size)
        return SourceLine(self._string(file), self._string(function), line)

    def _string(self, offset: int) -> str:
        data = self.parts.strings
        return data[offset : data.index(0, offset)].decode("utf-8", "surrogateescape")
