"""Output sections and segments: where bytes lie in memory, before and after their addresses are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bullsnake.link import elf
from bullsnake.link.objects import ObjectFile, Section

READ, READ_EXECUTE, READ_WRITE = elf.PF_R, elf.PF_R | elf.PF_X, elf.PF_R | elf.PF_W
SECTION_FLAGS = {
    READ: elf.SHF_ALLOC,
    READ_EXECUTE: elf.SHF_ALLOC | elf.SHF_EXECINSTR,
    READ_WRITE: elf.SHF_ALLOC | elf.SHF_WRITE,
}


class SectionRecord(NamedTuple):
    """A section as the section header table names it."""

    name: str
    kind: int
    flags: int
    address: int
    size: int
    align: int
    link: int = 0
    info: int = 0
    entry: int = 0


class Segment(NamedTuple):
    """A loadable segment: content, and its size in memory (the rest is zero)."""

    address: int
    flags: int
    data: bytes
    memory: int


@dataclass(slots=True)
class Output:
    """An output section: the input sections it is made of, or bytes that the linker makes itself."""

    name: str
    flags: int
    align: int = 1
    size: int = 0
    address: int = 0
    nobits: bool = False
    kind: int = elf.SHT_PROGBITS
    pieces: list[tuple[ObjectFile, Section]] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)

    def add(self, owner: ObjectFile, section: Section) -> None:
        """Append an input section; until `place`, its address is its offset here."""
        section.address = self.reserve(section.size, section.align)
        self.pieces.append((owner, section))

    def reserve(self, size: int, align: int = 1) -> int:
        """Make room for `size` bytes and return their offset."""
        offset = elf.align_up(self.size, align)
        self.align = max(self.align, align)
        self.size = offset + size
        return offset

    def place(self, cursor: int) -> int:
        """Give this section its address, at or after `cursor`; return the address behind it."""
        self.address = elf.align_up(cursor, self.align)
        for _, section in self.pieces:
            section.address += self.address
        return self.address + self.size

    def fill(self) -> None:
        """Copy the content of the input sections; gaps in code are breakpoints."""
        if self.nobits or not self.pieces:
            return
        content = bytearray((b"\xcc" if self.flags & elf.PF_X else b"\0") * self.size)
        for _, section in self.pieces:
            offset = section.address - self.address
            content[offset : offset + section.size] = section.data
        self.data = content

    def record(self) -> SectionRecord:
        """This section for the header table."""
        kind = elf.SHT_NOBITS if self.nobits else self.kind
        return SectionRecord(self.name, kind, SECTION_FLAGS[self.flags], self.address, self.size, self.align)

    @property
    def end(self) -> int:
        """The address behind the last byte."""
        return self.address + self.size


def place_all(outputs: Sequence[Output], cursor: int) -> int:
    """Place sections one after the other."""
    for output in outputs:
        cursor = output.place(cursor)
    return cursor


def segment(outputs: Sequence[Output], prefix: Segment | None = None) -> Segment | None:
    """The segment that holds placed, filled sections (behind the content of `prefix`); None if it would be empty."""
    used = [output for output in outputs if output.size]
    if not used:
        return prefix
    start = prefix.address if prefix else used[0].address
    content = bytearray(prefix.data if prefix else b"")
    for output in used:
        if not output.nobits:
            content.extend(bytes(output.address - start - len(content)))
            content.extend(output.data)
    return Segment(start, used[0].flags, bytes(content), used[-1].end - start)
