"""Text files: reading by blocks of 64 KiB that are decoded at once, writing at once; the three standard streams.

Goroutines that read one file at once may get a part of it twice or not at all. The text and the place in it are each read once where
they are used together: a function takes its part of a text that it holds, at a place that fits it.
"""

from __future__ import annotations

from io import UnsupportedOperation
from typing import NoReturn, TextIO

from _prim import (
    Array,
    aget,
    array_new,
    aset,
    cold,
    copy_read_buffer,
    file_close,
    file_isatty,
    file_open,
    file_read,
    file_seek,
    implements,
    new_object,
    str_get,
    str_get1,
    str_len,
    str_new,
    unchecked,
)
from bslib.exceptions import os_error
from bslib.growing import empty_list, list_append
from bslib.output import flush_out, put_file, put_out
from bslib.stringfiles import MEMORY, merge, put_string, string_seek
from bslib.stringsearch import str_replace
from bslib.text import find_code, from_codes, join, str_concat, substring
from bslib.textrepr import str_repr
from bslib.utf8 import STRICT, Decoder, is_ascii

BLOCK = 65536
NEWLINE, RETURN = 10, 13
IS_DIRECTORY = 21
NO_MEMORY = 12
BINARY = 98
"""The letter b."""
READ, WRITE, READ_WRITE, CREATE, EXCLUSIVE, TRUNCATE, APPEND, CLOEXEC = 0, 1, 2, 64, 128, 512, 1024, 524288

_stdin: TextIO | None = None
_stdout: TextIO | None = None
_redirected: TextIO | None = None
_stderr: TextIO | None = None


def make_file(name: str, mode: str, fd: int, stream: int) -> TextIO:
    """A file object; whether it reads or writes follows from the mode."""
    made: TextIO = new_object()
    made.name = name
    made.mode = mode
    made.encoding = "utf-8"
    made._fd = fd
    made._stream = stream
    made._text = ""
    made._rest = ""
    update = find_code(mode, 43, 0, str_len(mode)) >= 0
    reads = find_code(mode, 114, 0, str_len(mode)) >= 0
    made._readable = reads or update
    made._writable = not reads or update
    return made


@implements("sys.stdin")
def standard_input() -> TextIO:
    global _stdin
    found = _stdin
    if found is None:
        found = make_file("<stdin>", "r", 0, 0)
        _stdin = found
    return found


@implements("sys.stdin.setter")
def set_standard_input(value: TextIO) -> None:
    global _stdin
    _stdin = value


def redirected() -> TextIO | None:
    """Where standard output goes by contextlib.redirect_stdout."""
    return _redirected


def redirect(target: TextIO | None) -> None:
    global _redirected
    _redirected = target


@implements("sys.stdout")
def standard_output() -> TextIO:
    instead = _redirected
    return instead if instead is not None else first_output()


@implements("sys.__stdout__")
def first_output() -> TextIO:
    """Standard output as it was when the program started."""
    global _stdout
    found = _stdout
    if found is None:
        found = make_file("<stdout>", "w", 1, 1)
        _stdout = found
    return found


@implements("sys.stdout.setter")
def set_standard_output(value: TextIO) -> None:
    redirect(None if value is _stdout else value)


@implements("sys.stderr")
def standard_error() -> TextIO:
    global _stderr
    found = _stderr
    if found is None:
        found = make_file("<stderr>", "w", 2, 2)
        _stderr = found
    return found


@implements("sys.stderr.setter")
def set_standard_error(value: TextIO) -> None:
    global _stderr
    _stderr = value


# --- opening and closing -----------------------------------------------------------------------------------------------------


@implements("builtins.open", 1)
def open_file(
    file: str,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
) -> TextIO:
    if encoding is not None and not _is_utf8(encoding):
        raise LookupError("unknown encoding: " + encoding)
    if newline is not None and newline != "" and newline != "\n" and newline != "\r" and newline != "\r\n":
        raise ValueError("illegal newline value: " + str_repr(newline))
    made = make_file(file, mode, open_named(file, open_flags(mode, False)), 0)
    made._newline = newline
    return made


def open_named(file: str, flags: int) -> int:
    """The descriptor of a file, which is no folder."""
    fd = file_open(file, flags | CLOEXEC, 438)
    if fd < 0:
        raise os_error(-fd, file)
    if file_read(fd, 0) == -IS_DIRECTORY:
        file_close(fd)
        raise os_error(IS_DIRECTORY, file)
    return fd


