"""Chained comparison, membership, identity of None, truth of every kind, and / or as values, conditional chains."""
from __future__ import annotations

calls: list[str] = []


class Box:
    def __init__(self, items: list[int] | None = None) -> None:
        self.items = items if items is not None else []

    def __len__(self) -> int:
        return len(self.items)


class Truthy:
    def __init__(self, name: str) -> None:
        self.name = name


def f(name: str, value: int) -> int:
    calls.append(name)
    return value


def pick(first: str | None, second: str, third: str = "third") -> str:
    return first or second or third


def classify(n: int, low: int = 0, high: int = 10) -> str:
    return "below" if n < low else "above" if n > high else "edge" if n in (low, high) else "inside"


def valid_date(y: int, m: int, d: int) -> bool:
    days = [31, 29 if y % 4 == 0 and (y % 100 or not y % 400) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return y > 0 and 1 <= m <= 12 and 1 <= d <= days[m - 1]


def compare_all(a: float, b: float) -> list[bool]:
    return [a < b, a <= b, a == b, a != b, a >= b, a > b, not a < b, -a < -b]


print(f("a", 1) < f("b", 3) < f("c", 2) < f("d", 9), calls)
calls.clear()
print(f("e", 5) > f("g", 4) >= f("h", 4) != f("i", 3) == f("j", 3), calls)
print((1 < 2) == True, 3 in [1, 2, 3] != [4], "a" < "b" < "c", 1 == 1.0 < 2.5, 0 < len(calls) < 100 > 7)
print(pick(None, "b"), pick("", "b"), pick("a", "b"), pick(None, ""), pick("", "", ""))
print([classify(n) for n in [-1, 0, 5, 10, 11]], classify(5, high=4))
print(valid_date(2000, 2, 29), valid_date(1900, 2, 29), valid_date(2024, 13, 1), valid_date(2023, 4, 31), valid_date(0, 1, 1))
print(compare_all(1.5, 2.5), compare_all(2.0, 2.0), compare_all(float("nan"), 1.0))
values: list[object] = [0, 1, -1, 0.0, -0.0, 0.1, "", " ", "0", [], [0], {}, {"a": 0}, (), (0,), None, True, False, Box(), Box([0]), Truthy("")]
print([bool(v) for v in values])
for n in [0, 3]:
    text = "zero" if not n else "some"
    print(n and "nonzero", n or "zero-ish", text, not n, not not n, (n > 1 and "big") or "small")
empty: list[int] = []
full = [1, 2]
print(empty or full, full and empty, empty and full[0], (empty or [9])[0], len(empty or full) or -1)
maybe: int | None = None
for step in range(3):
    print(maybe is None, maybe is not None and maybe > 1, maybe == None, maybe != 2, end="; ")
    maybe = step + 1
print(maybe)
word = "needle"
hay = {"needle": 1, "hay": 2}
print(word in hay, "pin" not in hay, "eed" in word, 2 in hay.values(), ("hay", 2) in hay.items(), "x" in ["y"], 5 in range(0, 10, 5))
a, b = [1], [1]
c = a
print(a == b, a is b, a is c, a is not b, None is None, [a] == [b], a in [b])
box = Box([1])
print("full" if box else "empty", "full" if Box() else "empty", not box, box is None, bool(Truthy("x")))
while box:
    box.items.pop()
    print("popped", len(box))
assert not box and (box or True), "never"
print(max(3, 1, 2) == 3 and min("b", "a") == "a" and sum([True, True]) == 2, abs(-3) > 2 > -1, all([1 < 2, "x"]), any([0, "", None]))
