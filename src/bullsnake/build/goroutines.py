"""Calls that are made later: a function value that holds what the call needs, evaluated now, and makes it when it is called.

`go(f, *args)` starts a goroutine with it; `threading.Thread(target=f, args=(...))` keeps it; `functools.partial(f, *args)` is one that
takes the arguments which are missing.
"""

from __future__ import annotations

from dataclasses import replace

from bullsnake.build.closures import FIRST_CAPTURE, captured_object, entry
from bullsnake.build.coerce import convert
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import DoneExpr, value_of
from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.objects import new_simple
from bullsnake.build.places import RegPlace
from bullsnake.build.reps import shape_of
from bullsnake.front import tree
from bullsnake.front.symbols import Var
from bullsnake.front.types import Callable, NoneType
from bullsnake.internal import InternalError
from bullsnake.ir.core import Operand, Reg, Sym
from bullsnake.ir.types import Ty


@lowers(tree.Go)
def _go(fb: FunctionBuilder, node: tree.Go) -> Operand:
    fb.lib("start_goroutine", fb.expr(node.later))
    return NULL


@lowers(tree.Later)
def _later(fb: FunctionBuilder, node: tree.Later) -> Operand:
    parts = [part for part in _operands(node.call) if not _is_one_of(part, node.params)]
    values = [fb.kept(fb.expr(part)) for part in parts]
    types = [fb.type(part.type) for part in parts]
    target = fb.type(node.type)
    assert isinstance(target, Callable)

    def body(inner: FunctionBuilder, given: list[tree.Expr | None]) -> Operand:
        closure = captured_object(inner)
        done: dict[int, tree.Expr] = {}
        for number, (part, value, type_) in enumerate(zip(parts, values, types, strict=True)):
            loaded = inner.load(value.ty, closure, FIRST_CAPTURE + 8 * number)
            done[id(part)] = value_of(part.pos, loaded, type_)
        for var, arg in zip(node.params, given, strict=False):
            assert isinstance(arg, DoneExpr) and isinstance(arg.operand, Reg)
            inner.vars[var] = RegPlace(arg.operand)
        made = inner.expr(_with(node.call, done, node.params[len(given) :]))
        return NULL if isinstance(target.ret, NoneType) else convert(inner, made, inner.type(node.call.type), target.ret)

    name = f"{fb.function.name}.later({node.pos.line},{node.pos.column},{_called(node.call)})"
    code = entry(fb, name, shape_of(target), target, body)
    kinds = [value.ty for value in values]
    descriptor = fb.unit.classes.closure(f"later[{','.join(kind.value for kind in kinds)}]", kinds)
    return new_simple(fb, descriptor, [fb.op("cast", Ty.I64, Sym(code)), *values])


def _called(call: tree.Expr) -> str:
    """What is called: a place of the source may stand for several calls, one for each class of a union."""
    if isinstance(call, tree.MethodCall):
        return call.method.fullname
    if isinstance(call, tree.Call):
        return call.function.fullname
    return call.cls.fullname if isinstance(call, tree.New) else ""


def _operands(call: tree.Expr) -> list[tree.Expr]:
    """The expressions that a call evaluates, in order."""
    found: list[tree.Expr] = []
    if isinstance(call, tree.Call) and call.closure is not None:
        found.append(call.closure)
    elif isinstance(call, tree.MethodCall):
        found.append(call.receiver)
    elif isinstance(call, tree.CallValue):
        found.append(call.callee)
    if not isinstance(call, tree.Call | tree.MethodCall | tree.CallValue | tree.New):
        raise InternalError(f"later: a call is a {type(call).__name__}")
    order = getattr(call, "order", None) or range(len(call.args))
    for index in order:
        arg = call.args[index]
        if isinstance(arg, tree.StarArgs):
            found += [*arg.items, *([arg.spread] if arg.spread is not None else [])]
        elif arg is not None:
            found.append(arg)
    return [one for one in found if not isinstance(one.type, NoneType)]


def _is_one_of(node: tree.Expr, names: list[Var]) -> bool:
    return isinstance(node, tree.Name) and node.var in names


def _with(call: tree.Expr, done: dict[int, tree.Expr], missing: list[Var]) -> tree.Expr:
    """The call with its operands replaced by their values, without arguments that are missing."""

    def value(one: tree.Expr) -> tree.Expr:
        if isinstance(one, tree.StarArgs):
            items = [value(i) for i in one.items if not _is_one_of(i, missing)]
            return replace(one, items=items, spread=None if one.spread is None else value(one.spread))
        return done.get(id(one), one)

    def given(args: list[tree.Expr | None]) -> list[tree.Expr | None]:
        return [None if a is None or _is_one_of(a, missing) else value(a) for a in args]

    if isinstance(call, tree.Call):
        return replace(call, args=given(call.args), closure=None if call.closure is None else value(call.closure))
    if isinstance(call, tree.MethodCall):
        return replace(call, args=given(call.args), receiver=value(call.receiver))
    if isinstance(call, tree.CallValue):
        return replace(call, args=[value(a) for a in call.args], callee=value(call.callee))
    assert isinstance(call, tree.New)
    return replace(call, args=given(call.args))
