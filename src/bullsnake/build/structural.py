"""Protocols of a program, which are members that a class has without saying so; and mixins, from which it derives beside its base.

The whole program is known, and so is each class that has all members of a protocol. A call of a method through a protocol is a call
of a function that asks for one such class after the other, and goes on as for that class. There is one function for each method of a
protocol, one for reading each of its attributes, one for writing it.
"""

from __future__ import annotations

from collections.abc import Callable as Fn
from typing import TYPE_CHECKING

from bullsnake.build.coerce import convert
from bullsnake.build.done import value_of
from bullsnake.build.fields import load_place, store_place
from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.objects import derives
from bullsnake.build.reps import results_of
from bullsnake.front import tree
from bullsnake.front.flows import can_be_structural
from bullsnake.front.symbols import ClassInfo, FunctionInfo, ParamKind
from bullsnake.front.types import NONE, Instance, NoneType, Type, TypeVar, Union, is_builtin, rep
from bullsnake.ir.core import Function, Instr, Operand, Pos, Reg, Traits
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit


def is_structural(cls: ClassInfo) -> bool:
    """A protocol that the program defines, or a mixin."""
    return cls.is_open and not cls.is_stub


def members(protocol: ClassInfo) -> set[str]:
    names: set[str] = set()
    for cls in protocol.mro():
        if cls.is_protocol:
            names |= {*cls.methods, *cls.fields, *cls.variables}
    return {name for name in names if not name.endswith(".setter")}


def candidates(unit: Unit, protocol: ClassInfo) -> list[ClassInfo]:
    """The classes that have all members, or derive from the mixin, without those whose base is among them, too."""
    if protocol.is_mixin:
        return roots(unit, protocol)
    wanted = members(protocol)
    own = [cls for cls in unit.all_classes.values() if not cls.is_protocol and not cls.module.startswith("bslib.")]
    found = [cls for cls in own if can_be_structural(Instance(cls)) and _has(cls, wanted) and _can_meet(cls, protocol)]
    return [cls for cls in found if not any(base in found for base in cls.mro()[1:])]


def roots(unit: Unit, mixin: ClassInfo) -> list[ClassInfo]:
    """The mixin itself, and the classes that derive from it without their base doing so; of two classes, the heirs of both."""
    classes = [cls for cls in unit.all_classes.values() if not cls.both]
    found = [cls for cls in classes if all(cls.is_subclass_of(one) for one in mixin.both or [mixin])]
    return [cls for cls in found if not any(base in found for base in cls.mro()[1:])]


def _has(cls: ClassInfo, names: set[str]) -> bool:
    return all(
        cls.lookup_method(name) is not None or cls.lookup_field(name) is not None or cls.lookup_variable(name) is not None
        for name in names
    )


def _can_meet(cls: ClassInfo, protocol: ClassInfo) -> bool:
    """Whether the class's methods can be called as the protocol's are: one that happens to have their names is left out.

    That the types fit otherwise mypy has found out for each class whose objects go to a place of the protocol.
    """
    for one in protocol.mro():
        for name, wanted in one.methods.items() if one.is_protocol else ():
            mine = cls.lookup_method(name)
            if mine is not None and not mine.is_property and not mine.is_static and not _takes_the_same(mine, wanted):
                return False
    return True


def _takes_the_same(mine: FunctionInfo, wanted: FunctionInfo) -> bool:
    given, own = wanted.params[1:], mine.params[1:]
    plain = all(p.kind is ParamKind.POS for p in (*given, *own))
    if not plain:
        return True
    if len(own) < len(given) or any(p.default is None and not p.has_default for p in own[len(given) :]):
        return False
    return all(_is_passed(theirs.var.type, p.var.type) for p, theirs in zip(own, given, strict=False))


def _is_passed(given: Type, param: Type) -> bool:
    """Whether what is given in one representation can be taken in the other."""
    if isinstance(given, TypeVar) or isinstance(param, TypeVar | Union) or is_builtin(param, "object"):
        return True
    return (rep(given) is Ty.REF) is (rep(param) is Ty.REF)


def _dispatch(
    fb: FunctionBuilder, name: str, protocol: ClassInfo, params: list[Ty], result: Type, one: Fn[..., Operand]
) -> str:
    """The function that asks for the class; `one` builds the part of a class: it gets the builder, the class, the arguments."""
    unit = fb.unit

    def build() -> None:
        regs = [Reg(-1 - i, ty, f"a{i}") for i, ty in enumerate(params)]
        function = unit.module.add(Function(name, regs, results_of(result), Traits(hidden=True)))
        inner = FunctionBuilder(unit, function)
        for cls in candidates(unit, protocol):
            here, other = inner.new_block("here"), inner.new_block("other")
            inner.branch(derives(inner, regs[0], cls), here, other)
            inner.enter(here)
            value = one(inner, cls, regs)
            if not inner.terminated:
                inner.emit(Instr("ret", [], [value] if function.results else []))
            inner.enter(other)
        inner.lib("raise_no_attribute", regs[0], inner.string(name.rpartition(".")[2]))

    return unit.build_once(name, build)


