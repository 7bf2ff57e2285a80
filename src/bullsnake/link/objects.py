"""Relocatable amd64 ELF objects, read with `struct` alone.

A section keeps its raw relocation records: they are decoded in the one loop that applies them. What role a section
plays in the executable is decided here, by flags and name:

- code goes to `.text`; constants and `.data.rel.ro` (we relocate before the program starts) to `.rodata`;
- `.bs_roots` are the global roots, each word a reference; other writable sections are `.data` or `.bss`;
- `.eh_frame` is merged for debuggers and profilers; language-specific data (`.gcc_except_table`), debug
  sections and notes are left out, because landing pads are found in the site table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from bullsnake.link import elf
from bullsnake.link.errors import LinkError


class Role(Enum):
    """Where the content of an input section goes."""

    TEXT = "text"
    RODATA = "rodata"
    ROOTS = "roots"
    DATA = "data"
    BSS = "bss"
    EH_FRAME = "eh_frame"


class Symbol(NamedTuple):
    """One entry of an object's symbol table."""

    name: str
    binding: int
    kind: int
    section: int
    value: int
    size: int


@dataclass(slots=True)
class Section:
    """An input section that takes part in the link."""

    index: int
    name: str
    role: Role
    size: int
    align: int
    data: bytes
    relocations: bytes = b""
    address: int = 0


@dataclass(slots=True)
class ObjectFile:
    """A parsed object: its number in the link, the sections that are kept (by header index), its symbols."""

    number: int
    sections: dict[int, Section]
    symbols: list[Symbol]

    def function_at(self, section: int, offset: int) -> str:
        """The name of the function (or object) that covers an offset of a section, for messages."""
        for symbol in self.symbols:
            if symbol.section == section and symbol.value <= offset < symbol.value + symbol.size:
                return symbol.name
        return f"{self.sections[section].name}+{offset:#x}"


REFUSED_TYPES = (elf.SHT_INIT_ARRAY, elf.SHT_FINI_ARRAY, elf.SHT_PREINIT_ARRAY)
DROPPED_PREFIXES = (".gcc_except_table", ".note", ".comment")


def role_of(name: str, kind: int, flags: int) -> Role | None:
    """The role of a section, None if it is left out of the executable."""
    if not flags & elf.SHF_ALLOC or kind == elf.SHT_NOTE or name.startswith(DROPPED_PREFIXES):
        return None
    if flags & elf.SHF_TLS or kind in REFUSED_TYPES or name.startswith((".ctors", ".dtors")):
        raise LinkError(f"section {name}: thread-local storage and constructors are not supported")
    if kind == elf.SHT_X86_64_UNWIND or name == ".eh_frame":
        return Role.EH_FRAME
    if flags & elf.SHF_EXECINSTR:
        return Role.TEXT
    if not flags & elf.SHF_WRITE or name.startswith(".data.rel.ro"):
        return Role.RODATA
    if name.startswith(".bs_roots"):
        return Role.ROOTS
    return Role.BSS if kind == elf.SHT_NOBITS else Role.DATA


def parse_object(data: bytes, number: int) -> ObjectFile:
    """Read a relocatable amd64 object."""
    try:
        header = elf.FILE_HEADER.unpack_from(data)
    except Exception as error:
        raise LinkError(f"object {number}: not an ELF file") from error
    if header[0][:6] != elf.ELF_IDENT[:6] or header[1] != elf.ET_REL or header[2] != elf.EM_X86_64:
        raise LinkError(f"object {number}: not a relocatable amd64 ELF object")
    table = data[header[6] : header[6] + header[12] * elf.SECTION_HEADER.size]
    headers = list(elf.SECTION_HEADER.iter_unpack(table))
    names = _content(data, headers[header[13]])
    result = ObjectFile(number, _sections(data, headers, names), [])
    for record in headers:
        if record[1] == elf.SHT_SYMTAB:
            result.symbols = _symbols(_content(data, record), _content(data, headers[record[6]]))
        elif record[1] == elf.SHT_RELA and record[7] in result.sections:
            result.sections[record[7]].relocations += _content(data, record)
        elif record[1] == elf.SHT_REL and record[7] in result.sections:
            raise LinkError(f"object {number}: relocations without addends")
    return result


def _content(data: bytes, header: tuple[int, ...]) -> bytes:
    return data[header[4] : header[4] + header[5]]


def _sections(data: bytes, headers: list[tuple[int, ...]], names: bytes) -> dict[int, Section]:
    result = {}
    for index, header in enumerate(headers):
        name = elf.string_at(names, header[0])
        role = role_of(name, header[1], header[2])
        if role is None:
            continue
        content = bytes(header[5]) if header[1] == elf.SHT_NOBITS and role is not Role.BSS else _content(data, header)
        align = 4 if role is Role.EH_FRAME else max(1, header[8])
        align = max(8, align) if role is Role.ROOTS else align
        result[index] = Section(index, name, role, header[5], align, b"" if role is Role.BSS else content)
    return result


def _symbols(table: bytes, strings: bytes) -> list[Symbol]:
    result = []
    for name, info, _, section, value, size in elf.SYMBOL.iter_unpack(table):
        if elf.SHN_LORESERVE <= section != elf.SHN_ABS:
            raise LinkError(f"symbol {elf.string_at(strings, name)}: common or extended section index")
        text = elf.string_at(strings, name) if name else ""
        result.append(Symbol(text, info >> 4, info & 15, section, value, size))
    return result
