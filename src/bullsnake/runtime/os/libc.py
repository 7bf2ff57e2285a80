"""The C functions that the runtime calls. All run on the system stack."""

from __future__ import annotations

from bullsnake.dialect import assembly, export, extern, f64, i32, i64, noreturn, u64


@extern("mmap")
def mmap(address: u64, nbytes: u64, protection: i64, flags: i64, fd: i64, offset: i64) -> u64: ...


@extern("munmap")
def munmap(address: u64, nbytes: u64) -> i32: ...


@extern("madvise")
def madvise(address: u64, nbytes: u64, advice: i64) -> i32: ...


@extern("mincore")
def mincore(address: u64, nbytes: u64, answer: u64) -> i32: ...


@extern("write")
def write(fd: i64, address: u64, nbytes: u64) -> i64: ...


@extern("read")
def read(fd: i64, address: u64, nbytes: u64) -> i64: ...


@extern("lseek")
def lseek(fd: i64, offset: i64, whence: i64) -> i64: ...


@assembly
@export("runtime.interruptible")
def interruptible(number: i64, a: u64, b: u64, c: u64, flag: u64) -> i64:
    """A call of the system by the port: its result, or -errno; -EINTR at once if there is a 1 at `flag`."""
    ...


@extern("open", variadic=True)
def open_file(path: u64, flags: i64, mode: i64) -> i32: ...


@extern("close")
def close(fd: i64) -> i32: ...


@extern("stat")
def stat(path: u64, answer: u64) -> i32: ...


@extern("lstat")
def lstat(path: u64, answer: u64) -> i32: ...


@extern("mkdir")
def mkdir(path: u64, mode: i64) -> i32: ...


@extern("rmdir")
def rmdir(path: u64) -> i32: ...


@extern("unlink")
def unlink(path: u64) -> i32: ...


@extern("rename")
def rename(path: u64, new: u64) -> i32: ...


@extern("chdir")
def chdir(path: u64) -> i32: ...


@extern("getcwd")
def getcwd(address: u64, nbytes: u64) -> u64: ...


@extern("getdents64")
def getdents(fd: i64, address: u64, nbytes: u64) -> i64: ...


@extern("isatty")
def isatty(fd: i64) -> i32: ...


@extern("_exit")
@noreturn
def exit_now(status: i64) -> None: ...


@extern("__errno_location")
def errno_location() -> u64: ...


@extern("strerror")
def strerror(errno: i64) -> u64: ...


@extern("getenv")
def getenv(name: u64) -> u64: ...


@extern("clock_gettime")
def clock_gettime(clock: i64, timespec: u64) -> i32: ...


@extern("nanosleep")
def nanosleep(wanted: u64, left: u64) -> i32: ...


@extern("getrandom")
def getrandom(address: u64, nbytes: u64, flags: i64) -> i64: ...


@extern("strtod")
def strtod(text: u64, end: u64) -> f64: ...


@extern("snprintf", variadic=True)
def snprintf(buffer: u64, nbytes: u64, template: u64, precision: i64, value: f64) -> i32: ...


@extern("memchr")
def memchr(address: u64, byte: i64, nbytes: u64) -> u64: ...


@extern("syscall", variadic=True)
def system_call(number: i64, a: u64, b: u64, c: u64, d: u64) -> i64: ...


@extern("pthread_create")
def pthread_create(thread: u64, attributes: u64, function: u64, argument: u64) -> i32: ...


@extern("sigaction")
def sigaction(number: i64, new: u64, old: u64) -> i32: ...


@extern("sigaltstack")
def sigaltstack(new: u64, old: u64) -> i32: ...


@extern("raise")
def raise_signal(number: i64) -> i32: ...


@extern("sysconf")
def system_value(name: i64) -> i64: ...
