"""An expression that was evaluated already, to be put where a lowering expects a node."""

from __future__ import annotations

from dataclasses import dataclass

from bullsnake.build.dispatch import lowers
from bullsnake.build.function import FunctionBuilder
from bullsnake.front import tree
from bullsnake.front.types import Type
from bullsnake.ir.core import Operand, Pos


@dataclass(eq=False, slots=True, kw_only=True)
class DoneExpr(tree.Expr):
    operand: Operand


def Done(node: tree.Expr, operand: Operand, type_: Type | None = None) -> DoneExpr:  # noqa: N802
    """`node`, whose value is in `operand`."""
    return DoneExpr(pos=node.pos, type=node.type if type_ is None else type_, operand=operand)


def value_of(pos: Pos, operand: Operand, type_: Type) -> DoneExpr:
    """A value that no expression of the source has."""
    return DoneExpr(pos=pos, type=type_, operand=operand)


@lowers(DoneExpr)
def _done(fb: FunctionBuilder, node: DoneExpr) -> Operand:
    return node.operand
