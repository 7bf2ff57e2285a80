"""copy and deepcopy: functions that are made for the types of a program, one for each type that is met.

`deepcopy(x)` is `f(x, {})`, where f is made for the static type of x: it looks into the dict (by id, as CPython's memo) for a copy
that is there already, else makes one, enters it, and copies what the old object holds into it by the functions for these types. So
what is shared stays shared, and cycles end. Of a class with heirs f asks first which one it is. What cannot change is not copied.

    copies.py       the statements of these functions, type by type
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.articles import an
from bullsnake.front.context import Context
from bullsnake.front.convert_functions import enter, finish, unique
from bullsnake.front.convert_types import builtin
from bullsnake.front.copies import Body, Uncopied
from bullsnake.front.dispatch import expr
from bullsnake.front.symbols import FunctionInfo, Param, Scope, Var
from bullsnake.front.types import Type
from bullsnake.ir.core import Pos


def copied(deep: bool, c: Context, node: my.CallExpr) -> tree.Expr | None:
    """The call of copy() or deepcopy(); an error where it cannot be said how to copy."""
    if len(node.args) != 1:
        return None
    value = expr(c, node.args[0])
    try:
        return Copier(c, deep, c.pos(node)).whole(value)
    except Uncopied as trouble:
        reason = f": {trouble.reason}" if trouble.reason else ": how, depends on what it is at run time"
        c.error(node, f"{an(trouble.type)} cannot be copied here{reason}", "write a method that makes the copy")
        return value


class Copier:
    """Makes the functions for one call, and keeps them for the next one (`Symbols.copiers`)."""

    def __init__(self, c: Context, deep: bool, pos: Pos) -> None:
        self.c = c
        self.deep = deep
        self.pos = pos

    def whole(self, value: tree.Expr) -> tree.Expr:
        """The copy of what the call is given."""
        memo = tree.DictLit(pos=self.pos, type=self._memo_type(), items=[])
        return self.copy(value, memo)

    def copy(self, value: tree.Expr, memo: tree.Expr) -> tree.Expr:
        """A value of any type: itself if it cannot change, else what the function for its type gives."""
        if Body.unchanging(value.type, self.deep):
            return value
        function = self._function(value.type)
        return tree.Call(pos=self.pos, type=value.type, function=function, args=[value, memo], closure=None)

    def _memo_type(self) -> Type:
        return builtin(self.c, "dict", builtin(self.c, "int"), builtin(self.c, "object"))

    def _function(self, type_: Type) -> FunctionInfo:
        known = self.c.symbols.copiers.get((type_, self.deep))
        if known is None:
            known = self._declared(type_)
            self.c.symbols.copiers[type_, self.deep] = known
            try:
                self._define(known, type_)
            except Uncopied:
                del self.c.symbols.copiers[type_, self.deep]
                raise
        return known

    def _declared(self, type_: Type) -> FunctionInfo:
        name = f"<{'deepcopy' if self.deep else 'copy'} {len(self.c.symbols.copiers)}>"
        fullname = unique(self.c, f"{self.c.module}.{name}")
        info = FunctionInfo(
            name=name, qualname=name, fullname=fullname, module=self.c.module, params=[], ret=type_, pos=self.pos, owner=None
        )
        for given, kind in (("x", type_), ("memo", self._memo_type())):
            info.params.append(Param(Var(given, f"{fullname}.{given}", kind, Scope.PARAM, info)))
        return info

    def _define(self, info: FunctionInfo, type_: Type) -> None:
        c = self.c
        state = c.frame, c.loops, c.generator_allowed, c.bools_count, c.parent
        c.frame = None
        frame = enter(c, info, None)
        try:
            old, memo = (tree.Name(pos=self.pos, type=p.var.type, var=p.var, declared=p.var.type) for p in info.params)
            body = Body(c, self.deep, self.pos, old, memo, lambda value: self.copy(value, memo)).of(type_)
            finish(c, frame, body, None, self.pos)
        finally:
            c.frame, c.loops, c.generator_allowed, c.bools_count, c.parent = state
