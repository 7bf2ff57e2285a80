"""Functions that stop in the middle: `yield` in IR becomes a return, and an entry that goes on behind it.

What lives across a yield is kept in the generator's object, references in slots before all others, for they are in its pointer map. At
each yield the live registers get the first free slots, so the object is as large as the largest yield needs. Parameters are what lives
at yield number 0, the start.

The state is the number of the yield at which the function stands, RUNNING or FINISHED. Who resumes takes it in one step (`xchg`): so of
two goroutines that resume one generator at once only one goes on, and nobody reads slots that another one is writing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bullsnake.ir.core import Block, Const, Function, Instr, Reg
from bullsnake.ir.types import Ty

CODE, STATE, SENT, THROWN, RESULT, FIRST_SLOT = 8, 16, 24, 32, 40, 48
RUNNING, FINISHED = -2, -1


@dataclass(slots=True)
class Frame:
    """What a generator keeps: how many references and other words, and the offset of each parameter."""

    references: int = 0
    words: int = 0
    params: dict[Reg, int] = field(default_factory=dict)


def split_at_yields(function: Function, gen: Reg, params: list[Reg], running: Block, finished: Block) -> Frame:
    """Cut the function at its yields; it then takes the generator alone, and begins with a switch over the state.

    running, finished: blocks of the function for these two states.
    """
    start = function.blocks[0]
    yields = _cut(function)
    live = _live_in(function, {block.label: after.label for block, after in yields})
    saved = [[r for r in params if r in live[start.label]]]
    saved += [sorted((r for r in live[after.label] if r is not gen), key=lambda r: r.number) for _, after in yields]
    frame = Frame()
    frame.references = max(sum(r.ty is Ty.REF for r in regs) for regs in saved)
    frame.words = max(sum(r.ty is not Ty.REF for r in regs) for regs in saved)
    places = [_offsets(regs, frame.references) for regs in saved]
    frame.params = places[0]
    for number, (block, after) in enumerate(yields, start=1):
        _save(block, gen, places[number], number)
        _restore(after, gen, places[number])
    _restore(start, gen, places[0])
    _enter(function, gen, [start, *(after for _, after in yields)], running, finished)
    return frame


def _cut(function: Function) -> list[tuple[Block, Block]]:
    """Split each block behind its yields: (the block that ends in the yield, the block that goes on)."""
    found = []
    for block in list(function.blocks):
        while True:
            at = next((i for i, instr in enumerate(block.instrs[:-1]) if instr.op == "yield"), None)
            if at is None:
                break
            after = function.block("resumed", cold=block.cold)
            function.blocks.remove(after)
            function.blocks.insert(function.blocks.index(block) + 1, after)
            after.instrs = block.instrs[at + 1 :]
            block.instrs = block.instrs[: at + 1]
            found.append((block, after))
            block = after
    return found


def _live_in(function: Function, resumed: dict[str, str]) -> dict[str, set[Reg]]:
    """Registers that are live at the start of each block. resumed: where a block that ends in a yield goes on."""
    blocks = function.label_map()
    live: dict[str, set[Reg]] = {label: set() for label in blocks}
    preds: dict[str, list[str]] = {label: [] for label in blocks}
    for block in function.blocks:
        for successor in _successors(block, resumed):
            preds[successor].append(block.label)
    work = [block.label for block in function.blocks]
    queued = set(work)
    while work:
        label = work.pop()
        queued.discard(label)
        now = _before(blocks[label], live, resumed)
        if now != live[label]:
            live[label] = now
            for pred in preds[label]:
                if pred not in queued:
                    queued.add(pred)
                    work.append(pred)
    return live


def _successors(block: Block, resumed: dict[str, str]) -> list[str]:
    after = resumed.get(block.label)
    unwinds = [instr.unwind for instr in block.instrs if instr.unwind is not None]
    return [after, *unwinds] if after is not None else list(block.successors())


def _before(block: Block, live: dict[str, set[Reg]], resumed: dict[str, str]) -> set[Reg]:
    after = resumed.get(block.label)
    if after is not None:
        now = set(live[after])
    else:
        now = set().union(*(live[t] for t in block.terminator.targets))
        handler = block.terminator.attrs.get("poll_unwind")
        now |= live[handler] if handler is not None else set()
    for instr in reversed(block.instrs):
        now -= set(instr.dsts)
        if instr.unwind is not None:
            now |= live[instr.unwind]
        now |= {arg for arg in instr.args if isinstance(arg, Reg)}
    return now


def _offsets(regs: list[Reg], references: int) -> dict[Reg, int]:
    """References from the first slot on, other words behind the last reference."""
    found = {}
    used = {True: 0, False: references}
    for reg in regs:
        is_ref = reg.ty is Ty.REF
        found[reg] = FIRST_SLOT + 8 * used[is_ref]
        used[is_ref] += 1
    return found


def _save(block: Block, gen: Reg, places: dict[Reg, int], number: int) -> None:
    """In place of a yield: everything into its slot, then the state, then the value to the caller."""
    value = block.instrs.pop().args[0]
    for reg, offset in places.items():
        block.instrs.append(Instr("store", [], [reg, gen], attrs={"offset": offset}))
    state = Instr("store", [], [Const(Ty.I64, number), gen], attrs={"offset": STATE, "order": "release"})
    block.instrs += [state, Instr("ret", [], [value, Const(Ty.I1, 1)])]


def _restore(block: Block, gen: Reg, places: dict[Reg, int]) -> None:
    block.instrs[:0] = [Instr("load", [reg], [gen], attrs={"offset": offset}) for reg, offset in places.items()]


def _enter(function: Function, gen: Reg, entries: list[Block], running: Block, finished: Block) -> None:
    """The new first block: take the state, and go where it says."""
    entry = function.block("enter")
    function.blocks.remove(entry)
    function.blocks.insert(0, entry)
    raw, place, state = function.reg(Ty.PTR), function.reg(Ty.PTR), function.reg(Ty.I64)
    values = (FINISHED, *range(len(entries)))
    targets = [running.label, finished.label, *(block.label for block in entries)]
    entry.instrs = [
        Instr("cast", [raw], [gen]),
        Instr("ptradd", [place], [raw, Const(Ty.I64, STATE)]),
        Instr("xchg", [state], [place, Const(Ty.I64, RUNNING)]),
        Instr("switch", [], [state], targets, {"values": values}),
    ]
