"""`(a, b) * 3`: mypy counts the items where it sees the number, so the value must have that shape; it is written out."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.replacing import kept_value
from bullsnake.front.types import Tuple, Type, VarTuple

LONGEST = 64
"""Items beyond which the shape is given up: a tuple[T, ...] is asked for."""


def repeated(c: Context, node: my.OpExpr, left: tree.Expr, product: tree.Binary, expected: Type | None) -> tree.Expr:
    """The product of a tuple and a number, in the representation of mypy's type."""
    shape = type_of(c, node)
    if not isinstance(left.type, Tuple) or not isinstance(shape, Tuple):
        return product
    kinds = dict.fromkeys(shape.items)
    if len(shape.items) > LONGEST or (isinstance(expected, VarTuple) and len(kinds) == 1):
        product.type = VarTuple(next(iter(kinds)))
        if not isinstance(expected, VarTuple):
            c.error(node, f"a tuple of {len(shape.items)} items", "give its variable the type tuple[int, ...], or what it holds")
        return product
    keep, source = kept_value(c, left)
    number = builtin(c, "int")
    parts: list[tree.Expr] = []
    for place in range(len(shape.items)):
        at, kind = place % len(left.type.items), shape.items[place]
        index = tree.IntLit(pos=product.pos, type=number, value=at)
        parts.append(tree.Index(pos=product.pos, type=kind, value=source, index=index, method=None, declared=kind))
    return tree.Let(pos=product.pos, type=shape, bindings=[keep], value=tree.TupleLit(pos=product.pos, type=shape, items=parts))
