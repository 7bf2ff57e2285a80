"""The math module: libm's functions with CPython's errors, and whole-number functions."""

from __future__ import annotations

from collections.abc import Iterable

from _prim import bits_float, fceil, ffabs, ffloor, float_bits, fsqrt, ftrunc, implements, libm1, libm2, to_int

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


@implements("math.gamma")
def gamma(x: float, /) -> float:
    if x <= 0.0 and ffloor(x) == x:
        raise ValueError("math domain error")
    return checked(libm1("tgamma", x), x)


@implements("math.lgamma")
def lgamma(x: float, /) -> float:
    if x <= 0.0 and ffloor(x) == x:
        raise ValueError("math domain error")
    return checked(libm1("lgamma", x), x)


@implements("math.atan2")
def atan2(y: float, x: float, /) -> float:
    return libm2("atan2", y, x)


@implements("math.pow")
def pow(x: float, y: float, /) -> float:
    if x == 0.0 and y < 0.0:
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


@implements("math.hypot")
def hypot(*coordinates: float) -> float:
    """Two coordinates by libm; more by scaling with the largest."""
    if len(coordinates) == 2:
        return libm2("hypot", coordinates[0], coordinates[1])
    most = 0.0
    for c in coordinates:
        if ffabs(c) > most:
            most = ffabs(c)
    if most == 0.0 or most - most != most - most:
        return most
    total = 0.0
    for c in coordinates:
        total += (c / most) * (c / most)
    return most * fsqrt(total)


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
def floor(x: float, /) -> int:
    return to_whole(ffloor(x))


@implements("math.ceil")
def ceil(x: float, /) -> int:
    return to_whole(fceil(x))


@implements("math.trunc")
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


def gcd2(a: int, b: int) -> int:
    x = -a if a < 0 else a
    y = -b if b < 0 else b
    while y != 0:
        rest = x % y
        x = y
        y = rest
    return x


@implements("math.gcd")
def gcd(*integers: int) -> int:
    result = 0
    for n in integers:
        result = gcd2(result, n)
    return result


@implements("math.lcm")
def lcm(*integers: int) -> int:
    result = 1
    for n in integers:
        if n == 0:
            return 0
        part = n // gcd2(result, n) * result
        result = -part if part < 0 else part
    return result


@implements("math.factorial")
def factorial(n: int, /) -> int:
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    i = 2
    while i <= n:
        result = result * i
        i += 1
    return result


@implements("math.isqrt")
def isqrt(n: int, /) -> int:
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = to_int(fsqrt(float(n)))
    if root > 3037000499:
        root = 3037000499
    while root * root > n:
        root -= 1
    while root < 3037000499 and (root + 1) * (root + 1) <= n:
        root += 1
    return root


@implements("math.comb")
def comb(n: int, k: int, /) -> int:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    few = n - k if n - k < k else k
    result = 1
    i = 1
    while i <= few:
        result = result * (n - few + i) // i
        i += 1
    return result


@implements("math.perm")
def perm_all(n: int, /) -> int:
    return factorial(n)


@implements("math.perm", 1)
def perm(n: int, k: int, /) -> int:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    result = 1
    i = 0
    while i < k:
        result = result * (n - i)
        i += 1
    return result


@implements("math.prod")
def prod_ints(values: Iterable[int], /) -> int:
    result = 1
    for v in values:
        result = result * v
    return result


@implements("math.prod", 1)
def prod_floats(values: Iterable[float], /) -> float:
    result = 1.0
    for v in values:
        result = result * v
    return result


@implements("math.fsum")
def fsum(values: Iterable[float], /) -> float:
    """Shewchuk's exact partial sums ("Adaptive Precision Floating-Point Arithmetic", 1997), rounded once at the end."""
    partials: list[float] = []
    for value in values:
        x = value
        kept = 0
        i = 0
        while i < len(partials):
            y = partials[i]
            if ffabs(x) < ffabs(y):
                swap = x
                x = y
                y = swap
            high = x + y
            low = y - (high - x)
            if low != 0.0:
                partials[kept] = low
                kept += 1
            x = high
            i += 1
        while len(partials) > kept:
            partials.pop()
        partials.append(x)
    n = len(partials)
    if n == 0:
        return 0.0
    n -= 1
    high = partials[n]
    low = 0.0
    while n > 0:
        x = high
        n -= 1
        y = partials[n]
        high = x + y
        low = y - (high - x)
        if low != 0.0:
            break
    if n > 0 and ((low < 0.0 and partials[n - 1] < 0.0) or (low > 0.0 and partials[n - 1] > 0.0)):
        y = low * 2.0
        x = high + y
        if y == x - high:
            high = x
    return high
