"""functools.partial: a function value that holds some arguments, evaluated now, and makes the call when it gets the others.

mypy knows what is left to give (its own plugin for `functools.partial`), and keeps it beside the type. So the type of such a value is
`Callable`, and what it does is a call with holes (`tree.Later`): each hole is a parameter, by position.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import left_of, type_of
from bullsnake.front.dispatch import expr, placeholder
from bullsnake.front.symbols import Scope, Var
from bullsnake.front.types import ANY, AnyObject, Callable, Type


def partial_call(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    """partial(f, *args, **kwargs)."""
    if not node.args or node.arg_kinds[0] is not my.ARG_POS:
        return None
    type_ = _type_of_value(c, node, expected)
    if type_ is None:
        advice = "annotate the variable that it goes to, as in f: Callable[[int], str] = partial(...), or write a lambda"
        c.error(node, "what is left to give to this partial() is not known", advice)
        return placeholder(c, node)
    names, params = _holes(c, node, type_)
    given = _first_named(node)
    call = my.CallExpr(
        node.args[0],
        [*node.args[1:given], *names, *node.args[given:]],
        [*node.arg_kinds[1:given], *([my.ARG_POS] * len(names)), *node.arg_kinds[given:]],
        [*node.arg_names[1:given], *([None] * len(names)), *node.arg_names[given:]],
    )
    call.set_line(node)
    with c.open_any():
        made = expr(c, call, type_.ret)
    for name in names:
        if name.node is not None:
            del c.overrides[name.node]
    return tree.Later(pos=c.pos(node), type=type_, call=made, params=params)


def _first_named(node: my.CallExpr) -> int:
    return next((i for i, kind in enumerate(node.arg_kinds) if kind in (my.ARG_NAMED, my.ARG_STAR2)), len(node.args))


def _type_of_value(c: Context, node: my.CallExpr, expected: Type | None) -> Callable | None:
    """The type of what is made: that of the place, if it is a function's; else by what mypy says is left."""
    left = left_of(c.types.get(node))
    members = getattr(expected, "items", (expected,))
    wanted = next((m for m in members if isinstance(m, Callable)), None)
    if wanted is not None and not any(t is ANY or isinstance(t, AnyObject) for t in wanted.params):
        return wanted
    found = type_of(c, node)
    if left is None or not isinstance(found, Callable) or any(kind.is_star() for kind in left.arg_kinds):
        return None
    return found


def _holes(c: Context, node: my.CallExpr, type_: Callable) -> tuple[list[my.NameExpr], list[Var]]:
    """A name for each parameter, and its variable."""
    left = left_of(c.types.get(node))
    formals = [t for t, kind in zip(left.arg_types, left.arg_kinds, strict=True) if kind.is_positional()] if left is not None else []
    names: list[my.NameExpr] = []
    params: list[Var] = []
    for number, inner in enumerate(type_.params):
        symbol = my.Var(f".{number}")
        symbol._fullname = symbol.name
        name = my.NameExpr(symbol.name)
        name.node = symbol
        name.set_line(node)
        if number < len(formals):
            c.types[name] = formals[number]
        var = Var(symbol.name, f"{c.module}.partial.{number}", inner, Scope.PARAM, c.function)
        c.overrides[symbol] = var
        names.append(name)
        params.append(var)
    return names, params