def _is_utf8(encoding: str) -> bool:
    plain = str_replace(str_replace(encoding.lower(), "_", ""), "-", "")
    return plain == "utf8" or plain == "ascii" or plain == "usascii"


def open_flags(mode: str, binary: bool) -> int:
    """The flags of open(2)."""
    action = 0
    plus = False
    for i in range(str_len(mode)):
        code = str_get(mode, i)
        if code == 114 or code == 119 or code == 97 or code == 120:
            if action != 0:
                raise ValueError("must have exactly one of create/read/write/append mode")
            action = code
        elif code == 43 and not plus:
            plus = True
        elif code == BINARY and binary:
            continue
        elif code == BINARY:
            raise ValueError("a binary mode must be a literal in the call of open()")
        elif code != 116:
            raise ValueError("invalid mode: " + str_repr(mode))
    if action == 0:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if action == 114:
        return READ_WRITE if plus else READ
    base = (READ_WRITE if plus else WRITE) | CREATE
    return base | (TRUNCATE if action == 119 else APPEND if action == 97 else EXCLUSIVE)


@cold
def raise_closed() -> NoReturn:
    raise ValueError("I/O operation on closed file.")


@cold
def raise_unsupported(what: str) -> NoReturn:
    raise UnsupportedOperation(what)


@implements("typing.TextIO.close")
def close(self: TextIO) -> None:
    if self._closed:
        return
    if self._stream == 1:
        flush(self)
    self._closed = True
    if self._stream == MEMORY:
        return
    status = file_close(self._fd)
    if status < 0:
        raise os_error(-status, None)


@implements("typing.TextIO.closed")
def closed(self: TextIO) -> bool:
    return self._closed


@implements("typing.TextIO.flush")
def flush(self: TextIO) -> None:
    if self._closed:
        raise_closed()
    if self._stream == 1:
        flush_out()


@implements("typing.TextIO.__enter__")
def enter(self: TextIO) -> TextIO:
    if self._closed:
        raise_closed()
    return self


@implements("typing.TextIO.__exit__")
def leave(self: TextIO, exc_type: object, exc: object, traceback: object) -> None:
    close(self)


@implements("typing.TextIO.fileno")
def fileno(self: TextIO) -> int:
    if self._closed:
        raise_closed()
    return self._fd


@implements("typing.TextIO.seek")
def seek(self: TextIO, cookie: int, whence: int = 0) -> int:
    """To the beginning or the end: another place is counted in bytes, of which the decoded text knows nothing."""
    if self._stream == MEMORY:
        return string_seek(unchecked(self), cookie, whence)
    if self._closed:
        raise_closed()
    if cookie != 0 or whence == 1:
        raise_unsupported("a text file can be set to its beginning or its end only")
    place = file_seek(self._fd, 0, whence)
    if place < 0:
        raise os_error(-place, None)
    self._text = ""
    self._rest = ""
    self._at = 0
    self._eof = False
    self._skip_lf = False
    self._position = place
    return place


@implements("typing.TextIO.isatty")
def isatty(self: TextIO) -> bool:
    if self._closed:
        raise_closed()
    return file_isatty(self._fd)


@implements("typing.TextIO.readable")
def readable(self: TextIO) -> bool:
    return self._readable


@implements("typing.TextIO.writable")
def writable(self: TextIO) -> bool:
    return self._writable


# --- writing --------------------------------------------------------------------------------------------------------------


def write_text(self: TextIO, s: str) -> None:
    """Write all of it, or raise."""
    if self._closed:
        raise_closed()
    if not self._writable:
        raise_unsupported("not writable")
    text = s
    ending = self._newline
    if ending is not None and str_len(ending) > 0 and ending != "\n":
        text = str_replace(s, "\n", ending)
    if self._stream == 1:
        put_out(text)
    elif self._stream == MEMORY:
        put_string(self, text)
    else:
        put_file(self._fd, text)


@implements("typing.TextIO.write")
def write(self: TextIO, s: str) -> int:
    write_text(self, s)
    return str_len(s)


@implements("typing.TextIO.writelines")
def writelines(self: TextIO, lines: list[str]) -> None:
    for i in range(lines._len):
        write_text(self, aget(lines._items, i))


# --- reading --------------------------------------------------------------------------------------------------------------


