"""Decoding UTF-8. Bytes arrive as a string of kind 1, one code point a byte."""

from __future__ import annotations

from _prim import Array, array_new, aset, cold, str_get1, type_str
from bslib.ints import int_hex


def is_ascii(raw: str, n: int) -> bool:
    """Whether all n bytes are below 128."""
    for i in range(n):
        if str_get1(raw, i) >= 128:
            return False
    return True


class Decoder:
    """Codes decoded so far.

    `needed`: bytes still missing of a code point; `code`: what is known of it; `least`: the smallest code that may be
    written with so many bytes; `start`: where it began.
    """

    def __init__(self, room: int) -> None:
        codes: Array[int] = array_new(room)
        self.codes = codes
        self.n = 0
        self.needed = 0
        self.code = 0
        self.least = 0
        self.start = 0

    def put(self, code: int) -> None:
        aset(self.codes, self.n, code)
        self.n = self.n + 1

    def feed(self, byte: int, position: int) -> None:
        """One byte. `codes` has room."""
        if self.needed > 0:
            if byte & 192 != 128:
                raise _bad(self.start, "invalid continuation byte", -1)
            self.code = (self.code << 6) | (byte & 63)
            self.needed = self.needed - 1
            if self.needed == 0:
                if self.code < self.least or self.code > 1114111 or 0xD800 <= self.code and self.code <= 0xDFFF:
                    raise _bad(self.start, "invalid continuation byte", -1)
                self.put(self.code)
        elif byte < 128:
            self.put(byte)
        else:
            self.begin(byte, position)

    def begin(self, byte: int, position: int) -> None:
        """The first byte of several."""
        self.start = position
        if 194 <= byte and byte < 224:
            self.needed = 1
            self.code = byte & 31
            self.least = 128
        elif 224 <= byte and byte < 240:
            self.needed = 2
            self.code = byte & 15
            self.least = 2048
        elif 240 <= byte and byte < 245:
            self.needed = 3
            self.code = byte & 7
            self.least = 65536
        else:
            raise _bad(position, "invalid start byte", byte)

    def finish(self) -> None:
        """The input ends here."""
        if self.needed > 0:
            raise _bad(self.start, "unexpected end of data", -1)


@cold
def _bad(position: int, reason: str, byte: int) -> UnicodeDecodeError:
    shown = " byte " + int_hex(byte) if byte >= 0 else " bytes"
    return UnicodeDecodeError("'utf-8' codec can't decode" + shown + " in position " + type_str(position) + ": " + reason)
