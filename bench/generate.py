"""Writes a typed program of about N lines, for the time that its compilation takes.

    bench/generate.py [LINES]      to standard output; 5000 lines without LINES

The program is made of sections: classes with overrides, a dataclass, closures, loops over lists and dicts, text, exceptions,
recursion. Numbers, operators, field names and sizes differ from section to section, so that no two functions are the same code.
It runs under CPython too, and prints one line for each ten sections.
"""

from __future__ import annotations

import random
import sys

HEAD = '''\
"""A generated program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

'''

SECTION = '''
class {shape}:
    def __init__(self, {a}: int, {b}: float) -> None:
        self.{a} = {a}
        self.{b} = {b}
        self.history: list[int] = []

    def measure(self) -> float:
        return self.{a} * {k1} {op1} self.{b}

    def note(self, value: int) -> int:
        self.history.append(value % {k2})
        return len(self.history)

    def __repr__(self) -> str:
        return f"{shape}({{self.{a}}}, {{self.{b}:.2f}})"


class {shape}Special({shape}):
    def __init__(self, {a}: int, {b}: float, {c}: str) -> None:
        super().__init__({a} + {k3}, {b})
        self.{c} = {c}

    def measure(self) -> float:
        return super().measure() {op2} len(self.{c})


@dataclass
class {shape}Record:
    {a}: int
    {c}: str
    parts: list[int]


def counter_{n}(step: int) -> Callable[[int], int]:
    total = {k4}

    def add(amount: int) -> int:
        nonlocal total
        total = (total + amount * step) % {k5}
        return total

    return add


def tally_{n}(words: list[str]) -> dict[str, int]:
    found: dict[str, int] = {{}}
    for place, word in enumerate(words):
        if place % {k6} == 0:
            continue
        found[word] = found.get(word, {k7}) + len(word)
    return found


def risky_{n}(values: list[int], at: int) -> int:
    try:
        if values[at] == {k8}:
            raise ValueError("{c} {n}")
        return values[at] // (values[at] % {k6})
    except ZeroDivisionError:
        return -{k1}
    except IndexError as e:
        return len(str(e))
    finally:
        values.append(at)


def depth_{n}(n: int) -> int:
    if n <= {k6}:
        return n {op3} {k2}
    return depth_{n}(n - {k6}) + depth_{n}(n // 2) % {k5}


def section_{n}() -> int:
    shapes: list[{shape}] = [{shape}({k2}, {k1}.5), {shape}Special({k3}, {k4}.25, "{b}")]
    add = counter_{n}({k3})
    total = 0
    for i in range({k8}):
        one = shapes[i % len(shapes)]
        total += one.note(i * {k4}) + add(i)
        if one.measure() > {k5} and i % 2 == 0:
            total -= 1
    words = [word for word in repr(shapes[0]).split("{letter}") if word]
    counts = tally_{n}(words + ["{a}", "{b}", "{c}"])
    record = {shape}Record(total, "{c}", [value for value in counts.values() if value != {k6}])
    for at in range(-{k6}, {k8}):
        try:
            total = (total * 31 + risky_{n}(record.parts, at)) % 1000003
        except ValueError as e:
            total += len(str(e))
    return (total + depth_{n}({k8})) % 1000003
'''

NAMES = ["width", "height", "weight", "label", "colour", "price", "stock", "speed", "title", "owner", "depth", "angle"]


def section(number: int, source: random.Random) -> str:
    """One section; what differs comes from the generator of random numbers."""
    a, b, c = source.sample(NAMES, 3)
    sizes = {f"k{i}": source.randrange(low, high) for i, (low, high) in enumerate(
        [(2, 9), (5, 60), (1, 9), (3, 90), (101, 999), (2, 5), (0, 4), (11, 40)], start=1)}  # fmt: skip
    operators = {f"op{i}": source.choice("+-*") for i in range(1, 4)}
    return SECTION.format(
        n=number, shape=f"Shape{number}", a=a, b=b, c=c, letter=source.choice("aeio("), **sizes, **operators
    )


def program(lines: int, seed: int = 1) -> str:
    """The text of a program of at least so many lines."""
    source = random.Random(seed)
    parts = [HEAD]
    count = HEAD.count("\n")
    calls: list[str] = []
    while count < lines:
        number = len(calls)
        text = section(number, source)
        calls.append(f"total = (total * 7 + section_{number}()) % 1000003\n" + ("print(total)\n" if number % 10 == 9 else ""))
        parts.append(text + "\n")
        count += text.count("\n") + 1 + calls[-1].count("\n")
    return "".join([*parts, "\ntotal = 0\n", *calls, "print(total)\n"])


if __name__ == "__main__":
    sys.stdout.write(program(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
