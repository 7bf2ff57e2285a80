"""Subscripts: items of fixed tuples by a constant, everything else by `__getitem__`, `__setitem__`, `__delitem__`."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.any_values import is_any, item_of_any
from bullsnake.front.articles import an
from bullsnake.front.context import Context
from bullsnake.front.convert_names import narrowed
from bullsnake.front.convert_types import builtin, class_of, type_of
from bullsnake.front.dispatch import converts, expr, placeholder
from bullsnake.front.doubtful import certain
from bullsnake.front.enums import lookup, plain
from bullsnake.front.methods import find_methods, mapping_for, param_type
from bullsnake.front.named_tuples import seen_as_tuple
from bullsnake.front.overloaded import as_overload
from bullsnake.front.overloads import choose
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import ANY, Instance, Tuple, Type, Union, VarTuple, is_builtin, substitute
from bullsnake.front.union_members import split_union


@converts(my.IndexExpr)
def convert_index(c: Context, node: my.IndexExpr, expected: Type | None) -> tree.Expr:
    if node.analyzed is not None:
        legality.unsupported_expression(c, node)
        return placeholder(c, node)
    if isinstance(node.base, my.RefExpr) and isinstance(node.base.node, my.TypeInfo):
        cls = class_of(c, node.base.node)
        if cls.members is not None:
            return lookup(c, node, cls, node.index, "name")
    value = expr(c, node.base)
    if is_any(c, node.base, value) and not isinstance(node.index, my.SliceExpr):
        return item_of_any(c, node, value, expr(c, node.index, value.type))
    value = plain(c, seen_as_tuple(c, node, certain(c, node.base, value)))
    constant = _constant(node.index)
    if isinstance(value.type, Tuple) and constant is not None:
        return _tuple_item(c, node, value, value.type, constant)
    in_union = _item_of_union(c, node, value) if isinstance(value.type, Union) else None
    if in_union is not None:
        return in_union
    if isinstance(value.type, Union) and isinstance(node.index, my.SliceExpr):
        c.error(node, f"{an(value.type)} is not sliced here", "find out first which one it is, with isinstance()")
        return placeholder(c, node)
    if isinstance(value.type, Tuple) and isinstance(node.index, my.SliceExpr):
        index = expr(c, node.index)
        found = type_of(c, node)
        return tree.Index(pos=c.pos(node), type=found, value=value, index=index, method=None, declared=found)
    return _item(c, node, value)


def _constant(node: my.Expression) -> int | None:
    if isinstance(node, my.IntExpr):
        return node.value
    if isinstance(node, my.UnaryExpr) and node.op == "-" and isinstance(node.expr, my.IntExpr):
        return -node.expr.value
    return None


def _tuple_item(c: Context, node: my.IndexExpr, value: tree.Expr, type_: Tuple, constant: int) -> tree.Expr:
    number = constant + len(type_.items) if constant < 0 else constant
    if not 0 <= number < len(type_.items):
        if not c.symbols.broken:
            c.error(node, "tuple index out of range")
        return placeholder(c, node)
    index = tree.IntLit(pos=c.pos(node.index), type=builtin(c, "int"), value=number)
    declared = type_.items[number]
    found = narrowed(declared, type_of(c, node))
    return tree.Index(pos=c.pos(node), type=found, value=value, index=index, method=None, declared=declared)


def _item_of_union(c: Context, node: my.IndexExpr, value: tree.Expr) -> tree.Expr | None:
    """By the class that the value has; None if its members have `__getitem__` in common, or one of them has none."""
    if find_methods(c, value.type, "__getitem__") and not isinstance(node.index, my.SliceExpr):
        return None
    return split_union(c, node, value, lambda part: _item_of_member(c, node, part))


def _item_of_member(c: Context, node: my.IndexExpr, value: tree.Expr) -> tree.Expr | None:
    constant = _constant(node.index)
    if isinstance(value.type, Tuple):
        return _tuple_item(c, node, value, value.type, constant) if constant is not None else None
    methods = find_methods(c, value.type, "__getitem__")
    method = choose(c, node, value.type, methods, [node.index]) if len(methods) > 1 else next(iter(methods), None)
    if method is None:
        return None
    index = _index(c, node, value, method)
    found = substitute(method.ret, mapping_for(c, value.type, method))
    if isinstance(node.index, my.SliceExpr) and isinstance(value.type, VarTuple):
        found, method = value.type, None
    return tree.Index(pos=c.pos(node), type=found, value=value, index=index, method=method, declared=found)


def _item(c: Context, node: my.IndexExpr, value: tree.Expr) -> tree.Expr:
    method = _method(c, node, value, "__getitem__", [node.index])
    index = _index(c, node, value, method)
    found = type_of(c, node)
    if node not in c.types and isinstance(node.index, my.SliceExpr):  # where mypy has not looked: of the builtin classes it is known
        found, method = (value.type, None) if isinstance(value.type, VarTuple) or _is_sequence(value.type) else (found, method)
    declared = _declared(c, value, method, found)
    made = tree.Index(pos=c.pos(node), type=narrowed(declared, found), value=value, index=index, method=method, declared=declared)
    return as_overload(c, node, made, method)


def _declared(c: Context, value: tree.Expr, method: FunctionInfo | None, found: Type) -> Type:
    """What `__getitem__` returns, as declared; mypy may know better by narrowing."""
    if method is None or method.type_vars:
        return found
    declared = substitute(method.ret, mapping_for(c, value.type, method))
    return found if declared is ANY else declared


def _index(c: Context, node: my.IndexExpr, value: tree.Expr, method: FunctionInfo | None) -> tree.Expr:
    wanted = param_type(c, value.type, method, 0) if method is not None else None
    index = expr(c, node.index, wanted)
    if wanted is not None and not _picks_by_bool(value.type, index.type):
        legality.check_flow(c, node.index, index, wanted)
    legality.check_key(c, node.index, value.type, index.type)
    return index


def _is_sequence(type_: Type) -> bool:
    return any(is_builtin(type_, kind) for kind in ("list", "str", "bytes", "bytearray"))


def _picks_by_bool(value: Type, index: Type) -> bool:
    """`("no", "yes")[found]`: which item it is, is all that is seen of the number."""
    is_sequence = isinstance(value, Tuple | VarTuple) or any(is_builtin(value, kind) for kind in ("list", "str", "bytes"))
    return is_sequence and is_builtin(index, "bool")


def _method(c: Context, node: my.IndexExpr, value: tree.Expr, name: str, args: list[my.Expression]) -> FunctionInfo | None:
    if value.type is ANY:
        return None
    methods = find_methods(c, value.type, name)
    if not methods:
        if not c.symbols.broken:
            legality.no_item_access(c, node, value.type, name)
        return None
    return methods[0] if len(methods) == 1 else choose(c, node, value.type, methods, args)


def convert_index_target(c: Context, node: my.IndexExpr, value_type: Type) -> tree.Expr:
    """`value[index]` on the left: with its setter."""
    value = expr(c, node.base)
    setter = _method(c, node, value, "__setitem__", [node.index])
    index = _index(c, node, value, setter)
    stored = param_type(c, value.type, setter, 1) if setter is not None else None
    declared = stored or ANY
    return tree.Index(
        pos=c.pos(node), type=declared, value=value, index=index, method=None, declared=declared, setter=setter
    )


def convert_index_augmented(c: Context, node: my.IndexExpr) -> tree.Expr:
    """`value[index] op= ...`: read and written."""
    target = convert_index_target(c, node, ANY)
    assert isinstance(target, tree.Index)
    target.method = _method(c, node, target.value, "__getitem__", [node.index])
    if target.method is not None:
        target.type = _declared(c, target.value, target.method, target.declared)
    return target


def convert_index_deleted(c: Context, node: my.IndexExpr) -> tree.Expr:
    """`del value[index]`."""
    value = expr(c, node.base)
    deleter = _method(c, node, value, "__delitem__", [node.index])
    index = _index(c, node, value, deleter)
    item = value.type.args[-1] if isinstance(value.type, Instance) and value.type.args else ANY
    return tree.Index(pos=c.pos(node), type=item, value=value, index=index, method=None, declared=item, deleter=deleter)
