"""An ELF object opened for reading its tables: sections by name, with the relocations of the tables applied.

Addresses in the tables become offsets in `.text`, the one code section of our objects; addresses of other sections become
offsets in those. That is enough: no table mixes the two.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from bullsnake.internal import InternalError

_HEADER = struct.Struct("<40xQ10xHHH")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_RELA = struct.Struct("<QQq")
_SYMBOL = struct.Struct("<IBBHQQ")

R_64, R_PC32, R_PLT32, R_32, R_32S = 1, 2, 4, 10, 11
_SIZES = {R_64: 8, R_32: 4, R_32S: 4, R_PC32: 4}


class ElfSymbol(NamedTuple):
    name: str
    section: int
    value: int
    size: int
    kind: int


class ObjectFile:
    """The parts of an object that describe its code."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        offset, size, count, names = _HEADER.unpack_from(data)
        self.headers = [_SECTION.unpack_from(data, offset + size * i) for i in range(count)]
        strings = self._content(self.headers[names])
        self.names = [_string(strings, header[0]) for header in self.headers]
        self._index = {name: i for i, name in reversed(list(enumerate(self.names)))}
        self.text_index = self._index[".text"]
        self._check_text()
        self.symbols = self._symbols()

    def _check_text(self) -> None:
        for name, header in zip(self.names, self.headers, strict=True):
            if header[2] & 4 and header[5] and name != ".text":
                raise InternalError(f"code in section {name}")

    def _content(self, header: tuple[int, ...]) -> bytes:
        return b"" if header[1] == 8 else self.data[header[4] : header[4] + header[5]]

    def _symbols(self) -> list[ElfSymbol]:
        header = self.headers[self._index[".symtab"]]
        strings = self._content(self.headers[header[6]])
        result = []
        for name, info, _, section, value, size in _SYMBOL.iter_unpack(self._content(header)):
            result.append(ElfSymbol(_string(strings, name), section, value, size, info & 15))
        return result

    def section(self, name: str) -> bytes:
        """The content of a section, empty if there is none."""
        index = self._index.get(name)
        return b"" if index is None else self._content(self.headers[index])

    def relocations(self, name: str) -> list[tuple[int, int, int, int]]:
        """(offset, type, symbol, addend) for each relocation of a section."""
        content = self.section(f".rela{name}")
        return [(offset, info & 0xFFFFFFFF, info >> 32, addend) for offset, info, addend in _RELA.iter_unpack(content)]

    def relocated(self, name: str) -> bytearray:
        """A table's content with offsets in sections for addresses; PC-relative fields hold the plain offset too."""
        content = bytearray(self.section(name))
        for offset, kind, symbol, addend in self.relocations(name):
            value = self.symbols[symbol].value + addend
            content[offset : offset + _SIZES[kind]] = (value & (1 << 8 * _SIZES[kind]) - 1).to_bytes(_SIZES[kind], "little")
        return content

    def direct_calls(self) -> dict[int, str]:
        """Return PC -> callee of each call instruction with a relocated target."""
        text = self.section(".text")
        result = {}
        for offset, kind, symbol, _ in self.relocations(".text"):
            if kind in (R_PLT32, R_PC32) and offset and text[offset - 1] == 0xE8:
                result[offset + 4] = self.symbols[symbol].name
        return result

    def functions(self) -> list[tuple[int, int, str]]:
        """(start, end, name) of each function, sorted."""
        found = [s for s in self.symbols if s.kind == 2 and s.section == self.text_index]
        return sorted((s.value, s.value + s.size, s.name) for s in found)


def _string(table: bytes, offset: int) -> str:
    return table[offset : table.index(0, offset)].decode()
