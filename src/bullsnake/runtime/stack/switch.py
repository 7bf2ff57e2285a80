"""Entry points of the port's assembly that move between stacks."""

from __future__ import annotations

from bullsnake.dialect import assembly, export, noreturn, ref, u64
from bullsnake.runtime.stack.worker import G


@assembly
@noreturn
@export("runtime.gogo_landing")
def gogo_landing(sp: u64, pc: u64, exception: ref) -> None:
    """Enter a landing pad with SP and the registers that unwinding has restored in the worker's block."""
    ...


@assembly
@export("runtime.call_on_goroutine")
def call_on_goroutine(function: u64, sp: u64, argument: u64) -> u64:
    """Run a function on a goroutine's stack, from the system stack; its result."""
    ...


@assembly
@export("runtime.resume")
def resume(g: G) -> None:
    """Go on with a goroutine at its saved SP; returns when a goroutine on this worker leaves the processor or ends."""
    ...


@assembly
@noreturn
@export("runtime.leave")
def leave() -> None:
    """Leave the processor: back into the scheduler."""
    ...
