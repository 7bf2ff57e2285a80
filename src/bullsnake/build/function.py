"""FunctionBuilder: one function of IR while it is built.

It keeps the current block and source position, where each variable lives, the handlers and clean-ups in force, and the types
that stand for type variables. References that live across calls are in registers of type REF and nothing else: no pointer
derived from one is ever kept.

Unreachable code: what is emitted after a terminator goes to a fresh block that nothing jumps to.
"""

from __future__ import annotations

from collections.abc import Callable as Fn
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bullsnake.build.dispatch import EXPRESSIONS, STATEMENTS
from bullsnake.front import tree
from bullsnake.front.symbols import FunctionInfo, Var
from bullsnake.front.types import Type, TypeVar, rep, substitute
from bullsnake.internal import InternalError, Unimplemented
from bullsnake.ir.core import Block, Const, Function, Instr, Operand, Pos, Reg, Sym
from bullsnake.ir.ops import OPS
from bullsnake.ir.types import Signature, Ty

if TYPE_CHECKING:
    from bullsnake.build.generators import Running
    from bullsnake.build.places import Place
    from bullsnake.build.unit import Unit

NULL = Const(Ty.REF, 0)
TRUE = Const(Ty.I1, 1)
FALSE = Const(Ty.I1, 0)
ARRAY_DATA = 16


def i64(value: int) -> Const:
    return Const(Ty.I64, value)


@dataclass(slots=True)
class Cleanup:
    """Code to run when control leaves a region by return, break or continue. unwind: the handler in force outside it."""

    emit: Fn[[], None]
    unwind: str | None


@dataclass(slots=True)
class LoopTargets:
    """depth: how many clean-ups were in force where the loop stands."""

    on_break: Block
    on_continue: Block
    depth: int


