"""Decorators of dialect functions. The compiler checks each; under CPython they only record themselves.

    @nosplit          runs on the stack of its caller, without a stack check, within the nosplit budget
    @systemstack      runs on the worker's system stack; a call from a goroutine's stack goes through a thunk (at most 6 integer
                      and 8 float arguments)
    @safepoint        a call may collect, move the goroutine's stack or switch goroutines; only such functions may call such
    @switches         a call may give the processor to another goroutine: it comes back later, maybe on another worker
    @raises           a guest exception may leave it; only such functions may call such
    @nowritebarrier   neither it nor anything that it calls may store a GC reference into memory with a write barrier
    @writebarrier     the function is (the slow path of) the write barrier, or stores references as a mutator does
    @preserve_most    keeps all general registers but r11, so that a cold call of it costs its callers nothing
    @inline           kept as IR and inlined into compiled guest code; must be @nosplit
    @noinline @cold   for the code generator
    @noreturn         never returns
    @export("name")   symbol; the default is runtime.<package>.<function>
    @extern("name")   a C function; the body is `...`. onstack=True: runs on the goroutine's stack (measured, leaf); variadic=True
    @assembly         defined by the port; the body is `...`. Goes with @noreturn, @raises, @safepoint, @export, @nosplit

Exactly one of @nosplit and @systemstack stands on each function with a body.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, NoReturn, TypeVar, cast, get_type_hints

from bullsnake.dialect.backing import machine
from bullsnake.dialect.numbers import f64, u64
from bullsnake.dialect.structs import ref, structs_by_name, to_bits

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Directives:
    """What the decorators of one function said. `symbol` "" means the default."""

    nosplit: bool = False
    systemstack: bool = False
    safepoint: bool = False
    switches: bool = False
    raises: bool = False
    nowritebarrier: bool = False
    writebarrier: bool = False
    inline: bool = False
    noinline: bool = False
    cold: bool = False
    noreturn: bool = False
    extern: bool = False
    assembly: bool = False
    onstack: bool = False
    variadic: bool = False
    preserve_most: bool = False
    symbol: str = ""


def directives_of(function: Any) -> Directives | None:
    """The record that the decorators left."""
    found = getattr(function, "__directives__", None)
    return found if isinstance(found, Directives) else None


def _record(function: Any) -> Directives:
    if directives_of(function) is None:
        function.__directives__ = Directives()
    return cast(Directives, function.__directives__)


def _flag(name: str) -> Callable[[F], F]:
    def directive(function: F) -> F:
        setattr(_record(function), name, True)
        return function

    directive.__name__ = name
    return directive


nosplit = _flag("nosplit")
systemstack = _flag("systemstack")
safepoint = _flag("safepoint")
switches = _flag("switches")
raises = _flag("raises")
nowritebarrier = _flag("nowritebarrier")
writebarrier = _flag("writebarrier")
inline = _flag("inline")
noinline = _flag("noinline")
cold = _flag("cold")
preserve_most = _flag("preserve_most")
noreturn = _flag("noreturn")


def export(symbol: str) -> Callable[[F], F]:
    """Give the function a fixed symbol."""

    def directive(function: F) -> F:
        _record(function).symbol = symbol
        return function

    return directive


def _foreign(function: F, record: Directives) -> F:
    @cache
    def returned() -> Any:
        return get_type_hints(function, localns={**structs_by_name(), **function.__globals__})["return"]

    @wraps(function)
    def call(*args: Any) -> Any:
        raw = [arg.value if isinstance(arg, f64) else to_bits(arg) for arg in args]
        result = machine().foreign(record.symbol or function.__name__)(*raw)
        return from_raw(returned(), result)

    call.__directives__ = record  # type: ignore[attr-defined]
    return cast(F, call)


def from_raw(kind: Any, result: Any) -> Any:
    """The result of a foreign function, a plain number, as the type that its declaration gives."""
    if kind in (type(None), NoReturn):
        return None
    if kind is bool:
        return bool(result)
    return kind(u64(result)) if kind is ref else kind(result)


def extern(symbol: str, *, onstack: bool = False, variadic: bool = False) -> Callable[[F], F]:
    """Declare a function of libc or libm."""

    def directive(function: F) -> F:
        record = _record(function)
        record.extern, record.symbol, record.onstack, record.variadic = True, symbol, onstack, variadic
        return _foreign(function, record)

    return directive


def assembly(function: F) -> F:
    """Declare an entry point of the port's assembly."""
    record = _record(function)
    record.assembly = True
    return _foreign(function, record)
