"""Parts of a number, by the math module: angles' units, rounding to whole numbers, mantissa and exponent, closeness."""

from __future__ import annotations

from _prim import (
    bits_float,
    fceil,
    ffabs,
    ffloor,
    float_bits,
    ftrunc,
    implements,
    to_int,
)
from bslib.maths import (
    copysign,
)


@implements("math.degrees")
def degrees(x: float, /) -> float:
    return x * (180.0 / 3.141592653589793)


@implements("math.radians")
def radians(x: float, /) -> float:
    return x * (3.141592653589793 / 180.0)


def to_whole(x: float) -> int:
    """A float that is whole already, as an int."""
    if x != x:
        raise ValueError("cannot convert float NaN to integer")
    if x - x != x - x:
        raise OverflowError("cannot convert float infinity to integer")
    if x < -9223372036854775808.0 or x >= 9223372036854775808.0:
        raise OverflowError("integer result does not fit in 64 bits")
    return to_int(x)


@implements("math.floor")
def floor_int(x: int, /) -> int:
    return x


@implements("math.floor", 1)
def floor(x: float, /) -> int:
    return to_whole(ffloor(x))


@implements("math.ceil")
def ceil_int(x: int, /) -> int:
    return x


@implements("math.ceil", 1)
def ceil(x: float, /) -> int:
    return to_whole(fceil(x))


@implements("math.trunc")
def trunc_int(x: int, /) -> int:
    return x


@implements("math.trunc", 1)
def trunc(x: float, /) -> int:
    return to_whole(ftrunc(x))


@implements("math.modf")
def modf(x: float, /) -> tuple[float, float]:
    if x - x != x - x:
        return (copysign(0.0, x), x) if x == x else (x, x)
    whole = ftrunc(x)
    return (copysign(x - whole, x), whole)


@implements("math.frexp")
def frexp(x: float, /) -> tuple[float, int]:
    """x = m * 2**e with 0.5 <= |m| < 1."""
    if x == 0.0 or x - x != x - x:
        return (x, 0)
    m = x
    bias = 0
    if ffabs(m) < 2.2250738585072014e-308:
        m = m * 18014398509481984.0
        bias = -54
    bits = float_bits(m)
    exponent = (bits >> 52) & 2047
    return (bits_float((bits & -9218868437227405313) | 0x3FE0000000000000), exponent - 1022 + bias)


@implements("math.ldexp")
def ldexp(x: float, i: int, /) -> float:
    if x == 0.0 or x - x != x - x:
        return x
    n = 3000 if i > 3000 else (-3000 if i < -3000 else i)
    m = x
    while n > 1000:
        m = m * bits_float((1000 + 1023) << 52)
        n -= 1000
    while n < -1000:
        m = m * bits_float((-1000 + 1023) << 52)
        n += 1000
    result = m * bits_float((n + 1023) << 52)
    if result - result != result - result:
        raise OverflowError("math range error")
    return result


@implements("math.isclose")
def isclose(a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if a - a != a - a or b - b != b - b:
        return False
    difference = ffabs(b - a)
    return difference <= ffabs(rel_tol * b) or difference <= ffabs(rel_tol * a) or difference <= abs_tol
