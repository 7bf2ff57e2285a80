"""One link unit, the image or a program: from objects to placed and relocated output sections.

The image lies as text, read-only data, data and zeros, writable blobs, and a tail of read-only blobs and `.eh_frame`.
The program begins exactly there with its own `.eh_frame`, so that the two are one section. The program lies as unwind
tables and read-only data, text, data and zeros, writable blobs, read-only blobs and the dynamic linker's tables.

Writable blobs are computed before the read-only ones, each kind in the caller's order. A blob's function sees every
object symbol and every blob placed before it; the program block, which has a fixed address, is computed last and sees
all.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from functools import partial

from bullsnake.link import elf, unwind
from bullsnake.link.errors import LinkError
from bullsnake.link.image import Image, Slot, SymbolTable
from bullsnake.link.layout import Blob, Layout, Tables
from bullsnake.link.objects import ObjectFile, Role, Symbol, parse_object
from bullsnake.link.output import READ, READ_EXECUTE, READ_WRITE, Output, place_all
from bullsnake.link.relocate import apply, apply_frames
from bullsnake.link.scope import GotSlots, Scope

PROGRAM_BLOCK = "bullsnake.program"
PROGRAM_HEADER_ADDR = 0x401000
PROGRAM_HEADER_SIZE = 0x1000
STUB_SIZE = 8
RANGES = ("text", "rodata", "roots", "data", "bss")
LIMIT = 0x7FFF0000


def range_names(unit: str) -> frozenset[str]:
    """The symbols that the linker defines for a unit: bullsnake.UNIT.KIND.start and .end."""
    return frozenset(f"bullsnake.{unit}.{kind}.{edge}" for kind in RANGES for edge in ("start", "end"))


class Unit:
    """A link unit under construction. `name` is image or program; a program has the image that it stands on."""

    def __init__(self, name: str, objects: Sequence[bytes], image: Image | None = None) -> None:
        self.name = name
        self.prefix = ".rt" if image is None else ""
        self.objects = [parse_object(data, number) for number, data in enumerate(objects)]
        self.outputs = self._outputs()
        for owner in self.objects:
            for section in owner.sections.values():
                self.outputs[section.role].add(owner, section)
        known = {PROGRAM_BLOCK: PROGRAM_HEADER_ADDR} if image is None else image.symbols
        self.scope = Scope(self.objects, known, image.imports if image else {}, range_names(name))
        self.got_slots = GotSlots(self.scope)
        self.stubs = Output(f"{self.prefix}.plt", READ_EXECUTE, 16, STUB_SIZE * len(self.scope.new_imports))
        self.got = Output(f"{self.prefix}.got", READ_WRITE, 8, self.got_slots.size)
        self.writable_blobs = Output(f"{self.prefix}.bs_state", READ_WRITE)
        self.constant_blobs = Output(f"{self.prefix}.bs_tables", READ)
        self.ranges: dict[str, tuple[int, int]] = {}
        self.blobs: list[tuple[str, int, int, Output]] = []
        self.program_block = b""
        self.layout = Layout(self.objects, self.scope.addresses, self.ranges)

    def _outputs(self) -> dict[Role, Output]:
        result = {
            Role.TEXT: Output(f"{self.prefix}.text", READ_EXECUTE, 16),
            Role.RODATA: Output(f"{self.prefix}.rodata", READ),
            Role.ROOTS: Output(f"{self.prefix}.bs_roots", READ_WRITE, 8),
            Role.DATA: Output(f"{self.prefix}.data", READ_WRITE),
            Role.BSS: Output(f"{self.prefix}.bss", READ_WRITE, nobits=True),
            Role.EH_FRAME: Output(".eh_frame", READ, 4),
        }
        return result

    @property
    def text(self) -> list[Output]:
        """The sections of the segment of code."""
        return [self.outputs[Role.TEXT], self.stubs]

    def data(self, *more: Output) -> list[Output]:
        """The sections of the segment of data, with `more` before the zeros."""
        return [self.outputs[Role.ROOTS], self.outputs[Role.DATA], self.got, *more, self.outputs[Role.BSS]]

    def settle(self) -> None:
        """Everything but blobs is placed: derive the addresses of imports, ranges and symbols."""
        for number, slot in enumerate(self.scope.new_imports):
            slot.slot = self.got.address + 8 * number
            slot.stub = self.stubs.address + STUB_SIZE * number
        for kind in RANGES:
            output = self.outputs[Role(kind)]
            self.ranges[kind] = (output.address, output.end)
            for edge, address in zip(("start", "end"), self.ranges[kind], strict=True):
                self.scope.addresses[f"bullsnake.{self.name}.{kind}.{edge}"] = address
        self.scope.settle()

    def requested(self, tables: Tables) -> list[Blob]:
        """The caller's blobs, in the order in which they are computed."""
        blobs = list(tables(self.layout) if callable(tables) else tables)
        order = {True: 0, False: 1}
        return sorted(blobs, key=lambda blob: 2 if blob.name == PROGRAM_BLOCK else order[blob.writable])

    def place_blobs(self, blobs: Sequence[Blob], output: Output, cursor: int) -> int:
        """Compute blobs one by one into an output section at `cursor`; return the address behind it."""
        output.align = max([16, *(blob.align for blob in blobs)])
        output.place(cursor)
        for blob in blobs:
            if blob.name in self.scope.addresses:
                raise LinkError(f"symbol {blob.name} is defined twice, once as a table")
            start = output.address + elf.align_up(output.size, blob.align)
            self.scope.addresses[blob.name] = start
            content = self.content(blob)
            output.reserve(len(content), blob.align)
            output.data.extend(bytes(start - output.address - len(output.data)) + content)
            self.blobs.append((blob.name, start, len(content), output))
        return output.end

    def content(self, blob: Blob) -> bytes:
        """The bytes of a blob."""
        return blob.data(self.layout) if callable(blob.data) else blob.data

    def place_program_block(self, blobs: Sequence[Blob]) -> None:
        """Compute the block at the fixed address that the image reads."""
        for blob in blobs:
            self.program_block = self.content(blob)
            if len(self.program_block) > PROGRAM_HEADER_SIZE:
                raise LinkError(f"the program block has {len(self.program_block)} bytes, {PROGRAM_HEADER_SIZE} fit")

    def relocate(self) -> None:
        """Fill the sections, then apply all relocations."""
        for output in self.outputs.values():
            output.fill()
        values = {owner.number: self.scope.values(owner) for owner in self.objects}
        for owner in self.objects:
            slots = self.got_slots.slots(owner, self.got.address)
            for section in owner.sections.values():
                output = self.outputs[section.role]
                start, complain = section.address - output.address, partial(self.scope.complaint, owner, section)
                place = (output.data, start, section.address, section.relocations, values[owner.number])
                if section.role is Role.EH_FRAME:
                    apply_frames(*place, complain)
                elif section.relocations:
                    apply(*place, slots, complain)
        self.got.data = bytearray(self.got_slots.content(values))
        self.stubs.data = bytearray().join(self._stub(slot) for slot in self.scope.new_imports)

    def _stub(self, slot: Slot) -> bytes:
        """jmp *slot(%rip), padded to eight bytes."""
        return b"\xff\x25" + struct.pack("<i", slot.slot - (slot.stub + 6)) + b"\x66\x90"

    def frames(self) -> array[int]:
        """The index of this unit's relocated `.eh_frame`."""
        output = self.outputs[Role.EH_FRAME]
        return unwind.frame_index(output.data, output.address)

    def count_frames(self) -> int:
        """How many frame descriptions there will be."""
        return sum(unwind.count_frames(section.data) for _, section in self.outputs[Role.EH_FRAME].pieces)

    def write_symbols(self, table: SymbolTable, numbers: dict[int, int]) -> None:
        """Add functions, named data, stubs and blobs; `numbers` maps id(output) to the section's header index."""
        for owner in self.objects:
            for symbol in owner.symbols:
                self._write_symbol(table, owner, symbol, numbers)
        for slot in self.scope.new_imports:
            table.add(f"{slot.extern.name}@plt", elf.STB_LOCAL, elf.STT_FUNC, numbers[id(self.stubs)], slot.stub, 8)
        for name, address, size, output in self.blobs:
            section = numbers.get(id(output), elf.SHN_ABS)
            table.add(name, elf.STB_GLOBAL, elf.STT_OBJECT, section, address, size)

    def _write_symbol(self, table: SymbolTable, owner: ObjectFile, symbol: Symbol, numbers: dict[int, int]) -> None:
        section = owner.sections.get(symbol.section)
        local = symbol.binding == elf.STB_LOCAL
        if section is None or not symbol.name or symbol.kind not in (elf.STT_FUNC, elf.STT_OBJECT, elf.STT_NOTYPE):
            return
        if local and symbol.kind != elf.STT_FUNC:
            return
        if not local and self.scope.definitions.get(symbol.name, (None,))[0] is not owner:
            return
        kind = elf.STT_FUNC if section.role is Role.TEXT else symbol.kind
        number = numbers.get(id(self.outputs[section.role]), elf.SHN_ABS)
        address = section.address + symbol.value
        table.add(symbol.name, symbol.binding, kind, number, address, symbol.size)

    def place(self, outputs: Sequence[Output], cursor: int, new_page: bool = True) -> int:
        """Place sections, on a page of their own if asked; nothing may pass 2 GiB."""
        end = place_all(outputs, elf.align_up(cursor, elf.PAGE) if new_page else cursor)
        if end > LIMIT:
            raise LinkError(f"the {self.name} ends at {end:#x}, past what the small code model reaches")
        return end
