"""Runs a program, under CPython (the oracle) or under bullsnake (the subject), in a fresh working directory.

CPython's answer depends only on the sources, the arguments and the input, so it is kept in pytest's cache under a hash
of them. Both runs see the same PYTHONHASHSEED. CPython's tracebacks lose their marker lines (`^^^^`), which bullsnake
does not print, and bullsnake's warnings are left out; nothing else is normalised.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from support.programs import Program

TIMEOUT = 60
_MARKERS = re.compile(r"^ {4,}[~^]+\n", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What the outside sees of one run."""

    status: int
    stdout: str
    stderr: str

    def show(self) -> str:
        return f"status {self.status}\n--- stdout\n{self.stdout}--- stderr\n{self.stderr}"


def without_markers(stderr: str) -> str:
    return _MARKERS.sub("", stderr)


def run(command: list[str], stdin: str, settings: dict[str, str]) -> Outcome:
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", **settings}
    environment.pop("FORCE_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            command, input=stdin, capture_output=True, encoding="utf-8", env=environment, cwd=folder, timeout=TIMEOUT
        )
    return Outcome(done.returncode, done.stdout, done.stderr)


def _key(program: Program) -> str:
    digest = hashlib.sha256(f"{sys.version}|{program.entry}|{program.args}|{program.stdin}".encode())
    for path in program.files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def oracle(program: Program, cache: Path) -> Outcome:
    """CPython's answer, from the cache where the sources are unchanged."""
    kept = cache / f"{_key(program)}.json"
    if kept.exists():
        return Outcome(**json.loads(kept.read_text(encoding="utf-8")))
    raw = run([sys.executable, str(program.entry), *program.args], program.stdin, {})
    outcome = Outcome(raw.status, raw.stdout, without_markers(raw.stderr))
    partial = kept.with_suffix(f".{os.getpid()}")
    partial.write_text(json.dumps(asdict(outcome)), encoding="utf-8")
    partial.replace(kept)
    return outcome


_WARNINGS = re.compile(r"^\S+:\d+:\d+: warning: .*\n(?: .*\n)*|^\d+ warnings?\n", re.MULTILINE)


def subject(entry: Path, args: list[str], stdin: str, knobs: str) -> Outcome:
    """Bullsnake's answer under the given value of the variable BULLSNAKE, without what the compiler warns of the first time."""
    outcome = run([sys.executable, "-m", "bullsnake", "run", str(entry), *args], stdin, {"BULLSNAKE": knobs})
    return replace(outcome, stderr=_WARNINGS.sub("", outcome.stderr))


def difference(expected: Outcome, actual: Outcome) -> str:
    """Empty where both runs agree, else a readable report."""
    if expected == actual:
        return ""
    return f"\n===== CPython: {expected.show()}\n===== bullsnake: {actual.show()}"
