"""Statements of the dialect."""

from __future__ import annotations

import ast
from typing import Any

import bullsnake.dialect as d
from bullsnake.build.lowlevel import calls
from bullsnake.build.lowlevel.builder import Builder, Local, LoopState
from bullsnake.build.lowlevel.expressions import binary, condition, evaluate, global_place, scalar, static_value
from bullsnake.build.lowlevel.values import Place, Value, WorkerType, is_integer, is_value_type, name_of, ty_of
from bullsnake.ir.core import Const
from bullsnake.ir.types import Ty


def body(b: Builder, statements: list[ast.stmt]) -> None:
    """Translate a list of statements; what cannot be reached is checked all the same."""
    for node in statements:
        handler = _STATEMENTS.get(type(node))
        if handler is None:
            raise b.error(node, f"{type(node).__name__} is no statement of the dialect")
        b.node = node
        handler(b, node)


def function_body(b: Builder, node: ast.FunctionDef) -> None:
    """The whole of a function."""
    body(b, node.body)
    if b.block is not None:
        if b.info.results:
            raise b.error(node, f"{node.name} ends without return")
        if b.info.directives.noreturn:
            raise b.error(node, f"{node.name} is @noreturn and returns")
        b.node = node
        b.end("ret", [], [])


# Assignment


def _assign(b: Builder, node: ast.Assign) -> None:
    if len(node.targets) != 1:
        raise b.error(node, "one target at a time is assigned")
    target = node.targets[0]
    if isinstance(target, ast.Tuple):
        _unpack(b, node, target)
        return
    value = evaluate(b, node.value)
    value = b.read(node.value, value) if isinstance(value, Place) else value
    if value.kind is None:
        raise b.error(node.value, "the call gives no value")
    assign(b, target, value)


def _unpack(b: Builder, node: ast.Assign, target: ast.Tuple) -> None:
    if isinstance(node.value, ast.Tuple):
        values = [b.copy_of(scalar(b, item)) for item in node.value.elts]
    elif isinstance(node.value, ast.Call):
        values = calls.call(b, node.value)
    else:
        raise b.error(node, "only a call or a tuple is unpacked")
    if len(values) != len(target.elts):
        raise b.error(node, f"{len(values)} values for {len(target.elts)} targets")
    for item, value in zip(target.elts, values, strict=True):
        assign(b, item, value)


def assign(b: Builder, target: ast.expr, value: Value) -> None:
    """Store a value in a local, global, field or element."""
    if isinstance(target, ast.Name) and target.id not in b.globals:
        _assign_local(b, target, target.id, value)
        return
    if not isinstance(target, ast.Name | ast.Attribute | ast.Subscript):
        raise b.error(target, f"{type(target).__name__} cannot be assigned")
    if value.kind is WorkerType:
        raise b.error(target, "this_worker() is no pointer; use this_worker().self")
    b.write(target, _target_place(b, target), value)


def _target_place(b: Builder, target: ast.Name | ast.Attribute | ast.Subscript) -> Place:
    place = global_place(b, target) if isinstance(target, ast.Name | ast.Attribute) else None
    found = place if place is not None else evaluate(b, target)
    if isinstance(found, Value):
        raise b.error(target, f"{ast.unparse(target)} cannot be assigned")
    if isinstance(target, ast.Subscript) and _is_table(b, target.value):
        raise b.error(target, "a table is constant")
    return found


def _is_table(b: Builder, node: ast.expr) -> bool:
    return getattr(static_value(b, node), "_values", None) is not None


def _assign_local(b: Builder, node: ast.AST, name: str, value: Value) -> None:
    local = b.locals.get(name)
    if local is None:
        if name in b.source.globals:
            raise b.error(node, f"{name} is a global: declare `global {name}`")
        reg = None if value.kind is WorkerType else b.function.reg(ty_of(value.kind), name)
        local = b.locals[name] = Local(value.kind, reg)
    elif local.kind is not value.kind:
        raise b.error(node, f"{name} is {name_of(local.kind)}, not {name_of(value.kind)}")
    b.assigned.add(name)
    if local.reg is not None:
        b.emit("copy", [local.reg], [value.operand])


def _annotated(b: Builder, node: ast.AnnAssign) -> None:
    if not isinstance(node.target, ast.Name):
        raise b.error(node, "only a local is annotated")
    try:
        kind = eval(compile(ast.Expression(node.annotation), b.source.file, "eval"), b.source.namespace)
    except NameError as error:
        raise b.error(node, str(error)) from None
    kind = b.source.namespace.get(kind) if isinstance(kind, str) else kind
    if not is_value_type(kind):
        raise b.error(node, f"{ast.unparse(node.annotation)} is no type of a local")
    if node.value is None:
        b.locals.setdefault(node.target.id, Local(kind, b.function.reg(ty_of(kind), node.target.id)))
        return
    _assign_local(b, node, node.target.id, b.expect(node.value, scalar(b, node.value), kind))


def _augmented(b: Builder, node: ast.AugAssign) -> None:
    if isinstance(node.target, ast.Name) and node.target.id not in b.globals:
        left = scalar(b, ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target))
        result = binary(b, node, node.op, left, scalar(b, node.value))
        _assign_local(b, node, node.target.id, result)
        return
    place = _target_place(b, node.target)
    result = binary(b, node, node.op, b.read(node.target, place), scalar(b, node.value))
    b.write(node, place, result)


def _global(b: Builder, node: ast.Global) -> None:
    for name in node.names:
        if name not in b.source.globals:
            raise b.error(node, f"{name} is no global of this module")
        b.globals.add(name)


# Control flow


