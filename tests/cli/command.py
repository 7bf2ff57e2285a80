"""Runs the command as a user would, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

TIMEOUT = 60
COMMAND = [sys.executable, "-m", "bullsnake"]


def environment(settings: Mapping[str, str] | None = None) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if k not in ("BULLSNAKE", "NO_COLOR", "FORCE_COLOR", "GOGC")}
    return {**inherited, "PYTHONHASHSEED": "0", **(settings or {})}


def bullsnake(
    folder: Path, *args: str, stdin: str = "", settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return _run([*COMMAND, *args], folder, stdin, settings)


def python(folder: Path, *args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """What CPython makes of the same arguments; its marker lines are left out."""
    done = _run([sys.executable, *args], folder, stdin, None)
    lines = [line for line in done.stderr.splitlines(keepends=True) if not line.strip() or set(line.strip()) - set("^~")]
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout, "".join(lines))


def executable(folder: Path, source: str, name: str = "prog") -> Path:
    """Build a program and return its executable."""
    (folder / f"{name}.py").write_text(source)
    built = bullsnake(folder, "build", f"{name}.py", "-o", name)
    assert built.returncode == 0, built.stderr
    return folder / name


def _run(command: list[str], folder: Path, stdin: str, settings: Mapping[str, str] | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment(settings), input=stdin, capture_output=True, text=True, timeout=TIMEOUT
    )
