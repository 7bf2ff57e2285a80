"""Root slots: where the collector finds the references of a suspended frame.

Policy. A reference that is live across a safepoint is stored in a slot of its frame, late: just before the first safepoint on
the path across which it lives (storing at function entry costs about 10% on call-heavy code). A slot that already holds
the register's current value is not stored again. A reference that is live into a loop and across a safepoint in it is
stored before the loop, not in each round. Each safepoint lists the slots that are live there; slots that it does not
list may hold anything.

A stack check or a poll makes its call in a cold block: what it needs beyond what is already stored is listed in its
`cold_stores`, as (slot, register) pairs, and stored there, so that the hot path pays nothing.

Slots are shared: two registers may have one slot unless both live across one safepoint. That is enough, because slots are
read at safepoints only, and a store to a shared slot ends the claim that it holds the other register.

Requires: stack checks and polls are in place. Preserves everything else. Sets `attrs["live"]` on each safepoint, and
`function.slots`.
"""

from __future__ import annotations

from dataclasses import dataclass

from bullsnake.ir.core import Block, Function, Instr, Module, Reg, is_safepoint
from bullsnake.passes.flow import Liveness, Loop, loops, predecessors

_COLD_OPS = ("stackcheck", "poll")


@dataclass(slots=True)
class _Context:
    module: Module
    function: Function
    liveness: Liveness
    across: dict[int, int]
    slot: dict[Reg, int]
    sharing: dict[int, int]


def place_roots(module: Module) -> None:
    """Run on every function of the module."""
    for function in module.functions.values():
        place_roots_in(module, function)


def place_roots_in(module: Module, function: Function) -> None:
    if not any(is_safepoint(module, i) for i in function.instructions()):
        return
    liveness = Liveness(function)
    across = _across(module, function, liveness)
    slot = _colour(liveness, across.values())
    function.slots = max(slot.values(), default=-1) + 1
    sharing: dict[int, int] = {}
    for reg, number in slot.items():
        sharing[number] = sharing.get(number, 0) | liveness.numbering.bits[reg]
    context = _Context(module, function, liveness, across, slot, sharing)
    _hoist_into_preheaders(context)
    _store_late(context)


def _across(module: Module, function: Function, liveness: Liveness) -> dict[int, int]:
    """id of each safepoint -> registers that live across it; also sets its `live` attribute's place."""
    found: dict[int, int] = {}
    for block in function.blocks:
        live = liveness.live_out(block)
        for instr in reversed(block.instrs):
            if is_safepoint(module, instr):
                found[id(instr)] = liveness.across(instr, live)
            live = liveness.before(instr, live)
    return found


def _colour(liveness: Liveness, sets: object) -> dict[Reg, int]:
    """Greedy colouring of the registers that need a slot."""
    numbering = liveness.numbering
    conflicts: dict[Reg, int] = {}
    for mask in sets:  # type: ignore[attr-defined]
        for reg in numbering.members(mask):
            conflicts[reg] = conflicts.get(reg, 0) | mask
    slot: dict[Reg, int] = {}
    for reg, mask in conflicts.items():
        taken = {slot[other] for other in numbering.members(mask) if other in slot and other is not reg}
        number = 0
        while number in taken:
            number += 1
        slot[reg] = number
    return slot


def _needed_in(context: _Context, loop: Loop, *, hot_only: bool = False) -> int:
    mask = 0
    for block in context.function.blocks:
        if block.label in loop.labels:
            for instr in block.instrs:
                if not (hot_only and instr.op in _COLD_OPS):
                    mask |= context.across.get(id(instr), 0)
    return mask


def _defined_in(context: _Context, loop: Loop) -> int:
    numbering = context.liveness.numbering
    mask = 0
    for block in context.function.blocks:
        if block.label in loop.labels:
            for instr in block.instrs:
                mask |= numbering.defs(instr)
    return mask


