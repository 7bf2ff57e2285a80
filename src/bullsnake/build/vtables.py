"""Method tables: what stands in the slots of each class's descriptor.

Slots 0-15 are the same for all objects, so that code that knows nothing of a class can compare, hash and print; a class's own
methods follow from slot 16 in order of introduction. A slot's signature is that of the method that introduced it; a method
whose representations differ is entered through an adapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullsnake.build.adapters import adapted
from bullsnake.build.layouts import (
    CLASS_OBJECT_SLOT,
    FIRST_OWN_SLOT,
    FLAG_EXCEPTION,
    KIND_FIXED,
    KIND_REFS,
    KIND_SCALARS,
    MODULE_NAME_SLOT,
    SLOTS,
    Descriptor,
)
from bullsnake.build.membership import asked_method, guarded_member
from bullsnake.build.reps import suffix
from bullsnake.build.unit import signature_of
from bullsnake.front.flows import can_be_tested
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import Instance, Tuple, Type, TypeVar, VarTuple, is_builtin, rep, substitute
from bullsnake.ir.types import Signature, Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit

_R, _I, _B = Ty.REF, Ty.I64, Ty.I1
SLOT_SIGNATURES = {
    "__eq__": Signature((_R, _R), (_B,)),
    "__hash__": Signature((_R,), (_I,)),
    "__repr__": Signature((_R,), (_R,)),
    "__str__": Signature((_R,), (_R,)),
    "__lt__": Signature((_R, _R), (_B,)),
    "__bool__": Signature((_R,), (_B,)),
    "__len__": Signature((_R,), (_I,)),
    "__format__": Signature((_R, _R), (_R,)),
    "__iter__": Signature((_R,), (_R,)),
    "__next__": Signature((_R,), (_R,)),
    "__contains__": Signature((_R, _R), (_B,)),
}
_SCALAR_CLASSES = ("builtins.int", "builtins.float", "builtins.bool")


def class_descriptor(unit: Unit, cls: ClassInfo, mapping: dict[TypeVar, Type], symbol: str) -> Descriptor:
    """The descriptor of a class whose type parameters are `mapping`; all methods that it names get built."""
    classes = unit.classes
    plain = classes.plain(cls)
    base = classes.plain(cls.base) if cls.base is not None else plain
    if cls.base is not None and classes.claim(base):
        classes.emit(class_descriptor(unit, cls.base, {}, base))
    parent = plain if symbol != plain else base
    depth = len(cls.mro()) - 1 + (symbol != plain)
    kind, size, elem, ptrmap = _shape(unit, cls, mapping)
    exception = any(c.fullname == "builtins.BaseException" for c in cls.mro())
    qualified = cls.qualname if cls.module in ("builtins", "__main__") else f"{cls.module}.{cls.qualname}"
    flags = FLAG_EXCEPTION if exception else 0
    vtable = _vtable(unit, cls, mapping, symbol)
    return Descriptor(symbol, cls.name, qualified, parent, depth, kind, size, elem, ptrmap, flags, vtable, cls.qualname)


def _shape(unit: Unit, cls: ClassInfo, mapping: dict[TypeVar, Type]) -> tuple[int, int, int, int]:
    """kind, size, element size and pointer map."""
    if cls.fullname == "builtins.str":
        return KIND_SCALARS, 32, 0, 0
    if cls.fullname == "_prim.Array":
        element = rep(mapping.get(cls.type_params[0], cls.type_params[0]))
        return (KIND_REFS if element is Ty.REF else KIND_SCALARS), 16, element.nbytes, 0
    if cls.fullname in _SCALAR_CLASSES:
        return KIND_FIXED, 16, 0, 0
    ptrmap = 0
    slots = unit.classes.slots(cls).fields
    for field in cls.all_fields():
        if rep(unit.classes.field_type(cls, field, mapping)) is Ty.REF:
            ptrmap |= 2 << slots[field.name]
    return KIND_FIXED, unit.classes.object_size(cls), 0, ptrmap


def _vtable(unit: Unit, cls: ClassInfo, mapping: dict[TypeVar, Type], symbol: str) -> tuple[str, ...]:
    fixed = list(slot_functions(unit, cls, mapping))
    if cls.is_named_tuple:
        _add_tuple_slots(unit, cls, symbol, fixed)
    fixed += [""] * (FIRST_OWN_SLOT - len(fixed))
    closed = all(v in mapping for v in cls.type_params) or symbol != unit.classes.plain(cls)
    fixed[CLASS_OBJECT_SLOT] = getattr(unit.data.class_object(unit.classes.plain(cls)), "name", "")
    fixed[MODULE_NAME_SLOT] = unit.data.string(f"{cls.module}.{cls.qualname}").name
    own = method_slots(unit, cls)
    table = fixed + [""] * len(own)
    for name, slot in own.items():
        if closed or not cls.type_params:
            table[slot] = _own_method(unit, cls, name, mapping)
    return tuple(table)


def _add_tuple_slots(unit: Unit, cls: ClassInfo, symbol: str, table: list[str]) -> None:
    """Length and items of a named tuple, as of a tuple of its shape."""
    from bullsnake.build.generated import tuple_item, tuple_length

    reps = tuple(rep(field.type) for field in cls.all_fields())
    table[SLOTS["__len__"]] = tuple_length(unit, symbol, len(reps))
    table[SLOTS["[item]"]] = tuple_item(unit, symbol, reps)


def _own_method(unit: Unit, cls: ClassInfo, name: str, mapping: dict[TypeVar, Type]) -> str:
    name, _, given = name.partition("/")
    info = cls.lookup_method(name)
    first = next(c.methods[name] for c in reversed(cls.mro()) if name in c.methods and not c.is_stub)
    assert info is not None
    signature = signature_of(first, owner_mapping(cls, first.owner, mapping))
    if given:
        signature = Signature(signature.params[: int(given)], signature.results)
    return method_symbol(unit, cls, info, mapping, signature)


def method_slots(unit: Unit, cls: ClassInfo) -> dict[str, int]:
    """Slots of methods that are not among the fixed ones."""
    table = unit.classes.own_slots.get(cls)
    if table is None:
        table = dict(method_slots(unit, cls.base)) if cls.base is not None else {}
        for name, info in cls.methods.items():
            known = name in SLOTS or name == "__init__" or name in table or takes_init_vars(cls, name)
            if not (cls.is_stub or info.is_static or known):
                table[name] = FIRST_OWN_SLOT + len(table)
                for given in differing_defaults(cls, info):
                    table[f"{name}/{given}"] = FIRST_OWN_SLOT + len(table)
        unit.classes.own_slots[cls] = table
    return table


def takes_init_vars(cls: ClassInfo, name: str) -> bool:
    """Whether it is a `__post_init__` that takes other arguments elsewhere in the line: each `__init__` calls that of its own class."""
    if name != "__post_init__":
        return False
    first = next(one for one in reversed(cls.mro()) if name in one.methods)
    return _differs_below(first, name, len(first.methods[name].params))


def _differs_below(cls: ClassInfo, name: str, count: int) -> bool:
    own = cls.methods.get(name)
    return (own is not None and len(own.params) != count) or any(_differs_below(sub, name, count) for sub in cls.subclasses)


def differing_defaults(cls: ClassInfo, info: FunctionInfo) -> list[int]:
    """For a method that overrides give other defaults: how many arguments, self included, a call may pass.

    Each has a slot of its own, whose function fills in the defaults of the class at hand.
    """
    required = next((i for i, p in enumerate(info.params) if p.default is not None), len(info.params))
    if required == len(info.params) or not any(_changes_defaults(sub, info) for sub in cls.subclasses):
        return []
    return list(range(required, len(info.params)))


def _changes_defaults(cls: ClassInfo, first: FunctionInfo) -> bool:
    own = cls.methods.get(first.name)
    if own is not None:
        for mine, theirs in zip(own.params, first.params, strict=False):
            if theirs.default is not None and _constant(mine.default) != _constant(theirs.default):
                return True
    return any(_changes_defaults(sub, first) for sub in cls.subclasses)


def _constant(default: object) -> object:
    """What a constant default is; other defaults are never the same."""
    if default is None:
        return None
    return getattr(default, "value", None if type(default).__name__ == "NoneLit" else default)


def owner_mapping(cls: ClassInfo, owner: ClassInfo | None, mapping: dict[TypeVar, Type]) -> dict[TypeVar, Type]:
    """What the type parameters of `owner`, a base of `cls`, are."""
    args: tuple[Type, ...] = tuple(mapping.get(v, v) for v in cls.type_params)
    current = cls
    while current is not owner and current.base is not None:
        here = dict(zip(current.type_params, args, strict=False))
        args = tuple(substitute(a, here) for a in current.base_args)
        current = current.base
    return dict(zip(current.type_params, args, strict=False))


def method_symbol(
    unit: Unit, cls: ClassInfo, info: FunctionInfo, mapping: dict[TypeVar, Type], wanted: Signature | None
) -> str:
    """The function for a method of objects of `cls`, adapted to a signature; empty if nothing implements it."""
    if unit.find_implementation(info) is None:
        return ""
    here = owner_mapping(cls, info.owner, mapping)
    target, found = unit.resolve(info, here, _formal_types(cls, info, here))
    symbol = unit.symbol_for(target, found)
    have = signature_of(target, found)
    if wanted is None or have == wanted:
        return symbol
    return adapted(unit, symbol, have, wanted, target)


def _formal_types(cls: ClassInfo, info: FunctionInfo, mapping: dict[TypeVar, Type]) -> list[Type]:
    rest = [substitute(p.var.type, mapping) for p in info.params[1:]]
    owner = info.owner if info.owner is not None else cls
    if owner.fullname == "builtins.tuple" and info.params:
        return [substitute(info.params[0].var.type, mapping), *rest]
    return [Instance(owner, tuple(mapping.get(v, v) for v in owner.type_params)), *rest]


def slot_functions(unit: Unit, cls: ClassInfo, mapping: dict[TypeVar, Type]) -> tuple[str, ...]:
    """Symbols of the fixed slots."""
    from bullsnake.build.generated import generated_slot
    from bullsnake.build.iterators import next_slot

    table = [""] * FIRST_OWN_SLOT
    for name, signature in SLOT_SIGNATURES.items():
        table[SLOTS[name]] = generated_slot(unit, cls, name, mapping) or _found_slot(unit, cls, name, mapping, signature)
    table[SLOTS["[next]"]] = next_slot(unit, cls, mapping)
    if is_thread(cls):
        run = cls.lookup_method("run")
        assert run is not None
        table[SLOTS["[run]"]] = method_symbol(unit, cls, run, mapping, Signature((_R,), ()))
    return tuple(table)


def is_thread(cls: ClassInfo) -> bool:
    return any(c.fullname == "threading.Thread" for c in cls.mro())


def _found_slot(unit: Unit, cls: ClassInfo, name: str, mapping: dict[TypeVar, Type], signature: Signature) -> str:
    info = cls.lookup_method(name)
    if info is None:
        return ""
    if cls.fullname in _SCALAR_CLASSES and info.owner is not None and info.owner.fullname in _SCALAR_CLASSES:
        return _scalar_slot(unit, cls, name, info, signature)
    if name == "__eq__" and _takes_less(info):
        return _guarded_equality(unit, cls, info, mapping)
    if name == "__contains__":
        info = asked_method(cls, info)
        return guarded_member(unit, method_symbol(unit, cls, info, mapping, signature), info, owner_mapping(cls, info.owner, mapping))
    symbol = method_symbol(unit, cls, info, mapping, signature)
    if name == "__lt__" and not info.is_stub and len(info.params) == 2:
        return _guarded_order(unit, symbol, info)
    return symbol


def _takes_less(info: FunctionInfo) -> bool:
    """Whether a method of the program does not take every object."""
    return not info.is_stub and len(info.params) == 2 and not is_builtin(info.params[1].var.type, "object")


def _guarded_equality(unit: Unit, cls: ClassInfo, info: FunctionInfo, mapping: dict[TypeVar, Type]) -> str:
    """`==` through the table may meet any object, too."""
    from bullsnake.build.generated import checked_equality

    other = info.params[1].var.type
    assert info.owner is not None
    have = signature_of(info, owner_mapping(cls, info.owner, mapping))
    symbol = method_symbol(unit, cls, info, mapping, have)
    return checked_equality(unit, symbol, other) if can_be_tested(other) else symbol


def _guarded_order(unit: Unit, symbol: str, info: FunctionInfo) -> str:
    """`<` through the table may meet any object: one that the method does not take is a TypeError."""
    from bullsnake.build.generated import checked_order

    other = info.params[1].var.type
    if not isinstance(other, Instance) or rep(other) is not Ty.REF or other.cls.fullname == "builtins.object":
        return symbol
    return checked_order(unit, symbol, other.cls)


def _scalar_slot(unit: Unit, cls: ClassInfo, name: str, info: FunctionInfo, signature: Signature) -> str:
    """Methods of int, float and bool take the bare value: the slot takes the box."""
    from bullsnake.build.generated import scalar_comparison

    if name in ("__eq__", "__lt__"):
        return scalar_comparison(unit, cls, name)
    return method_symbol(unit, cls, info, {}, signature)


# --- tuples ---------------------------------------------------------------------------------------------------------------


def tuple_descriptor(unit: Unit, reps: tuple[Ty, ...]) -> str:
    """The descriptor of tuples of a shape."""
    from bullsnake.build.generated import tuple_item, tuple_length

    symbol = f"type.builtins.tuple{suffix(reps) or '[]'}"
    if unit.classes.claim(symbol):
        base, table = _tuple_base(unit)
        table[SLOTS["__len__"]] = tuple_length(unit, symbol, len(reps))
        table[SLOTS["[item]"]] = tuple_item(unit, symbol, reps)
        bits = sum(2 << i for i, r in enumerate(reps) if r is Ty.REF)
        size = 8 + 8 * len(reps)
        unit.classes.emit(Descriptor(symbol, "tuple", "tuple", base, 2, KIND_FIXED, size, 0, bits, 0, tuple(table)))
    return symbol


def var_tuple_descriptor(unit: Unit) -> str:
    """The descriptor of tuple[T, ...]."""
    from bullsnake.build.generated import var_tuple_item, var_tuple_length

    symbol = "type.builtins.tuple[*]"
    if unit.classes.claim(symbol):
        base, table = _tuple_base(unit)
        table[SLOTS["__len__"]] = var_tuple_length(unit)
        table[SLOTS["[item]"]] = var_tuple_item(unit)
        unit.classes.emit(Descriptor(symbol, "tuple", "tuple", base, 2, KIND_REFS, 16, 8, 0, 0, tuple(table)))
    return symbol


def _tuple_base(unit: Unit) -> tuple[str, list[str]]:
    cls = unit.classes.builtin_class("tuple")
    plain = unit.classes.plain(cls)
    if unit.classes.claim(plain):
        unit.classes.emit(class_descriptor(unit, cls, {}, plain))
    table = list(slot_functions(unit, cls, {}))
    table[CLASS_OBJECT_SLOT] = getattr(unit.data.class_object(plain), "name", "")
    return plain, table


def tuple_types(type_: Type) -> tuple[Type, ...] | None:
    """Item types of a tuple of fixed shape."""
    return type_.items if isinstance(type_, Tuple) else None


def is_var_tuple(type_: Type) -> bool:
    return isinstance(type_, VarTuple)
