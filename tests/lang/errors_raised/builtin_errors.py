"""The texts of the errors that the built-in operations raise."""
from __future__ import annotations

import math
from typing import Callable


class Holder:
    def __init__(self, inner: Holder | None = None) -> None:
        self.inner = inner


def unset(flag: bool) -> int:
    if flag:
        value = 1
    return value


def check(n: int) -> int:
    assert n > 0
    assert n > 1, f"n is {n}"
    return n


numbers = [1, 2, 3]
table = {"a": 1, "b": 2}
ages: dict[tuple[str, int], float] = {("x", 1): 0.5}
empty: list[int] = []
words: list[str] = []
cases: dict[str, Callable[[], object]] = {
    "list index": lambda: numbers[3],
    "list negative": lambda: numbers[-4],
    "str index": lambda: "abc"[7],
    "tuple value": lambda: (1, 2).index(3),
    "dict key": lambda: table["zz"],
    "dict tuple key": lambda: ages[("x", 2)],
    "dict pop": lambda: table.pop("q"),
    "list pop": lambda: empty.pop(),
    "list pop index": lambda: numbers.pop(9),
    "list remove": lambda: numbers.remove(9),
    "list index of": lambda: words.index("w"),
    "str index of": lambda: "abc".index("z"),
    "int text": lambda: int("4x"),
    "int float text": lambda: int("4.5"),
    "int base": lambda: int("9", 8),
    "int empty": lambda: int(""),
    "float text": lambda: float("one"),
    "int inf": lambda: int(math.inf),
    "int nan": lambda: int(math.nan),
    "div": lambda: len(numbers) // len(empty),
    "mod": lambda: len(numbers) % len(empty),
    "truediv": lambda: len(numbers) / len(empty),
    "float div": lambda: 1.5 / len(empty),
    "float floordiv": lambda: 1.5 // float(len(empty)),
    "pow zero": lambda: 0.0 ** -float(len(numbers)),
    "shift": lambda: 1 << -len(numbers),
    "chr": lambda: chr(-1),
    "max": lambda: max(empty),
    "min": lambda: min(words),
    "range step": lambda: list(range(1, 5, len(empty))),
    "sqrt": lambda: math.sqrt(-2.0),
    "log": lambda: math.log(float(len(empty))),
    "factorial": lambda: math.factorial(-3),
    "isqrt": lambda: math.isqrt(-1),
    "unset": lambda: unset(False),
    "assert": lambda: check(0),
    "assert text": lambda: check(1),
    "unpack few": lambda: [a + b for a, b in [[1, 2], [3]]],
    "unpack many": lambda: [a + b for a, b in [[1, 2, 3]]],
    "repeat": lambda: "ab" * -3 + "x" * 2,
    "split": lambda: "a b".split(""),
    "popitem": lambda: {k: v for k, v in table.items() if v > 9}.popitem(),
    "strip ok": lambda: " fine ".strip(),
}
kinds: dict[str, int] = {}
for name, action in cases.items():
    try:
        result = action()
    except ArithmeticError as error:
        kinds["arithmetic"] = kinds.get("arithmetic", 0) + 1
        print(f"{name:<15} arithmetic {error!r}")
    except LookupError as error:
        kinds["lookup"] = kinds.get("lookup", 0) + 1
        print(f"{name:<15} lookup {error!r}")
    except Exception as error:
        kinds["other"] = kinds.get("other", 0) + 1
        print(f"{name:<15} other {error!r} {error}")
    else:
        print(f"{name:<15} value {result!r}")
print(kinds)
