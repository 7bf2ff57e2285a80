"""`row: [float]` and `-> (int, str)`, which mean nothing to a type checker, are read as `list[float]` and `tuple[int, str]`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column

_WRITTEN = re.compile(r"(->|:)\s*[\[(]")


def concerns(text: str) -> bool:
    return _WRITTEN.search(text) is not None


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    for node in ast.walk(tree):
        annotation = node.annotation if isinstance(node, ast.arg | ast.AnnAssign) else None
        annotation = node.returns if isinstance(node, ast.FunctionDef) else annotation
        meant = _meant(annotation) if annotation is not None else None
        if annotation is not None and meant is not None and annotation.lineno == annotation.end_lineno:
            line = lines[annotation.lineno - 1]
            start, end = column(line, annotation.col_offset), column(line, annotation.end_col_offset or 0)
            yield Replacement(annotation.lineno, start, end, meant)


def _meant(annotation: ast.expr) -> str | None:
    """What is meant by a display; None for other annotations."""
    if isinstance(annotation, ast.List) and len(annotation.elts) == 1:
        return f"list[{_inside(annotation.elts[0])}]"
    if isinstance(annotation, ast.Tuple) and annotation.elts:
        return f"tuple[{', '.join(map(_inside, annotation.elts))}]"
    return None


def _inside(annotation: ast.expr) -> str:
    return _meant(annotation) or ast.unparse(annotation)
