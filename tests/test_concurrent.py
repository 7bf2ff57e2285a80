"""Programs with goroutines or threads, below `tests/concurrent`: natively they print and exit as under CPython.

There goroutines are the stand-in's, and threads CPython's own.
Their results do not depend on who runs when. Under CPython that is shown by running each with the stand-in's own order and with
seeded ones (`BULLSNAKE=sched=seed:N`): standard output and status are the same. What goes to standard error may depend on it (which
goroutine fails first, the order of reports), so only the lines that a program's `# stderr:` headers name are compared.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import modes, programs, running, typecheck
from support.programs import CONCURRENT, Program
from support.running import Outcome

PROGRAMS = programs.discover(CONCURRENT)
THREADS = [program for program in PROGRAMS if program.name.startswith("threads/")]
ERRORS = [program for program in PROGRAMS if program.name.startswith("errors/")]
CHECKED = [program for program in PROGRAMS if program not in ERRORS and program not in THREADS]
SEEDS = (1, 2)
ORDERS = {"two-threads": {"GOMAXPROCS": "2"}, "seed": {"BULLSNAKE": "sched=seed:5"}}
ORDERS_OF_THREADS = {
    "two-threads": {"GOMAXPROCS": "2"},
    "eight-threads": {"GOMAXPROCS": "8"},
    "seed": {"BULLSNAKE": "sched=seed:5,preempt=100"},
}

each_program = pytest.mark.parametrize("one", PROGRAMS, ids=[program.name for program in PROGRAMS])


def under_cpython(one: Program, knobs: str = "") -> Outcome:
    return running.run([sys.executable, str(one.entry)], "", {"BULLSNAKE": knobs})


def missing_lines(one: Program, outcome: Outcome) -> list[str]:
    lines = running.without_markers(outcome.stderr).splitlines()
    return [line for line in one.header("stderr") if line not in lines]


@each_program
def test_under_cpython(one: Program, oracle_cache: Path) -> None:
    expected = running.oracle(one, oracle_cache)
    assert expected.status == one.status, expected.show()
    assert expected.stdout, "the program shows nothing"
    assert not missing_lines(one, expected), expected.show()
    if one.status == 0 and not one.header("stderr"):
        assert expected.stderr == ""


@each_program
@pytest.mark.parametrize("seed", SEEDS)
def test_in_any_order(one: Program, seed: int, oracle_cache: Path) -> None:
    expected = running.oracle(one, oracle_cache)
    found = under_cpython(one, f"sched=seed:{seed}")
    assert (found.status, found.stdout) == (expected.status, expected.stdout), found.show()
    assert not missing_lines(one, found), found.show()


@each_program
def test_natively(one: Program, mode: str, oracle_cache: Path) -> None:
    expected = running.oracle(one, oracle_cache)
    found = running.subject(one.entry, one.args, one.stdin, modes.knobs(mode, one.torture))
    assert (found.status, found.stdout) == (expected.status, expected.stdout), found.show()
    assert not missing_lines(one, found), found.show()


@pytest.mark.parametrize("settings", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize("one", CHECKED, ids=[program.name for program in CHECKED])
def test_natively_in_another_order(one: Program, settings: dict[str, str], oracle_cache: Path) -> None:
    """On two threads, and with the next goroutine drawn by a generator."""
    check_order(one, settings, oracle_cache)


@pytest.mark.parametrize("settings", ORDERS_OF_THREADS.values(), ids=ORDERS_OF_THREADS)
@pytest.mark.parametrize("one", THREADS, ids=[program.name for program in THREADS])
def test_threads_natively_in_another_order(one: Program, settings: dict[str, str], oracle_cache: Path) -> None:
    """Under a seed nobody is interrupted because of the time; threads that spin need that, so there it is done at checks."""
    check_order(one, settings, oracle_cache)


def check_order(one: Program, settings: dict[str, str], oracle_cache: Path) -> None:
    expected = running.oracle(one, oracle_cache)
    command = [sys.executable, "-m", "bullsnake", "run", str(one.entry), *one.args]
    found = running.run(command, one.stdin, settings)
    assert (found.status, found.stdout) == (expected.status, expected.stdout), found.show()


def test_mypy_accepts_them(mypy_cache: Path) -> None:
    found = {one.name: typecheck.complaints(one.entry, mypy_cache) for one in PROGRAMS}
    assert not {name: texts for name, texts in found.items() if texts}


def test_there_are_enough() -> None:
    assert len(CHECKED) >= 50
    assert programs.median_length(CHECKED) >= 40
    assert len(THREADS) >= 30
