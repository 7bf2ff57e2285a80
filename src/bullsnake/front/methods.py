"""Finding fields and methods of a static type.

A union has a member if all its members inherit it from one class: then a virtual call through that class reaches each.
"""

from __future__ import annotations

from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, member_mapping
from bullsnake.front.symbols import ClassInfo, FieldInfo, FunctionInfo
from bullsnake.front.types import (
    Callable,
    ClassObject,
    Instance,
    NoneType,
    Tuple,
    Type,
    TypeVar,
    Union,
    VarTuple,
    make_union,
    substitute,
)


def class_behind(c: Context, type_: Type) -> ClassInfo | None:
    """The class that has the methods of a type that is not a union."""
    if isinstance(type_, Instance):
        return type_.cls
    name = "tuple" if isinstance(type_, Tuple | VarTuple) else "object"
    if isinstance(type_, Tuple | VarTuple | NoneType | TypeVar | Callable | ClassObject):
        found = builtin(c, name)
        return found.cls if isinstance(found, Instance) else None
    return None


def find_methods(c: Context, type_: Type, name: str) -> list[FunctionInfo]:
    """The method of that name, or all its overloads; empty if there is none (or none in common)."""
    if isinstance(type_, Union):
        common = common_class(c, type_)
        return [] if common is None else methods_of(common, name)
    cls = class_behind(c, type_)
    return [] if cls is None else methods_of(cls, name)


def setter_name(name: str) -> str:
    """The name of the method that sets a property."""
    return f"{name}.setter"


def methods_of(cls: ClassInfo, name: str) -> list[FunctionInfo]:
    for base in cls.mro():
        if name in base.methods:
            return base.overloads.get(name) or [base.methods[name]]
    return []


def common_class(c: Context, union: Union) -> ClassInfo | None:
    """The nearest class from which all members of a union derive; None is not a member of any such."""
    classes = [class_behind(c, item) for item in union.items]
    first = classes[0]
    if first is None or any(isinstance(item, NoneType) for item in union.items):
        return None
    for base in first.mro():
        if all(cls is not None and cls.is_subclass_of(base) for cls in classes):
            return base
    return None


def find_field(c: Context, type_: Type, name: str) -> FieldInfo | None:
    """The field of that name; of a union, only one that all members inherit from one class."""
    if isinstance(type_, Union):
        common = common_class(c, type_)
        return None if common is None else common.lookup_field(name)
    return type_.cls.lookup_field(name) if isinstance(type_, Instance) else None


def mapping_for(c: Context, receiver: Type, method: FunctionInfo) -> dict[TypeVar, Type]:
    """What the type parameters of a method's class are for this receiver."""
    if method.owner is None:
        return {}
    if isinstance(receiver, Tuple | VarTuple):
        item = receiver.item if isinstance(receiver, VarTuple) else make_union(list(receiver.items))
        receiver = builtin(c, "tuple", item)
    if isinstance(receiver, Union):
        receiver = receiver.items[0]
    return member_mapping(receiver, method.owner)


def param_type(c: Context, receiver: Type, method: FunctionInfo, number: int) -> Type | None:
    """The type of a method's parameter (self not counted) for a receiver."""
    params = method.params if method.is_static else method.params[1:]
    if number >= len(params):
        return None
    return substitute(params[number].var.type, mapping_for(c, receiver, method))
