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

from mypy.build import BuildResult, build
from mypy.errorcodes import STR_UNPACK
from mypy.errors import CompileError
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, MypyFile
from mypy.options import Options
from mypy.types import Type as MypyType

from bullsnake.diagnostics import Diagnostics
from bullsnake.front.help.advice import advice
from bullsnake.front.help.echoes import without_echoes
from bullsnake.front.help.finding import Finding
from bullsnake.front.help.wording import reword
from bullsnake.front.mypy_plugin import TypesPlugin
from bullsnake.front.reading.columns import Columns
from bullsnake.front.reading.rewriting import Changes, for_mypy
from bullsnake.front.reading.sources import Source, is_standard
from bullsnake.front.unannotated.signatures import ROUNDS, Signatures, signatures, silent_places
from bullsnake.front.unannotated.widening import places_of
from bullsnake.ir.core import Pos

HERE = Path(__file__).parent
STUBS = HERE / "typeshed"
_LINE = re.compile(
    r"^(?P<file>.+?):(?P<line>\d+):(?P<col>-?\d+):(?P<endline>-?\d+):(?P<endcol>-?\d+): (?P<kind>error|note): (?P<text>.*)$"
)
Texts = dict[str, tuple[str, Changes]]
"""By path: what mypy reads, and where it differs from the file."""
_CODE = re.compile(r"  \[([a-z-]+)\]$")


@dataclass(slots=True)
class Checked:
    """files: module name -> tree, stubs included. types: of expressions. broken: mypy reported errors, on the lines `troubled`."""

    files: dict[str, MypyFile]
    types: dict[Expression, MypyType]
    columns: dict[str, Columns] = field(default_factory=dict)
    broken: bool = False
    troubled: set[tuple[str, int]] = field(default_factory=set)


def run_mypy(sources: list[Source], sink: Diagnostics, *, stub_modules: tuple[str, ...] = ()) -> Checked | None:
    """Check the program. None when it cannot be analysed at all (errors are in the sink then)."""
    is_lib = bool(stub_modules)
    read = _read(sources, is_lib, {})
    built = _built(sources, read, stub_modules)
    if not is_lib and not isinstance(built, CompileError):
        read, built = _with_signatures(sources, read, built)
    columns = {s.path: Columns(*read[s.path]) for s in sources}
    texts = {s.path: s.text for s in sources}
    if isinstance(built, CompileError):
        _report(built.messages, columns, texts, sink)
        return None
    before = len(sink.errors)
    _report(built.errors, columns, texts, sink)
    troubled = {(d.pos.file, d.pos.line) for d in sink.errors[before:]}
    return Checked(built.files, built.types, columns, bool(built.errors), troubled)


def _with_signatures(sources: list[Source], read: Texts, built: BuildResult) -> tuple[Texts, BuildResult]:
    """The program with what is found for what has no annotation; then with wider variables too, if nothing is wrong with it then."""
    paths = {s.module: s.path for s in sources if not is_standard(s.path)}
    wanted = silent_places(built.files, paths)
    if wanted:
        read, built = _told(sources, read, built, wanted)
    narrow = places_of(built.files, paths, built.errors) if built.errors else {}
    if narrow:
        wider = _told(sources, read, built, {place: [*wanted.get(place, []), *narrow.get(place, [])] for place in {**wanted, **narrow}})
        if not wider[1].errors:
            return wider
    return read, built


def _told(
    sources: list[Source], read: Texts, built: BuildResult, wanted: dict[tuple[str, int], list[str]]
) -> tuple[Texts, BuildResult]:
    """The program checked again with what is found of what is wanted, until nothing changes."""
    paths = {s.module: s.path for s in sources if not is_standard(s.path)}
    known: dict[str, Signatures] = {}
    for _ in range(ROUNDS):
        found = signatures(built.files, built.types, paths, wanted)
        if found == known:
            break
        known = found
        texts = _read(sources, False, known)
        again = _built(sources, texts, ())
        if isinstance(again, CompileError):
            break
        read, built = texts, again
    return read, built


def _read(sources: list[Source], is_lib: bool, known: dict[str, Signatures]) -> Texts:
    return {s.path: for_mypy(s.text, is_lib or is_standard(s.path), known.get(s.module)) for s in sources}


def _shadows(changed: dict[str, str], folder: str) -> list[list[str]] | None:
    """mypy reads files for itself: where a text was changed, it is to read another one."""
    found = []
    for number, (path, text) in enumerate(changed.items()):
        place = Path(folder, f"{number}.py")
        place.write_text(text, encoding="utf-8")
        found.append([path, str(place)])
    return found or None


def _built(sources: list[Source], read: Texts, stub_modules: tuple[str, ...]) -> BuildResult | CompileError:
    """What mypy makes of these texts."""
    wanted = [BuildSource(s.path, s.module, text=read[s.path][0], followed=False) for s in sources]
    wanted += [BuildSource(None, name, None) for name in stub_modules]
    options = _options()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        with tempfile.TemporaryDirectory(prefix="bullsnake-") as folder:
            options.shadow_file = _shadows({path: text for path, (text, changes) in read.items() if changes.lines}, folder)
            return build(wanted, options, alt_lib_path=str(STUBS), extra_plugins=[TypesPlugin(options)])
    except CompileError as error:
        return error
    finally:
        if was_enabled:
            gc.enable()


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
