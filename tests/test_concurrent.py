"""Programs with goroutines, below `tests/concurrent`: natively they print and exit as under CPython with the stand-in.

Their results do not depend on who runs when. Under CPython that is shown by running each with the stand-in's own order and with
seeded ones (`BULLSNAKE=sched=seed:N`): standard output and status are the same. What goes to standard error may depend on it (which
goroutine fails first, the order of reports), so only the lines that a program's `# stderr:` headers name are compared.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import native, programs, running, typecheck
from support.programs import TESTS, Program
from support.running import Outcome

ROOT = TESTS / "concurrent"
PROGRAMS = programs.discover(ROOT)
ERRORS = [program for program in PROGRAMS if program.name.startswith("errors/")]
CHECKED = [program for program in PROGRAMS if program not in ERRORS]
SEEDS = (1, 2)

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
    if one.status == 0:
        assert expected.stderr == ""


@each_program
@pytest.mark.parametrize("seed", SEEDS)
def test_in_any_order(one: Program, seed: int, oracle_cache: Path) -> None:
    expected = running.oracle(one, oracle_cache)
    found = under_cpython(one, f"sched=seed:{seed}")
    assert (found.status, found.stdout) == (expected.status, expected.stdout), found.show()
    assert not missing_lines(one, found), found.show()


@each_program
@pytest.mark.skipif(not native.GOROUTINES, reason=native.NO_GOROUTINES)
def test_natively(one: Program, oracle_cache: Path) -> None:
    expected = running.oracle(one, oracle_cache)
    found = running.subject(one.entry, one.args, one.stdin, "")
    assert (found.status, found.stdout) == (expected.status, expected.stdout), found.show()
    assert not missing_lines(one, found), found.show()


@pytest.mark.skipif(native.GOROUTINES, reason="native goroutines are there")
def test_the_switch_is_flipped_when_goroutines_are_there() -> None:
    done = running.run([sys.executable, "-m", "bullsnake", "check", str(ROOT / "pipelines/stages.py")], "", {})
    assert done.status == 1, "set GOROUTINES in tests/support/native.py"
    assert "goroutines are not compiled yet" in done.stderr


def test_mypy_accepts_them(mypy_cache: Path) -> None:
    found = {one.name: typecheck.complaints(one.entry, mypy_cache) for one in PROGRAMS}
    assert not {name: texts for name, texts in found.items() if texts}


def test_there_are_enough() -> None:
    assert len(CHECKED) >= 50
    assert programs.median_length(CHECKED) >= 40