def fill(self: TextIO) -> bool:
    """Decode one more block behind what is left; False at the end."""
    if self._closed:
        raise_closed()
    if not self._readable:
        raise_unsupported("not readable")
    if self._eof:
        self._eof = self._fd != 0
        return False
    n = file_read(self._fd, BLOCK)
    if n == -NO_MEMORY:
        raise MemoryError()
    if n < 0:
        raise os_error(-n, None)
    if n == 0:
        self._eof = True
        rest = self._rest
        if str_len(rest) > 0:
            _decoded(self, rest, 0, True)
        return False
    raw = str_new(n, 1)
    copy_read_buffer(raw, 0, n)
    text = _decoded(self, raw, n, False)
    before = self._text
    at = self._at
    if at < str_len(before):
        text = str_concat(substring(before, at, str_len(before) - at), text)
    self._text = text
    self._at = 0
    return True


def _decoded(self: TextIO, raw: str, n: int, last: bool) -> str:
    """The text of a block; bytes of an unfinished code point wait in `_rest`."""
    text = raw
    rest = self._rest
    if str_len(rest) > 0 or not is_ascii(raw, n):
        text = _decoded_utf8(self, rest, raw, n, last)
    else:
        self._position = self._position + n
    translate = self._newline is None
    if translate and (self._skip_lf or find_code(text, RETURN, 0, str_len(text)) >= 0):
        return _plain_newlines(self, text)
    return text


def _decoded_utf8(self: TextIO, rest: str, raw: str, n: int, last: bool) -> str:
    before = str_len(rest)
    decoder = Decoder(before + n, STRICT, "utf-8")
    base = self._position
    for i in range(before):
        decoder.feed(str_get1(rest, i), base + i)
    for i in range(n):
        decoder.feed(str_get1(raw, i), base + before + i)
    if last:
        decoder.finish()
    if decoder.needed > 0:
        whole = str_concat(rest, substring(raw, 0, n))
        kept = decoder.start - base
        self._rest = substring(whole, kept, str_len(whole) - kept)
        self._position = decoder.start
    else:
        self._rest = ""
        self._position = base + before + n
    return from_codes(decoder.codes, decoder.n)


def _plain_newlines(self: TextIO, text: str) -> str:
    """Every line ends in a newline, whatever it was."""
    n = str_len(text)
    codes: Array[int] = array_new(n)
    at = 0
    for i in range(n):
        code = str_get(text, i)
        if code == NEWLINE and self._skip_lf:
            self._skip_lf = False
            continue
        self._skip_lf = code == RETURN
        aset(codes, at, NEWLINE if code == RETURN else code)
        at += 1
    return from_codes(codes, at)


def take(self: TextIO, text: str, at: int, n: int) -> str:
    """The next n characters of the decoded text, which begin at `at`."""
    self._at = at + n
    return substring(text, at, n)


@implements("typing.TextIO.read")
def read(self: TextIO, size: int = -1) -> str:
    if self._stream == MEMORY:
        merge(self)
    parts: list[str] = empty_list(8)
    left = size if size >= 0 else 9223372036854775807
    while left > 0:
        text = self._text
        at = self._at
        have = str_len(text) - at
        if have > 0:
            n = have if have < left else left
            list_append(parts, take(self, text, at, n))
            left -= n
        elif not fill(self):
            break
    if self._closed:
        raise_closed()
    return join("", parts)


def read_line(self: TextIO, size: int) -> str:
    """The rest of the line with its newline; empty at the end of the file."""
    if self._stream == MEMORY:
        merge(self)
    parts: list[str] = empty_list(1)
    left = size if size >= 0 else 9223372036854775807
    while left > 0:
        text = self._text
        start = self._at
        n = str_len(text)
        if start >= n:
            if not fill(self):
                break
            continue
        end = n if n - start < left else start + left
        at = find_code(text, NEWLINE, start, end)
        stop = end if at < 0 else at + 1
        list_append(parts, take(self, text, start, stop - start))
        left -= stop - start
        if at >= 0:
            break
    if self._closed:
        raise_closed()
    return join("", parts)


@implements("typing.TextIO.readline")
def readline(self: TextIO, size: int = -1) -> str:
    return read_line(self, size)


@implements("typing.TextIO.readlines")
def readlines(self: TextIO) -> list[str]:
    lines: list[str] = empty_list(8)
    while True:
        line = read_line(self, -1)
        if str_len(line) == 0:
            return lines
        list_append(lines, line)


@implements("typing.TextIO._list")
def file_list(self: TextIO) -> list[str]:
    return readlines(self)


@implements("typing.TextIO.__iter__")
def file_iter(self: TextIO) -> TextIO:
    return self


@implements("typing.TextIO.__next__")
def file_next(self: TextIO) -> str:
    line = read_line(self, -1)
    if str_len(line) == 0:
        raise StopIteration()
    return line
