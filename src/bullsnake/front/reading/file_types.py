"""`typing.IO[str]` is read as `TextIO`, `IO[bytes]` as `BinaryIO`: a file is of one class or the other here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column

_QUOTED = re.compile(r"\b(?:typing\.)?IO\[(?P<kind>\w+)\]")
TEXT, BINARY = "__TextIO", "__BinaryIO"
LAST_LINE = f"from typing import TextIO as {TEXT}, BinaryIO as {BINARY}"
"""What the module's text ends in."""


def concerns(text: str) -> bool:
    return "IO" in text and "typing" in text


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "typing"]
    names = {alias.asname or alias.name for node in imports for alias in node.names if alias.name == "IO"}
    done: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and _is_io(node.value, names):
            done.add(node.value)
            yield from _instead(node, lines, BINARY if ast.unparse(node.slice) == "bytes" else TEXT)
        elif isinstance(node, ast.expr) and node not in done and _is_io(node, names):
            yield from _instead(node, lines, TEXT)
    for annotation in (one for node in ast.walk(tree) for one in _annotations(node)):
        for text in ast.walk(annotation):
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and _QUOTED.search(text.value):
                yield from _instead(text, lines, repr(_QUOTED.sub(_meant, text.value)))
    for alias in (alias for node in imports for alias in node.names if alias.name == "IO"):
        line, start = lines[alias.lineno - 1], column(lines[alias.lineno - 1], alias.col_offset)
        if line[start:].startswith("IO"):
            yield Replacement(alias.lineno, start, start + 2, "TextIO" if alias.asname else "TextIO as IO")


def _annotations(node: ast.AST) -> list[ast.expr]:
    found = [node.annotation] if isinstance(node, ast.arg | ast.AnnAssign) else []
    found += [node.returns] if isinstance(node, ast.FunctionDef) else []
    return [one for one in found if one is not None]


def _meant(found: re.Match[str]) -> str:
    return BINARY if found["kind"] == "bytes" else TEXT


def _is_io(node: ast.expr, names: set[str]) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "IO" and isinstance(node.value, ast.Name) and node.value.id == "typing"
    return isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load)


def _instead(node: ast.expr, lines: list[str], text: str) -> Iterator[Replacement]:
    if node.lineno == node.end_lineno and node.end_col_offset is not None:
        line = lines[node.lineno - 1]
        yield Replacement(node.lineno, column(line, node.col_offset), column(line, node.end_col_offset), text)
