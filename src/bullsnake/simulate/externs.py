"""C functions as the runtime sees them, on simulated memory. Arguments are unsigned ints as wide as their C types, or floats."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bullsnake.simulate.machine import SimulatedMachine

PROT_NONE, MAP_FIXED, MADV_DONTNEED = 0, 0x10, 4
MAP_FIXED_NOREPLACE = 0x100000


class SimulatedExit(Exception):
    """The program ended; `status` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"exit {status}")
        self.status = status


def _mmap(m: SimulatedMachine, address: int, nbytes: int, prot: int, flags: int, fd: int, offset: int) -> int:
    if flags & (MAP_FIXED | MAP_FIXED_NOREPLACE):
        return m.memory.map(address, nbytes, prot != PROT_NONE)
    if address and not m.memory.is_mapped(address, 1):
        return m.memory.map(address, nbytes, prot != PROT_NONE)
    return m.memory.map(0, nbytes, prot != PROT_NONE)


def _munmap(m: SimulatedMachine, address: int, nbytes: int) -> int:
    m.memory.unmap(address, nbytes)
    return 0


def _mprotect(m: SimulatedMachine, address: int, nbytes: int, prot: int) -> int:
    m.memory.protect(address, nbytes, prot != PROT_NONE)
    return 0


def _madvise(m: SimulatedMachine, address: int, nbytes: int, advice: int) -> int:
    if advice == MADV_DONTNEED:
        m.memory.discard(address, nbytes)
    return 0


def _mincore(m: SimulatedMachine, address: int, nbytes: int, answer: int) -> int:
    for i in range(-(-nbytes // 4096)):
        m.memory.store(answer + i, 1, int(m.memory.is_touched(address + 4096 * i)))
    return 0


def _errno_location(m: SimulatedMachine) -> int:
    """No modelled function fails with EINTR: a word of 0."""
    return m.memory.map(0, 8)


def _write(m: SimulatedMachine, fd: int, address: int, nbytes: int) -> int:
    m.output.setdefault(fd & 0xFFFF_FFFF, bytearray()).extend(m.memory.read(address, nbytes))
    return nbytes


def _exit(m: SimulatedMachine, status: int) -> int:
    raise SimulatedExit(status & 0xFF)


def _abort(m: SimulatedMachine) -> int:
    raise SimulatedExit(134)


def _getenv(m: SimulatedMachine, name: int) -> int:
    value = m.environment.get(m.memory.string(name))
    if value is None:
        return 0
    data = value.encode() + b"\0"
    address = m.memory.map(0, len(data))
    m.memory.write(address, data)
    return address


def _strlen(m: SimulatedMachine, address: int) -> int:
    return len(m.memory.string(address).encode())


def _memcmp(m: SimulatedMachine, a: int, b: int, nbytes: int) -> int:
    left, right = m.memory.read(a, nbytes), m.memory.read(b, nbytes)
    return (left > right) - (left < right)


def _memset(m: SimulatedMachine, address: int, byte: int, nbytes: int) -> int:
    m.memory.fill(address, byte & 255, nbytes)
    return address


def _memmove(m: SimulatedMachine, target: int, source: int, nbytes: int) -> int:
    m.memory.move(target, source, nbytes)
    return target


def _clock_gettime(m: SimulatedMachine, clock: int, address: int) -> int:
    """A clock of the simulation's own: each reading is a microsecond later."""
    m.clock += 1000
    m.memory.store(address, 8, m.clock // 1_000_000_000)
    m.memory.store(address + 8, 8, m.clock % 1_000_000_000)
    return 0


def _sysconf(m: SimulatedMachine, name: int) -> int:
    names = {os.sysconf_names["SC_PAGESIZE"]: 4096, os.sysconf_names["SC_PHYS_PAGES"]: 1 << 21}
    return names.get(name & 0xFFFF_FFFF, 1)


def _float_function(function: Callable[..., float]) -> Callable[..., Any]:
    return lambda m, *args: function(*args)


MODELS: dict[str, Callable[..., Any]] = {
    "mmap": _mmap,
    "munmap": _munmap,
    "mprotect": _mprotect,
    "madvise": _madvise,
    "mincore": _mincore,
    "__errno_location": _errno_location,
    "write": _write,
    "exit": _exit,
    "_exit": _exit,
    "abort": _abort,
    "getenv": _getenv,
    "strlen": _strlen,
    "memcmp": _memcmp,
    "memset": _memset,
    "memcpy": _memmove,
    "memmove": _memmove,
    "clock_gettime": _clock_gettime,
    "sysconf": _sysconf,
    **{name: _float_function(getattr(math, name)) for name in ("sqrt", "sin", "cos", "tan", "exp", "log", "pow", "fmod")},
}
