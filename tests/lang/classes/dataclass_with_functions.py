"""Dataclasses whose fields hold functions: with and without defaults, in frozen ones, and inherited."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Check = Callable[[int], bool]


@dataclass
class Rule:
    name: str
    check: Check
    weight: float = 1.0
    active: bool = True


@dataclass
class NamedRule(Rule):
    describe: Callable[[str], str] = str.upper
    hits: list[int] = field(default_factory=list)

    def run(self, values: list[int]) -> str:
        self.hits = [v for v in values if self.active and self.check(v)]
        return f"{self.describe(self.name)}: {self.hits} x {self.weight}"


@dataclass(frozen=True)
class Step:
    transform: Callable[[float, float], float]
    left: float
    right: float = 2.0

    def value(self) -> float:
        return self.transform(self.left, self.right)


def is_even(n: int) -> bool:
    return n % 2 == 0


def above(limit: int) -> Check:
    return lambda n: n > limit


def bracketed(text: str) -> str:
    return f"[{text}]"


rules = [NamedRule("even", is_even, 0.5), NamedRule("big", above(5), active=True, describe=bracketed)]
rules.append(NamedRule("off", is_even, 2.0, False))
rules[2].check = above(0)
for rule in rules:
    print(rule.run([2, 5, 8, 11]), rule.check(4), rule.weight, rule.active)
rules[2].active = True
print(rules[2].run([-1, 1]), Rule("plain", check=is_even).check(3), Rule(check=above(1), name="kw").name)
steps = [Step(lambda a, b: a * b, 1.5), Step(pow, 2.0, right=10.0), Step(transform=max, left=0.25)]
print([s.value() for s in steps], steps[0] == Step(steps[0].transform, 1.5), steps[1] == steps[2])
