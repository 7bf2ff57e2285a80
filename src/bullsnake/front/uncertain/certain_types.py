"""What is left of a union where a value is used as only some of its members can be: what `__certain__` gives, for mypy."""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt
from mypy.plugin import FunctionContext
from mypy.typeops import make_simplified_union

NO_ITEMS = "object is not subscriptable"
NO_STORE = "object does not support item assignment"
NO_LOOP = "object is not iterable"
NO_PARTS = "cannot unpack non-iterable NoneType object"
ANY_OPERAND = "*"
"""In place of what is told: the operand may be of any class, and the operation finds out (lib/anyoperators.py)."""
_METHODS = {NO_ITEMS: "__getitem__", NO_STORE: "__setitem__", NO_LOOP: "__iter__", NO_PARTS: "__iter__"}


def type_of_certain(context: FunctionContext) -> mt.Type:
    """Any of what is only None so far: what follows is to be checked, too."""
    given, told = context.arg_types[0][0], context.args[1][0]
    if isinstance(told, my.StrExpr) and told.value == ANY_OPERAND:
        return mt.AnyType(mt.TypeOfAny.special_form)
    left = remaining(given, told.value if isinstance(told, my.StrExpr) else "")
    if left is not None:
        return left
    return mt.AnyType(mt.TypeOfAny.special_form) if isinstance(mt.get_proper_type(given), mt.NoneType) else given


def remaining(type_: mt.Type | None, told: str) -> mt.Type | None:
    """The members of a union that a value is of if it can be used so; None if that is all of them, or cannot be tested.

    told: as in `Uncertain`. Without None there must be one that is left: a test tells one class from all others.
    """
    proper = mt.get_proper_type(type_)
    if not isinstance(proper, mt.UnionType):
        return None
    items = [mt.get_proper_type(item) for item in proper.items]
    some = [item for item in items if not isinstance(item, mt.NoneType)]
    able = [item for item in some if _is_able(item, told)]
    if len(able) == 1 and len(some) > 1 and isinstance(able[0], mt.Instance | mt.TupleType):
        return able[0]
    return make_simplified_union(some) if len(some) < len(items) and some else None


def _is_able(item: mt.ProperType, told: str) -> bool:
    """Whether a value of the type can be used so, as far as that is known."""
    wanted = next((method for ending, method in _METHODS.items() if told.endswith(ending)), "")
    name = told[1:] if told.startswith(".") else wanted
    if isinstance(item, mt.TupleType):
        item = item.partial_fallback
    return not name or not isinstance(item, mt.Instance) or item.type.get(name) is not None
