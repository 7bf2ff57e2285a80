"""Runtime sources under CPython: simulated memory and machine, and an interpreter of their IR on the same memory.

    with simulated() as machine:                  # fresh memory; statics zeroed, globals as the sources start them
        machine.set_worker(Worker.at(u64(machine.memory.map(0, 65536))))
        heap.init()

`simulate.interp` runs the lowered IR on such a machine, so that both can be compared.
"""

from bullsnake.simulate.externs import SimulatedExit
from bullsnake.simulate.machine import FatalError, SimulatedMachine
from bullsnake.simulate.memory import Memory, MemoryFault
from bullsnake.simulate.world import simulated

__all__ = ["FatalError", "Memory", "MemoryFault", "SimulatedExit", "SimulatedMachine", "simulated"]
