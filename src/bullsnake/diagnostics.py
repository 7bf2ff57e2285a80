"""Located errors: collected by every stage, printed once, sorted, with the source line underlined and the way out.

    prog.py:3:8: error: name "totl" is not defined
      3 | return totl
        |        ^^^^
      help: did you mean "total"?

Nothing is printed before all of a program has been looked at, so that one run lists every obstacle.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from bullsnake.ir.core import Pos

_STYLES = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "help": "\x1b[1;36m", "place": "\x1b[1m"}
_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. severity: "error" or "warning". end_column: first column after it on the same line, 0 if not known."""

    pos: Pos
    message: str
    help: str = ""
    severity: str = "error"
    end_column: int = 0

    @property
    def key(self) -> tuple[str, int, int, str]:
        return (self.pos.file, self.pos.line, self.pos.column, self.message)


@dataclass(slots=True)
class Diagnostics:
    """Collects diagnostics. sources: texts of programs that are not files (path -> text). silent: lines whose error has been told."""

    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    silent: set[tuple[str, int]] = field(default_factory=set)

    def silence(self, file: str, first: int, last: int) -> None:
        """From now on nothing is reported from these lines: it would follow from an error that has been."""
        self.silent |= {(file, line) for line in range(first, last + 1)}

    def error(self, pos: Pos, message: str, help: str = "", end_column: int = 0) -> None:
        if (pos.file, pos.line) in self.silent:
            return
        self.found.append(Diagnostic(pos, message, help, "error", end_column))

    def warning(self, pos: Pos, message: str, help: str = "", end_column: int = 0) -> None:
        self.found.append(Diagnostic(pos, message, help, "warning", end_column))

    def has_error_at(self, pos: Pos) -> bool:
        return any(d.pos == pos and d.severity == "error" for d in self.found)

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self.found if d.severity == "error"]

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    def sorted(self) -> list[Diagnostic]:
        """By place, each once; of errors at one place with one message, the first."""
        unique: dict[tuple[str, int, int, str], Diagnostic] = {}
        for one in self.found:
            unique.setdefault(one.key, one)
        files = list(dict.fromkeys(d.pos.file for d in self.found))
        return sorted(unique.values(), key=lambda d: (files.index(d.pos.file), d.pos.line, d.pos.column))

    def print(self, stream: TextIO | None = None) -> None:
        """Print everything, then the count, to stderr or `stream`."""
        out = sys.stderr if stream is None else stream
        paint = painter(out)
        listed = self.sorted()
        for one in listed:
            out.write(render(one, self.source_line(one.pos), paint))
        if listed:
            out.write(_count(listed) + "\n")

    def source_line(self, pos: Pos) -> str | None:
        """The line as it stands in the file, without its end; None if there is no such line."""
        if pos.file not in self.sources:
            try:
                with open(pos.file, encoding="utf-8", errors="replace") as file:
                    self.sources[pos.file] = file.read()
            except OSError:
                self.sources[pos.file] = ""
        lines = self.sources[pos.file].split("\n")
        return lines[pos.line - 1].rstrip("\r") if 0 < pos.line <= len(lines) else None


def painter(stream: TextIO) -> Callable[[str, str], str]:
    """A function (style, text) -> text that adds colour where `stream` and the environment want it."""
    if not wants_colour(stream):
        return lambda style, text: text
    return lambda style, text: f"{_STYLES[style]}{text}{_RESET}"


def wants_colour(stream: TextIO) -> bool:
    """On a terminal only; NO_COLOR and FORCE_COLOR (not empty) override, in this order."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def render(one: Diagnostic, line: str | None, paint: Callable[[str, str], str]) -> str:
    """The block of one diagnostic, ending in a newline."""
    place = paint("place", f"{one.pos.file}:{one.pos.line}:{one.pos.column}:")
    text = f"{place} {paint(one.severity, one.severity + ':')} {one.message}\n"
    if line is not None and line.strip():
        text += _excerpt(one, line.replace("\t", " "), paint)
    for advice in one.help.splitlines():
        text += f"  {paint('help', 'help:')} {advice}\n"
    return text


def _excerpt(one: Diagnostic, line: str, paint: Callable[[str, str], str]) -> str:
    number = str(one.pos.line)
    start = max(one.pos.column, 1)
    end = min(one.end_column, len(line) + 1)
    width = max(end - start, 1)
    marks = " " * (start - 1) + paint(one.severity, "^" * width)
    return f"  {number} | {line}\n  {' ' * len(number)} | {marks}\n"


def _count(listed: list[Diagnostic]) -> str:
    parts = []
    for severity in ("error", "warning"):
        count = sum(d.severity == severity for d in listed)
        if count:
            parts.append(f"{count} {severity}{'s' if count > 1 else ''}")
    return " and ".join(parts)
