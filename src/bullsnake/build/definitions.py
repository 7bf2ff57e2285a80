"""Functions and classes of a module that code may reach before their `def` or `class` has run: NameError, as for a variable.

They are compiled whole, so a bit says whether the statement has run. Only the few that front could not prove have one.
"""

from __future__ import annotations

from bullsnake.build.function import TRUE, FunctionBuilder
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.ir.core import Sym
from bullsnake.ir.types import Ty


def require_defined(fb: FunctionBuilder, one: FunctionInfo | ClassInfo) -> None:
    """Where its name is read."""
    if one.maybe_undefined:
        text = f"name '{one.name}' is not defined"
        fb.check(fb.load(Ty.I1, _bit(fb, one), 0), lambda: _raise(fb, text))


def note_defined(fb: FunctionBuilder, one: FunctionInfo | ClassInfo) -> None:
    """Where its statement ends."""
    if one.maybe_undefined:
        fb.store(TRUE, _bit(fb, one), 0)


def _raise(fb: FunctionBuilder, text: str) -> None:
    fb.lib("raise_name_error", fb.string(text))


def _bit(fb: FunctionBuilder, one: FunctionInfo | ClassInfo) -> Sym:
    symbol = f"defined.{one.fullname}"
    fb.unit.data.variable(symbol, Ty.I1)
    return Sym(symbol)
