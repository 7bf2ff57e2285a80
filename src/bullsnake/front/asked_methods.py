"""round, math.trunc, math.floor and math.ceil of an object of a class of the program: its own method.

The stubs declare them by protocols; numbers, and what becomes one, are the library's.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import type_of
from bullsnake.front.dispatch import expr
from bullsnake.front.methods import mapping_for
from bullsnake.front.types import Instance, Type, substitute


def asks(name: str) -> Callable[[Context, my.CallExpr, Type | None], tree.Expr | None]:
    """What makes a call of a function the call of the method of that name of its first argument, if that is an object."""

    def special(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
        kind = type_of(c, node.args[0]) if node.args and set(node.arg_kinds) == {my.ARG_POS} else None
        method = kind.cls.lookup_method(name) if isinstance(kind, Instance) and not kind.cls.is_stub else None
        if method is None or method.is_stub or kind is None or len(node.args) > len(method.params):
            return None
        receiver = expr(c, node.args[0])
        given: list[tree.Expr | None] = [expr(c, arg) for arg in node.args[1:]]
        args = [*given, *([None] * (len(method.params) - 1 - len(given)))]
        type_ = substitute(method.ret, mapping_for(c, kind, method))
        return tree.MethodCall(pos=c.pos(node), type=type_, receiver=receiver, method=method, args=args)

    return special
