"""Classes as values."""

from __future__ import annotations

from _prim import class_shown, implements, is_none, is_of_class


@implements("builtins.type.__repr__")
def class_repr(self: type) -> str:
    shown = class_shown(self)
    name = "NoneType" if shown == "types.NoneType" else shown.removeprefix("builtins.")
    return "<class '" + name + "'>"


@implements("typing._is_instance")
def is_instance(value: object, kind: type) -> bool:
    """isinstance with a class that is known at run time only; a mixin is none of these (front/isinstances.py)."""
    if is_none(value):
        return class_shown(kind) in ("types.NoneType", "builtins.object")
    return is_of_class(value, kind)
