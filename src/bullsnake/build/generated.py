"""Methods that no source has: of dataclasses, of tuple shapes, and those that follow from others (`__bool__` from `__len__`)."""

from __future__ import annotations

from collections.abc import Callable as Fn
from typing import TYPE_CHECKING

from bullsnake.build.adapters import convert_rep, finish
from bullsnake.build.enums import enum_slot
from bullsnake.build.fields import load_place, store_place
from bullsnake.build.function import FALSE, NULL, TRUE, FunctionBuilder, i64
from bullsnake.build.layouts import QUALNAME_SLOT, SLOTS, VTABLE
from bullsnake.build.mirrored import mirrored_order
from bullsnake.build.objects import call_slot, descriptor_of, has_class, is_none, new_tuple, void
from bullsnake.build.reps import suffix
from bullsnake.front.symbols import ClassInfo, FieldInfo
from bullsnake.front.types import AnyObject, Instance, Type, TypeVar, rep, substitute
from bullsnake.ir.core import Const, Function, Instr, Operand, Reg, Sym, Traits
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit

Body = Fn[[FunctionBuilder, list[Reg]], None]
Types = dict[TypeVar, Type]


def generate(unit: Unit, name: str, params: tuple[Ty, ...], results: tuple[Ty, ...], body: Body) -> str:
    """A hidden function with a body written by hand."""

    def build() -> None:
        regs = [Reg(-1 - i, ty, f"a{i}") for i, ty in enumerate(params)]
        function = unit.module.add(Function(name, regs, results, Traits(hidden=True)))
        body(FunctionBuilder(unit, function), regs)

    return unit.build_once(name, build)


def ret(fb: FunctionBuilder, value: Operand) -> None:
    fb.emit(Instr("ret", [], [value]))


# --- by rule --------------------------------------------------------------------------------------------------------------


def generated_slot(unit: Unit, cls: ClassInfo, name: str, mapping: dict[TypeVar, Type]) -> str:
    """The function that rules of the language put in a fixed slot; empty if the method is found as any other."""
    if name == "__hash__" and _has_no_hash(cls):
        return _unhashable(unit, cls)
    if cls.is_stub:
        return ""
    for one in cls.mro():
        if name in one.methods or one.is_stub:
            break
        if one.is_enum and (made := enum_slot(unit, one if "value" in one.fields else cls, name)):
            return made
        if one.dataclass is not None and (made := _dataclass_slot(unit, one, name, _mapping_of(cls, one, mapping))):
            return made
        if name == "__hash__" and ("__eq__" in one.methods):
            return _unhashable(unit, cls)
    if name == "__iter__" and cls.lookup_method("__iter__") is None and cls.lookup_method("__next__") is not None:
        return _itself(unit)
    if name == "__lt__":
        return mirrored_order(unit, cls, mapping)
    if name == "__bool__" and cls.lookup_method("__bool__") is None and cls.lookup_method("__len__") is not None:
        return _bool_from_len(unit, cls)
    if name == "__str__" and _overrides_repr_only(cls):
        return _str_from_repr(unit)
    return ""


def _has_no_hash(cls: ClassInfo) -> bool:
    """Whether the nearest class that says something of `__hash__` says that there is none."""
    nearest = next((one for one in cls.mro() if one.is_unhashable or "__hash__" in one.methods), cls)
    return nearest.is_unhashable


def _overrides_repr_only(cls: ClassInfo) -> bool:
    """object.__str__ calls __repr__ by itself; an exception's does not."""
    return False


def _str_from_repr(unit: Unit) -> str:
    return generate(
        unit, "bslib.str_from_repr", (Ty.REF,), (Ty.REF,),
        lambda fb, args: ret(fb, call_slot(fb, SLOTS["__repr__"], [args[0]], (Ty.REF,))),
    )  # fmt: skip


def _itself(unit: Unit) -> str:
    """What `Iterator` gives its heirs as `__iter__`."""
    return generate(unit, "bslib.itself", (Ty.REF,), (Ty.REF,), lambda fb, args: ret(fb, args[0]))


