"""What the dialect's classes stand on when CPython runs them: memory, symbols and the current worker, chosen at run time.

The dialect itself holds no state but the addresses of statics. A `Machine` supplies the rest; `bullsnake.simulate` has the
one that exists. Compiled code never comes here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

STATIC_BASE = 0x1_0000
"""Where simulated statics begin; below every address that a simulated mmap returns."""


class Machine(Protocol):
    """Everything that a dialect function can reach besides its arguments."""

    def load(self, address: int, nbytes: int) -> int: ...
    def store(self, address: int, nbytes: int, value: int) -> None: ...
    def move(self, target: int, source: int, nbytes: int) -> None: ...
    def fill(self, address: int, byte: int, nbytes: int) -> None: ...
    def worker(self) -> Any: ...
    def stack_pointer(self) -> int: ...
    def symbol(self, name: str) -> int: ...
    def function_at(self, address: int) -> Callable[..., Any]: ...
    def address_of(self, function: Callable[..., Any]) -> int: ...
    def foreign(self, symbol: str) -> Callable[..., Any]: ...
    def fatal(self, message: str) -> None: ...


_machine: Machine | None = None
_static_top = STATIC_BASE


def use(machine: Machine | None) -> Machine | None:
    """Make a machine current; gives the previous one."""
    global _machine
    previous, _machine = _machine, machine
    return previous


def machine() -> Machine:
    """The current machine; the simulator's default one if none was chosen."""
    if _machine is None:
        from bullsnake.simulate.machine import SimulatedMachine

        use(SimulatedMachine())
    assert _machine is not None
    return _machine


def reserve_static(nbytes: int, align: int = 16) -> int:
    """An address for a static datum; it keeps it in every machine, and every new machine finds it zeroed."""
    global _static_top
    address = -(-_static_top // align) * align
    _static_top = address + max(nbytes, 1)
    return address


def static_top() -> int:
    """End of the addresses given to statics so far."""
    return _static_top
