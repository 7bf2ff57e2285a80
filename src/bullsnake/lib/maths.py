"""The math module: libm's functions with CPython's errors, and whole-number functions."""

from __future__ import annotations

from _prim import (
    aset,
    bits_float,
    fceil,
    fdiv,
    ffabs,
    ffloor,
    float_bits,
    fsqrt,
    ftrunc,
    implements,
    libm1,
    libm2,
    mul_overflows,
    to_float,
    to_int,
    wmul,
    wneg,
    wudiv,
    wurem,
)
from bslib.growing import empty_list, list_append
from bslib.raising import raise_overflow

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


@implements("math.hypot")
def hypot(*coordinates: float) -> float:
    sizes: list[float] = empty_list(2)
    for c in coordinates:
        list_append(sizes, ffabs(c))
    return norm(sizes)


@implements("math.dist")
def dist(p: list[float], q: list[float], /) -> float:
    if p._len != q._len:
        raise ValueError("both points must have the same number of dimensions")
    sizes: list[float] = empty_list(p._len)
    for i in range(p._len):
        list_append(sizes, ffabs(p[i] - q[i]))
    return norm(sizes)


def norm(sizes: list[float]) -> float:
    """The root of the sum of squares, nearly always correctly rounded: scaled by a power of two, squares split into exact halves
    (Veltkamp, Dekker), sums compensated (Neumaier), the root corrected once."""
    most = 0.0
    not_number = False
    for i in range(sizes._len):
        not_number = not_number or sizes[i] != sizes[i]
        if sizes[i] > most:
            most = sizes[i]
    if most - most != most - most:
        return most
    if not_number:
        return bits_float(0x7FF8000000000000)
    if most == 0.0 or sizes._len <= 1:
        return most
    exponent = frexp(most)[1]
    if exponent < -1021:
        return norm_of_tiny(sizes)
    scale = ldexp(1.0, -exponent)
    parts = Compensated()
    for i in range(sizes._len):
        parts.add_square(sizes[i] * scale, 1.0)
    root = fsqrt(parts.total - 1.0 + (parts.rest_1 + parts.rest_2 + parts.rest_3))
    parts.add_square(root, -1.0)
    rest = parts.total - 1.0 + (parts.rest_1 + parts.rest_2 + parts.rest_3)
    return fdiv(root + fdiv(rest, 2.0 * root), scale)


def norm_of_tiny(sizes: list[float]) -> float:
    """Numbers so small that their scale is no float: made larger first."""
    larger: list[float] = empty_list(sizes._len)
    for i in range(sizes._len):
        list_append(larger, sizes[i] * 18014398509481984.0)
    return fdiv(norm(larger), 18014398509481984.0)


class Compensated:
    """A sum of squares that starts at 1, and what its additions lost."""

    def __init__(self) -> None:
        self.total = 1.0
        self.rest_1 = 0.0
        self.rest_2 = 0.0
        self.rest_3 = 0.0

    def add_square(self, x: float, sign: float) -> None:
        t = x * 134217729.0
        high = t - (t - x)
        low = x - high
        part = sign * high * high
        before = self.total
        self.total = before + part
        self.rest_1 = self.rest_1 + ((before - self.total) + part)
        part = sign * 2.0 * high * low
        before = self.total
        self.total = before + part
        self.rest_2 = self.rest_2 + ((before - self.total) + part)
        if sign > 0.0:
            self.rest_3 = self.rest_3 + low * low
            return
        part = -low * low
        before = self.total
        self.total = before + part
        self.rest_3 = self.rest_3 + ((before - self.total) + part)


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


def times(a: int, b: int) -> int:
    """a * b, or the OverflowError."""
    if mul_overflows(a, b):
        raise_overflow()
    return wmul(a, b)


def gcd2(a: int, b: int) -> int:
    """Of magnitudes, as unsigned numbers."""
    x = wneg(a) if a < 0 else a
    y = wneg(b) if b < 0 else b
    while y != 0:
        rest = wurem(x, y)
        x = y
        y = rest
    return x


@implements("math.gcd")
def gcd(*integers: int) -> int:
    result = 0
    for n in integers:
        result = gcd2(result, n)
    if result < 0:
        raise_overflow()
    return result


@implements("math.lcm")
def lcm(*integers: int) -> int:
    result = 1
    for n in integers:
        if n == 0:
            return 0
    for n in integers:
        part = wudiv(wneg(n) if n < 0 else n, gcd2(result, n))
        if part < 0:
            raise_overflow()
        result = times(part, result)
    return result


@implements("math.factorial")
def factorial(n: int, /) -> int:
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    i = 2
    while i <= n:
        result = times(result, i)
        i += 1
    return result


@implements("math.isqrt")
def isqrt(n: int, /) -> int:
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = to_int(fsqrt(to_float(n)))
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
        result = scaled(result, n - few + i, i)
        i += 1
    return result


def scaled(a: int, b: int, c: int) -> int:
    """a * b // c, where c divides it: by what the factors share with c first."""
    shared = gcd2(a, c)
    return times(wudiv(a, shared), wudiv(b, wudiv(c, shared)))


@implements("math.perm")
def perm_all(n: int, /) -> int:
    return factorial(n)


@implements("math.perm", 1)
def perm(n: int, k: int, /) -> int:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    i = 0
    while i < k:
        result = times(result, n - i)
        i += 1
    return result


@implements("math.prod")
def prod_ints(values: list[int], /) -> int:
    result = 1
    for v in values:
        if v == 0:
            return 0
    for v in values:
        result = times(result, v)
    return result


@implements("math.prod", 1)
def prod_floats(values: list[float], /) -> float:
    result = 1.0
    for v in values:
        result = result * v
    return result


@implements("math.fsum")
def fsum(values: list[float], /) -> float:
    """Shewchuk's exact partial sums ("Adaptive Precision Floating-Point Arithmetic", 1997), rounded once at the end."""
    partials: list[float] = empty_list(8)
    infinite = 0.0
    special = 0.0
    for value in values:
        top = add_exactly(partials, value)
        if top - top == 0.0:
            if top != 0.0:
                list_append(partials, top)
            continue
        if value - value == 0.0:
            raise OverflowError("intermediate overflow in fsum")
        if value == value:
            infinite = infinite + value
        special = special + value
        partials._len = 0
    if special == 0.0:
        return rounded_sum(partials)
    if infinite != infinite:
        raise ValueError("-inf + inf in fsum")
    return special


def add_exactly(partials: list[float], value: float) -> float:
    """Add a number to partial sums that do not overlap; the new uppermost one, which is not in the list yet."""
    x = value
    kept = 0
    for i in range(partials._len):
        y = partials[i]
        if ffabs(x) < ffabs(y):
            y = x
            x = partials[i]
        high = x + y
        low = y - (high - x)
        if low != 0.0:
            aset(partials._items, kept, low)
            kept += 1
        x = high
    partials._len = kept
    return x


def rounded_sum(partials: list[float]) -> float:
    """The nearest float, ties to even: what lies below the two uppermost decides where they are half way between two floats."""
    n = partials._len
    if n == 0:
        return 0.0
    n -= 1
    high = partials[n]
    low = 0.0
    while n > 0 and low == 0.0:
        n -= 1
        x = high
        high = x + partials[n]
        low = partials[n] - (high - x)
    if n > 0 and ((low < 0.0 and partials[n - 1] < 0.0) or (low > 0.0 and partials[n - 1] > 0.0)):
        twice = low * 2.0
        up = high + twice
        if twice == up - high:
            return up
    return high
