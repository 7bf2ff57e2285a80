"""Annotations like `list` or `dict` that do not say what is held.

They mean that anything may be. Where a program does not compile so, they are read as if they were not there (unannotated/slots.py).
"""

from __future__ import annotations

import ast

from bullsnake.front.help.finding import parsed

_BARE = frozenset({"list", "dict", "set", "List", "Dict", "Set", "deque", "defaultdict", "OrderedDict"})


def bare_annotations(text: str) -> bool:
    """Whether a module has any."""
    for node in ast.walk(parsed(text)):
        found: list[ast.expr | None] = []
        if isinstance(node, ast.arg | ast.AnnAssign):
            found = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            found = [node.returns]
        if any(isinstance(one, ast.Name | ast.Attribute) and ast.unparse(one).rpartition(".")[2] in _BARE for one in found):
            return True
    return False
