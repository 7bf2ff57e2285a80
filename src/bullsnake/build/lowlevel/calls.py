"""Calls: functions, methods, constructors, and the dialect's own operations (a table)."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from typing import Any

import bullsnake.dialect as d
from bullsnake.build.lowlevel import expressions
from bullsnake.build.lowlevel.builder import Builder
from bullsnake.build.lowlevel.program import Info
from bullsnake.build.lowlevel.values import Place, Value, WorkerType, constant, is_integer, is_struct, name_of, ty_of
from bullsnake.dialect.directives import directives_of
from bullsnake.dialect.numbers import f64, i64, u8, u16, u32, u64
from bullsnake.dialect.structs import ArrayType, layout_of, ref
from bullsnake.ir.core import Const, Operand, Sym
from bullsnake.ir.types import Ty


def call(b: Builder, node: ast.Call) -> list[Value]:
    """Evaluate a call; its results."""
    if node.keywords:
        raise b.error(node, "arguments are given by position")
    target = expressions.static_value(b, node.func)
    if target is not expressions.MISSING:
        return _call_known(b, node, target)
    if isinstance(node.func, ast.Attribute):
        return _call_method(b, node, node.func)
    name = node.func.id if isinstance(node.func, ast.Name) else "this"
    raise b.error(node, f"{name} is no function")


def _call_known(b: Builder, node: ast.Call, target: Any) -> list[Value]:
    if is_integer(target) or target is f64 or target is bool:
        return [_convert(b, node, target)]
    owner = expressions.static_value(b, node.func.value) if isinstance(node.func, ast.Attribute) else None
    if is_struct(owner) or owner is ref:
        class_method = _CLASS_METHODS.get(node.func.attr) if isinstance(node.func, ast.Attribute) else None
        if class_method is not None:
            return [class_method(b, node, owner)]
    operation = _OPERATIONS.get(target) if isinstance(target, Callable) and _hashable(target) else None  # type: ignore[arg-type]
    if operation is not None:
        return _as_list(operation(b, node))
    if inspect.isfunction(target) and directives_of(target) is not None:
        return b.call(node, b.program.function(target), arguments(b, node))
    raise b.error(node, f"{ast.unparse(node.func)} is no dialect function (no directives)")


def _hashable(target: Any) -> bool:
    return getattr(target, "__hash__", None) is not None


def _as_list(result: Value | None) -> list[Value]:
    return [] if result is None else [result]


def arguments(b: Builder, node: ast.Call) -> list[Value]:
    return [expressions.scalar(b, arg) for arg in node.args]


# Methods


def _call_method(b: Builder, node: ast.Call, func: ast.Attribute) -> list[Value]:
    base = expressions.evaluate(b, func.value)
    if isinstance(base, Place):
        if isinstance(base.kind, ArrayType):
            return [_array_method(b, node, func, base)]
        base = b.read(node, base)
    if base.kind is WorkerType:
        raise b.error(node, "this_worker() has only fields; call methods on this_worker().self")
    builtin = _VALUE_METHODS.get(func.attr)
    if builtin is not None and (is_struct(base.kind) or base.kind is ref):
        return [builtin(b, base)]
    method = base.kind.__dict__.get(func.attr) if is_struct(base.kind) else None
    if not inspect.isfunction(method) or directives_of(method) is None:
        raise b.error(node, f"{name_of(base.kind)} has no method {func.attr}")
    return b.call(node, b.program.function(method), [base, *arguments(b, node)])


def _array_method(b: Builder, node: ast.Call, func: ast.Attribute, place: Place) -> Value:
    if func.attr == "address":
        return Value(u64, b.address(b.place_address(node, place)))
    if func.attr == "length":
        return constant(u64(place.kind.length))
    raise b.error(node, f"an array has no method {func.attr}")


def _address(b: Builder, base: Value) -> Value:
    return Value(u64, b.address(base.operand))


def _is_null(b: Builder, base: Value) -> Value:
    ty = ty_of(base.kind)
    return Value(bool, b.result("icmp.eq", Ty.I1, base.operand, Const(ty, 0)))


def _at(b: Builder, node: ast.Call, kind: Any) -> Value:
    (address,) = _arguments_of(b, node, u64)
    if isinstance(address, Const):
        return Value(kind, Const(ty_of(kind), address.value))
    return Value(kind, b.result("cast", ty_of(kind), address))


def _null(b: Builder, node: ast.Call, kind: Any) -> Value:
    _arguments_of(b, node)
    return Value(kind, Const(ty_of(kind), 0))


_VALUE_METHODS = {"address": _address, "is_null": _is_null}
_CLASS_METHODS = {"at": _at, "null": _null}


# Constructors


def literal(b: Builder, node: ast.expr) -> int | None:
    """The value of a bare int expression, where one is allowed."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = literal(b, node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.BinOp) and literal(b, node.left) is not None and literal(b, node.right) is not None:
        return int(eval(compile(ast.Expression(node), b.source.file, "eval"), b.source.namespace))
    value = expressions.static_value(b, node)
    return value if type(value) is int else None


