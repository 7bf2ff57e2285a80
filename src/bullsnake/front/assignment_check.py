"""Definite assignment of variables: which reads of one might come before its first store.

A read of a variable that is not surely assigned marks the variable, and the builder checks each of its reads.

A nested function may run at any time after its `def`: a captured variable that is not assigned there is marked. A function of
module level runs when something that module-level code mentions reaches it: from there the globals that it reads must be
assigned, or they are marked. So are the functions and classes that it mentions, whose `def` or `class` must have run.
"""

from __future__ import annotations

from collections.abc import Iterator

from bullsnake.front import tree
from bullsnake.front.definite import Walker, children
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Scope, Var


def mark_unbound(modules: list[tree.Module]) -> None:
    """Mark the variables of all functions and modules of a program."""
    for module in modules:
        _Variables(module).run()


Named = Var | FunctionInfo | ClassInfo


class _Variables(Walker[Named]):
    """One module."""

    def __init__(self, module: tree.Module) -> None:
        super().__init__()
        self.module = module
        self.owner: FunctionInfo | None = None
        self.reachable = _Reachable()

    def run(self) -> None:
        self.block(self.module.body)

    def read(self, var: Var) -> None:
        if self.state is None or var.scope is Scope.PARAM or var in self.state:
            return
        if var.owner is self.owner and (var.scope is Scope.LOCAL or self.owner is None):
            if var.scope is not Scope.GLOBAL or self.is_own(var):
                var.maybe_unbound = True

    def is_own(self, var: Var) -> bool:
        """Whether a global belongs to this module; others are complete when they can be named, import cycles apart."""
        return var.fullname == f"{self.module.name}.{var.name}"

    def bind(self, var: Var) -> None:
        self.assign(var)

    def before(self, statement: tree.Stmt) -> None:
        """What functions may read that this statement of module level can set running."""
        if self.owner is not None or self.state is None:
            return
        self.reachable.look_at(statement)
        for var in self.reachable.globals:
            if var not in self.state and self.is_own(var):
                var.maybe_unbound = True
        for one in self.reachable.definitions():
            if one not in self.state and one.module == self.module.name:
                one.maybe_undefined = True

    def after(self, statement: tree.Stmt) -> None:
        if self.owner is None and isinstance(statement, tree.FunctionDef | tree.ClassDef):
            self.assign(statement.info)

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


# --- what module-level code can reach -------------------------------------------------------------------------------------


class _Reachable:
    """Functions and classes mentioned so far by module-level code, with all that they mention; the globals that those read.

    Being mentioned stands for being run. Methods of a class are run from the moment on at which the class is mentioned.
    """

    def __init__(self) -> None:
        self.functions: set[FunctionInfo] = set()
        self.classes: set[ClassInfo] = set()
        self.globals: set[Var] = set()

    def look_at(self, statement: tree.Stmt) -> None:
        """A statement of module level runs; those inside of it have their turn."""
        if isinstance(statement, tree.If | tree.While | tree.For | tree.Try | tree.With):
            for child in children(statement):
                if not isinstance(child, tree.Stmt | tree.Handler):
                    self.scan(child, inside=False)
        elif not isinstance(statement, tree.FunctionDef | tree.ClassDef):
            self.scan(statement, inside=False)

    def definitions(self) -> Iterator[FunctionInfo | ClassInfo]:
        """What has been mentioned, that `def` and `class` of module level define."""
        yield from (f for f in self.functions if f.owner is None and f.parent is None and not f.name.startswith("<"))
        yield from (cls for cls in self.classes if not cls.is_local)

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
        elif isinstance(node, tree.Property):
            for method in (node.getter, node.setter):
                if method is not None:
                    self.add_function(method)
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
