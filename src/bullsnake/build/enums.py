"""Members of enum classes: how they are made, found, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullsnake.build.compare import equal_values
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import value_of
from bullsnake.build.function import FunctionBuilder, i64
from bullsnake.build.layouts import SLOTS
from bullsnake.build.objects import new_instance, void
from bullsnake.front import tree
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import NONE, Instance, Type
from bullsnake.ir.core import Operand, Reg
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit

VALUE_OFFSET = 24
"""Where the value lies in any member of an IntEnum: behind what the base, int, has, and the name (front/enums.py)."""


@lowers(tree.EnumMember)
def _member(fb: FunctionBuilder, node: tree.EnumMember) -> Operand:
    from bullsnake.build.calls import call_method

    cls = node.cls
    obj = fb.kept(new_instance(fb, cls, {}))
    places = {name: fb.unit.classes.field_place(cls, name, {}) for name in ("name", "value")}
    field = cls.lookup_field("value")
    assert field is not None
    assert places["value"].offset == VALUE_OFFSET or not _derives(cls, "enum.IntEnum")
    value = node.value
    fb.store(fb.string(node.name), obj, places["name"].offset)
    fb.store(fb.value(value, field.type), obj, places["value"].offset)
    init = cls.lookup_method("__init__")
    if init is not None and not init.is_stub:
        items = value.items if isinstance(value, tree.TupleLit) else [value]
        args: list[tree.Expr | None] = [*items, *([None] * (len(init.params) - 1 - len(items)))]
        call_method(fb, value_of(node.pos, obj, Instance(cls)), init, args, NONE, direct=True)
    return obj


@lowers(tree.EnumLookup)
def _lookup(fb: FunctionBuilder, node: tree.EnumLookup) -> Operand:
    """The member with that value or name."""
    from bullsnake.build.iteration import iteration
    from bullsnake.build.loops import run_loop
    from bullsnake.build.text import concat, repr_of

    key, type_ = fb.kept(fb.expr(node.key)), fb.type(node.key.type)
    place = fb.unit.classes.field_place(node.cls, node.by, {})
    field = node.cls.lookup_field(node.by)
    assert field is not None
    found, done = fb.reg(Ty.REF), fb.new_block("done")
    source = iteration(fb, node.members)

    def test() -> None:
        member = fb.kept(source.item(fb))
        same, next_ = fb.new_block("same"), fb.new_block("next")
        fb.branch(equal_values(fb, fb.load(place.ty, member, place.offset), field.type, key, type_), same, next_)
        fb.enter(same)
        fb.copy(found, member)
        fb.jump(done)
        fb.enter(next_)

    run_loop(fb, source, test)
    if node.by == "name":
        void(fb.lib("raise_key_error", key))
    else:
        text = concat(fb, [repr_of(fb, key, type_), fb.string(f" is not a valid {node.cls.qualname}")])
        void(fb.lib("raise_value_error", text))
    fb.enter(done)
    return found


def enum_slot(unit: Unit, cls: ClassInfo, name: str) -> str:
    """repr, str and hash of members, where the program does not say otherwise; those of flags are the library's."""
    if name == "__format__":
        return _formatted(unit, cls)
    if cls.is_flag and name not in ("__eq__", "__lt__", "__hash__"):
        return ""
    if cls.is_flag and not cls.enum_plain:
        return ""
    if name == "__repr__":
        return _shown(unit, cls, name, f"<{cls.name}.", True)
    if name == "__str__":
        return _plain_text(unit, cls) if _is_shown_by_value(cls) else _shown(unit, cls, name, f"{cls.name}.", False)
    if name == "__hash__":
        return _hash(unit, cls)
    if name == "__lt__" and cls.enum_plain:
        return _plain_less(unit, cls)
    if name in _OF_TEXT and cls.enum_plain == "str":
        return _of_text(unit, cls, name)
    return _plain_eq(unit, cls) if name == "__eq__" and cls.enum_plain else ""


_OF_TEXT = ("__bool__", "__len__", "__iter__", "__contains__")
"""What a member that is a text does as the text does, where its static type does not say that it is one."""


def _of_text(unit: Unit, cls: ClassInfo, name: str) -> str:
    from bullsnake.build.generated import generate, ret
    from bullsnake.build.objects import call_slot
    from bullsnake.build.vtables import SLOT_SIGNATURES

    signature = SLOT_SIGNATURES[name]

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        ret(fb, call_slot(fb, SLOTS[name], [_field(fb, cls, args[0], "value")[0], *args[1:]], signature.results))

    return generate(unit, f"{cls.fullname}.{name}", signature.params, signature.results, body)


def _is_shown_by_value(cls: ClassInfo) -> bool:
    return any(_derives(cls, f"enum.{name}") for name in ("IntEnum", "StrEnum", "IntFlag"))


