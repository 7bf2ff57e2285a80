"""The math module: its constants, and libm's functions with CPython's errors."""

from __future__ import annotations

from _prim import (
    bits_float,
    ffabs,
    float_bits,
    fsqrt,
    implements,
    libm1,
    libm2,
)

INF_BITS = 0x7FF0000000000000


@implements("math.pi")
def pi() -> float:
    return 3.141592653589793


@implements("math.e")
def e() -> float:
    return 2.718281828459045


@implements("math.tau")
def tau() -> float:
    return 6.283185307179586


@implements("math.inf")
def inf() -> float:
    return bits_float(INF_BITS)


@implements("math.nan")
def nan() -> float:
    return bits_float(0x7FF8000000000000)


@implements("math.isnan")
def isnan(x: float, /) -> bool:
    return x != x


@implements("math.isinf")
def isinf(x: float, /) -> bool:
    return x - x != x - x and x == x


@implements("math.isfinite")
def isfinite(x: float, /) -> bool:
    return x - x == x - x


def checked(result: float, x: float) -> float:
    """The result of a function of one argument, or CPython's error: not a number means domain, infinite means range."""
    if result - result != result - result and x - x == x - x:
        if result != result:
            raise ValueError("math domain error")
        raise OverflowError("math range error")
    if result != result and x == x:
        raise ValueError("math domain error")
    return result


def checked2(result: float, x: float, y: float) -> float:
    """The same for two arguments."""
    if result - result != result - result and x - x == x - x and y - y == y - y:
        if result != result:
            raise ValueError("math domain error")
        raise OverflowError("math range error")
    if result != result and x == x and y == y:
        raise ValueError("math domain error")
    return result


@implements("math.acos")
def acos(x: float, /) -> float:
    return checked(libm1("acos", x), x)


@implements("math.acosh")
def acosh(x: float, /) -> float:
    return checked(libm1("acosh", x), x)


@implements("math.asin")
def asin(x: float, /) -> float:
    return checked(libm1("asin", x), x)


@implements("math.asinh")
def asinh(x: float, /) -> float:
    return checked(libm1("asinh", x), x)


@implements("math.atan")
def atan(x: float, /) -> float:
    return checked(libm1("atan", x), x)


@implements("math.atanh")
def atanh(x: float, /) -> float:
    if ffabs(x) == 1.0:
        raise ValueError("math domain error")
    return checked(libm1("atanh", x), x)


@implements("math.cbrt")
def cbrt(x: float, /) -> float:
    return checked(libm1("cbrt", x), x)


@implements("math.cosh")
def cosh(x: float, /) -> float:
    return checked(libm1("cosh", x), x)


@implements("math.cos")
def cos(x: float, /) -> float:
    return checked(libm1("cos", x), x)


@implements("math.erf")
def erf(x: float, /) -> float:
    return checked(libm1("erf", x), x)


@implements("math.erfc")
def erfc(x: float, /) -> float:
    return checked(libm1("erfc", x), x)


@implements("math.exp2")
def exp2(x: float, /) -> float:
    return checked(libm1("exp2", x), x)


@implements("math.expm1")
def expm1(x: float, /) -> float:
    return checked(libm1("expm1", x), x)


@implements("math.log1p")
def log1p(x: float, /) -> float:
    if x == -1.0:
        raise ValueError("math domain error")
    return checked(libm1("log1p", x), x)


@implements("math.sinh")
def sinh(x: float, /) -> float:
    return checked(libm1("sinh", x), x)


@implements("math.sin")
def sin(x: float, /) -> float:
    return checked(libm1("sin", x), x)


@implements("math.tanh")
def tanh(x: float, /) -> float:
    return checked(libm1("tanh", x), x)


@implements("math.tan")
def tan(x: float, /) -> float:
    return checked(libm1("tan", x), x)


@implements("math.exp")
def exp(x: float, /) -> float:
    return checked(libm1("exp", x), x)


@implements("math.sqrt")
def sqrt(x: float, /) -> float:
    if x < 0.0:
        raise ValueError("math domain error")
    return fsqrt(x)


@implements("math.fabs")
def fabs(x: float, /) -> float:
    return ffabs(x)


def positive(x: float) -> float:
    if x <= 0.0:
        raise ValueError("math domain error")
    return x


@implements("math.log")
def log(x: float, /) -> float:
    return libm1("log", positive(x))


@implements("math.log", 1)
def log_base(x: float, base: float, /) -> float:
    top = libm1("log", positive(x))
    bottom = libm1("log", positive(base))
    if bottom == 0.0:
        raise ZeroDivisionError("float division by zero")
    return top / bottom


@implements("math.log2")
def log2(x: float, /) -> float:
    return libm1("log2", positive(x))


@implements("math.log10")
def log10(x: float, /) -> float:
    return libm1("log10", positive(x))


@implements("math.atan2")
def atan2(y: float, x: float, /) -> float:
    return libm2("atan2", y, x)


@implements("math.pow")
def pow(x: float, y: float, /) -> float:
    if x == 0.0 and y < 0.0 and y - y == 0.0:
        raise ValueError("math domain error")
    return checked2(libm2("pow", x, y), x, y)


@implements("math.fmod")
def fmod(x: float, y: float, /) -> float:
    if y == 0.0 and x == x:
        raise ValueError("math domain error")
    return checked2(libm2("fmod", x, y), x, y)


@implements("math.remainder")
def remainder(x: float, y: float, /) -> float:
    if y == 0.0 and x == x:
        raise ValueError("math domain error")
    return checked2(libm2("remainder", x, y), x, y)


@implements("math.nextafter")
def nextafter(x: float, y: float, /) -> float:
    return libm2("nextafter", x, y)


@implements("math.ulp")
def ulp(x: float, /) -> float:
    if x - x != x - x:
        return ffabs(x)
    size = ffabs(x)
    after = bits_float(float_bits(size) + 1)
    if after - after != after - after:
        return size - bits_float(float_bits(size) - 1)
    return after - size


@implements("math.copysign")
def copysign(x: float, y: float, /) -> float:
    return -ffabs(x) if float_bits(y) < 0 else ffabs(x)
