"""Files by name: what they are, making and removing them, what a folder holds. A negative answer is -errno."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, i32, i64, load8, load32, load64, memcpy, ref, systemstack, u8, u64
from bullsnake.runtime.os import files, scratch
from bullsnake.runtime.os.libc import chdir, getcwd, getdents, lstat, mkdir, rename, rmdir, stat, unlink
from bullsnake.runtime.os.lock import acquire, unlock
from bullsnake.runtime.os.strings import c_string

MKDIR: Final = i64(0)
RMDIR: Final = i64(1)
UNLINK: Final = i64(2)
RENAME: Final = i64(3)
CHDIR: Final = i64(4)

STAT_MODE: Final = u64(24)
STAT_SIZE: Final = u64(48)
STAT_SECONDS: Final = u64(88)
STAT_NANOSECONDS: Final = u64(96)
BILLION: Final = u64(1000000000)

status_guard = Static(array(u64, 1))
status = Static(array(u8, 256))


@systemstack
def answer(result: i32) -> i64:
    """0, or -errno."""
    return i64(0) - files.errno() if result < i32(0) else i64(0)


@systemstack
def name_call(what: i64, path: ref, other: ref, mode: i64) -> i64:
    """Make or remove a folder, remove or rename a file, go to a folder. other: the new name; mode: of a new folder."""
    name = c_string(path)
    if name == u64(0):
        return i64(0) - files.ENAMETOOLONG
    if what == MKDIR:
        return answer(mkdir(name, mode))
    if what == RMDIR:
        return answer(rmdir(name))
    if what == UNLINK:
        return answer(unlink(name))
    if what == CHDIR:
        return answer(chdir(name))
    return rename_to(name, other)


@systemstack
def rename_to(name: u64, other: ref) -> i64:
    """The first name goes to the scratch buffer, for the second one needs the buffer that it is in."""
    nbytes = u64(0)
    while load8(name + nbytes) != u8(0):
        nbytes = nbytes + u64(1)
    if nbytes >= scratch.SIZE:
        return i64(0) - files.ENAMETOOLONG
    memcpy(scratch.buffer(), name, nbytes + u64(1))
    new = c_string(other)
    if new == u64(0):
        return i64(0) - files.ENAMETOOLONG
    return answer(rename(scratch.buffer(), new))


@systemstack
def file_status(path: ref, field: i64, follow: i64) -> i64:
    """Of a file, or of a link itself: 0 its mode, 1 its size in bytes, 2 when it was changed, in nanoseconds since 1970."""
    name = c_string(path)
    if name == u64(0):
        return i64(0) - files.ENAMETOOLONG
    acquire(status_guard.address())
    at = status.address()
    result = answer(stat(name, at) if follow != i64(0) else lstat(name, at))
    if result == i64(0):
        if field == i64(0):
            result = i64(u64(load32(at + STAT_MODE)))
        elif field == i64(1):
            result = i64(load64(at + STAT_SIZE))
        else:
            result = i64(load64(at + STAT_SECONDS) * BILLION + load64(at + STAT_NANOSECONDS))
    unlock(status_guard.address())
    return result


@systemstack
def folder_read(fd: i64) -> i64:
    """Some entries of an open folder, as getdents64 gives them, into the goroutine's buffer; how many bytes, 0 at the end."""
    n = getdents(fd, files.reader(), files.SIZE)
    return i64(0) - files.errno() if n < i64(0) else n


@systemstack
def working_folder() -> i64:
    """Its name into the scratch buffer; how many bytes."""
    if getcwd(scratch.buffer(), scratch.SIZE) == u64(0):
        return i64(0) - files.errno()
    nbytes = u64(0)
    while load8(scratch.buffer() + nbytes) != u8(0):
        nbytes = nbytes + u64(1)
    return i64(nbytes)
