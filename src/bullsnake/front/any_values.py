"""What a program may do with an Any that it has not narrowed: take an item, loop, len, `int()` and `float()`, read it as a dict.

Each is a call of the library (lib/anyvalues.py), which finds out at run time what it is. Everything else is refused.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.dispatch import expr
from bullsnake.front.types import AnyObject, Type

DICT_METHODS = frozenset({"get", "items", "keys", "values"})
"""The methods of a dict that only read."""


def is_any(c: Context, node: my.Expression, value: tree.Expr) -> bool:
    """Whether mypy lets anything be done with a value."""
    return isinstance(value.type, AnyObject) and isinstance(type_of(c, node), AnyObject)


def item_of_any(c: Context, node: my.Expression, value: tree.Expr, key: tree.Expr) -> tree.Expr:
    """value[key]"""
    return _call(c, node, "_any_item", [value, key])


def loop_over_any(c: Context, node: my.Expression, value: tree.Expr) -> tree.Expr:
    """What a loop runs over."""
    return _call(c, node, "_any_iter", [value]) if is_any(c, node, value) else value


def dict_of_any(c: Context, node: my.Expression, value: tree.Expr, name: str) -> tree.Expr:
    """What has a method of dict."""
    if name not in DICT_METHODS or not is_any(c, node, value):
        return value
    shown = tree.StrLit(pos=value.pos, type=builtin(c, "str"), value=name)
    return _call(c, node, "_any_dict", [value, shown])


def length_of_any(c: Context, node: my.Context, value: tree.Expr) -> tree.Expr:
    return _call(c, node, "_any_len", [value])


def call_with_any(name: str) -> Callable[[Context, my.CallExpr, Type | None], tree.Expr | None]:
    """What makes a call of a function of one argument, where that is an Any, the call of a function of the library."""

    def special(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
        if node.arg_kinds != [my.ARG_POS] or not isinstance(type_of(c, node.args[0]), AnyObject):
            return None
        return _call(c, node, name, [expr(c, node.args[0])])

    return special


def _call(c: Context, node: my.Context, name: str, args: list[tree.Expr]) -> tree.Expr:
    function = c.symbols.registry.functions[f"typing.{name}"][0]
    return tree.Call(pos=c.pos(node), type=function.ret, function=function, args=list[tree.Expr | None](args))
