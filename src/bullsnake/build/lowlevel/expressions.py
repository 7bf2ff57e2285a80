"""Expressions: names, fields, operators, conditions. Calls are in `calls`."""

from __future__ import annotations

import ast
from types import ModuleType
from typing import Any

from bullsnake.build.lowlevel import calls
from bullsnake.build.lowlevel.builder import Builder
from bullsnake.build.lowlevel.program import global_kind
from bullsnake.build.lowlevel.source import Source, load
from bullsnake.build.lowlevel.values import Place, Value, WorkerType, constant, is_integer, is_struct, name_of, ty_of
from bullsnake.dialect.numbers import Integer, f64
from bullsnake.dialect.structs import ArrayType, InlineType, Struct, ref
from bullsnake.ir.core import Block, Const, Sym
from bullsnake.ir.types import Ty


def expression(b: Builder, node: ast.expr) -> Value:
    """Evaluate to a value."""
    found = evaluate(b, node)
    return b.read(node, found) if isinstance(found, Place) else found


def evaluate(b: Builder, node: ast.expr) -> Value | Place:
    """Evaluate to a value, or to the place that the expression names."""
    handler = _EXPRESSIONS.get(type(node))
    if handler is None:
        raise b.error(node, f"{type(node).__name__} is no expression of the dialect")
    outer, b.node = b.node, node
    result: Value | Place = handler(b, node)
    b.node = outer
    return result


def scalar(b: Builder, node: ast.expr) -> Value:
    """A value that registers can hold."""
    value = expression(b, node)
    if value.kind is WorkerType:
        raise b.error(node, "this_worker() is no pointer; use this_worker().self")
    if value.kind is None:
        raise b.error(node, "the call gives no value")
    return value


# Names

MISSING = object()


def static_value(b: Builder, node: ast.expr) -> Any:
    """What a name or dotted name stands for at module level, or MISSING."""
    if isinstance(node, ast.Name):
        if node.id in b.locals:
            return MISSING
        return b.source.namespace.get(node.id, _builtin(node.id))
    if isinstance(node, ast.Attribute):
        owner = static_value(b, node.value)
        if isinstance(owner, ModuleType | type):
            return getattr(owner, node.attr, MISSING)
    return MISSING


def _builtin(name: str) -> Any:
    return bool if name == "bool" else MISSING


def home_of(b: Builder, node: ast.expr) -> Source | None:
    """The module where a dotted name's last part is looked up."""
    if isinstance(node, ast.Name):
        return b.source
    owner = static_value(b, node.value) if isinstance(node, ast.Attribute) else MISSING
    if isinstance(owner, ModuleType) and owner.__name__.startswith("bullsnake.runtime"):
        return load(owner.__name__)
    return load(owner.__name__) if isinstance(owner, ModuleType) and owner.__name__ in b.program.known else None


def global_place(b: Builder, node: ast.Name | ast.Attribute) -> Place | None:
    """The place of a global scalar, if the name is one."""
    home = home_of(b, node)
    name = node.id if isinstance(node, ast.Name) else node.attr
    if home is None or name not in home.globals:
        return None
    return Place(global_kind(home, name), Sym(f"{home.path}.{name}"))


def _name(b: Builder, node: ast.Name) -> Value | Place:
    local = b.locals.get(node.id)
    if local is not None:
        if node.id not in b.assigned and b.block is not None:
            raise b.error(node, f"{node.id} is not assigned on every path to here")
        return Value(local.kind, local.reg if local.reg is not None else Const(Ty.I64, 0))
    return _module_level(b, node, node.id)


def _module_level(b: Builder, node: ast.Name | ast.Attribute, name: str) -> Value | Place:
    place = global_place(b, node)
    if place is not None:
        return place
    value = static_value(b, node)
    static = b.program.static(value)
    if static is not None:
        symbol, kind = static
        return Place(kind, Sym(symbol)) if isinstance(kind, ArrayType) else Value(kind, Sym(symbol))
    if isinstance(value, Integer | f64 | bool | ref | Struct):
        return constant(value)
    if isinstance(value, int):
        raise b.error(node, f"{name} is a bare int: write u64({name})")
    what = "unknown" if value is MISSING else "no value"
    raise b.error(node, f"name {name} is {what}")


def _attribute(b: Builder, node: ast.Attribute) -> Value | Place:
    if isinstance(static_value(b, node.value), ModuleType):
        return _module_level(b, node, node.attr)
    base = evaluate(b, node.value)
    if isinstance(base, Place) and not isinstance(base.kind, InlineType):
        base = b.read(node, base)
    if not (is_struct(base.kind) or base.kind is WorkerType or isinstance(base.kind, InlineType)):
        raise b.error(node, f"{name_of(base.kind)} has no field {node.attr}")
    return b.field_place(node, base)


def _subscript(b: Builder, node: ast.Subscript) -> Place:
    array = evaluate(b, node.value)
    if isinstance(array, Value):
        raise b.error(node, f"{name_of(array.kind)} has no elements")
    return b.element_place(node, array, scalar(b, node.slice))


def _constant(b: Builder, node: ast.Constant) -> Value:
    if isinstance(node.value, bool):
        return constant(node.value)
    if isinstance(node.value, int):
        raise b.error(node, f"bare int: write u64({node.value})")
    raise b.error(node, f"{type(node.value).__name__} is no value of the dialect")


# Operators

