"""What mypy takes for an X though it may be something else: `X | Any`, as `Match.group` returns it. Its type here is X or None.

mypy lets such a value be used as an X. Where it is, it is tested first; where it goes to a place for an X, build/coerce.py tests it.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.types import AnyType, NoneType, Type, TypeVar, Union, is_builtin, without_none


def certain(c: Context, node: my.Expression, value: tree.Expr, use: str = "") -> tree.Expr:
    """The value where it is used as if it were never None. use: the attribute that is wanted of it."""
    if not isinstance(value.type, Union) or not any(isinstance(item, NoneType) for item in value.type.items):
        return value
    if not is_doubtful(mt.get_proper_type(c.types.get(node))):
        return value
    return tree.Checked(pos=value.pos, type=without_none(value.type), value=value, use=use)


def takes_none(expected: Type) -> bool:
    """Whether None may go to a place of a type, as far as is known."""
    if isinstance(expected, Union):
        return any(takes_none(item) for item in expected.items)
    return isinstance(expected, NoneType | TypeVar | AnyType) or is_builtin(expected, "object")


def is_doubtful(type_: mt.Type | None) -> bool:
    """Whether a type is `X | Any`."""
    proper = mt.get_proper_type(type_)
    return isinstance(proper, mt.UnionType) and any(isinstance(mt.get_proper_type(item), mt.AnyType) for item in proper.items)
