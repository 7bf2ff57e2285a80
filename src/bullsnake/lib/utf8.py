"""Decoding UTF-8. Bytes arrive as a string of kind 1, one code point a byte."""

from __future__ import annotations

from _prim import Array, array_new, aset, cold, str_get1
from bslib.ints import hex_digits, int_str
from bslib.textrepr import hex_digit

STRICT, ESCAPE, IGNORE, REPLACE, BACKSLASHES = 0, 1, 2, 3, 4
"""What becomes of bytes that are no UTF-8: an error, a surrogate each, nothing, U+FFFD for all that belong together, \\xNN each."""


def is_ascii(raw: str, n: int) -> bool:
    """Whether all n bytes are below 128."""
    for i in range(n):
        if str_get1(raw, i) >= 128:
            return False
    return True


class Decoder:
    """Codes decoded so far.

    A code point that is not complete: it began at `start`, `needed` of its bytes are missing, `seen` are known, packed in `pending`
    and decoded in `code`. The next one lies in `low` .. `high`: less than 128 .. 191 where another byte would make a form that is
    too long, a surrogate or a number that is too large. `errors`: what becomes of what is wrong. `codec`: the name
    for messages.
    """

    def __init__(self, room: int, errors: int, codec: str) -> None:
        codes: Array[int] = array_new(room * (4 if errors == BACKSLASHES else 1))
        self.codes = codes
        self.errors = errors
        self.codec = codec
        self.n = 0
        self.needed = 0
        self.seen = 0
        self.pending = 0
        self.code = 0
        self.low = 128
        self.high = 191
        self.start = 0

    def put(self, code: int) -> None:
        aset(self.codes, self.n, code)
        self.n = self.n + 1

    def feed(self, byte: int, position: int) -> None:
        """One byte. `codes` has room."""
        if self.needed > 0:
            if self.low <= byte and byte <= self.high:
                self.go_on(byte)
                return
            self.reject("invalid continuation byte")
        if byte < 128:
            self.put(byte)
        else:
            self.begin(byte, position)

    def go_on(self, byte: int) -> None:
        """One more byte of the code point that was begun."""
        self.code = (self.code << 6) | (byte & 63)
        self.pending = (self.pending << 8) | byte
        self.seen = self.seen + 1
        self.needed = self.needed - 1
        self.low = 128
        self.high = 191
        if self.needed == 0:
            self.put(self.code)

    def begin(self, byte: int, position: int) -> None:
        """The first byte of several."""
        self.start = position
        self.seen = 1
        self.pending = byte
        self.low = 128
        self.high = 191
        if 194 <= byte and byte < 224:
            self.needed = 1
            self.code = byte & 31
        elif 224 <= byte and byte < 240:
            self.needed = 2
            self.code = byte & 15
            self.low = 160 if byte == 224 else 128
            self.high = 159 if byte == 237 else 191
        elif 240 <= byte and byte < 245:
            self.needed = 3
            self.code = byte & 7
            self.low = 144 if byte == 240 else 128
            self.high = 143 if byte == 244 else 191
        else:
            self.reject("invalid start byte")

    def reject(self, reason: str) -> None:
        """The bytes seen are no code point."""
        if self.errors == STRICT:
            raise _bad(self.codec, self.start, self.seen, self.pending, reason)
        if self.errors == REPLACE:
            self.put(0xFFFD)
        i = self.seen - 1
        while i >= 0:
            byte = (self.pending >> (8 * i)) & 255
            if self.errors == ESCAPE:
                self.put(0xDC00 + byte)
            elif self.errors == BACKSLASHES:
                self.put(92)
                self.put(120)
                self.put(hex_digit(byte >> 4))
                self.put(hex_digit(byte & 15))
            i -= 1
        self.needed = 0

    def refuse(self, byte: int, position: int, reason: str) -> None:
        """A byte that stands for nothing."""
        self.start = position
        self.seen = 1
        self.pending = byte
        self.reject(reason)

    def finish(self) -> None:
        """The input ends here."""
        if self.needed > 0:
            self.reject("unexpected end of data")


@cold
def _bad(codec: str, start: int, count: int, byte: int, reason: str) -> UnicodeDecodeError:
    """CPython's text: of one byte its value, of several their places."""
    if count == 1:
        shown = " byte 0x" + hex_digits(byte) + " in position " + int_str(start)
    else:
        shown = " bytes in position " + int_str(start) + "-" + int_str(start + count - 1)
    return UnicodeDecodeError("'" + codec + "' codec can't decode" + shown + ": " + reason)
