"""Which registers become LLVM values directly, and which become variables in memory that LLVM promotes again.

A register is a value if it is assigned once and used only after that in the same block, or if it is a parameter that is never
assigned. Everything else gets an alloca in the entry block; LLVM's SROA turns it into values and phis.
"""

from __future__ import annotations

from bullsnake.ir.core import Function, Reg


def variables(function: Function) -> list[Reg]:
    """Registers that need an alloca, in order of first appearance."""
    home: dict[Reg, str] = {param: "" for param in function.params}
    needed: dict[Reg, None] = {}
    for block in function.blocks:
        for instr in block.instrs:
            for arg in instr.args:
                if isinstance(arg, Reg) and home.get(arg) not in ("", block.label):
                    needed[arg] = None
            for _, reg in instr.attrs.get("cold_stores", ()):
                if home.get(reg) not in ("", block.label):
                    needed[reg] = None
            for reg in instr.dsts:
                if reg in home:
                    needed[reg] = None
                else:
                    home[reg] = block.label
    return list(needed)