class FunctionBuilder:
    """See the module's docstring. info: None for code that no source function has."""

    def __init__(
        self, unit: Unit, function: Function, mapping: Mapping[TypeVar, Type] | None = None, info: FunctionInfo | None = None
    ) -> None:
        self.unit = unit
        self.function = function
        self.info = info
        self.mapping = dict(mapping or {})
        self.block = function.block("entry")
        self.pos: Pos | None = None
        self.vars: dict[Var, Place] = {}
        self.unwind: str | None = None
        self.cleanups: list[Cleanup] = []
        self.loops: list[LoopTargets] = []
        self.handled: list[Reg] = []
        self.use = ""
        self.generator: Running | None = None
        self.wraps = info is not None and info.module.startswith("bslib")

    # `wraps`: lib's own sums and products are known to fit, or asked about before (`_prim.add_overflows`).

    # --- types --------------------------------------------------------------------------------------------------------

    def type(self, type_: Type) -> Type:
        """A type of the source with this copy's types for the type variables."""
        return substitute(type_, self.mapping) if self.mapping else type_

    def rep(self, type_: Type) -> Ty:
        return rep(self.type(type_))

    # --- emission -----------------------------------------------------------------------------------------------------

    @property
    def terminated(self) -> bool:
        return bool(self.block.instrs) and OPS[self.block.instrs[-1].op].terminator

    def emit(self, instr: Instr) -> Instr:
        if self.terminated:
            self.block = self.function.block("dead", cold=True)
        self.block.instrs.append(instr)
        return instr

    def reg(self, ty: Ty, name: str = "") -> Reg:
        return self.function.reg(ty, name)

    def op(self, op: str, ty: Ty, *args: Operand, **attrs: Any) -> Reg:
        """An operation with one result."""
        dst = self.reg(ty)
        self.emit(Instr(op, [dst], list(args), attrs=attrs))
        return dst

    def op2(self, op: str, ty: Ty, second: Ty, *args: Operand) -> tuple[Reg, Reg]:
        """An operation with two results."""
        dsts = [self.reg(ty), self.reg(second)]
        self.emit(Instr(op, list(dsts), list(args)))
        return dsts[0], dsts[1]

    def copy(self, dst: Reg, value: Operand) -> None:
        self.emit(Instr("copy", [dst], [value]))

    def kept(self, value: Operand) -> Reg:
        """A fresh register with the value, which later assignments to variables do not change."""
        return self.op("copy", value.ty, value)

    def load(self, ty: Ty, base: Operand, offset: int, index: Operand | None = None, scale: int = 1, **attrs: Any) -> Reg:
        args = [base] if index is None else [base, index]
        attrs |= {"offset": offset} if index is None else {"offset": offset, "scale": scale}
        return self.op("load", ty, *args, **attrs)

    def store(
        self, value: Operand, base: Operand, offset: int, index: Operand | None = None, scale: int = 1, **attrs: Any
    ) -> None:
        args = [value, base] if index is None else [value, base, index]
        attrs |= {"offset": offset} if index is None else {"offset": offset, "scale": scale}
        self.emit(Instr("store", [], args, attrs=attrs))

    def element(self, ty: Ty, array: Operand, place: Operand) -> Reg:
        """An element of an array."""
        return self.load(ty, array, ARRAY_DATA, place, ty.nbytes, part="element")

    def set_element(self, value: Operand, array: Operand, place: Operand) -> None:
        attrs = {"offset": ARRAY_DATA, "scale": value.ty.nbytes, "part": "element"}
        self.emit(Instr("store", [], [value, array, place], attrs=attrs))

    # --- control ------------------------------------------------------------------------------------------------------

    def new_block(self, hint: str, cold: bool = False) -> Block:
        """A block to be entered later; it is placed where it is created. What is made on a cold path is cold."""
        return self.function.block(hint, cold=cold or self.block.cold)

    def enter(self, block: Block) -> None:
        """Go on in `block`; blocks stand in the order in which they are entered."""
        blocks = self.function.blocks
        place = len(blocks) - 1
        while blocks[place] is not block:  # it is one of the last: functions of thousands of blocks are built in linear time
            place -= 1
        del blocks[place]
        blocks.append(block)
        self.block = block

    def jump(self, block: Block) -> None:
        if not self.terminated:
            self.emit(Instr("jump", targets=[block.label]))

    def branch(self, condition: Operand, then: Block, orelse: Block, likely: bool | None = None) -> Instr:
        attrs = {} if likely is None else {"likely": likely}
        return self.emit(Instr("branch", [], [condition], [then.label, orelse.label], attrs))

    def unreachable(self) -> None:
        if not self.terminated:
            self.emit(Instr("unreachable"))

    def check(self, ok: Operand, otherwise: Fn[[], None]) -> None:
        """Go on if `ok`; else run the cold code, which does not come back."""
        good, bad = self.new_block("ok"), self.new_block("fail", cold=True)
        self.branch(ok, good, bad, likely=True)
        self.enter(bad)
        otherwise()
        self.unreachable()
        self.enter(good)

    # --- calls --------------------------------------------------------------------------------------------------------

    def unwind_attrs(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if self.unwind is not None and not attrs.get("leaf"):
            attrs["unwind"] = self.unwind
        return attrs

    def call(self, callee: str, args: Sequence[Operand], results: tuple[Ty, ...] = (), **attrs: Any) -> Operand:
        """A call with at most one result; without, None's representation."""
        dsts = [self.reg(ty) for ty in results]
        attrs = self.unwind_attrs({"callee": callee, **attrs})
        self.emit(Instr("call", list(dsts), list(args), attrs=attrs, pos=self.pos))
        return dsts[0] if dsts else NULL

    def call_indirect(self, address: Operand, args: Sequence[Operand], signature: Signature, **attrs: Any) -> Operand:
        dsts = [self.reg(ty) for ty in signature.results]
        attrs = self.unwind_attrs({"sig": signature, **attrs})
        self.emit(Instr("calli", list(dsts), [address, *args], attrs=attrs, pos=self.pos))
        return dsts[0] if dsts else NULL

    def runtime(self, name: str, *args: Operand, **attrs: Any) -> Operand:
        declaration = self.unit.runtime_function(name)
        value = self.call(name, args, declaration.signature.results, **attrs)
        if declaration.traits.noreturn:
            self.unreachable()
        return value

    def lib(self, name: str, *args: Operand) -> Operand:
        """Call a lib function that is not generic by its exported name; arguments are in its representations."""
        from bullsnake.build.unit import signature_of

        info = self.unit.lib_export(name)
        symbol = self.unit.symbol_for(info, {})
        value = self.call(symbol, args, signature_of(info, {}).results)
        if name.startswith("raise_"):
            self.unreachable()
        return value

    def string(self, text: str) -> Sym:
        return self.unit.data.string(text)

    def take_use(self) -> str:
        """The attribute that the value to be read is wanted for (see coerce.narrow)."""
        use, self.use = self.use, ""
        return use

    # --- the tree -----------------------------------------------------------------------------------------------------

    def expr(self, node: tree.Expr) -> Operand:
        """Evaluate, in the representation of the expression's own type."""
        lower = EXPRESSIONS.get(type(node))
        if lower is None:
            raise InternalError(f"{node.pos.file}:{node.pos.line}: no lowering of {type(node).__name__}")
        before, self.pos = self.pos, node.pos
        value = lower(self, node)
        self.pos = before
        return value

    def value(self, node: tree.Expr, target: Type) -> Operand:
        """Evaluate, and convert to the representation of the place where the value goes."""
        from bullsnake.build.coerce import convert_expr

        return convert_expr(self, node, self.type(target))

    def kept_value(self, node: tree.Expr, target: Type) -> Operand:
        """As `value`, for an operand that others are evaluated after: an assignment in those must not change it."""
        value = self.value(node, target)
        return self.kept(value) if isinstance(node, tree.Name) and isinstance(value, Reg) else value

    def statements(self, body: Sequence[tree.Stmt]) -> None:
        for stmt in body:
            if self.terminated:
                return
            self.statement(stmt)

    def statement(self, stmt: tree.Stmt) -> None:
        execute = STATEMENTS.get(type(stmt))
        if execute is None:
            raise InternalError(f"{stmt.pos.file}:{stmt.pos.line}: no lowering of {type(stmt).__name__}")
        self.pos = stmt.pos
        try:
            execute(self, stmt)
        except Unimplemented as missing:
            if self.wraps:
                raise
            self.unit.sink.error(stmt.pos, f'"{missing.name}" cannot be used here', "nothing runs behind this name")
        except Exception as error:
            error.add_note(f"while building {stmt.pos.file}:{stmt.pos.line} in {self.function.name}")
            raise
