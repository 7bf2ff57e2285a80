"""Representations of static types, and what generics are instantiated by.

A type variable that stands for a reference is left unmapped in a body: its representation is REF, and one copy of the code
serves all references. Scalars map to the builtin class they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import (
    Callable,
    Instance,
    Never,
    NoneType,
    Tuple,
    Type,
    TypeVar,
    Union,
    VarTuple,
    is_builtin,
    rep,
)
from bullsnake.ir.types import Signature, Ty

SHORT = {Ty.I64: "i64", Ty.F64: "f64", Ty.I1: "bool", Ty.REF: "ref"}
Mapping_ = Mapping[TypeVar, Type]


@dataclass(frozen=True, slots=True)
class CallShape:
    """Representations of a callable's parameters and results, without the hidden closure.

    Where some parameters are optional, the number of arguments given comes last; what stands in for the others is never read.
    """

    params: tuple[Ty, ...]
    results: tuple[Ty, ...]
    optional: int = 0

    def signature(self) -> Signature:
        """As code behind a closure object: the object itself comes first."""
        return Signature((Ty.REF, *self.params, *([Ty.I64] if self.optional else [])), self.results)

    def __str__(self) -> str:
        defaults = f"?{self.optional}" if self.optional else ""
        return ",".join(SHORT[t] for t in self.params) + defaults + "->" + "".join(SHORT[t] for t in self.results)


def results_of(ret: Type) -> tuple[Ty, ...]:
    """A function that gives None, or never returns, has no results."""
    return () if isinstance(ret, NoneType | Never) else (rep(ret),)


def shape_of(callable_: Callable) -> CallShape:
    return CallShape(tuple(rep(p) for p in callable_.params), results_of(callable_.ret), callable_.optional)


def suffix(reps: Iterable[Ty]) -> str:
    """`[i64,ref]`, or nothing for no representations."""
    listed = ",".join(SHORT[r] for r in reps)
    return f"[{listed}]" if listed else ""


def is_numeric(type_: Type) -> bool:
    """int, float or bool."""
    return isinstance(type_, Instance) and rep(type_) is not Ty.REF


def is_integral(type_: Type) -> bool:
    return is_builtin(type_, "int") or is_builtin(type_, "bool")


def is_set(type_: Type) -> bool:
    """A set or frozenset."""
    return isinstance(type_, Instance) and type_.cls.fullname in ("builtins.set", "builtins.frozenset", "builtins.AbstractSet")


def has_none(type_: Type) -> bool:
    """Whether 0 is a proper value of the type."""
    if isinstance(type_, Union):
        return any(has_none(t) for t in type_.items)
    return isinstance(type_, NoneType | TypeVar) or is_builtin(type_, "object")


def all_type_vars(info: FunctionInfo) -> list[TypeVar]:
    """Type variables that a body may mention: its class's, its enclosing functions', its own."""
    out: list[TypeVar] = list(info.owner.type_params) if info.owner is not None else []
    if info.parent is not None:
        out += [v for v in all_type_vars(info.parent) if v not in out]
    return out + [v for v in info.type_vars if v not in out]


def unify(pattern: Type, actual: Type, found: dict[TypeVar, Type]) -> None:
    """Bind the type variables of `pattern` so that it fits `actual`; the first binding of each wins."""
    if isinstance(pattern, TypeVar):
        found.setdefault(pattern, actual)
    elif isinstance(pattern, Instance) and isinstance(actual, Instance):
        for p, a in zip(pattern.args, args_as(actual, pattern.cls), strict=False):
            unify(p, a, found)
    elif isinstance(pattern, Instance) and isinstance(actual, VarTuple):
        for p in pattern.args[:1]:
            unify(p, actual.item, found)
    elif isinstance(pattern, Tuple) and isinstance(actual, Tuple):
        for p, a in zip(pattern.items, actual.items, strict=False):
            unify(p, a, found)
    elif isinstance(pattern, VarTuple) and isinstance(actual, VarTuple):
        unify(pattern.item, actual.item, found)
    elif isinstance(pattern, Callable) and isinstance(actual, Callable):
        for p, a in zip(pattern.params, actual.params, strict=False):
            unify(p, a, found)
        unify(pattern.ret, actual.ret, found)
    elif isinstance(pattern, Union):
        _unify_union(pattern, actual, found)


def _unify_union(pattern: Union, actual: Type, found: dict[TypeVar, Type]) -> None:
    """Members of one class with one another; what is left over goes to the only variable."""
    rest = list(actual.items) if isinstance(actual, Union) else [actual]
    for member in pattern.items:
        if isinstance(member, TypeVar):
            continue
        for one in list(rest):
            if type(one) is type(member) and getattr(one, "cls", None) is getattr(member, "cls", None):
                unify(member, one, found)
                rest.remove(one)
    variables = [m for m in pattern.items if isinstance(m, TypeVar)]
    if variables and rest:
        unify(variables[0], rest[0] if len(rest) == 1 else Union(tuple(rest)), found)


def args_as(instance: Instance, cls: ClassInfo) -> tuple[Type, ...]:
    """Type arguments of the base class `cls` of an instance."""
    from bullsnake.front.types import substitute

    current, args = instance.cls, instance.args
    while current is not cls and current.base is not None:
        mapping = dict(zip(current.type_params, args, strict=False))
        args = tuple(substitute(a, mapping) for a in current.base_args)
        current = current.base
    return args if current is cls else instance.args
