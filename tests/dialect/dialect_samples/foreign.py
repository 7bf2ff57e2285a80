"""Externs and assembly."""

from bullsnake.dialect import assembly, cstr, export, extern, f64, i32, i64, nosplit, systemstack, u32, u64


@extern("mmap")
def mmap(address: u64, nbytes: u64, prot: i32, flags: i32, fd: i32, offset: i64) -> u64: ...


@extern("write")
def write(fd: i32, buffer: u64, nbytes: u64) -> i64: ...


@extern("fmod", onstack=True)
def fmod(x: f64, y: f64) -> f64: ...


@extern("strlen", onstack=True)
def strlen(text: u64) -> u64: ...


@assembly
@nosplit
@export("port.twice")
def twice(x: u64) -> u64: ...


@systemstack
def say() -> i64:
    text = cstr("hello\n")
    return write(i32(1), text, strlen(text))


@systemstack
@export("sample.reserve")
def reserve(nbytes: u64) -> u64:
    return mmap(u64(0), nbytes, i32(3), i32(0x22), i32(-1), i64(0))


@nosplit
def rest(a: u32, b: u32) -> u32:
    return u32(i64(fmod(f64(a), f64(b))))


@nosplit
def doubled(x: u64) -> u64:
    return twice(x) + u64(1)
