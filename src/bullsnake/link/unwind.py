"""`.eh_frame` records: counting them, and the sorted index (`.eh_frame_hdr`) that unwinders search.

Our own unwinder reads the site table only; this is for debuggers, profilers and the C library's unwinder. The frames of
the image and of the program form one section, the program's straight behind the image's, because gdb reads one.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator

from bullsnake.link.errors import LinkError

WORD = struct.Struct("<I")
SIGNED = {0x0B: "<i", 0x0C: "<q", 0x00: "<Q", 0x03: "<I", 0x04: "<Q"}
PCREL = 0x10


def records(data: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """(offset of the record, offset of its CIE, equal for a CIE itself) for every record."""
    offset, size = 0, len(data)
    while offset < size:
        (length,) = WORD.unpack_from(data, offset)
        if length == 0 or length == 0xFFFFFFFF:
            raise LinkError("a terminator or a 64-bit record inside .eh_frame")
        (back,) = WORD.unpack_from(data, offset + 4)
        yield offset, offset + 4 - back if back else offset
        offset += length + 4


def count_frames(data: bytes) -> int:
    """How many frame descriptions a section holds."""
    return sum(1 for offset, entry in records(data) if offset != entry)


def frame_index(data: bytes | bytearray, address: int) -> array[int]:
    """Pairs (first PC, address of the frame description), flat, sorted by PC, of relocated content."""
    encodings: dict[int, int] = {}
    pairs = []
    for offset, entry in records(data):
        if offset == entry:
            encodings[offset] = _pointer_encoding(data, offset)
            continue
        encoding = encodings[entry]
        (value,) = struct.unpack_from(SIGNED[encoding & 15], data, offset + 8)
        if encoding & 0x70 == PCREL:
            value += address + offset + 8
        pairs.append((value, address + offset))
    pairs.sort()
    return array("I", (word for pair in pairs for word in pair))


def header_size(frames: int) -> int:
    """The size of `.eh_frame_hdr` for a number of frames."""
    return 12 + 8 * frames


def frame_header(address: int, eh_frame: int, index: array[int]) -> bytes:
    """`.eh_frame_hdr` at `address` for a section at `eh_frame`: PC-relative pointer, count, table relative to us."""
    head = struct.pack("<BBBBiI", 1, 0x1B, 0x03, 0x3B, eh_frame - (address + 4), len(index) // 2)
    return head + array("i", [word - address for word in index]).tobytes()


def _pointer_encoding(data: bytes | bytearray, offset: int) -> int:
    """How frame descriptions under the CIE at `offset` write their first PC."""
    end = data.index(b"\0", offset + 9)
    augmentation = bytes(data[offset + 9 : end]).decode()
    at = end + 1
    for _ in range(3):  # code alignment, data alignment, return register
        at = _skip_leb(data, at)
    if not augmentation.startswith("z"):
        return 0
    at = _skip_leb(data, at)
    for letter in augmentation[1:]:
        if letter == "R":
            return data[at]
        if letter == "L":
            at += 1
        elif letter == "P":
            at += 1 + {"<i": 4, "<I": 4}.get(SIGNED[data[at] & 15], 8)
    return 0


def _skip_leb(data: bytes | bytearray, at: int) -> int:
    while data[at] & 0x80:
        at += 1
    return at + 1
