"""Machine numbers: u8 u16 u32 u64 i32 i64 wrap as the machine does; f64 is a double.

Rules (the same under CPython and compiled):
- Both operands of an operator have one and the same type; a bare int never meets a number, it only appears inside a
  constructor: `u64(5)`. Constructors convert: between integers by zero or sign extension of the source or truncation; bool
  gives 0 or 1; i64(f64) truncates and requires a value in range.
- `//` and `%` divide unsigned on uN; on iN they truncate towards zero, as the machine does. The divisor is not 0.
- `>>` is logical on uN, arithmetic on iN. A shift count is less than the width.
- Comparisons give bool. A number is no condition: write `x != u64(0)`.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from typing import ClassVar, Self, TypeVar


class _Integer:
    """Common part of the integer types. `value` is in the range of the type."""

    __slots__ = ("value",)
    value: int
    bits: ClassVar[int]
    signed: ClassVar[bool]
    mask: ClassVar[int]

    def __init_subclass__(cls) -> None:
        cls.mask = (1 << cls.bits) - 1

    def __init__(self, value: int | _Integer | f64) -> None:
        number = value if type(value) is int else self._plain(value)
        number &= self.mask
        if self.signed and number >> (self.bits - 1):
            number -= 1 << self.bits
        self.value = number

    def _plain(self, value: int | _Integer | f64) -> int:
        if isinstance(value, f64):
            if not self.signed:
                raise TypeError("convert f64 through i64")
            return int(value.value)
        return value.value if isinstance(value, _Integer) else int(value)

    def _other(self, other: object) -> int:
        if type(other) is not type(self):
            raise TypeError(f"{type(self).__name__} meets {type(other).__name__}")
        return other.value

    def __add__(self, other: Self) -> Self:
        return type(self)(self.value + self._other(other))

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.value - self._other(other))

    def __mul__(self, other: Self) -> Self:
        return type(self)(self.value * self._other(other))

    def __floordiv__(self, other: Self) -> Self:
        divisor = self._other(other)
        quotient = abs(self.value) // abs(divisor)
        return type(self)(quotient if (self.value < 0) == (divisor < 0) else -quotient)

    def __mod__(self, other: Self) -> Self:
        divisor = self._other(other)
        rest = abs(self.value) % abs(divisor)
        return type(self)(-rest if self.value < 0 else rest)

    def __and__(self, other: Self) -> Self:
        return type(self)(self.value & self._other(other))

    def __or__(self, other: Self) -> Self:
        return type(self)(self.value | self._other(other))

    def __xor__(self, other: Self) -> Self:
        return type(self)(self.value ^ self._other(other))

    def __lshift__(self, other: Self) -> Self:
        return type(self)(self.value << self._count(other))

    def __rshift__(self, other: Self) -> Self:
        return type(self)(self.value >> self._count(other))

    def _count(self, other: object) -> int:
        count = self._other(other)
        if not 0 <= count < self.bits:
            raise OverflowError(f"shift of {type(self).__name__} by {count}")
        return count

    def __neg__(self) -> Self:
        return type(self)(-self.value)

    def __invert__(self) -> Self:
        return type(self)(~self.value)

    def __eq__(self, other: object) -> bool:
        return self.value == self._other(other)

    def __ne__(self, other: object) -> bool:
        return self.value != self._other(other)

    def __lt__(self, other: Self) -> bool:
        return self.value < self._other(other)

    def __le__(self, other: Self) -> bool:
        return self.value <= self._other(other)

    def __gt__(self, other: Self) -> bool:
        return self.value > self._other(other)

    def __ge__(self, other: Self) -> bool:
        return self.value >= self._other(other)

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        raise TypeError(f"{type(self).__name__} is no condition; compare it")

    def __int__(self) -> int:
        return self.value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value})"


class u8(_Integer):
    """Unsigned, 8 bits."""

    __slots__ = ()
    bits, signed = 8, False


class u16(_Integer):
    """Unsigned, 16 bits."""

    __slots__ = ()
    bits, signed = 16, False


class u32(_Integer):
    """Unsigned, 32 bits."""

    __slots__ = ()
    bits, signed = 32, False


class u64(_Integer):
    """Unsigned, 64 bits: addresses and sizes too."""

    __slots__ = ()
    bits, signed = 64, False


class i32(_Integer):
    """Signed, 32 bits: C's int."""

    __slots__ = ()
    bits, signed = 32, True


