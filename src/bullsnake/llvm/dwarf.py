"""The debug information of our own objects, DWARF 5 as LLVM writes it: lines, slots and call sites.

Read by hand, for speed: only what we asked LLVM to write can occur. A form, opcode or expression that is not expected is an
InternalError rather than a guess.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from bullsnake.internal import InternalError
from bullsnake.llvm.objectfile import ObjectFile

_U32 = struct.Struct("<I")
_U64 = struct.Struct("<Q")

TAG_SUBPROGRAM, TAG_VARIABLE, TAG_CALL_SITE = 0x2E, 0x34, 0x48
AT_LOCATION, AT_LOW_PC, AT_HIGH_PC, AT_DECL_LINE, AT_FRAME_BASE, AT_CALL_RETURN_PC = 0x02, 0x11, 0x12, 0x3B, 0x40, 0x7D
OP_FBREG, OP_REG7, OP_CFA = 0x91, b"\x57", b"\x9c"


def uleb(data: bytes | bytearray, at: int) -> tuple[int, int]:
    """(value, offset behind it)."""
    byte = data[at]
    at += 1
    if byte < 0x80:
        return byte, at
    value, shift = byte & 0x7F, 7
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def sleb(data: bytes | bytearray, at: int) -> tuple[int, int]:
    start = at
    value, at = uleb(data, at)
    bits = 7 * (at - start)
    return (value - (1 << bits) if data[at - 1] & 0x40 else value), at


# Lines.


def line_rows(obj: ObjectFile) -> tuple[list[int], list[int]]:
    """(PCs, lines): line i holds from PC i up to PC i+1, as the line program says."""
    data = obj.relocated(".debug_line")
    rows: list[tuple[int, int, int]] = []
    at = 0
    while at < len(data):
        (length,) = _U32.unpack_from(data, at)
        end = at + 4 + length
        (header,) = _U32.unpack_from(data, at + 8)
        line_base = data[at + 15] - 256 if data[at + 15] > 127 else data[at + 15]
        _run(data, at + 12 + header, end, (data[at + 12], line_base, data[at + 16], data[at + 17]), rows)
        at = end
    rows.sort(key=lambda row: row[:2])
    return [row[0] for row in rows], [row[2] for row in rows]


def _run(data: bytearray, at: int, end: int, params: tuple[int, int, int, int], rows: list[tuple[int, int, int]]) -> None:
    """Run a line program. A row is (PC, order, line); the end of a sequence has line 0 and comes first at its PC."""
    least, base, span, first = params
    pc, line, number = 0, 1, 1
    while at < end:
        op = data[at]
        at += 1
        if op >= first:
            op -= first
            pc += op // span * least
            line += base + op % span
            rows.append((pc, number, line))
            number += 1
        elif op == 0:
            size, at = uleb(data, at)
            if data[at] == 2:
                (pc,) = _U64.unpack_from(data, at + 1)
            elif data[at] == 1:
                rows.append((pc, 0, 0))
                pc, line = 0, 1
            elif data[at] != 4:
                raise InternalError(f"line program: extended opcode {data[at]}")
            at += size
        elif op == 1:
            rows.append((pc, number, line))
            number += 1
        elif op == 2:
            delta, at = uleb(data, at)
            pc += delta * least
        elif op == 3:
            delta, at = sleb(data, at)
            line += delta
        elif op in (4, 5, 12):
            _, at = uleb(data, at)
        elif op == 8:
            pc += (255 - first) // span * least
        elif op == 9:
            pc += data[at] | data[at + 1] << 8
            at += 2
        elif op not in (6, 7, 10, 11):
            raise InternalError(f"line program: opcode {op}")


# Entries.


@dataclass(slots=True)
class Subprogram:
    """A function that has sites. slots: decl line -> (relative to the CFA?, offset). returns: return PCs of its calls."""

    low: int = 0
    slots: dict[int, tuple[bool, int]] = field(default_factory=dict)
    returns: list[int] = field(default_factory=list)


Reader = Callable[[bytes | bytearray, int], tuple[object, int]]


def _fixed(size: int) -> Reader:
    return lambda data, at: (int.from_bytes(data[at : at + size], "little"), at + size)


def _block(data: bytes | bytearray, at: int) -> tuple[object, int]:
    size, at = uleb(data, at)
    return bytes(data[at : at + size]), at + size


_FORMS: dict[int, Reader] = {
    0x01: _fixed(8),
    0x05: _fixed(2),
    0x06: _fixed(4),
    0x07: _fixed(8),
    0x0B: _fixed(1),
    0x0D: sleb,
    0x0F: uleb,
    0x13: _fixed(4),
    0x17: _fixed(4),
    0x18: _block,
    0x19: lambda data, at: (1, at),
    0x1A: uleb,
    0x1B: uleb,
    0x22: uleb,
    0x23: uleb,
    0x25: _fixed(1),
    0x26: _fixed(2),
    0x27: _fixed(3),
    0x28: _fixed(4),
    0x29: _fixed(1),
    0x2A: _fixed(2),
    0x2B: _fixed(3),
    0x2C: _fixed(4),
}
_ADDRX = {0x1B, 0x29, 0x2A, 0x2B, 0x2C}


def subprograms(obj: ObjectFile) -> list[Subprogram]:
    """All functions with sites."""
    info = obj.section(".debug_info")
    if not info:
        return []
    abbreviations = _abbreviations(obj.section(".debug_abbrev"))
    addresses = [value for (value,) in _U64.iter_unpack(bytes(obj.relocated(".debug_addr")[8:]))]
    result: list[Subprogram] = []
    at = 12
    while at < len(info):
        code, at = uleb(info, at)
        if code == 0:
            continue
        tag, attributes = abbreviations[code]
        values: dict[int, object] = {}
        for name, form, read in attributes:
            value, at = read(info, at)
            values[name] = addresses[value] if form in _ADDRX and isinstance(value, int) else value
        _entry(tag, values, result)
    return result


def _abbreviations(data: bytes) -> dict[int, tuple[int, list[tuple[int, int, Reader]]]]:
    result = {}
    at = 0
    while data[at]:
        code, at = uleb(data, at)
        tag, at = uleb(data, at)
        at += 1
        attributes = []
        while data[at] or data[at + 1]:
            name, at = uleb(data, at)
            form, at = uleb(data, at)
            if form not in _FORMS:
                raise InternalError(f"debug information: form {form:#x}")
            attributes.append((name, form, _FORMS[form]))
        at += 2
        result[code] = (tag, attributes)
    return result


def _entry(tag: int, values: dict[int, object], result: list[Subprogram]) -> None:
    if tag == TAG_SUBPROGRAM and AT_LOW_PC in values:
        low, base = values[AT_LOW_PC], values.get(AT_FRAME_BASE)
        assert isinstance(low, int)
        if base not in (OP_REG7, OP_CFA):
            raise InternalError(f"debug information: frame base {base!r}")
        result.append(Subprogram(low))
        result[-1].slots[0] = (base == OP_CFA, 0)
    elif tag == TAG_VARIABLE and AT_LOCATION in values:
        location, line = values[AT_LOCATION], values[AT_DECL_LINE]
        if not isinstance(location, bytes) or location[0] != OP_FBREG or not isinstance(line, int):
            raise InternalError(f"debug information: location {location!r}")
        offset, end = sleb(location, 1)
        if end != len(location):
            raise InternalError(f"debug information: location {location!r}")
        result[-1].slots[line] = (result[-1].slots[0][0], offset)
    elif tag == TAG_CALL_SITE:
        pc = values.get(AT_CALL_RETURN_PC)
        if not isinstance(pc, int):
            raise InternalError("debug information: a call without its return PC")
        result[-1].returns.append(pc)
