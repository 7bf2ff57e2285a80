"""What mypy says of a program (`mypy_runs`): its trees with the type of every expression, and its errors as diagnostics of ours."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field

from mypy.errors import CompileError
from mypy.nodes import Expression, MypyFile
from mypy.types import Type as MypyType

from bullsnake.diagnostics import Diagnostic, Diagnostics
from bullsnake.front.help.advice import advice
from bullsnake.front.help.echoes import without_echoes
from bullsnake.front.help.finding import Finding
from bullsnake.front.help.wording import reword
from bullsnake.front.mypy_runs import Job, Texts
from bullsnake.front.reading.columns import Columns
from bullsnake.front.reading.empty_containers import Places
from bullsnake.front.reading.sources import Source
from bullsnake.front.tolerated import sorted_out
from bullsnake.front.uncertain.rounds import (
    warn_of_annotations,
    warn_of_contradictions,
    warn_of_tests,
    with_contradictions,
    with_tests,
    without_endings,
)
from bullsnake.ir.core import Pos

_LINE = re.compile(
    r"^(?P<file>.+?):(?P<line>\d+):(?P<col>-?\d+):(?P<endline>-?\d+):(?P<endcol>-?\d+): (?P<kind>error|note): (?P<text>.*)$"
)
Place = tuple[str, int, int, int, int]
"""A file, and the first and last lines and columns of an expression, as mypy counts them."""
_CODE = re.compile(r"  \[([a-z-]+)\]$")


@dataclass(slots=True)
class Checked:
    """files: module name -> tree, stubs included. types: of expressions. broken: mypy reported errors, on the lines `troubled`.
    doubts: errors that are none if the value is tested (front/doubted.py). contradicted: some types were made wider (uncertain/)."""

    files: dict[str, MypyFile]
    types: dict[Expression, MypyType]
    columns: dict[str, Columns] = field(default_factory=dict)
    broken: bool = False
    troubled: set[tuple[str, int]] = field(default_factory=set)
    doubts: dict[Place, Diagnostic] = field(default_factory=dict)
    contradicted: bool = False


def run_mypy(
    sources: list[Source],
    sink: Diagnostics,
    *,
    stub_modules: tuple[str, ...] = (),
    places: dict[str, Places] | None = None,
    bare: bool = False,
    lenient: bool = True,
) -> Checked | None:
    """Check the program. None when it cannot be analysed at all (errors are in the sink then). places, bare: see `Job`.

    lenient: types that the program contradicts are made wider, where that helps.
    """
    job = Job(sources, stub_modules, places or {}, bare)
    checked = job.complete()
    texts = {s.path: s.text for s in sources}
    if isinstance(checked, CompileError):
        _report(checked.messages, _columns(sources, job.read({})), texts, sink)
        return None
    read, built = checked if job.is_lib else with_tests(job, *checked)
    if lenient and not job.is_lib and not sink.has_errors:
        read, built = with_contradictions(job, read, built)
    columns = _columns(sources, read)
    errors, doubted = sorted_out(built.errors, job.ignored())
    errors = without_endings(job, built, errors)
    before = len(sink.errors)
    _report(errors, columns, texts, sink)
    troubled = {(d.pos.file, d.pos.line) for d in sink.errors[before:]}
    warn_of_tests(job, sink)
    warn_of_annotations(job, sink)
    warn_of_contradictions(job, sink)
    doubts = _doubts(doubted, columns, texts)
    return Checked(built.files, built.types, columns, bool(errors), troubled, doubts, bool(job.contradicted))


def _columns(sources: list[Source], read: Texts) -> dict[str, Columns]:
    return {s.path: Columns(*read[s.path]) for s in sources}


def _doubts(messages: list[str], columns: dict[str, Columns], texts: dict[str, str]) -> dict[Place, Diagnostic]:
    """Errors that may come to nothing, by the place of the expression in mypy's columns."""
    made: dict[Place, Diagnostic] = {}
    for message in messages:
        found, sink = _LINE.match(message), Diagnostics()
        _report([message], columns, texts, sink)
        if found is not None:
            line, start, last, end = (int(found[name]) for name in ("line", "col", "endline", "endcol"))
            made[found["file"], line, start - 1, last, end] = sink.found[0]
    return made


def _report(messages: list[str], columns: dict[str, Columns], texts: dict[str, str], sink: Diagnostics) -> None:
    """mypy's lines as diagnostics. A note belongs to the error before it."""
    places: dict[int, tuple[Pos, int]] = {}
    findings: list[Finding] = []
    for message in messages:
        found = _LINE.match(message)
        if found is None:
            continue
        if found["kind"] == "note":
            if findings:
                findings[-1].notes.append(found["text"])
            continue
        pos, end = _place(found, columns, {os.path.abspath(path): path for path in texts})
        one = Finding(_CODE.sub("", found["text"]), texts.get(pos.file, ""), pos.line, pos.column)
        findings.append(one)
        places[id(one)] = (pos, end)
    for one in without_echoes(findings):
        pos, end = places[id(one)]
        sink.error(pos, reword(one), advice(one), end)


def _place(found: re.Match[str], columns: dict[str, Columns], names: dict[str, str]) -> tuple[Pos, int]:
    """Where it is in the file as the user wrote it, and the column after it; 0 if that is on another line."""
    file, line = names.get(os.path.abspath(found["file"]), found["file"]), int(found["line"])
    place = columns.get(file)
    column, end = int(found["col"]), int(found["endcol"]) + 1
    if place is not None:
        column = place.fix(line, column - 1) + 1
        end = place.fix(line, end - 1) + 1
    return Pos(file, max(line, 1), max(column, 1)), end if found["endline"] == found["line"] else 0
