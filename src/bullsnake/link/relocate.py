"""Applying relocations: the hot loop of the linker.

`values[i]` is the final address of symbol i, None if it cannot be addressed (a section that is left out, data of a
library). A load of an address through the GOT is relaxed to a direct form, when the symbol is ours and the instruction
allows it; otherwise `slots[i]` is the address of its GOT slot. In `.eh_frame`, what cannot be addressed becomes a null
pointer: neither personality routines nor language-specific data are used at run time.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence

from bullsnake.link import elf
from bullsnake.link.errors import LinkError

GOT_TYPES = frozenset((elf.R_GOTPCREL, elf.R_GOTPCRELX, elf.R_REX_GOTPCRELX))
NAMES = {value: name for name, value in vars(elf).items() if name.startswith("R_")}
SIGNED32 = struct.Struct("<i")
UNSIGNED32 = struct.Struct("<I")
WORD64 = struct.Struct("<Q")
SIGNED64 = struct.Struct("<q")

Complaint = Callable[[int, int, str], LinkError]
"""Makes the error for (offset in the section, symbol index, what is wrong)."""


def relaxable(data: bytes | bytearray, offset: int, kind: int) -> bool:
    """Whether the GOT access at `offset` (of the displacement) has a direct form: mov, call, jmp."""
    if kind == elf.R_GOTPCREL or offset < 2:
        return False
    opcode, modrm = data[offset - 2], data[offset - 1]
    return opcode == 0x8B or (opcode == 0xFF and modrm in (0x15, 0x25))


def apply(
    buffer: bytearray,
    start: int,
    address: int,
    relocations: bytes,
    values: Sequence[int | None],
    slots: Mapping[int, int],
    complain: Complaint,
) -> None:
    """Relocate the section that lies at `start` of `buffer` and will be loaded at `address`."""
    pack32, packu32, pack64 = SIGNED32.pack_into, UNSIGNED32.pack_into, WORD64.pack_into
    shift = address - start
    offset = info = 0
    try:
        for offset, info, addend in elf.RELA.iter_unpack(relocations):
            kind = info & 0xFFFFFFFF
            if kind in GOT_TYPES:
                _apply_got(buffer, start + offset, shift, addend, values, slots, (kind, info >> 32))
                continue
            value = values[info >> 32]
            if value is None:
                raise complain(offset, info >> 32, "cannot be addressed directly")
            at = start + offset
            if kind == 2 or kind == 4:
                pack32(buffer, at, value + addend - shift - at)
            elif kind == 1:
                pack64(buffer, at, (value + addend) & 0xFFFFFFFFFFFFFFFF)
            elif kind == 11:
                pack32(buffer, at, value + addend)
            elif kind == 10:
                packu32(buffer, at, value + addend)
            elif kind == 24:
                SIGNED64.pack_into(buffer, at, value + addend - shift - at)
            else:
                raise complain(offset, info >> 32, f"has a relocation of an unsupported type, {kind}")
    except struct.error as error:
        what = f"is out of range of its relocation {NAMES.get(info & 0xFFFFFFFF)}: {error}"
        raise complain(offset, info >> 32, what) from error


def apply_frames(
    buffer: bytearray, start: int, address: int, relocations: bytes, values: Sequence[int | None], complain: Complaint
) -> None:
    """Relocate a piece of `.eh_frame`: as `apply`, but what cannot be addressed stays null."""
    kept = []
    for record in elf.RELA.iter_unpack(relocations):
        if values[record[1] >> 32] is not None:
            kept.append(elf.RELA.pack(*record))
    apply(buffer, start, address, b"".join(kept), values, {}, complain)


def _apply_got(
    buffer: bytearray,
    at: int,
    shift: int,
    addend: int,
    values: Sequence[int | None],
    slots: Mapping[int, int],
    reference: tuple[int, int],
) -> None:
    kind, index = reference
    slot = slots.get(index)
    if slot is not None:
        SIGNED32.pack_into(buffer, at, slot + addend - shift - at)
        return
    value = values[index]
    if value is None or not relaxable(buffer, at, kind):
        raise LinkError("a GOT access without a slot")
    opcode, modrm = buffer[at - 2], buffer[at - 1]
    distance = value + addend - shift - at
    if opcode == 0x8B:  # mov slot(%rip), reg: lea symbol(%rip), reg
        buffer[at - 2] = 0x8D
    elif modrm == 0x15:  # call *slot(%rip): addr32 call symbol
        buffer[at - 2 : at] = b"\x67\xe8"
    else:  # jmp *slot(%rip): jmp symbol; nop
        SIGNED32.pack_into(buffer, at - 1, distance + 1)
        buffer[at - 2] = 0xE9
        buffer[at + 3] = 0x90
        return
    SIGNED32.pack_into(buffer, at, distance)
