"""The two links: a prelinked image, and an executable of an image and a program.

The first page of the executable holds the ELF header, the program headers and the interpreter's name; the second is
the program block, whose address the image knows; then come the image and, behind it, the program.
"""

from __future__ import annotations

from collections.abc import Sequence

from bullsnake.link import elf, unwind
from bullsnake.link.dynamic import INTERPRETER, DynamicTables, dynamic_section
from bullsnake.link.errors import LinkError
from bullsnake.link.image import Image, SymbolTable
from bullsnake.link.layout import Blob, Tables
from bullsnake.link.objects import Role
from bullsnake.link.output import READ, READ_WRITE, Output, SectionRecord, Segment, segment
from bullsnake.link.unit import PROGRAM_BLOCK, PROGRAM_HEADER_ADDR, PROGRAM_HEADER_SIZE, Unit

FILE_BASE = 0x400000
IMAGE_BASE = PROGRAM_HEADER_ADDR + PROGRAM_HEADER_SIZE
ENTRY = "_start"


def link_image(objects: Sequence[bytes], base: int = IMAGE_BASE, extra: Tables = ()) -> Image:
    """Relocate runtime and library at `base`, once."""
    if base < IMAGE_BASE or base % elf.PAGE:
        raise LinkError(f"an image cannot lie at {base:#x}")
    unit = Unit("image", objects)
    rodata, frames = [unit.outputs[Role.RODATA]], [unit.outputs[Role.EH_FRAME]]
    cursor = unit.place(unit.text, base)
    cursor = unit.place(rodata, cursor)
    cursor = unit.place(unit.data(), cursor)
    unit.settle()
    writable, constant, _ = _split(unit.requested(extra))
    cursor = unit.place_blobs(writable, unit.writable_blobs, elf.align_up(cursor, elf.PAGE))
    cursor = elf.align_up(cursor, elf.PAGE)
    start = cursor
    cursor = unit.place_blobs(constant, unit.constant_blobs, cursor)
    cursor = unit.place(frames, cursor, new_page=False)
    unit.relocate()
    groups = [unit.text, rodata, unit.data(), [unit.writable_blobs]]
    nothing = Segment(start, READ, b"", 0)
    image = Image(base, cursor, segment([unit.constant_blobs, *frames], nothing) or nothing)
    image.segments = [part for part in map(segment, groups) if part]
    image.symbols, image.ranges = dict(unit.scope.addresses), dict(unit.ranges)
    image.imports = dict(sorted(unit.scope.imports.items()))
    outputs = [output for group in (*groups, [unit.constant_blobs]) for output in group if output.size]
    image.sections = [output.record() for output in outputs]
    unit.write_symbols(image.table, {id(output): number for number, output in enumerate(outputs, start=1)})
    image.eh_frame = (frames[0].address, cursor)
    image.frames = unit.frames()
    return image


def link_program(image: Image, objects: Sequence[bytes], tables: Tables = ()) -> bytes:
    """Place a program behind an image and write the executable."""
    return ProgramLink(image, objects).link(tables)


def _split(blobs: Sequence[Blob]) -> tuple[list[Blob], list[Blob], list[Blob]]:
    """Writable blobs, read-only ones, the program block."""
    block = [blob for blob in blobs if blob.name == PROGRAM_BLOCK]
    rest = [blob for blob in blobs if blob.name != PROGRAM_BLOCK]
    return [blob for blob in rest if blob.writable], [blob for blob in rest if not blob.writable], block


