"""Definite assignment: which reads of a variable might come before its first store.

A forward walk over the statements keeps the set of variables that are surely assigned. A read of any other marks the
variable, and the builder checks each of its reads. At a branch the sets are intersected; a path that ends (return, raise,
break, continue) does not count. A loop's body may not run at all. A handler starts with what was assigned before its `try`.

A nested function may run at any time after its `def`: a captured variable that is not assigned there is marked. A function of
module level runs when something that module-level code mentions reaches it: from there the globals that it reads must be
assigned, or they are marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from bullsnake.front import tree
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Scope, Var

Assigned = set[Var] | None  # None: this place is never reached


def mark_unbound(modules: list[tree.Module]) -> None:
    """Mark the variables of all functions and modules of a program."""
    for module in modules:
        _Walker(module).run()


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


def _meet(states: Iterable[Assigned]) -> Assigned:
    known = [s for s in states if s is not None]
    return set.intersection(*known) if known else None


class _Walker:
    """One module. `breaks` collects the states at the breaks of the innermost loop."""

    def __init__(self, module: tree.Module) -> None:
        self.module = module
        self.owner: FunctionInfo | None = None
        self.state: Assigned = set()
        self.breaks: list[Assigned] = []
        self.reachable = _Reachable()

    def run(self) -> None:
        self.block(self.module.body)

    # -- variables

    def read(self, var: Var) -> None:
        if self.state is None or var.scope is Scope.PARAM or var in self.state:
            return
        if var.owner is self.owner and (var.scope is Scope.LOCAL or self.owner is None):
            if var.scope is not Scope.GLOBAL or self.is_own(var):
                var.maybe_unbound = True

    def is_own(self, var: Var) -> bool:
        """Whether a global belongs to this module; others are complete when they can be named, import cycles apart."""
        return var.fullname == f"{self.module.name}.{var.name}"

    def assign(self, var: Var) -> None:
        if self.state is not None:
            self.state.add(var)

    # -- statements

    def block(self, body: list[tree.Stmt]) -> None:
        for statement in body:
            if self.owner is None:
                self.global_reads(statement)
            handler = _STATEMENTS.get(type(statement))
            if handler is not None:
                handler(self, statement)
            else:
                for child in children(statement):
                    self.expr(child)

    def global_reads(self, statement: tree.Stmt) -> None:
        """What functions may read that this statement can set running."""
        if self.state is None:
            return
        for var in self.reachable.after(statement):
            if var not in self.state and self.is_own(var):
                var.maybe_unbound = True

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
            self.assign(node.var)
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
        after: list[Assigned] = []
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

    def function(self, node: tree.FunctionDef) -> None:
        """Walk a body of its own; then look at what it captures."""
        saved = (self.owner, self.state, self.breaks)
        self.owner, self.breaks = node.info, []
        self.state = {p.var for p in node.params}
        self.block(node.body)
        self.owner, self.state, self.breaks = saved
        if self.state is not None:
            for var in node.captures:
                if var.scope is Scope.LOCAL and var not in self.state and var is not node.var:
                    var.maybe_unbound = True


def _assign(w: _Walker, node: tree.Assign) -> None:
    w.expr(node.value)
    for target in node.targets:
        w.target(target)


def _augmented(w: _Walker, node: tree.AugAssign) -> None:
    w.expr(node.target)
    w.expr(node.value)
    if isinstance(node.target, tree.Name):
        w.assign(node.target.var)


def _if(w: _Walker, node: tree.If) -> None:
    w.expr(node.test)
    w.branches(lambda: w.block(node.then), lambda: w.block(node.orelse))


def _while(w: _Walker, node: tree.While) -> None:
    w.expr(node.test)
    endless = isinstance(node.test, tree.BoolLit) and node.test.value
    w.loop(lambda: w.block(node.body), node.orelse, endless)


def _for(w: _Walker, node: tree.For) -> None:
    w.expr(node.iterable)

    def body() -> None:
        w.target(node.target)
        w.block(node.body)

    w.loop(body, node.orelse, False)


def _break(w: _Walker, node: tree.Break) -> None:
    w.breaks.append(w.state)
    w.state = None


def _leave(w: _Walker, node: tree.Stmt) -> None:
    for child in children(node):
        w.expr(child)
    w.state = None


def _try(w: _Walker, node: tree.Try) -> None:
    before = None if w.state is None else set(w.state)

    def body() -> None:
        w.block(node.body)
        w.block(node.orelse)

    def handler(one: tree.Handler) -> Callable[[], None]:
        def run() -> None:
            if one.var is not None:
                w.assign(one.var)
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


def _with(w: _Walker, node: tree.With) -> None:
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


def _function_def(w: _Walker, node: tree.FunctionDef) -> None:
    for param in node.params:
        w.expr(param.default)
    if node.var is not None:
        w.assign(node.var)
    w.function(node)


def _class_def(w: _Walker, node: tree.ClassDef) -> None:
    for field in node.info.fields.values():
        w.expr(field.default)
        w.expr(field.factory)
    for method in node.methods:
        _function_def(w, method)


def _declare(w: _Walker, node: tree.Declare) -> None:
    return


_STATEMENTS: dict[type, Callable[[_Walker, Any], None]] = {
    tree.Assign: _assign,
    tree.AugAssign: _augmented,
    tree.If: _if,
    tree.While: _while,
    tree.For: _for,
    tree.Break: _break,
    tree.Continue: _leave,
    tree.Return: _leave,
    tree.Raise: _leave,
    tree.Try: _try,
    tree.With: _with,
    tree.FunctionDef: _function_def,
    tree.ClassDef: _class_def,
    tree.Declare: _declare,
}


# --- expressions ----------------------------------------------------------------------------------------------------------


def _name(w: _Walker, node: tree.Name) -> None:
    w.read(node.var)


def _walrus(w: _Walker, node: tree.Walrus) -> None:
    w.expr(node.value)
    w.assign(node.target.var)


def _bool_op(w: _Walker, node: tree.BoolOp) -> None:
    w.expr(node.left)
    before = None if w.state is None else set(w.state)
    w.expr(node.right)
    w.state = before


def _if_expr(w: _Walker, node: tree.IfExpr) -> None:
    w.expr(node.test)
    w.branches(lambda: w.expr(node.then), lambda: w.expr(node.orelse))


def _lambda(w: _Walker, node: tree.Lambda) -> None:
    if node.function.definition is not None:
        _function_def(w, node.function.definition)


def _comprehension(w: _Walker, node: tree.ListComp | tree.GeneratorExpr | tree.DictComp) -> None:
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


_EXPRESSIONS: dict[type, Callable[[_Walker, Any], None]] = {
    tree.Name: _name,
    tree.Walrus: _walrus,
    tree.BoolOp: _bool_op,
    tree.IfExpr: _if_expr,
    tree.Lambda: _lambda,
    tree.ListComp: _comprehension,
    tree.GeneratorExpr: _comprehension,
    tree.DictComp: _comprehension,
}


# --- what module-level code can reach -------------------------------------------------------------------------------------


class _Reachable:
    """Functions and classes mentioned so far by module-level code, with all that they mention; the globals that those read.

    Being mentioned stands for being run. Methods of a class are run from the moment on at which the class is mentioned.
    """

    def __init__(self) -> None:
        self.functions: set[FunctionInfo] = set()
        self.classes: set[ClassInfo] = set()
        self.globals: set[Var] = set()

    def after(self, statement: tree.Stmt) -> set[Var]:
        """The globals that functions may read once this statement runs."""
        if not isinstance(statement, tree.FunctionDef | tree.ClassDef):
            self.scan(statement, inside=False)
        return self.globals

    def scan(self, root: tree.Node, inside: bool) -> None:
        pending = [root]
        while pending:
            node = pending.pop()
            if isinstance(node, tree.Name) and inside and node.var.owner is None:
                self.globals.add(node.var)
            self.mention(node)
            if not isinstance(node, tree.FunctionDef) or node is root or inside:
                pending.extend(children(node))

    def mention(self, node: tree.Node) -> None:
        if isinstance(node, tree.Call | tree.FunctionRef | tree.Lambda):
            self.add_function(node.function)
        elif isinstance(node, tree.MethodCall | tree.BoundMethod):
            self.add_function(node.method)
        elif isinstance(node, tree.New | tree.ClassRef):
            self.add_class(node.cls)

    def add_function(self, info: FunctionInfo) -> None:
        if info in self.functions or info.definition is None:
            return
        self.functions.add(info)
        for statement in info.definition.body:
            self.scan(statement, inside=True)

    def add_class(self, cls: ClassInfo) -> None:
        if cls in self.classes:
            return
        self.classes.add(cls)
        for base in cls.mro():
            for method in base.methods.values():
                self.add_function(method)
