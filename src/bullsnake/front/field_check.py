"""Definite assignment of fields: which fields an object might not have yet when somebody reads them.

For each class the walk follows the construction of one of its objects: the `__init__` that it has, and from there the bases'
and every method called on self, as that class resolves it. A field is marked if it may be read before it is assigned, if it is
not assigned when the construction ends, or when self goes where others can see it. Only reads of marked fields are checked.

The mark belongs to the name along the line of inheritance, for a base's methods read the same slot.
"""

from __future__ import annotations

from bullsnake.front import tree
from bullsnake.front.definite import Walker
from bullsnake.front.symbols import ClassInfo, FieldInfo, FunctionInfo, Var

DEEPEST = 6
"""Calls on self are followed so far; beyond that self counts as seen by others."""


def mark_unset(modules: list[tree.Module]) -> None:
    """Mark the fields of all classes of a program."""
    for module in modules:
        for cls in module.classes:
            if not cls.is_stub:
                _Construction(cls).run()


class _Construction(Walker[str]):
    """An object of one class comes into being. The state holds names of fields."""

    def __init__(self, cls: ClassInfo) -> None:
        super().__init__()
        self.cls = cls
        self.fields = {f.name: f for f in cls.all_fields() if not f.owner.is_stub}
        self.selves: list[Var] = []
        self.active: list[FunctionInfo] = []
        self.ends: list[set[str] | None] = []

    def run(self) -> None:
        self.state = {name for name, field in self.fields.items() if starts_with_value(field)}
        owner = next((c for c in self.cls.mro() if "__init__" in c.methods or _generates(c)), None)
        if owner is not None and not owner.is_stub:
            if "__init__" in owner.methods:
                self.enter(owner.methods["__init__"])
            else:
                self.generated(owner)
        self.escape()

    def generated(self, owner: ClassInfo) -> None:
        """A dataclass's own `__init__`."""
        for field in owner.all_fields():
            if field.init or field.factory is not None:
                self.assign(field.name)
        after = self.cls.lookup_method("__post_init__")
        if after is not None:
            self.enter(after)

    def escape(self) -> None:
        """Others may read any field from here on."""
        if self.state is not None:
            for name, field in self.fields.items():
                if name not in self.state:
                    _mark(self.cls, field)

    # -- methods on self

    def enter(self, method: FunctionInfo) -> None:
        """Walk the body of a method of self at the place of its call."""
        definition = method.definition
        if method in self.active:
            return
        if definition is None or not definition.params or len(self.active) == DEEPEST:
            self.escape()
            return
        saved = (self.ends, self.breaks)
        self.ends, self.breaks = [], []
        self.active.append(method)
        self.selves.append(definition.params[0].var)
        self.block(definition.body)
        self.selves.pop()
        self.active.pop()
        known = [s for s in [self.state, *self.ends] if s is not None]
        self.state = set.intersection(*known) if known else None
        self.ends, self.breaks = saved

    def returns(self) -> None:
        self.ends.append(self.state)

    def is_self(self, node: tree.Node | None) -> bool:
        return isinstance(node, tree.Name) and bool(self.selves) and node.var is self.selves[-1]

    # -- what the walk meets

    def expr(self, node: tree.Node | None) -> None:
        if isinstance(node, tree.Attribute) and self.is_self(node.value):
            self.field_read(node.name)
        elif isinstance(node, tree.MethodCall) and self.is_self(node.receiver):
            self.method_call(node)
        elif isinstance(node, tree.Property) and self.is_self(node.value):
            self.own_method(node.getter)
        elif isinstance(node, tree.InitFields) and self.is_self(node.receiver):
            for arg in node.args:
                self.expr(arg)
            self.generated(node.cls)
        elif isinstance(node, tree.IsInstance | tree.TypeName) and self.is_self(node.value):
            return
        elif self.is_self(node):
            self.escape()
        else:
            super().expr(node)

    def field_read(self, name: str) -> None:
        if self.state is not None and name in self.fields and name not in self.state:
            _mark(self.cls, self.fields[name])

    def method_call(self, node: tree.MethodCall) -> None:
        for arg in node.args:
            self.expr(arg)
        self.own_method(node.method, node.direct)

    def own_method(self, named: FunctionInfo, direct: bool = False) -> None:
        """A call of a method of self, by the class that is made."""
        method = named if direct else self.cls.lookup_method(named.name)
        if method is not None and not (method.is_stub and method.name == "__init__"):
            self.enter(method)

    def target(self, node: tree.Expr) -> None:
        if isinstance(node, tree.Attribute) and self.is_self(node.value):
            self.assign(node.name)
        elif isinstance(node, tree.Property) and node.setter is not None and self.is_self(node.value):
            self.own_method(node.setter)
        else:
            super().target(node)

    def function(self, node: tree.FunctionDef) -> None:
        """A function that captures self may run at once, and elsewhere."""
        if self.selves and self.selves[-1] in node.captures:
            self.escape()


def starts_with_value(field: FieldInfo) -> bool:
    """Whether every object has the value of the class's body from the start (a dataclass takes it as an argument)."""
    if field.owner.members is not None and field.name in ("name", "value"):
        return True
    return field.given.default is not None and not (field.owner.dataclass is not None and field.init)


def _generates(cls: ClassInfo) -> bool:
    return cls.dataclass is not None and cls.dataclass.init


def _mark(cls: ClassInfo, field: FieldInfo) -> None:
    for one in cls.mro():
        found = one.fields.get(field.name)
        if found is not None:
            found.maybe_unset = True
            _mark_below(one, field.name)


def _mark_below(cls: ClassInfo, name: str) -> None:
    for sub in cls.subclasses:
        if name in sub.fields:
            sub.fields[name].maybe_unset = True
        _mark_below(sub, name)
