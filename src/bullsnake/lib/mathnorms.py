"""math.hypot and math.dist: lengths of vectors, without overflow on the way."""

from __future__ import annotations

from _prim import (
    bits_float,
    fdiv,
    ffabs,
    fsqrt,
    implements,
)
from bslib.growing import (
    empty_list,
    list_append,
)
from bslib.mathparts import (
    frexp,
    ldexp,
)


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
