"""Bodies of functions and of modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullsnake.build.closures import open_closure
from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.generators import build_generator
from bullsnake.build.places import CellPlace, RegPlace, in_cell, new_cell
from bullsnake.build.races import present
from bullsnake.build.unit import is_nested, signature_of
from bullsnake.front import tree
from bullsnake.front.symbols import FunctionInfo, Scope
from bullsnake.front.types import Never, Type, TypeVar
from bullsnake.internal import InternalError
from bullsnake.ir.core import Function, Instr, Reg, Sym, Traits
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit


def build_function(unit: Unit, info: FunctionInfo, mapping: dict[TypeVar, Type], symbol: str) -> None:
    """Build the body of a function for these types and add it to the unit."""
    definition = info.definition
    if definition is None:
        raise InternalError(f"{info.fullname} has no body")
    if info.is_generator:
        build_generator(unit, info, mapping, symbol, _traits(unit, info))
        return
    signature = signature_of(info, mapping)
    params = [Reg(-1 - i, ty, "") for i, ty in enumerate(signature.params)]
    function = Function(symbol, params, signature.results, _traits(unit, info), info.shown_name, info.pos.file, info.pos.line)
    unit.module.add(function)
    fb = FunctionBuilder(unit, function, mapping, info)
    fb.pos = definition.pos
    bind_parameters(fb, definition, params)
    fb.statements(definition.body)
    _end(fb, info)


def _traits(unit: Unit, info: FunctionInfo) -> Traits:
    is_lib = info.module.startswith("bslib")
    noreturn = isinstance(info.ret, Never)
    return Traits(hidden=is_lib, export=is_lib or info.export is not None, noreturn=noreturn, cold=noreturn)


def bind_parameters(fb: FunctionBuilder, definition: tree.FunctionDef, params: list[Reg]) -> None:
    info = definition.info
    rest = params
    if is_nested(info):
        params[0].name = "closure"
        open_closure(fb, definition, params[0])
        rest = params[1:]
    for param, reg in zip(info.params, rest, strict=True):
        reg.name = param.name
        if is_nested(info):
            present(fb, reg, param.var.type)
        if in_cell(param.var):
            fb.vars[param.var] = CellPlace(new_cell(fb, reg.ty, reg), reg.ty)
        else:
            fb.vars[param.var] = RegPlace(reg)
    for var in definition.locals:
        if in_cell(var) and var.scope is Scope.LOCAL and var not in fb.vars:
            ty = fb.rep(var.type)
            fb.vars[var] = CellPlace(new_cell(fb, ty), ty)


def _end(fb: FunctionBuilder, info: FunctionInfo) -> None:
    """Falling off the end returns None."""
    if fb.terminated:
        return
    if isinstance(info.ret, Never):
        fb.unreachable()
    elif not fb.function.results:
        fb.emit(Instr("ret"))
    elif fb.function.results[0] is Ty.REF:
        fb.emit(Instr("ret", [], [NULL]))
    else:
        fb.unreachable()


def module_symbol(name: str) -> str:
    return f"{name}.<module>"


PIECE = 64
"""Statements of module level that one function runs: code that stands in no function may be long, and frames stay small."""


def build_module(unit: Unit, module: tree.Module) -> str:
    """The function that runs a module's body; it does so once. A long one is in pieces, which it calls."""
    symbol = module_symbol(module.name)
    in_pieces = len(module.body) > PIECE
    fb = _module_function(unit, module, symbol, hidden=in_pieces)
    if module.name != "__main__":
        _once(fb, module)
    for start in range(0, len(module.body), PIECE):
        statements = module.body[start : start + PIECE]
        if in_pieces:
            name = f"{symbol}${start}"
            _run(_module_function(unit, module, name), statements)
            fb.call(name, [], ())
        else:
            fb.statements(statements)
    _run(fb, [])
    return symbol


def _module_function(unit: Unit, module: tree.Module, symbol: str, hidden: bool = False) -> FunctionBuilder:
    traits = Traits(noinline=True, hidden=hidden)
    return FunctionBuilder(unit, unit.module.add(Function(symbol, [], (), traits, "<module>", module.path, 1)))


def _run(fb: FunctionBuilder, statements: list[tree.Stmt]) -> None:
    fb.statements(statements)
    if not fb.terminated:
        fb.emit(Instr("ret"))


def _once(fb: FunctionBuilder, module: tree.Module) -> None:
    from bullsnake.build.function import TRUE

    flag = f"loaded.{module.name}"
    fb.unit.data.variable(flag, Ty.I1)
    again, first = fb.new_block("again"), fb.new_block("first")
    fb.branch(fb.load(Ty.I1, Sym(flag), 0), again, first)
    fb.enter(again)
    fb.emit(Instr("ret"))
    fb.enter(first)
    fb.store(TRUE, Sym(flag), 0)


