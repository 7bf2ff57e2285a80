"""The slot of `in`: it is asked of objects whose class nobody knows, with anything.

Of two methods that a class of the library has it takes the one for any object. A method of the program says what it wants: whatever is
of another class is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullsnake.build.function import FALSE, NULL, FunctionBuilder
from bullsnake.build.objects import has_class
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import Instance, Type, TypeVar, is_builtin, substitute
from bullsnake.ir.core import Reg
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit


def asked_method(cls: ClassInfo, info: FunctionInfo) -> FunctionInfo:
    """The overload for any object, which is the last one."""
    owner = info.owner if info.owner is not None else cls
    return owner.overloads.get(info.name, [info])[-1]


def guarded_member(unit: Unit, symbol: str, info: FunctionInfo, mapping: dict[TypeVar, Type]) -> str:
    """`symbol`, the method adapted to the slot, behind a test of what it is asked of."""
    from bullsnake.build.generated import generate, ret

    wanted = substitute(info.params[1].var.type, mapping) if len(info.params) > 1 else None
    if info.is_stub or not isinstance(wanted, Instance) or is_builtin(wanted, "object"):
        return symbol
    kind = wanted.cls
    if kind.is_protocol or kind.is_mixin:
        return symbol

    def body(fb: FunctionBuilder, args: list[Reg]) -> None:
        some, mine, other = fb.new_block("some"), fb.new_block("mine"), fb.new_block("other")
        fb.branch(fb.op("icmp.ne", Ty.I1, args[1], NULL), some, other)
        fb.enter(some)
        fb.branch(has_class(fb, args[1], kind), mine, other)
        fb.enter(mine)
        ret(fb, fb.call(symbol, args, (Ty.I1,)))
        fb.enter(other)
        ret(fb, FALSE)

    return generate(unit, f"{symbol}.asked", (Ty.REF, Ty.REF), (Ty.I1,), body)
