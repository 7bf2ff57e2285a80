"""Units as a whole: the library's part of the image, and programs.

The image holds what lib exports, every function of lib that is not generic, the descriptors of the builtin classes, and
the instances of generics that these use; programs build what else they need from lib's trees. A program's unit exports
`bullsnake.main`, which runs its main module; the others run where they are imported. Modules of lib have no code to run:
their variables start as constants.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from bullsnake.build import (  # noqa: F401  (each registers its lowerings)
    assignment,
    boxes,
    calls,
    closures,
    compare,
    construct,
    containers,
    enums,
    exact,
    expressions,
    generators,
    goroutines,
    iterators,
    loops,
    operators,
    sets,
    statements,
    text,
    tries,
)
from bullsnake.build.bodies import build_module, module_symbol
from bullsnake.build.data import words
from bullsnake.build.function import FunctionBuilder
from bullsnake.build.places import needs_flag
from bullsnake.build.primtext import LATIN1
from bullsnake.build.reps import all_type_vars
from bullsnake.build.unit import ImageNames, Library, Unit
from bullsnake.diagnostics import Diagnostics
from bullsnake.front import tree
from bullsnake.front.symbols import FunctionInfo, Var
from bullsnake.front.types import Instance, Type, TypeVar, rep
from bullsnake.internal import InternalError
from bullsnake.ir.core import Declaration, Function, Instr, Module, Piece, Sym, Traits
from bullsnake.ir.types import Ty

MAIN = "bullsnake.main"
READY_LISTS = (Ty.I64, Ty.F64, Ty.I1, Ty.REF)


def build_lib(lib: Library, sink: Diagnostics, runtime: Mapping[str, Declaration] | None = None) -> Module:
    """IR of the image's guest part. runtime: declarations of the runtime's functions, if they are known."""
    unit = Unit("lib", lib, sink, runtime=runtime)
    boxes.static_boxes(unit)
    iterators.end_object(unit)
    _latin1(unit)
    for module in lib.program.modules:
        for var in module.globals:
            _initial_value(unit, module, var)
        for info in module.functions:
            if info.definition is not None and not all_type_vars(info):
                unit.symbol_for(info, {})
    _builtin_classes(unit)
    unit.run_queue()
    _trim(unit)
    return unit.module


def build_program(
    program: tree.Program,
    lib: Library,
    image: ImageNames,
    sink: Diagnostics,
    runtime: Mapping[str, Declaration] | None = None,
) -> Module:
    """IR of a program. image: what the image defines, functions and data."""
    unit = Unit("program", lib, sink, image=image, runtime=runtime)
    unit.add_classes(program.classes)
    for module in program.modules:
        for var in module.globals:
            unit.global_symbol(var)
    for module in program.modules:
        build_module(unit, module)
    for module in program.modules:
        for info in module.functions:
            _build_named(unit, info)
        for cls in module.classes:
            if not cls.type_params:
                unit.classes.descriptor(cls, {})
    _entry(unit)
    unit.run_queue()
    _trim(unit)
    return unit.module


def _build_named(unit: Unit, info: FunctionInfo) -> None:
    """Functions that nothing calls are compiled all the same, unless they are generic or nested."""
    if info.definition is not None and info.parent is None and info.name not in ("<lambda>", "<genexpr>") and not all_type_vars(info):
        unit.symbol_for(info, {})


def _entry(unit: Unit) -> None:
    function = unit.module.add(Function(MAIN, [], (), Traits(export=True, hidden=True, noinline=True)))
    fb = FunctionBuilder(unit, function)
    fb.call(module_symbol("__main__"), [], ())
    fb.lib("await_threads")
    fb.emit(Instr("ret"))


def _trim(unit: Unit) -> None:
    """Declarations of functions that turned out to be defined here are not needed."""
    for name in list(unit.module.declarations):
        if name in unit.module.functions:
            del unit.module.declarations[name]


# --- the image's data -----------------------------------------------------------------------------------------------------


def _builtin_classes(unit: Unit) -> None:
    """Descriptors of all builtin classes that are not generic, and of lists."""
    classes = unit.classes
    for cls in list(unit.lib.classes.values()):
        if cls.module in ("builtins", "typing") and not cls.type_params and not cls.is_protocol:
            classes.descriptor(cls, {})
    listed = classes.builtin_class("list")
    for ty in READY_LISTS:
        classes.descriptor(listed, _scalar_mapping(unit, listed.type_params, [ty]))
        classes.array(ty)
    classes.function_type()


def _scalar_mapping(unit: Unit, params: list[TypeVar], reps: list[Ty]) -> dict[TypeVar, Type]:
    names = {Ty.I64: "int", Ty.F64: "float", Ty.I1: "bool"}
    mapping: dict[TypeVar, Type] = {}
    for param, ty in zip(params, reps, strict=True):
        if ty is not Ty.REF:
            mapping[param] = Instance(unit.classes.builtin_class(names[ty]))
    return mapping


def _latin1(unit: Unit) -> None:
    """The strings of one character below 256, 40 bytes each."""
    descriptor = Sym(unit.classes.builtin("str"))
    pieces: list[Piece] = []
    for code in range(256):
        pieces += [descriptor, words(1, 0, 1) + bytes([code]) + bytes(7)]
    unit.data.add(LATIN1, "data", pieces)


def _initial_value(unit: Unit, module: tree.Module, var: Var) -> None:
    """A variable of lib starts with the constant that its module assigns."""
    fb = FunctionBuilder(unit, Function("unused", [], ()))
    value = _folded(fb, _assigned(module, var))
    ty = rep(var.type)
    symbol = f"var.{var.fullname}"
    pieces: list[Piece] = [bytes(8)]
    if isinstance(value, tree.StrLit):
        pieces = [Sym(unit.data.string(value.value).name)]
    elif isinstance(value, tree.FloatLit) or (ty is Ty.F64 and isinstance(value, tree.IntLit)):
        pieces = [struct.pack("<d", float(value.value))]
    elif isinstance(value, tree.IntLit | tree.BoolLit):
        pieces = [words(int(value.value))] if ty is not Ty.REF else [Sym(unit.data.int_box(int(value.value)).name)]
    unit.data.add(symbol, "roots" if ty is Ty.REF else "data", pieces, 8)
    if var.maybe_unbound and needs_flag(fb, var):
        unit.data.add(f"{symbol}.bound", "data", [words(int(value is not None))], 8)


def _assigned(module: tree.Module, var: Var) -> tree.Expr | None:
    for stmt in module.body:
        if isinstance(stmt, tree.Assign):
            for target in stmt.targets:
                found = _value_for(target, stmt.value, var)
                if found is not None:
                    return found
    return None


def _value_for(target: tree.Expr, value: tree.Expr, var: Var) -> tree.Expr | None:
    """The part of an assignment's value that goes to a variable."""
    if isinstance(target, tree.Name):
        return value if target.var is var else None
    if isinstance(target, tree.TupleLit) and isinstance(value, tree.TupleLit):
        pairs = zip(target.items, value.items, strict=True)
        return next((found for t, v in pairs if (found := _value_for(t, v, var)) is not None), None)
    return None


def _folded(fb: FunctionBuilder, node: tree.Expr | None) -> tree.Expr | None:
    """Constant arithmetic done."""
    if isinstance(node, tree.Binary | tree.Unary):
        root = exact.plan(fb, node)
        if isinstance(root, exact.Literal):
            return tree.IntLit(pos=node.pos, type=node.type, value=root.value)
        raise InternalError(f"{node.pos.file}:{node.pos.line}: not a constant")
    return node


__all__ = ["MAIN", "build_lib", "build_program"]
