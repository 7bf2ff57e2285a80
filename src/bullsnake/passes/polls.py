"""Polls in loops, so that a goroutine in any loop can be stopped and Ctrl-C is seen.

Policy. A counted loop of step 1 or -1 that holds neither a call nor another loop is cut into strips of 1024 rounds with the
poll between strips: the loop in a strip stays as simple as it was, so LLVM can still vectorise it, and a short loop never
polls. Every other loop polls in its header. The builder marks the header's branch of a counted loop with
`counted=(i, stop, step)`; that header holds only the comparison and the branch. `poll_unwind` at a header's end names the handler
of what a poll raises there: until the polls are placed that keeps the handler, perhaps reached by nothing else.
"""

from __future__ import annotations

from bullsnake.ir.core import Block, Const, Function, Instr, Module, Operand, Reg
from bullsnake.ir.types import Ty
from bullsnake.passes.flow import Loop, loops, predecessors, remove_unreachable

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
        simple = len(header.instrs) == 2 and header is not function.blocks[0] and _no_calls(function, loop)
        if counted and innermost and abs(counted[2]) == 1 and simple:
            _strip_mine(function, loop, header, counted)
        else:
            header.instrs.insert(_after_landing(header), _poll(function, loop))
    for block in function.blocks:
        block.terminator.attrs.pop("poll_unwind", None)
    remove_unreachable(function)


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
    """The loop becomes the inner one of two, with a header of its own.

    enter: more? -> strip;  strip: limit of this strip -> header;  header: past the limit? -> next;  next: more? -> poll -> strip
    """
    _, stop, _ = counted
    limit = function.reg(Ty.I64, "strip")
    entering = [label for label in predecessors(function)[loop.header] if label not in loop.labels]
    enter, strip, following, polling = (function.block(hint) for hint in ("enter", "strip", "next_strip", "poll_strip"))
    blocks = function.label_map()
    for label in entering:
        targets = blocks[label].terminator.targets
        targets[:] = [enter.label if target == loop.header else target for target in targets]
    compare, branch = header.instrs
    for block, more in ((enter, strip), (following, polling)):
        inside = function.reg(Ty.I1)
        block.instrs = [
            Instr(compare.op, [inside], list(compare.args)),
            Instr("branch", [], [inside], [more.label, branch.targets[1]]),
        ]
    polling.instrs = [_poll(function, loop), Instr("jump", targets=[strip.label])]
    strip.instrs = [*_strip_limit(function, limit, counted), Instr("jump", targets=[header.label])]
    compare.args = [limit if a is stop else a for a in compare.args]
    branch.targets = [branch.targets[0], following.label]
    branch.attrs["likely"] = True


def _strip_limit(function: Function, limit: Reg, counted: tuple[Reg, Operand, int]) -> list[Instr]:
    """limit := the nearer of stop and index + STRIP (or - STRIP); index is before stop."""
    index, stop, step = counted
    left, few, take = function.reg(Ty.I64), function.reg(Ty.I1), function.reg(Ty.I64)
    ordered: list[Operand] = [stop, index] if step > 0 else [index, stop]
    return [
        Instr("sub", [left], ordered),
        Instr("icmp.ult", [few], [left, Const(Ty.I64, STRIP)]),
        Instr("select", [take], [few, left, Const(Ty.I64, STRIP)]),
        Instr("add" if step > 0 else "sub", [limit], [index, take]),
    ]
