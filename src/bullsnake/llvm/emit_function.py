"""One function to LLVM's textual form: frame, blocks, calls and sites.

Frame. The entry block holds an alloca for each root slot, described by `dbg_declare` (its line is the slot's number plus one)
and stored to with volatile stores only, and an alloca for each register that is not a plain value. A function with sites is
`noinline`: its slots are its frame's. No frame pointer, no tail calls, no realignment: CFA is SP plus a constant.

Blocks. A call with `unwind` is an invoke and ends LLVM's block, not ours. Its landing pad is a block of its own that keeps the
exception in a variable and goes on to the handler, so that a handler may also be reached in other ways.
"""

from __future__ import annotations

from bullsnake.internal import InternalError
from bullsnake.ir.core import Const, Function, Instr, Operand, Reg, Sym, is_safepoint, may_raise
from bullsnake.ir.types import Signature, Ty
from bullsnake.llvm.emit import DYNAMIC_LINE, MARKING, PERSONALITY, Context, needs_thunk
from bullsnake.llvm.names import TYPES, address, constant, parameter, quoted, result_type, return_spelling, symbol
from bullsnake.llvm.registers import variables
from bullsnake.llvm.sites import (
    BOUNDARY,
    CHECK,
    HIDDEN,
    RETURN_FLOAT,
    RETURN_NONE,
    RETURN_REF,
    RETURN_SCALAR,
    RETURN_SHIFT,
    Site,
)

_ATTRIBUTES = 'uwtable "disable-tail-calls"="true" "frame-pointer"="none" "no-realign-stack"'