_INTEGER_OPS = {
    ast.Add: ("add", "add"), ast.Sub: ("sub", "sub"), ast.Mult: ("mul", "mul"), ast.FloorDiv: ("udiv", "sdiv"),
    ast.Mod: ("urem", "srem"), ast.BitAnd: ("and", "and"), ast.BitOr: ("or", "or"), ast.BitXor: ("xor", "xor"),
    ast.LShift: ("shl", "shl"), ast.RShift: ("lshr", "ashr"),
}  # fmt: skip
_FLOAT_OPS = {ast.Add: "fadd", ast.Sub: "fsub", ast.Mult: "fmul", ast.Div: "fdiv"}


def _binary(b: Builder, node: ast.BinOp) -> Value:
    return binary(b, node, node.op, scalar(b, node.left), scalar(b, node.right))


def binary(b: Builder, node: ast.AST, operator: ast.operator, left: Value, right: Value) -> Value:
    """One arithmetic operation on two values of one type."""
    if left.kind is not right.kind:
        raise b.error(node, f"{name_of(left.kind)} meets {name_of(right.kind)}")
    op = None
    if is_integer(left.kind) and type(operator) in _INTEGER_OPS:
        op = _INTEGER_OPS[type(operator)][left.kind.signed]
    elif left.kind is f64:
        op = _FLOAT_OPS.get(type(operator))
    if op is None:
        raise b.error(node, f"{name_of(left.kind)} has no operator {type(operator).__name__}")
    return Value(left.kind, b.result(op, ty_of(left.kind), left.operand, right.operand))


def _unary(b: Builder, node: ast.UnaryOp) -> Value:
    if isinstance(node.op, ast.Not):
        return _negate(b, b.expect(node.operand, scalar(b, node.operand), bool))
    value = scalar(b, node.operand)
    ty = ty_of(value.kind)
    if isinstance(node.op, ast.USub) and value.kind is f64:
        return Value(f64, b.result("fneg", ty, value.operand))
    if is_integer(value.kind) and isinstance(node.op, ast.USub | ast.Invert):
        return Value(value.kind, b.result("neg" if isinstance(node.op, ast.USub) else "not", ty, value.operand))
    raise b.error(node, f"{name_of(value.kind)} has no operator {type(node.op).__name__}")


def _negate(b: Builder, value: Value) -> Value:
    return Value(bool, b.result("xor", Ty.I1, value.operand, Const(Ty.I1, 1)))


_COMPARISONS = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}


def _compare(b: Builder, node: ast.Compare) -> Value:
    if len(node.ops) != 1:
        raise b.error(node, "comparisons are not chained")
    name = _COMPARISONS.get(type(node.ops[0]))
    left, right = scalar(b, node.left), scalar(b, node.comparators[0])
    if name is None:
        raise b.error(node, f"{type(node.ops[0]).__name__} is no comparison of the dialect")
    if left.kind is not right.kind:
        raise b.error(node, f"{name_of(left.kind)} meets {name_of(right.kind)}")
    if left.kind is f64:
        op = f"fcmp.{name}"
    elif name in ("eq", "ne"):
        op = f"icmp.{name}"
    elif is_integer(left.kind):
        op = f"icmp.{'s' if left.kind.signed else 'u'}{name}"
    else:
        raise b.error(node, f"{name_of(left.kind)} has no order")
    return Value(bool, b.result(op, Ty.I1, left.operand, right.operand))


def _bool_op(b: Builder, node: ast.BoolOp) -> Value:
    """Through blocks: the right side is evaluated only if it counts."""
    result = b.function.reg(Ty.I1)
    yes, no, join = b.new_block("true"), b.new_block("false"), b.new_block("join")
    condition(b, node, yes, no)
    for block, value in ((yes, 1), (no, 0)):
        b.start(block)
        b.emit("copy", [result], [Const(Ty.I1, value)])
        b.jump(join)
    b.start(join)
    return Value(bool, result)


def _conditional(b: Builder, node: ast.IfExp) -> Value:
    yes, no, join = b.new_block("then"), b.new_block("else"), b.new_block("join")
    condition(b, node.test, yes, no)
    b.start(yes)
    first = scalar(b, node.body)
    result = b.function.reg(ty_of(first.kind))
    b.emit("copy", [result], [first.operand])
    b.jump(join)
    b.start(no)
    second = b.expect(node.orelse, scalar(b, node.orelse), first.kind)
    b.emit("copy", [result], [second.operand])
    b.jump(join)
    b.start(join)
    return Value(first.kind, result)


def condition(b: Builder, node: ast.expr, yes: Block, no: Block, likely: bool | None = None) -> None:
    """Branch on a condition, with `and`, `or` and `not` as control flow."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        condition(b, node.operand, no, yes, None if likely is None else not likely)
        return
    if isinstance(node, ast.BoolOp):
        _short_circuit(b, node, yes, no)
        return
    value = scalar(b, node)
    if value.kind is not bool:
        raise b.error(node, f"a condition is bool, not {name_of(value.kind)}")
    attrs = {} if likely is None else {"likely": likely}
    b.end("branch", [value.operand], [yes.label, no.label], **attrs)


def _short_circuit(b: Builder, node: ast.BoolOp, yes: Block, no: Block) -> None:
    for part in node.values[:-1]:
        following = b.new_block("next")
        if isinstance(node.op, ast.And):
            condition(b, part, following, no)
        else:
            condition(b, part, yes, following)
        b.start(following)
    condition(b, node.values[-1], yes, no)


def _call(b: Builder, node: ast.Call) -> Value:
    results = calls.call(b, node)
    if len(results) > 1:
        raise b.error(node, "the call gives two values: unpack them")
    return results[0] if results else Value(None, Const(Ty.I64, 0))


_EXPRESSIONS: dict[type[ast.expr], Any] = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Constant: _constant,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _bool_op,
    ast.IfExp: _conditional,
    ast.Call: _call,
}
