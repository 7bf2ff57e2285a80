"""The passes, in order, each with its reason.

    clean       unreachable blocks would only slow the rest down
    inline      before anything is placed that must not be copied
    polls       see whole loops, after inlining has removed calls from them
    stackcheck  after inlining, so that functions without real calls go unchecked
    effects     needs polls and checks in place: both raise
    roots       last: they depend on every safepoint
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bullsnake.ir.core import Declaration, Function, Module
from bullsnake.ir.verify import verify
from bullsnake.passes.effects import infer_effects
from bullsnake.passes.flow import remove_unreachable
from bullsnake.passes.inline import inline_calls
from bullsnake.passes.polls import place_polls
from bullsnake.passes.roots import place_roots
from bullsnake.passes.stackcheck import place_stack_checks

VERIFIED = ("inline", "roots")
"""What the builder has made, with what was put into it, before anything is placed; and what the code generator gets."""


def clean(module: Module) -> None:
    """Remove unreachable blocks everywhere."""
    for function in module.functions.values():
        remove_unreachable(function)


def passes(
    available: Mapping[str, Function] | None, known: Mapping[str, Declaration] | None
) -> list[tuple[str, Callable[[Module], None]]]:
    """The pipeline as a list of (name, pass)."""
    return [
        ("clean", clean),
        ("inline", lambda module: inline_calls(module, available, known)),
        ("clean-again", clean),
        ("polls", place_polls),
        ("stackcheck", place_stack_checks),
        ("effects", infer_effects),
        ("roots", place_roots),
    ]


def run_passes(
    module: Module,
    available: Mapping[str, Function] | None = None,
    known: Mapping[str, Declaration] | None = None,
    after: Callable[[str, Module], None] | None = None,
    check: bool = True,
) -> None:
    """Run all passes; `after(name, module)` sees each stage (for --dump).

    check: verify after each; else after those of `VERIFIED` only, which find the same faults, if later.
    """
    for name, run in passes(available, known):
        run(module)
        if check or name in VERIFIED:
            verify(module)
        if after is not None:
            after(name, module)
