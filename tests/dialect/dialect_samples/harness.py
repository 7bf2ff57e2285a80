"""Support of the natively compiled samples: a worker, an arena at a fixed address, output of words."""

from typing import Final

from bullsnake.dialect import (
    Static,
    Struct,
    array,
    cstr,
    export,
    extern,
    i32,
    i64,
    memset,
    noreturn,
    store64,
    systemstack,
    u8,
    u64,
)

ARENA: Final = u64(0x5000_0000)
ARENA_SIZE: Final = u64(1 << 16)
SET_GS: Final = 0x1001
SCHED_SP: Final = u64(24)


class Word(Struct):
    value: u64


worker = Static(array(u64, 512))
word = Static(Word)


@extern("mmap")
def mmap(address: u64, nbytes: u64, prot: i32, flags: i32, fd: i32, offset: i64) -> u64: ...


@extern("write")
def write(fd: i32, buffer: u64, nbytes: u64) -> i64: ...


@extern("strlen", onstack=True)
def strlen(text: u64) -> u64: ...


@extern("arch_prctl")
def arch_prctl(code: i32, address: u64) -> i32: ...


@noreturn
@extern("_exit")
def exit_now(status: i32) -> None: ...


@systemstack
def prepare() -> None:
    """From here on thunks find that they are on the system stack."""
    store64(worker.address(), worker.address())
    store64(worker.address() + SCHED_SP, u64(1))
    arch_prctl(i32(SET_GS), worker.address())
    mmap(ARENA, ARENA_SIZE, i32(3), i32(0x32), i32(-1), i64(0))


@systemstack
def clear() -> None:
    memset(ARENA, u8(0), ARENA_SIZE)


@systemstack
def put(value: u64) -> None:
    word.value = value
    write(i32(3), word.address(), u64(8))


@systemstack
def put_arena() -> None:
    write(i32(3), ARENA, ARENA_SIZE)


@systemstack
@noreturn
def finish() -> None:
    exit_now(i32(0))


@systemstack
@noreturn
@export("runtime.panic.fatal")
def fatal_error(message: u64) -> None:
    write(i32(2), cstr("fatal error: "), u64(13))
    write(i32(2), message, strlen(message))
    exit_now(i32(134))