class FunctionEmitter:
    """Emits one function. `line` appends an instruction; `value` spells an operand; `assign` gives a register its value."""

    def __init__(self, context: Context, function: Function) -> None:
        self.context = context
        self.function = function
        self.lines: list[str] = []
        self.names = 0
        self.values: dict[Reg, str] = {}
        self.variables = {reg: f"%v{reg.number}" for reg in variables(function)}
        self.cold = {block.label for block in function.blocks if block.cold}
        self.handlers: dict[str, str] = {}
        self.scope = ""
        self.first_site = len(context.sites) + 1
        self.guest = not function.traits.systemstack
        self.has_barriers = self.guest and not function.traits.nosplit
        self.dynamic = function.name in context.dynamic
        self.has_sites = self.guest and any(self.is_site(i) for i in function.instructions())

    def emit(self) -> str:
        function = self.function
        if self.has_sites:
            described = any(i.op == "calli" for i in function.instructions())
            self.scope = self.context.subprogram(described)
        from bullsnake.llvm.emit_ops import emit_instr

        for block in function.blocks:
            self.lines.append(f"{self.label(block.label)[1:]}:")
            for instr in block.instrs:
                emit_instr(self, instr)
        body, self.lines = self.lines, []
        self._entry()
        for label, variable in self.handlers.items():
            self._landing_pad(label, variable)
        return "\n".join([self._head(), *self.lines[: self._entry_length], *body, *self.lines[self._entry_length :], "}"])

    def _head(self) -> str:
        function, traits = self.function, self.function.traits
        params = ", ".join(f"{parameter(p.ty)} %p{p.number}" for p in function.params)
        words = [_ATTRIBUTES]
        words += ["nounwind"] if not traits.raises else []
        words += ["noinline"] if self.has_sites or traits.noinline else []
        words += ["noreturn"] if traits.noreturn else []
        words += ["cold"] if traits.cold else []
        words += ['section ".text"']  # LLVM infers `cold` too, and would move such code to .text.unlikely
        if self.handlers:
            self.context.referenced[PERSONALITY] = f"declare i32 {symbol(PERSONALITY)}(...)"
            words.append(f"personality ptr {symbol(PERSONALITY)}")
        if self.scope:
            words.append(f"!dbg {self.scope}")
        convention = "preserve_mostcc " if traits.preserve_most else ""
        head = f"{convention}{return_spelling(function.signature)} {symbol(function.name)}({params})"
        return f"define dso_local {head} {' '.join(words)} {{"

    def _entry(self) -> None:
        """The entry block: the frame's variables, the parameters that are assigned to, and a jump to the first block."""
        self.lines.append("entry:")
        for slot in range(self.function.slots if self.has_sites else 0):
            self._described(f"%s{slot}", "ptr", slot + 1)
        if self.dynamic and self.has_sites:
            self._described("%site", "i64", DYNAMIC_LINE)
        for reg, name in self.variables.items():
            self.line(f"{name} = alloca {TYPES[reg.ty]}, align {max(1, reg.ty.nbytes)}")
        for variable in self.handlers.values():
            self.line(f"{variable} = alloca ptr, align 8")
        for param in self.function.params:
            if param in self.variables:
                self.line(f"store {TYPES[param.ty]} %p{param.number}, ptr {self.variables[param]}")
        self.line(f"br label {self.label(self.function.blocks[0].label)}")
        self._entry_length = len(self.lines)

    def _described(self, name: str, ty: str, number: int) -> None:
        self.line(f"{name} = alloca {ty}, align 8")
        variable = f'!DILocalVariable(name: "s", scope: {self.scope}, file: !5, line: {number}, type: !7)'
        self.line(f"  #dbg_declare(ptr {name}, {variable}, !DIExpression(), !DILocation(line: 0, scope: {self.scope}))")

    def _landing_pad(self, label: str, variable: str) -> None:
        self.lines.append(f"{self.pad(label)[1:]}:")
        pad, exception = self.temporary(), self.temporary()
        self.line(f"{pad} = landingpad {{ptr, i32}} catch ptr null")
        self.line(f"{exception} = extractvalue {{ptr, i32}} {pad}, 0")
        self.line(f"store ptr {exception}, ptr {variable}")
        self.line(f"br label {self.label(label)}")

    # Small spellings.

    def line(self, text: str) -> None:
        self.lines.append("  " + text)

    def temporary(self) -> str:
        self.names += 1
        return f"%t{self.names}"

    def let(self, text: str) -> str:
        """A new temporary with this right-hand side."""
        name = self.temporary()
        self.lines.append(f"  {name} = {text}")
        return name

    def label(self, label: str) -> str:
        return f"%{quoted(f'L.{label}'.encode())}"

    def pad(self, label: str) -> str:
        return f"%{quoted(f'P.{label}'.encode())}"

    def new_block(self) -> str:
        self.names += 1
        return f"%c{self.names}"

    def start(self, block: str) -> None:
        """Start an LLVM block of this name."""
        self.lines.append(f"{block[1:]}:")

    def value(self, operand: Operand) -> str:
        """An operand without its type."""
        if isinstance(operand, Const):
            return constant(operand)
        if isinstance(operand, Sym):
            self.context.reference(operand.name)
            return address(operand)
        variable = self.variables.get(operand)
        if variable is not None:
            return self.let(f"load {TYPES[operand.ty]}, ptr {variable}")
        known = self.values.get(operand)
        if known is not None:
            return known
        return f"%p{operand.number}"

    def typed(self, operand: Operand) -> str:
        return f"{TYPES[operand.ty]} {self.value(operand)}"

    def assign(self, reg: Reg, value: str) -> None:
        variable = self.variables.get(reg)
        if variable is None:
            self.values[reg] = value
        else:
            self.line(f"store {TYPES[reg.ty]} {value}, ptr {variable}")

    # Calls and sites.

    def is_site(self, instr: Instr) -> bool:
        """Whether the frame may be looked at during this instruction."""
        module = self.context.module
        if is_safepoint(module, instr) or may_raise(module, instr):
            return True
        return instr.op == "call" and needs_thunk(self.function.traits, module.traits_of(instr.callee))

    def target(self, instr: Instr) -> str:
        """The symbol that a call names."""
        return self.context.call_target(self.function, instr.callee)

    def exception_variable(self, label: str) -> str:
        return self.handlers.setdefault(label, f"%e{len(self.handlers)}")

    def invoke(self, instr: Instr, call: str, results: tuple[Ty, ...], site: bool, attributes: str = "") -> str:
        """Emit a call, or an invoke if control may leave for a handler; the name of its result, if any."""
        name = self.temporary() if results else ""
        head = f"{name} = " if name else ""
        location = f", !dbg {self._location(instr, site)}" if self.scope else ""
        attributes += " nomerge" if site and self.guest else ""
        if instr.unwind is None:
            self.line(f"{head}call {call}{attributes}{location}")
            return name
        self.exception_variable(instr.unwind)
        after = self.new_block()
        self.line(f"{head}invoke {call}{attributes} to label {after} unwind label {self.pad(instr.unwind)}{location}")
        self.start(after)
        return name

    def _location(self, instr: Instr, site: bool) -> str:
        number = self._site(instr) if site else 0
        if number and self.dynamic:
            self.line(f"store volatile i64 {number - self.first_site}, ptr %site")
        if not site and instr.op == "call":
            self.context.unnumbered.add((self.function.name, self.target(instr)))
        return f"!DILocation(line: {number}, scope: {self.scope})"

    def _site(self, instr: Instr) -> int:
        function, sites = self.function, self.context.sites
        callee = self.target(instr) if instr.op == "call" else instr.op
        sites.append(
            Site(
                number=len(sites) + 1,
                symbol=function.name,
                pyname=function.pyname or function.name,
                file=(instr.pos.file if instr.pos else "") or function.file,
                line=instr.pos.line if instr.pos else function.line,
                live=tuple(instr.attrs.get("live", ())),
                flags=self._flags(instr),
                callee=callee,
            )
        )
        return len(sites)

    def _flags(self, instr: Instr) -> int:
        flags = HIDDEN if self.function.traits.hidden or instr.attrs.get("hidden") else 0
        if instr.op == "stackcheck":
            return flags | CHECK
        if instr.op == "poll":
            return flags
        results: tuple[Ty, ...]
        if instr.op == "call":
            results = self.context.module.signature_of(instr.callee).results
            if needs_thunk(self.function.traits, self.context.module.traits_of(instr.callee)):
                flags |= BOUNDARY
        else:
            results = instr.attrs["sig"].results
        return flags | return_class(results) << RETURN_SHIFT

    def call(self, instr: Instr, target: str, signature: Signature, args: list[Operand], attributes: str, variadic: bool) -> None:
        """A call of `target` (spelled), with the results assigned."""
        passed = ", ".join(f"{parameter(a.ty)} {self.value(a)}" for a in args)
        kind = return_spelling(signature)
        if variadic:
            fixed = ", ".join(TYPES[t] for t in signature.params)
            kind = f"{kind} ({fixed}{', ' if fixed else ''}...)"
        site = self.guest and self.is_site(instr)
        results = self.invoke(instr, f"{kind} {target}({passed})", signature.results, site, attributes)
        if len(instr.dsts) == 1:
            self.assign(instr.dsts[0], results)
        for i, reg in enumerate(instr.dsts if len(instr.dsts) > 1 else ()):
            self.assign(reg, self.let(f"extractvalue {result_type(signature.results)} {results}, {i}"))

    def slow_call(self, instr: Instr, condition: str, target: str, convention: str, prepare: str = "") -> None:
        """Call a runtime entry in a cold block if the condition holds. prepare: a line before the call."""
        slow, after = self.new_block(), self.new_block()
        self.line(f"br i1 {condition}, label {slow}, label {after}, !prof !3")
        self.start(slow)
        for slot, reg in instr.attrs.get("cold_stores", ()):
            self.root_store(slot, reg)
        if prepare:
            self.line(prepare)
        self.context.runtime(target, convention)
        self.invoke(instr, f"{convention}void {symbol(target)}()", (), True)
        self.line(f"br label {after}")
        self.start(after)

    def write_barrier(self, target: str, args: str) -> None:
        """Call the write barrier's slow path in a cold block if the collector marks. No site: it neither collects nor moves."""
        slow, after = self.new_block(), self.new_block()
        self.context.reference(MARKING)
        kinds = ", ".join(arg.split(" ", 1)[0] for arg in args.split(", "))
        if target not in self.context.module.functions:
            self.context.referenced[target] = f"declare preserve_mostcc void {symbol(target)}({kinds}) cold nounwind"
        flag = self.let(f"load i8, ptr {symbol(MARKING)}, align 8")
        self.line(f"br i1 {self.let(f'icmp ne i8 {flag}, 0')}, label {slow}, label {after}, !prof !3")
        self.start(slow)
        location = f", !dbg !DILocation(line: 0, scope: {self.scope})" if self.scope else ""
        self.line(f"call preserve_mostcc void {symbol(target)}({args}){location}")
        self.line(f"br label {after}")
        self.start(after)

    def root_store(self, slot: int, operand: Operand) -> None:
        if self.has_sites:
            self.line(f"store volatile ptr {self.value(operand)}, ptr %s{slot}, align 8")

    def expect_no_unwind(self, instr: Instr) -> None:
        if instr.op == "stackcheck" and (instr.unwind is not None or not self.guest):
            raise InternalError(f"{self.function.name}: a stack check inside a protected region, or on the system stack")

    def weights(self, targets: list[str], likely: bool | None) -> str:
        """Branch weights: what the builder says, else away from cold blocks."""
        if likely is None and (targets[0] in self.cold) != (targets[1] in self.cold):
            likely = targets[1] in self.cold
        return "" if likely is None else ", !prof !9" if likely else ", !prof !3"


def return_class(results: tuple[Ty, ...]) -> int:
    """The class of the value in the return register."""
    if not results:
        return RETURN_NONE
    if results[0] is Ty.REF:
        return RETURN_REF
    return RETURN_FLOAT if results[0] is Ty.F64 else RETURN_SCALAR
