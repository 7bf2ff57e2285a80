"""The program's own modules: the main file, and what it imports from the folder beside it, as texts.

A name is looked up next to the main file first, as CPython does (packages too); what is not there must be one of our stubs, and
mypy says so when it is not. Syntax is checked here by CPython's own compiler, whose messages users know.
"""

from __future__ import annotations

import ast
import hashlib
import io
import os
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bullsnake.diagnostics import Diagnostics
from bullsnake.front.help.syntax import describe
from bullsnake.ir.core import Pos

# Modules that CPython has loaded before a program starts: a file of the same name beside the program is not used.
PRELOADED = frozenset(
    {"builtins", "sys", "time", "math", "typing", "dataclasses", "collections", "abc", "__future__", "types", "io", "os", "bullsnake"}
)


STDLIB = str(Path(__file__).resolve().parents[2] / "stdlib")
"""Modules of the standard library that are compiled along with the program."""


def is_standard(path: str) -> bool:
    """Whether a file, or "" for a stub, belongs to the library."""
    return path == "" or path.startswith(STDLIB)


@dataclass(slots=True)
class Source:
    """One module. path: as it is shown in messages and tracebacks. digest: SHA-256 of the bytes that were read; "" if no file."""

    module: str
    path: str
    text: str
    is_package: bool = False
    digest: str = ""


def find_program(path: str, text: str | None, sink: Diagnostics) -> list[Source] | None:
    """The main module (named __main__, first) and all modules of its own that it reaches; None after syntax errors."""
    main = _read("__main__", path, sink) if text is None else Source("__main__", path, text)
    if main is None:
        return None
    sink.sources[path] = main.text
    found = {"__main__": main}
    pending = ["__main__"]
    folder = os.path.dirname(path)
    good = True
    while pending:
        source = found[pending.pop()]
        tree = parse(source, sink)
        if tree is None:
            good = False
            continue
        for name in imported_modules(tree, source, sink):
            new = None if name in found else locate(folder, name, sink)
            if new is not None:
                found[name] = new
                pending.append(name)
    return list(found.values()) if good else None


def _read(module: str, path: str, sink: Diagnostics, is_package: bool = False) -> Source | None:
    try:
        with open(path, "rb") as file:
            data = file.read()
        text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig").read()  # a byte order mark is no text
        return Source(module, path, text, is_package, hashlib.sha256(data).hexdigest())
    except UnicodeDecodeError as error:
        sink.sources[path] = ""
        sink.error(Pos(path, 1, 1), f"this file is not UTF-8 text: {error.reason}", "save it as UTF-8")
    except OSError as error:
        sink.sources[path] = ""
        sink.error(Pos(path, 1, 1), f"cannot read this file: {error.strerror}")
    return None


def locate(folder: str, name: str, sink: Diagnostics) -> Source | None:
    """The module of that dotted name below `folder`, or in our standard library, if there is a file or package for it."""
    beside = None if name.split(".")[0] in PRELOADED else _below(folder, name, sink)
    return beside or _below(STDLIB, name, sink)


def _below(folder: str, name: str, sink: Diagnostics) -> Source | None:
    base = os.path.join(folder, *name.split("."))
    for path, is_package in ((os.path.join(base, "__init__.py"), True), (base + ".py", False)):
        if os.path.isfile(path):
            return _read(name, path, sink, is_package)
    if os.path.isdir(base) and any(entry.endswith(".py") for entry in os.listdir(base)):
        return Source(name, base, "", True)
    return None


def parse(source: Source, sink: Diagnostics) -> ast.Module | None:
    """Parse as CPython does, the checks of its later stages (`return` outside of a function, ...) included."""
    sink.sources[source.path] = source.text
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.text, source.path)
            compile(source.text, source.path, "exec", dont_inherit=True)
        _refuse_surrogates(tree, source, sink)
        return tree
    except SyntaxError as error:
        sink.error(*describe(error, source.path, source.text))
    except ValueError as error:
        sink.error(Pos(source.path, 1, 1), str(error), "this is no text file, or an editor has left something in it")
    return None


def _refuse_surrogates(tree: ast.Module, source: Source, sink: Diagnostics) -> None:
    """Half of a surrogate pair in a literal: mypy's parser would put another character there."""
    if "\\u" not in source.text and "\\U" not in source.text:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and any("\ud800" <= c <= "\udfff" for c in node.value):
            place = Pos(source.path, node.lineno, node.col_offset + 1)
            sink.error(place, "half of a surrogate pair in a text is not supported", "write chr(0xD800) where it is needed")


def imported_modules(tree: ast.Module, source: Source, sink: Diagnostics) -> Iterator[str]:
    """Every module name that may have to be loaded, parents included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _with_parents(alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, source, sink)
            if base is not None:
                yield from _with_parents(base)
                yield from (f"{base}.{alias.name}" if base else alias.name for alias in node.names)


def _with_parents(name: str) -> Iterator[str]:
    parts = name.split(".") if name else []
    for count in range(1, len(parts) + 1):
        yield ".".join(parts[:count])


def _absolute(node: ast.ImportFrom, source: Source, sink: Diagnostics) -> str | None:
    """The absolute name of the module that `from ... import` names; None after an error."""
    if node.level == 0:
        return node.module or ""
    parts = source.module.split(".")
    if not source.is_package:
        parts = parts[:-1]
    if source.module == "__main__" or node.level - 1 >= len(parts) + (0 if parts else 1):
        sink.error(
            Pos(source.path, node.lineno, node.col_offset + 1),
            "relative import in a program that is not a package",
            f"write `import {node.module or node.names[0].name}`: modules beside the program are found by their name",
        )
        return None
    kept = parts[: len(parts) - (node.level - 1)]
    return ".".join([*kept, *([node.module] if node.module else [])])
