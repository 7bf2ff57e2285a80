"""Where variables live, and how they are read and written.

A local lives in a register; one that an inner function uses and that is assigned again lives in a cell on the heap; a global in
a datum of its own. Reading checks for no value only where front could not prove that there is one: a reference that may not
be None is then 0, everything else has a bit beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bullsnake.build.function import FALSE, NULL, TRUE, FunctionBuilder
from bullsnake.build.objects import new_simple, void
from bullsnake.build.reps import has_none
from bullsnake.front.symbols import FunctionInfo, Scope, Var
from bullsnake.ir.core import Const, Operand, Reg, Sym
from bullsnake.ir.types import Ty


class Place:
    """A variable's home. `stable`: only the function itself can change it."""

    stable = False

    def load(self, fb: FunctionBuilder) -> Operand:
        raise NotImplementedError

    def store(self, fb: FunctionBuilder, value: Operand) -> None:
        raise NotImplementedError

    def bound(self, fb: FunctionBuilder) -> Operand | None:
        """Whether the variable has a value; None if that is not recorded apart from the value."""
        return None

    def unbind(self, fb: FunctionBuilder) -> None:
        raise NotImplementedError


@dataclass(slots=True)
class RegPlace(Place):
    reg: Reg
    flag: Reg | None = None
    stable = True

    def load(self, fb: FunctionBuilder) -> Operand:
        return self.reg

    def store(self, fb: FunctionBuilder, value: Operand) -> None:
        fb.copy(self.reg, value)
        if self.flag is not None:
            fb.copy(self.flag, TRUE)

    def bound(self, fb: FunctionBuilder) -> Operand | None:
        return self.flag

    def unbind(self, fb: FunctionBuilder) -> None:
        if self.flag is not None:
            fb.copy(self.flag, FALSE)
        elif self.reg.ty is Ty.REF:
            fb.copy(self.reg, NULL)


@dataclass(slots=True)
class CellPlace(Place):
    """The cell's object is {type, value, bound}."""

    cell: Operand
    ty: Ty

    def load(self, fb: FunctionBuilder) -> Operand:
        return fb.load(self.ty, self.cell, 8)

    def store(self, fb: FunctionBuilder, value: Operand) -> None:
        fb.store(value, self.cell, 8)
        fb.store(TRUE, self.cell, 16)

    def bound(self, fb: FunctionBuilder) -> Operand | None:
        return fb.load(Ty.I1, self.cell, 16)

    def unbind(self, fb: FunctionBuilder) -> None:
        fb.store(FALSE, self.cell, 16)


@dataclass(slots=True)
class GlobalPlace(Place):
    symbol: str
    ty: Ty
    flag: str

    def load(self, fb: FunctionBuilder) -> Operand:
        return fb.load(self.ty, Sym(self.symbol), 0)

    def store(self, fb: FunctionBuilder, value: Operand) -> None:
        fb.store(value, Sym(self.symbol), 0)
        if self.flag:
            fb.store(TRUE, Sym(self.flag), 0)

    def bound(self, fb: FunctionBuilder) -> Operand | None:
        return fb.load(Ty.I1, Sym(self.flag), 0) if self.flag else None

    def unbind(self, fb: FunctionBuilder) -> None:
        if self.flag:
            fb.store(FALSE, Sym(self.flag), 0)
        elif self.ty is Ty.REF:
            fb.store(NULL, Sym(self.symbol), 0)


def in_cell(var: Var) -> bool:
    return var.captured and var.rebound and var.scope is not Scope.GLOBAL


def needs_flag(fb: FunctionBuilder, var: Var) -> bool:
    """Whether 0 cannot stand for "no value"."""
    return fb.rep(var.type) is not Ty.REF or has_none(fb.type(var.type))


def new_cell(fb: FunctionBuilder, ty: Ty, value: Operand | None = None) -> Reg:
    """A cell, empty or with a value."""
    zero = Const(ty, 0.0 if ty is Ty.F64 else 0)
    cell = new_simple(fb, fb.unit.classes.cell(ty), [zero if value is None else value, FALSE if value is None else TRUE])
    return fb.kept(cell)


def place_of(fb: FunctionBuilder, var: Var) -> Place:
    """The home of a variable in this function."""
    found = fb.vars.get(var)
    if found is None:
        found = fb.vars[var] = global_place(fb, var) if var.scope is Scope.GLOBAL else new_local(fb, var)
    return found


def new_local(fb: FunctionBuilder, var: Var) -> Place:
    """A register, with a bit beside it if it may be read while there is no value in it."""
    reg = fb.reg(fb.rep(var.type), var.name)
    flag = fb.reg(Ty.I1, f"{var.name}.bound") if var.maybe_unbound and needs_flag(fb, var) else None
    _at_entry(fb, reg, Const(reg.ty, 0.0 if reg.ty is Ty.F64 else 0))
    if flag is not None:
        _at_entry(fb, flag, FALSE)
    return RegPlace(reg, flag)


def _at_entry(fb: FunctionBuilder, reg: Reg, value: Operand) -> None:
    """Initialise a register where the function starts: the variable may first be met inside a branch."""
    from bullsnake.ir.core import Instr

    fb.function.blocks[0].instrs.insert(0, Instr("copy", [reg], [value]))


def global_place(fb: FunctionBuilder, var: Var) -> GlobalPlace:
    symbol = fb.unit.global_symbol(var)
    ty = fb.rep(var.type)
    flag = f"{symbol}.bound" if var.maybe_unbound and needs_flag(fb, var) else ""
    for name, rep in ((symbol, ty), (flag, Ty.I1)):
        if name and not fb.unit.in_image(name):
            fb.unit.data.variable(name, rep)
    return GlobalPlace(symbol, ty, flag)


def read(fb: FunctionBuilder, var: Var) -> Operand:
    """The value of a variable; NameError or UnboundLocalError if it has none."""
    stub = fb.unit.lib.implementations.get((var.fullname, 0)) if var.scope is Scope.GLOBAL else None
    if stub is not None:
        return _stub_variable(fb, stub)
    place = place_of(fb, var)
    value = place.load(fb)
    if var.maybe_unbound:
        bound = place.bound(fb) if needs_flag(fb, var) else fb.op("icmp.ne", Ty.I1, value, NULL)
        if bound is not None:
            fb.check(bound, lambda: _unbound(fb, var))
    return value


def _stub_variable(fb: FunctionBuilder, info: FunctionInfo) -> Operand:
    """A variable of a stub module (sys.argv, math.pi): a function of lib gives its value."""
    return fb.call(fb.unit.symbol_for(info, {}), [], (fb.rep(info.ret),))


def _unbound(fb: FunctionBuilder, var: Var) -> None:
    if var.scope is Scope.GLOBAL:
        void(fb.lib("raise_name_error", fb.string(f"name '{var.name}' is not defined")))
    elif fb.info is None or var.owner is not fb.info:
        text = f"cannot access free variable '{var.name}' where it is not associated with a value in enclosing scope"
        void(fb.lib("raise_name_error", fb.string(text)))
    else:
        text = f"cannot access local variable '{var.name}' where it is not associated with a value"
        void(fb.lib("raise_unbound_local", fb.string(text)))


def write(fb: FunctionBuilder, var: Var, value: Operand) -> None:
    setter = fb.unit.lib.implementations.get((f"{var.fullname}.setter", 0)) if var.scope is Scope.GLOBAL else None
    if setter is not None:
        fb.call(fb.unit.symbol_for(setter, {}), [value], ())
        return
    place_of(fb, var).store(fb, value)
