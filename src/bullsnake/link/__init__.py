"""Executables for amd64 Linux, written by us: no linker is needed on the machine.

    link_image(objects, base=IMAGE_BASE, extra=()) -> Image
    link_program(image, objects, tables=()) -> bytes           # the executable file
    Image.to_bytes() -> bytes;  Image.from_bytes(data) -> Image

`objects` are relocatable ELF objects (bytes; static relocation model, small code model). The runtime and the library
become an image once; each program is placed behind it. One object of the two must define `_start`. `extra` and `tables`
are blobs, or a function `Layout -> blobs` that is called when all object sections have their addresses.

    Blob(name, data, align=8, writable=False)    # data: bytes, or a function Layout -> bytes

A blob becomes a symbol that objects of its unit (and, for the image's, the program's) may refer to. Writable blobs are
computed first, then the read-only ones, each in the caller's order; each sees the addresses of those before it.

    Layout.address(name, number=None) -> int     # a global symbol, or any symbol of object `number`
    Layout.section(number, name=".text") -> int; Layout.sections(number) -> list[PlacedSection]
    Layout.symbols: Mapping[str, int];  Layout.ranges: {"text"|"rodata"|"roots"|"data"|"bss": (start, end)}
    PlacedSection(name, number, address, size)   # number: index of the section's header in the object

The image knows programs only by one block: symbol `bullsnake.program` at PROGRAM_HEADER_ADDR, read-only, at most
PROGRAM_HEADER_SIZE bytes. Its content is the blob of that name in `tables`, computed last; without one it is zero.

Linker-defined symbols: `bullsnake.UNIT.KIND.start` and `.end`, UNIT image or program, KIND as in `ranges`. A program
sees both units', the image its own. `.bs_roots` of all objects of a unit is one range of 8-byte words.

    Image.symbols, Image.ranges, Image.externs (names imported), Image.functions() -> [(address, size, name)]
    Image.base, Image.end

Undefined names are looked up in the unit, the image, libc.so.6 and libm.so.6 (default versions of the machine that
links); what is left is a LinkError that names the symbol and the function that refers to it. Data of the libraries
(`environ`, `stdout`) must be declared without dso_local, so that it is reached through the GOT.
"""

from bullsnake.link.errors import LinkError
from bullsnake.link.executable import IMAGE_BASE, link_image, link_program
from bullsnake.link.image import Image
from bullsnake.link.layout import Blob, Layout, PlacedSection
from bullsnake.link.unit import PROGRAM_BLOCK, PROGRAM_HEADER_ADDR, PROGRAM_HEADER_SIZE

__all__ = [
    "IMAGE_BASE",
    "PROGRAM_BLOCK",
    "PROGRAM_HEADER_ADDR",
    "PROGRAM_HEADER_SIZE",
    "Blob",
    "Image",
    "Layout",
    "LinkError",
    "PlacedSection",
    "link_image",
    "link_program",
]
