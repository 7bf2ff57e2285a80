"""Statistics of a stream: deques as windows, generators that are sent values, context managers that time nothing, float corners."""

from __future__ import annotations

import math
import statistics
from collections import deque
from contextlib import contextmanager
from random import Random
from typing import Callable, Generator, Iterable, Iterator


def running(size: int) -> Generator[tuple[float, float] | None, float, int]:
    """Mean and spread of the last values; gives how many it has seen when it gets a NaN."""
    window: deque[float] = deque(maxlen=size)
    seen = 0
    answer: tuple[float, float] | None = None
    while True:
        value = yield answer
        if math.isnan(value):
            return seen
        seen += 1
        window.append(value)
        answer = (math.fsum(window) / len(window), max(window) - min(window)) if len(window) == size else None


def windows(values: Iterable[float], size: int) -> Iterator[tuple[float, ...]]:
    held: deque[float] = deque(maxlen=size)
    for value in values:
        held.append(value)
        if len(held) == size:
            yield tuple(held)


@contextmanager
def section(title: str, out: list[str]) -> Iterator[Callable[[str], None]]:
    out.append(f"[{title}]")
    depth = len(out)
    try:
        yield lambda line: out.append("  " + line)
    except ArithmeticError as error:
        out.append(f"  failed: {error}")
    finally:
        out.append(f"[/{title}: {len(out) - depth}]")


def clamp(low: float, high: float) -> Callable[[float], float]:
    return lambda value: low if value < low else high if value > high else value


random = Random(42)
values = [round(random.gauss(10.0, 2.5), 2) for _ in range(12)]
lines: list[str] = []
with section("stream", lines) as say:
    stream = running(4)
    next(stream)
    for value in values:
        answer = stream.send(value)
        say("-" if answer is None else f"{answer[0]:.3f} {answer[1]:.2f}")
    try:
        stream.send(math.nan)
    except StopIteration as stop:
        say(f"seen {stop.value}")
with section("windows", lines) as say:
    for window in windows(map(clamp(8.0, 12.0), values), 5):
        say(f"{statistics.median(window):.2f} {statistics.pstdev(window):.4f} {window.index(max(window))}")
with section("broken", lines) as say:
    say("before")
    say(f"{1.0 / (values[0] - values[0])}")
print(*lines, sep="\n")
print(min(values), max(values), sorted(values)[len(values) // 2], sum(v > 10 for v in values), f"{statistics.fmean(values):.4f}")
odd = [0.1 + 0.2, 1e16 + 1.0, -0.0, math.inf, 5e-324, 2.5, 3.5]
print([repr(x) for x in odd], [round(x) for x in odd if not math.isinf(x)], [math.copysign(1, x) for x in odd[2:4]])
print([f"{x:.3g}|{x:>10.2e}|{x:+.0f}" for x in odd], sum([0.1] * 10) == 1.0, math.fsum([0.1] * 10) == 1.0, math.isclose(sum([0.1] * 10), 1))
