"""Files of bytes: open in a binary mode, the buffers of the standard streams, io.BytesIO. Writing is not buffered.

As with text files, a function takes its part of a text of bytes that it holds, at a place that fits it.
"""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, TextIO

from _prim import (
    aget,
    copy_read_buffer,
    file_close,
    file_isatty,
    file_read,
    file_seek,
    implements,
    new_object,
    str_get1,
    str_len,
    str_new,
    str_set1,
    unchecked,
)
from bslib.bytearrays import array_of, put_behind, take_over
from bslib.bytestrings import bytes_of, part, raw
from bslib.exceptions import os_error
from bslib.files import BLOCK, NEWLINE, open_flags, open_named, raise_closed, raise_unsupported
from bslib.growing import empty_list, list_append
from bslib.output import flush_out, put_file
from bslib.text import find_code, join

MEMORY = -1
RAW = 1
MOST = 9223372036854775807

_buffers: list[BinaryIO] | None = None


def set_up(made: BinaryIO, name: str, mode: str, fd: int) -> None:
    made.name = name
    made.mode = mode
    made._fd = fd
    made._data = ""
    update = find_code(mode, 43, 0, str_len(mode)) >= 0
    reads = find_code(mode, 114, 0, str_len(mode)) >= 0
    made._readable = reads or update
    made._writable = not reads or update


@implements("builtins.open")
def open_binary(file: str, mode: str, buffering: int = -1) -> BinaryIO:
    """Binary modes are literals; see the stub."""
    return open_in_mode(file, mode)


@implements("_os.open_binary")
def open_in_mode(file: str, mode: str) -> BinaryIO:
    made: BinaryIO = new_object()
    set_up(made, file, mode, open_named(file, open_flags(mode, True)))
    return made


@implements("typing.TextIO.buffer")
def buffer_of(self: TextIO) -> BinaryIO:
    """Of a standard stream."""
    global _buffers
    if self._fd < 0 or self._fd > 2:
        raise_unsupported("only the standard streams have a buffer: open the file in a binary mode")
    found = _buffers
    if found is None:
        found = empty_list(3)
        for fd in range(3):
            made: BinaryIO = new_object()
            set_up(made, "<stdin>" if fd == 0 else "<stdout>" if fd == 1 else "<stderr>", "rb" if fd == 0 else "wb", fd)
            list_append(found, made)
        _buffers = found
    return aget(found._items, self._fd)


# --- in memory ----------------------------------------------------------------------------------------------------------------


@implements("io.BytesIO.__new__")
def bytes_io_new(initial_bytes: bytes | bytearray = b"") -> BytesIO:
    made: BytesIO = new_object()
    set_up(made, "<BytesIO>", "rb+", MEMORY)
    made._array = array_of(raw(initial_bytes))
    return made


def array_in(self: BinaryIO) -> bytearray:
    memory: BytesIO = unchecked(self)
    return memory._array


@implements("io.BytesIO.getvalue")
def getvalue(self: BytesIO) -> bytes:
    check_open(self)
    return bytes_of(raw(self._array))


@implements("io.BytesIO.truncate")
def truncate(self: BytesIO, size: int | None = None) -> int:
    check_open(self)
    to = self._at if size is None else size
    if to < 0:
        raise ValueError("negative size value " + str(to))
    if to < len(self._array):
        take_over(self._array, part(self._array._text, 0, to))
    return to


@implements("io.BytesIO.__enter__")
def enter_memory(self: BytesIO) -> BytesIO:
    check_open(self)
    return self


def put_in_memory(self: BinaryIO, data: str) -> None:
    """Write at the place: at the end, over what stands there, or behind zeros."""
    array = array_in(self)
    at = self._at
    if at > len(array):
        put_behind(array, str_new(at - len(array), 1))
    stop = at + str_len(data)
    if at < len(array):
        old = raw(array)
        over = stop if stop < str_len(old) else str_len(old)
        for i in range(at, over):
            str_set1(old, i, str_get1(data, i - at))
        take_over(array, old)
        put_behind(array, part(data, over - at, stop - over))
    else:
        put_behind(array, data)
    self._at = stop


# --- state --------------------------------------------------------------------------------------------------------------------


def check_open(self: BinaryIO, what: str = "") -> None:
    """what: the beginning of the message for a file on disk."""
    if not self._closed:
        return
    if what != "" and self._fd != MEMORY:
        raise ValueError(what + " closed file")
    raise_closed()


def checked(status: int) -> int:
    if status < 0:
        raise os_error(-status, None)
    return status


@implements("typing.BinaryIO.closed")
def closed(self: BinaryIO) -> bool:
    return self._closed


@implements("typing.BinaryIO.close")
def close(self: BinaryIO) -> None:
    if self._closed:
        return
    self._closed = True
    if self._fd != MEMORY:
        checked(file_close(self._fd))


@implements("typing.BinaryIO.flush")
def flush(self: BinaryIO) -> None:
    check_open(self)


@implements("typing.BinaryIO.__enter__")
def enter(self: BinaryIO) -> BinaryIO:
    check_open(self)
    return self


@implements("typing.BinaryIO.__exit__")
def leave(self: BinaryIO, exc_type: object, exc: object, traceback: object) -> None:
    close(self)


