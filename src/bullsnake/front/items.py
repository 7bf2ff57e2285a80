"""What one step of a loop over a value yields."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.methods import find_methods, mapping_for
from bullsnake.front.types import ANY, Instance, Tuple, Type, Union, VarTuple, as_tuple, make_union, substitute, without_none


def item_type(c: Context, node: my.Expression, iterable: tree.Expr) -> Type:
    """The type of the items of an iterable."""
    rest = without_none(iterable.type)
    if isinstance(rest, Union) and not isinstance(iterable.type, Tuple):
        c.error(node, f"cannot iterate over a {rest}", "find out first which one it is, with isinstance()")
    return item_of(c, iterable.type)


def item_of(c: Context, type_: Type) -> Type:
    type_ = as_tuple(type_)
    if isinstance(type_, Tuple):
        return make_union(list(type_.items))
    if isinstance(type_, VarTuple):
        return type_.item
    if isinstance(type_, Union):
        return make_union([item_of(c, member) for member in type_.items])
    iterator = _result(c, type_, "__iter__") if not is_plain_iterator(type_) else type_
    return _result(c, iterator, "__next__") if iterator is not ANY else ANY


def is_plain_iterator(type_: Type) -> bool:
    """Whether it is an object of a class that has its `__iter__` of `Iterator`: each is its own iterator."""
    if not isinstance(type_, Instance):
        return False
    return type_.cls.lookup_method("__iter__") is None and type_.cls.lookup_method("__next__") is not None


def _result(c: Context, receiver: Type, name: str) -> Type:
    if not isinstance(receiver, Instance):
        return ANY
    methods = find_methods(c, receiver, name)
    return substitute(methods[0].ret, mapping_for(c, receiver, methods[0])) if methods else ANY
