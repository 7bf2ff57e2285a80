"""Annotations that are read as `X | None`, where the program shows that they say too little (front/uncertain/annotations.py)."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from bullsnake.front.reading.replacements import Replacement, column
from bullsnake.front.unannotated.slots import RETURNS

NAME = "__Optional"
LAST_LINE = f"from typing import Optional as {NAME}"
"""What the module's text ends in where there is one."""


def replacements(tree: ast.Module, lines: list[str], wanted: Collection[tuple[int, str]]) -> Iterator[Replacement]:
    """`wanted`: (line, name of a parameter, RETURNS, .field or =variable)."""
    if not wanted:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for name, annotation in _of_function(node):
                if annotation is not None and (node.lineno, name) in wanted:
                    yield from _optional(annotation, lines)
        elif isinstance(node, ast.AnnAssign) and (node.lineno, _name(node.target)) in wanted:
            yield from _optional(node.annotation, lines)


def _of_function(node: ast.FunctionDef) -> Iterator[tuple[str, ast.expr | None]]:
    for arg in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
        yield arg.arg, arg.annotation
    yield RETURNS, node.returns


def _name(target: ast.expr) -> str:
    return f".{target.attr}" if isinstance(target, ast.Attribute) else f"={target.id}" if isinstance(target, ast.Name) else ""


def _optional(annotation: ast.expr, lines: list[str]) -> Iterator[Replacement]:
    """`Final[X]` and `ClassVar[X]` stay around it."""
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value).rpartition(".")[2] in ("Final", "ClassVar"):
        annotation = annotation.slice
    last, behind = annotation.end_lineno or annotation.lineno, annotation.end_col_offset or 0
    start, end = column(lines[annotation.lineno - 1], annotation.col_offset), column(lines[last - 1], behind)
    yield Replacement(annotation.lineno, start, start, f"{NAME}[")
    yield Replacement(last, end, end, "]")
