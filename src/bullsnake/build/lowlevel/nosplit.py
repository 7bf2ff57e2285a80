"""The nosplit budget: no chain of frames that starts in guest code and stays on its stack is deeper than the guard leaves room.

A stack check compares SP with a guard; below it the guest's own frame (at most MAX_FRAME without a check of its size) and a
chain of @nosplit functions must fit, the return addresses of calls and the switch to the system stack included. Frame sizes come
from the CFI of the object that was compiled, so the check runs after code generation.

What counts as a chain: from a @nosplit function with a body to @nosplit functions, externs that run on the goroutine's
stack, and assembly; a call of a @systemstack function costs its return address and ends the chain. Calls by address are not
followed (hooks are called on the system stack).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bullsnake.ir.core import Function, Module

NOSPLIT_BUDGET = 800
"""Bytes below the guard that @nosplit functions may use."""
CALL = 8
"""Bytes of a return address."""
EXTERN_BUDGET = NOSPLIT_BUDGET - CALL
"""Bytes that a C function may use which guest code calls on its own stack."""


class NosplitError(Exception):
    """A chain needs more stack than the budget; the message lists it with bytes per frame."""


@dataclass(frozen=True)
class Chain:
    """The deepest chain from one function: total bytes, and (symbol, bytes) per frame."""

    total: int
    frames: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        rows = "\n".join(f"    {nbytes:5d}  {name}" for name, nbytes in self.frames)
        return f"{self.total:5d} bytes\n{rows}"


def deepest_chains(module: Module, sizes: Mapping[str, int]) -> dict[str, Chain]:
    """The deepest chain from each @nosplit function.

    `sizes`: bytes of a frame by symbol, without its return address; those of assembly and externs are measured. What LLVM has
    inlined counts in its caller and once more on its own, so that the depth is an upper bound.
    """
    found: dict[str, Chain] = {}
    for name, function in module.functions.items():
        if function.traits.nosplit:
            _chain(module, sizes, name, found, [])
    return found


def _chain(module: Module, sizes: Mapping[str, int], name: str, found: dict[str, Chain], path: list[str]) -> Chain:
    if name in found:
        return found[name]
    if name in path:
        raise NosplitError(f"@nosplit functions are recursive: {' -> '.join([*path, name])}")
    below = Chain(0, ())
    function = module.functions.get(name)
    if function is not None:
        for callee in _callees(function):
            chain = _callee_chain(module, sizes, callee, found, [*path, name])
            below = max(below, chain, key=lambda c: c.total)
    if name not in sizes:
        raise NosplitError(f"the frame size of {name} is not known")
    own = sizes[name] + CALL
    chain = found[name] = Chain(own + below.total, ((name, own), *below.frames))
    return chain


def _callees(function: Function) -> list[str]:
    return sorted({instr.callee for instr in function.instructions() if instr.op == "call"})


def _callee_chain(module: Module, sizes: Mapping[str, int], callee: str, found: dict[str, Chain], path: list[str]) -> Chain:
    traits = module.traits_of(callee)
    if traits.nosplit or (traits.extern and traits.onstack):
        return _chain(module, sizes, callee, found, path)
    return Chain(CALL, ((callee, CALL),))


def check_budget(module: Module, sizes: Mapping[str, int], budget: int = NOSPLIT_BUDGET) -> Chain:
    """The deepest chain of all; raises NosplitError if it does not fit."""
    chains = deepest_chains(module, sizes)
    deepest = max(chains.values(), key=lambda c: c.total, default=Chain(0, ()))
    if deepest.total > budget:
        raise NosplitError(f"nosplit stack of {deepest.total} bytes, the budget is {budget}:\n{deepest}")
    return deepest


def roots(module: Module) -> list[str]:
    """The @nosplit functions that no @nosplit function calls: their chains hold all others."""
    functions = [f for f in module.functions.values() if f.traits.nosplit]
    called = {callee for function in functions for callee in _callees(function)}
    return [function.name for function in functions if function.name not in called]


def waivers(module: Module, onstack: Iterable[str]) -> list[str]:
    """What the compiler takes on trust: C functions on a goroutine's stack (a test measures them), calls by address."""
    by_address = [
        function.name
        for function in module.functions.values()
        if function.traits.nosplit and any(instr.op == "calli" for instr in function.instructions())
    ]
    return sorted([*(f"C function on the caller's stack: {name}" for name in onstack),
                   *(f"call by address: {name}" for name in by_address)])  # fmt: skip


def listing(module: Module, sizes: Mapping[str, int], onstack: Iterable[str] = ()) -> str:
    """The budget, each root with the bytes that it may use, the deepest chain in full, the waivers."""
    chains = deepest_chains(module, sizes)
    used = sorted(((chains[name].total, name) for name in roots(module)), key=lambda item: (-item[0], item[1]))
    rows = [f"{total:5d}  {name}" for total, name in used]
    deepest = str(chains[used[0][1]]) if used else "none"
    given = [f"  {one}" for one in waivers(module, onstack)] or ["  none"]
    head = f"nosplit budget: {NOSPLIT_BUDGET} bytes\n\nbytes  @nosplit functions that no @nosplit function calls"
    return "\n".join([head, *rows, "", "deepest chain:", deepest, "", "waivers:", *given, ""])
