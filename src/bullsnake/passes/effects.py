"""Which functions may raise and which contain a safepoint, from the call graph; and what follows from it.

Least fixed point: a function raises or is a safepoint if one of its instructions does. A stack check is both: RecursionError
leaves the function that checks. Indirect calls are assumed to do everything. Handlers that nothing can reach any more are
removed, so that LLVM sees no invoke of a callee that cannot raise.

Requires: stack checks and polls are in place. Updates `traits` of every definition.
"""

from __future__ import annotations

from bullsnake.ir.core import Function, Module, is_safepoint, may_raise
from bullsnake.passes.flow import remove_unreachable


def infer_effects(module: Module) -> None:
    """Set `safepoint` and `raises` on all functions, then drop unwind edges that cannot be taken."""
    for function in module.functions.values():
        if not function.traits.systemstack and not function.traits.nosplit:
            function.traits.safepoint = False
            function.traits.raises = False
    callers = _callers(module)
    work = list(module.functions)
    queued = set(work)
    while work:
        name = work.pop()
        queued.discard(name)
        if _update(module, module.functions[name]):
            for caller in callers.get(name, ()):
                if caller not in queued:
                    queued.add(caller)
                    work.append(caller)
    for function in module.functions.values():
        _prune(module, function)


def _callers(module: Module) -> dict[str, set[str]]:
    callers: dict[str, set[str]] = {}
    for function in module.functions.values():
        for instr in function.instructions():
            if instr.op == "call":
                callers.setdefault(instr.callee, set()).add(function.name)
    return callers


def _update(module: Module, function: Function) -> bool:
    if function.traits.systemstack or function.traits.nosplit:
        return False
    traits = function.traits
    before = (traits.safepoint, traits.raises)
    for instr in function.instructions():
        traits.safepoint = traits.safepoint or is_safepoint(module, instr)
        traits.raises = traits.raises or instr.op == "stackcheck" or may_raise(module, instr)
    return (traits.safepoint, traits.raises) != before


def _prune(module: Module, function: Function) -> None:
    dropped = False
    for instr in function.instructions():
        if instr.unwind is not None and not may_raise(module, instr):
            del instr.attrs["unwind"]
            dropped = True
    if dropped:
        remove_unreachable(function)
