"""The statements of one scope of a text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def statements(scope: ast.AST) -> Iterator[ast.AST]:
    """Of a module, function or class itself: functions and classes in it, but not what is in them. Handlers and cases count, too."""
    for name in _BLOCKS:
        for node in getattr(scope, name, ()):
            yield node
            if not isinstance(node, Scope):
                yield from statements(node)
