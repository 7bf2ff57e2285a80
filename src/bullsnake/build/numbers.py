"""Arithmetic on floats and bools, and comparison of numbers. Integers are lowered by `exact`."""

from __future__ import annotations

from bullsnake.build.coerce import convert_scalar
from bullsnake.build.function import TRUE, FunctionBuilder, i64
from bullsnake.build.objects import void
from bullsnake.ir.core import Const, Operand
from bullsnake.ir.types import Ty

_FLOAT_OPS = {"+": "fadd", "-": "fsub", "*": "fmul"}
_FLOAT_CALLS = {"//": "float_floordiv", "%": "float_mod", "**": "float_pow"}
BIT_OPS = {"&": "and", "|": "or", "^": "xor"}
_CONDITIONS = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
MIRRORED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def float_binary(fb: FunctionBuilder, op: str, left: Operand, right: Operand) -> Operand:
    """Both operands are F64."""
    if op in _FLOAT_OPS:
        return fb.op(_FLOAT_OPS[op], Ty.F64, left, right)
    if op == "/":
        if not (isinstance(right, Const) and right.value):
            nonzero = fb.op("fcmp.ne", Ty.I1, right, Const(Ty.F64, 0.0))
            fb.check(nonzero, lambda: void(fb.lib("raise_zero_division", fb.string("float division by zero"))))
        return fb.op("fdiv", Ty.F64, left, right)
    return fb.lib(_FLOAT_CALLS[op], left, right)


def float_negate(fb: FunctionBuilder, value: Operand) -> Operand:
    if isinstance(value, Const):
        return Const(Ty.F64, -float(value.value))
    return fb.op("fneg", Ty.F64, value)


def compare_ints(fb: FunctionBuilder, op: str, left: Operand, right: Operand) -> Operand:
    condition = _CONDITIONS[op]
    return fb.op(f"icmp.{condition if condition in ('eq', 'ne') else 's' + condition}", Ty.I1, left, right)


def compare_numbers(fb: FunctionBuilder, op: str, left: Operand, right: Operand) -> Operand:
    """Comparison of scalars of any numeric representation; exact between int and float."""
    if left.ty is right.ty is Ty.I1 and op in ("==", "!="):
        return compare_ints(fb, op, left, right)
    left = convert_scalar(fb, left, Ty.I64) if left.ty is Ty.I1 else left
    right = convert_scalar(fb, right, Ty.I64) if right.ty is Ty.I1 else right
    if left.ty is right.ty is Ty.I64:
        return compare_ints(fb, op, left, right)
    if left.ty is Ty.I64 and not _exact_float(left):
        return _mixed(fb, op, left, right)
    if right.ty is Ty.I64 and not _exact_float(right):
        return _mixed(fb, MIRRORED[op], right, left)
    operands = [convert_scalar(fb, v, Ty.F64) for v in (left, right)]
    return fb.op(f"fcmp.{_CONDITIONS[op]}", Ty.I1, *operands)


def _exact_float(value: Operand) -> bool:
    return isinstance(value, Const) and abs(int(value.value)) <= 1 << 53


def _mixed(fb: FunctionBuilder, op: str, integer: Operand, number: Operand) -> Operand:
    """int op float: the library says -1, 0, 1, or 2 if unordered."""
    verdict = fb.lib("compare_int_float", integer, number)
    if op in ("==", "!="):
        return compare_ints(fb, op, verdict, i64(0))
    holds = compare_ints(fb, op, verdict, i64(0))
    ordered = fb.op("icmp.ne", Ty.I1, verdict, i64(2))
    return fb.op("and", Ty.I1, holds, ordered)


def bool_not(fb: FunctionBuilder, value: Operand) -> Operand:
    if isinstance(value, Const):
        return Const(Ty.I1, 1 - int(value.value))
    return fb.op("xor", Ty.I1, value, TRUE)
