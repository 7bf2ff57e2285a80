"""`value: int = ...` of a name that the scope has assigned already: read as `value = ...`, unless the annotation is another one.

mypy wants it where the name is assigned first; CPython does not look.

The places stay: what is left out becomes spaces.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column
from bullsnake.front.reading.scopes import Scope, statements

_ASSIGNED = re.compile(r"^[ \t]*([A-Za-z_]\w*)[ \t]*(:[^=\n]*)?=(?!=)", re.MULTILINE)


def concerns(text: str) -> bool:
    """Whether a name is annotated that has been assigned somewhere above."""
    seen: set[str] = set()
    for found in _ASSIGNED.finditer(text):
        if found[2] and found[1] in seen:
            return True
        seen.add(found[1])
    return False


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    yield from _in_scope(tree, lines)


def _in_scope(scope: ast.AST, lines: list[str]) -> Iterator[Replacement]:
    told: dict[str, str | None] = {}
    for node in statements(scope):
        if isinstance(node, Scope):
            yield from _in_scope(node, lines)
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    told.setdefault(target.id, None)
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or isinstance(scope, ast.ClassDef):
            continue
        name, annotation = node.target.id, ast.dump(node.annotation)
        if name not in told:
            told[name] = annotation
        elif told[name] in (annotation, None) and node.value is not None and node.annotation.end_lineno == node.target.lineno:
            line = lines[node.target.lineno - 1]
            start, end = column(line, node.target.end_col_offset or 0), column(line, node.annotation.end_col_offset or 0)
            yield Replacement(node.target.lineno, start, end, " " * (end - start))
