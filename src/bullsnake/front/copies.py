"""How the objects of a type are copied: the statements of the functions that `copying.py` makes."""

from __future__ import annotations

from collections.abc import Callable as Function

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.replacing import attribute_of, field_type
from bullsnake.front.symbols import ClassInfo, FieldInfo, Scope
from bullsnake.front.types import Callable, ClassObject, Instance, NoneType, Tuple, Type, Union, VarTuple, is_builtin
from bullsnake.ir.core import Pos

_UNCHANGING = ("int", "float", "bool", "str", "bytes", "range", "type")
_UNCHANGING_MODULES = ("datetime", "pathlib", "fractions")
_CONTAINERS = frozenset(
    {"builtins.list", "builtins.dict", "builtins.set", "builtins.bytearray"}
    | {f"collections.{name}" for name in ("deque", "defaultdict", "OrderedDict", "Counter")}
)
_HOOKS = ("__copy__", "__deepcopy__", "__reduce__", "__getstate__", "__setstate__")


class Uncopied(Exception):
    """The type that is the trouble, and why."""

    def __init__(self, type_: Type, reason: str = "") -> None:
        super().__init__(str(type_))
        self.type = type_
        self.reason = reason


class Body:
    """The body of one function. old, memo: its parameters. copy: the copy of a part, by the function for its type."""

    def __init__(
        self, c: Context, deep: bool, pos: Pos, old: tree.Name, memo: tree.Name, copy: Function[[tree.Expr], tree.Expr]
    ) -> None:
        self.c = c
        self.deep = deep
        self.pos = pos
        self.old = old
        self.memo = memo
        self.copy = copy

    @staticmethod
    def unchanging(type_: Type, deep: bool) -> bool:
        """Whether the same object will do."""
        if isinstance(type_, Union):
            return all(Body.unchanging(item, deep) for item in type_.items)
        if isinstance(type_, Tuple):
            return not deep or all(Body.unchanging(item, deep) for item in type_.items)
        if isinstance(type_, VarTuple):
            return not deep or Body.unchanging(type_.item, deep)
        if isinstance(type_, NoneType | Callable | ClassObject):
            return True
        if not isinstance(type_, Instance):
            return False
        if is_builtin(type_, "frozenset"):
            return not deep or Body.unchanging(type_.args[0], deep)
        named = any(is_builtin(type_, name) for name in _UNCHANGING)
        return named or type_.cls.members is not None or type_.cls.module in _UNCHANGING_MODULES

    def of(self, type_: Type) -> list[tree.Stmt]:
        if isinstance(type_, Union):
            return self._union(type_)
        if isinstance(type_, Tuple):
            return [self._give(self._tuple(type_))]
        if isinstance(type_, VarTuple):
            return self._items_of_tuple(type_)
        if isinstance(type_, Instance) and type_.cls.fullname in _CONTAINERS:
            return [self._known(type_), *self._container(type_)]
        if isinstance(type_, Instance) and not type_.cls.is_stub:
            return [self._known(type_), *self._of_class(type_)]
        raise Uncopied(type_)

    # --- small parts ------------------------------------------------------------------------------------------------------

    def _give(self, value: tree.Expr) -> tree.Stmt:
        return tree.Return(pos=self.pos, value=value)

    def _variable(self, name: str, type_: Type) -> tree.Name:
        var = self.c.new_var(None, name, f"{self.memo.var.fullname}.{name}", type_, Scope.LOCAL)
        self.c.assigned(var)
        return tree.Name(pos=self.pos, type=type_, var=var, declared=type_)

    def _set(self, target: tree.Expr, value: tree.Expr) -> tree.Stmt:
        return tree.Assign(pos=self.pos, targets=[target], value=value)

    def _call(self, receiver: tree.Expr, name: str, args: list[tree.Expr], type_: Type) -> tree.Expr:
        assert isinstance(receiver.type, Instance)
        method = receiver.type.cls.lookup_method(name)
        if method is None:
            raise Uncopied(receiver.type)
        return tree.MethodCall(pos=self.pos, type=type_, receiver=receiver, method=method, args=[*args])

    def _do(self, value: tree.Expr) -> tree.Stmt:
        return tree.ExprStmt(pos=self.pos, value=value)

    def _seen_as(self, type_: Type) -> tree.Name:
        """The old value as one of the members of its type."""
        return tree.Name(pos=self.pos, type=type_, var=self.old.var, declared=self.old.declared)

    def _is(self, type_: Type) -> tree.Expr:
        asked = type_ if isinstance(type_, Instance) else builtin(self.c, "tuple", builtin(self.c, "object"))
        return tree.IsInstance(pos=self.pos, type=builtin(self.c, "bool"), value=self.old, classes=[asked])

    # --- the memo ---------------------------------------------------------------------------------------------------------

    def _entry(self) -> tree.Index:
        whole = builtin(self.c, "object")
        number = self.c.symbols.registry.functions["builtins.id"][0]
        key = tree.Call(pos=self.pos, type=builtin(self.c, "int"), function=number, args=[self.old], closure=None)
        assert isinstance(self.memo.type, Instance)
        methods = self.memo.type.cls.methods
        return tree.Index(
            pos=self.pos, type=whole, value=self.memo, index=key, method=methods["__getitem__"], declared=whole,
            setter=methods["__setitem__"],
        )  # fmt: skip

    def _known(self, type_: Type) -> tree.Stmt:
        """Give the copy that is there already."""
        assert isinstance(self.memo.type, Instance)
        entry = self._entry()
        among = self.memo.type.cls.overloads["__contains__"][0]
        test = tree.Compare(
            pos=self.pos, type=builtin(self.c, "bool"), operands=[entry.index, self.memo], ops=["in"], methods=[among]
        )
        found = self._variable("found", builtin(self.c, "object"))
        seen = tree.Name(pos=self.pos, type=type_, var=found.var, declared=found.declared)
        return tree.If(pos=self.pos, test=test, then=[self._set(found, entry), self._give(seen)], orelse=[])

    def _made(self, new: tree.Name, value: tree.Expr) -> list[tree.Stmt]:
        """Make the new object, and enter it."""
        return [self._set(new, value), self._set(self._entry(), new)]

    # --- types ------------------------------------------------------------------------------------------------------------

    def _union(self, type_: Union) -> list[tree.Stmt]:
        members = [item for item in type_.items if not isinstance(item, NoneType)]
        if sum(isinstance(item, Tuple | VarTuple) for item in members) > 1:
            raise Uncopied(type_)
        if not all(isinstance(item, Instance | Tuple | VarTuple) for item in members if not self.unchanging(item, self.deep)):
            raise Uncopied(type_)
        statements: list[tree.Stmt] = []
        for item in members:
            if not self.unchanging(item, self.deep):
                then = [self._give(self.copy(self._seen_as(item)))]
                statements.append(tree.If(pos=self.pos, test=self._is(item), then=then, orelse=[]))
        return [*statements, self._give(self.old)]

    def _tuple(self, type_: Tuple) -> tree.Expr:
        items: list[tree.Expr] = []
        for number, part in enumerate(type_.items):
            index = tree.IntLit(pos=self.pos, type=builtin(self.c, "int"), value=number)
            item = tree.Index(pos=self.pos, type=part, value=self.old, index=index, method=None, declared=part)
            items.append(self.copy(item))
        return tree.TupleLit(pos=self.pos, type=type_, items=items)

    def _items_of_tuple(self, type_: VarTuple) -> list[tree.Stmt]:
        kind = builtin(self.c, "list", type_.item)
        new = self._variable("new", kind)
        made = self._set(new, tree.ListLit(pos=self.pos, type=kind, items=[]))
        tuples = builtin(self.c, "tuple", type_.item)
        assert isinstance(tuples, Instance)
        init = tuples.cls.overloads["__init__"][1]
        return [made, self._each(new, "append"), self._give(tree.New(pos=self.pos, type=type_, cls=tuples.cls, init=init, args=[new]))]

    def _each(self, new: tree.Name, method: str) -> tree.Stmt:
        """Put the copy of each item into the new object."""
        item_type = self.old.type.item if isinstance(self.old.type, VarTuple) else self._args()[0]
        with self.c.loop():
            item = self._variable("item", item_type)
        body = [self._do(self._call(new, method, [self.copy(item)], NoneType()))]
        return tree.For(pos=self.pos, target=item, iterable=self.old, item_type=item_type, body=body, orelse=[])

    def _args(self) -> tuple[Type, ...]:
        assert isinstance(self.old.type, Instance)
        return self.old.type.args

    def _container(self, type_: Instance) -> list[tree.Stmt]:
        new = self._variable("new", type_)
        same = self._made(new, self._call(self.old, "copy", [], type_))
        if not self.deep or all(self.unchanging(arg, True) for arg in type_.args):
            return [*same, self._give(new)]
        if len(type_.args) == 2:
            return [*same, *self._values(new, type_), self._give(new)]
        emptied = self._do(self._call(new, "clear", [], NoneType()))
        return [*same, emptied, self._each(new, "add" if is_builtin(type_, "set") else "append"), self._give(new)]

    def _values(self, new: tree.Name, type_: Instance) -> list[tree.Stmt]:
        """Of a dict: emptied first if its keys are copied, too."""
        key_type, value_type = type_.args
        items = type_.cls.lookup_method("items")
        assert items is not None and isinstance(items.ret, Instance)
        view = Instance(items.ret.cls, type_.args)
        source = tree.MethodCall(pos=self.pos, type=view, receiver=self.old, method=items, args=[])
        with self.c.loop():
            key, value = self._variable("key", key_type), self._variable("value", value_type)
        pair = tree.TupleLit(pos=self.pos, type=Tuple((key_type, value_type)), items=[key, value])
        setter = type_.cls.lookup_method("__setitem__")
        place = tree.Index(
            pos=self.pos, type=value_type, value=new, index=self.copy(key), method=None, declared=value_type, setter=setter
        )
        body = [self._set(place, self.copy(value))]
        loop = tree.For(pos=self.pos, target=pair, iterable=source, item_type=pair.type, body=body, orelse=[])
        if self.unchanging(key_type, True):
            return [loop]
        return [self._do(self._call(new, "clear", [], NoneType())), loop]

    # --- classes of the program -----------------------------------------------------------------------------------------------

    def _of_class(self, type_: Instance) -> list[tree.Stmt]:
        heirs = _heirs(type_.cls)
        if heirs and (type_.cls.type_params or any(heir.type_params for heir in heirs)):
            raise Uncopied(type_, "it is generic, and has heirs")
        statements: list[tree.Stmt] = []
        for heir in heirs:
            kind = Instance(heir)
            then = self._exactly(kind)
            statements.append(tree.If(pos=self.pos, test=self._is(kind), then=then, orelse=[]))
        return statements + self._exactly(type_)

    def _exactly(self, kind: Instance) -> list[tree.Stmt]:
        """An object of the class itself: a new one without `__init__`, and its fields one by one."""
        cls = kind.cls
        bases = [base for base in cls.mro() if base.fullname != "builtins.object"]
        stub = next((base for base in bases if base.is_stub and not base.is_protocol), None)
        if stub is not None and not cls.is_named_tuple:
            raise Uncopied(kind, f"it derives from {stub.name}")
        hook = next((name for name in _HOOKS for base in bases if name in base.methods), None)
        if hook is not None:
            raise Uncopied(kind, f"{hook} is not called here")
        old = self._seen_as(kind)
        if cls.is_named_tuple:
            args: list[tree.Expr | None] = [self._part(old, kind, field) for field in cls.all_fields()]
            return [self._give(tree.New(pos=self.pos, type=kind, cls=cls, init=None, args=args))]
        new = self._variable("new", kind)
        statements = self._made(new, tree.Blank(pos=self.pos, type=kind))
        for field in cls.all_fields():
            if not field.for_init:
                statements.append(self._field(new, old, kind, field))
        return [*statements, self._give(new)]

    def _part(self, old: tree.Name, kind: Instance, field: FieldInfo) -> tree.Expr:
        value = attribute_of(old, kind, field)
        return self.copy(value) if self.deep else value

    def _field(self, new: tree.Name, old: tree.Name, kind: Instance, field: FieldInfo) -> tree.Stmt:
        """A field that has no value has none in the copy."""
        found = self._variable("part", field_type(kind, field))
        read = self._set(found, attribute_of(old, kind, field))
        value = self.copy(found) if self.deep else found
        write = self._set(attribute_of(new, kind, field), value)
        unset = builtin(self.c, "AttributeError")
        assert isinstance(unset, Instance)
        handler = tree.Handler(pos=self.pos, classes=[unset.cls], var=None, body=[tree.Pass(pos=self.pos)])
        return tree.Try(pos=self.pos, body=[read], handlers=[handler], orelse=[write], final=[])


def _heirs(cls: ClassInfo) -> list[ClassInfo]:
    """All classes that derive from it, those furthest down first."""
    found: list[ClassInfo] = []
    for heir in cls.subclasses:
        found += [*_heirs(heir), heir]
    return found
