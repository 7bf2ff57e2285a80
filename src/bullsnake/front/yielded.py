"""What `yield from` takes its items from.

mypy asks only iterators that are declared to be an Iterator or a Generator whether they fit what the function yields: of a class of
its own, as our stubs have them, it takes anything.
"""

from __future__ import annotations

from mypy import types as mt
from mypy.maptype import map_instance_to_supertype
from mypy.plugin import MethodContext


def type_of_iterator(context: MethodContext) -> mt.Type:
    """The type of `x.__iter__()`, which is asked of `yield from x` with a type in the place of an expression."""
    found = mt.get_proper_type(context.default_return_type)
    if not isinstance(context.context, mt.Type) or not isinstance(found, mt.Instance):
        return context.default_return_type
    if any(base.fullname == "typing.Generator" for base in found.type.mro):
        return context.default_return_type
    iterator = next((base for base in found.type.mro if base.fullname == "typing.Iterator"), None)
    return context.default_return_type if iterator is None else map_instance_to_supertype(found, iterator)
