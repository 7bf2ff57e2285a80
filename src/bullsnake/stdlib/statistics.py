"""statistics: averages and spread, as exact as CPython's, which calculates in fractions.

Of ints the sums are exact ints. Of floats they are kept as terms: floats whose exact sum is meant (`math.fsum` rounds it once); a
quotient or root of such a sum is mended by what is left of it. What comes of ints is an int where it is whole, so it is an `Any`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Any, TypeVar, overload

H = TypeVar("H", bound=Hashable)
T = TypeVar("T")
_SPLIT = 134217729.0  # 2**27 + 1


class StatisticsError(ValueError):
    pass


# --- averages -----------------------------------------------------------------------------------------------------------------


@overload
def mean(data: Iterable[int]) -> Any: ...
@overload
def mean(data: Iterable[float]) -> float: ...
def mean(data: Iterable[Any]) -> Any:
    items = _numbers(data)
    n = len(items)
    if n == 0:
        raise StatisticsError("mean requires at least one data point")
    ints = _ints(items)
    if ints is not None:
        return _whole_or_float(sum(ints), n)
    return _quotient(_floats(items), n)


def fmean(data: Iterable[float]) -> float:
    items = [x for x in data]
    if not items:
        raise StatisticsError("fmean requires at least one data point")
    return math.fsum(items) / len(items)


@overload
def median(data: Iterable[int]) -> Any: ...
@overload
def median(data: Iterable[float]) -> float: ...
def median(data: Iterable[Any]) -> Any:
    items = _numbers(data)
    n = len(items)
    if n == 0:
        raise StatisticsError("no median for empty data")
    ints = _ints(items)
    if ints is not None:
        ints.sort()
        return ints[n // 2] if n % 2 else (ints[n // 2 - 1] + ints[n // 2]) / 2
    floats = sorted(_floats(items))
    return floats[n // 2] if n % 2 else (floats[n // 2 - 1] + floats[n // 2]) / 2


def median_low(data: Iterable[T]) -> T:
    items = sorted(data)  # type: ignore[type-var]
    if not items:
        raise StatisticsError("no median for empty data")
    return items[(len(items) - 1) // 2]


def median_high(data: Iterable[T]) -> T:
    items = sorted(data)  # type: ignore[type-var]
    if not items:
        raise StatisticsError("no median for empty data")
    return items[len(items) // 2]


def mode(data: Iterable[H]) -> H:
    pairs = Counter(data).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data: Iterable[H]) -> list[H]:
    pairs = Counter(data).most_common()
    return [item for item, count in pairs if count == pairs[0][1]]


# --- spread -------------------------------------------------------------------------------------------------------------------


@overload
def variance(data: Iterable[int]) -> Any: ...
@overload
def variance(data: Iterable[float]) -> float: ...
def variance(data: Iterable[Any]) -> Any:
    items = _numbers(data)
    if len(items) < 2:
        raise StatisticsError("variance requires at least two data points")
    return _variance(items, len(items) - 1)


@overload
def pvariance(data: Iterable[int]) -> Any: ...
@overload
def pvariance(data: Iterable[float]) -> float: ...
def pvariance(data: Iterable[Any]) -> Any:
    items = _numbers(data)
    if not items:
        raise StatisticsError("pvariance requires at least one data point")
    return _variance(items, len(items))


def stdev(data: Iterable[float]) -> float:
    items = [x for x in data]
    if len(items) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_squares(items), float(len(items) * (len(items) - 1)))


def pstdev(data: Iterable[float]) -> float:
    items = [x for x in data]
    if not items:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_squares(items), float(len(items) * len(items)))


def _variance(items: list[Any], freedom: int) -> Any:
    n = len(items)
    ints = _ints(items)
    if ints is None:
        return _quotient(_squares(_floats(items)), n * freedom)
    total = sum(ints)
    return _whole_or_float(n * sum([x * x for x in ints]) - total * total, n * freedom)


# --- exact sums ---------------------------------------------------------------------------------------------------------------


def _numbers(data: Iterable[Any]) -> list[Any]:
    return [x for x in data]


def _ints(items: list[Any]) -> list[int] | None:
    """The items, if all are ints."""
    found: list[int] = []
    for item in items:
        if not isinstance(item, int):
            return None
        found.append(int(item))
    return found


def _floats(items: list[Any]) -> list[float]:
    return [float(item) for item in items]


def _whole_or_float(total: int, n: int) -> Any:
    if total % n == 0:
        return total // n
    return total / n


def _product(a: float, b: float) -> list[float]:
    """a * b, exactly: the rounded product and what is left of it (Dekker)."""
    p = a * b
    c = _SPLIT * a
    a1 = c - (c - a)
    a2 = a - a1
    c = _SPLIT * b
    b1 = c - (c - b)
    b2 = b - b1
    return [p, a2 * b2 - (((p - a1 * b1) - a2 * b1) - a1 * b2)]


def _partials(items: list[float]) -> list[float]:
    """Few floats with the same sum: none reaches into another (Shewchuk)."""
    found: list[float] = []
    for item in items:
        kept: list[float] = []
        x = item
        for y in found:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                kept.append(low)
            x = high
        found = [*kept, x]
    return found


def _squares(items: list[float]) -> list[float]:
    """Terms of n times the sum of squares less the square of the sum: n**2 times the variance."""
    n = float(len(items))
    terms: list[float] = []
    for item in items:
        for part in _product(item, item):
            terms += _product(part, n)
    sums = _partials(items)
    for a in sums:
        for b in sums:
            terms += _product(-a, b)
    return _partials(terms)


def _quotient(terms: list[float], n: int) -> float:
    found = math.fsum(terms) / n
    if not math.isfinite(found):
        return found
    rest = math.fsum([*terms, *_product(-found, float(n))])
    return found + rest / n


def _root(terms: list[float], n: float) -> float:
    """The square root of the terms' sum over n."""
    found = math.sqrt(max(math.fsum(terms), 0.0) / n)
    if found == 0.0 or not math.isfinite(found):
        return found
    squared = [one for part in _product(found, found) for one in _product(-part, n)]
    return found + math.fsum([*terms, *squared]) / n / (2.0 * found)
