"""Types of the dialect as IR types, values of expressions, and places in memory.

A type is the Python class itself: u64 …, f64, bool, ref, a struct class, or ArrayType / InlineType for places. A `Place` keeps
base, offset and index apart until it is loaded or stored, so that one IR instruction addresses a field of an element.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bullsnake.dialect.numbers import Integer, f64, i32, i64, u8, u16, u32, u64
from bullsnake.dialect.structs import ArrayType, InlineType, Struct, ref
from bullsnake.ir.core import Const, Operand
from bullsnake.ir.types import Ty

_TYPES: dict[Any, Ty] = {
    u8: Ty.I8,
    u16: Ty.I16,
    u32: Ty.I32,
    i32: Ty.I32,
    u64: Ty.I64,
    i64: Ty.I64,
    f64: Ty.F64,
    bool: Ty.I1,
    ref: Ty.REF,
}


class WorkerType:
    """Type of `this_worker()`: has fields, but no value."""


def is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def is_integer(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Integer)


def ty_of(kind: Any) -> Ty:
    """The IR type of a scalar or pointer type; KeyError if it is neither."""
    return Ty.PTR if is_struct(kind) else _TYPES[kind]


def is_value_type(kind: Any) -> bool:
    """Whether registers can hold it."""
    return is_struct(kind) or kind in _TYPES


def name_of(kind: Any) -> str:
    """For messages."""
    if isinstance(kind, ArrayType):
        return f"Array[{name_of(kind.element)}, {kind.length}]"
    if isinstance(kind, InlineType):
        return f"Inline[{name_of(kind.struct)}]"
    return "nothing" if kind is None else str(getattr(kind, "__name__", kind))


@dataclass(frozen=True)
class Value:
    """A value in a register or constant."""

    kind: Any
    operand: Operand


@dataclass(frozen=True)
class Place:
    """Memory at base + offset + index * scale; base None: in the worker's block."""

    kind: Any
    base: Operand | None
    offset: int = 0
    index: Operand | None = None
    scale: int = 1


def constant(value: Any) -> Value:
    """A dialect value that is known now."""
    if isinstance(value, bool):
        return Value(bool, Const(Ty.I1, int(value)))
    if isinstance(value, ref | Struct):
        return Value(type(value), Const(ty_of(type(value)), value.address().value))
    return Value(type(value), Const(ty_of(type(value)), value.value))
