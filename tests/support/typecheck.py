"""The real mypy, asked about a program of the tests: programs and fixed twins must be accepted, strictly."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

from mypy import api

_ERROR = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+): error: (?P<text>.*)$", re.MULTILINE)


def complaints(path: Path, cache: Path, strict: bool = True) -> list[tuple[int, str]]:
    """The line and text of each of mypy's errors."""
    options = ["--strict"] if strict else ["--check-untyped-defs"]
    out, err, _ = api.run([*options, "--config-file=", "--no-error-summary", f"--cache-dir={cache}", str(path)])
    if err:
        raise AssertionError(err)
    return [(int(match["line"]), match["text"]) for match in _ERROR.finditer(out)]


def syntax_error(path: Path) -> list[tuple[int, str]]:
    """What CPython's own compiler says where it refuses the file."""
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(path.read_text(encoding="utf-8"), str(path), "exec")
    except SyntaxError as error:
        return [(error.lineno or 0, error.msg)]
    return []