def _formatted(unit: Unit, cls: ClassInfo) -> str:
    """A member that str() shows by its value is formatted as that, any other as its text; without a spec all as their text."""
    from bullsnake.build.generated import generate, ret
    from bullsnake.build.objects import call_named_slot
    from bullsnake.build.text import format_of

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        plain, formatted = fb.new_block("plain"), fb.new_block("formatted")
        fb.branch(fb.op("icmp.eq", Ty.I1, fb.load(Ty.I64, args[1], 8), i64(0)), plain, formatted)
        fb.enter(plain)
        ret(fb, call_named_slot(fb, "__str__", [args[0]], (Ty.REF,)))
        fb.enter(formatted)
        if _is_shown_by_value(cls):
            value, type_ = _field(fb, cls, args[0], "value")
        else:
            value, type_ = call_named_slot(fb, "__str__", [args[0]], (Ty.REF,)), Instance(fb.unit.classes.builtin_class("str"))
        ret(fb, format_of(fb, fb.kept(value), type_, args[1]))

    return generate(unit, f"{cls.fullname}.__format__", (Ty.REF, Ty.REF), (Ty.REF,), body)


def _derives(cls: ClassInfo, fullname: str) -> bool:
    return any(base.fullname == fullname for base in cls.mro())


def _field(fb: FunctionBuilder, cls: ClassInfo, obj: Operand, name: str) -> tuple[Operand, Type]:
    place = fb.unit.classes.field_place(cls, name, {})
    field = cls.lookup_field(name)
    assert field is not None
    return fb.load(place.ty, obj, place.offset), field.type


def _shown(unit: Unit, cls: ClassInfo, slot: str, head: str, with_value: bool) -> str:
    from bullsnake.build.generated import generate, ret
    from bullsnake.build.text import concat, repr_of

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        parts: list[Operand] = [fb.string(head), _field(fb, cls, args[0], "name")[0]]
        if with_value:
            value, type_ = _field(fb, cls, args[0], "value")
            parts += [fb.string(": "), repr_of(fb, value, type_), fb.string(">")]
        ret(fb, concat(fb, parts))

    return generate(unit, f"{cls.fullname}.{slot}", (Ty.REF,), (Ty.REF,), body)


def _plain_text(unit: Unit, cls: ClassInfo) -> str:
    from bullsnake.build.generated import generate, ret
    from bullsnake.build.text import str_of

    return generate(
        unit, f"{cls.fullname}.__str__", (Ty.REF,), (Ty.REF,),
        lambda fb, args: ret(fb, str_of(fb, *_field(fb, cls, args[0], "value"))),
    )  # fmt: skip


def _hash(unit: Unit, cls: ClassInfo) -> str:
    from bullsnake.build.generated import generate, ret

    name = "value" if cls.enum_plain else "name"

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        from bullsnake.build.coerce import box

        value, type_ = _field(fb, cls, args[0], name)
        ret(fb, fb.lib("hash_of", value if value.ty is Ty.REF else box(fb, value, type_)))

    return generate(unit, f"{cls.fullname}.__hash__", (Ty.REF,), (Ty.I64,), body)


def _plain_less(unit: Unit, cls: ClassInfo) -> str:
    """The order of the values; the other object may be a member of this class, a number or a text."""
    from bullsnake.build.coerce import box
    from bullsnake.build.generated import generate, ret
    from bullsnake.build.objects import has_class, is_none

    def boxed(fb: FunctionBuilder, obj: Operand) -> Operand:
        value, type_ = _field(fb, cls, obj, "value")
        return value if value.ty is Ty.REF else box(fb, value, type_)

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        other, some, member, compare = (fb.new_block(n) for n in ("other", "some", "member", "compare"))
        right = fb.reg(Ty.REF)
        fb.copy(right, args[1])
        fb.branch(is_none(fb, args[1]), compare, some)
        fb.enter(some)
        fb.branch(has_class(fb, args[1], cls), member, other)
        fb.enter(member)
        fb.copy(right, boxed(fb, args[1]))
        fb.jump(compare)
        fb.enter(other)
        fb.jump(compare)
        fb.enter(compare)
        ret(fb, fb.lib("less", fb.kept(boxed(fb, args[0])), right))

    return generate(unit, f"{cls.fullname}.__lt__", (Ty.REF, Ty.REF), (Ty.I1,), body)


def _plain_eq(unit: Unit, cls: ClassInfo) -> str:
    """A member that is a number or a text equals one, and members of the same value."""
    from bullsnake.build.generated import generate, ret

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        from bullsnake.build.coerce import box

        same, other = fb.new_block("same"), fb.new_block("other")
        fb.branch(fb.op("icmp.eq", Ty.I1, args[0], args[1]), same, other)
        fb.enter(same)
        ret(fb, fb.op("icmp.eq", Ty.I1, args[0], args[0]))
        fb.enter(other)
        value, type_ = _field(fb, cls, args[0], "value")
        boxed = fb.kept(value if value.ty is Ty.REF else box(fb, value, type_))
        ret(fb, fb.lib("equal_to_plain", boxed, args[1]))

    return generate(unit, f"{cls.fullname}.__eq__", (Ty.REF, Ty.REF), (Ty.I1,), body)


