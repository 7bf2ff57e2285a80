"""What a program may do with an Any that it has not narrowed: take an item, loop, len, `int()` and `float()`, read it as a dict,
calculate with numbers and texts, compare, call the methods that only texts have.

Each is a call of the library (lib/anyvalues.py), which finds out at run time what it is. Everything else is refused.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.dispatch import expr
from bullsnake.front.types import AnyObject, Instance, Type, is_builtin

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


def operation(c: Context, node: my.Context, op: str, left: tree.Expr, right: tree.Expr) -> tree.Expr | None:
    """left op right, where one of them is an Any; None where neither is, or the text on the left is a format."""
    if not isinstance(left.type, AnyObject) and not isinstance(right.type, AnyObject):
        return None
    if op == "%" and is_builtin(left.type, "str"):
        return None
    return _call(c, node, "_any_binary", [_text(c, node, op), left, right])


def unary_operation(c: Context, node: my.Context, op: str, operand: tree.Expr) -> tree.Expr | None:
    if not isinstance(operand.type, AnyObject):
        return None
    return _call(c, node, "_any_unary", [_text(c, node, op), operand])


def comparison(c: Context, node: my.Context, op: str, left: tree.Expr, right: tree.Expr) -> tree.Expr | None:
    """An order, where one of the operands is an Any, or a test whether something is in one."""
    if op in ("<", "<=", ">", ">=") and (isinstance(left.type, AnyObject) or isinstance(right.type, AnyObject)):
        return _call(c, node, "_any_order", [_text(c, node, op), left, right])
    if op in ("in", "not in") and isinstance(right.type, AnyObject):
        found = _call(c, node, "_any_contains", [right, left])
        return found if op == "in" else tree.Unary(pos=c.pos(node), type=builtin(c, "bool"), op="not", operand=found)
    return None


def text_of_any(c: Context, node: my.Expression, value: tree.Expr, name: str) -> tree.Expr:
    """What has a method that only texts have: it is tested to be one."""
    text = builtin(c, "str")
    if not isinstance(text, Instance) or not is_any(c, node, value) or name.startswith("_"):
        return value
    others = [builtin(c, kind) for kind in ("list", "dict", "tuple", "set", "int", "float")]
    shared = any(isinstance(other, Instance) and other.cls.lookup_method(name) is not None for other in others)
    if shared or text.cls.lookup_method(name) is None:
        return value
    return tree.Checked(pos=c.pos(node), type=text, value=value)


def _text(c: Context, node: my.Context, text: str) -> tree.Expr:
    return tree.StrLit(pos=c.pos(node), type=builtin(c, "str"), value=text)


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
