"""Functions of the machine's C library, and the symbol version that each gets.

The executable needs libc.so.6 and libm.so.6 alone (glibc 2.34 or later has the threads in libc). A symbol is bound to
the default version that the library exports on the machine that links, as a linker would: an unversioned `exp`, `pow`
or `log` would get the oldest one, with slower code and other rules for errors. The libraries are read with `struct`,
once per process and only if a name is neither defined nor imported by the image.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from bullsnake.link import elf
from bullsnake.link.errors import LinkError

LIBRARIES = ("libc.so.6", "libm.so.6")
SEARCH = ("/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib", "/lib")


class Extern(NamedTuple):
    """A symbol of a library: its version ("" if it has none), and whether it is data and not a function."""

    name: str
    library: str
    version: str
    is_data: bool


def find_externs(names: set[str]) -> dict[str, Extern]:
    """Those of `names` that the C libraries export. Names that C cannot spell cost no look-up."""
    wanted = [name for name in sorted(names) if name.isidentifier()]
    if not wanted:
        return {}
    found: dict[str, Extern] = {}
    for name in wanted:
        for library in LIBRARIES:
            export = exports(library).get(name)
            if export is not None:
                found[name] = export
                break
    return found


@cache
def exports(library: str) -> dict[str, Extern]:
    """Every symbol that a library exports, in its default version."""
    data = library_path(library).read_bytes()
    header = elf.FILE_HEADER.unpack_from(data)
    table = data[header[6] : header[6] + header[12] * elf.SECTION_HEADER.size]
    headers = list(elf.SECTION_HEADER.iter_unpack(table))
    by_type = {record[1]: record for record in headers}
    symbols = _content(data, by_type[elf.SHT_DYNSYM])
    strings = _content(data, headers[by_type[elf.SHT_DYNSYM][6]])
    indices = memoryview(_content(data, by_type[elf.SHT_GNU_VERSYM])).cast("H")
    versions = _versions(_content(data, by_type[elf.SHT_GNU_VERDEF]), strings)
    result = {}
    for (name, info, _, section, _, _), index in zip(elf.SYMBOL.iter_unpack(symbols), indices, strict=True):
        kind = info & 15
        if section == elf.SHN_UNDEF or index & 0x8000 or kind not in (elf.STT_FUNC, elf.STT_GNU_IFUNC, elf.STT_OBJECT):
            continue
        text = elf.string_at(strings, name)
        result[text] = Extern(text, library, versions.get(index, ""), kind == elf.STT_OBJECT)
    return result


def library_path(library: str) -> Path:
    """Where a library lies: beside the one that this process has loaded, or in the usual directories."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        path = line.split(maxsplit=5)[-1]
        if path.endswith("/" + LIBRARIES[0]) and Path(path).with_name(library).exists():
            return Path(path).with_name(library)
    for folder in SEARCH:
        if (Path(folder) / library).exists():
            return Path(folder) / library
    raise LinkError(f"cannot find {library}; executables need glibc 2.34 or later")


def _content(data: bytes, header: tuple[int, ...]) -> bytes:
    return data[header[4] : header[4] + header[5]]


def _versions(table: bytes, strings: bytes) -> dict[int, str]:
    """Version index to name; the base definition (flag 1) names the library itself and is no version."""
    result, offset = {}, 0
    while True:
        flags, index, first, following = (
            int.from_bytes(table[offset + at : offset + at + size], "little")
            for at, size in ((2, 2), (4, 2), (12, 4), (16, 4))
        )
        if not flags & 1:
            name = int.from_bytes(table[offset + first : offset + first + 4], "little")
            result[index] = elf.string_at(strings, name)
        if not following:
            return result
        offset += following
