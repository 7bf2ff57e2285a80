"""math.prod, and math.fsum, which rounds once."""

from __future__ import annotations

from _prim import (
    aset,
    ffabs,
    implements,
)
from bslib.growing import (
    empty_list,
    list_append,
)
from bslib.mathwhole import (
    times,
)


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
