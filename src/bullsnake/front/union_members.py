"""A member that the classes of a union have, but do not inherit from one class: one access for each class, by isinstance."""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.types import ANY, Instance, Type, Union, make_union


def split_union(
    c: Context, node: my.Expression, value: tree.Expr, access: Callable[[tree.Expr], tree.Expr | None]
) -> tree.Expr | None:
    """`access(v) if isinstance(v, A) else access(v) ...`; None when a member of the union is no class, or lacks the member."""
    assert isinstance(value.type, Union)
    parts = value.type.items
    if not all(isinstance(part, Instance) for part in parts):
        return None
    var = c.new_var(None, ".receiver", f"{c.module}..receiver", value.type, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    pos = c.pos(node)

    def name(type_: Type) -> tree.Name:
        return tree.Name(pos=pos, type=type_, var=var, declared=value.type)

    accesses = [access(name(part)) for part in parts]
    if any(one is None for one in accesses):
        return None
    whole = [one for one in accesses if one is not None]
    found = type_of(c, node)
    result = make_union([one.type for one in whole]) if found is ANY else found
    made = whole[-1]
    for number in range(len(parts) - 2, -1, -1):
        tested: tree.Expr = name(value.type)
        if number == 0:
            tested = tree.Walrus(pos=pos, type=value.type, target=name(value.type), value=value)
        test = tree.IsInstance(pos=pos, type=builtin(c, "bool"), value=tested, classes=[parts[number]])
        made = tree.IfExpr(pos=pos, type=result, test=test, then=whole[number], orelse=made)
    return made
