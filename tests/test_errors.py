"""Every program below `tests/errors` is refused with the diagnostics that its comments state, and its twin runs.

The twin `NAME.fixed.py` is the program after taking the advice: it must print what CPython prints. With
`--cpython-only` the cases themselves are checked: CPython runs the twin, mypy accepts it, and whatever mypy says about
the broken program is among its expectations.
"""

from __future__ import annotations

from pathlib import Path

from support import broken, modes, programs, running, typecheck
from support.broken import Case, Expected

# Texts of refusals that no type checker knows: differences of meaning that bullsnake turns into errors.
OURS = {"bool", "is", "negative", "format", "hashable"}


def _check_diagnostics(case: Case, outcome: running.Outcome) -> None:
    assert outcome.status == 1, outcome.show()
    assert outcome.stdout == "", outcome.show()
    assert "Traceback" not in outcome.stderr, outcome.show()
    blocks = broken.parse(outcome.stderr)
    source = case.path.read_text(encoding="utf-8").splitlines()
    for wanted in case.expected():
        answers = [block for block in blocks if block.answers(wanted)]
        assert answers, f"not reported: {wanted}\n{outcome.stderr}"
        for text in wanted.helps:
            found = any(text.lower() in block.help.lower() for block in answers)
            assert found, f"no help with {text!r}: {wanted}\n{outcome.stderr}"
    for block in blocks:
        assert any(block.answers(wanted) for wanted in case.expected()), f"unexpected: {block}\n{outcome.stderr}"
        assert Path(block.file).name == case.path.name, block
        assert not (problem := broken.misprinted(block, source)), f"{problem}\n{outcome.stderr}"


def _check_expectations(case: Case, mypy_cache: Path) -> None:
    """What CPython's compiler or mypy says about the broken program is expected, in their words where they speak."""
    wanted = case.expected()
    complaints = typecheck.syntax_error(case.path) or typecheck.complaints(case.path, mypy_cache, strict=False)
    for line, text in complaints:
        assert [one for one in wanted if one.line == line], f"line {line} is not expected: {text}"
    if case.name.startswith(("types/", "syntax/")):
        foreign = [one for one in wanted if not any(_says(complaint, one) for complaint in complaints)]
        assert all(one.text in OURS for one in foreign), (foreign, complaints)


def _says(complaint: tuple[int, str], wanted: Expected) -> bool:
    return complaint[0] == wanted.line and wanted.text.lower() in complaint[1].lower()


def test_broken(case: Case, cpython_only: bool, mypy_cache: Path) -> None:
    wanted = case.expected()
    assert wanted, "the case expects no error"
    if cpython_only:
        _check_expectations(case, mypy_cache)
        return
    _check_diagnostics(case, running.subject(case.path, [], "", ""))


def test_fixed(case: Case, mode: str, cpython_only: bool, oracle_cache: Path, mypy_cache: Path) -> None:
    program = programs.single(case.fixed, broken.ERRORS)
    expected = running.oracle(program, oracle_cache)
    assert expected.status == program.status, expected.show()
    assert expected.stdout, "the twin prints nothing"
    if cpython_only:
        complaints = typecheck.complaints(case.fixed, mypy_cache)
        assert not complaints, complaints
        return
    actual = running.subject(case.fixed, program.args, program.stdin, modes.knobs(mode, program.torture))
    report = running.difference(expected, actual)
    assert not report, report


def test_enough_cases() -> None:
    assert len(broken.discover()) >= 40
