"""Reading and writing the fields of objects.

A field that front could not prove to be assigned before it is read is checked: where 0 cannot be its value, 0 means that it has
none; any other has a byte beside it, set by each store.
"""

from __future__ import annotations

from bullsnake.build.function import NULL, TRUE, FunctionBuilder
from bullsnake.build.layouts import Place
from bullsnake.ir.core import Operand
from bullsnake.ir.types import Ty


def load_place(fb: FunctionBuilder, obj: Operand, place: Place, name: str) -> Operand:
    """The field's value; AttributeError if it has none."""
    if not place.checked:
        return fb.load(place.ty, obj, place.offset)

    def missing() -> None:
        fb.lib("raise_no_attribute", obj, fb.string(name))

    if place.flag:
        fb.check(fb.load(Ty.I1, obj, place.flag), missing)
        return fb.load(place.ty, obj, place.offset)
    value = fb.load(place.ty, obj, place.offset)
    fb.check(fb.op("icmp.ne", Ty.I1, value, NULL), missing)
    return value


def store_place(fb: FunctionBuilder, value: Operand, obj: Operand, place: Place) -> None:
    fb.store(value, obj, place.offset)
    if place.flag:
        fb.store(TRUE, obj, place.flag)
