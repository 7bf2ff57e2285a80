"""`return` in a function that gives something elsewhere is read as `return None`: mypy wants to see the value, CPython gives it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column
from bullsnake.front.reading.scopes import statements

_BARE = re.compile(r"\breturn[ \t]*(?:$|[;#])", re.MULTILINE)


def concerns(text: str) -> bool:
    return _BARE.search(text) is not None


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and not _is_generator(function):
            returns = [node for node in statements(function) if isinstance(node, ast.Return)]
            if any(node.value is not None for node in returns) or _gives_something(function.returns):
                for node in returns:
                    if node.value is None:
                        end = column(lines[node.lineno - 1], node.col_offset) + len("return")
                        yield Replacement(node.lineno, end, end, " None")


def _gives_something(annotation: ast.expr | None) -> bool:
    if annotation is None or isinstance(annotation, ast.Constant):
        return isinstance(annotation, ast.Constant) and annotation.value not in (None, "None")
    return ast.unparse(annotation).rpartition(".")[2] not in ("Any", "NoReturn", "Never")


def _is_generator(function: ast.FunctionDef) -> bool:
    """Whether it yields; what functions inside of it do counts too, which leaves a text as it was."""
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))
