"""Adapters: functions that enter another function with other representations of its parameters and result.

Used for method table slots whose method was overridden with a wider or narrower type, and for functions used as callables.
Adapters are hidden from tracebacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullsnake.build.coerce import box, source_of
from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.reps import SHORT
from bullsnake.front.symbols import FunctionInfo
from bullsnake.ir.core import Function, Instr, Operand, Reg, Traits
from bullsnake.ir.types import Signature, Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit


def spelled(signature: Signature) -> str:
    return ",".join(SHORT[t] for t in signature.params) + ">" + "".join(SHORT[t] for t in signature.results)


def convert_rep(fb: FunctionBuilder, value: Operand, target: Ty) -> Operand:
    """Change of representation when nothing else is known of the types."""
    from bullsnake.build.coerce import convert_scalar, unbox

    if value.ty is target:
        return value
    if target is Ty.REF:
        return box(fb, value, source_of(fb, value.ty))
    if value.ty is Ty.REF:
        if target is Ty.F64:
            return _float_of(fb, value)
        return unbox(fb, value, source_of(fb, target), source_of(fb, target))
    return convert_scalar(fb, value, target)


def _float_of(fb: FunctionBuilder, value: Operand) -> Operand:
    from bullsnake.build.coerce import unbox
    from bullsnake.front.types import make_union

    either = make_union([source_of(fb, Ty.F64), source_of(fb, Ty.I64)])
    return unbox(fb, value, either, source_of(fb, Ty.F64))


def adapted(unit: Unit, symbol: str, have: Signature, want: Signature, info: FunctionInfo | None = None) -> str:
    """A function of signature `want` that calls `symbol` of signature `have`. Missing arguments take their defaults."""
    name = f"{symbol}.as({spelled(want)})"
    return unit.build_once(name, lambda: _build(unit, name, symbol, have, want, info))


def _build(unit: Unit, name: str, symbol: str, have: Signature, want: Signature, info: FunctionInfo | None) -> None:
    from bullsnake.build.calls import default_value

    params = [Reg(-1 - i, ty, f"a{i}") for i, ty in enumerate(want.params)]
    function = unit.module.add(Function(name, params, want.results, Traits(hidden=True)))
    fb = FunctionBuilder(unit, function)
    args: list[Operand] = [convert_rep(fb, p, ty) for p, ty in zip(params, have.params, strict=False)]
    for index in range(len(args), len(have.params)):
        assert info is not None
        args.append(default_value(fb, info, index))
    result = fb.call(symbol, args, have.results)
    finish(fb, result, want.results)


def finish(fb: FunctionBuilder, value: Operand, results: tuple[Ty, ...]) -> None:
    """Return a value in the representation that the signature has."""
    if not results:
        fb.emit(Instr("ret"))
    else:
        fb.emit(Instr("ret", [], [NULL if value is NULL else convert_rep(fb, value, results[0])]))