@implements("typing.BinaryIO.fileno")
def fileno(self: BinaryIO) -> int:
    check_open(self)
    if self._fd == MEMORY:
        raise_unsupported("fileno")
    return self._fd


@implements("typing.BinaryIO.isatty")
def isatty(self: BinaryIO) -> bool:
    check_open(self)
    return self._fd != MEMORY and file_isatty(self._fd)


@implements("typing.BinaryIO.readable")
def readable(self: BinaryIO) -> bool:
    return self._readable


@implements("typing.BinaryIO.writable")
def writable(self: BinaryIO) -> bool:
    return self._writable


@implements("typing.BinaryIO.seekable")
def seekable(self: BinaryIO) -> bool:
    check_open(self)
    return self._fd == MEMORY or file_seek(self._fd, 0, 1) >= 0


@implements("typing.BinaryIO.seek")
def seek(self: BinaryIO, offset: int, whence: int = 0) -> int:
    check_open(self, "seek of")
    if whence < 0 or whence > 2:
        raise ValueError("invalid whence (" + str(whence) + ", should be 0, 1 or 2)")
    if self._fd != MEMORY:
        ahead = str_len(self._data) - self._at if whence == 1 else 0
        place = checked(file_seek(self._fd, offset - ahead, whence))
        self._data = ""
        self._at = 0
        self._eof = False
        return place
    if whence == 0 and offset < 0:
        raise ValueError("negative seek value " + str(offset))
    base = 0 if whence == 0 else self._at if whence == 1 else len(array_in(self))
    self._at = base + offset if base + offset > 0 else 0
    return self._at


@implements("typing.BinaryIO.tell")
def tell(self: BinaryIO) -> int:
    check_open(self)
    if self._fd == MEMORY:
        return self._at
    return checked(file_seek(self._fd, 0, 1)) - (str_len(self._data) - self._at)


# --- writing ------------------------------------------------------------------------------------------------------------------


def put(self: BinaryIO, data: str) -> None:
    check_open(self, "write to")
    if not self._writable:
        raise_unsupported("write")
    if self._fd == MEMORY:
        put_in_memory(self, data)
        return
    if self._fd == 1:
        flush_out()
    if str_len(self._data) > self._at:
        seek(self, 0, 1)
    put_file(self._fd, data, RAW)


@implements("typing.BinaryIO.write")
def write(self: BinaryIO, s: bytes | bytearray) -> int:
    data = raw(s)
    put(self, data)
    return str_len(data)


@implements("typing.BinaryIO.writelines")
def writelines(self: BinaryIO, lines: list[bytes]) -> None:
    for i in range(lines._len):
        put(self, aget(lines._items, i)._text)


# --- reading ------------------------------------------------------------------------------------------------------------------


def fill(self: BinaryIO) -> bool:
    """Read one more block; False at the end. What was read ahead is used up."""
    if self._eof:
        self._eof = self._fd != 0
        return False
    n = checked(file_read(self._fd, BLOCK))
    if n == 0:
        self._eof = True
        return False
    block = str_new(n, 1)
    copy_read_buffer(block, 0, n)
    self._data = block
    self._at = 0
    return True


def read_until(self: BinaryIO, size: int, by_line: bool) -> str:
    """The next bytes, at most `size` (all if that is negative); of one line only, if so wanted, with its newline."""
    check_open(self, "readline of" if by_line else "read of")
    if not self._readable:
        raise_unsupported("read")
    memory = self._fd == MEMORY
    parts: list[str] = empty_list(4)
    left = size if size >= 0 else MOST
    while left > 0:
        data = raw(array_in(self)) if memory else self._data
        start = self._at
        n = str_len(data)
        if start >= n:
            if memory or not fill(self):
                break
            continue
        stop = n if n - start < left else start + left
        at = find_code(data, NEWLINE, start, stop) if by_line else -1
        if at >= 0:
            stop = at + 1
        self._at = stop
        list_append(parts, part(data, start, stop - start))
        left -= stop - start
        if at >= 0:
            break
    return join("", parts)


@implements("typing.BinaryIO.read")
def read(self: BinaryIO, size: int = -1) -> bytes:
    return bytes_of(read_until(self, size, False))


@implements("typing.BinaryIO.readline")
def readline(self: BinaryIO, size: int = -1) -> bytes:
    return bytes_of(read_until(self, size, True))


@implements("typing.BinaryIO.readlines")
def readlines(self: BinaryIO) -> list[bytes]:
    lines: list[bytes] = empty_list(8)
    while True:
        line = read_until(self, -1, True)
        if str_len(line) == 0:
            return lines
        list_append(lines, bytes_of(line))


@implements("typing.BinaryIO._list")
def file_list(self: BinaryIO) -> list[bytes]:
    return readlines(self)


@implements("typing.BinaryIO.__iter__")
def file_iter(self: BinaryIO) -> BinaryIO:
    return self


@implements("typing.BinaryIO.__next__")
def file_next(self: BinaryIO) -> bytes:
    line = read_until(self, -1, True)
    if str_len(line) == 0:
        raise StopIteration()
    return bytes_of(line)