def call_structural(
    fb: FunctionBuilder,
    obj: Operand,
    protocol: ClassInfo,
    method: FunctionInfo,
    values: list[Operand],
    types: list[Type],
    result: Type,
) -> Operand:
    """A method called through a protocol, or a property read. types: of the values, self not included."""
    if method.is_property:
        return load_structural(fb, result, obj, protocol, method.name)
    from bullsnake.build.calls import call_method

    def one(inner: FunctionBuilder, cls: ClassInfo, regs: list[Reg]) -> Operand:
        found = cls.lookup_method(method.name)
        if found is None:
            return NULL
        args: list[tree.Expr | None] = [value_of(_here(), r, t) for r, t in zip(regs[1:], types, strict=True)]
        args += [None] * (len(found.params) - 1 - len(args))
        own = NONE if isinstance(found.ret, NoneType) else found.ret
        value = call_method(inner, value_of(_here(), regs[0], Instance(cls)), found, args, own, direct=cls.is_mixin)
        return value if inner.terminated or isinstance(result, NoneType) else convert(inner, value, own, result)

    reps = ",".join(rep(t).value for t in types)
    name = f"{protocol.fullname}({reps};{result}).{method.name}"
    symbol = _dispatch(fb, name, protocol, [Ty.REF, *(rep(t) for t in types)], result, one)
    return fb.call(symbol, [obj, *values], results_of(result))


def load_structural(fb: FunctionBuilder, type_: Type, obj: Operand, protocol: ClassInfo, name: str) -> Operand:
    """An attribute read through a protocol that declares this type for it."""
    from bullsnake.build.calls import call_method

    def one(inner: FunctionBuilder, cls: ClassInfo, regs: list[Reg]) -> Operand:
        if cls.is_mixin and cls.lookup_field(name) is not None:
            return _load_own(inner, cls, regs[0], name, type_)
        member = _member(inner, cls, regs[0], name)
        if cls.is_mixin and isinstance(member, tree.Property):
            return convert(inner, call_method(inner, member.value, member.getter, [], member.type, direct=True), member.type, type_)
        return convert(inner, inner.expr(member), member.type, type_)

    symbol = _dispatch(fb, f"{protocol.fullname}({type_}).{name}", protocol, [Ty.REF], type_, one)
    return fb.call(symbol, [obj], results_of(type_))


def store_structural(fb: FunctionBuilder, type_: Type, obj: Operand, protocol: ClassInfo, name: str, value: Operand) -> None:
    """An attribute written through a protocol."""
    from bullsnake.build.assignment import assign_value
    from bullsnake.build.calls import call_method

    def one(inner: FunctionBuilder, cls: ClassInfo, regs: list[Reg]) -> Operand:
        field, setter = cls.lookup_field(name), cls.lookup_method(f"{name}.setter")
        if cls.is_mixin and field is not None:
            store_place(inner, convert(inner, regs[1], type_, field.type), regs[0], inner.unit.classes.field_place(cls, name, {}))
            return NULL
        if cls.is_mixin and setter is not None:
            receiver = value_of(_here(), regs[0], Instance(cls))
            call_method(inner, receiver, setter, [value_of(_here(), regs[1], type_)], NONE, direct=True)
            return NULL
        assign_value(inner, _member(inner, cls, regs[0], name), regs[1], type_)
        return NULL

    symbol = _dispatch(fb, f"{protocol.fullname}(={type_}).{name}", protocol, [Ty.REF, rep(type_)], NONE, one)
    fb.call(symbol, [obj, value], ())


def _load_own(fb: FunctionBuilder, cls: ClassInfo, obj: Operand, name: str, type_: Type) -> Operand:
    """A field of an object of just this class, a mixin."""
    field = cls.lookup_field(name)
    assert field is not None
    return convert(fb, load_place(fb, obj, fb.unit.classes.field_place(cls, name, {}), name), field.type, type_)


def _member(fb: FunctionBuilder, cls: ClassInfo, obj: Operand, name: str) -> tree.Expr:
    receiver = value_of(_here(), obj, Instance(cls))
    var, field, getter = cls.lookup_variable(name), cls.lookup_field(name), cls.lookup_method(name)
    if var is not None:
        return tree.Name(pos=_here(), type=var.type, var=var, declared=var.type)
    if field is not None:
        return tree.Attribute(pos=_here(), type=field.type, value=receiver, name=name, declared=field.type)
    assert getter is not None
    setter = cls.lookup_method(f"{name}.setter")
    return tree.Property(pos=_here(), type=getter.ret, value=receiver, getter=getter, setter=setter, declared=getter.ret)


def _here() -> Pos:
    return Pos("", 0)
