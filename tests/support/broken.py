"""Broken programs and the diagnostics that they must produce.

`NAME.py` holds its expectations as comments; `NAME.fixed.py` is the program after taking the advice.

    x = 1 + "a"  # error: "unsupported operand"    an error on this line whose message contains the text
    # error: "3:5: undefined"                      the same for a given line and column, anywhere in the file
    # help: "int("                                 the block of the nearest expected error above holds such a help line

Texts are compared without regard to case. Every error that is printed must be expected, so that nothing unwanted hides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from support.programs import TESTS

ERRORS = TESTS / "errors"
_COMMENT = re.compile(r'# (error|help): "(.*)"$')
_PLACE = re.compile(r"^(\d+):(?:(\d+):)? ?(.*)$")
_HEAD = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): error: (?P<text>.*)$")


@dataclass
class Expected:
    """One error that must be reported, with texts of its help."""

    line: int
    column: int | None
    text: str
    helps: list[str] = field(default_factory=list)


@dataclass
class Reported:
    """One diagnostic block as printed: the head, the source line, the underline, help lines."""

    file: str
    line: int
    column: int
    text: str
    body: list[str] = field(default_factory=list)

    @property
    def help(self) -> str:
        return "\n".join(line for line in self.body if line.strip().startswith("help: "))

    def answers(self, wanted: Expected) -> bool:
        placed = self.line == wanted.line and wanted.column in (None, self.column)
        return placed and wanted.text.lower() in self.text.lower()


@dataclass(frozen=True)
class Case:
    name: str
    path: Path
    fixed: Path

    def expected(self) -> list[Expected]:
        wanted: list[Expected] = []
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), start=1):
            for kind, text in _COMMENT.findall(line):
                _note(wanted, kind, text, number)
        return wanted


def _note(wanted: list[Expected], kind: str, text: str, number: int) -> None:
    if kind == "help":
        wanted[-1].helps.append(text)
    elif place := _PLACE.match(text):
        column = int(place[2]) if place[2] else None
        wanted.append(Expected(int(place[1]), column, place[3]))
    else:
        wanted.append(Expected(number, None, text))


def discover() -> list[Case]:
    paths = [path for path in sorted(ERRORS.rglob("*.py")) if not path.name.endswith(".fixed.py")]
    names = [path.relative_to(ERRORS).with_suffix("").as_posix() for path in paths]
    return [Case(name, path, path.with_suffix(".fixed.py")) for name, path in zip(names, paths, strict=True)]


def parse(stderr: str) -> list[Reported]:
    """The diagnostic blocks of what the compiler printed."""
    blocks: list[Reported] = []
    for line in stderr.splitlines():
        if head := _HEAD.match(line):
            blocks.append(Reported(head["file"], int(head["line"]), int(head["column"]), head["text"]))
        elif blocks:
            blocks[-1].body.append(line)
    return blocks


def misprinted(block: Reported, source: list[str]) -> str:
    """Why a block does not show its source line with an underline at its column; empty where it does."""
    text = source[block.line - 1] if block.line <= len(source) else ""
    shown = [index for index, line in enumerate(block.body) if text.strip() and line.rstrip().endswith(text.strip())]
    if not shown:
        return f"line {block.line}: its source line is not shown"
    marks = block.body[shown[0] + 1] if shown[0] + 1 < len(block.body) else ""
    if not re.search(r"[~^]", marks):
        return f"line {block.line}: nothing is underlined"
    margin = block.body[shown[0]].rstrip().rindex(text.strip()) - (len(text) - len(text.lstrip()))
    column = len(marks) - len(marks.lstrip(" |0123456789")) - margin + 1
    return "" if column == block.column else f"line {block.line}: column {block.column}, but underlined from {column}"
