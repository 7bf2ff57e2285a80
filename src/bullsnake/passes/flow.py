"""Facts about control flow that several passes share: predecessors, reachability, loops, liveness of references.

Liveness: registers are mutable, so a backward dataflow over blocks. Control may leave a block at any instruction with
`unwind`, before its results are assigned: what the handler needs is live before that instruction, whatever it defines.
Sets of registers are Python integers used as bit sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bullsnake.ir.core import Block, Function, Instr, Reg
from bullsnake.ir.types import Ty


def predecessors(function: Function) -> dict[str, list[str]]:
    """Label -> labels of blocks that may go there, handlers' edges included; each once."""
    preds: dict[str, list[str]] = {block.label: [] for block in function.blocks}
    for block in function.blocks:
        for successor in dict.fromkeys(block.successors()):
            preds[successor].append(block.label)
    return preds


def depth_first(function: Function) -> tuple[list[str], set[tuple[str, str]]]:
    """Reachable labels in reverse postorder, and the back edges (from, to) of that walk."""
    blocks = function.label_map()
    entry = function.blocks[0].label
    order: list[str] = []
    state: dict[str, int] = {entry: 1}
    back: set[tuple[str, str]] = set()
    stack: list[tuple[str, Iterator[str]]] = [(entry, iter(list(blocks[entry].successors())))]
    while stack:
        label, successors = stack[-1]
        for successor in successors:
            if state.get(successor) == 1:
                back.add((label, successor))
            elif successor not in state:
                state[successor] = 1
                stack.append((successor, iter(list(blocks[successor].successors()))))
                break
        else:
            state[label] = 2
            order.append(label)
            stack.pop()
    order.reverse()
    return order, back


def remove_unreachable(function: Function) -> None:
    """Drop blocks that control cannot reach."""
    order, _ = depth_first(function)
    reachable = set(order)
    function.blocks = [block for block in function.blocks if block.label in reachable]


@dataclass(slots=True)
class Loop:
    """A natural loop: its header and all labels in it."""

    header: str
    labels: set[str]


def loops(function: Function) -> list[Loop]:
    """One loop per header (back edges to one header are merged)."""
    _, back = depth_first(function)
    preds = predecessors(function)
    found: dict[str, Loop] = {}
    for source, header in sorted(back):
        loop = found.setdefault(header, Loop(header, {header}))
        work = [source]
        while work:
            label = work.pop()
            if label not in loop.labels:
                loop.labels.add(label)
                work.extend(preds[label])
    return list(found.values())


class Numbering:
    """Bits for the REF registers of a function."""

    def __init__(self, function: Function) -> None:
        self.regs: list[Reg] = []
        self.bits: dict[Reg, int] = {}
        for param in function.params:
            self._add(param)
        for instr in function.instructions():
            for reg in instr.dsts:
                self._add(reg)
            for arg in instr.args:
                if isinstance(arg, Reg):
                    self._add(arg)

    def _add(self, reg: Reg) -> None:
        if reg.ty is Ty.REF and reg not in self.bits:
            self.bits[reg] = 1 << len(self.regs)
            self.regs.append(reg)

    def uses(self, instr: Instr) -> int:
        mask = 0
        for arg in instr.args:
            if isinstance(arg, Reg):
                mask |= self.bits.get(arg, 0)
        return mask

    def defs(self, instr: Instr) -> int:
        mask = 0
        for reg in instr.dsts:
            mask |= self.bits.get(reg, 0)
        return mask

    def members(self, mask: int) -> Iterator[Reg]:
        while mask:
            low = mask & -mask
            yield self.regs[low.bit_length() - 1]
            mask ^= low


class Liveness:
    """Live references at the start of each block, and after each instruction on request."""

    def __init__(self, function: Function) -> None:
        self.numbering = Numbering(function)
        self._blocks = function.label_map()
        self.live_in: dict[str, int] = {block.label: 0 for block in function.blocks}
        order, _ = depth_first(function)
        preds = predecessors(function)
        work = list(order)
        queued = set(work)
        while work:
            label = work.pop()
            queued.discard(label)
            live = self._transfer(self._blocks[label])
            if live != self.live_in[label]:
                self.live_in[label] = live
                for pred in preds[label]:
                    if pred not in queued:
                        queued.add(pred)
                        work.append(pred)

    def live_out(self, block: Block) -> int:
        live = 0
        for target in block.terminator.targets:
            live |= self.live_in[target]
        return live

    def before(self, instr: Instr, after: int) -> int:
        """Live before an instruction, given what is live after it."""
        live = after & ~self.numbering.defs(instr)
        unwind = instr.unwind
        if unwind is not None:
            live |= self.live_in[unwind]
        return live | self.numbering.uses(instr)

    def across(self, instr: Instr, after: int) -> int:
        """What must survive a safepoint: needed afterwards, or by its handler."""
        live = after & ~self.numbering.defs(instr)
        unwind = instr.unwind
        return live if unwind is None else live | self.live_in[unwind]

    def _transfer(self, block: Block) -> int:
        live = self.live_out(block)
        for instr in reversed(block.instrs):
            live = self.before(instr, live)
        return live
