"""Discovery of language programs, and what their headers say.

A program is any `.py` file below `tests/lang`; a folder that holds a `main.py` is one program of several modules.
Nothing is registered. A header is a comment line that starts in column 0:

    # args: one two          arguments of the program
    # stdin: text            one line of standard input (repeatable)
    # status: 3              the exit status that CPython gives, where it is not 0
    # expect: text           one line of standard output that replaces CPython's: a documented difference
    # torture: gcalloc=500   a larger N for one knob, where the default would take more than a minute
    # stderr: text           a line that must be on standard error (concurrent programs only; repeatable)
"""

from __future__ import annotations

import re
import shlex
import statistics
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
LANG = TESTS / "lang"
CONCURRENT = TESTS / "concurrent"
_HEADER = re.compile(r"^# (args|stdin|status|expect|torture|stderr):(?: (.*))?$", re.MULTILINE)


@dataclass(frozen=True)
class Program:
    """One program: its entry file and the files that belong to it."""

    name: str
    entry: Path
    files: tuple[Path, ...] = field(repr=False)

    @cached_property
    def text(self) -> str:
        return self.entry.read_text(encoding="utf-8-sig")

    def header(self, key: str) -> list[str]:
        return [value for name, value in _HEADER.findall(self.text) if name == key]

    @property
    def args(self) -> list[str]:
        return [word for line in self.header("args") for word in shlex.split(line)]

    @property
    def stdin(self) -> str:
        return "".join(line + "\n" for line in self.header("stdin"))

    @property
    def status(self) -> int:
        return int((self.header("status") or ["0"])[-1])

    @property
    def expected_stdout(self) -> str | None:
        lines = self.header("expect")
        return "".join(line + "\n" for line in lines) if lines else None

    @property
    def torture(self) -> dict[str, int]:
        pairs = [pair.split("=") for line in self.header("torture") for pair in line.split()]
        return {knob: int(n) for knob, n in pairs}

    @property
    def length(self) -> int:
        """Lines that hold code: neither blank nor comment."""
        lines = [line.strip() for path in self.files for line in path.read_text(encoding="utf-8-sig").splitlines()]
        return sum(1 for line in lines if line and not line.startswith("#"))


def single(path: Path, root: Path) -> Program:
    return Program(path.relative_to(root).with_suffix("").as_posix(), path, (path,))


def _folder(main: Path, root: Path) -> Program:
    files = tuple(sorted(main.parent.rglob("*.py")))
    return Program(main.parent.relative_to(root).as_posix(), main, files)


def discover(root: Path = LANG) -> list[Program]:
    mains = sorted(root.rglob("main.py"))
    owned = {path for main in mains for path in main.parent.rglob("*.py")}
    programs = [_folder(main, root) for main in mains]
    programs += [single(path, root) for path in sorted(root.rglob("*.py")) if path not in owned]
    return sorted(programs, key=lambda program: program.name)


def median_length(programs: list[Program]) -> float:
    return statistics.median([program.length for program in programs]) if programs else 0.0
