"""Exceptions that compiled code raises from its cold paths, with CPython's messages."""

from __future__ import annotations

from typing import NoReturn

from _prim import (
    class_name,
    cold,
    export,
    is_none,
    throw,
    type_str,
)


@export("bslib.raise_memory_error")
@cold
def raise_memory_error() -> NoReturn:
    raise MemoryError()


@export("bslib.raise_overflow")
@cold
def raise_overflow() -> NoReturn:
    raise OverflowError("integer result does not fit in 64 bits")


@export("bslib.raise_zero_division")
@cold
def raise_zero_division(message: str) -> NoReturn:
    raise ZeroDivisionError(message)


@export("bslib.raise_name_error")
@cold
def raise_name_error(message: str) -> NoReturn:
    raise NameError(message)


@export("bslib.raise_unbound_local")
@cold
def raise_unbound_local(message: str) -> NoReturn:
    raise UnboundLocalError(message)


@export("bslib.raise_attribute_error")
@cold
def raise_attribute_error(message: str) -> NoReturn:
    raise AttributeError(message)


@export("bslib.raise_no_attribute")
@cold
def raise_no_attribute(value: object, name: str) -> NoReturn:
    raise AttributeError("'" + type_name(value) + "' object has no attribute '" + name + "'")


@export("bslib.raise_unusable")
@cold
def raise_unusable(value: object, before: str, after: str) -> NoReturn:
    raise TypeError(before + type_name(value) + after)


@export("bslib.raise_unexpected")
@cold
def raise_unexpected(value: object, wanted: str) -> NoReturn:
    """What an Any holds is not what the place is for that it goes to."""
    raise TypeError("expected " + wanted + ", not " + type_name(value))


@export("bslib.raise_type_error")
@cold
def raise_type_error(message: str) -> NoReturn:
    raise TypeError(message)


@export("bslib.raise_value_error")
@cold
def raise_value_error(message: str) -> NoReturn:
    raise ValueError(message)


@export("bslib.raise_negative_shift")
@cold
def raise_negative_shift() -> NoReturn:
    raise ValueError("negative shift count")


@export("bslib.raise_recursion_error")
@cold
def raise_recursion_error() -> NoReturn:
    raise RecursionError("maximum recursion depth exceeded")


@export("bslib.raise_keyboard_interrupt")
@cold
def raise_keyboard_interrupt() -> NoReturn:
    raise KeyboardInterrupt()


@export("bslib.go_on_raising")
@cold
def go_on_raising(error: BaseException) -> NoReturn:
    """Entered by the unwinder, in place of what the next frame had called. The stack check before the call is its poll."""
    throw_again(error)


@export("bslib.throw_again")
@cold
def throw_again(error: BaseException) -> NoReturn:
    throw(error)


@export("bslib.raise_assertion")
@cold
def raise_assertion(message: object, given: bool) -> NoReturn:
    if given:
        raise AssertionError(message)
    raise AssertionError()


@export("bslib.raise_unpack")
@cold
def raise_unpack(expected: int, got: int, starred: bool) -> NoReturn:
    """The wrong number of values for the targets of an unpacking."""
    if got > expected:
        raise ValueError("too many values to unpack (expected " + type_str(expected) + ")")
    least = "at least " if starred else ""
    raise ValueError("not enough values to unpack (expected " + least + type_str(expected) + ", got " + type_str(got) + ")")


@export("bslib.raise_unorderable")
@cold
def raise_unorderable(a: object, b: object) -> NoReturn:
    raise TypeError("'<' not supported between instances of '" + type_name(a) + "' and '" + type_name(b) + "'")


@export("bslib.type_name")
def type_name(value: object) -> str:
    """The name of the class of any value."""
    return "NoneType" if is_none(value) else class_name(value)


@export("bslib.raise_index_error")
@cold
def raise_index_error(message: str) -> NoReturn:
    raise IndexError(message)


@export("bslib.raise_raced")
@cold
def raise_raced() -> NoReturn:
    """What no program without a data race gets to see (build/races.py)."""
    raise RuntimeError("changed by another goroutine at the same time")


@export("bslib.raise_unreached")
@cold
def raise_unreached() -> NoReturn:
    """Where mypy took code for unreachable (front/reached.py)."""
    raise RuntimeError("mypy takes this code for unreachable: it was not compiled")


@export("bslib.raise_key_error")
@cold
def raise_key_error(key: object) -> NoReturn:
    raise KeyError(key)
