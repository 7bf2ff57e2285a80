"""Modules, functions, blocks and instructions.

A function is a list of blocks in order, the first being the entry, each a list of instructions of which only the last is a
terminator. A `call` with `unwind` stands in the middle of a block all the same: control may leave there for the handler's
block, which starts with `landingpad`. Registers are mutable and belong to one function.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bullsnake.ir.types import Signature, Ty


class Reg:
    """A virtual register. Compared by identity; `name` is for dumps only, `number` is unique in its function."""

    __slots__ = ("name", "number", "ty")

    def __init__(self, number: int, ty: Ty, name: str = "") -> None:
        self.number = number
        self.ty = ty
        self.name = name

    def __repr__(self) -> str:
        return f"%{self.name or 'r'}.{self.number}"


@dataclass(frozen=True, slots=True)
class Const:
    """A literal. Integers are stored signed or unsigned, whichever fits; F64 holds a float; REF and PTR hold an int (0: null)."""

    ty: Ty
    value: int | float

    def __repr__(self) -> str:
        return f"{self.value!r}:{self.ty.value}"


@dataclass(frozen=True, slots=True)
class Sym:
    """The address of a function or datum, plus `offset` bytes. `ty` is PTR, or REF for a static object."""

    name: str
    ty: Ty = Ty.PTR
    offset: int = 0

    def __repr__(self) -> str:
        return f"@{self.name}" + (f"+{self.offset}" if self.offset else "")


Operand = Reg | Const | Sym


@dataclass(frozen=True, slots=True)
class Pos:
    """A place in a source file; columns count from 1."""

    file: str
    line: int
    column: int = 0

    def __reduce__(self) -> tuple[type[Pos], tuple[str, int, int]]:
        """Pickled as a call: there are many, and what dataclasses do for frozen classes is slow to read."""
        return Pos, (self.file, self.line, self.column)


@dataclass(slots=True)
class Instr:
    """One instruction; see `ops`. `targets` are block labels."""

    op: str
    dsts: list[Reg] = field(default_factory=list)
    args: list[Operand] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    attrs: dict[str, Any] = field(default_factory=dict)
    pos: Pos | None = None

    @property
    def unwind(self) -> str | None:
        """Label of the handler's block, if control may leave for one here."""
        return self.attrs.get("unwind")

    @property
    def callee(self) -> str:
        return str(self.attrs["callee"])


@dataclass(slots=True, eq=False)
class Block:
    label: str
    instrs: list[Instr] = field(default_factory=list)
    cold: bool = False

    @property
    def terminator(self) -> Instr:
        return self.instrs[-1]

    def successors(self) -> Iterator[str]:
        """Labels of all blocks that control may reach from here, handlers included: also that of a poll that is to be placed."""
        for instr in self.instrs:
            handler = instr.attrs.get("unwind")
            if handler is not None:
                yield handler
        handler_of_poll = self.terminator.attrs.get("poll_unwind")
        if handler_of_poll is not None:
            yield handler_of_poll
        yield from self.terminator.targets


@dataclass(slots=True)
class Traits:
    """What is known of a function without its body; the same for declarations and definitions.

    nosplit: no stack check; runs within the nosplit budget. systemstack: runs on the worker's system stack; guest code reaches
    it through a thunk. safepoint: calling it may collect, move the stack or switch goroutines; switches: the last of these.
    raises: an exception may leave it. inline: its body is kept for our inliner. hidden: not shown in tracebacks. extern: a C
    function of libc or libm; libc ones run on the system stack unless `onstack`. asm: defined in a port's assembly.
    """

    nosplit: bool = False
    systemstack: bool = False
    safepoint: bool = True
    switches: bool = False
    raises: bool = True
    inline: bool = False
    noinline: bool = False
    noreturn: bool = False
    cold: bool = False
    hidden: bool = False
    nowritebarrier: bool = False
    extern: bool = False
    onstack: bool = False
    asm: bool = False
    preserve_most: bool = False
    export: bool = False
    variadic: bool = False


@dataclass(slots=True)
class Function:
    """A definition. `pyname` is the name in tracebacks; `file` the source as the user named it."""

    name: str
    params: list[Reg]
    results: tuple[Ty, ...]
    traits: Traits = field(default_factory=Traits)
    pyname: str = ""
    file: str = ""
    line: int = 0
    blocks: list[Block] = field(default_factory=list)
    slots: int = 0
    _registers: int = 0
    _labels: int = 0

    @property
    def signature(self) -> Signature:
        return Signature(tuple(p.ty for p in self.params), self.results)

    @property
    def registers(self) -> int:
        """How many registers have been made."""
        return self._registers

    def reg(self, ty: Ty, name: str = "") -> Reg:
        """A new register."""
        self._registers += 1
        return Reg(self._registers, ty, name)

    def block(self, hint: str = "b", *, cold: bool = False) -> Block:
        """A new block, appended."""
        self._labels += 1
        block = Block(f"{hint}.{self._labels}", cold=cold)
        self.blocks.append(block)
        return block

    def label_map(self) -> dict[str, Block]:
        return {block.label: block for block in self.blocks}

    def instructions(self) -> Iterator[Instr]:
        for block in self.blocks:
            yield from block.instrs


@dataclass(slots=True)
class Declaration:
    """A function defined elsewhere: another module, an image, a port's assembly, or C."""

    name: str
    signature: Signature
    traits: Traits = field(default_factory=Traits)


Piece = bytes | Sym
"""Part of a datum: literal bytes, or an 8-byte address."""


@dataclass(slots=True)
class Data:
    """A static datum. section: rodata, data, bss (zero, `size` bytes) or roots (every word is a GC reference)."""

    name: str
    section: str
    pieces: list[Piece] = field(default_factory=list)
    size: int = 0
    align: int = 8
    export: bool = True


@dataclass(slots=True)
class Module:
    """One unit of compilation: it becomes one object file (or several)."""

    name: str
    functions: dict[str, Function] = field(default_factory=dict)
    declarations: dict[str, Declaration] = field(default_factory=dict)
    data: dict[str, Data] = field(default_factory=dict)

    def add(self, function: Function) -> Function:
        if function.name in self.functions:
            raise ValueError(f"function {function.name} defined twice")
        self.functions[function.name] = function
        return function

    def traits_of(self, name: str) -> Traits:
        """Traits of a callee, defined here or declared."""
        found = self.functions.get(name) or self.declarations[name]
        return found.traits

    def signature_of(self, name: str) -> Signature:
        found = self.functions.get(name) or self.declarations[name]
        return found.signature


def is_safepoint(module: Module, instr: Instr) -> bool:
    """Whether an instruction may collect, move the stack or switch goroutines: roots must be in their slots there."""
    if instr.op in ("stackcheck", "poll"):
        return True
    if instr.op == "call":
        return not instr.attrs.get("leaf") and module.traits_of(instr.callee).safepoint
    return instr.op == "calli" and not instr.attrs.get("leaf")


def may_raise(module: Module, instr: Instr) -> bool:
    """Whether an exception may leave the instruction."""
    if instr.op == "call":
        return not instr.attrs.get("leaf") and module.traits_of(instr.callee).raises
    return instr.op in ("calli", "poll") and not instr.attrs.get("leaf")