WRITTEN_IN_C = ("deque", "defaultdict", "OrderedDict")
"""Classes of collections that CPython's message names with their module."""


def _unhashable(unit: Unit, cls: ClassInfo) -> str:
    shown = f"collections.{cls.name}" if cls.module == "collections" and cls.name in WRITTEN_IN_C else cls.name

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        void(fb.lib("raise_type_error", fb.string(f"unhashable type: '{shown}'")))

    return generate(unit, f"{cls.fullname}.__hash__", (Ty.REF,), (Ty.I64,), body)


def checked_length(fb: FunctionBuilder, length: Operand) -> Operand:
    """What a `__len__` of a program gave, if it can be a length."""
    message = "__len__() should return >= 0"
    fb.check(fb.op("icmp.sge", Ty.I1, length, i64(0)), lambda: void(fb.lib("raise_value_error", fb.string(message))))
    return length


def _bool_from_len(unit: Unit, cls: ClassInfo) -> str:
    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        length = checked_length(fb, call_slot(fb, SLOTS["__len__"], [args[0]], (Ty.I64,)))
        ret(fb, fb.op("icmp.ne", Ty.I1, length, i64(0)))

    return generate(unit, "bslib.bool_from_len", (Ty.REF,), (Ty.I1,), body)


def scalar_comparison(unit: Unit, cls: ClassInfo, name: str) -> str:
    """== or < of a boxed number with any object: exact between int and float; other classes are unequal."""
    from bullsnake.build.numbers import compare_numbers

    op = "==" if name == "__eq__" else "<"
    own = {"int": Ty.I64, "float": Ty.F64, "bool": Ty.I64}[cls.name]

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        left = fb.load(own, args[0], 8)
        other = fb.new_block("other", cold=True)
        some = fb.new_block("some")
        fb.branch(is_none(fb, args[1]), other, some)
        fb.enter(some)
        for class_name, ty in (("int", Ty.I64), ("float", Ty.F64)):
            fits, next_ = fb.new_block(class_name), fb.new_block("next")
            fb.branch(has_class(fb, args[1], fb.unit.classes.builtin_class(class_name)), fits, next_)
            fb.enter(fits)
            ret(fb, compare_numbers(fb, op, left, fb.load(ty, args[1], 8)))
            fb.enter(next_)
        fb.jump(other)
        fb.enter(other)
        if name == "__eq__":
            ret(fb, FALSE)
        else:
            message = f"'<' not supported between instances of '{cls.name}' and another type"
            void(fb.lib("raise_type_error", fb.string(message)))

    return generate(unit, f"builtins.{cls.name}.{name}", (Ty.REF, Ty.REF), (Ty.I1,), body)


def checked_order(unit: Unit, symbol: str, cls: ClassInfo) -> str:
    """`symbol`, a method for `<`, behind a check that the other object is of the class that it takes."""

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        some = fb.op("icmp.ne", Ty.I1, args[1], NULL)
        fb.check(some, lambda: void(fb.lib("raise_unorderable", args[0], args[1])))
        fb.check(has_class(fb, args[1], cls), lambda: void(fb.lib("raise_unorderable", args[0], args[1])))
        ret(fb, fb.call(symbol, args, (Ty.I1,)))

    return generate(unit, f"{symbol}.checked", (Ty.REF, Ty.REF), (Ty.I1,), body)


def checked_equality(unit: Unit, symbol: str, other: Type) -> str:
    """`symbol`, an `__eq__` that takes less than any object, behind a test of what it is given."""
    from bullsnake.build.coerce import convert

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        anything = AnyObject(unit.classes.builtin_class("object"))
        ret(fb, fb.call(symbol, [args[0], convert(fb, args[1], anything, other)], (Ty.I1,)))

    return generate(unit, f"{symbol}.checked", (Ty.REF, Ty.REF), (Ty.I1,), body)


