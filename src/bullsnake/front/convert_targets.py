"""Targets of assignments: names, fields, items, and tuples of those. Each store of a name is counted."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.class_values import shared_variable
from bullsnake.front.context import Context
from bullsnake.front.convert_names import attribute, is_module_member, owner_of_member, variable
from bullsnake.front.convert_types import builtin, has_any
from bullsnake.front.dispatch import placeholder
from bullsnake.front.indexing import convert_index_target
from bullsnake.front.items import item_of
from bullsnake.front.local_classes import check_reach
from bullsnake.front.methods import param_type
from bullsnake.front.symbols import Var
from bullsnake.front.types import ANY, Instance, Tuple, Type, Union, VarTuple, as_tuple, make_union


def bind_target(c: Context, node: my.Expression, value_type: Type) -> tree.Expr:
    """Convert a target that receives a value of that type."""
    if isinstance(node, my.NameExpr):
        return _name(c, node, value_type)
    if isinstance(node, my.MemberExpr):
        return _field(c, node, value_type)
    if isinstance(node, my.IndexExpr):
        return convert_index_target(c, node, value_type)
    if isinstance(node, my.TupleExpr | my.ListExpr):
        return _unpack(c, node, value_type)
    if isinstance(node, my.StarExpr):
        inner = bind_target(c, node.expr, value_type)
        return tree.Starred(pos=c.pos(node), type=inner.type, value=inner)
    legality.bad_target(c, node)
    return placeholder(c, node)


def _name(c: Context, node: my.NameExpr, value_type: Type) -> tree.Expr:
    if not isinstance(node.node, my.Var):
        legality.bad_target(c, node)
        return placeholder(c, node)
    var = variable(c, node.node)
    if has_any(var.type):
        var.type = value_type
    if var.type is ANY:
        legality.any_value(c, node, var.name)
    if check_reach(c, node, var):
        c.assigned(var)
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


def _field(c: Context, node: my.MemberExpr, value_type: Type) -> tree.Expr:
    if is_module_member(node):
        return _module_variable(c, node)
    value = owner_of_member(c, node.expr, field=node.name)
    if isinstance(value, tree.ClassRef):
        shared = value.cls.lookup_variable(node.name)
        if shared is not None:
            c.assigned(shared)
            return tree.Name(pos=c.pos(node), type=shared.type, var=shared, declared=shared.type)
        legality.class_attribute(c, node, value.cls)
        return placeholder(c, node)
    of_class = shared_variable(c, value, node.name)
    if of_class is not None:
        c.assigned(of_class)
        return tree.Name(pos=c.pos(node), type=of_class.type, var=of_class, declared=of_class.type)
    target = attribute(c, node, value)
    if isinstance(target, tree.Property) and target.setter is not None:
        target.declared = target.type = param_type(c, value.type, target.setter, 0) or ANY
        return target
    if isinstance(target, tree.Name) and target.var in value_variables(value.type):
        legality.class_variable_through_object(c, node)
        return target
    if not isinstance(target, tree.Attribute):
        if not c.symbols.broken:
            legality.bad_target(c, node)
        return target
    if isinstance(value, tree.Name) and has_any(target.declared) and value.var.name == "self":
        _infer_field(c, target, value_type)
    if target.declared is ANY:
        legality.any_value(c, node, node.name)
    target.type = target.declared
    return target


def value_variables(type_: Type) -> list[Var]:
    """The attributes of the class of an object."""
    return [var for cls in type_.cls.mro() for var in cls.variables.values()] if isinstance(type_, Instance) else []


def _module_variable(c: Context, node: my.MemberExpr) -> tree.Expr:
    if not isinstance(node.node, my.Var):
        legality.bad_target(c, node)
        return placeholder(c, node)
    var = variable(c, node.node)
    if (var.fullname, 0) in c.symbols.implementations and (f"{var.fullname}.setter", 0) not in c.symbols.implementations:
        legality.constant_of_library(c, node, var.fullname)
    c.assigned(var)
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


def _infer_field(c: Context, target: tree.Attribute, value_type: Type) -> None:
    """mypy has no type for a field that an unannotated method defines: take the value's."""
    from bullsnake.front.methods import find_field

    field = find_field(c, target.value.type, target.name)
    if field is not None:
        field.type = value_type
        target.declared = value_type


def _unpack(c: Context, node: my.TupleExpr | my.ListExpr, value_type: Type) -> tree.Expr:
    types = _parts(c, node.items, value_type)
    targets = [bind_target(c, item, part) for item, part in zip(node.items, types, strict=True)]
    return tree.TupleLit(pos=c.pos(node), type=Tuple(tuple(t.type for t in targets)), items=targets)


def _parts(c: Context, items: list[my.Expression], value_type: Type) -> list[Type]:
    """What each target of an unpacking receives; a starred one gets a list."""
    value_type = as_tuple(value_type)
    star = next((i for i, item in enumerate(items) if isinstance(item, my.StarExpr)), None)
    if isinstance(value_type, Tuple):
        given = list(value_type.items)
        if star is None:
            return given if len(given) == len(items) else [ANY] * len(items)
        after = len(items) - star - 1
        middle = given[star : len(given) - after]
        rest = builtin(c, "list", middle[0] if middle else ANY)
        return [*given[:star], rest, *(given[len(given) - after :] if after else [])]
    if star is None and isinstance(value_type, Union) and all(isinstance(m, Tuple) for m in value_type.items):
        shapes = [m.items for m in value_type.items if isinstance(m, Tuple)]
        if all(len(shape) == len(items) for shape in shapes):
            return [make_union(list(column)) for column in zip(*shapes, strict=True)]
    item = value_type.item if isinstance(value_type, VarTuple) else item_of(c, value_type)
    return [builtin(c, "list", item) if i == star else item for i in range(len(items))]
