"""`count += 1` where nothing else in the function makes `count` a name of it: CPython finds it unbound, mypy the name outside.

Of a name that is not outside either mypy tells.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bullsnake.front.reading.scopes import statements

_Function = ast.FunctionDef | ast.AsyncFunctionDef


_Outer = ast.Module | _Function


def unbound(tree: ast.Module) -> Iterator[tuple[ast.Name, str]]:
    """The names that are bound by augmented assignments alone, and the statement that says where they live."""
    yield from _inside(tree, (tree,))


def _inside(scope: ast.Module | ast.ClassDef | _Function, around: tuple[_Outer, ...]) -> Iterator[tuple[ast.Name, str]]:
    """Of a scope's functions. around: the functions that it is in."""
    for node in statements(scope):
        if isinstance(node, _Function):
            targets = [one.target for one in statements(node) if isinstance(one, ast.AugAssign)]
            yield from _unbound(node, [target for target in targets if isinstance(target, ast.Name)], around)
            yield from _inside(node, (*around, node))
        elif isinstance(node, ast.ClassDef):
            yield from _inside(node, around)


def _unbound(function: _Function, targets: list[ast.Name], around: tuple[_Outer, ...]) -> Iterator[tuple[ast.Name, str]]:
    told = _bound(function) if targets else set()
    for target in targets:
        owner = None if target.id in told else next((outer for outer in reversed(around) if target.id in _bound(outer)), None)
        if owner is not None:
            told.add(target.id)
            yield target, "global" if isinstance(owner, ast.Module) else "nonlocal"


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope itself: functions and classes in it, but not what is in them."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, _Function | ast.ClassDef | ast.Lambda):
            yield from _own(node)


def _bound(scope: _Outer) -> set[str]:
    """Names that a scope itself binds or declares, but for those that are only assigned on top of what they were."""
    augmented = {id(node.target) for node in _own(scope) if isinstance(node, ast.AugAssign)}
    found: set[str] = set()
    for node in _own(scope):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del) and id(node) not in augmented:
            found.add(node.id)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            found.update(node.names)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, _Function | ast.ClassDef | ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name is not None:
            found.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest is not None:
            found.add(node.rest)
    return found
