"""Classes that define > alone are sorted, searched and kept in heaps, for a < b asks b > a; hashes of dataclasses that can change."""
from __future__ import annotations

import bisect
import heapq
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


class Parcel:
    def __init__(self, name: str, weight: float | None) -> None:
        self.name = name
        self.weight = weight

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def __gt__(self, other: Parcel) -> bool:
        if self.weight is None:
            return False
        if other.weight is None:
            return True
        return self.weight > other.weight


class Letter(Parcel):
    def __gt__(self, other: Parcel) -> bool:
        return other.name in "xyz" and super().__gt__(other)


class Ranked:
    """Its method takes anything."""

    def __init__(self, rank: int) -> None:
        self.rank = rank

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, Ranked):
            raise ValueError("no rank")
        return self.rank > other.rank

    def __ge__(self, other: object) -> bool:
        return isinstance(other, Ranked) and self.rank >= other.rank


class Holder(Generic[T]):
    def __init__(self, item: T, size: int) -> None:
        self.item = item
        self.size = size

    def __gt__(self, other: Holder[T]) -> bool:
        return self.size > other.size


parcels = [Parcel("c", 3.0), Parcel("a", 1.5), Parcel("n", None), Parcel("b", 2.0)]
print(sorted(parcels), sorted(parcels, reverse=True), min(parcels), max(parcels))
print(sorted("xyz", key=lambda c: Parcel(c, -float(ord(c)))))
parcels.sort()
print(parcels, parcels[0] < parcels[1], parcels[0] > parcels[1])
print(bisect.bisect_left(parcels, Parcel("q", 2.0)), bisect.bisect_right(parcels, Parcel("q", 2.0)))
bisect.insort(parcels, Parcel("m", 1.75))
print(parcels)
heap: list[Parcel] = []
for parcel in reversed(parcels):
    heapq.heappush(heap, parcel)
print([heapq.heappop(heap) for _ in range(len(heap))])
print(heapq.nsmallest(2, parcels), heapq.nlargest(2, parcels))
print(sorted([Letter("y", 2.0), Letter("x", 1.0)]), Parcel("p", 1.0) < Letter("y", 2.0), Letter("y", 1.0) > Parcel("p", 0.5))
print([r.rank for r in sorted([Ranked(3), Ranked(1), Ranked(2)])], Ranked(1) <= Ranked(1), Ranked(1) < Ranked(2))
print([h.item for h in sorted([Holder("b", 2), Holder("a", 1)])], [h.item for h in sorted([Holder(7, 2), Holder(8, 1)])])
print(sorted([(1, Parcel("t", 2.0)), (1, Parcel("s", 1.0))]), max((1, Parcel("t", 2.0)), (1, Parcel("s", 1.0))))
mixed: list[tuple[int, object]] = [(1, Parcel("t", 2.0)), (1, "text")]
try:
    print(mixed[0] < mixed[1])
except TypeError as error:
    print(error)


@dataclass(unsafe_hash=True)
class Line:
    order: str
    count: int
    note: str = field(default="", compare=False)
    cached: int = field(default=0, hash=False)


@dataclass(eq=False, unsafe_hash=True)
class Mark:
    name: str


@dataclass(unsafe_hash=True)
class LongLine(Line):
    rest: tuple[int, ...] = ()


lines = {Line("a", 1), Line("a", 1, "again"), Line("b", 2)}
print(len(lines), Line("a", 1, "x") in lines, hash(Line("a", 1)) == hash(("a", 1)), hash(Line("a", 1, cached=3)) == hash(("a", 1)))
line = Line("c", 1)
before = hash(line)
line.count = 5
print(before == hash(line), hash(line) == hash(("c", 5)))
mark = Mark("m")
print(hash(mark) == hash(("m",)), mark == Mark("m"), {mark: 1}[mark])
print(hash(LongLine("a", 1, rest=(2,))) == hash(("a", 1, (2,))), {LongLine("a", 1): "long"})