def _hoist_into_preheaders(context: _Context) -> None:
    """Store what a loop needs and does not change on the edges that enter it.

    Only where an entering block goes nowhere else, so that no other path pays, and only registers that are alone in
    their slot within the loop.
    """
    preds = predecessors(context.function)
    blocks = context.function.label_map()
    for loop in loops(context.function):
        needed = _needed_in(context, loop)
        mask = _needed_in(context, loop, hot_only=True) & ~_defined_in(context, loop) & context.liveness.live_in[loop.header]
        mask = _alone(context, mask, needed)
        if not mask:
            continue
        for label in preds[loop.header]:
            block = blocks[label]
            if label not in loop.labels and block.terminator.op == "jump":
                stores = [_rootstore(context, reg) for reg in context.liveness.numbering.members(mask)]
                block.instrs[-1:-1] = stores


def _alone(context: _Context, mask: int, needed: int) -> int:
    for reg in list(context.liveness.numbering.members(mask)):
        bit = context.liveness.numbering.bits[reg]
        if context.sharing[context.slot[reg]] & needed & ~bit:
            mask &= ~bit
    return mask


def _rootstore(context: _Context, reg: Reg) -> Instr:
    return Instr("rootstore", [], [reg], [], {"slot": context.slot[reg]})


def _store_late(context: _Context) -> None:
    """Forward: which slots hold the current value of their register; store the rest before each safepoint."""
    available = _available(context)
    for block in context.function.blocks:
        state = available[block.label]
        out: list[Instr] = []
        for instr in block.instrs:
            needed = context.across.get(id(instr))
            if needed is not None:
                missing = list(context.liveness.numbering.members(needed & ~state))
                if instr.op in _COLD_OPS:
                    instr.attrs["cold_stores"] = tuple((context.slot[reg], reg) for reg in missing)
                else:
                    out.extend(_rootstore(context, reg) for reg in missing)
                slots = sorted(context.slot[reg] for reg in context.liveness.numbering.members(needed))
                instr.attrs["live"] = tuple(slots)
            out.append(instr)
            state = _step(context, instr, state)
        block.instrs = out


def _available(context: _Context) -> dict[str, int]:
    """Must-analysis to a fixed point, from the optimistic side; the entry starts with nothing."""
    everything = (1 << len(context.liveness.numbering.regs)) - 1
    function = context.function
    preds = predecessors(function)
    entry = function.blocks[0].label
    start = {block.label: everything for block in function.blocks}
    start[entry] = 0
    leaving: dict[tuple[str, str], int] = {}
    changed = True
    while changed:
        changed = False
        for block in function.blocks:
            if block.label != entry:
                state = everything
                for pred in preds[block.label]:
                    state &= leaving.get((pred, block.label), everything)
                if not preds[block.label]:
                    state = 0
                if state != start[block.label]:
                    start[block.label] = state
                    changed = True
            for target, state in _edges(context, block, start[block.label]).items():
                if leaving.get((block.label, target)) != state:
                    leaving[block.label, target] = state
                    changed = True
    return start


def _edges(context: _Context, block: Block, state: int) -> dict[str, int]:
    out: dict[str, int] = {}
    for instr in block.instrs:
        state = _step(context, instr, state, results=False)
        if instr.unwind is not None:
            out[instr.unwind] = out.get(instr.unwind, state) & state
        state &= ~context.liveness.numbering.defs(instr)
    for target in block.terminator.targets:
        out[target] = out.get(target, state) & state
    return out


def _step(context: _Context, instr: Instr, state: int, *, results: bool = True) -> int:
    """Transfer of one instruction; a safepoint stores all that live across it, a cold one perhaps."""
    needed = context.across.get(id(instr), 0)
    if instr.op == "rootstore":
        reg = instr.args[0]
        assert isinstance(reg, Reg)
        needed = context.liveness.numbering.bits[reg]
    for reg in context.liveness.numbering.members(needed & ~state):
        state &= ~context.sharing[context.slot[reg]]
        if instr.op not in _COLD_OPS:
            state |= context.liveness.numbering.bits[reg]
    return state & ~context.liveness.numbering.defs(instr) if results else state
