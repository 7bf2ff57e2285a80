"""What another goroutine is to call: go(f, x), and threading.Thread(target=f, args=(x, y), kwargs={"key": z}).

A thread's call is known where the thread is made: its arguments are written out there. So it is an ordinary call, made later. mypy
does not check it, since the stub cannot say that the arguments are those of the target: it is done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mypy import nodes as my
from mypy import types as mt
from mypy.subtypes import is_subtype

from bullsnake.front import legality, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.dispatch import expr
from bullsnake.front.matching import match_arguments
from bullsnake.front.symbols import FunctionInfo, Param
from bullsnake.front.types import NONE, Callable

_MADE_BY = {"threading.Thread.__init__": "_thread_make", "threading.Timer.__init__": "_thread_timer"}
_TARGETS = ("target", "function")


@dataclass(frozen=True, slots=True)
class Made:
    """A call of the hidden method that takes the place of `__init__`."""

    method: FunctionInfo
    args: list[tree.Expr | None]
    order: list[int] | None


def makes_thread(init: FunctionInfo) -> bool:
    return init.fullname in _MADE_BY


def call_later(
    c: Context,
    node: my.CallExpr,
    target: my.Expression,
    args: list[my.Expression],
    kinds: list[my.ArgKind],
    names: Sequence[str | None],
) -> tree.Later:
    """The call target(*args) as a function value."""
    call = my.CallExpr(target, args, kinds, list(names))
    call.set_line(node)
    with c.open_any():
        return tree.Later(pos=c.pos(node), type=Callable((), NONE), call=expr(c, call))


def thread_arguments(c: Context, node: my.CallExpr, init: FunctionInfo, params: list[Param]) -> Made:
    """The arguments of Thread(...), or of super().__init__(...) in a subclass."""
    assert init.owner is not None
    hidden = init.owner.methods[_MADE_BY[init.fullname]]
    matched = match_arguments(params, node.arg_kinds, node.arg_names)
    if matched is None:
        legality.cannot_match(c, node)
        return Made(hidden, [None] * (len(hidden.params) - 1), None)
    given = {p.name: node.args[numbers[0]] for p, numbers in zip(params, matched, strict=True) if numbers}
    target = next((given[name] for name in _TARGETS if name in given and not _is_none(given[name])), None)
    numbers = {p.name: found[0] for p, found in zip(params, matched, strict=True) if found}
    made: dict[str, tuple[int, tree.Expr]] = {
        "body": (min([numbers[n] for n in (*_TARGETS, "args") if n in numbers], default=0), _body(c, node, target, given)),
        "function": (0, tree.StrLit(pos=c.pos(node), type=builtin(c, "str"), value=_name_of(target))),
    }
    for param in hidden.params[1:]:
        if param.name in given and param.name not in made:
            value = expr(c, given[param.name], param.var.type)
            legality.check_flow(c, given[param.name], value, param.var.type)
            made[param.name] = (numbers[param.name], value)
    places = [p.name for p in hidden.params[1:]]
    args = [made[name][1] if name in made else None for name in places]
    order = sorted((i for i, name in enumerate(places) if name in made), key=lambda i: made[places[i]][0])
    return Made(hidden, args, order)


def _body(c: Context, node: my.CallExpr, target: my.Expression | None, given: dict[str, my.Expression]) -> tree.Expr:
    """What the thread calls; None if it has no target."""
    if target is None:
        return tree.NoneLit(pos=c.pos(node), type=NONE)
    args = _positional(given.get("args"))
    named = _named(given.get("kwargs"))
    if args is None or named is None:
        legality.thread_arguments_elsewhere(c, given["args"] if args is None else given["kwargs"], args is None)
        return tree.NoneLit(pos=c.pos(node), type=NONE)
    kinds = [my.ARG_POS] * len(args) + [my.ARG_NAMED] * len(named)
    names = [None] * len(args) + list(named)
    values = [*args, *named.values()]
    if not _fits(c, node, target, values, kinds, names):
        return tree.NoneLit(pos=c.pos(node), type=NONE)
    return call_later(c, node, target, values, kinds, names)


def _is_none(node: my.Expression | None) -> bool:
    return isinstance(node, my.NameExpr) and node.fullname == "builtins.None"


def _positional(node: my.Expression | None) -> list[my.Expression] | None:
    """The arguments that a tuple or list names; None if they cannot be seen."""
    if node is None or _is_none(node):
        return []
    if not isinstance(node, my.TupleExpr | my.ListExpr) or any(isinstance(item, my.StarExpr) for item in node.items):
        return None
    return list(node.items)


def _named(node: my.Expression | None) -> dict[str, my.Expression] | None:
    if node is None or _is_none(node):
        return {}
    if not isinstance(node, my.DictExpr) or not all(isinstance(key, my.StrExpr) for key, _ in node.items):
        return None
    return {key.value: value for key, value in node.items if isinstance(key, my.StrExpr)}


def _name_of(target: my.Expression | None) -> str:
    """`__name__` of the target; empty if it has none, or if it is a value that can be any function."""
    if isinstance(target, my.LambdaExpr):
        return "<lambda>"
    if not isinstance(target, my.RefExpr):
        return ""
    symbol = target.node
    if isinstance(symbol, my.FuncDef | my.Decorator | my.OverloadedFuncDef | my.TypeInfo):
        return symbol.name
    return target.name if isinstance(target, my.MemberExpr) and symbol is None else ""


# --- types ------------------------------------------------------------------------------------------------------------------


def _fits(
    c: Context,
    node: my.CallExpr,
    target: my.Expression,
    values: list[my.Expression],
    kinds: list[my.ArgKind],
    names: Sequence[str | None],
) -> bool:
    """Whether the target takes these arguments, by mypy's types of both; what cannot be said yet is checked later."""
    found = mt.get_proper_type(c.types.get(target))
    if not isinstance(found, mt.CallableType) or found.variables or any(k.is_star() for k in found.arg_kinds):
        return True
    name = _name_of(target) or "target"
    places = _places(found, kinds, names)
    if places is None:
        legality.thread_argument_count(c, node, name)
        return False
    good = True
    for value, place in zip(values, places, strict=True):
        have, wanted = c.types.get(value), found.arg_types[place]
        if have is not None and not is_subtype(have, wanted):
            legality.thread_argument_type(c, value, name, str(found.arg_names[place] or place + 1), str(have), str(wanted))
            good = False
    return good


def _places(target: mt.CallableType, kinds: list[my.ArgKind], names: Sequence[str | None]) -> list[int] | None:
    """The parameter of each argument; None if they do not fit."""
    places: list[int] = []
    for number, (kind, name) in enumerate(zip(kinds, names, strict=True)):
        if kind is my.ARG_NAMED:
            if name not in target.arg_names:
                return None
            places.append(target.arg_names.index(name))
        elif number < len(target.arg_kinds) and target.arg_kinds[number].is_positional():
            places.append(number)
        else:
            return None
    missing = [i for i, kind in enumerate(target.arg_kinds) if kind.is_required() and i not in places]
    return None if missing or len(set(places)) != len(places) else places
