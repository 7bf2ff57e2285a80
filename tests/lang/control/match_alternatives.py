from dataclasses import dataclass
from typing import Any


@dataclass
class Move:
    x: int
    y: int


@dataclass
class Turn:
    angle: int


def f(p: tuple[str, int] | list[int]) -> str:
    match p:
        case ("a", n) | ("b", n):
            return f"ab {n}"
        case [x, y] | [x, _, y]:
            return f"xy {x} {y}"
    return "?"


def g(d: dict[str, int]) -> str:
    match d:
        case {"a": a, **rest}:
            return f"{a} {rest}"
        case {"b": 1 | 2 as b}:
            return f"b{b}"
        case {}:
            return "some"


def h(c: Move | Turn) -> str:
    match c:
        case Move(x=0, y=n) | Move(x=n, y=0):
            return f"straight {n}"
        case Move(x, y) if x == y:
            return f"diagonal {x}"
        case Turn(90 | -90 as a):
            return f"right angle {a}"
        case _:
            return "other"


def k(data: Any) -> str:
    match data:
        case {"type": "circle", "r": float(r) | int(r)}:
            return f"circle {r}"
        case {"type": "poly", "points": [first, *others]}:
            return f"poly {first} {len(others)}"
        case [int(a), int(b)]:
            return f"pair {a + b}"
        case [a, *_]:
            return f"list from {a}"
        case []:
            return "empty"
        case str() as s:
            return "text " + s.upper()
        case None:
            return "none"
        case bool() | int():
            return "number"
        case _:
            return "else"


def main() -> None:
    print(f(("a", 3)), f(("b", 4)), f([1, 2, 3]), f([5, 6]), f([1]))
    print(g({"a": 1, "b": 2}), g({}), g({"q": 1}), g({"b": 2}))
    print(h(Move(0, 4)), h(Move(5, 0)), h(Move(2, 2)), h(Move(1, 2)), h(Turn(-90)), h(Turn(1)))
    for item in ({"type": "circle", "r": 2}, {"type": "circle", "r": 2.5}, {"type": "poly", "points": [(1, 2), 3]}, [1, 2], ["x"], [], "abc", None, 3, 2.5, (4, 5), {"type": 1}):
        print(k(item))


main()


def u(v: tuple[int, int] | tuple[int, int, str] | list[str] | None) -> str:
    match v:
        case (a, b):
            return f"two {a} {b}"
        case (a, b, c):
            return f"three {a} {b} {c}"
        case [x, *rest]:
            return f"first {x} {len(rest)}"
        case None:
            return "none"
    return "?"


print(u((1, 2)), u((1, 2, "z")), u(["q"]), u(["q", "r"]), u(None), u([]), u(["a", "b", "c", "d"]))
