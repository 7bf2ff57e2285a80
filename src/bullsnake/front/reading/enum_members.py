"""Members of an enumeration that have annotations: `RED: int = 0` is read as `RED = 0`, for CPython makes a member of both.

mypy takes the annotated one for no member. Which classes are enumerations is read off their bases: what the module imports from `enum`,
and classes of the module that inherit from such a class.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column

_KINDS = ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag")


def concerns(text: str) -> bool:
    return "enum" in text


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    known = _imported(tree)
    for cls in _classes(tree):
        if any(ast.unparse(base) in known for base in cls.bases):
            known.add(cls.name)
            for node in cls.body:
                if isinstance(node, ast.AnnAssign):
                    yield from _bare(node, lines[node.lineno - 1])


def _classes(tree: ast.Module) -> list[ast.ClassDef]:
    """All classes in the order of the text, so that a base comes before its heirs."""
    return sorted((node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)), key=lambda node: node.lineno)


def _imported(tree: ast.Module) -> set[str]:
    """What the module calls the classes of `enum`, as they are written."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {f"{a.asname or a.name}.{kind}" for a in node.names if a.name == "enum" for kind in _KINDS}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module == "enum":
            names |= {a.asname or a.name for a in node.names if a.name in _KINDS}
    return names


def _bare(node: ast.AnnAssign, line: str) -> Iterator[Replacement]:
    """What takes away an annotation that stands on one line with the value."""
    target, value, last = node.target, node.value, node.annotation
    if not isinstance(target, ast.Name) or target.id.startswith("_") or value is None or value.lineno != node.lineno:
        return
    if target.end_col_offset is not None and last.end_col_offset is not None:
        start = column(line, target.end_col_offset)
        yield Replacement(node.lineno, start, line.index("=", column(line, last.end_col_offset)), " ")