# --- tuples ---------------------------------------------------------------------------------------------------------------


def tuple_length(unit: Unit, symbol: str, length: int) -> str:
    return generate(unit, f"{symbol}.len", (Ty.REF,), (Ty.I64,), lambda fb, args: ret(fb, i64(length)))


def tuple_item(unit: Unit, symbol: str, reps: tuple[Ty, ...]) -> str:
    """Item number i, boxed; i is in range."""

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        for index, ty in enumerate(reps):
            here, next_ = fb.new_block("item"), fb.new_block("next")
            fb.branch(fb.op("icmp.eq", Ty.I1, args[1], i64(index)), here, next_)
            fb.enter(here)
            ret(fb, convert_rep(fb, fb.load(ty, args[0], 8 + 8 * index), Ty.REF))
            fb.enter(next_)
        ret(fb, NULL)

    return generate(unit, f"{symbol}.item", (Ty.REF, Ty.I64), (Ty.REF,), body)


def var_tuple_length(unit: Unit) -> str:
    return generate(unit, "bslib.var_tuple.len", (Ty.REF,), (Ty.I64,), lambda fb, a: ret(fb, fb.load(Ty.I64, a[0], 8)))


def var_tuple_item(unit: Unit) -> str:
    return generate(
        unit, "bslib.var_tuple.item", (Ty.REF, Ty.I64), (Ty.REF,),
        lambda fb, args: ret(fb, fb.element(Ty.REF, args[0], args[1])),
    )  # fmt: skip


# --- dataclasses ----------------------------------------------------------------------------------------------------------


def _mapping_of(cls: ClassInfo, base: ClassInfo, mapping: Types) -> Types:
    from bullsnake.build.vtables import owner_mapping

    return owner_mapping(cls, base, mapping)


def named(cls: ClassInfo, mapping: Types, method: str) -> str:
    """The symbol of a generated method, one for each choice of representations."""
    return f"{cls.fullname}.{method}" + suffix(rep(mapping.get(v, v)) for v in cls.type_params)


def _dataclass_slot(unit: Unit, cls: ClassInfo, name: str, mapping: Types) -> str:
    options = cls.dataclass
    assert options is not None
    if name == "__repr__" and options.repr:
        return _dataclass_repr(unit, cls, mapping)
    if name == "__eq__" and options.eq:
        return _dataclass_eq(unit, cls, mapping)
    if name == "__lt__" and options.order:
        return dataclass_order(unit, cls, "<", mapping)
    if name == "__hash__" and options.has_hash:
        return _dataclass_hash(unit, cls, mapping)
    if name == "__hash__" and options.eq:
        return _unhashable(unit, cls)
    return ""


def field_load(fb: FunctionBuilder, cls: ClassInfo, field: FieldInfo, obj: Operand, mapping: Types) -> Operand:
    return load_place(fb, obj, fb.unit.classes.field_place(cls, field.name, mapping), field.name)


def _dataclass_repr(unit: Unit, cls: ClassInfo, mapping: Types) -> str:
    from bullsnake.build.text import concat, repr_of

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        descriptor = descriptor_of(fb, args[0])
        name = 40 if cls.is_named_tuple else VTABLE + 8 * QUALNAME_SLOT
        parts: list[Operand] = [fb.load(Ty.REF, descriptor, name)]
        fields = [f for f in cls.all_fields() if f.repr]
        for index, field in enumerate(fields):
            parts.append(fb.string(f"{', ' if index else '('}{field.name}="))
            parts.append(repr_of(fb, field_load(fb, cls, field, args[0], mapping), unit.classes.field_type(cls, field, mapping)))
        parts.append(fb.string(")" if fields else "()"))
        ret(fb, concat(fb, parts))

    return generate(unit, named(cls, mapping, "__repr__"), (Ty.REF,), (Ty.REF,), body)


