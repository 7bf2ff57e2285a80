"""Runs the command as a user would, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from support import modes

TIMEOUT = 60
COMMAND = [sys.executable, "-m", "bullsnake"]


class Ended(NamedTuple):
    """What the outside sees of one run."""

    returncode: int
    stdout: str
    stderr: str


def environment(settings: Mapping[str, str] | None = None) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if k not in ("BULLSNAKE", "NO_COLOR", "FORCE_COLOR", "GOGC")}
    return {**inherited, "PYTHONHASHSEED": "0", **modes.with_also(dict(settings or {}))}


def bullsnake(
    folder: Path, *args: str, stdin: str = "", settings: Mapping[str, str] | None = None
) -> Ended:
    return execute([*COMMAND, *args], folder, stdin, settings)


def python(folder: Path, *args: str, stdin: str = "") -> Ended:
    """What CPython makes of the same arguments; its marker lines are left out."""
    done = execute([sys.executable, *args], folder, stdin, None)
    lines = [line for line in done.stderr.splitlines(keepends=True) if not line.strip() or set(line.strip()) - set("^~")]
    return Ended(done.returncode, done.stdout, "".join(lines))


def executable(folder: Path, source: str, name: str = "prog") -> Path:
    """Build a program and return its executable."""
    write(folder, source, f"{name}.py")
    built = bullsnake(folder, "build", f"{name}.py", "-o", name)
    assert built.returncode == 0, built.stderr
    return folder / name


def write(folder: Path, source: str, name: str = "prog.py") -> str:
    """Write a program; its name, to be used relative to `folder`."""
    (folder / name).write_text(textwrap.dedent(source).lstrip("\n"), encoding="utf-8")
    return name


def same_as_cpython(folder: Path, source: str, *args: str, stdin: str = "") -> Ended:
    """Run a program both ways; both must print and return the same. What they did."""
    name = write(folder, source)
    actual = bullsnake(folder, "run", name, *args, stdin=stdin)
    assert actual == python(folder, name, *args, stdin=stdin)
    return actual


def execute(command: list[str], folder: Path, stdin: str = "", settings: Mapping[str, str] | None = None) -> Ended:
    done = subprocess.run(
        command, cwd=folder, env=environment(settings), input=stdin, capture_output=True, encoding="utf-8", timeout=TIMEOUT
    )
    return Ended(done.returncode, done.stdout, done.stderr)
