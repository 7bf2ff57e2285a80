"""What names stand for: modules, classes, functions, variables. One object each, compared by identity, picklable.

Builtin and library classes and functions come from our stubs (`front/typeshed`); `lib` implements them, and the registry
(`Implementations`) says which function of `lib` implements which.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from bullsnake.front.types import Type, TypeVar
from bullsnake.ir.core import Pos

if TYPE_CHECKING:
    from bullsnake.front.tree import Expr, FunctionDef


class Scope(Enum):
    LOCAL = "local"
    PARAM = "param"
    GLOBAL = "global"


@dataclass(eq=False, slots=True)
class Var:
    """A variable. `type` is its declared (or first inferred) type: what is stored.

    owner: the function whose frame has it (None for globals). captured: an inner function uses it. rebound: assigned more than
    once, or assigned by an inner function (nonlocal), or possibly after an inner function was made: a captured and rebound
    variable lives in a heap cell, a captured one that is not rebound is copied into the closure.
    maybe_unbound: mypy cannot prove that each read comes after an assignment.
    """

    name: str
    fullname: str
    type: Type
    scope: Scope
    owner: FunctionInfo | None = None
    captured: bool = False
    rebound: bool = False
    maybe_unbound: bool = False


class ParamKind(Enum):
    POS = "positional or keyword"
    KWONLY = "keyword only"
    STAR = "*args"
    STAR2 = "**kwargs"


@dataclass(eq=False, slots=True)
class Param:
    """`var.type` is the type inside the function (VarTuple for *args). default is evaluated once, when `def` runs.

    has_default: for stubs, which have no default of their own.
    """

    var: Var
    kind: ParamKind = ParamKind.POS
    default: Expr | None = None
    has_default: bool = False

    @property
    def name(self) -> str:
        return self.var.name


@dataclass(eq=False, slots=True)
class FunctionInfo:
    """A function, method, nested function or lambda. qualname as CPython's (`C.m`, `f.<locals>.g`).

    For a method, params[0] is self. overload: which overload of a stub this is (0 when there is only one).
    export: the fixed symbol of a lib function with @export. definition: None for stubs.
    The setter of a property has the name of `methods.setter_name`, and the property's qualname.
    is_class: a class method; its class is known at each call, so it is static, has no `cls` among its parameters, and there is one for
    each class that inherits it (copied_from: the one of the class that defines it).
    is_manager: with @contextmanager: a call of it gives a context manager over the generator.
    maybe_undefined: of module level, and code may reach it before its `def` has run. in_loop: its `def` stands in a loop.
    wraps: the variable of the function whose name it takes (functools.wraps).
    """

    name: str
    qualname: str
    fullname: str
    module: str
    params: list[Param]
    ret: Type
    pos: Pos
    owner: ClassInfo | None = None
    parent: FunctionInfo | None = None
    type_vars: list[TypeVar] = field(default_factory=list)
    is_static: bool = False
    is_class: bool = False
    is_abstract: bool = False
    is_property: bool = False
    is_generator: bool = False
    is_overloaded: bool = False
    is_manager: bool = False
    overload: int = 0
    export: str | None = None
    definition: FunctionDef | None = None
    maybe_undefined: bool = False
    in_loop: bool = False
    wraps: Var | None = None
    copied_from: FunctionInfo | None = None

    @property
    def is_stub(self) -> bool:
        return self.definition is None

    @property
    def shown_name(self) -> str:
        """What tracebacks call it: the setter of a property is a method by another name."""
        return self.qualname.rpartition(".")[2]


@dataclass(eq=False, slots=True)
class FieldInfo:
    """An instance field. default: class-body value or dataclass default. factory: dataclass field(default_factory=...).

    has_default: one of the two is there, or will be once the class is converted. maybe_unset: a read of it may find no value.
    mixin: the field of a mixin that it comes of, whose default it has.
    hashed: what field(hash=...) says, else None: as compare.
    for_init: an InitVar, a field that nothing but the call of `__post_init__` reads.
    """

    name: str
    type: Type
    owner: ClassInfo
    pos: Pos | None = None
    default: Expr | None = None
    factory: Expr | None = None
    init: bool = True
    repr: bool = True
    compare: bool = True
    hashed: bool | None = None
    has_default: bool = False
    maybe_unset: bool = False
    for_init: bool = False
    mixin: FieldInfo | None = None

    @property
    def is_hashed(self) -> bool:
        """Whether the hash of a dataclass has the field in it."""
        return self.compare if self.hashed is None else self.hashed

    @property
    def given(self) -> FieldInfo:
        """The field whose class gives the default."""
        return self.mixin if self.mixin is not None and self.default is None else self


@dataclass(slots=True)
class DataclassOptions:
    init: bool = True
    repr: bool = True
    eq: bool = True
    order: bool = False
    frozen: bool = False
    kw_only: bool = False
    unsafe_hash: bool = False

    @property
    def has_hash(self) -> bool:
        """Whether the class gets a hash of its fields."""
        return self.unsafe_hash or (self.eq and self.frozen)


@dataclass(eq=False, slots=True)
class ClassInfo:
    """A class. fields and methods are its own only; see `lookup_*` for inherited ones.

    base: None for object alone. type_params: of a generic class.
    variables: attributes of the class itself.
    enum_plain, members: of an enum class: "int" or "str" if its members are such, and the variable that lists them.
    is_unhashable: the body says `__hash__ = None`.
    overloads: method name -> all items when the stub has several; `methods` then holds the first.
    maybe_undefined: code may reach it before its `class` statement has run.
    is_mixin, order: see front/mixins.py; the order in which Python looks for a member, empty where it is that of the bases.
    is_local: its statement stands in a function (front/local_classes.py).
    both: of what `isinstance` makes of an object of one class that is one of another, too: these classes. It has no objects of its own.
    """

    name: str
    fullname: str
    module: str
    base: ClassInfo | None
    pos: Pos
    type_params: list[TypeVar] = field(default_factory=list)
    base_args: tuple[Type, ...] = ()
    fields: dict[str, FieldInfo] = field(default_factory=dict)
    methods: dict[str, FunctionInfo] = field(default_factory=dict)
    variables: dict[str, Var] = field(default_factory=dict)
    overloads: dict[str, list[FunctionInfo]] = field(default_factory=dict)
    dataclass: DataclassOptions | None = None
    is_stub: bool = False
    is_protocol: bool = False
    is_final: bool = False
    maybe_undefined: bool = False
    enum_plain: str = ""
    is_named_tuple: bool = False
    is_ordered: bool = False
    is_unhashable: bool = False
    members: Var | None = None
    subclasses: list[ClassInfo] = field(default_factory=list)
    is_mixin: bool = False
    order: list[ClassInfo] = field(default_factory=list)
    is_local: bool = False
    both: list[ClassInfo] = field(default_factory=list)

    @property
    def is_enum(self) -> bool:
        return any(base.fullname in ("enum.Enum", "enum.IntEnum", "enum.StrEnum") for base in self.mro())

    @property
    def is_flag(self) -> bool:
        return any(base.fullname == "enum.Flag" for base in self.mro())

    @property
    def qualname(self) -> str:
        """The name with those of the classes that it stands in."""
        return self.fullname.removeprefix(self.module + ".")

    def mro(self) -> list[ClassInfo]:
        """Itself, then its bases outwards."""
        out: list[ClassInfo] = []
        cls: ClassInfo | None = self
        while cls is not None:
            out.append(cls)
            cls = cls.base
        return out

    def lookup_variable(self, name: str) -> Var | None:
        """The attribute of the class itself, its own or a base's."""
        return next((base.variables[name] for base in self.mro() if name in base.variables), None)

    def lookup_field(self, name: str) -> FieldInfo | None:
        return next((c.fields[name] for c in self.mro() if name in c.fields), None)

    def lookup_method(self, name: str) -> FunctionInfo | None:
        return next((c.methods[name] for c in self.mro() if name in c.methods), None)

    def is_subclass_of(self, other: ClassInfo) -> bool:
        return any(other is cls or other in cls.order for cls in self.mro())

    @property
    def is_open(self) -> bool:
        """Whether objects of classes that do not derive from it alone have its type: protocols, mixins."""
        return self.is_protocol or self.is_mixin

    def all_fields(self) -> list[FieldInfo]:
        """Layout order: the base's first. A field that a subclass declares again keeps its place, and has the new default."""
        seen: dict[str, FieldInfo] = {}
        for cls in reversed(self.mro()):
            for f in cls.fields.values():
                seen[f.name] = f
        return list(seen.values())
