"""The two tables of conversion: node class of mypy's -> function. Each `convert_*` module enters its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.doubted import tested
from bullsnake.front.doubtful import certain, takes_none
from bullsnake.front.reached import convert_unreached, is_unreached
from bullsnake.front.types import ANY, Type

ExprConverter = Callable[[Context, Any, Type | None], tree.Expr]
StmtConverter = Callable[[Context, Any], list[tree.Stmt]]
E = TypeVar("E", bound=ExprConverter)
S = TypeVar("S", bound=StmtConverter)

EXPRESSIONS: dict[type, ExprConverter] = {}
STATEMENTS: dict[type, StmtConverter] = {}
PLAIN: Callable[[Context, tree.Expr, Type | None], tree.Expr] | None = None
"""Takes the value of an IntEnum where a number is expected (front/enums.py enters it)."""


def converts(*classes: type) -> Callable[[E], E]:
    """Enter an expression converter: (context, node, type expected by the place, if known) -> Expr."""

    def enter(function: E) -> E:
        for cls in classes:
            EXPRESSIONS[cls] = function
        return function

    return enter


def converts_statement(*classes: type) -> Callable[[S], S]:
    """Enter a statement converter: (context, node) -> statements."""

    def enter(function: S) -> S:
        for cls in classes:
            STATEMENTS[cls] = function
        return function

    return enter


def expr(c: Context, node: my.Expression, expected: Type | None = None) -> tree.Expr:
    """Convert an expression."""
    outer = c.parent
    if node.line >= 1:
        c.parent = node
    try:
        converter = EXPRESSIONS.get(type(node))
        if converter is None:
            c.error(node, f"{type(node).__name__} is not supported")
            return placeholder(c, node)
        value = converter(c, node, expected)
        if c.symbols.doubts:
            value = tested(c, node, value, expected)
        if expected is None:
            return value
        if not takes_none(expected):
            value = certain(c, node, value)
        return PLAIN(c, value, expected) if PLAIN is not None else value
    finally:
        c.parent = outer


def placeholder(c: Context, node: my.Expression) -> tree.Expr:
    """What stands for an expression after an error was reported for it."""
    return tree.NoneLit(pos=c.pos(node), type=ANY)


def block(c: Context, node: my.Block | None) -> list[tree.Stmt]:
    """Convert a block; nothing for code that mypy proves unreachable."""
    if node is None or node.is_unreachable:
        return []
    return statements(c, node.body)


def statements(c: Context, nodes: list[my.Statement]) -> list[tree.Stmt]:
    """Convert statements in order, and stop after one that never completes: mypy has no types for what follows."""
    out: list[tree.Stmt] = []
    for node in nodes:
        converter = STATEMENTS.get(type(node))
        if converter is None:
            c.error(node, f"{type(node).__name__} is not supported")
            continue
        c.parent = node
        out += convert_unreached(c, node, converter, node is nodes[0]) if is_unreached(c, node) else converter(c, node)
        if out and isinstance(out[-1], tree.Return | tree.Raise | tree.Break | tree.Continue | tree.Unreached):
            break
    return out
