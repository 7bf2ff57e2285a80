"""Raw memory, atomics, addresses of code, and what belongs to the current thread.

Addresses are u64. Accesses are naturally aligned: simulation refuses others. Atomics are sequentially consistent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from bullsnake.dialect.backing import machine
from bullsnake.dialect.numbers import bits_of, f64, float_of_bits, u8, u16, u32, u64
from bullsnake.dialect.structs import ref

if TYPE_CHECKING:
    from bullsnake.runtime.stack.worker import Worker


def load8(address: u64) -> u8:
    return u8(machine().load(address.value, 1))


def load16(address: u64) -> u16:
    return u16(machine().load(address.value, 2))


def load32(address: u64) -> u32:
    return u32(machine().load(address.value, 4))


def load64(address: u64) -> u64:
    return u64(machine().load(address.value, 8))


def load_f64(address: u64) -> f64:
    return float_of_bits(load64(address))


def load_ref(address: u64) -> ref:
    return ref(load64(address))


def _exactly(value: Any, kind: type) -> None:
    if type(value) is not kind:
        raise TypeError(f"{type(value).__name__} where {kind.__name__} is stored")


def store8(address: u64, value: u8) -> None:
    _exactly(value, u8)
    machine().store(address.value, 1, value.value)


def store16(address: u64, value: u16) -> None:
    _exactly(value, u16)
    machine().store(address.value, 2, value.value)


def store32(address: u64, value: u32) -> None:
    _exactly(value, u32)
    machine().store(address.value, 4, value.value)


def store64(address: u64, value: u64) -> None:
    _exactly(value, u64)
    machine().store(address.value, 8, value.value)


def store_f64(address: u64, value: f64) -> None:
    store64(address, bits_of(value))


def store_ref(address: u64, value: ref) -> None:
    _exactly(value, ref)
    store64(address, value.address())


def memset(address: u64, byte: u8, nbytes: u64) -> None:
    _exactly(byte, u8)
    machine().fill(address.value, byte.value, nbytes.value)


def memcpy(target: u64, source: u64, nbytes: u64) -> None:
    """The two ranges do not overlap."""
    if nbytes.value and abs(target.value - source.value) < nbytes.value:
        raise ValueError("memcpy of ranges that overlap")
    machine().move(target.value, source.value, nbytes.value)


def memmove(target: u64, source: u64, nbytes: u64) -> None:
    machine().move(target.value, source.value, nbytes.value)


def atomic_load64(address: u64) -> u64:
    return load64(address)


def atomic_store64(address: u64, value: u64) -> None:
    store64(address, value)


def cas64(address: u64, old: u64, new: u64) -> bool:
    """Store `new` if the word is `old`; whether it was."""
    if load64(address) != old:
        return False
    store64(address, new)
    return True


def xadd64(address: u64, delta: u64) -> u64:
    """Add; gives the word before."""
    before = load64(address)
    store64(address, before + delta)
    return before


def or64(address: u64, bits: u64) -> u64:
    """Set bits; gives the word before."""
    before = load64(address)
    store64(address, before | bits)
    return before


def and64(address: u64, bits: u64) -> u64:
    """Clear all bits but these; gives the word before."""
    before = load64(address)
    store64(address, before & bits)
    return before


def xchg64(address: u64, value: u64) -> u64:
    """Store; gives the word before."""
    before = load64(address)
    store64(address, value)
    return before


def fence() -> None:
    """Full memory fence."""


def release_fence() -> None:
    """Stores before it are seen before stores after it."""


def address_of(function: Callable[..., Any]) -> u64:
    """Code address of a dialect, extern or assembly function. The call of such an address never switches stacks."""
    return u64(machine().address_of(function))


def symbol(name: str) -> u64:
    """Address of a datum or function by its symbol; the name is a literal."""
    return u64(machine().symbol(name))


def _call(address: u64, *args: u64) -> u64:
    result = machine().function_at(address.value)(*args)
    return u64(0) if result is None else u64(result)


def call0(address: u64) -> u64:
    return _call(address)


def call1(address: u64, a: u64) -> u64:
    return _call(address, a)


def call2(address: u64, a: u64, b: u64) -> u64:
    return _call(address, a, b)


def call3(address: u64, a: u64, b: u64, c: u64) -> u64:
    return _call(address, a, b, c)


def call4(address: u64, a: u64, b: u64, c: u64, d: u64) -> u64:
    return _call(address, a, b, c, d)


class _ThisWorker:
    """Stands for whichever worker is current when a field is touched, as the GS base does."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(machine().worker(), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(machine().worker(), name, value)


_THIS_WORKER: Any = _ThisWorker()


def this_worker() -> Worker:
    """The current thread's worker: only its fields can be read and written; `.self` is the pointer."""
    worker: Worker = _THIS_WORKER
    return worker


def stack_pointer() -> u64:
    """The machine's stack pointer."""
    return u64(machine().stack_pointer())


def fatal(message: str) -> NoReturn:
    """End the program: `fatal error: message`, the guest's traceback, status 134. The message is a literal."""
    machine().fatal(message)
    raise AssertionError(message)


_strings: dict[str, u64] = {}


def cstr(text: str) -> u64:
    """Address of static NUL-terminated UTF-8; the text is a literal."""
    from bullsnake.dialect.backing import reserve_static

    data = text.encode() + b"\0"
    if text not in _strings:
        _strings[text] = u64(reserve_static(len(data), 1))
    address = _strings[text]
    for i, byte in enumerate(data):
        machine().store(address.value + i, 1, byte)
    return address
