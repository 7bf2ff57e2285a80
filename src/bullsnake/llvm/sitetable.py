"""The site table of a unit, as the runtime reads it: one row for each call, sorted by return PC.

Parts, all little endian: a header of nine words; rows of 24 bytes; an index with the first row of each 64-byte chunk of the
text; interned lists of root slots; source records of 16 bytes; shapes (which registers a frame saved, and where) of 16 bytes;
strings. Look-up of a PC: the chunk gives the first row, then a scan of the few rows in the chunk.

`pack` makes the parts, `header` the header when their addresses are known, `SiteTable` reads a table back (tests and tools).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bullsnake.internal import InternalError
from bullsnake.llvm.sites import CompiledObject

HEADER = struct.Struct("<9Q")
ROW = struct.Struct("<5I2H")
SOURCE = struct.Struct("<4I")
CHUNK = 64
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

    def add(self, compiled: CompiledObject, text: int) -> None:
        """Rows of one object whose text lies at an address."""
        for row in compiled.rows:
            site = compiled.sites[row.site - 1]
            source = (self.strings.offset(site.file), self.strings.offset(site.pyname), site.line)
            self.rows.append(
                (
                    text + row.pc,
                    row.cfa,
                    self._roots(row.roots),
                    text + row.landing if row.landing >= 0 else 0,
                    self.sources.setdefault(source, len(self.sources)),
                    self.shapes.setdefault(row.shape, len(self.shapes)),
                    site.flags,
                )
            )

    def _roots(self, roots: tuple[int, ...]) -> int:
        index = self.root_lists.get(roots)
        if index is None:
            index = self.root_lists[roots] = len(self.roots)
            self.roots.append(len(roots))
            self.roots.extend(roots)
        return index


def pack(objects: Sequence[tuple[CompiledObject, int]], text: tuple[int, int]) -> Parts:
    """Make the parts. objects: with the final address of each one's text; text: the unit's range of code."""
    packer = _Packer()
    for compiled, address in objects:
        packer.add(compiled, address)
    packer.rows.sort()
    for row, following in zip(packer.rows, packer.rows[1:], strict=False):
        if row[0] == following[0]:
            raise InternalError(f"site table: two rows for the return PC {row[0]:#x}")
    if len(packer.shapes) > 0xFFFF:
        raise InternalError("site table: too many frame shapes")
    return Parts(
        len(packer.rows),
        text,
        b"".join(ROW.pack(*row) for row in packer.rows),
        _index([row[0] for row in packer.rows], text),
        packer.roots.tobytes(),
        b"".join(SOURCE.pack(*source, 0) for source in packer.sources),
        bytes(packer.strings.data),
        b"".join(bytes(shape) + bytes(16 - len(shape)) for shape in packer.shapes),
    )


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
        slots = tuple(self._roots[roots + 1 : roots + 1 + self._roots[roots]])
        saved = tuple(self.parts.shapes[16 * shape : 16 * shape + 6])
        return Entry(pc, cfa, slots, landing, self._source(source), saved, flags)

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
