"""Machine-level types of the intermediate representation.

REF is a reference to a garbage-collected object (its base address, or 0 for None) and is the only type that is a root.
PTR is a raw address that the collector ignores. Everything else is a plain scalar.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Ty(Enum):
    """A register's type. The value is its spelling in dumps."""

    I1 = "i1"
    I8 = "i8"
    I16 = "i16"
    I32 = "i32"
    I64 = "i64"
    F64 = "f64"
    PTR = "ptr"
    REF = "ref"

    @property
    def nbytes(self) -> int:
        """Size in memory, in bytes (an i1 takes one byte)."""
        return _NBYTES[self]

    @property
    def is_int(self) -> bool:
        return self in _INTS

    @property
    def bits(self) -> int:
        """Width of an integer type in bits."""
        return _BITS[self]

    def __repr__(self) -> str:
        return self.value


_BITS = {Ty.I1: 1, Ty.I8: 8, Ty.I16: 16, Ty.I32: 32, Ty.I64: 64}
_INTS = frozenset(_BITS)
_NBYTES = {Ty.I1: 1, Ty.I8: 1, Ty.I16: 2, Ty.I32: 4, Ty.I64: 8, Ty.F64: 8, Ty.PTR: 8, Ty.REF: 8}


@dataclass(frozen=True, slots=True)
class Signature:
    """Parameter and result types of a function. At most two results: they must fit registers."""

    params: tuple[Ty, ...]
    results: tuple[Ty, ...] = ()

    def __str__(self) -> str:
        return f"({', '.join(t.value for t in self.params)}) -> ({', '.join(t.value for t in self.results)})"
