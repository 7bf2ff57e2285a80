"""Reports, grids, typed dicts, formatting: what small tools do."""

import sys
from collections import Counter
from dataclasses import dataclass
from typing import Iterable, Iterator, TypedDict


class Movie(TypedDict):
    name: str
    year: int


@dataclass
class Employee:
    name: str
    dept: str
    salary: float


def read_rows(lines: Iterable[str]) -> list[Employee]:
    out = []
    for line in lines:
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, dept, salary = line.split(",")
        out.append(Employee(name.strip(), dept.strip(), float(salary)))
    return out


def report(rows: list[Employee]) -> str:
    by: dict[str, list[Employee]] = {}
    for r in rows:
        by.setdefault(r.dept, []).append(r)
    lines = [f"{'dept':<10}|{'n':>3}|{'mean':>10}"]
    lines.append("-" * 25)
    for dept in sorted(by):
        es = by[dept]
        mean = sum(e.salary for e in es) / len(es)
        lines.append(f"{dept:<10}|{len(es):>3}|{mean:>10,.2f}")
    return "\n".join(lines)


class Matrix:
    __slots__ = ("rows", "n", "m")

    def __init__(self, rows: list[list[float]]) -> None:
        self.rows = rows
        self.n = len(rows)
        self.m = len(rows[0]) if rows else 0

    def __matmul__(self, o: "Matrix") -> "Matrix":
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])

    def __iter__(self) -> Iterator[list[float]]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return "Matrix(" + repr(self.rows) + ")"


def main() -> None:
    text = """# staff
ann, eng, 1200.5
bob, ops, 900
cid, eng, 1500
"""
    rows = read_rows(text.splitlines())
    print(report(rows))
    print(max(rows, key=lambda e: e.salary))
    m: Movie = {"name": "Alien", "year": 1979}
    print(m["name"], m["year"] + 1)
    print(Matrix([[1.0, 2.0]]) @ Matrix([[3.0], [4.0]]))
    x = Movie(name="Z", year=5)
    x["year"] = x["year"] + 1
    print(x)
    grid = ["#..", ".#.", "..#"]
    cells = {(r, c): ch for r, row in enumerate(grid) for c, ch in enumerate(row)}
    print(sum(1 for v in cells.values() if v == "#"), [k for k, v in cells.items() if v == "#"])
    c = Counter(ch for row in grid for ch in row)
    print(c.most_common(1)[0][0])
    seen: set[tuple[int, int]] = set()
    stack = [(0, 0)]
    while stack:
        p = stack.pop()
        if p in seen or p not in cells:
            continue
        seen.add(p)
        r, cc = p
        for dr, dc in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            stack.append((r + dr, cc + dc))
    print(len(seen))
    words = ["apple", "bob", "cat"]
    print({w: len(w) for w in words}, {len(w) for w in words}, [*words, "d"], {**{"a": 1}, "b": 2})
    d = dict(a=1, b=2)
    del d["a"]
    print(d, list(reversed(words)), sorted(words, key=len), words[::-1], words[-1:])
    n = 0b1011 | 0x10
    print(n, bin(n), f"{n:08b} {n:#x} {1e10:g} {1234567:,} {0.000012:.2e}", int("ff", 16), float("1e3"), round(-2.5))
    for i in range(3):
        try:
            if i == 1:
                raise ValueError("one", i)
            elif i == 2:
                raise KeyError("two")
        except (ValueError, KeyError) as e:
            print(type(e).__name__, e.args, str(e))
        else:
            print("fine")
        finally:
            print("finally", i)
    print("%s is %d years" % ("Bob", 42), "a,b,,c".split(","), "x".join("abc"), "abc".replace("b", "X"), "Hello"[1:-1])
    print(sys.argv[0] != "", len(sys.argv))


main()
