"""Machine code of the samples does what CPython does with their sources."""

from __future__ import annotations

from pathlib import Path

from both_ways import ARENA, directly
from native import Case, run

M = (1 << 64) - 1
WORDS = [0, 1, 7, 255, 256, 0x1234_5678_9ABC_DEF0, 1 << 31, 1 << 63, M]


def arithmetic() -> list[Case]:
    pairs = [(a, b) for a in WORDS for b in WORDS]
    cases = [("arithmetic", f, p) for f in ("mix", "high", "compare", "compare_signed", "floats") for p in pairs[::3]]
    cases += [("arithmetic", "divide", p) for p in pairs if p[1]]
    cases += [("arithmetic", "divide_signed", (a, b)) for a in WORDS for b in (3, M - 3, 1 << 62)]
    cases += [("arithmetic", f, (a, n)) for f in ("shift", "shift_signed") for a in WORDS for n in (0, 1, 31, 32, 63)]
    cases += [("arithmetic", "small", (a, b)) for a in (0, 3, 200, 255) for b in (1, 7, 255)]
    return cases + [("arithmetic", f, (a,)) for f in ("narrow", "bits", "back") for a in WORDS]


CONTROL: list[Case] = [
    *(("control", "classify", (x & M,)) for x in (-5, 0, 50, 150, 200)),
    ("control", "sum_of_squares", (10,)), ("control", "sum_of_squares", (100,)), ("control", "collatz", (27,)),
    ("control", "first_above", (4,)), ("control", "first_above", (11,)), ("control", "signed_range", (-7 & M, 4)),
    ("control", "fibonacci", (50,)), ("control", "gcd", (462, 1071)), ("control", "swap_twice", (10, 4)),
    ("control", "through_pointers", (4,)), ("control", "tick", (5,)), ("control", "checked", (3,)),
]  # fmt: skip
MEMORY: list[Case] = [
    ("memory", "sizes", ()), ("memory", "fill", (ARENA,)), ("memory", "chain", (ARENA, 6)), ("memory", "statics", (21,)),
    ("memory", "raw", (ARENA,)), ("memory", "atomics", (ARENA,)), ("memory", "references", (ARENA,)), ("memory", "text", ()),
    ("memory", "worker", (ARENA,)),
    ("foreign", "say", ()), ("foreign", "rest", (17, 5)), ("foreign", "doubled", (8,)),
]  # fmt: skip


def check(cases: list[Case], directory: Path) -> None:
    finished = run(cases, directory)
    assert finished.status == 0, finished.errors
    for case, outcomes in zip(cases, finished.outcomes, strict=True):
        name, function, args = case
        assert outcomes == directly(name, function, *args), case


def test_arithmetic(tmp_path: Path) -> None:
    check(arithmetic(), tmp_path)


def test_control(tmp_path: Path) -> None:
    check(CONTROL, tmp_path)


def test_memory(tmp_path: Path) -> None:
    check(MEMORY, tmp_path)


def test_fatal(tmp_path: Path) -> None:
    for number, (x, message) in enumerate([(11, "x is too large"), (7, "assertion failed: x != u64(7)"), (5, "gave up")]):
        directory = tmp_path / str(number)
        directory.mkdir()
        finished = run([("control", "checked", (x,))], directory)
        assert (finished.status, finished.errors) == (134, f"fatal error: {message}")
