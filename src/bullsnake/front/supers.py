"""super(): what it finds, and `super().name` of a property. Calls of its methods are in convert_calls."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.context import Context
from bullsnake.front.dispatch import converts, placeholder
from bullsnake.front.methods import find_methods, mapping_for, methods_of
from bullsnake.front.mixins import depends_on_heir, has_own
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Var
from bullsnake.front.types import Instance, Type, substitute


def methods_above(c: Context, cls: ClassInfo, name: str) -> list[FunctionInfo]:
    """The method of that name, or its overloads, that super() finds in a class."""
    beside = next((one for one in cls.order[1:] if has_own(one, name)), None)
    if beside is not None and beside.is_mixin:
        return methods_of(beside, name)
    return find_methods(c, Instance(cls.base, cls.base_args), name) if cls.base is not None else []


def self_of(c: Context, node: my.Expression, var: Var) -> tree.Name:
    c.used(var)
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


@converts(my.SuperExpr)
def convert_super(c: Context, node: my.SuperExpr, expected: Type | None) -> tree.Expr:
    """super().name: the getter of the base's property, called."""
    frame = c.frame
    if frame is None or frame.cls is None or frame.self_var is None or node.call.args:
        legality.super_alone(c, node)
        return placeholder(c, node)
    if depends_on_heir(c, frame.cls, node.name):
        legality.super_in_mixin(c, node, frame.cls.name)
        return placeholder(c, node)
    found = methods_above(c, frame.cls, node.name)
    if not found or not found[0].is_property:
        legality.super_alone(c, node)
        return placeholder(c, node)
    receiver = self_of(c, node, frame.self_var)
    type_ = substitute(found[0].ret, mapping_for(c, receiver.type, found[0]))
    return tree.MethodCall(pos=c.pos(node), type=type_, receiver=receiver, method=found[0], args=[], direct=True)