def _if(b: Builder, node: ast.If) -> None:
    yes, no, join = b.new_block("then"), b.new_block("else"), b.new_block("join")
    condition(b, node.test, yes, no)
    before = set(b.assigned)
    ends: list[set[str]] = []
    for block, statements in ((yes, node.body), (no, node.orelse)):
        b.start(block)
        b.assigned = set(before)
        body(b, statements)
        if b.block is not None:
            ends.append(b.assigned)
            b.jump(join)
    _join(b, join, ends)


def _join(b: Builder, block: Any, ends: list[set[str]]) -> None:
    """Continue behind several paths, or nowhere if none arrives."""
    b.assigned = set.intersection(*ends) if ends else set(b.locals)
    if ends:
        b.start(block)
    else:
        b.function.blocks.remove(block)
        b.block = None


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _while(b: Builder, node: ast.While) -> None:
    if node.orelse:
        raise b.error(node, "a loop has no else")
    header, inside, exit_block = b.new_block("while"), b.new_block("body"), b.new_block("exit")
    b.jump(header)
    b.start(header)
    forever = _is_true(node.test)
    if forever:
        b.jump(inside)
    else:
        condition(b, node.test, inside, exit_block)
    loop = LoopState(exit_block, header)
    before = set(b.assigned)
    _loop_body(b, loop, inside, node.body)
    if b.block is not None:
        b.jump(header)
    _join(b, exit_block, loop.at_breaks if forever else [before, *loop.at_breaks])


def _loop_body(b: Builder, loop: LoopState, inside: Any, statements: list[ast.stmt]) -> None:
    b.loops.append(loop)
    b.start(inside)
    body(b, statements)
    b.loops.pop()


def _for(b: Builder, node: ast.For) -> None:
    if node.orelse:
        raise b.error(node, "a loop has no else")
    iterable = node.iter
    if not (isinstance(iterable, ast.Call) and isinstance(iterable.func, ast.Name) and isinstance(node.target, ast.Name)):
        raise b.error(node, "only `for name in range(first, end)` is a loop of the dialect")
    if static_value(b, iterable.func) is not d.range:
        raise b.error(iterable, "import range from bullsnake.dialect")
    bounds = [b.copy_of(value) for value in calls.arguments(b, iterable)]
    if len(bounds) != 2 or bounds[0].kind is not bounds[1].kind or not is_integer(bounds[0].kind):
        raise b.error(iterable, "range takes two bounds of one integer type")
    _count(b, node, node.target, *bounds)


def _count(b: Builder, node: ast.For, target: ast.Name, first: Value, end: Value) -> None:
    """The counter is ours, so that the body may assign the loop's variable."""
    kind, ty = first.kind, ty_of(first.kind)
    counter = b.function.reg(ty)
    header, inside, again, exit_block = (b.new_block(hint) for hint in ("for", "body", "again", "exit"))
    b.emit("copy", [counter], [first.operand])
    b.jump(header)
    b.start(header)
    below = b.result("icmp.slt" if kind.signed else "icmp.ult", Ty.I1, counter, end.operand)
    b.end("branch", [below], [inside.label, exit_block.label])
    loop, before = LoopState(exit_block, again), set(b.assigned)
    b.start(inside)
    _assign_local(b, target, target.id, Value(kind, counter))
    _loop_body(b, loop, inside, node.body)
    if b.block is not None:
        b.jump(again)
    b.start(again)
    b.emit("add", [counter], [counter, Const(ty, 1)])
    b.jump(header)
    _join(b, exit_block, [before, *loop.at_breaks])


def _break(b: Builder, node: ast.Break) -> None:
    if b.block is not None:
        b.loops[-1].at_breaks.append(set(b.assigned))
    b.jump(b.loops[-1].exit)


def _continue(b: Builder, node: ast.Continue) -> None:
    b.jump(b.loops[-1].again)


def _return(b: Builder, node: ast.Return) -> None:
    if b.info.directives.noreturn:
        raise b.error(node, f"{b.info.symbol} is @noreturn and returns")
    values = _returned(b, node.value)
    if len(values) != len(b.info.results):
        raise b.error(node, f"{b.info.symbol} returns {len(b.info.results)} values")
    for value, kind in zip(values, b.info.results, strict=True):
        b.expect(node, value, kind)
    b.node = node
    b.end("ret", [value.operand for value in values], [])


def _returned(b: Builder, node: ast.expr | None) -> list[Value]:
    if node is None:
        return []
    if isinstance(node, ast.Tuple):
        return [scalar(b, item) for item in node.elts]
    if isinstance(node, ast.Call):
        values = calls.call(b, node)
        if len(values) == 2:
            return values
        if values and values[0].kind is not WorkerType:
            return values
        raise b.error(node, "the call gives no value to return")
    return [scalar(b, node)]


# The rest


def _assert(b: Builder, node: ast.Assert) -> None:
    good, bad = b.new_block("holds"), b.new_block("fails", cold=True)
    condition(b, node.test, good, bad, likely=True)
    message = node.msg.value if isinstance(node.msg, ast.Constant) else f"assertion failed: {ast.unparse(node.test)}"
    if node.msg is not None and not isinstance(node.msg, ast.Constant):
        raise b.error(node, "the message of an assert is a literal")
    b.start(bad)
    b.fatal(node, str(message))
    b.start(good)


def _expression(b: Builder, node: ast.Expr) -> None:
    if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return
    if not isinstance(node.value, ast.Call):
        raise b.error(node, "only a call stands as a statement")
    calls.call(b, node.value)


def _pass(b: Builder, node: ast.Pass) -> None:
    """Nothing."""


_STATEMENTS: dict[type[ast.stmt], Any] = {
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Global: _global,
    ast.If: _if,
    ast.While: _while,
    ast.For: _for,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Return: _return,
    ast.Assert: _assert,
    ast.Expr: _expression,
    ast.Pass: _pass,
}
