"""The type of `__certain__(value, told)`, for mypy: the value's without None."""

from __future__ import annotations

from mypy import types as mt
from mypy.plugin import FunctionContext
from mypy.types_utils import remove_optional


def type_of_certain(context: FunctionContext) -> mt.Type:
    """Any of what is only None so far: what follows is to be checked, too."""
    found = mt.get_proper_type(remove_optional(context.arg_types[0][0]))
    return mt.AnyType(mt.TypeOfAny.special_form) if isinstance(found, mt.NoneType | mt.UninhabitedType) else found
