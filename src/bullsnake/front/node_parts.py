"""The nodes that a node of mypy's tree is made of: mypy's own visitors are compiled, and cannot be derived from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from mypy import nodes as my

Kind = TypeVar("Kind", bound=my.Node)
_ELSEWHERE = frozenset({"node", "info", "type", "variable", "var"})
"""Attributes that lead to what a name means."""
_MISSPELLED = {"rvalues": "rvalue"}


def parts(node: my.Node) -> Iterator[my.Node]:
    """Statements, expressions and arguments, in the order of the text, one level down."""
    if isinstance(node, my.OverloadedFuncDef):
        yield from node.items
        yield from [node.impl] if node.impl is not None else []
        return
    for name in getattr(node, "__match_args__", ()):
        if name not in _ELSEWHERE:
            yield from _nodes(getattr(node, _MISSPELLED.get(name, name)))


def within(body: Iterable[my.Node], kind: type[Kind]) -> Iterator[Kind]:
    """The nodes of a kind in all that is in a body."""
    for node in body:
        if isinstance(node, kind):
            yield node
        yield from within(parts(node), kind)


def _nodes(value: Any) -> Iterator[my.Node]:
    if isinstance(value, my.Expression | my.Statement | my.Argument):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _nodes(item)
