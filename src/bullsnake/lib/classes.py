"""Classes as values."""

from __future__ import annotations

from _prim import class_shown, implements


@implements("builtins.type.__repr__")
def class_repr(self: type) -> str:
    shown = class_shown(self)
    name = "NoneType" if shown == "types.NoneType" else shown.removeprefix("builtins.")
    return "<class '" + name + "'>"
