"""A fresh world for one test: a new machine, and the globals of dialect modules as their sources start them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from bullsnake.dialect import backing
from bullsnake.dialect.numbers import Integer, f64
from bullsnake.dialect.structs import Struct, ref
from bullsnake.simulate.machine import SimulatedMachine


@contextmanager
def simulated(*modules: ModuleType) -> Iterator[SimulatedMachine]:
    """Run the block on a new machine. Globals of the runtime's modules, and of `modules`, are put back afterwards.

    Scalars are immutable values in the module's dictionary, so that putting back the dictionary's entries is enough.
    """
    affected = [*modules, *(m for name, m in sys.modules.items() if name.startswith("bullsnake.runtime"))]
    before = [(module, _state(module)) for module in affected]
    machine = SimulatedMachine()
    previous = backing.use(machine)
    try:
        yield machine
    finally:
        backing.use(previous)
        for module, state in before:
            module.__dict__.update(state)


def _state(module: ModuleType) -> dict[str, Any]:
    return {name: value for name, value in vars(module).items() if isinstance(value, Integer | f64 | bool | ref | Struct)}
