"""InitVar: arguments of a dataclass that only __post_init__ sees."""

from __future__ import annotations

from dataclasses import InitVar, asdict, dataclass, field, replace
from typing import Generic, Optional, TypeVar

T = TypeVar("T")


@dataclass
class Box:
    size: int
    count: InitVar[int]
    items: list[str] = field(init=False, default_factory=list)

    def __post_init__(self, count: int) -> None:
        self.items += ["x"] * count


print(Box(3, 2), Box(count=1, size=0), Box(1, 2) == Box(1, 2), Box(1, 2) == Box(1, 3))


@dataclass(order=True)
class Account:
    owner: str
    opening: InitVar[float] = 0.5
    note: InitVar[Optional[str]] = None
    balance: float = field(init=False, default=0.0)
    log: list[str] = field(default_factory=list, repr=False)

    def __post_init__(self, opening: float, note: str | None) -> None:
        self.balance = opening * 2
        if note is not None:
            self.log.append(note)


@dataclass
class Savings(Account):
    rate: float = 0.1
    bonus: InitVar[int] = 1

    def __post_init__(self, opening: float, note: str | None, bonus: int) -> None:
        super().__post_init__(opening, note)
        self.balance += bonus


a, b = Account("ann", 10.5, "first"), Account("bob", note="second")
print(a, a.log, b, b.log, a < b, sorted([b, a])[0].owner, asdict(Box(2, 1)))
print(Savings("sue", 1.5), Savings("tom", rate=0.5, bonus=7).balance)


@dataclass
class Pair(Generic[T]):
    left: T
    twice: InitVar[bool]
    right: list[T] = field(default_factory=list)

    def __post_init__(self, twice: bool) -> None:
        self.right = [self.left] * (2 if twice else 1)


print(Pair(1, True), Pair("a", False).right, Pair(0.5, True, [1.5]).right)
print(replace(Box(3, 2), size=4, count=1).size)
