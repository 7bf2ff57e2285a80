"""`@overload` in a program: each call calls the one function behind, and tests that what it returns is what the overload says.

mypy knows which overload is meant, and has checked that the function fits each of them as far as it can.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import type_of
from bullsnake.front.flows import can_be_tested
from bullsnake.front.refusals import untestable_overload
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import ANY, NEVER, Type, TypeVar, rep, substitute
from bullsnake.ir.types import Ty


def as_overload(
    c: Context, node: my.Expression, call: tree.Expr, function: FunctionInfo | None, mapping: dict[TypeVar, Type] | None = None
) -> tree.Expr:
    """The result of a call or operator, if it calls a function behind overloads; any other as it is."""
    if function is None or not function.is_overloaded:
        return call
    found, real = type_of(c, node), substitute(function.ret, mapping or {})
    call.type = real
    if found in (ANY, NEVER, real):
        return call
    if not can_be_tested(found) or rep(real) is not Ty.REF:
        untestable_overload(c, node, found)
        return call
    return tree.Checked(pos=call.pos, type=found, value=call)
