"""Text form of the representation, for --dump and golden tests."""

from __future__ import annotations

from bullsnake.ir.core import Block, Function, Instr, Module


def print_instr(instr: Instr) -> str:
    """One line, without indentation."""
    dsts = ", ".join(f"{d!r}:{d.ty.value}" for d in instr.dsts)
    head = f"{dsts} = {instr.op}" if dsts else instr.op
    parts = [repr(a) for a in instr.args] + [f"^{t}" for t in instr.targets]
    attrs = " ".join(f"{k}={v}" for k, v in instr.attrs.items() if v is not None)
    return f"{head} {', '.join(parts)}" + (f" [{attrs}]" if attrs else "")


def print_block(block: Block) -> str:
    cold = " cold" if block.cold else ""
    return "\n".join([f"  {block.label}:{cold}", *(f"    {print_instr(i)}" for i in block.instrs)])


def print_function(function: Function) -> str:
    params = ", ".join(f"{p!r}:{p.ty.value}" for p in function.params)
    results = ", ".join(t.value for t in function.results)
    return "\n".join([f"func {function.name}({params}) -> ({results}) {{", *map(print_block, function.blocks), "}"])


def print_module(module: Module) -> str:
    return "\n\n".join(print_function(f) for f in module.functions.values()) + "\n"
