"""A simulated machine: memory, the current worker, code addresses, and C functions modelled in `externs`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from bullsnake.dialect import backing
from bullsnake.simulate import externs
from bullsnake.simulate.memory import Memory

CODE_BASE = 0x2000_0000
"""Addresses of functions; nothing is mapped there."""
DATA_BASE = 0x3000_0000
STATIC_LIMIT = 0x1000_0000


class FatalError(Exception):
    """`fatal(message)` was called."""


class SimulatedMachine:
    """One machine with its own zeroed memory. `output` collects what is written per file descriptor."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.memory.map(backing.STATIC_BASE, STATIC_LIMIT - backing.STATIC_BASE)
        self.output: dict[int, bytearray] = {}
        self.environment: dict[str, str] = {}
        self.clock = 0
        self.sp = 0
        self.symbols: dict[str, int] = {}
        self._worker: Any = None
        self._functions: dict[int, Callable[..., Any]] = {}
        self._addresses: dict[Any, int] = {}
        self._foreign: dict[str, Callable[..., Any]] = {}

    def load(self, address: int, nbytes: int) -> int:
        return self.memory.load(address, nbytes)

    def store(self, address: int, nbytes: int, value: int) -> None:
        self.memory.store(address, nbytes, value)

    def move(self, target: int, source: int, nbytes: int) -> None:
        self.memory.move(target, source, nbytes)

    def fill(self, address: int, byte: int, nbytes: int) -> None:
        self.memory.fill(address, byte, nbytes)

    def worker(self) -> Any:
        if self._worker is None:
            raise RuntimeError("no current worker: call set_worker first")
        return self._worker

    def set_worker(self, worker: Any) -> None:
        """Make a Worker struct the current thread's."""
        self._worker = worker

    def stack_pointer(self) -> int:
        return self.sp

    def symbol(self, name: str) -> int:
        """Address of a datum that tests have placed with `symbols[name] = address`."""
        return self.symbols[name]

    def function_at(self, address: int) -> Callable[..., Any]:
        found = self._functions.get(address)
        if found is None:
            raise RuntimeError(f"call of {address:#x}, which is no function")
        return found

    def address_of(self, function: Callable[..., Any]) -> int:
        key = inspect.unwrap(function)
        if key not in self._addresses:
            self._addresses[key] = CODE_BASE + 16 * len(self._functions)
            self._functions[self._addresses[key]] = function
        return self._addresses[key]

    def define(self, symbol: str, function: Callable[..., Any]) -> None:
        """Model an extern or assembly function: plain ints and floats in and out."""
        self._foreign[symbol] = function

    def foreign(self, symbol: str) -> Callable[..., Any]:
        if symbol in self._foreign:
            return self._foreign[symbol]
        model = externs.MODELS.get(symbol)
        if model is None:
            raise RuntimeError(f"{symbol} has no model: define one with machine.define")
        return lambda *args: model(self, *args)

    def fatal(self, message: str) -> None:
        raise FatalError(message)
