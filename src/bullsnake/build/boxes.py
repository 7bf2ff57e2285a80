"""Boxes of scalars: functions of IR that make them, and the preallocated ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullsnake.build.data import words
from bullsnake.build.function import FunctionBuilder, i64
from bullsnake.build.objects import allocate
from bullsnake.ir.core import Const, Function, Instr, Piece, Reg, Sym, Traits
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit

SMALLEST, LARGEST = -5, 256
SMALL_INTS = "smallints"
_NAMES = {Ty.I64: "int", Ty.F64: "float"}


def box_function(unit: Unit, ty: Ty) -> str:
    """The function that boxes an int or a float."""
    name = f"bslib.box.{_NAMES[ty]}"
    return unit.build_once(name, lambda: _build(unit, name, ty))


def _build(unit: Unit, name: str, ty: Ty) -> None:
    value = Reg(0, ty, "value")
    function = unit.module.add(Function(name, [value], (Ty.REF,), Traits(hidden=True)))
    fb = FunctionBuilder(unit, function)
    if ty is Ty.I64:
        _small(fb, value)
    made = allocate(fb, unit.classes.builtin(_NAMES[ty]), 16, noscan=True)
    fb.store(value, made, 8, init=True)
    fb.emit(Instr("ret", [], [made]))


def _small(fb: FunctionBuilder, value: Reg) -> None:
    """Small integers are preallocated, 16 bytes each."""
    index = fb.op("sub", Ty.I64, value, Const(Ty.I64, SMALLEST))
    small, large = fb.new_block("small"), fb.new_block("large")
    fb.branch(fb.op("icmp.ult", Ty.I1, index, i64(LARGEST - SMALLEST + 1)), small, large)
    fb.enter(small)
    address = fb.op("ptradd", Ty.PTR, Sym(SMALL_INTS), fb.op("shl", Ty.I64, index, i64(4)))
    fb.emit(Instr("ret", [], [fb.op("cast", Ty.REF, address)]))
    fb.enter(large)


def static_boxes(unit: Unit) -> None:
    """Data of the image: True, False and the small integers."""
    bools = unit.classes.builtin("bool")
    unit.data.add("bool.False", "rodata", [Sym(bools), words(0)])
    unit.data.add("bool.True", "rodata", [Sym(bools), words(1)])
    ints = unit.classes.builtin("int")
    pieces: list[Piece] = []
    for value in range(SMALLEST, LARGEST + 1):
        pieces += [Sym(ints), words(value)]
    unit.data.add(SMALL_INTS, "rodata", pieces)
