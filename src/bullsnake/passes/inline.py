"""Our own inliner. It runs before roots are placed, because LLVM must not inline a function that has root slots.

Policy. Inlined are functions of the dialect marked @inline (fast paths of allocation and of the write barrier), and small hidden
functions of the library (list indexing and the like), whose frames no traceback shows. A user's functions are not: their frames
are visible. Size counts instructions outside cold blocks. What is inlined takes the position of the call; a call in it
that may raise takes the call's handler.

Requires: bodies of the image's inlinable functions at hand (`available`), and declarations of what they call (`known`).
Callees are inlined first, each once per function
body, and never into themselves.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

from bullsnake.ir.core import Block, Declaration, Function, Instr, Module, Operand, Reg

MAX_SIZE = 36
MAX_GROWTH = 4000


def size(function: Function) -> int:
    """Instructions that a run without surprises may execute."""
    return sum(len(b.instrs) for b in function.blocks if not b.cold)


def inlinable(function: Function) -> bool:
    """Whether calls of this function are replaced by its body."""
    traits = function.traits
    if traits.noinline or traits.systemstack or traits.noreturn or traits.cold:
        return False
    if traits.inline:
        return True
    return traits.hidden and not traits.nosplit and not traits.export and size(function) <= MAX_SIZE


def inline_calls(
    module: Module, available: Mapping[str, Function] | None = None, known: Mapping[str, Declaration] | None = None
) -> None:
    """Inline in every function of the module; `available` adds bodies from the image."""
    done: set[str] = set()
    before = set(module.declarations)
    for function in list(module.functions.values()):
        _process(module, available or {}, function, done, [])
    _declare_callees(module, known or {}, before)


def _declare_callees(module: Module, known: Mapping[str, Declaration], before: set[str]) -> None:
    """Declare what inlined bodies of the image call."""
    for function in module.functions.values():
        for instr in function.instructions():
            if instr.op == "call" and instr.callee not in module.functions and instr.callee not in before:
                module.declarations[instr.callee] = known[instr.callee]


def _body(module: Module, available: Mapping[str, Function], name: str) -> Function | None:
    return module.functions.get(name) or available.get(name)


def _process(module: Module, available: Mapping[str, Function], function: Function, done: set[str], path: list[str]) -> None:
    if function.name in done or function.name in path:
        return
    path.append(function.name)
    budget = MAX_GROWTH
    index = 0
    while index < len(function.blocks):
        block = function.blocks[index]
        at = _first_call(module, available, block, done, path)
        if at is not None and budget > 0:
            callee = _body(module, available, block.instrs[at].callee)
            assert callee is not None
            budget -= size(callee)
            _expand(module, function, index, at, callee)
            continue
        index += 1
    path.pop()
    done.add(function.name)


def _first_call(
    module: Module, available: Mapping[str, Function], block: Block, done: set[str], path: list[str]
) -> int | None:
    for i, instr in enumerate(block.instrs):
        if instr.op != "call" or instr.attrs.get("noinline"):
            continue
        callee = _body(module, available, instr.callee)
        if callee is None or not callee.blocks or callee.name in path:
            continue
        if callee.name in module.functions:
            _process(module, available, callee, done, path)
        if callee.name not in path and inlinable(callee):
            return i
        instr.attrs["noinline"] = True
    return None


def _expand(module: Module, function: Function, index: int, at: int, callee: Function) -> None:
    """Replace the call at blocks[index].instrs[at] by a copy of the callee's blocks."""
    block = function.blocks[index]
    call = block.instrs[at]
    function._labels += 1
    suffix = f".i{function._labels}"
    rest = Block(f"{block.label.split('.i')[0]}.after{suffix}", block.instrs[at + 1 :], block.cold)
    regs: dict[Reg, Reg] = {}

    def rename(operand: Operand) -> Operand:
        if not isinstance(operand, Reg):
            return operand
        if operand not in regs:
            regs[operand] = function.reg(operand.ty, operand.name)
        return regs[operand]

    copies: list[Block] = []
    for source in callee.blocks:
        copied = Block(source.label + suffix, [], source.cold or block.cold)
        for instr in source.instrs:
            copied.instrs.extend(_copy_instr(instr, call, rename, suffix, rest.label))
        if callee.traits.nosplit:
            _mark_raw(copied)
        copies.append(copied)
    entry = [Instr("copy", [_reg(rename(p))], [a]) for p, a in zip(callee.params, call.args, strict=True)]
    block.instrs = [*block.instrs[:at], *entry, Instr("jump", targets=[copies[0].label])]
    function.blocks[index + 1 : index + 1] = [*copies, rest]


def _mark_raw(block: Block) -> None:
    """The dialect reads and writes memory of any type as any other; guest code does not."""
    for instr in block.instrs:
        if instr.op in ("load", "store"):
            instr.attrs["raw"] = True


def _reg(operand: Operand) -> Reg:
    assert isinstance(operand, Reg)
    return operand


def _copy_instr(instr: Instr, call: Instr, rename: object, suffix: str, rest: str) -> list[Instr]:
    assert callable(rename)
    if instr.op == "ret":
        copies = [Instr("copy", [d], [rename(a)]) for d, a in zip(call.dsts, instr.args, strict=bool(call.dsts))]
        return [*copies, Instr("jump", targets=[rest])]
    attrs = {k: v for k, v in instr.attrs.items() if k != "noinline"}
    if instr.unwind is not None:
        attrs["unwind"] = instr.unwind + suffix
    elif call.unwind is not None and instr.op in ("call", "calli", "poll"):
        attrs["unwind"] = call.unwind
    if "counted" in attrs:
        i, stop, step = attrs["counted"]
        attrs["counted"] = (rename(i), rename(stop), step)
    if "poll_unwind" in attrs and attrs["poll_unwind"] is not None:
        attrs["poll_unwind"] += suffix
    elif instr.op in ("branch", "jump") and call.unwind is not None:
        attrs["poll_unwind"] = call.unwind
    dsts = [rename(d) for d in instr.dsts]
    args = [rename(a) for a in instr.args]
    return [Instr(instr.op, dsts, args, [t + suffix for t in instr.targets], copy.copy(attrs), call.pos or instr.pos)]
