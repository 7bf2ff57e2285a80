"""Tables beside the code: each unit's site table, and the block at a fixed address by which the image finds the program.

    tables_of("image", objects)     symbol bullsnake.sites.image, with its parts
    tables_of("program", objects)   bullsnake.sites.program, and the program block

The program block has ten words: magic, entry of the program, site table of the image, site table of the program, start and end
of the image's roots, start and end of the program's roots, hooks, and how many functions of the program fell back to
site numbers stored at run time.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from bullsnake.link import PROGRAM_BLOCK, Blob, Layout
from bullsnake.llvm import sitetable
from bullsnake.llvm.sites import CompiledObject

MAGIC = int.from_bytes(b"bullsnk1", "little")
ENTRY = "bullsnake.main"
HOOKS = "bullsnake.hooks"


def tables_of(unit: str, objects: Sequence[CompiledObject]) -> Callable[[Layout], list[Blob]]:
    """What the linker asks for when the objects, the first ones of the unit, are placed."""

    def tables(layout: Layout) -> list[Blob]:
        blobs = _site_table(unit, objects, layout)
        if unit == "program":
            fell_back = sum(compiled.fell_back for compiled in objects)
            blobs.append(Blob(PROGRAM_BLOCK, lambda layout: _program_block(layout, fell_back)))
        return blobs

    return tables


def table_symbol(unit: str) -> str:
    """The symbol of a unit's site table."""
    return f"bullsnake.sites.{unit}"


def _site_table(unit: str, objects: Sequence[CompiledObject], layout: Layout) -> list[Blob]:
    placed = [(compiled, layout.section(number)) for number, compiled in enumerate(objects)]
    parts = sitetable.pack(placed, layout.ranges["text"])
    name = table_symbol(unit)
    blobs = [Blob(f"{name}.{part}", getattr(parts, part), 16) for part in sitetable.PARTS]

    def header(layout: Layout) -> bytes:
        return sitetable.header(parts, lambda part: layout.address(f"{name}.{part}"))

    return [*blobs, Blob(name, header)]


def _program_block(layout: Layout, fell_back: int) -> bytes:
    roots = [layout.address(f"bullsnake.{unit}.roots.{edge}") for unit in ("image", "program") for edge in ("start", "end")]
    entries = [layout.address(ENTRY), *(layout.symbols.get(table_symbol(unit), 0) for unit in ("image", "program"))]
    return struct.pack("<10Q", MAGIC, *entries, *roots, layout.symbols.get(HOOKS, 0), fell_back)
