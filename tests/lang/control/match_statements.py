"""match: values, classes, sequences, mappings, guards, names."""

from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclass
class Num:
    value: int


@dataclass
class Add:
    left: "Expr"
    right: "Expr"


@dataclass
class Neg:
    operand: "Expr"


Expr = Num | Add | Neg


def evaluate(e: Expr) -> int:
    match e:
        case Num(value):
            return value
        case Add(Num(0), right):
            return evaluate(right)
        case Add(left=l, right=r):
            return evaluate(l) + evaluate(r)
        case Neg(Neg(inner)):
            return evaluate(inner)
        case Neg(operand):
            return -evaluate(operand)


def command(line: str) -> str:
    match line.split():
        case []:
            return "nothing"
        case ["quit" | "exit"]:
            return "bye"
        case ["go", direction]:
            return "going " + direction
        case ["take", item, *rest] if len(rest) < 2:
            return f"take {item} {rest}"
        case [first, *_, last]:
            return first + ".." + last
        case [word]:
            return "just " + word
        case _:
            return "?"


def point(p: tuple[int, int]) -> str:
    match p:
        case (0, 0):
            return "origin"
        case (0, y):
            return f"y={y}"
        case (x, 0):
            return f"x={x}"
        case (x, y) if x == y:
            return f"diagonal {x}"
        case _:
            return "elsewhere"


def kind(v: int | str | float | None | list[int] | bool) -> str:
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case int(n) if n > 100:
            return "big"
        case int():
            return "int"
        case str() as s:
            return "str " + s
        case float():
            return "float"
        case [a, b]:
            return f"pair {a} {b}"
        case _:
            return "list"


def color(c: Color) -> str:
    match c:
        case Color.RED:
            return "r"
        case Color.BLUE:
            return "b"


def status(code: int) -> str:
    match code:
        case 200 | 201:
            return "ok"
        case 404:
            return "not found"
        case n if n >= 500:
            return "server"
    return "other"


def config(d: dict[str, int]) -> str:
    match d:
        case {"x": x, "y": y}:
            return f"{x},{y}"
        case {"x": 0}:
            return "zero"
        case {}:
            return "rest"
    return "never"


def main() -> None:
    print(evaluate(Add(Num(0), Add(Num(2), Neg(Num(5))))), evaluate(Neg(Neg(Num(7)))))
    for line in ["", "quit", "exit", "go north", "take lamp", "take a b c d", "x", "a b c"]:
        print(command(line))
    for p in [(0, 0), (0, 3), (4, 0), (5, 5), (1, 2)]:
        print(point(p))
    print(kind(None), kind(True), kind(500), kind(5), kind("q"), kind(1.5), kind([1, 2]), kind([1]))
    print(color(Color.RED), color(Color.BLUE), status(201), status(404), status(503), status(100))
    print(config({"x": 1, "y": 2}), config({"x": 0}), config({"z": 1}))
    total = 0
    for n in range(6):
        match n % 3:
            case 0:
                continue
            case 1:
                total += 10
            case other:
                total += other
    print(total)


main()