def _convert(b: Builder, node: ast.Call, kind: Any) -> Value:
    if len(node.args) != 1:
        raise b.error(node, f"{name_of(kind)} takes one argument")
    arg = node.args[0]
    number = literal(b, arg)
    if kind is f64 and isinstance(arg, ast.Constant) and isinstance(arg.value, float):
        return constant(f64(arg.value))
    if number is not None and kind is not bool:
        return constant(kind(number))
    value = expressions.scalar(b, arg)
    if isinstance(value.operand, Const) and kind is not bool:
        try:
            return constant(kind(value.kind(value.operand.value)))
        except TypeError:
            pass
    return Value(kind, convert(b, node, value, kind))


def convert(b: Builder, node: ast.AST, value: Value, kind: Any) -> Operand:
    """A number as another type of number."""
    if value.kind is kind:
        return value.operand
    target = ty_of(kind)
    if kind is f64 and is_integer(value.kind):
        wide = convert(b, node, value, i64 if value.kind.signed else u64)
        return b.result("sitofp" if value.kind.signed else "uitofp", target, wide)
    if value.kind is f64 and is_integer(kind) and kind.signed:
        return convert(b, node, Value(i64, b.result("fptosi", Ty.I64, value.operand)), kind)
    if is_integer(kind) and (is_integer(value.kind) or value.kind is bool):
        source = ty_of(value.kind)
        if source.bits == target.bits:
            return value.operand
        widen = "sext" if value.kind is not bool and value.kind.signed else "zext"
        return b.result(widen if source.bits < target.bits else "trunc", target, value.operand)
    hint = "; use .address()" if is_struct(value.kind) or value.kind is ref else ""
    raise b.error(node, f"{name_of(value.kind)} does not convert to {name_of(kind)}{hint}")


# Operations of the dialect


def _arguments_of(b: Builder, node: ast.Call, *kinds: Any) -> list[Operand]:
    """Evaluate and check the arguments of an operation."""
    if len(node.args) != len(kinds):
        raise b.error(node, f"{ast.unparse(node.func)} takes {len(kinds)} arguments")
    values = arguments(b, node)
    return [b.expect(arg, value, kind).operand for arg, value, kind in zip(node.args, values, kinds, strict=True)]


Operation = Callable[[Builder, ast.Call], "Value | None"]


def _load(kind: Any, **attrs: Any) -> Operation:
    def operation(b: Builder, node: ast.Call) -> Value:
        (address,) = _arguments_of(b, node, u64)
        return Value(kind, b.result("load", ty_of(kind), b.pointer(address), **attrs))

    return operation


def _store(kind: Any, **attrs: Any) -> Operation:
    def operation(b: Builder, node: ast.Call) -> None:
        address, value = _arguments_of(b, node, u64, kind)
        b.emit("store", [], [value, b.pointer(address)], **attrs)

    return operation


def _block_copy(op: str) -> Operation:
    def operation(b: Builder, node: ast.Call) -> None:
        target, source, nbytes = _arguments_of(b, node, u64, u64, u64)
        b.emit(op, [], [b.pointer(target), b.pointer(source), nbytes])

    return operation


def _memset(b: Builder, node: ast.Call) -> None:
    address, byte, nbytes = _arguments_of(b, node, u64, u8, u64)
    b.emit("memset", [], [b.pointer(address), byte, nbytes])


def _cas(b: Builder, node: ast.Call) -> Value:
    address, old, new = _arguments_of(b, node, u64, u64, u64)
    before, done = b.function.reg(Ty.I64), b.function.reg(Ty.I1)
    b.emit("cas", [before, done], [b.pointer(address), old, new])
    return Value(bool, done)


def _exchange(op: str) -> Operation:
    def operation(b: Builder, node: ast.Call) -> Value:
        address, value = _arguments_of(b, node, u64, u64)
        return Value(u64, b.result(op, Ty.I64, b.pointer(address), value))

    return operation


def _fence(order: str) -> Operation:
    def operation(b: Builder, node: ast.Call) -> None:
        _arguments_of(b, node)
        b.emit("fence", [], [], order=order)

    return operation