class ProgramLink:
    """The link of one program; each step fills what the next one needs."""

    def __init__(self, image: Image, objects: Sequence[bytes]) -> None:
        self.image = image
        self.unit = Unit("program", objects, image)
        self.dynamic = dynamic_section()
        frames = len(image.frames) // 2 + self.unit.count_frames()
        self.eh_frame = self.unit.outputs[Role.EH_FRAME]
        self.terminator = Output(".eh_frame.end", READ, 4, 4 if frames else 0, data=bytearray(4 if frames else 0))
        self.eh_header = Output(".eh_frame_hdr", READ, 4, unwind.header_size(frames) if frames else 0)
        self.constants = [self.eh_frame, self.terminator, self.eh_header, self.unit.outputs[Role.RODATA]]
        self.interpreter = Output(".interp", READ, 1, len(INTERPRETER), data=bytearray(INTERPRETER))

    def link(self, tables: Tables) -> bytes:
        """Place, compute blobs, relocate, write."""
        unit = self.unit
        cursor = unit.place(self.constants, self.image.end, new_page=False)
        cursor = unit.place(unit.text, cursor)
        cursor = unit.place(unit.data(self.dynamic), cursor)
        unit.settle()
        writable, constant, block = _split(unit.requested(tables))
        cursor = unit.place_blobs(writable, unit.writable_blobs, elf.align_up(cursor, elf.PAGE))
        cursor = unit.place_blobs(constant, unit.constant_blobs, elf.align_up(cursor, elf.PAGE))
        imports = [*self.image.imports.values(), *unit.scope.new_imports]
        self.tables = DynamicTables(imports, self.dynamic)
        unit.place(self.tables.tables, cursor, new_page=False)
        self.tables.finish()
        unit.place_program_block(block)
        unit.relocate()
        self._index_frames()
        return self._write()

    def _index_frames(self) -> None:
        if self.eh_header.size:
            index = self.image.frames + self.unit.frames()
            self.eh_header.data = bytearray(unwind.frame_header(self.eh_header.address, self.image.eh_frame[0], index))

    def _groups(self) -> list[list[Output]]:
        unit = self.unit
        return [
            unit.text,
            unit.data(self.dynamic),
            [unit.writable_blobs],
            [unit.constant_blobs, *self.tables.tables],
        ]

    def _segments(self) -> list[Segment]:
        """All segments but the first, in the order of addresses."""
        joint = segment(self.constants, self.image.tail if self.image.tail.memory else None)
        own = [joint, *map(segment, self._groups())]
        return [*self.image.segments, *[part for part in own if part]]

    def _write(self) -> bytes:
        segments = self._segments()
        headers = self._program_headers(segments)
        count = len(headers) // elf.PROGRAM_HEADER.size
        symbols, texts, records = self._section_headers()
        first = elf.FILE_HEADER.size + len(headers)
        start = bytearray(first) + INTERPRETER
        start += bytes(elf.PAGE - len(start)) + self.unit.program_block
        start += bytes(PROGRAM_HEADER_SIZE + elf.PAGE - len(start))
        body, offsets = _file_body(start, segments)
        table, extra = self._encode_sections(records, symbols, texts, offsets, len(body))
        body += extra
        where = elf.align_up(len(body), 8)
        body += bytes(where - len(body)) + table
        entry = self.unit.scope.addresses.get(ENTRY)
        if entry is None:
            raise LinkError(f"undefined symbol {ENTRY}, the entry of the executable")
        number = len(table) // elf.SECTION_HEADER.size
        body[:first] = elf.FILE_HEADER.pack(
            elf.ELF_IDENT, elf.ET_EXEC, elf.EM_X86_64, 1, entry, elf.FILE_HEADER.size, where, 0,
            elf.FILE_HEADER.size, elf.PROGRAM_HEADER.size, count, elf.SECTION_HEADER.size, number, number - 1,
        ) + headers  # fmt: skip
        return bytes(body)

    def _program_headers(self, segments: Sequence[Segment]) -> bytes:
        has_frames = bool(self.eh_header.size)
        count = 5 + len(segments) + has_frames
        size = count * elf.PROGRAM_HEADER.size
        self.interpreter.address = FILE_BASE + elf.FILE_HEADER.size + size
        headers = elf.FILE_HEADER.size
        rows = [
            (elf.PT_PHDR, elf.PF_R, headers, FILE_BASE + headers, size, size, 8),
            (elf.PT_INTERP, elf.PF_R, headers + size, FILE_BASE + headers + size, *[len(INTERPRETER)] * 2, 1),
            (elf.PT_LOAD, elf.PF_R, 0, FILE_BASE, *[elf.PAGE + PROGRAM_HEADER_SIZE] * 2, elf.PAGE),
        ]
        offsets = _file_offsets(segments)
        for part, offset in zip(segments, offsets, strict=True):
            rows.append((elf.PT_LOAD, part.flags, offset, part.address, len(part.data), part.memory, elf.PAGE))
        for kind, output in ((elf.PT_DYNAMIC, self.dynamic), (elf.PT_GNU_EH_FRAME, self.eh_header)):
            if output.size:
                offset = _offset_of(output.address, segments, offsets)
                rows.append((kind, output.flags, offset, output.address, output.size, output.size, output.align))
        rows.append((elf.PT_GNU_STACK, READ_WRITE, 0, 0, 0, 0, 16))
        return b"".join(
            elf.PROGRAM_HEADER.pack(kind, flags, offset, address, address, in_file, in_memory, align)
            for kind, flags, offset, address, in_file, in_memory, align in rows
        )

    def _section_headers(self) -> tuple[bytes, bytes, list[SectionRecord]]:
        """Contents of .symtab and .strtab, and the records of all sections that are loaded."""
        unit = self.unit
        plain = [*unit.text, *unit.data(), unit.writable_blobs, unit.constant_blobs, self.eh_header]
        plain = [self.interpreter, *[output for output in plain + [unit.outputs[Role.RODATA]] if output.size]]
        dynamic = [output for output in (*self.tables.tables, self.dynamic) if output.size]
        first = 1 + len(self.image.sections)
        numbers = {id(output): first + place for place, output in enumerate([*plain, *dynamic])}
        records = [*self.image.sections, *[output.record() for output in plain], *self.tables.records(numbers)]
        start, end = self.image.eh_frame[0], self.terminator.end
        if self.eh_header.size:
            records.append(SectionRecord(".eh_frame", elf.SHT_PROGBITS, elf.SHF_ALLOC, start, end - start, 4))
        own = SymbolTable(strings=bytearray(self.image.table.strings))
        unit.write_symbols(own, numbers)
        image = self.image.table
        local = bytes(elf.SYMBOL.size) + image.local + own.local
        self.first_global = len(local) // elf.SYMBOL.size
        return local + image.shared + own.shared, bytes(own.strings), records

    def _encode_sections(
        self,
        records: Sequence[SectionRecord],
        symbols: bytes,
        texts: bytes,
        offsets: Sequence[tuple[Segment, int]],
        end: int,
    ) -> tuple[bytes, bytes]:
        """The section header table, and the bytes of the sections that are not loaded."""
        strings, table = bytearray(b"\0"), bytearray(elf.SECTION_HEADER.size)
        segments, places = [part for part, _ in offsets], [place for _, place in offsets]
        for record in records:
            offset = _offset_of(record.address, segments, places)
            table += _section_header(strings, record, offset)
        link, start = len(records) + 2, elf.align_up(end, 8)
        shape = (8, link, self.first_global, elf.SYMBOL.size)
        symtab = SectionRecord(".symtab", elf.SHT_SYMTAB, 0, 0, len(symbols), *shape)
        table += _section_header(strings, symtab, start)
        strtab = SectionRecord(".strtab", elf.SHT_STRTAB, 0, 0, len(texts), 1)
        table += _section_header(strings, strtab, start + len(symbols))
        last = ".shstrtab"
        shstrtab = SectionRecord(last, elf.SHT_STRTAB, 0, 0, len(strings) + len(last) + 1, 1)
        table += _section_header(strings, shstrtab, start + len(symbols) + len(texts))
        return bytes(table), bytes(start - end) + symbols + texts + bytes(strings)


