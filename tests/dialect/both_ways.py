"""Run a sample function in CPython and as interpreted IR, each on a machine of its own, and compare results and memory."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from bullsnake.build.lowlevel.compiler import compile_program
from bullsnake.build.lowlevel.program import Program
from bullsnake.dialect import u64
from bullsnake.dialect.directives import from_raw
from bullsnake.dialect.structs import Struct, to_bits
from bullsnake.ir.verify import verify
from bullsnake.simulate import FatalError, SimulatedMachine, simulated
from bullsnake.simulate.interp import Interpreter

ARENA = 0x5000_0000
ARENA_SIZE = 1 << 16
WORKER = 0x6000_0000


@cache
def program(name: str) -> Program:
    """A sample, compiled and verified."""
    result = compile_program([f"dialect_samples.{name}"])
    verify(result.module)
    return result


@dataclass
class Outcome:
    """Results as plain numbers, the arena's bytes, or the fatal message."""

    results: tuple[Any, ...]
    arena: bytes
    fatal: str = ""


def _prepare(machine: SimulatedMachine, module: Any) -> None:
    machine.memory.map(ARENA, ARENA_SIZE)
    machine.memory.map(WORKER, 4096)
    worker = getattr(module, "Worker", None)
    if worker is not None:
        machine.set_worker(worker.at(u64(WORKER)))
        machine.store(WORKER, 8, WORKER)
    machine.define("port.twice", lambda x: 2 * x)


def _plain(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(to_bits(item) for item in value)
    return (to_bits(value),)


def directly(name: str, function: str, *args: int) -> list[Outcome]:
    """CPython runs the source; twice on one machine, so that globals and statics show."""
    module = importlib.import_module(f"dialect_samples.{name}")
    info = program(name).function(getattr(module, function))
    outcomes = []
    with simulated(module) as machine:
        _prepare(machine, module)
        values = [from_raw(kind, arg) for (_, kind), arg in zip(info.params, args, strict=True)]
        for _ in range(2):
            try:
                results, message = _plain(getattr(module, function)(*values)), ""
            except (FatalError, AssertionError) as error:
                results, message = (), str(error) or "assertion failed"
            outcomes.append(Outcome(results, machine.memory.read(ARENA, ARENA_SIZE), message))
    return outcomes


def interpreted(name: str, function: str, *args: int) -> list[Outcome]:
    """The IR of the same function, likewise."""
    module = importlib.import_module(f"dialect_samples.{name}")
    compiled = program(name)
    info = compiled.function(getattr(module, function))
    outcomes = []
    with simulated(module) as machine:
        _prepare(machine, module)
        interpreter = Interpreter(compiled.module, machine)
        for _ in range(2):
            try:
                result, message = interpreter.call(info.symbol, *args), ""
            except FatalError as error:
                result, message = None, str(error).partition(":")[0]
            results = () if result is None else result if isinstance(result, tuple) else (result,)
            outcomes.append(Outcome(results, machine.memory.read(ARENA, ARENA_SIZE), message))
    return outcomes


def agree(name: str, function: str, *args: int) -> Outcome:
    """Both ways give the same; the second run's outcome."""
    direct, other = directly(name, function, *args), interpreted(name, function, *args)
    assert direct == other
    return direct[-1]


def sample_struct(name: str, struct: str) -> type[Struct]:
    found: type[Struct] = getattr(importlib.import_module(f"dialect_samples.{name}"), struct)
    return found
