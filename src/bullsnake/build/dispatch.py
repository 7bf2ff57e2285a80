"""Dispatch tables from tree nodes to the functions that lower them; one file of this package for each construct.

`@lowers(tree.X)` registers an expression: the function returns an operand in the representation of the expression's type.
`@executes(tree.X)` registers a statement.
"""

from __future__ import annotations

from collections.abc import Callable as Fn
from typing import TYPE_CHECKING, Any, TypeVar

from bullsnake.ir.core import Operand

if TYPE_CHECKING:
    from bullsnake.build.function import FunctionBuilder

Lowering = Fn[["FunctionBuilder", Any], Operand]
Execution = Fn[["FunctionBuilder", Any], None]

EXPRESSIONS: dict[type, Lowering] = {}
STATEMENTS: dict[type, Execution] = {}

L = TypeVar("L", bound=Fn[..., Operand])
S = TypeVar("S", bound=Fn[..., None])


def lowers(*nodes: type) -> Fn[[L], L]:
    """Register the lowering of expression nodes."""

    def register(function: L) -> L:
        for node in nodes:
            EXPRESSIONS[node] = function
        return function

    return register


def executes(*nodes: type) -> Fn[[S], S]:
    """Register the lowering of statement nodes."""

    def register(function: S) -> S:
        for node in nodes:
            STATEMENTS[node] = function
        return function

    return register
