"""Special methods without annotations: what they give follows from their names, and what a comparison takes from the class.

`def __repr__(self):` is read as `def __repr__(self) -> str:`; `__init__` gives None, whatever it says.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column

GIVES = {
    "__repr__": "str", "__str__": "str", "__format__": "str", "__len__": "int", "__hash__": "int", "__index__": "int", "__int__": "int",
    "__bool__": "bool", "__float__": "float", "__contains__": "bool", "__eq__": "bool", "__ne__": "bool", "__lt__": "bool",
    "__le__": "bool", "__gt__": "bool", "__ge__": "bool", "__setitem__": "None", "__delitem__": "None",
}  # fmt: skip
COMPARE = ("__lt__", "__le__", "__gt__", "__ge__")
ANYTHING = "__Any"
LAST_LINE = f"from typing import Any as {ANYTHING}"
"""What the module's text ends in where a parameter may be anything."""
_HEAD = re.compile(r"def\s+\w+\s*\(([^()]*)\)(\s*)(?:->|:)")


def concerns(text: str) -> bool:
    return "def __" in text


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    for cls in ast.walk(tree):
        if isinstance(cls, ast.ClassDef):
            for node in cls.body:
                if isinstance(node, ast.FunctionDef) and (node.name in GIVES or node.name == "__init__"):
                    yield from _annotated(cls, node, lines)


def _annotated(cls: ast.ClassDef, node: ast.FunctionDef, lines: list[str]) -> Iterator[Replacement]:
    if node.name == "__init__":
        yield from _without_result(node.returns, lines)
        return
    line = lines[node.lineno - 1]
    head = _HEAD.match(line, column(line, node.col_offset))
    if head is None:
        return
    if node.returns is None:
        yield Replacement(node.lineno, head.start(2), head.start(2), f" -> {GIVES[node.name]}")
    other = node.args.args[1] if len(node.args.args) == 2 else None
    if other is None or other.annotation is not None or other.end_col_offset is None or other.lineno != node.lineno:
        return
    type_ = cls.name if node.name in COMPARE else ANYTHING if node.name in ("__eq__", "__ne__") else ""
    if type_:
        end = column(line, other.end_col_offset)
        yield Replacement(node.lineno, end, end, f": {type_!r}")


def _without_result(returns: ast.expr | None, lines: list[str]) -> Iterator[Replacement]:
    """`def __init__(self) -> Deck:` gives None like any other."""
    if returns is None or returns.lineno != returns.end_lineno or isinstance(returns, ast.Constant) and returns.value is None:
        return
    line = lines[returns.lineno - 1]
    start, end = column(line, returns.col_offset), column(line, returns.end_col_offset or 0)
    yield Replacement(returns.lineno, start, end, "None")
