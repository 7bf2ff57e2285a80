"""The tables that the dynamic linker reads: imported symbols, their versions, and where to write their addresses.

`DT_HASH` has one empty bucket: the executable exports nothing, and every look-up of every library passes through its
table.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from bullsnake.link import elf
from bullsnake.link.externs import LIBRARIES
from bullsnake.link.image import Slot
from bullsnake.link.output import READ, READ_WRITE, Output, SectionRecord

INTERPRETER = b"/lib64/ld-linux-x86-64.so.2\0"
ENTRIES = 18
NO_VERSION = 1


def dynamic_section() -> Output:
    """Room for `.dynamic`, in writable memory because the dynamic linker leaves its notes for debuggers there."""
    return Output(".dynamic", READ_WRITE, 8, ENTRIES * elf.DYNAMIC.size, kind=elf.SHT_DYNAMIC)


class DynamicTables:
    """`.dynamic` and what it points to, for a list of imports."""

    def __init__(self, imports: Sequence[Slot], dynamic: Output) -> None:
        self.dynamic = dynamic
        self.imports = sorted(imports, key=lambda slot: slot.extern.name)
        self.strings = bytearray(b"\0")
        self.offsets: dict[str, int] = {}
        self.versions = self._number_versions()
        self.symbols = Output(".dynsym", READ, 8, kind=elf.SHT_DYNSYM)
        self.names = Output(".dynstr", READ, 1, kind=elf.SHT_STRTAB)
        self.hash = Output(".hash", READ, 8, kind=elf.SHT_HASH)
        self.version_indices = Output(".gnu.version", READ, 2, kind=elf.SHT_GNU_VERSYM)
        self.needed_versions = Output(".gnu.version_r", READ, 8, kind=elf.SHT_GNU_VERNEED)
        self.relocations = Output(".rela.dyn", READ, 8, kind=elf.SHT_RELA)
        self._write_tables()

    @property
    def tables(self) -> list[Output]:
        """The read-only tables, to be placed together."""
        return [self.hash, self.symbols, self.names, self.version_indices, self.needed_versions, self.relocations]

    def _string(self, text: str) -> int:
        if text not in self.offsets:
            self.offsets[text] = len(self.strings)
            self.strings += text.encode() + b"\0"
        return self.offsets[text]

    def _number_versions(self) -> dict[tuple[str, str], int]:
        pairs = {(slot.extern.library, slot.extern.version) for slot in self.imports if slot.extern.version}
        return {pair: number for number, pair in enumerate(sorted(pairs), start=2)}

    def _write_tables(self) -> None:
        symbols, indices, relocations = bytes(elf.SYMBOL.size), [0], b""
        for number, slot in enumerate(self.imports, start=1):
            extern = slot.extern
            kind = elf.STT_OBJECT if extern.is_data else elf.STT_FUNC
            symbols += elf.SYMBOL.pack(self._string(extern.name), elf.STB_GLOBAL << 4 | kind, 0, 0, 0, 0)
            indices.append(self.versions.get((extern.library, extern.version), NO_VERSION))
            relocations += elf.RELA.pack(slot.slot, number << 32 | elf.R_GLOB_DAT, 0)
        chains = len(self.imports) + 1
        contents = {
            id(self.symbols): symbols,
            id(self.hash): struct.pack(f"<{3 + chains}I", 1, chains, 0, *[0] * chains),
            id(self.version_indices): struct.pack(f"<{chains}H", *indices),
            id(self.needed_versions): self._needed_versions(),
            id(self.relocations): relocations,
        }
        for library in LIBRARIES:
            self._string(library)
        contents[id(self.names)] = bytes(self.strings)
        for output in self.tables:
            output.data = bytearray(contents[id(output)])
            output.size = len(output.data)

    def _libraries(self) -> list[str]:
        return sorted({library for library, _ in self.versions})

    def _needed_versions(self) -> bytes:
        result = b""
        libraries = self._libraries()
        for library in libraries:
            mine = [(version, number) for (owner, version), number in self.versions.items() if owner == library]
            following = 0 if library == libraries[-1] else 16 + 16 * len(mine)
            result += struct.pack("<HHIII", 1, len(mine), self._string(library), 16, following)
            for place, (version, number) in enumerate(mine, start=1):
                step = 16 if place < len(mine) else 0
                result += struct.pack("<IHHII", elf.elf_hash(version), 0, number, self._string(version), step)
        return result

    def records(self, first: dict[int, int]) -> list[SectionRecord]:
        """Section headers of the tables and of `.dynamic`; `first` maps id(output) to header indices."""
        symbols, names = first.get(id(self.symbols), 0), first.get(id(self.names), 0)
        shape = {
            id(self.symbols): (names, 1, elf.SYMBOL.size),
            id(self.hash): (symbols, 0, 4),
            id(self.version_indices): (symbols, 0, 2),
            id(self.needed_versions): (names, len(self._libraries()), 0),
            id(self.relocations): (symbols, 0, elf.RELA.size),
            id(self.dynamic): (names, 0, elf.DYNAMIC.size),
            id(self.names): (0, 0, 0),
        }
        used = [output for output in (*self.tables, self.dynamic) if output.size]
        return [SectionRecord(*output.record()[:6], *shape[id(output)]) for output in used]

    def finish(self) -> None:
        """The tables are placed: write `.dynamic`. Everything is bound at start, because the lazy resolver needs
        more stack than a goroutine has."""
        entries = [(elf.DT_NEEDED, self.offsets[library]) for library in LIBRARIES]
        entries += [(elf.DT_HASH, self.hash.address), (elf.DT_STRTAB, self.names.address)]
        entries += [(elf.DT_SYMTAB, self.symbols.address), (elf.DT_STRSZ, self.names.size)]
        entries += [(elf.DT_SYMENT, elf.SYMBOL.size), (elf.DT_DEBUG, 0)]
        entries += [(elf.DT_FLAGS, elf.DF_BIND_NOW), (elf.DT_FLAGS_1, elf.DF_1_NOW)]
        if self.imports:
            entries += [(elf.DT_RELA, self.relocations.address), (elf.DT_RELASZ, self.relocations.size)]
            entries += [(elf.DT_RELAENT, elf.RELA.size)]
        if self.versions:
            entries += [(elf.DT_VERSYM, self.version_indices.address)]
            entries += [(elf.DT_VERNEED, self.needed_versions.address), (elf.DT_VERNEEDNUM, len(self._libraries()))]
        entries += [(elf.DT_NULL, 0)] * (ENTRIES - len(entries))
        self.dynamic.data = bytearray(b"".join(elf.DYNAMIC.pack(*entry) for entry in entries))
