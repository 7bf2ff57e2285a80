"""A census evaluated almost wholly in comprehensions, in functions, closures, methods and at module level."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Test = Callable[[int], bool]


@dataclass
class Person:
    name: str
    age: int
    height: float
    employed: bool
    home: tuple[int, int]
    skills: list[str] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    partner: Person | None = None

    def __str__(self) -> str:
        return f"{self.name}({self.age})"


class Town:
    def __init__(self, people: list[Person], tests: list[Test]) -> None:
        self.people = people
        self.tests = tests
        self.rules: dict[str, Test] = {f"rule{i}": t for i, t in enumerate(tests)}

    def marks(self) -> list[dict[str, int]]:
        return [p.marks for p in self.people if p.marks]

    def rule_list(self) -> list[Test]:
        return [self.rules[name] for name in sorted(self.rules)]

    def partners(self) -> list[Person | None]:
        return [p.partner for p in self.people]

    def passes(self) -> list[tuple[str, list[bool]]]:
        return [(p.name, [test(p.age) for test in self.tests]) for p in self.people]

    def nearest(self, spot: tuple[int, int]) -> str:
        return min([(abs(p.home[0] - spot[0]) + abs(p.home[1] - spot[1]), p.name) for p in self.people])[1]

    def text(self) -> list[str]:
        return [f"{p} {p.height:.1f} {p.employed} {p.home} {p.skills} {p.marks} {p.partner.name if p.partner else '-'}" for p in self.people]


def statistics(people: list[Person], weights: list[float]) -> dict[str, list[float]]:
    heights = [p.height for p in people]
    mean = sum(heights) / len(heights)
    tables = [{p.name: p.height - mean} for p in people if p.height > mean]
    flags = [h > mean for h in heights if h]
    rows = [[h, w] for h, w in zip(heights, weights) if w == w and h != w]
    print([f"{d:+.2f}" for d in [h - mean for h in heights]], flags, tables, [row[:1] for row in rows], [t for t in tables if t == tables[0]])
    return {"mean": [round(mean, 3)], "weighted": [round(a * b, 2) for a, b in rows]}


def grouped(people: list[Person]) -> Callable[[bool], list[Person]]:
    lists = {flag: [p for p in people if p.employed == flag] for flag in [True, False]}

    def choose(flag: bool) -> list[Person]:
        heights = [p.height * 2 for p in lists[flag] if p.height > 1.0]
        halves = [[h / 2 for h in heights[i : i + 2]] for i in range(0, len(heights), 2)]
        maps = [{"h": h} for h in heights]
        partners = [p.partner for p in lists[flag]]
        skills = [p.skills for p in lists[flag] if p.skills and p.skills[0] < "t"]
        tests: list[Test] = [(lambda n: n > 30) for _ in maps]
        print(halves, maps, [q.name for q in partners if q is not None], skills, [t(31) for t in tests], [p.employed for p in lists[flag]])
        return [p for p in lists[flag] if p.partner is None or p != p.partner]

    return choose


def attempt(people: list[Person], key: str) -> list[int]:
    try:
        return [p.marks[key] for p in people]
    except KeyError:
        return [p.marks.get(key, -1) for p in people]


ann = Person("Ann", 31, 1.7, True, (0, 1), ["smith", "cook"], {"maths": 5})
bob = Person("Bob", 17, 1.82, False, (4, 4), partner=ann)
cyd = Person("Cyd", 64, 1.6, True, (2, 3), ["tailor"], {"maths": 3, "art": 4}, bob)
people = [ann, bob, cyd]
adult: Test = lambda n: n >= 18
town = Town(people, [adult, lambda n: n % 2 == 0, lambda n: n > 60])
print([str(p) for p in people], town.marks(), [str(p) for p in town.partners() if p], town.passes())
print([test(40) for test in town.rule_list()], [[rule(p.age) for rule in town.rules.values()] for p in people])
print("\n".join(town.text()), town.nearest((3, 3)))
print(statistics(people, [1.0, 0.5, 2.0]))
choose = grouped(people)
print([p.name for p in choose(True)], [p.name for p in choose(False)])
print(attempt(people, "maths"), attempt(people[::2], "maths"), attempt(people, "music"))
print([p.home for p in people if p.home > (0, 5)], [(p.home + (p.age,))[1:] for p in people], [p.home[::-1] for p in people])
print({p.name: p.marks for p in people}, [m for m in town.marks() if m != {"maths": 5}], {h: n for n, h in [(p.name, p.home) for p in people]})
print([x for p in people for x in p.skills[:1] if x], [p.skills or ["none"] for p in people], [p.partner or ann for p in people] == [ann, ann, bob])
print([a.name + b.name for a in people for b in people if a != b and a.partner == b], [bool(p.employed + 0) for p in people], [p.age if p.employed else p.height for p in people])
print([1 if p.height else 0 for p in people], ["y" if p.marks else "n" for p in people], [1 if p.skills else 0 for p in people], ["p" if p.partner else "s" for p in people])
