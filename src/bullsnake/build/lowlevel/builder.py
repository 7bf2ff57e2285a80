"""Translation of one function: the state, emission of instructions, and the lowering of memory places and conditions.

`block` is where instructions go; None after a terminator: what follows cannot be reached. `assigned` holds the locals that
have a value on every path to this point.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from bullsnake.build.lowlevel.errors import DialectError, place_of
from bullsnake.build.lowlevel.program import Info, Program
from bullsnake.build.lowlevel.source import Source
from bullsnake.build.lowlevel.values import Place, Value, WorkerType, name_of, ty_of
from bullsnake.dialect.numbers import u64
from bullsnake.dialect.structs import ArrayType, InlineType, layout_of, size_and_align
from bullsnake.ir.core import Block, Const, Function, Instr, Operand, Reg
from bullsnake.ir.types import Signature, Ty


@dataclass
class Local:
    """A local variable; no register if it stands for the worker."""

    kind: Any
    reg: Reg | None


@dataclass
class LoopState:
    """Targets of break and continue, and what is assigned wherever the loop is left by break."""

    exit: Block
    again: Block
    at_breaks: list[set[str]] = field(default_factory=list)


class Builder:
    """One function being translated."""

    def __init__(self, program: Program, source: Source, info: Info, function: Function) -> None:
        self.program = program
        self.source = source
        self.info = info
        self.function = function
        self.block: Block | None = function.block("entry")
        self.locals: dict[str, Local] = {}
        self.assigned: set[str] = set()
        self.globals: set[str] = set()
        self.loops: list[LoopState] = []
        self.node: ast.AST | None = None
        for (name, kind), reg in zip(info.params, function.params, strict=True):
            self.locals[name] = Local(kind, reg)
            self.assigned.add(name)

    def error(self, node: ast.AST, message: str) -> DialectError:
        return DialectError(place_of(node, self.source.file), message)

    # Emission

    def emit(self, op: str, dsts: list[Reg], args: list[Operand], targets: list[str] | None = None, **attrs: Any) -> None:
        """Append an instruction; code that cannot be reached is dropped."""
        if self.block is None:
            return
        pos = place_of(self.node, self.source.file) if self.node is not None else None
        self.block.instrs.append(Instr(op, dsts, args, targets or [], attrs, pos))

    def result(self, op: str, ty: Ty, *args: Operand, **attrs: Any) -> Reg:
        """Emit an operation with one result."""
        reg = self.function.reg(ty)
        self.emit(op, [reg], list(args), **attrs)
        return reg

    def new_block(self, hint: str, *, cold: bool = False) -> Block:
        return self.function.block(hint, cold=cold)

    def start(self, block: Block) -> None:
        """Continue in a block, behind all that was written so far."""
        self.function.blocks.remove(block)
        self.function.blocks.append(block)
        self.block = block

    def end(self, op: str, args: list[Operand], targets: list[str], **attrs: Any) -> None:
        """Emit a terminator."""
        self.emit(op, [], args, targets, **attrs)
        self.block = None

    def jump(self, target: Block) -> None:
        self.end("jump", [], [target.label])

    # Values

    def expect(self, node: ast.AST, value: Value, kind: Any) -> Value:
        """Check a value's type."""
        if value.kind is not kind:
            raise self.error(node, f"{name_of(kind)} expected, not {name_of(value.kind)}")
        return value

    def copy_of(self, value: Value) -> Value:
        """The value in a register of its own, so that later assignments do not change it."""
        if not isinstance(value.operand, Reg):
            return value
        return Value(value.kind, self.result("copy", value.operand.ty, value.operand))

    def pointer(self, address: Operand) -> Operand:
        """A u64 address as an IR pointer."""
        return self.result("cast", Ty.PTR, address)

    def address(self, pointer: Operand) -> Operand:
        """An IR pointer or reference as u64."""
        return self.result("cast", Ty.I64, pointer)

    # Places

    def field_place(self, node: ast.Attribute, base: Value | Place) -> Place:
        """The place of `base.field`."""
        struct = base.kind.struct if isinstance(base.kind, InlineType) else base.kind
        if struct is WorkerType:
            struct = self.program.worker_class()
            if struct is None:
                raise self.error(node, "no struct Worker is known")
        field = layout_of(struct).fields.get(node.attr)
        if field is None:
            raise self.error(node, f"{name_of(struct)} has no field {node.attr}")
        if isinstance(base, Value):
            return Place(field.type, None if base.kind is WorkerType else base.operand, field.offset)
        return Place(field.type, base.base, base.offset + field.offset, base.index, base.scale)

    def element_place(self, node: ast.AST, array: Place, index: Value) -> Place:
        """The place of `array[index]`."""
        if not isinstance(array.kind, ArrayType):
            raise self.error(node, f"{name_of(array.kind)} has no elements")
        self.expect(node, index, u64)
        element = array.kind.element
        size, _ = size_and_align(element)
        if isinstance(index.operand, Const):
            number = int(index.operand.value)
            if number >= array.kind.length:
                raise self.error(node, f"index {number} of an array of {array.kind.length}")
            return Place(element, array.base, array.offset + number * size, array.index, array.scale)
        if array.index is None:
            return Place(element, array.base, array.offset, index.operand, size)
        total = self.result("add", Ty.I64, self._scaled(array.index, array.scale), self._scaled(index.operand, size))
        return Place(element, array.base, array.offset, total, 1)

    def _scaled(self, index: Operand, scale: int) -> Operand:
        return index if scale == 1 else self.result("mul", Ty.I64, index, Const(Ty.I64, scale))

    def place_address(self, node: ast.AST, place: Place) -> Operand:
        """The IR pointer to a place."""
        if place.base is None:
            raise self.error(node, "the worker's block has no address here; use this_worker().self")
        pointer = place.base
        if place.index is not None:
            pointer = self.result("ptradd", Ty.PTR, pointer, self._scaled(place.index, place.scale))
        if place.offset:
            pointer = self.result("ptradd", Ty.PTR, pointer, Const(Ty.I64, place.offset))
        return pointer

    def read(self, node: ast.AST, place: Place) -> Value:
        """Load a place; the value of an inline struct is its address."""
        if isinstance(place.kind, InlineType):
            return Value(place.kind.struct, self.place_address(node, place))
        if isinstance(place.kind, ArrayType):
            raise self.error(node, "an array is no value: read an element, or take `.address()`")
        reg = self.function.reg(ty_of(place.kind))
        args: list[Operand] = [] if place.base is None else [place.base]
        self._access("wload" if place.base is None else "load", [reg], args, place)
        return Value(place.kind, reg)

    def write(self, node: ast.AST, place: Place, value: Value) -> None:
        """Store into a place."""
        if isinstance(place.kind, ArrayType | InlineType):
            raise self.error(node, f"{name_of(place.kind)} cannot be assigned as a whole")
        self.expect(node, value, place.kind)
        args = [value.operand] if place.base is None else [value.operand, place.base]
        self._access("wstore" if place.base is None else "store", [], args, place)

    def _access(self, op: str, dsts: list[Reg], args: list[Operand], place: Place) -> None:
        attrs: dict[str, Any] = {"offset": place.offset}
        if place.index is not None:
            args = [*args, place.index]
            attrs["scale"] = place.scale
        self.emit(op, dsts, args, **attrs)

    # Calls

    def call(self, node: ast.AST, info: Info, args: list[Value]) -> list[Value]:
        """Call a known function; its results."""
        if len(args) < len(info.params) or (len(args) > len(info.params) and not info.directives.variadic):
            raise self.error(node, f"{info.symbol} takes {len(info.params)} arguments")
        for (_, kind), arg in zip(info.params, args, strict=False):
            self.expect(node, arg, kind)
        dsts = [self.function.reg(ty_of(kind)) for kind in info.results]
        self.info.calls.append((info.symbol, place_of(node, self.source.file)))
        self.emit("call", dsts, [a.operand for a in args], callee=info.symbol)
        if info.directives.noreturn:
            self.unreachable()
        return [Value(kind, reg) for kind, reg in zip(info.results, dsts, strict=True)]

    def unreachable(self) -> None:
        """After a call that does not return: its block is cold."""
        if self.block is not None:
            self.block.cold = self.block is not self.function.blocks[0]
            self.end("unreachable", [], [])

    def fatal(self, node: ast.AST, message: str) -> None:
        symbol = self.program.fatal()
        self.info.calls.append((symbol, place_of(node, self.source.file)))
        text = self.address(self.program.cstr(message))
        self.emit("call", [], [text], callee=symbol)
        self.unreachable()

    def call_address(self, target: Value, args: list[Value]) -> Value:
        """Call by address: u64 arguments and result."""
        attrs: dict[str, Any] = {"sig": Signature((Ty.I64,) * len(args), (Ty.I64,))}
        if not self.info.directives.safepoint and not self.info.directives.raises:
            attrs["leaf"] = True
        reg = self.function.reg(Ty.I64)
        self.emit("calli", [reg], [self.pointer(target.operand), *(a.operand for a in args)], **attrs)
        return Value(u64, reg)