def _dataclass_eq(unit: Unit, cls: ClassInfo, mapping: Types) -> str:
    from bullsnake.build.compare import equal_values

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        no, same, some = fb.new_block("no"), fb.new_block("same"), fb.new_block("some")
        fb.branch(is_none(fb, args[1]), no, some)
        fb.enter(some)
        ours, theirs = descriptor_of(fb, args[0]), descriptor_of(fb, args[1])
        fb.branch(fb.op("icmp.eq", Ty.I1, ours, theirs), same, no)
        fb.enter(same)
        fields = [f for f in cls.all_fields() if f.compare]
        if any(f.maybe_unset for f in fields):
            for arg in args:  # which one lacks a value is told in the order of CPython, which makes two tuples first
                _fields_tuple(fb, cls, arg, mapping)
        for field in fields:
            left, right = (field_load(fb, cls, field, a, mapping) for a in args)
            type_ = unit.classes.field_type(cls, field, mapping)
            next_ = fb.new_block("next")
            fb.branch(equal_values(fb, left, type_, right, type_), next_, no)
            fb.enter(next_)
        ret(fb, TRUE)
        fb.enter(no)
        ret(fb, FALSE)

    return generate(unit, named(cls, mapping, "__eq__"), (Ty.REF, Ty.REF), (Ty.I1,), body)


def _fields_tuple(fb: FunctionBuilder, cls: ClassInfo, obj: Operand, mapping: Types) -> Operand:
    return new_tuple(fb, [field_load(fb, cls, f, obj, mapping) for f in cls.all_fields() if f.compare])


def _hashed_tuple(fb: FunctionBuilder, cls: ClassInfo, obj: Operand, mapping: Types) -> Operand:
    return new_tuple(fb, [field_load(fb, cls, f, obj, mapping) for f in cls.all_fields() if f.is_hashed])


def dataclass_order(unit: Unit, cls: ClassInfo, op: str, mapping: Types) -> str:
    """The ordering of the tuples of fields. op: < <= > >=."""
    names = {"<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        left, right = (_fields_tuple(fb, cls, a, mapping) for a in args)
        swapped = op in (">", "<=")
        less = fb.lib("less", *((right, left) if swapped else (left, right)))
        ret(fb, less if op in ("<", ">") else fb.op("xor", Ty.I1, less, TRUE))

    return generate(unit, named(cls, mapping, names[op]), (Ty.REF, Ty.REF), (Ty.I1,), body)


def _dataclass_hash(unit: Unit, cls: ClassInfo, mapping: Types) -> str:
    return generate(
        unit, named(cls, mapping, "__hash__"), (Ty.REF,), (Ty.I64,),
        lambda fb, args: ret(fb, fb.lib("hash_of", _hashed_tuple(fb, cls, args[0], mapping))),
    )  # fmt: skip


def dataclass_init(unit: Unit, cls: ClassInfo, mapping: Types) -> str:
    """The generated __init__: self, then the fields that it takes."""
    from bullsnake.build.calls import call_method_by_name
    from bullsnake.build.construct import call_factory

    taken = [f for f in cls.all_fields() if f.init]
    places = [unit.classes.field_place(cls, f.name, mapping) for f in taken]

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        for place, arg in zip(places, args[1:], strict=True):
            store_place(fb, arg, args[0], place)
        for field in cls.all_fields():
            if field.factory is not None and not field.init:
                value = call_factory(fb, field.factory, field.type)
                store_place(fb, value, args[0], unit.classes.field_place(cls, field.name, mapping))
        if cls.lookup_method("__post_init__") is not None:
            given = [(field_load(fb, cls, f, args[0], mapping), substitute(f.type, mapping)) for f in taken if f.for_init]
            kind = Instance(cls, tuple(mapping.get(v, v) for v in cls.type_params))
            void(call_method_by_name(fb, kind, args[0], "__post_init__", given))
        finish(fb, NULL, ())

    return generate(unit, named(cls, mapping, "__init__"), (Ty.REF, *(p.ty for p in places)), (), body)


__all__ = ["Const", "Sym", "generate", "ret"]
