"""Static types of the guest, as the rest of the compiler sees them (mypy's own never leave `front`).

Every type has a representation (`rep`): int is I64, float F64, bool I1; everything else is one reference, None being 0.
A union or Optional with a scalar in it holds that scalar boxed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.front.symbols import ClassInfo


class Type:
    """Base of all static types. All are immutable and compare by value."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __reduce__(self) -> tuple[type[Type], tuple[object, ...]]:
        """Pickled as a call: what dataclasses do for frozen classes takes most of the time of reading the library's trees."""
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)


@dataclass(frozen=True, slots=True)
class Instance(Type):
    """An instance of a class. `args` are its type arguments (list[int]: one). tuple types are Tuple, not Instance."""

    cls: ClassInfo
    args: tuple[Type, ...] = ()

    def __str__(self) -> str:
        return self.cls.name + (f"[{', '.join(map(str, self.args))}]" if self.args else "")


@dataclass(frozen=True, slots=True)
class NoneType(Type):
    def __str__(self) -> str:
        return "None"


@dataclass(frozen=True, slots=True)
class Tuple(Type):
    """A tuple of fixed shape."""

    items: tuple[Type, ...]

    def __str__(self) -> str:
        return f"tuple[{', '.join(map(str, self.items)) or '()'}]"


@dataclass(frozen=True, slots=True)
class VarTuple(Type):
    """tuple[T, ...]; also what *args is inside its function."""

    item: Type

    def __str__(self) -> str:
        return f"tuple[{self.item}, ...]"


@dataclass(frozen=True, slots=True)
class Callable(Type):
    """A function value, positional parameters only. optional: how many of the last ones have defaults, known from where it was
    defined; a `Callable[...]` that is written down has none.
    """

    params: tuple[Type, ...]
    ret: Type
    optional: int = 0

    def __str__(self) -> str:
        return f"Callable[[{', '.join(map(str, self.params))}], {self.ret}]"


@dataclass(frozen=True, slots=True)
class Union(Type):
    """Two members or more, none of them a Union; NoneType may be one. Order is as written."""

    items: tuple[Type, ...]

    def __str__(self) -> str:
        return " | ".join(map(str, self.items))


@dataclass(frozen=True, slots=True)
class TypeVar(Type):
    """A type parameter; `owner` is the fullname of the class or function that has it."""

    name: str
    owner: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class AnyObject(Instance):
    """object, where the program says Any: mypy lets it go to a place of any type, so it is tested there."""

    def __str__(self) -> str:
        return "Any"


@dataclass(frozen=True, slots=True)
class ClassObject(Type):
    """A class used as a value or as the target of isinstance."""

    cls: ClassInfo

    def __str__(self) -> str:
        return f"type[{self.cls.name}]"


@dataclass(frozen=True, slots=True)
class ModuleType(Type):
    name: str

    def __str__(self) -> str:
        return f"module {self.name}"


@dataclass(frozen=True, slots=True)
class Never(Type):
    """No value: the type of a call that does not return, and of unreachable code."""

    def __str__(self) -> str:
        return "Never"


@dataclass(frozen=True, slots=True)
class AnyType(Type):
    """Not representable; legality has reported it. Present so that conversion can go on and find further errors."""

    def __str__(self) -> str:
        return "Any"


NONE = NoneType()
NEVER = Never()
ANY = AnyType()

_SCALARS = {"builtins.int": Ty.I64, "builtins.float": Ty.F64, "builtins.bool": Ty.I1}


def rep(type_: Type) -> Ty:
    """The representation of a value of this type in a register."""
    if isinstance(type_, Instance):
        return _SCALARS.get(type_.cls.fullname, Ty.REF)
    return Ty.REF


def is_builtin(type_: Type, name: str) -> bool:
    """Whether the type is the builtin class of that short name, e.g. is_builtin(t, "int")."""
    return isinstance(type_, Instance) and type_.cls.fullname == f"builtins.{name}"


def make_union(items: list[Type]) -> Type:
    """Flatten and remove duplicates; functions that take the same are one, which gives what any of them does; one member alone is that.

    A function value does not tell what it takes and gives, so two kinds of them could not be told from each other.
    """
    flat: list[Type] = []
    for item in items:
        for part in item.items if isinstance(item, Union) else (item,):
            if part in flat or isinstance(part, Never):
                continue
            other = next((one for one in flat if isinstance(one, Callable) and _takes_the_same(one, part)), None)
            if other is not None and isinstance(part, Callable) and isinstance(other, Callable):
                both = Callable(other.params, make_union([other.ret, part.ret]), min(other.optional, part.optional))
                flat[flat.index(other)] = both
            else:
                flat.append(part)
    if not flat:
        return NEVER
    return flat[0] if len(flat) == 1 else Union(tuple(flat))


def _takes_the_same(one: Callable, other: Type) -> bool:
    return isinstance(other, Callable) and one.params == other.params


def as_tuple(type_: Type) -> Type:
    """The tuple that an object of a NamedTuple class is; any other type as it is."""
    if isinstance(type_, Instance) and type_.cls.is_named_tuple:
        return Tuple(tuple(field.type for field in type_.cls.all_fields()))
    return type_


def without_none(type_: Type) -> Type:
    """The type with None removed from a union."""
    if isinstance(type_, Union):
        return make_union([t for t in type_.items if not isinstance(t, NoneType)])
    return type_


def substitute(type_: Type, mapping: dict[TypeVar, Type]) -> Type:
    """Replace type variables."""
    if isinstance(type_, TypeVar):
        return mapping.get(type_, type_)
    if isinstance(type_, Instance):
        return Instance(type_.cls, tuple(substitute(a, mapping) for a in type_.args)) if type_.args else type_
    if isinstance(type_, Tuple):
        return Tuple(tuple(substitute(a, mapping) for a in type_.items))
    if isinstance(type_, VarTuple):
        return VarTuple(substitute(type_.item, mapping))
    if isinstance(type_, Callable):
        return Callable(tuple(substitute(a, mapping) for a in type_.params), substitute(type_.ret, mapping), type_.optional)
    if isinstance(type_, Union):
        return make_union([substitute(a, mapping) for a in type_.items])
    return type_
