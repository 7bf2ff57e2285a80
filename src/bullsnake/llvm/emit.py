"""A module to LLVM's textual form: data, declarations, functions, and the debug information that carries site numbers.

Every symbol of ours is dso_local and externally visible, so that calls keep their relocations (that is how return PCs of direct
calls are found) and several objects can be made of one module. Libraries' functions are called as `nobuiltin`: LLVM must not
replace pow by exp2, whose last digit may differ.

A call that must run on the system stack goes to `thunk.NAME`; the names are collected in `thunks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bullsnake.ir.core import Data, Function, Module, Sym, Traits
from bullsnake.ir.types import Signature
from bullsnake.llvm.names import address, parameter, quoted, return_spelling, symbol
from bullsnake.llvm.sites import Site

TRIPLE = "x86_64-unknown-linux-gnu"
THUNK = "thunk."
MORESTACK = "runtime.morestack"
POLLSLOW = "runtime.pollslow"
MARKING = "runtime.mem.marking.on"
"""The word that is not 0 while the collector marks."""
BARRIER = "runtime.gc.shade_stored"
BULK_BARRIER = "runtime.gc.shade_copied"
PERSONALITY = "bullsnake.personality"
DYNAMIC_LINE = 65000
"""The line of the variable that holds a dynamic site number; slots have smaller ones."""

_SECTIONS = {"roots": '".bs_roots"'}

_INTRINSICS = """\
declare i64 @llvm.read_register.i64(metadata)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1 immarg)
declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1 immarg)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1 immarg)
declare double @llvm.fabs.f64(double)
declare double @llvm.sqrt.f64(double)
declare double @llvm.floor.f64(double)
declare double @llvm.ceil.f64(double)
declare double @llvm.trunc.f64(double)"""

_METADATA = """\
!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!4}
!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = !{i32 7, !"Dwarf Version", i32 5}
!2 = !{!"rsp"}
!3 = !{!"branch_weights", i32 1, i32 100000}
!4 = distinct !DICompileUnit(language: DW_LANG_C, file: !5, producer: "b", isOptimized: true, runtimeVersion: 0, \
emissionKind: FullDebug, nameTableKind: None)
!5 = !DIFile(filename: "m", directory: "/")
!6 = !DISubroutineType(types: !8)
!7 = !DIBasicType(name: "r", size: 64, encoding: DW_ATE_unsigned)
!8 = !{null}
!9 = !{!"branch_weights", i32 100000, i32 1}
!10 = !{!"memory"}
!11 = !{!"ref", !10, i64 0}
!12 = !{!"float", !10, i64 0}
!13 = !{!"int", !10, i64 0}
!14 = !{!11, !11, i64 0}
!15 = !{!12, !12, i64 0}
!16 = !{!13, !13, i64 0}
!17 = !{!"element", !10, i64 0}
!18 = !{!"length", !10, i64 0}
!19 = !{!17, !17, i64 0}
!20 = !{!18, !18, i64 0}"""

_FIRST_METADATA = 21


@dataclass(slots=True)
class Emitted:
    """LLVM text with the sites and thunks that it names.

    dynamic: functions that store site numbers at run time. unnumbered: (function, callee) of calls that are no sites.
    """

    text: str
    sites: list[Site]
    thunks: set[str]
    dynamic: frozenset[str]
    unnumbered: set[tuple[str, str]]


@dataclass(slots=True)
class Context:
    """What the emission of one module accumulates."""

    module: Module
    dynamic: frozenset[str] = frozenset()
    sites: list[Site] = field(default_factory=list)
    thunks: set[str] = field(default_factory=set)
    unnumbered: set[tuple[str, str]] = field(default_factory=set)
    referenced: dict[str, str] = field(default_factory=dict)
    intrinsics: set[str] = field(default_factory=set)
    metadata: list[str] = field(default_factory=list)

    def subprogram(self, described: bool) -> str:
        """A new function scope for debug locations; `described`: its calls get entries of their own."""
        number = _FIRST_METADATA + len(self.metadata)
        flags = ", flags: DIFlagAllCallsDescribed" if described else ""
        self.metadata.append(
            f'!{number} = distinct !DISubprogram(name: "f", scope: !5, file: !5, type: !6{flags}, '
            "spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)"
        )
        return f"!{number}"

    def call_target(self, caller: Function, name: str) -> str:
        """The symbol that a call names: the function's own, or its thunk's."""
        if not needs_thunk(caller.traits, self.module.traits_of(name)):
            self.reference(name)
            return name
        self.thunks.add(name)
        target = THUNK + name
        if target not in self.referenced:
            signature, traits = self.module.signature_of(name), self.module.traits_of(name)
            self.referenced[target] = declare(target, signature, traits)
        return target

    def runtime(self, name: str, convention: str = "") -> None:
        """Declare an entry point of the runtime that no instruction names."""
        module = self.module
        if name not in self.referenced and name not in module.functions:
            self.referenced[name] = f"declare {convention}void {symbol(name)}() cold"

    def reference(self, name: str) -> None:
        """Make sure that a symbol is declared."""
        module = self.module
        if name in self.referenced or name in module.functions or name in module.data:
            return
        found = module.declarations.get(name)
        if found is None:
            self.referenced[name] = f"{symbol(name)} = external dso_local global i8"
        else:
            self.referenced[name] = declare(name, found.signature, found.traits)


def needs_thunk(caller: Traits, callee: Traits) -> bool:
    """Whether a call switches to the system stack."""
    if caller.systemstack:
        return False
    return callee.systemstack or (callee.extern and not callee.onstack)


def emit_module(module: Module, module_asm: str = "", dynamic: frozenset[str] = frozenset()) -> Emitted:
    """The whole module as text. Functions in `dynamic` store the number of each site in their frame."""
    from bullsnake.llvm.emit_function import FunctionEmitter

    context = Context(module, dynamic)
    data = [_datum(context, item) for item in module.data.values()]
    functions = [FunctionEmitter(context, function).emit() for function in module.functions.values()]
    parts = [f'target triple = "{TRIPLE}"']
    parts += [f"module asm {quoted(line.encode())}" for line in module_asm.splitlines()]
    parts += [*data, *context.referenced.values(), _INTRINSICS, *sorted(context.intrinsics), *functions]
    parts += [_METADATA, *context.metadata]
    return Emitted("\n".join(parts) + "\n", context.sites, context.thunks, dynamic, context.unnumbered)


def declare(name: str, signature: Signature, traits: Traits) -> str:
    """A declaration; attributes only for what is certain."""
    params = ", ".join(parameter(t) for t in signature.params)
    if traits.variadic:
        params += ", ..." if params else "..."
    convention = "preserve_mostcc " if traits.preserve_most else ""
    attributes = _certain(traits)
    return f"declare {convention}{return_spelling(signature)} {symbol(name)}({params}){attributes}"


def _certain(traits: Traits) -> str:
    words = []
    if not traits.raises:
        words.append(" nounwind")
    if traits.noreturn:
        words.append(" noreturn")
    if traits.cold:
        words.append(" cold")
    return "".join(words)


def _datum(context: Context, data: Data) -> str:
    kind = "constant" if data.section == "rodata" else "global"
    section = f", section {_SECTIONS[data.section]}" if data.section in _SECTIONS else ""
    head = f"{symbol(data.name)} = dso_local {kind}"
    pieces = [_piece(context, piece) for piece in data.pieces if piece]
    length = sum(8 if isinstance(piece, Sym) else len(piece) for piece in data.pieces)
    if length < data.size:
        pieces.append(f"[{data.size - length} x i8] zeroinitializer")
    if len(pieces) == 1 and pieces[0].endswith("zeroinitializer"):
        return f"{head} {pieces[0]}{section}, align {data.align}"
    types = ", ".join(piece.split(" ", 1)[0] if piece[0] != "[" else piece[: piece.index("]") + 1] for piece in pieces)
    return f"{head} <{{{types}}}> <{{{', '.join(pieces)}}}>{section}, align {data.align}"


def _piece(context: Context, piece: bytes | Sym) -> str:
    if isinstance(piece, Sym):
        context.reference(piece.name)
        return f"ptr {address(piece)}"
    if not piece.strip(b"\0"):
        return f"[{len(piece)} x i8] zeroinitializer"
    return f"[{len(piece)} x i8] c{quoted(piece)}"
