"""Dataclasses in depth: frozen, order, eq, field defaults, __post_init__, inheritance, nesting, keys of dicts."""
from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sku:
    maker: str
    number: int

    def code(self) -> str:
        return f"{self.maker[:2].upper()}-{self.number:04d}"


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = ""

    def bumped(self) -> Version:
        return Version(self.major, self.minor + 1)


@dataclass
class Part:
    sku: Sku
    price: float
    on_hand: int = 0
    notes: list[str] = field(default_factory=list)
    total: float = field(init=False, default=0.0)
    secret: str = field(default="hidden", repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.price < 0:
            raise ValueError(f"negative price for {self.sku.code()}")
        self.total = self.price * self.on_hand


@dataclass
class Assembly(Part):
    parts: dict[Sku, int] = field(default_factory=dict)
    parent: Assembly | None = None

    def cost(self, store: dict[Sku, Part]) -> float:
        total = self.price
        for sku, count in self.parts.items():
            part = store[sku]
            total += count * (part.cost(store) if isinstance(part, Assembly) else part.price)
        return total


@dataclass(eq=False)
class Token:
    name: str


bolt, nut, hinge, door = Sku("acme", 1), Sku("acme", 2), Sku("hingeworks", 77), Sku("doors", 500)
store: dict[Sku, Part] = {}
for part in [Part(bolt, 0.25, 100), Part(nut, 0.1, 50, ["zinc"]), Assembly(hinge, 1.0, parts={bolt: 4, nut: 4})]:
    store[part.sku] = part
store[door] = Assembly(door, 40.0, 1, parts={hinge: 3, bolt: 2})
for sku, part in store.items():
    cost = part.cost(store) if isinstance(part, Assembly) else part.price
    print(sku.code(), f"{cost:.2f}", f"{part.total:.2f}", part.notes)
print(store[bolt])
print(store[hinge])
print(bolt == Sku("acme", 1), Sku("acme", 2) in store, Sku("acme", 3) in store, hash(bolt) == hash(Sku("acme", 1)))
versions = [Version(2, 1), Version(1, 9, "rc"), Version(1, 9), Version(2)]
print(sorted(versions), max(versions), Version(1) < Version(1, 1), Version(3) >= Version(2, 9), versions[0].bumped())
print(Part(bolt, 1.0, secret="a") == Part(bolt, 1.0, secret="b"), Part(bolt, 1.0) == Part(bolt, 1.0, 1))
print(Token("a") == Token("a"), Part(nut, 3.0).notes is Part(nut, 3.0).notes)
t = Token("b")
print(t == t, t)
try:
    Part(bolt, -1.0)
except ValueError as error:
    print("error:", error)
parent = Assembly(Sku("p", 1), 0.0)
child = Assembly(Sku("c", 2), 0.0, parent=parent)
while child.parent is not None:
    child = child.parent
print(child.sku, child.parent)
