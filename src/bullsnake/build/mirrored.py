"""`<` of a class that defines `__gt__` only: Python asks the other operand, so a < b is b > a.

What sorts, searches and keeps heaps asks for `<` through the method table alone; so the slot holds a function that turns the two round.
The other object must be of a class that has the `__gt__`, and that method must take the first one; else the class has no order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.objects import has_class, void
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import Instance, Type, TypeVar, Union, rep
from bullsnake.ir.core import Reg
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit


def mirrored_order(unit: Unit, cls: ClassInfo, mapping: dict[TypeVar, Type]) -> str:
    """The function for the slot of `<`; empty if `__gt__` cannot stand for it."""
    from bullsnake.build.calls import call_method_by_name
    from bullsnake.build.generated import generate, named, ret

    method = cls.lookup_method("__gt__")
    if cls.lookup_method("__lt__") is not None or method is None or method.owner is None or not _takes(method, cls):
        return ""
    owner, kind = method.owner, Instance(cls, tuple(mapping.get(v, v) for v in cls.type_params))

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        def refuse() -> None:
            void(fb.lib("raise_unorderable", args[0], args[1]))

        fb.check(fb.op("icmp.ne", Ty.I1, args[1], NULL), refuse)
        fb.check(has_class(fb, args[1], owner), refuse)
        whole = Instance(owner) if not owner.type_params else kind
        ret(fb, call_method_by_name(fb, whole, args[1], "__gt__", [(args[0], kind)]))

    return generate(unit, named(cls, mapping, "__lt__"), (Ty.REF, Ty.REF), (Ty.I1,), body)


def _takes(method: FunctionInfo, cls: ClassInfo) -> bool:
    """Whether the method can be given an object of the class."""
    if method.is_stub or method.is_static or len(method.params) != 2:
        return False
    wanted = method.params[1].var.type
    kinds = wanted.items if isinstance(wanted, Union) else (wanted,)
    return rep(wanted) is Ty.REF and any(isinstance(one, Instance) and cls.is_subclass_of(one.cls) for one in kinds)
