"""Operators on unions whose members have them, but do not inherit them from one class: one operation for each member, by isinstance.

The operands are evaluated into variables first. Which method it is follows from the classes of the members alone.
"""

from __future__ import annotations

from collections.abc import Callable as Function

from mypy import nodes as my
from mypy.operators import op_methods, reverse_op_methods, unary_op_methods

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.matching import takes
from bullsnake.front.methods import find_methods, mapping_for, param_type
from bullsnake.front.replacing import kept_value
from bullsnake.front.types import Type, Union, is_builtin, substitute
from bullsnake.front.union_members import split_union

NUMBERS = ("int", "float", "bool")


def is_number(type_: Type) -> bool:
    """Whether all values of the type are int, float or bool."""
    if isinstance(type_, Union):
        return all(is_number(item) for item in type_.items)
    return any(is_builtin(type_, name) for name in NUMBERS)


def unary_of_union(c: Context, node: my.UnaryExpr, operand: tree.Expr) -> tree.Expr | None:
    """The operation; None if a member has no such operator."""
    return split_union(c, node, operand, lambda part: _unary(c, node, part))


def _unary(c: Context, node: my.UnaryExpr, part: tree.Expr) -> tree.Expr | None:
    pos = c.pos(node)
    if is_number(part.type):
        type_ = builtin(c, "int") if is_builtin(part.type, "bool") else part.type
        return tree.Unary(pos=pos, type=type_, op=node.op, operand=part)
    found = find_methods(c, part.type, unary_op_methods[node.op])
    if not found:
        return None
    type_ = substitute(found[0].ret, mapping_for(c, part.type, found[0]))
    return tree.Unary(pos=pos, type=type_, op=node.op, operand=part, method=found[0])


def binary_of_unions(c: Context, node: my.OpExpr, left: tree.Expr, right: tree.Expr) -> tree.Expr | None:
    """The operation; None if two members have no such operator between them."""
    keep_left, one = kept_value(c, left)
    keep_right, other = kept_value(c, right)
    made = _each(c, node, one, lambda a: _each(c, node, other, lambda b: _binary(c, node, a, b)))
    return None if made is None else tree.Let(pos=c.pos(node), type=made.type, bindings=[keep_left, keep_right], value=made)


def _each(
    c: Context, node: my.Expression, value: tree.Expr, access: Function[[tree.Expr], tree.Expr | None]
) -> tree.Expr | None:
    return split_union(c, node, value, access) if isinstance(value.type, Union) else access(value)


def _binary(c: Context, node: my.OpExpr, left: tree.Expr, right: tree.Expr) -> tree.Expr | None:
    pos = c.pos(node)
    if is_number(left.type) and is_number(right.type):
        return tree.Binary(pos=pos, type=_number(c, node.op, left.type, right.type), op=node.op, left=left, right=right)
    name = op_methods[node.op]
    for owner, given, method_name in ((left, right, name), (right, left, reverse_op_methods.get(name, ""))):
        for method in find_methods(c, owner.type, method_name):
            wanted = param_type(c, owner.type, method, 0)
            if wanted is not None and _fits(wanted, given.type):
                type_ = substitute(method.ret, mapping_for(c, owner.type, method))
                reflected = owner is right
                return tree.Binary(pos=pos, type=type_, op=node.op, left=left, right=right, method=method, reflected=reflected)
    return None


def _fits(wanted: Type, given: Type) -> bool:
    members = wanted.items if isinstance(wanted, Union) else (wanted,)
    return takes(wanted, given) or (is_builtin(given, "int") and any(is_builtin(m, "float") for m in members))


def _number(c: Context, op: str, left: Type, right: Type) -> Type:
    """The type of an operation on two numbers."""
    kinds = [next(name for name in NUMBERS if is_builtin(one, name)) for one in (left, right)]
    if kinds == ["bool", "bool"] and op in ("&", "|", "^"):
        return builtin(c, "bool")
    return builtin(c, "float" if "float" in kinds or op == "/" else "int")
