"""What a program may do with an Any that it has not narrowed: take an item, loop, len, `int()` and `float()`, read it as a dict.

Each is a call of the library (lib/anyvalues.py), which finds out at run time what it is. Everything else is refused.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.types import AnyObject, Instance, Type, is_builtin

DICT_METHODS = frozenset({"get", "items", "keys", "values"})
"""Those that no other class has for which an Any may stand here."""

_CALLS = {"builtins.len": "_any_len", "builtins.int": "_any_int", "builtins.float": "_any_float"}


def is_any(c: Context, node: my.Expression, value: tree.Expr) -> bool:
    """Whether mypy lets anything be done with a value."""
    return isinstance(value.type, AnyObject) and isinstance(mt.get_proper_type(c.types.get(node)), mt.AnyType)


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
    shown = tree.StrLit(pos=value.pos, type=_builtin(c, "str"), value=name)
    return _call(c, node, "_any_dict", [value, shown])


def length_of_any(c: Context, node: my.Context, value: tree.Expr) -> tree.Expr:
    return _call(c, node, "_any_len", [value])


def call_with_any(c: Context, node: my.CallExpr, name: str, value: tree.Expr) -> tree.Expr | None:
    """len(x), int(x), float(x) of an Any; None for any other call."""
    if name not in _CALLS or len(node.args) != 1 or node.arg_kinds != [my.ARG_POS] or not is_any(c, node.args[0], value):
        return None
    return _call(c, node, _CALLS[name], [value])


def may_take_any(c: Context, node: my.CallExpr, name: str) -> bool:
    return name in _CALLS and len(node.args) == 1 and isinstance(mt.get_proper_type(c.types.get(node.args[0])), mt.AnyType)


def _call(c: Context, node: my.Context, name: str, args: list[tree.Expr]) -> tree.Expr:
    from bullsnake.front.convert_functions import functions_of

    symbol = c.symbols.files["typing"].names[name].node
    assert symbol is not None
    function = functions_of(c, symbol)[0]
    found = function.ret
    if is_builtin(found, "object") and isinstance(found, Instance):
        found = AnyObject(found.cls)
    return tree.Call(pos=c.pos(node), type=found, function=function, args=list[tree.Expr | None](args))


def _builtin(c: Context, name: str) -> Type:
    from bullsnake.front.convert_types import builtin

    return builtin(c, name)
