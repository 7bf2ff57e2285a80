"""Definite assignment: a forward walk over statements that keeps the set of what is surely assigned.

`None` as the set stands for a place that is never reached. At a branch the sets are intersected; a path that ends (return,
raise, break, continue) does not count. A loop's body may not run at all. A handler starts with what was assigned before
its `try`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, Generic, TypeVar

from bullsnake.front import tree
from bullsnake.front.symbols import Var

T = TypeVar("T")


def children(node: tree.Node) -> Iterator[tree.Node]:
    """Direct children in the order of evaluation (fields are declared in that order, see tree)."""
    for name in _field_names(type(node).__name__):
        yield from _nodes(getattr(node, name))


@cache
def _field_names(name: str) -> tuple[str, ...]:
    """Names of the fields of a class of `tree` that hold nodes."""
    return tuple(f.name for f in fields(getattr(tree, name)) if f.name not in ("pos", "type", "declared"))


def _nodes(value: Any) -> Iterator[tree.Node]:
    if isinstance(value, tree.Node):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _nodes(item)


def _meet(states: Iterable[set[T] | None]) -> set[T] | None:
    known = [s for s in states if s is not None]
    return set.intersection(*known) if known else None


class Walker(Generic[T]):
    """The walk. `breaks` collects the states at the breaks of the innermost loop.

    Subclasses say what a name, a place and a function mean to them.
    """

    def __init__(self) -> None:
        self.state: set[T] | None = set()
        self.breaks: list[set[T] | None] = []

    # -- what subclasses say

    def read(self, var: Var) -> None:
        """A variable is read."""

    def bind(self, var: Var) -> None:
        """A variable is assigned."""

    def before(self, statement: tree.Stmt) -> None:
        """A statement is about to run."""

    def after(self, statement: tree.Stmt) -> None:
        """A statement has run."""

    def function(self, node: tree.FunctionDef) -> None:
        """A function is made: defaults are evaluated, the name is bound."""

    def returns(self) -> None:
        """The function ends here."""

    def assign(self, one: T) -> None:
        if self.state is not None:
            self.state.add(one)

    # -- statements

    def block(self, body: list[tree.Stmt]) -> None:
        for statement in body:
            self.before(statement)
            handler = _STATEMENTS.get(type(statement))
            if handler is not None:
                handler(self, statement)
            else:
                for child in children(statement):
                    self.expr(child)
            self.after(statement)

    def expr(self, node: tree.Node | None) -> None:
        if node is None:
            return
        handler = _EXPRESSIONS.get(type(node))
        if handler is not None:
            handler(self, node)
            return
        for child in children(node):
            self.expr(child)

    def target(self, node: tree.Expr) -> None:
        if isinstance(node, tree.Name):
            self.bind(node.var)
        elif isinstance(node, tree.TupleLit | tree.ListLit):
            for item in node.items:
                self.target(item)
        elif isinstance(node, tree.Starred):
            self.target(node.value)
        else:
            for child in children(node):
                self.expr(child)

    def branches(self, *bodies: Callable[[], None]) -> None:
        """Run each from the present state, and go on with what all of them assign."""
        before = self.state
        after: list[set[T] | None] = []
        for body in bodies:
            self.state = None if before is None else set(before)
            body()
            after.append(self.state)
        self.state = _meet(after)

    def loop(self, body: Callable[[], None], orelse: list[tree.Stmt], endless: bool) -> None:
        """The body may run or not; after the loop holds what holds at its test and at each break."""
        before = self.state
        outer, self.breaks = self.breaks, []
        self.state = None if before is None else set(before)
        body()
        self.state = None if endless or before is None else set(before)
        self.block(orelse)
        self.state = _meet([self.state, *self.breaks])
        self.breaks = outer


def _assign(w: Walker[Any], node: tree.Assign) -> None:
    w.expr(node.value)
    for target in node.targets:
        w.target(target)


def _augmented(w: Walker[Any], node: tree.AugAssign) -> None:
    w.expr(node.target)
    w.expr(node.value)
    if isinstance(node.target, tree.Name):
        w.bind(node.target.var)


def _if(w: Walker[Any], node: tree.If) -> None:
    w.expr(node.test)
    w.branches(lambda: w.block(node.then), lambda: w.block(node.orelse))


def _while(w: Walker[Any], node: tree.While) -> None:
    w.expr(node.test)
    endless = isinstance(node.test, tree.BoolLit) and node.test.value
    w.loop(lambda: w.block(node.body), node.orelse, endless)


def _for(w: Walker[Any], node: tree.For) -> None:
    w.expr(node.iterable)

    def body() -> None:
        w.target(node.target)
        w.block(node.body)

    w.loop(body, node.orelse, False)


def _break(w: Walker[Any], node: tree.Break) -> None:
    w.breaks.append(w.state)
    w.state = None


def _leave(w: Walker[Any], node: tree.Stmt) -> None:
    for child in children(node):
        w.expr(child)
    if isinstance(node, tree.Return):
        w.returns()
    w.state = None


def _try(w: Walker[Any], node: tree.Try) -> None:
    before = None if w.state is None else set(w.state)

    def body() -> None:
        w.block(node.body)
        w.block(node.orelse)

    def handler(one: tree.Handler) -> Callable[[], None]:
        def run() -> None:
            if one.var is not None:
                w.bind(one.var)
            w.block(one.body)

        return run

    w.branches(body, *(handler(one) for one in node.handlers))
    after, w.state = w.state, before
    w.block(node.final)
    assigned_finally = w.state
    if after is None or assigned_finally is None:
        w.state = None
    else:
        w.state = after | assigned_finally


def _with(w: Walker[Any], node: tree.With) -> None:
    w.expr(node.manager)
    if node.target is not None:
        w.target(node.target)
    before = None if w.state is None else set(w.state)
    w.block(node.body)
    # A manager may swallow an exception of the body: only what was assigned before it is sure then.
    if before is not None:
        w.state = before if _may_swallow(node) else w.state


def _may_swallow(node: tree.With) -> bool:
    from bullsnake.front.types import is_builtin

    return is_builtin(node.exit.ret, "bool")


def _function_def(w: Walker[Any], node: tree.FunctionDef) -> None:
    for param in node.params:
        w.expr(param.default)
    if node.var is not None:
        w.bind(node.var)
    w.function(node)


def _class_def(w: Walker[Any], node: tree.ClassDef) -> None:
    for field in node.info.fields.values():
        w.expr(field.default)
        w.expr(field.factory)
    for method in node.methods:
        _function_def(w, method)


def _declare(w: Walker[Any], node: tree.Declare) -> None:
    return


_STATEMENTS: dict[type, Callable[[Walker[Any], Any], None]] = {
    tree.Assign: _assign,
    tree.AugAssign: _augmented,
    tree.If: _if,
    tree.While: _while,
    tree.For: _for,
    tree.Break: _break,
    tree.Continue: _leave,
    tree.Return: _leave,
    tree.Raise: _leave,
    tree.Unreached: _leave,
    tree.Try: _try,
    tree.With: _with,
    tree.FunctionDef: _function_def,
    tree.ClassDef: _class_def,
    tree.Declare: _declare,
}


# --- expressions ----------------------------------------------------------------------------------------------------------


def _name(w: Walker[Any], node: tree.Name) -> None:
    w.read(node.var)


def _walrus(w: Walker[Any], node: tree.Walrus) -> None:
    w.expr(node.value)
    w.bind(node.target.var)


def _let(w: Walker[Any], node: tree.Let) -> None:
    w.block(node.bindings)
    w.expr(node.value)


def _bool_op(w: Walker[Any], node: tree.BoolOp) -> None:
    w.expr(node.left)
    before = None if w.state is None else set(w.state)
    w.expr(node.right)
    w.state = before


def _if_expr(w: Walker[Any], node: tree.IfExpr) -> None:
    w.expr(node.test)
    w.branches(lambda: w.expr(node.then), lambda: w.expr(node.orelse))


def _lambda(w: Walker[Any], node: tree.Lambda) -> None:
    if node.function.definition is not None:
        _function_def(w, node.function.definition)


def _comprehension(w: Walker[Any], node: tree.ListComp | tree.SetComp | tree.GeneratorExpr | tree.DictComp) -> None:
    before = w.state
    if node.clauses:
        w.expr(node.clauses[0].iterable)
    before = None if w.state is None else set(w.state)
    for number, clause in enumerate(node.clauses):
        if number:
            w.expr(clause.iterable)
        w.target(clause.target)
        for test in clause.conditions:
            w.expr(test)
    if isinstance(node, tree.DictComp):
        w.expr(node.key)
        w.expr(node.value)
    else:
        w.expr(node.element)
    w.state = before


_EXPRESSIONS: dict[type, Callable[[Walker[Any], Any], None]] = {
    tree.Name: _name,
    tree.Walrus: _walrus,
    tree.BoolOp: _bool_op,
    tree.Let: _let,
    tree.IfExpr: _if_expr,
    tree.Lambda: _lambda,
    tree.ListComp: _comprehension,
    tree.SetComp: _comprehension,
    tree.GeneratorExpr: _comprehension,
    tree.DictComp: _comprehension,
}
