"""The truth of values, by static type."""

from __future__ import annotations

from bullsnake.build.function import FALSE, NULL, TRUE, FunctionBuilder, i64
from bullsnake.build.objects import is_none
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import Callable, Instance, NoneType, Tuple, Type, Union, is_builtin, without_none
from bullsnake.ir.core import Const, Operand
from bullsnake.ir.types import Ty


def truth(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    """bool(value)."""
    if value.ty is Ty.I1:
        return value
    if value.ty is Ty.I64:
        return fb.op("icmp.ne", Ty.I1, value, i64(0))
    if value.ty is Ty.F64:
        return fb.op("fcmp.ne", Ty.I1, value, Const(Ty.F64, 0.0))
    return _reference(fb, value, type_)


def _reference(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    if isinstance(type_, NoneType):
        return FALSE
    if isinstance(type_, Union):
        return _optional(fb, value, type_)
    if isinstance(type_, Tuple):
        return TRUE if type_.items else FALSE
    if isinstance(type_, Callable) or (isinstance(type_, Instance) and always_true(type_.cls)):
        return TRUE
    if is_builtin(type_, "str") or is_builtin(type_, "list") or is_builtin(type_, "dict"):
        return fb.op("icmp.ne", Ty.I1, fb.load(Ty.I64, value, 8), i64(0))
    return fb.lib("truth", value)


def _optional(fb: FunctionBuilder, value: Operand, type_: Union) -> Operand:
    """None is false; what is left by its own rule."""
    rest = without_none(type_)
    if rest == type_ or (isinstance(rest, Instance) and rest.cls.fullname in ("builtins.int", "builtins.float", "builtins.bool")):
        return fb.lib("truth", value)
    members = rest.items if isinstance(rest, Union) else (rest,)
    if all(isinstance(m, Callable) or (isinstance(m, Instance) and always_true(m.cls)) for m in members):
        return fb.op("icmp.ne", Ty.I1, value, NULL)
    if isinstance(rest, Union):
        return fb.lib("truth", value)
    result = fb.reg(Ty.I1)
    fb.copy(result, FALSE)
    some, done = fb.new_block("some"), fb.new_block("done")
    fb.branch(is_none(fb, value), done, some)
    fb.enter(some)
    fb.copy(result, truth(fb, value, rest))
    fb.jump(done)
    fb.enter(done)
    return result


def always_true(cls: ClassInfo) -> bool:
    """No object of the class or a subclass can be false."""
    if cls.is_stub or cls.is_open:
        return False
    if cls.lookup_method("__bool__") is not None or cls.lookup_method("__len__") is not None:
        return False
    return all(always_true(sub) for sub in cls.subclasses)
