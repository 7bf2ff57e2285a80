"""Runs the `bullsnake` command as a user's shell would, and CPython on the same program as the judge."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

from support.running import Outcome, without_markers

TIMEOUT = 60


def environment(**settings: str) -> dict[str, str]:
    """The caller's environment without what would change the output, and with `settings`."""
    kept = {k: v for k, v in os.environ.items() if k not in ("BULLSNAKE", "GOGC", "NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", **settings}


def execute(command: list[str], cwd: Path, stdin: bytes = b"", **settings: str) -> Outcome:
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment(**settings), cwd=cwd, timeout=TIMEOUT)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def command(*args: str) -> list[str]:
    """The command line of `bullsnake ARGS`."""
    return [sys.executable, "-m", "bullsnake", *args]


def bullsnake(cwd: Path, *args: str, stdin: bytes = b"", **settings: str) -> Outcome:
    return execute(command(*args), cwd, stdin, **settings)


def cpython(cwd: Path, *args: str, stdin: bytes = b"") -> Outcome:
    """CPython's answer, without the marker lines that Bullsnake does not print."""
    outcome = execute([sys.executable, *args], cwd, stdin)
    return Outcome(outcome.status, outcome.stdout, without_markers(outcome.stderr))


def write(folder: Path, text: str, name: str = "prog.py") -> str:
    """Write a program; its name, to be used relative to `folder`."""
    (folder / name).write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return name


def run(folder: Path, text: str, *args: str, stdin: bytes = b"", **settings: str) -> Outcome:
    """Write `text` to a file, and `bullsnake run` it."""
    return bullsnake(folder, "run", write(folder, text), *args, stdin=stdin, **settings)


def same_as_cpython(folder: Path, text: str, *args: str, stdin: bytes = b"") -> Outcome:
    """Run a program both ways; both must print and return the same. What they did."""
    name = write(folder, text)
    expected = cpython(folder, name, *args, stdin=stdin)
    actual = bullsnake(folder, "run", name, *args, stdin=stdin)
    assert actual == expected, f"CPython: {expected.show()}\nbullsnake: {actual.show()}"
    return actual


def executable(folder: Path, text: str, name: str = "program") -> Path:
    """Build a program; the path of its executable."""
    built = bullsnake(folder, "build", write(folder, text), "-o", name)
    assert built.status == 0, built.show()
    return folder / name
