"""What the os module is made of: files by name, folders, the environment."""

from __future__ import annotations

from _prim import (
    copy_scratch,
    file_close,
    file_open,
    file_read,
    file_status,
    folder_read,
    implements,
    name_call,
    read_buffer_byte,
    str_get1,
    str_len,
    str_new,
    working_folder,
)
from bslib.exceptions import os_error
from bslib.text import from_codes
from bslib.utf8 import ESCAPE, Decoder

MKDIR, RMDIR, UNLINK, RENAME, CHDIR = 0, 1, 2, 3, 4
DIRECTORY = 65536
ENVIRONMENT = "/proc/self/environ"
NAME = 19
"""Where the name begins in an entry of a folder; its length in all is in the bytes 16 and 17."""


def decoded(raw: str) -> str:
    """Bytes as text; one that is no UTF-8 becomes a surrogate."""
    n = str_len(raw)
    decoder = Decoder(n, ESCAPE, "utf-8")
    for i in range(n):
        decoder.feed(str_get1(raw, i), i)
    decoder.finish()
    return from_codes(decoder.codes, decoder.n)


def call(what: int, path: str, mode: int = 0) -> None:
    result = name_call(what, path, "", mode)
    if result < 0:
        raise os_error(-result, path)


@implements("_os.mkdir")
def mkdir(path: str, mode: int) -> None:
    call(MKDIR, path, mode)


@implements("_os.rmdir")
def rmdir(path: str) -> None:
    call(RMDIR, path)


@implements("_os.unlink")
def unlink(path: str) -> None:
    call(UNLINK, path)


@implements("_os.rename")
def rename(path: str, new: str) -> None:
    result = name_call(RENAME, path, new, 0)
    if result < 0:
        error = os_error(-result, path)
        error.filename2 = new
        raise error


@implements("_os.chdir")
def chdir(path: str) -> None:
    call(CHDIR, path)


@implements("_os.getcwd")
def getcwd() -> str:
    n = working_folder()
    if n < 0:
        raise os_error(-n, None)
    raw = str_new(n, 1)
    copy_scratch(raw, n)
    return decoded(raw)


@implements("_os.status")
def status(path: str, field: int, follow: bool) -> int:
    """0 the mode, 1 the size, 2 when it was changed, in nanoseconds."""
    result = file_status(path, field, 1 if follow else 0)
    if result < 0:
        raise os_error(-result, path)
    return result


@implements("_os.mode")
def mode(path: str, follow: bool) -> int:
    """The mode; -1 if there is no such file, or it cannot be looked at."""
    result = file_status(path, 0, 1 if follow else 0)
    return -1 if result < 0 else result


@implements("_os.listdir")
def listdir(path: str) -> list[str]:
    fd = file_open(path, DIRECTORY, 0)
    if fd < 0:
        raise os_error(-fd, path)
    names: list[str] = []
    while True:
        n = folder_read(fd)
        if n <= 0:
            file_close(fd)
            if n < 0:
                raise os_error(-n, path)
            return names
        at = 0
        while at < n:
            name = name_at(at + NAME)
            if name != "." and name != "..":
                names.append(name)
            at += read_buffer_byte(at + 16) + 256 * read_buffer_byte(at + 17)


def name_at(start: int) -> str:
    """What stands in the buffer up to a zero."""
    end = start
    while read_buffer_byte(end) != 0:
        end += 1
    decoder = Decoder(end - start, ESCAPE, "utf-8")
    for i in range(start, end):
        decoder.feed(read_buffer_byte(i), i - start)
    decoder.finish()
    return from_codes(decoder.codes, decoder.n)


@implements("_os.environ")
def environ() -> dict[str, str]:
    """The environment that the process was given."""
    found: dict[str, str] = {}
    fd = file_open(ENVIRONMENT, 0, 0)
    if fd < 0:
        raise os_error(-fd, ENVIRONMENT)
    codes: list[int] = []
    while True:
        n = file_read(fd, 65536)
        if n <= 0:
            break
        for i in range(n):
            codes.append(read_buffer_byte(i))
    file_close(fd)
    decoder = Decoder(len(codes), ESCAPE, "utf-8")
    for i in range(len(codes)):
        decoder.feed(codes[i], i)
    decoder.finish()
    for entry in from_codes(decoder.codes, decoder.n).split("\0"):
        name, equals, value = entry.partition("=")
        if equals != "":
            found[name] = value
    return found
