"""A member that the classes of a union have, but do not inherit from one class: one access for each class, by isinstance.

So is an attribute of an Any, whose class can be any that has it.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import ANY, Instance, Tuple, Type, Union, VarTuple, make_union


def split_union(
    c: Context, node: my.Expression, value: tree.Expr, access: Callable[[tree.Expr], tree.Expr | None]
) -> tree.Expr | None:
    """`access(v) if isinstance(v, A) else access(v) ...`; None when a member of the union is no class, or lacks the member."""
    assert isinstance(value.type, Union)
    return _by_class(c, node, value, list(value.type.items), access)


def _asked_for(c: Context, part: Type) -> Type:
    """What isinstance() asks for: of tuples whether it is one."""
    return part if isinstance(part, Instance) else builtin(c, "tuple", ANY)


def of_any(
    c: Context, node: my.MemberExpr, value: tree.Expr, access: Callable[[tree.Expr], tree.Expr | None]
) -> tree.Expr | None:
    """An attribute of an Any: that of the first class of the program, heirs first, which has it; None if one of them is generic."""
    having = [cls for cls in c.symbols.classes.values() if not cls.is_stub and not cls.is_open and _has_own(cls, node.name)]
    if not having or any(cls.type_params for cls in having):
        return None
    nearest = sorted(having, key=lambda cls: len(cls.mro()), reverse=True)
    missing = c.symbols.registry.functions["typing._any_attribute"][0]
    shown = tree.StrLit(pos=value.pos, type=builtin(c, "str"), value=node.name)

    def otherwise(name: tree.Expr) -> tree.Expr:
        return tree.Call(pos=value.pos, type=missing.ret, function=missing, args=[name, shown])

    return _by_class(c, node, value, [*map(Instance, nearest)], access, otherwise)


def _has_own(cls: ClassInfo, name: str) -> bool:
    method = cls.methods.get(name)
    return name in cls.fields or name in cls.variables or method is not None and method.is_property


def _by_class(
    c: Context,
    node: my.Expression,
    value: tree.Expr,
    parts: list[Type],
    access: Callable[[tree.Expr], tree.Expr | None],
    otherwise: Callable[[tree.Expr], tree.Expr] | None = None,
) -> tree.Expr | None:
    """otherwise: where the object may be of none of the classes; else it is of the last one if it is of no other."""
    tuples = [part for part in parts if isinstance(part, Tuple | VarTuple)]
    if len(tuples) > 1 or not all(isinstance(part, Instance) or part in tuples for part in parts):
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
    made, last = (whole[-1], len(parts) - 2) if otherwise is None else (otherwise(name(value.type)), len(parts) - 1)
    for number in range(last, -1, -1):
        tested: tree.Expr = name(value.type)
        if number == 0:
            tested = tree.Walrus(pos=pos, type=value.type, target=name(value.type), value=value)
        test = tree.IsInstance(pos=pos, type=builtin(c, "bool"), value=tested, classes=[_asked_for(c, parts[number])])
        made = tree.IfExpr(pos=pos, type=result, test=test, then=whole[number], orelse=made)
    return made
