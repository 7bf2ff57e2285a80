"""Arithmetic and comparison where a static type is a union of numbers, such as int | float: by the classes at run time."""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.coerce import convert
from bullsnake.build.done import Done
from bullsnake.build.function import FunctionBuilder
from bullsnake.build.objects import has_class
from bullsnake.build.reps import is_numeric
from bullsnake.front import tree
from bullsnake.front.types import Instance, NoneType, Type, Union, rep
from bullsnake.ir.core import Operand, Reg
from bullsnake.ir.types import Ty

Rest = Fn[[tree.Expr, Type], None]


def numeric_members(type_: Type) -> list[Type] | None:
    """The members of a union of numbers, or the number alone; None if anything else is in it."""
    members = list(type_.items) if isinstance(type_, Union) else [type_]
    members = [m for m in members if not isinstance(m, NoneType)]
    return members if members and all(is_numeric(m) for m in members) else None


def split(fb: FunctionBuilder, node: tree.Expr, value: Operand, type_: Type, then: Fn[[tree.Expr], None]) -> None:
    """Run `then` for each class that a value may have, with the value as one of that class."""
    members = list(type_.items) if isinstance(type_, Union) else [type_]
    members = [m for m in members if not isinstance(m, NoneType)]
    if value.ty is not Ty.REF or len(members) == 1:
        then(Done(node, convert(fb, value, type_, members[0]), members[0]))
        return
    members.sort(key=_specific_first)
    for index, member in enumerate(members):
        last = index == len(members) - 1
        if not last:
            assert isinstance(member, Instance)
            here, other = fb.new_block("is"), fb.new_block("other")
            fb.branch(has_class(fb, value, member.cls), here, other)
            fb.enter(here)
        operand = fb.load(rep(member), value, 8) if rep(member) is not Ty.REF else value
        then(Done(node, operand, member))
        if not last:
            fb.enter(other)


def _specific_first(type_: Type) -> int:
    return -len(type_.cls.mro()) if isinstance(type_, Instance) else 0


def numeric_union_binary(fb: FunctionBuilder, op: str, left: tree.Expr, right: tree.Expr, result: Type) -> Operand | None:
    """left op right where a side is a union of numbers; None if other classes are among them."""
    from bullsnake.build.operators import binary

    left_type, right_type = fb.type(left.type), fb.type(right.type)
    if numeric_members(left_type) is None or numeric_members(right_type) is None:
        return None
    pos = left.pos

    def compute(a: tree.Expr, b: tree.Expr) -> Operand:
        made = tree.Binary(pos=pos, type=result_type(fb, op, a.type, b.type), op=op, left=a, right=b)
        return convert(fb, binary(fb, made, made.type), made.type, result)

    return two_way(fb, left, right, rep(result), compute)


def two_way(
    fb: FunctionBuilder, left: tree.Expr, right: tree.Expr, ty: Ty, compute: Fn[[tree.Expr, tree.Expr], Operand]
) -> Reg:
    """The value of `compute` for the classes that both sides have at run time."""
    out = fb.reg(ty)
    done = fb.new_block("done")
    first = fb.kept(fb.expr(left))
    second = fb.kept(fb.expr(right))

    def with_both(a: tree.Expr, b: tree.Expr) -> None:
        fb.copy(out, compute(a, b))
        fb.jump(done)

    def with_left(a: tree.Expr) -> None:
        split(fb, right, second, fb.type(right.type), lambda b: with_both(a, b))

    split(fb, left, first, fb.type(left.type), with_left)
    fb.enter(done)
    return out


def result_type(fb: FunctionBuilder, op: str, left: Type, right: Type) -> Type:
    """The class of an operation on two numbers."""
    names = {left.cls.name, right.cls.name} if isinstance(left, Instance) and isinstance(right, Instance) else set()
    if op == "/" or "float" in names:
        name = "float"
    elif names == {"bool"} and op in "&|^":
        name = "bool"
    else:
        name = "int"
    return Instance(fb.unit.classes.builtin_class(name))


def numeric_union_negate(fb: FunctionBuilder, op: str, operand: tree.Expr, result: Type) -> Operand:
    out, done = fb.reg(rep(result)), fb.new_block("done")

    def compute(value: tree.Expr) -> None:
        assert isinstance(value.type, Instance)
        name = "float" if value.type.cls.name == "float" else "int"
        made = tree.Unary(pos=operand.pos, type=Instance(fb.unit.classes.builtin_class(name)), op=op, operand=value)
        fb.copy(out, convert(fb, fb.expr(made), made.type, result))
        fb.jump(done)

    split(fb, operand, fb.kept(fb.expr(operand)), fb.type(operand.type), compute)
    fb.enter(done)
    return out
