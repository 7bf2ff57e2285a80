"""Small modules of the intermediate representation, built in a few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bullsnake.ir.core import Block, Const, Declaration, Function, Instr, Module, Operand, Pos, Reg, Traits
from bullsnake.ir.types import Signature, Ty
from bullsnake.ir.verify import verify
from bullsnake.passes.pipeline import run_passes

I64, REF, F64, PTR, I1 = Ty.I64, Ty.REF, Ty.F64, Ty.PTR, Ty.I1


def const(value: int) -> Const:
    return Const(Ty.I64, value)


class Builder:
    """Appends instructions to a block of one function; `b.op(...)` gives the result register."""

    def __init__(self, module: Module, name: str, params: list[Ty], results: tuple[Ty, ...] = (), **traits: bool) -> None:
        self.module = module
        self.function = Function(name, [], results, Traits(**traits), pyname=name, file="t.py")
        self.function.params = [self.function.reg(ty, "p") for ty in params]
        module.add(self.function)
        self.block = self.function.block("entry")
        self.line = 1

    @property
    def params(self) -> list[Reg]:
        return self.function.params

    def new(self, hint: str = "b", cold: bool = False) -> Block:
        return self.function.block(hint, cold=cold)

    def at(self, block: Block) -> Builder:
        self.block = block
        return self

    def emit(self, op: str, dsts: list[Reg], args: list[Operand], targets: tuple[Block, ...] = (), **attrs: Any) -> Instr:
        labels = [block.label for block in targets]
        instr = Instr(op, dsts, args, labels, attrs, Pos("t.py", self.line))
        self.block.instrs.append(instr)
        return instr

    def op(self, op: str, ty: Ty, *args: Operand, **attrs: Any) -> Reg:
        reg = self.function.reg(ty)
        self.emit(op, [reg], list(args), **attrs)
        return reg

    def call(self, callee: str, *args: Operand, unwind: Block | None = None, line: int = 0) -> list[Reg]:
        self.line = line or self.line
        results = [self.function.reg(ty) for ty in self.module.signature_of(callee).results]
        attrs = {"callee": callee} | ({"unwind": unwind.label} if unwind else {})
        self.emit("call", results, list(args), **attrs)
        return results

    def branch(self, condition: Operand, then: Block, other: Block) -> None:
        self.emit("branch", [], [condition], (then, other))

    def jump(self, to: Block) -> None:
        self.emit("jump", [], [], (to,))

    def ret(self, *values: Operand) -> None:
        self.emit("ret", [], list(values))


def declare(module: Module, name: str, params: list[Ty], results: tuple[Ty, ...] = (), **traits: bool) -> None:
    module.declarations[name] = Declaration(name, Signature(tuple(params), results), Traits(**traits))


def passed(make: Callable[[Module], None]) -> Module:
    """A module made by a function, after the passes."""
    module = Module("test")
    make(module)
    verify(module)
    run_passes(module)
    return module
