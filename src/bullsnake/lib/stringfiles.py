"""io.StringIO: a text file in memory. What is written at its end is kept in parts until it is read."""

from __future__ import annotations

from io import StringIO
from typing import TextIO

from _prim import implements, new_object, str_len, unchecked
from bslib.growing import empty_list, list_append
from bslib.text import join, str_concat, substring

MEMORY = 3
"""`_stream` of such a file."""


@implements("io.StringIO.__new__")
def string_io_new(initial_value: str = "") -> StringIO:
    made: StringIO = new_object()
    made.name = "<StringIO>"
    made.mode = "r+"
    made.encoding = "utf-8"
    made._fd = -1
    made._stream = MEMORY
    made._text = initial_value
    made._rest = ""
    made._eof = True
    made._readable = True
    made._writable = True
    made._newline = "\n"
    made._parts = empty_list(4)
    return made


def merge(file: TextIO) -> None:
    """What waits is put behind the text; the place is at its end then."""
    self: StringIO = unchecked(file)
    if len(self._parts) > 0:
        parts = self._parts
        self._parts = empty_list(4)
        self._text = str_concat(self._text, join("", parts))
        self._at = str_len(self._text)


def put_string(file: TextIO, text: str) -> None:
    """Write at the place: at the end, over what stands there, or behind zeros."""
    self: StringIO = unchecked(file)
    if len(self._parts) > 0 or self._at == str_len(self._text):
        list_append(self._parts, text)
        return
    before, n = self._text, str_len(self._text)
    if self._at > n:
        before = str_concat(before, "\0" * (self._at - n))
    stop = self._at + str_len(text)
    behind = substring(before, stop, n - stop) if stop < n else ""
    self._text = join("", [substring(before, 0, self._at), text, behind])
    self._at = stop


def check_open(self: StringIO) -> None:
    if self._closed:
        raise ValueError("I/O operation on closed file")


@implements("io.StringIO.__enter__")
def enter(self: StringIO) -> StringIO:
    check_open(self)
    return self


@implements("io.StringIO.getvalue")
def getvalue(self: StringIO) -> str:
    check_open(self)
    at, is_at_end = self._at, len(self._parts) > 0
    merge(self)
    if not is_at_end:
        self._at = at
    return self._text


@implements("io.StringIO.seek")
def string_seek(self: StringIO, cookie: int, whence: int = 0) -> int:
    check_open(self)
    merge(self)
    if whence == 0 and cookie < 0:
        raise ValueError("Negative seek position " + str(cookie))
    if whence != 0 and cookie != 0:
        raise OSError("Can't do nonzero cur-relative seeks")
    if whence == 2:
        self._at = str_len(self._text)
    elif whence == 0:
        self._at = cookie
    return self._at


@implements("io.StringIO.tell")
def tell(self: StringIO) -> int:
    check_open(self)
    merge(self)
    return self._at


@implements("io.StringIO.truncate")
def truncate(self: StringIO, pos: int | None = None) -> int:
    check_open(self)
    merge(self)
    size = self._at if pos is None else pos
    if size < str_len(self._text):
        self._text = substring(self._text, 0, size)
    return size
