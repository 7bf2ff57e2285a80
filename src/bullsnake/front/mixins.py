"""Several base classes: one is the base, with the layout of the objects and their method table; the others are mixins.

A mixin is a class of the program that somebody derives from beside another base. It is never the base of a class: who derives from it
gets its methods, by Python's order of classes (mypy's `mro`), and its fields as fields of his own. Its methods are compiled once.
Inside of them, and wherever a value has the mixin's type, calls and attributes ask for one class after the other (build/structural.py).

What `super()` calls in a mixin depends on the class of the object: it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable

from mypy import nodes as my

from bullsnake.front.context import Context
from bullsnake.front.convert_types import class_of
from bullsnake.front.symbols import ClassInfo, FieldInfo

NOT_BASES = frozenset({"typing.Generic", "typing.Protocol", "abc.ABC", "builtins.object"})


def real_bases(info: my.TypeInfo) -> list[my.TypeInfo]:
    """The bases that give something to the objects."""
    return [base.type for base in info.bases if base.type.fullname not in NOT_BASES and not base.type.is_protocol]


def can_be_mixin(info: my.TypeInfo, modules: Iterable[str]) -> bool:
    """Whether it is a plain class of the program, and so are all that it derives from."""
    plain = not (info.defn.type_vars or info.is_enum or info.is_protocol or info.tuple_type or info.typeddict_type or info.is_newtype)
    tagged = "dataclass" in info.metadata or "dataclass_tag" in info.metadata
    return plain and not tagged and info.module_name in modules and all(can_be_mixin(b, modules) for b in real_bases(info))


def find_mixins(classes: Iterable[my.TypeInfo], modules: Iterable[str]) -> set[str]:
    """The full names of all mixins of a program."""
    found: set[str] = set()
    for info in classes:
        bases = real_bases(info)
        heavy = [b for b in bases if not can_be_mixin(b, modules)]
        beside = [b for b in bases if b not in heavy]
        for base in beside if heavy else beside[1:]:
            found |= {b.fullname for b in base.mro if b.module_name in modules and not b.is_protocol}
    return found


def too_heavy(c: Context, info: my.TypeInfo) -> list[my.TypeInfo]:
    """The bases of which only one can be had."""
    return [b for b in real_bases(info) if not can_be_mixin(b, c.symbols.user_modules)]


def is_mixin(c: Context, info: my.TypeInfo) -> bool:
    return info.fullname in c.symbols.mixins or info.is_intersection


def add_mixins(c: Context, cls: ClassInfo, info: my.TypeInfo) -> None:
    """What the class gets from its mixins, and the order in which it looks for methods."""
    if info.is_intersection:
        cls.both = [class_of(c, base.type) for base in info.bases]
    order = [class_of(c, one) for one in info.mro]
    chain = cls.mro()
    mixed = [one for one in order[1:] if one.is_mixin and one not in chain]
    if not mixed:
        return
    cls.order = order
    for one in mixed:
        for name, method in one.methods.items():
            if _provider(order, name) is one:
                cls.methods[name] = method
                if name in one.overloads:
                    cls.overloads[name] = one.overloads[name]
        for name, var in one.variables.items():
            if _provider(order, name) is one:
                cls.variables[name] = var
        for name, field in one.fields.items():
            if cls.lookup_field(name) is None:
                cls.fields[name] = FieldInfo(name, field.type, cls, field.pos, init=False, repr=False, compare=False, mixin=field)


def _provider(order: list[ClassInfo], name: str) -> ClassInfo | None:
    """The first class that has a member of its own of that name."""
    return next((one for one in order if has_own(one, name)), None)


def has_own(cls: ClassInfo, name: str) -> bool:
    method, var = cls.methods.get(name), cls.variables.get(name)
    if method is not None:
        return method.owner is cls
    return name in cls.fields or var is not None and var.fullname == f"{cls.fullname}.{name}"


def depends_on_heir(c: Context, cls: ClassInfo, name: str) -> bool:
    """Whether super().name in a class calls one method or another, by the class of the object."""
    if cls.is_mixin:
        return True
    mine = _after(cls.order or cls.mro(), cls, name)
    heirs = [one for one in c.symbols.classes.values() if one.order and cls in one.mro()]
    return any(_after(heir.order, cls, name) is not mine for heir in heirs)


def _after(order: list[ClassInfo], cls: ClassInfo, name: str) -> ClassInfo | None:
    """The class behind `cls` that has a method of that name."""
    return next((one for one in order[order.index(cls) + 1 :] if has_own(one, name)), None)