def _section_header(strings: bytearray, record: SectionRecord, offset: int) -> bytes:
    name = len(strings)
    strings += record.name.encode() + b"\0"
    return elf.SECTION_HEADER.pack(
        name, record.kind, record.flags, record.address, offset, record.size,
        record.link, record.info, record.align, record.entry,
    )  # fmt: skip


def _file_offsets(segments: Sequence[Segment]) -> list[int]:
    """Where segments lie in the file: pages map to pages."""
    cursor, result = elf.PAGE + PROGRAM_HEADER_SIZE, []
    for part in segments:
        offset = elf.align_up(cursor, elf.PAGE) + part.address % elf.PAGE
        result.append(offset)
        cursor = offset + len(part.data)
    return result


def _offset_of(address: int, segments: Sequence[Segment], offsets: Sequence[int]) -> int:
    """The file offset of an address; what lies in zeros gets the end of its segment's content."""
    for part, offset in zip(segments, offsets, strict=True):
        if part.address <= address < part.address + part.memory:
            return offset + min(address - part.address, len(part.data))
    return address - FILE_BASE


def _file_body(start: bytearray, segments: Sequence[Segment]) -> tuple[bytearray, list[tuple[Segment, int]]]:
    offsets = _file_offsets(segments)
    for part, offset in zip(segments, offsets, strict=True):
        start += bytes(offset - len(start)) + part.data
    return start, list(zip(segments, offsets, strict=True))
