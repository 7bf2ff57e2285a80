"""Functions of whole numbers in the math module; what does not fit in 64 bits raises OverflowError."""

from __future__ import annotations

from _prim import (
    fsqrt,
    implements,
    mul_overflows,
    to_float,
    to_int,
    wmul,
    wneg,
    wudiv,
    wurem,
)
from bslib.raising import (
    raise_overflow,
)


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
