"""Runs mypy as a library, in this process, on texts, against our own stubs only.

The outcome is mypy's trees with the type of every expression, and mypy's errors as diagnostics of ours. Modules that are not
given as texts come from `typeshed/`; nothing is read from the environment (MYPYPATH, site-packages, mypy's own typeshed).
"""

from __future__ import annotations

import gc
import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from mypy.build import build
from mypy.errorcodes import STR_UNPACK
from mypy.errors import CompileError
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, MypyFile
from mypy.options import Options
from mypy.types import Type as MypyType

from bullsnake.diagnostics import Diagnostic, Diagnostics
from bullsnake.front.help.advice import advice
from bullsnake.front.help.echoes import without_echoes
from bullsnake.front.help.finding import Finding
from bullsnake.front.help.wording import reword
from bullsnake.front.mypy_plugin import TypesPlugin
from bullsnake.front.reading.columns import Columns
from bullsnake.front.reading.empty_containers import Places
from bullsnake.front.reading.ignored_errors import testable_lines
from bullsnake.front.reading.rewriting import for_mypy
from bullsnake.front.reading.sources import Source, is_standard
from bullsnake.front.tolerated import Ignored, sorted_out
from bullsnake.ir.core import Pos

HERE = Path(__file__).parent
STUBS = HERE / "typeshed"
_LINE = re.compile(
    r"^(?P<file>.+?):(?P<line>\d+):(?P<col>-?\d+):(?P<endline>-?\d+):(?P<endcol>-?\d+): (?P<kind>error|note): (?P<text>.*)$"
)
Place = tuple[str, int, int, int, int]
"""A file, and the first and last lines and columns of an expression, as mypy counts them."""
_CODE = re.compile(r"  \[([a-z-]+)\]$")


@dataclass(slots=True)
class Checked:
    """files: module name -> tree, stubs included. types: of expressions. broken: mypy reported errors, on the lines `troubled`.
    doubts: errors that are none if the value is tested (front/doubted.py)."""

    files: dict[str, MypyFile]
    types: dict[Expression, MypyType]
    columns: dict[str, Columns] = field(default_factory=dict)
    broken: bool = False
    troubled: set[tuple[str, int]] = field(default_factory=set)
    doubts: dict[Place, Diagnostic] = field(default_factory=dict)


def run_mypy(
    sources: list[Source], sink: Diagnostics, *, stub_modules: tuple[str, ...] = (), places: dict[str, Places] | None = None
) -> Checked | None:
    """Check the program. None when it cannot be analysed at all (errors are in the sink then). places: of what may hold anything."""
    known = places or {}
    read = {s.path: for_mypy(s.text, bool(stub_modules) or is_standard(s.path), known.get(s.path, frozenset())) for s in sources}
    wanted = [BuildSource(s.path, s.module, text=read[s.path][0], followed=False) for s in sources]
    wanted += [BuildSource(None, name, None) for name in stub_modules]
    columns = {s.path: Columns(*read[s.path]) for s in sources}
    texts = {s.path: s.text for s in sources}
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bullsnake-") as folder:
        options.shadow_file = _shadows({path: text for path, (text, changes) in read.items() if changes.lines}, folder)
        return _checked(wanted, options, columns, texts, sink, bool(stub_modules))


def _shadows(changed: dict[str, str], folder: str) -> list[list[str]] | None:
    """mypy reads files for itself: where a text was changed, it is to read another one."""
    found = []
    for number, (path, text) in enumerate(changed.items()):
        place = Path(folder, f"{number}.py")
        place.write_text(text, encoding="utf-8")
        found.append([path, str(place)])
    return found or None


def _checked(
    wanted: list[BuildSource], options: Options, columns: dict[str, Columns], texts: dict[str, str], sink: Diagnostics, trusted: bool
) -> Checked | None:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        result = build(wanted, options, alt_lib_path=str(STUBS), extra_plugins=[TypesPlugin(options)])
    except CompileError as error:
        _report(error.messages, columns, texts, sink)
        return None
    finally:
        if was_enabled:
            gc.enable()
    names = {os.path.abspath(path): path for path in texts}
    errors, doubted = sorted_out([_named(message, names) for message in result.errors], _ignored(texts, trusted))
    before = len(sink.errors)
    _report(errors, columns, texts, sink)
    troubled = {(d.pos.file, d.pos.line) for d in sink.errors[before:]}
    return Checked(result.files, result.types, columns, bool(errors), troubled, _doubts(doubted, columns, texts))


def _named(message: str, names: dict[str, str]) -> str:
    """The message with the path that the program's file is shown with."""
    found = _LINE.match(message)
    return message if found is None else names.get(os.path.abspath(found["file"]), found["file"]) + message[len(found["file"]) :]


def _ignored(texts: dict[str, str], trusted: bool) -> Ignored:
    return {} if trusted else {path: testable_lines(text) for path, text in texts.items() if not is_standard(path)}


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


def _options() -> Options:
    options = Options()
    options.python_version = (3, 11)
    options.custom_typeshed_dir = str(HERE / "no_typeshed")
    options.abs_custom_typeshed_dir = str(STUBS)
    options.python_executable = None
    options.cache_dir = os.devnull
    options.incremental = False
    options.export_types = True
    options.preserve_asts = True
    options.strict_optional = True
    options.implicit_optional = True
    options.check_untyped_defs = True
    options.extra_checks = True
    options.local_partial_types = False
    options.show_column_numbers = True
    options.show_error_end = True
    options.show_traceback = True
    options.error_summary = False
    options.color_output = False
    options.warn_no_return = True
    options.platform = "linux"
    options.disabled_error_codes = {STR_UNPACK}
    return options


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
