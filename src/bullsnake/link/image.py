"""The prelinked image: runtime and library, relocated once at a fixed address, to be copied in front of programs.

The bytes of an image hold plain tuples, dictionaries and strings only, so that reading one back takes milliseconds.
"""

from __future__ import annotations

import pickle
from array import array
from dataclasses import dataclass, field, fields

from bullsnake.link import elf
from bullsnake.link.errors import LinkError
from bullsnake.link.externs import Extern
from bullsnake.link.output import SectionRecord, Segment

MAGIC = b"bullsnake image 1\n"


@dataclass(slots=True)
class Slot:
    """An imported symbol in place: its GOT slot, and the stub that jumps through it."""

    extern: Extern
    slot: int
    stub: int


@dataclass(slots=True)
class SymbolTable:
    """Entries for `.symtab`, already encoded: locals, globals, and their names."""

    local: bytearray = field(default_factory=bytearray)
    shared: bytearray = field(default_factory=bytearray)
    strings: bytearray = field(default_factory=lambda: bytearray(b"\0"))

    def add(self, name: str, binding: int, kind: int, section: int, address: int, size: int) -> None:
        """Append one symbol; what is not local comes behind all locals."""
        table = self.local if binding == elf.STB_LOCAL else self.shared
        info = binding << 4 | kind
        table += elf.SYMBOL.pack(len(self.strings), info, 0, section, address, size)
        self.strings += name.encode() + b"\0"

    def functions(self) -> list[tuple[int, int, str]]:
        """(address, size, name) of every function, sorted."""
        strings = bytes(self.strings)
        result = []
        for name, info, _, _, address, size in elf.SYMBOL.iter_unpack(bytes(self.local + self.shared)):
            if info & 15 == elf.STT_FUNC:
                result.append((address, size, elf.string_at(strings, name)))
        return sorted(result)


@dataclass(slots=True)
class Image:
    """A unit linked at a fixed address. `tail` is its last segment, read-only, with `.eh_frame` at the end."""

    base: int
    end: int
    tail: Segment
    segments: list[Segment] = field(default_factory=list)
    symbols: dict[str, int] = field(default_factory=dict)
    ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    imports: dict[str, Slot] = field(default_factory=dict)
    sections: list[SectionRecord] = field(default_factory=list)
    table: SymbolTable = field(default_factory=SymbolTable)
    eh_frame: tuple[int, int] = (0, 0)
    frames: array[int] = field(default_factory=lambda: array("I"))

    @property
    def externs(self) -> list[str]:
        """The names imported from the C libraries, sorted."""
        return sorted(self.imports)

    def functions(self) -> list[tuple[int, int, str]]:
        """(address, size, name) of every function of the image, local ones too, sorted."""
        return self.table.functions()

    def to_bytes(self) -> bytes:
        """The image in a form for the cache."""
        plain = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        plain["tail"] = tuple(self.tail)
        plain["segments"] = [tuple(item) for item in self.segments]
        plain["sections"] = [tuple(item) for item in self.sections]
        plain["imports"] = [(tuple(item.extern), item.slot, item.stub) for item in self.imports.values()]
        plain["table"] = (bytes(self.table.local), bytes(self.table.shared), bytes(self.table.strings))
        plain["frames"] = self.frames.tobytes()
        return MAGIC + pickle.dumps(plain, protocol=5)

    @classmethod
    def from_bytes(cls, data: bytes) -> Image:
        """An image out of the cache."""
        if not data.startswith(MAGIC):
            raise LinkError("not an image of this version")
        plain = pickle.loads(memoryview(data)[len(MAGIC) :])
        plain["tail"] = Segment(*plain["tail"])
        plain["segments"] = [Segment(*item) for item in plain["segments"]]
        plain["sections"] = [SectionRecord(*item) for item in plain["sections"]]
        slots = [Slot(Extern(*extern), slot, stub) for extern, slot, stub in plain["imports"]]
        plain["imports"] = {slot.extern.name: slot for slot in slots}
        plain["table"] = SymbolTable(*map(bytearray, plain["table"]))
        plain["frames"] = array("I", plain["frames"])
        return cls(**plain)
