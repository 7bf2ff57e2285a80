"""Arithmetic, comparisons and methods of texts on an Any, by what it is at run time."""

from __future__ import annotations
import json
from typing import Any

data = json.loads(
    '{"name": " Ann ", "age": 30, "w": 2.5, "tags": ["x", "y"], "items": [{"q": 2, "p": 1.25}, {"q": 3, "p": 4}], "n": null}'
)
print(
    data["age"] + 1,
    data["age"] * data["w"],
    data["age"] / 4,
    data["age"] // 4,
    data["age"] % 7,
    2 ** data["age"],
    -data["age"],
    100 - data["age"],
)
print(
    data["name"].strip().upper(),
    "Hello " + data["name"],
    data["name"] * 2,
    data["name"].startswith(" "),
)
total = 0.0
count = 0
for item in data["items"]:
    total += item["q"] * item["p"]
    count += item["q"]
print(total, count)
print(
    data["age"] > 18,
    data["age"] <= 30,
    5 < data["w"],
    data["name"] < "z",
    "x" in data["tags"],
    "q" in data["tags"],
    "age" in data,
    "zz" not in data,
)
sums: dict[str, int] = {}
sums["a"] = 1
sums["a"] += data["age"]
print(sums)


def f(x: Any, y: Any) -> Any:
    return x * y + 1


print(f(2, 3), f(2.0, 3))
z: Any = 5
z += 3
z -= 1.5
print(
    z,
    z == 6.5,
    [v * 2 for v in data["tags"]],
    sum(i["q"] for i in data["items"]),
    max(i["q"] for i in data["items"]),
)
print(
    f"{data['age'] + 1:>5} {data['name']!r}",
    "%s is %d" % (data["name"], data["age"]),
    data["tags"][0] + data["tags"][1],
)


def attempt(a: Any, b: Any) -> None:
    try:
        print(a + b)
    except TypeError as e:
        print(e)
    try:
        print(a < b)
    except TypeError as e:
        print(e)
    try:
        print(a - b)
    except TypeError as e:
        print(e)
    try:
        print(a in b)
    except TypeError as e:
        print(e)


for pair in (
    (1, "a"),
    ("a", 1),
    (None, 1),
    (1, None),
    (2, 3.5),
    (True, 2),
    ("b", "abc"),
):
    attempt(*pair)
people: list[dict[str, Any]] = [{"n": "b", "a": 3}, {"n": "a", "a": 1}]
by_age = sorted(people, key=lambda d: d["a"])
print(by_age)
rows: list[dict[str, Any]] = [{"k": "x", "v": 3}, {"k": "y", "v": 1.5}]
print(
    sum(r["v"] for r in rows),
    [r["k"].upper() for r in rows if r["v"] > 2],
    sorted(rows, key=lambda r: r["v"])[0]["k"],
)
best = None
for r in rows:
    if best is None or r["v"] > best["v"]:
        best = r
print(best)
