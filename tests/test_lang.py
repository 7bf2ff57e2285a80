"""Every program below `tests/lang` prints, reports and exits under bullsnake as it does under CPython.

CPython is asked at test time; nothing expected is stored in the repository, but for documented differences (`# expect:`
headers, written by hand). With `--cpython-only` the programs themselves are checked: they run under CPython with the
status that they state, print something, and the real mypy accepts them with --strict.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support import matrix, modes, programs, running, typecheck
from support.programs import Program


def test_program(program: Program, mode: str, cpython_only: bool, oracle_cache: Path, mypy_cache: Path) -> None:
    expected = running.oracle(program, oracle_cache)
    if program.expected_stdout is None:
        assert expected.status == program.status, expected.show()
        assert expected.stdout or expected.stderr, "the program shows nothing"
    if cpython_only:
        complaints = typecheck.complaints(program.entry, mypy_cache)
        assert not complaints, complaints
        return
    if program.expected_stdout is not None:
        expected = replace(expected, stdout=program.expected_stdout, stderr="", status=program.status)
    knobs = modes.knobs(mode, program.torture)
    actual = running.subject(program.entry, program.args, program.stdin, knobs)
    if program.expected_stdout is not None:
        actual = replace(actual, stderr="")  # the compiler warns of the difference, once
    report = running.difference(expected, actual)
    assert not report, report


def test_the_suite_is_large_enough() -> None:
    found = programs.discover()
    assert len(found) >= 80
    assert programs.median_length(found) >= 40


def test_the_matrix_has_no_unexplained_hole() -> None:
    assert matrix.holes(programs.discover()) == []
