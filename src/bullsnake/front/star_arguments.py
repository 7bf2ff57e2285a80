"""`*xs` and `**d` in calls: for parameters one by one, keywords that a **kwargs parameter collects.

How many items a tuple of fixed shape has is known. Any other iterable becomes a list, whose length is compared with the number of
parameters when the call is made: `f(*xs)` is `f((t := _spread(xs, 2, ...))[0], t[1])`. Parameters with defaults are not filled in so.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import flows, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.dispatch import expr
from bullsnake.front.types import ANY, Instance, Type


def spread_out(c: Context, node: my.CallExpr) -> None:
    """Write `f(*pair)` as `f(pair[0], pair[1])`, where pair is the name of a tuple of fixed shape."""
    if my.ARG_STAR not in node.arg_kinds:
        return
    args: list[my.Expression] = []
    kinds: list[my.ArgKind] = []
    names: list[str | None] = []
    for arg, kind, name in zip(node.args, node.arg_kinds, node.arg_names, strict=True):
        shape = mt.get_proper_type(c.types.get(arg))
        if kind is my.ARG_STAR and isinstance(shape, mt.TupleType):
            parts = _of_tuple(c, arg, shape)
            args += parts
            kinds += [my.ARG_POS] * len(parts)
            names += [None] * len(parts)
        elif kind is my.ARG_STAR and (places := _places(c, node, kinds)):
            parts = _from_list(c, node, arg, places)
            args += parts
            kinds += [my.ARG_POS] * len(parts)
            names += [None] * len(parts)
        else:
            args.append(arg)
            kinds.append(kind)
            names.append(name)
    node.args, node.arg_kinds, node.arg_names = args, kinds, names


def _places(c: Context, node: my.CallExpr, given: list[my.ArgKind]) -> list[str]:
    """The parameters that the only `*xs` of a call fills; empty if they are not certain."""
    function = mt.get_proper_type(c.types.get(node.callee))
    if not isinstance(function, mt.CallableType) or node.arg_kinds.count(my.ARG_STAR) != 1 or my.ARG_STAR2 in node.arg_kinds:
        return []
    if any(kind is my.ARG_STAR for kind in function.arg_kinds) or node.arg_kinds[len(given) + 1 : len(given) + 2] == [my.ARG_POS]:
        return []
    rest = list(zip(function.arg_names, function.arg_kinds, strict=True))[len(given) :]
    left = [(name, kind) for name, kind in rest if kind.is_positional() and (name is None or name not in node.arg_names)]
    if any(kind is not my.ARG_POS for _, kind in left):
        return []
    return [name or "" for name, _ in left]


def _from_list(c: Context, node: my.CallExpr, arg: my.Expression, places: list[str]) -> list[my.Expression]:
    """The items of a list that is made of the argument, and compared with the parameters."""
    symbol = _variable(c)
    callee = my.NameExpr("_spread")
    callee.fullname = "builtins._spread"
    callee.node = c.symbols.files["builtins"].names["_spread"].node
    texts = [my.StrExpr(_called(c, node)), my.StrExpr(" ".join(places))]
    count = my.IntExpr(len(node.args[: node.args.index(arg)]))
    call = my.CallExpr(callee, [arg, count, *texts], [my.ARG_POS] * 4, [None] * 4)
    first = _named(symbol)
    bases: list[my.Expression] = [my.AssignmentExpr(first, call), *(_named(symbol) for _ in places[1:])]
    indices = [my.IntExpr(number) for number in range(len(places))]
    parts: list[my.Expression] = [my.IndexExpr(base, index) for base, index in zip(bases, indices, strict=True)]
    for made in (callee, *texts, count, call, first, *bases, *indices, *parts):
        made.set_line(arg)
    return parts


def _named(symbol: my.Var) -> my.NameExpr:
    name = my.NameExpr(symbol.name)
    name.node = symbol
    return name


def _called(c: Context, node: my.CallExpr) -> str:
    """What CPython's messages call the function. A class is its constructor."""
    callee = node.callee
    if isinstance(callee, my.RefExpr) and isinstance(callee.node, my.TypeInfo):
        return callee.node.name + (".__new__" if callee.node.tuple_type is not None else ".__init__")
    if isinstance(callee, my.MemberExpr):
        return callee.name
    return callee.name if isinstance(callee, my.NameExpr) else "<lambda>"


def _of_tuple(c: Context, arg: my.Expression, shape: mt.TupleType) -> list[my.Expression]:
    """The items of a tuple of fixed shape, which is evaluated once."""
    if isinstance(arg, my.TupleExpr):
        return list(arg.items)
    if isinstance(arg, my.NameExpr | my.MemberExpr) or not shape.items:
        return [_item(c, arg, i, t) for i, t in enumerate(shape.items)]
    symbol = _variable(c)
    first = _named(symbol)
    bases: list[my.Expression] = [my.AssignmentExpr(first, arg), *(_named(symbol) for _ in shape.items[1:])]
    for made in (first, *bases):
        made.set_line(arg)
    return [_item(c, base, i, t) for i, (base, t) in enumerate(zip(bases, shape.items, strict=True))]


def _variable(c: Context) -> my.Var:
    """A variable of our own."""
    symbol = my.Var(".spread")
    var = c.new_var(None, symbol.name, f"{c.module}..spread", ANY, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.overrides[symbol] = var
    return symbol


def _item(c: Context, arg: my.Expression, number: int, type_: mt.Type) -> my.Expression:
    index = my.IntExpr(number)
    index.set_line(arg)
    made = my.IndexExpr(arg, index)
    made.set_line(arg)
    c.types[made] = type_
    return made


def collected_keywords(c: Context, node: my.CallExpr, numbers: list[int], wanted: Type) -> tree.Expr:
    """The dict for a **kwargs parameter."""
    value_type = wanted.args[1] if isinstance(wanted, Instance) and len(wanted.args) == 2 else None
    parts: list[tree.Expr] = []
    for number in numbers:
        arg = node.args[number]
        if node.arg_kinds[number] is my.ARG_STAR2:
            other = expr(c, arg, wanted)
            flows.check_flow(c, arg, other, wanted)
            parts.append(other)
            continue
        value = expr(c, arg, value_type)
        if value_type is not None:
            flows.check_flow(c, arg, value, value_type)
        key = tree.StrLit(pos=c.pos(arg), type=builtin(c, "str"), value=node.arg_names[number] or "")
        if not parts or not isinstance(parts[-1], tree.DictLit):
            parts.append(tree.DictLit(pos=c.pos(arg), type=wanted, items=[]))
        last = parts[-1]
        assert isinstance(last, tree.DictLit)
        last.items.append((key, value))
    if not isinstance(parts[0], tree.DictLit):
        parts.insert(0, tree.DictLit(pos=c.pos(node), type=wanted, items=[]))
    made = parts[0]
    cls = c.symbols.classes.get("builtins.dict") or c.symbols.registry.classes["builtins.dict"]
    for part in parts[1:]:
        made = tree.Binary(pos=c.pos(node), type=wanted, op="|", left=made, right=part, method=cls.methods["__or__"])
    return made
