"""Stack checks, where each path first reaches a call that needs stack.

Policy. A function that calls only @nosplit functions and thunks needs no check: the guard leaves room for its frame. Elsewhere
the check comes as late as possible, so that a leaf path keeps its short prologue; but a RecursionError belongs to the
caller, so a check never stands where a handler of its own function could see it: a function with handlers checks at entry.

A function of very many registers checks even if it calls nothing: its frame might be larger than what the guard leaves, and then
it gets an entry that checks for more (see `llvm/large`), so its callers must expect a check.

The check doubles as a poll: preemption and signals poison the guard.
"""

from __future__ import annotations

from bullsnake.ir.core import Function, Instr, Module
from bullsnake.passes.flow import predecessors

CROWDED = 400
"""Registers that surely fit into the frame that the guard leaves room for."""


def place_stack_checks(module: Module) -> None:
    """Run on every guest function; dialect functions never check."""
    for function in module.functions.values():
        traits = function.traits
        if not (traits.nosplit or traits.systemstack):
            _place(module, function)


def needs_stack(module: Module, instr: Instr) -> bool:
    """Whether a call enters a function that has a frame beyond the nosplit budget."""
    if instr.op == "calli":
        return not instr.attrs.get("leaf")
    if instr.op != "call":
        return False
    traits = module.traits_of(instr.callee)
    return not (traits.nosplit or traits.systemstack or traits.extern or traits.asm)


def _check(instr: Instr | None) -> Instr:
    return Instr("stackcheck", pos=instr.pos if instr else None)


def _place(module: Module, function: Function) -> None:
    crowded = function.registers > CROWDED
    if not crowded and not any(needs_stack(module, i) for i in function.instructions()):
        return
    first = function.blocks[0]
    if crowded or any(i.unwind for i in function.instructions()):
        first.instrs.insert(0, _check(first.instrs[0]))
        return
    checked = _checked_on_entry(module, function)
    for block in function.blocks:
        if checked[block.label]:
            continue
        for i, instr in enumerate(block.instrs):
            if needs_stack(module, instr):
                block.instrs.insert(i, _check(instr))
                break


def _checked_on_entry(module: Module, function: Function) -> dict[str, bool]:
    """Must-analysis: on all paths to the block a call that needs stack, hence a check, came before."""
    calls = {b.label: any(needs_stack(module, i) for i in b.instrs) for b in function.blocks}
    preds = predecessors(function)
    entry = function.blocks[0].label
    state = {block.label: block.label != entry for block in function.blocks}
    changed = True
    while changed:
        changed = False
        for block in function.blocks:
            if block.label == entry or not state[block.label]:
                continue
            if not all(state[p] or calls[p] for p in preds[block.label]):
                state[block.label] = False
                changed = True
    return state
