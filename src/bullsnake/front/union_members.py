"""A member that the classes of a union have, but do not inherit from one class: one access for each class, by isinstance.

A class method that is called through an object is that of the object's class: one call for each class that derives from the static one.
"""

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
    return _by_class(c, node, value, list(value.type.items), access)


def by_heirs(
    c: Context, node: my.Expression, value: tree.Expr, access: Callable[[tree.Expr], tree.Expr | None]
) -> tree.Expr | None:
    """As split_union, for an object of a class or of one of its heirs; None if it has no heirs."""
    assert isinstance(value.type, Instance)
    base = value.type.cls
    heirs = [cls for cls in c.symbols.classes.values() if cls is not base and cls.is_subclass_of(base) and not cls.type_params]
    if not heirs or base.type_params:
        return None
    nearest_last = sorted(heirs, key=lambda cls: len(cls.mro()), reverse=True)
    return _by_class(c, node, value, [*map(Instance, nearest_last), value.type], access)


def _by_class(
    c: Context, node: my.Expression, value: tree.Expr, parts: list[Type], access: Callable[[tree.Expr], tree.Expr | None]
) -> tree.Expr | None:
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
