"""Polls in loops, so that a goroutine in any loop can be stopped and Ctrl-C is seen.

Policy. A counted loop of step 1 or -1 that holds neither a call nor another loop is cut into strips of 1024 rounds with the
poll between strips: its inner loop stays as simple as it was, so LLVM can still vectorise it. Every other loop polls in its
header. The builder marks the header's branch of a counted loop with `counted=(i, stop, step)`; that header holds only the
comparison and the branch.
"""

from __future__ import annotations

from bullsnake.ir.core import Block, Const, Function, Instr, Module, Operand, Reg
from bullsnake.ir.types import Ty
from bullsnake.passes.flow import Loop, loops, predecessors

STRIP = 1024


def place_polls(module: Module) -> None:
    """Run on every guest function."""
    for function in module.functions.values():
        traits = function.traits
        if not (traits.nosplit or traits.systemstack):
            _place(function)


def _place(function: Function) -> None:
    found = loops(function)
    for loop in found:
        innermost = not any(other is not loop and other.header in loop.labels for other in found)
        header = function.label_map()[loop.header]
        counted = header.terminator.attrs.get("counted")
        if counted and innermost and abs(counted[2]) == 1 and _no_calls(function, loop) and len(header.instrs) == 2:
            _strip_mine(function, loop, header, counted)
        else:
            header.instrs.insert(_after_landing(header), _poll(function, loop))


def _after_landing(block: Block) -> int:
    return 1 if block.instrs[0].op == "landingpad" else 0


def _no_calls(function: Function, loop: Loop) -> bool:
    for block in function.blocks:
        if block.label in loop.labels and any(i.op in ("call", "calli") for i in block.instrs):
            return False
    return True


def _poll(function: Function, loop: Loop) -> Instr:
    """A poll in the loop's header; what it raises goes where calls of the header's block would go."""
    header = function.label_map()[loop.header]
    pos = next((i.pos for i in header.instrs if i.pos), None)
    unwind = header.terminator.attrs.get("poll_unwind")
    return Instr("poll", attrs={"unwind": unwind} if unwind else {}, pos=pos)


def _strip_mine(function: Function, loop: Loop, header: Block, counted: tuple[Reg, Operand, int]) -> None:
    index, stop, step = counted
    limit = function.reg(Ty.I64, "strip")
    entering = [p for p in predecessors(function)[loop.header] if p not in loop.labels]
    blocks = function.label_map()
    for label in entering:
        blocks[label].instrs.insert(-1, Instr("copy", [limit], [index]))
    compare, branch = header.instrs
    compare.args = [limit if a is stop else a for a in compare.args]
    next_strip, again = function.block("strip"), function.block("strip")
    inside = function.reg(Ty.I1)
    next_strip.instrs = [
        Instr(compare.op, [inside], [stop if a is limit else a for a in compare.args]),
        Instr("branch", [], [inside], [again.label, branch.targets[1]]),
    ]
    branch.targets = [branch.targets[0], next_strip.label]
    branch.attrs["likely"] = True
    left, few, take = function.reg(Ty.I64), function.reg(Ty.I1), function.reg(Ty.I64)
    ordered: list[Operand] = [stop, index] if step > 0 else [index, stop]
    again.instrs = [
        _poll(function, loop),
        Instr("sub", [left], ordered),
        Instr("icmp.ult", [few], [left, Const(Ty.I64, STRIP)]),
        Instr("select", [take], [few, left, Const(Ty.I64, STRIP)]),
        Instr("add" if step > 0 else "sub", [limit], [index, take]),
        Instr("jump", targets=[header.label]),
    ]
