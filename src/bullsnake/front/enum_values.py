"""The members that the body of an Enum names, and their values.

Inside of the body a member's name is its value still (`BOTH = IN | OUT`). What can be calculated from literals is a literal; else the
value is kept in a variable for those that mention it. Members can be named by unpacking: `NEW, OPEN, DONE = range(3)`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mypy import nodes as my
from mypy.traverser import all_name_and_member_expressions

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, convert_type
from bullsnake.front.dispatch import expr
from bullsnake.front.items import item_of
from bullsnake.front.symbols import ClassInfo, Scope
from bullsnake.front.types import Tuple, Type, as_tuple


@dataclass(slots=True)
class Member:
    """part: which item of the value it is, where it is unpacked; else -1."""

    target: my.NameExpr
    symbol: my.Var
    value: my.Expression
    statement: my.AssignmentStmt
    part: int = -1

    @property
    def name(self) -> str:
        return self.target.name


def is_member_statement(item: my.Statement) -> bool:
    """Whether an assignment of the body makes members: names without an underscore in front, without an annotation."""
    if not isinstance(item, my.AssignmentStmt) or item.unanalyzed_type is not None:
        return False
    return all(isinstance(t, my.NameExpr) and not t.name.startswith("_") for target in item.lvalues for t in _parts(target))


def _parts(target: my.Expression) -> list[my.Expression]:
    return target.items if isinstance(target, my.TupleExpr | my.ListExpr) else [target]


def members_of(node: my.ClassDef) -> list[Member]:
    return [member for item in node.defs.body if is_member_statement(item) for member in _named(item)]


def _named(item: my.Statement) -> Iterator[Member]:
    for target in item.lvalues if isinstance(item, my.AssignmentStmt) else []:
        assert isinstance(item, my.AssignmentStmt)
        names = _parts(target)
        values = [item.rvalue] if names == [target] else _written_out(item.rvalue, len(names))
        for number, name in enumerate(names):
            if isinstance(name, my.NameExpr) and isinstance(name.node, my.Var):
                part = -1 if values else number
                yield Member(name, name.node, values[number] if values else item.rvalue, item, part)


def _written_out(node: my.Expression, count: int) -> list[my.Expression]:
    """The items of a display, or of a range of literals; empty for anything else."""
    if isinstance(node, my.TupleExpr | my.ListExpr):
        return node.items if len(node.items) == count else []
    if not isinstance(node, my.CallExpr) or not isinstance(node.callee, my.RefExpr) or node.callee.fullname != "builtins.range":
        return []
    limits = [arg.value for arg in node.args if isinstance(arg, my.IntExpr)]
    numbers = range(*limits) if 0 < len(limits) == len(node.args) else range(0)
    return [my.IntExpr(number) for number in numbers] if len(numbers) == count else []


def is_auto(node: my.Expression) -> bool:
    return isinstance(node, my.CallExpr) and isinstance(node.callee, my.RefExpr) and node.callee.fullname == "enum.auto"


def value_type(c: Context, member: Member) -> Type:
    if is_auto(member.value) or isinstance(member.value, my.IntExpr):
        return builtin(c, "int")
    return _part(c, convert_type(c, c.types.get(member.value)), member.part)


def _part(c: Context, type_: Type, part: int) -> Type:
    if part < 0:
        return type_
    shape = as_tuple(type_)
    return shape.items[part] if isinstance(shape, Tuple) and part < len(shape.items) else item_of(c, type_)


_BINARY: dict[str, Callable[[int, int], int]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "|": operator.or_, "&": operator.and_, "^": operator.xor,
    "<<": lambda a, b: a << min(b, 64), "//": operator.floordiv, "%": operator.mod,
}  # fmt: skip


class Values:
    """The values of the members of one class, in their order."""

    def __init__(self, c: Context, cls: ClassInfo, node: my.ClassDef) -> None:
        self.c = c
        self.cls = cls
        values = [member.value for member in members_of(node)]
        self.mentioned = {name.node for value in values for name in all_name_and_member_expressions(value)[0]}
        self.constants: dict[my.Node, int | str] = {}
        self.entered: list[my.Var] = []
        self.unpacked: dict[my.AssignmentStmt, list[tree.Expr]] = {}

    def of(self, member: Member, made: list[tree.Stmt]) -> tree.Expr:
        """The value. made: statements that must run before it is used."""
        if member.part >= 0:
            return self._item_by_item(self._unpacked(member, made)[member.part])
        constant = self._constant(member.value)
        if isinstance(constant, str):
            return tree.StrLit(pos=self.c.pos(member.value), type=builtin(self.c, "str"), value=constant)
        if constant is not None and -(2**63) <= constant < 2**63:
            return tree.IntLit(pos=self.c.pos(member.value), type=builtin(self.c, "int"), value=constant)
        return expr(self.c, member.value, self.cls.fields["value"].type)

    def _constant(self, node: my.Expression) -> int | str | None:
        if isinstance(node, my.IntExpr | my.StrExpr):
            return node.value
        if isinstance(node, my.NameExpr):
            return self.constants.get(node.node) if node.node is not None else None
        if isinstance(node, my.UnaryExpr) and node.op in ("-", "~"):
            value = self._constant(node.expr)
            return (-value if node.op == "-" else ~value) if isinstance(value, int) else None
        if isinstance(node, my.OpExpr) and node.op in _BINARY:
            left, right = self._constant(node.left), self._constant(node.right)
            if isinstance(left, int) and isinstance(right, int) and (right > 0 or node.op not in ("<<", "//", "%")):
                return _BINARY[node.op](left, right)
        return None

    def _unpacked(self, member: Member, made: list[tree.Stmt]) -> list[tree.Expr]:
        names = self.unpacked.get(member.statement)
        if names is None:
            value = expr(self.c, member.value)
            count = max(len(_parts(target)) for target in member.statement.lvalues)
            names = [self._variable(member, _part(self.c, value.type, number)) for number in range(count)]
            self.unpacked[member.statement] = names
            target = tree.TupleLit(pos=value.pos, type=Tuple(tuple(name.type for name in names)), items=list(names))
            made.append(tree.Assign(pos=value.pos, targets=[target], value=value))
        return names

    def _variable(self, member: Member, type_: Type) -> tree.Name:
        c = self.c
        var = c.new_var(None, f".{member.name}", f"{self.cls.fullname}..{member.name}", type_, Scope.GLOBAL)
        c.module_globals.append(var)
        c.assigned(var)
        return tree.Name(pos=c.pos(member.target), type=type_, var=var, declared=type_)

    def kept(self, member: Member, value: tree.Expr, made: list[tree.Stmt]) -> tree.Expr:
        """The value as the member gets it: from a variable, if others mention it."""
        if member.symbol not in self.mentioned:
            return value
        if isinstance(value, tree.IntLit | tree.StrLit):
            self.constants[member.symbol] = value.value
        name = self._variable(member, value.type)
        made.append(tree.Assign(pos=value.pos, targets=[name], value=value))
        self.c.overrides[member.symbol] = name.var
        self.entered.append(member.symbol)
        return value if isinstance(value, tree.IntLit | tree.StrLit) else self._item_by_item(name)

    def _item_by_item(self, name: tree.Expr) -> tree.Expr:
        """A tuple as a display, so that `__init__` gets its items."""
        if not isinstance(name.type, Tuple):
            return name
        number = builtin(self.c, "int")
        items: list[tree.Expr] = []
        for at, type_ in enumerate(name.type.items):
            index = tree.IntLit(pos=name.pos, type=number, value=at)
            items.append(tree.Index(pos=name.pos, type=type_, value=name, index=index, method=None, declared=type_))
        return tree.TupleLit(pos=name.pos, type=name.type, items=items)

    def forget(self) -> None:
        """From here on the names are the members."""
        for symbol in self.entered:
            del self.c.overrides[symbol]
