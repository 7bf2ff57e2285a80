"""A large module in several, so that LLVM can work on them side by side.

The parts have about equal numbers of instructions; data goes with the first. A symbol has one definition, so LLVM inlines
no call from one part to another: functions keep their order, in which callers and callees lie near each other, and each
part is a run of it.
"""

from __future__ import annotations

from bullsnake.ir.core import Declaration, Function, Module

LARGE = 6000
"""Instructions below which a second process costs more than it saves."""


def split(module: Module, parts: int) -> list[Module]:
    """The module itself, or about equal parts of it."""
    sizes = {f.name: sum(len(b.instrs) for b in f.blocks) for f in module.functions.values()}
    total = sum(sizes.values())
    if parts < 2 or total < LARGE:
        return [module]
    declarations = {f.name: Declaration(f.name, f.signature, f.traits) for f in module.functions.values()}
    result: list[Module] = []
    size, current = 0, dict[str, Function]()
    for name, function in module.functions.items():
        current[name] = function
        size += sizes[name]
        if size * parts >= total * (len(result) + 1):
            result.append(Module(module.name, current, module.declarations | declarations, {}))
            current = {}
    if current:
        result[-1].functions.update(current)
    result[0].data = module.data
    return result
