"""enum.Flag and IntFlag: sets of bits. Their methods are the library's (lib/flags.py), which works on the table of the class.

The class statement makes the table and enters each member; `Perm(3)` and `Perm["R"]` ask it. Values are constants: numbers, `auto()`,
and what `|`, `&`, `^`, `~`, `<<` make of them and of earlier members.
"""

from __future__ import annotations

from collections.abc import Callable as Function

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.class_statements import check_unique
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.enum_values import Member
from bullsnake.front.symbols import ClassInfo, Scope, Var
from bullsnake.front.types import Callable, Instance, Type

TABLE = "__table__"
OPERATORS = ("|", "&", "^", "~", "in", "not in")
_CALCULATED: dict[str, Function[[int, int], int]] = {
    "|": lambda a, b: a | b, "&": lambda a, b: a & b, "^": lambda a, b: a ^ b, "<<": lambda a, b: a << b,
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "**": lambda a, b: a**b,
}  # fmt: skip


def is_flag(type_: Type) -> bool:
    return isinstance(type_, Instance) and type_.cls.is_flag


def declare_table(c: Context, cls: ClassInfo) -> None:
    """The variable of the class that holds its table."""
    var = Var(TABLE, f"{cls.fullname}.{TABLE}", Instance(c.symbols.registry.classes["enum._FlagTable"]), Scope.GLOBAL)
    c.symbols.enter(my.Var(TABLE), var)
    c.module_globals.append(var)
    cls.variables[TABLE] = var


def flag_members(c: Context, node: my.ClassDef, cls: ClassInfo, members: list[Member]) -> list[tree.Stmt]:
    """What makes the table, the members and the list of those that are one bit."""
    assert cls.members is not None
    empty = tree.New(pos=c.pos(node), type=Instance(cls), cls=cls, init=None, args=[])
    make = tree.Later(pos=c.pos(node), type=Callable((), Instance(cls)), call=empty)
    made = [_set(c, node, cls.variables[TABLE], _call(c, node, "_flag_table", [_text(c, node, cls.name), _keeps(c, node, cls), make]))]
    values: dict[str, int] = {}
    for member in members:
        found = _value(c, member.value, values)
        first = next((name for name, known in values.items() if known == found), "")
        if first:
            check_unique(c, member.statement, node, cls, member.name, first)
        values[member.name] = found
        value = tree.IntLit(pos=c.pos(member.statement), type=builtin(c, "int"), value=found)
        entered = _of_table(c, member.statement, cls, "_flag_member", [_text(c, member.target, member.name), value])
        made.append(_set(c, member.target, cls.variables[member.name], entered))
    return [*made, _set(c, node, cls.members, _of_table(c, node, cls, "_flag_members", [], cls.members.type))]


def flag_lookup(c: Context, node: my.Context, cls: ClassInfo, key: tree.Expr, by: str) -> tree.Expr:
    """Perm(3) and Perm["R"]."""
    return _of_table(c, node, cls, "_flag_at" if by == "value" else "_flag_named", [key])


def _value(c: Context, node: my.Expression, known: dict[str, int]) -> int:
    found = _constant(node, known)
    if found is None or not -(2**63) <= found < 2**63:
        c.error(node, "the value of a flag must be a constant", "write a number, auto(), or earlier members joined by |")
        return 0
    return found


def _constant(node: my.Expression, known: dict[str, int]) -> int | None:
    """known: earlier members."""
    if isinstance(node, my.IntExpr):
        return node.value
    if isinstance(node, my.NameExpr):
        return known.get(node.name)
    if isinstance(node, my.CallExpr) and isinstance(node.callee, my.RefExpr) and node.callee.fullname == "enum.auto":
        return 1 << max([0, *known.values()]).bit_length()
    if isinstance(node, my.UnaryExpr) and (operand := _constant(node.expr, known)) is not None:
        return ~operand if node.op == "~" else -operand if node.op == "-" else None
    if isinstance(node, my.OpExpr) and node.op in _CALCULATED:
        left, right = _constant(node.left, known), _constant(node.right, known)
        if left is not None and right is not None and (node.op not in ("<<", "**") or 0 <= right < 64):
            return _CALCULATED[node.op](left, right)
    return None


def _keeps(c: Context, node: my.Context, cls: ClassInfo) -> tree.Expr:
    return tree.BoolLit(pos=c.pos(node), type=builtin(c, "bool"), value=bool(cls.enum_plain))


def _text(c: Context, node: my.Context, text: str) -> tree.Expr:
    return tree.StrLit(pos=c.pos(node), type=builtin(c, "str"), value=text)


def _name(c: Context, node: my.Context, var: Var) -> tree.Name:
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


def _set(c: Context, node: my.Context, var: Var, value: tree.Expr) -> tree.Stmt:
    c.assigned(var)
    return tree.Assign(pos=c.pos(node), targets=[_name(c, node, var)], value=value)


def _call(c: Context, node: my.Context, name: str, args: list[tree.Expr]) -> tree.Expr:
    function = c.symbols.registry.functions[f"enum.{name}"][0]
    return tree.Call(pos=c.pos(node), type=function.ret, function=function, args=list[tree.Expr | None](args))


def _of_table(
    c: Context, node: my.Context, cls: ClassInfo, name: str, args: list[tree.Expr], type_: Type | None = None
) -> tree.Expr:
    """A call of the library with the class's table, whose outcome is known to be of the class."""
    made = _call(c, node, name, [_name(c, node, cls.variables[TABLE]), *args])
    return tree.Cast(pos=made.pos, type=type_ or Instance(cls), value=made)
