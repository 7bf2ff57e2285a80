"""Annotations that name a class of the module before it is there: CPython reads them where it makes the function, and fails.

mypy takes them, for it does not run the program. Only what certainly runs before the class is there is looked at: signatures of
functions and methods at the level of the module, and annotated variables there and in the bodies of classes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator


def too_early(tree: ast.Module) -> Iterator[tuple[ast.Name, ast.expr]]:
    """The names, each with the annotation in which it stands."""
    if _postponed(tree):
        return
    ready = _ready_from(tree)
    for annotation in _read_at_once(tree.body):
        for name in _evaluated(annotation):
            if ready.get(name.id, 0) > name.lineno:
                yield name, annotation


def _postponed(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "__future__" and any(alias.name == "annotations" for alias in node.names)
        for node in tree.body
    )


def _ready_from(tree: ast.Module) -> dict[str, int]:
    """For names that the module binds once, by a class statement at its level: the line after it."""
    others = {name for node in ast.walk(tree) for name in _bound(node)}
    every = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    once = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name not in others and every.count(node.name) == 1]
    return {node.name: (node.end_lineno or node.lineno) + 1 for node in once}


def _bound(node: ast.AST) -> Iterator[str]:
    """Names that are bound by something else than a class."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    elif isinstance(node, ast.alias):
        yield node.asname or node.name


def _read_at_once(body: list[ast.stmt]) -> Iterator[ast.expr]:
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield from _signature(node)
        elif isinstance(node, ast.ClassDef):
            yield from _read_at_once(node.body)
        elif isinstance(node, ast.AnnAssign):
            yield node.annotation


def _signature(node: ast.FunctionDef) -> Iterator[ast.expr]:
    args = node.args
    every = [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]
    yield from (arg.annotation for arg in every if arg is not None and arg.annotation is not None)
    if node.returns is not None:
        yield node.returns


def _evaluated(annotation: ast.expr) -> Iterator[ast.Name]:
    return (node for node in ast.walk(annotation) if isinstance(node, ast.Name))