def _bits(op: str) -> Operation:
    """An operation on one integer of any type."""

    def operation(b: Builder, node: ast.Call) -> Value:
        values = arguments(b, node)
        if len(values) != 1 or not is_integer(values[0].kind):
            raise b.error(node, f"{op} takes one integer")
        return Value(values[0].kind, b.result(op, ty_of(values[0].kind), values[0].operand))

    return operation


def _pure(op: str, result: Any, *kinds: Any) -> Operation:
    def operation(b: Builder, node: ast.Call) -> Value:
        return Value(result, b.result(op, ty_of(result), *_arguments_of(b, node, *kinds)))

    return operation


def _call_address(count: int) -> Operation:
    def operation(b: Builder, node: ast.Call) -> Value:
        operands = _arguments_of(b, node, *[u64] * (count + 1))
        values = [Value(u64, operand) for operand in operands]
        return b.call_address(values[0], values[1:])

    return operation


def _struct_of(b: Builder, node: ast.Call) -> Any:
    struct = expressions.static_value(b, node.args[0]) if node.args else None
    if not is_struct(struct):
        raise b.error(node, f"{ast.unparse(node.func)} takes a struct class")
    return struct


def _sizeof(b: Builder, node: ast.Call) -> Value:
    return constant(u64(layout_of(_struct_of(b, node)).size))


def _text(b: Builder, node: ast.Call, position: int) -> str:
    arg = node.args[position] if len(node.args) == position + 1 else None
    if not isinstance(arg, ast.Constant) or not isinstance(arg.value, str):
        raise b.error(node, f"{ast.unparse(node.func)} takes a string literal")
    return arg.value


def _offsetof(b: Builder, node: ast.Call) -> Value:
    struct, name = _struct_of(b, node), _text(b, node, 1)
    field = layout_of(struct).fields.get(name)
    if field is None:
        raise b.error(node, f"{name_of(struct)} has no field {name}")
    return constant(u64(field.offset))


def _address_of(b: Builder, node: ast.Call) -> Value:
    target = expressions.static_value(b, node.args[0]) if len(node.args) == 1 else None
    if not inspect.isfunction(target) or directives_of(target) is None:
        raise b.error(node, "address_of takes a dialect function")
    info: Info = b.program.function(target)
    return Value(u64, b.address(Sym(info.symbol)))


def _symbol(b: Builder, node: ast.Call) -> Value:
    return Value(u64, b.address(Sym(_text(b, node, 0))))


def _cstr(b: Builder, node: ast.Call) -> Value:
    return Value(u64, b.address(b.program.cstr(_text(b, node, 0))))


def _fatal(b: Builder, node: ast.Call) -> None:
    b.fatal(node, _text(b, node, 0))


def _this_worker(b: Builder, node: ast.Call) -> Value:
    _arguments_of(b, node)
    return Value(WorkerType, Const(Ty.I64, 0))


def _stack_pointer(b: Builder, node: ast.Call) -> Value:
    _arguments_of(b, node)
    return Value(u64, b.address(b.result("getsp", Ty.PTR)))


_OPERATIONS: dict[Any, Operation] = {
    d.load8: _load(u8), d.load16: _load(u16), d.load32: _load(u32), d.load64: _load(u64), d.load_f64: _load(f64),
    d.load_ref: _load(ref), d.store8: _store(u8), d.store16: _store(u16), d.store32: _store(u32), d.store64: _store(u64),
    d.store_f64: _store(f64), d.store_ref: _store(ref), d.atomic_load64: _load(u64, order="seq_cst"),
    d.atomic_store64: _store(u64, order="seq_cst"), d.memset: _memset, d.memcpy: _block_copy("memcpy"),
    d.memmove: _block_copy("memmove"), d.cas64: _cas, d.xadd64: _exchange("xadd"), d.xchg64: _exchange("xchg"),
    d.or64: _exchange("aor"), d.and64: _exchange("aand"),
    d.fence: _fence("seq_cst"), d.release_fence: _fence("release"), d.ctz: _bits("ctz"), d.clz: _bits("clz"),
    d.popcount: _bits("popcount"), d.bswap: _bits("bswap"), d.umulh: _pure("umulh", u64, u64, u64),
    d.bits_of: _pure("bits", u64, f64), d.float_of_bits: _pure("bits", f64, u64), d.sqrt: _pure("fsqrt", f64, f64),
    d.call0: _call_address(0), d.call1: _call_address(1), d.call2: _call_address(2), d.call3: _call_address(3),
    d.call4: _call_address(4), d.sizeof: _sizeof, d.offsetof: _offsetof, d.address_of: _address_of, d.symbol: _symbol,
    d.cstr: _cstr, d.fatal: _fatal, d.this_worker: _this_worker, d.stack_pointer: _stack_pointer,
}  # fmt: skip
