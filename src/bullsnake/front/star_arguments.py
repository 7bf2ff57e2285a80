"""`*xs` and `**d` in calls: a tuple of fixed shape for parameters one by one, keywords that a **kwargs parameter collects."""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import flows, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.dispatch import expr
from bullsnake.front.types import Instance, Type


def spread_out(c: Context, node: my.CallExpr) -> None:
    """Write `f(*pair)` as `f(pair[0], pair[1])`, where pair is the name of a tuple of fixed shape."""
    if my.ARG_STAR not in node.arg_kinds:
        return
    args: list[my.Expression] = []
    kinds: list[my.ArgKind] = []
    names: list[str | None] = []
    for arg, kind, name in zip(node.args, node.arg_kinds, node.arg_names, strict=True):
        shape = mt.get_proper_type(c.types.get(arg))
        if kind is my.ARG_STAR and isinstance(shape, mt.TupleType) and isinstance(arg, my.NameExpr | my.MemberExpr | my.TupleExpr):
            parts = arg.items if isinstance(arg, my.TupleExpr) else [_item(c, arg, i, t) for i, t in enumerate(shape.items)]
            args += parts
            kinds += [my.ARG_POS] * len(parts)
            names += [None] * len(parts)
        else:
            args.append(arg)
            kinds.append(kind)
            names.append(name)
    node.args, node.arg_kinds, node.arg_names = args, kinds, names


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
