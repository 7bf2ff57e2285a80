"""Functions whose frames are larger than the stack guard leaves room for.

A function looks at SP when its frame is there already: what it keeps in it before the check must fit below the guard. One with
a larger frame, which is known only after code generation, is compiled again under another name and entered through a function
of a small frame, which checks that there is room for both. Nothing between that check and the large frame's own can give
stack back. The entry is hidden in tracebacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bullsnake.internal import InternalError
from bullsnake.ir.core import Function, Instr, Module
from bullsnake.ir.types import Ty

LARGEST_FRAME = 4096
"""Bytes that the stack guard leaves for the frame of the newest guest function, whether it checks or is a leaf without a check."""
SUFFIX = "$large"
MARGIN = 512
"""The function's second compilation may differ a little from the first."""


def too_large(module: Module, sizes: Mapping[str, int]) -> dict[str, int]:
    """Functions that need an entry of their own, with the sizes of their frames."""
    found = {}
    for name, function in module.functions.items():
        traits, size = function.traits, sizes.get(name, 0)
        if size <= LARGEST_FRAME or name.endswith(SUFFIX) or traits.systemstack:
            continue
        if traits.nosplit or not traits.safepoint:
            raise InternalError(f"{name} needs a frame of {size} bytes, and its callers are not ready for a check")
        found[name] = size
    return found


def with_entries(module: Module, large: Mapping[str, int]) -> tuple[Module, dict[str, str]]:
    """The module with entries for these functions, and their new names."""
    if not large:
        return module, {}
    made = Module(module.name, {}, dict(module.declarations), module.data)
    for name, function in module.functions.items():
        if name in large:
            body = replace(function, name=name + SUFFIX, traits=replace(function.traits, export=False, noinline=True))
            made.add(_entry(function, body, large[name] + MARGIN))
            made.add(body)
        else:
            made.add(function)
    return made, {name: name + SUFFIX for name in large}


def _entry(function: Function, body: Function, needed: int) -> Function:
    entry = Function(
        function.name, list(function.params), function.results, replace(function.traits, hidden=True, noinline=True),
        function.pyname, function.file, function.line,
    )  # fmt: skip
    block = entry.block("entry")
    results = [entry.reg(ty) for ty in function.results]
    roots = list(enumerate(p for p in entry.params if p.ty is Ty.REF))
    entry.slots = len(roots)
    block.instrs += [
        Instr("stackcheck", attrs={"needed": needed, "cold_stores": roots, "live": tuple(slot for slot, _ in roots)}),
        Instr("call", list(results), list(entry.params), attrs={"callee": body.name}),
        Instr("ret", [], list(results)),
    ]
    return entry