class i64(_Integer):
    """Signed, 64 bits."""

    __slots__ = ()
    bits, signed = 64, True


class f64:
    """A double."""

    __slots__ = ("value",)
    value: float

    def __init__(self, value: float | _Integer | f64) -> None:
        self.value = float(value.value if isinstance(value, _Integer | f64) else value)

    def _other(self, other: object) -> float:
        if not isinstance(other, f64):
            raise TypeError(f"f64 meets {type(other).__name__}")
        return other.value

    def __add__(self, other: f64) -> f64:
        return f64(self.value + self._other(other))

    def __sub__(self, other: f64) -> f64:
        return f64(self.value - self._other(other))

    def __mul__(self, other: f64) -> f64:
        return f64(self.value * self._other(other))

    def __truediv__(self, other: f64) -> f64:
        divisor = self._other(other)
        if divisor == 0.0:
            return _divide_by_zero(self.value, divisor)
        return f64(self.value / divisor)

    def __neg__(self) -> f64:
        return f64(-self.value)

    def __eq__(self, other: object) -> bool:
        return self.value == self._other(other)

    def __ne__(self, other: object) -> bool:
        return self.value != self._other(other)

    def __lt__(self, other: f64) -> bool:
        return self.value < self._other(other)

    def __le__(self, other: f64) -> bool:
        return self.value <= self._other(other)

    def __gt__(self, other: f64) -> bool:
        return self.value > self._other(other)

    def __ge__(self, other: f64) -> bool:
        return self.value >= self._other(other)

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        raise TypeError("f64 is no condition; compare it")

    def __repr__(self) -> str:
        return f"f64({self.value!r})"


def _divide_by_zero(dividend: float, divisor: float) -> f64:
    """IEEE 754: infinities with the sign of both, not-a-number for 0/0."""
    if dividend == 0.0 or dividend != dividend:
        return f64(float("nan"))
    negative = (struct.pack(">d", dividend)[0] ^ struct.pack(">d", divisor)[0]) >> 7
    return f64(float("-inf") if negative else float("inf"))


boolean = bool
uptr = u64
Integer = _Integer
Number = u8 | u16 | u32 | u64 | i32 | i64 | f64 | bool


I = TypeVar("I", bound=_Integer)


def ctz(x: I) -> I:
    """Number of zero bits below the lowest set bit; the width for 0."""
    pattern = x.value & ((1 << x.bits) - 1)
    return type(x)((pattern & -pattern).bit_length() - 1 if pattern else x.bits)


def clz(x: I) -> I:
    """Number of zero bits above the highest set bit; the width for 0."""
    return type(x)(x.bits - (x.value & ((1 << x.bits) - 1)).bit_length())


def popcount(x: I) -> I:
    """Number of set bits."""
    return type(x)((x.value & ((1 << x.bits) - 1)).bit_count())


def bswap(x: I) -> I:
    """The bytes in the other order."""
    return type(x)(int.from_bytes((x.value & ((1 << x.bits) - 1)).to_bytes(x.bits // 8, "little"), "big"))


def umulh(a: u64, b: u64) -> u64:
    """High 64 bits of the unsigned product."""
    return u64(a.value * b.value >> 64)


def bits_of(x: f64) -> u64:
    """The bits of a double."""
    return u64(int.from_bytes(struct.pack("<d", x.value), "little"))


def float_of_bits(x: u64) -> f64:
    """The double with these bits."""
    return f64(struct.unpack("<d", x.value.to_bytes(8, "little"))[0])


def sqrt(x: f64) -> f64:
    """Square root; the argument is not negative."""
    return f64(math.sqrt(x.value))


def range(start: I, stop: I) -> Iterator[I]:
    """start, start + 1 … below stop; both bounds are read once. Only as the iterable of a `for`."""
    kind, last = type(start), start._other(stop)
    value = start.value
    while value < last:
        yield kind(value)
        value += 1
