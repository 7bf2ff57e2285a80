"""Generated programs of a size that nobody writes by hand: long module bodies, and functions with frames of many kilobytes."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support import modes, running


def long_module(count: int) -> str:
    """Straight-line code of module level whose values all live to the end, and a traceback from its last line."""
    lines = [f"s{i} = 'v' + str({i})\nn{i} = len(s{i}) * {i}" for i in range(count)]
    lines += ["total = 0", *(f"total += n{i} - len(s{i})" for i in range(count)), "print(total)", "print(1 // (total - total))"]
    return "\n".join(lines)


def wide_functions(count: int) -> str:
    """Functions with `count` locals that live at once: with calls, without any, with handlers, and recursive."""
    assigned = "\n".join(f"    a{i} = seed * {i + 3} + {i}\n    t{i} = str(a{i})" for i in range(count))
    summed = "\n".join(f"    total += a{i} - len(t{i})" for i in reversed(range(count)))
    mixed = "\n".join(f"    a{i} = (seed ^ {i + 3}) & {i * 77 + 1}" for i in range(count))
    folded = "\n".join(f"    total ^= a{i} | total" for i in reversed(range(count)))
    return f"""
def calls(seed: int, label: str) -> int:
{assigned}
    total = len(label)
{summed}
    return total

def leaf(seed: int) -> int:
{mixed}
    total = seed & 1
{folded}
    return total

def wide(seed: int, label: str) -> int:
{assigned}
    total = 0 if seed == 0 else wide(seed - 1, label + "x")
    try:
        total += int(label)
    except ValueError as error:
        total += len(str(error))
{summed}
    return total % 1000003

def deep(n: int) -> int:
    return 0 if n == 0 else (calls(n, "d") + leaf(n)) % 1000 + deep(n - 1)

def overflow(n: int) -> int:
    return overflow(n + 1) + wide(1, "o") % 3 + 1

print(calls(3, "abc"), leaf(5), deep(20), wide(9, "y"))
for attempt in range(3):
    try:
        overflow(0)
    except RecursionError as error:
        print(type(error).__name__)

def broken(seed: int) -> int:
    return calls(seed, "z") // (seed - seed)

broken(4)
"""


@pytest.mark.parametrize(
    ("text", "under", "stack"),
    [
        pytest.param(long_module(700), "plain", "2M", id="module"),
        pytest.param(wide_functions(280), "plain", "2M", id="frames"),
        pytest.param(wide_functions(200), "everything", "200K", id="frames-tortured"),
    ],
)
def test_as_under_cpython(text: str, under: str, stack: str, tmp_path: Path) -> None:
    path = tmp_path / "large.py"
    path.write_text(text)
    raw = running.run([sys.executable, str(path)], "", {})
    expected = replace(raw, stderr=running.without_markers(raw.stderr))
    knobs = modes.knobs(under, {}).replace(modes.STACK, f"maxstack={stack}")
    report = running.difference(expected, running.subject(path, [], "", knobs))
    assert not report, report
