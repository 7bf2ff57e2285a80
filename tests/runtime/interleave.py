"""Runs dialect functions as if on several threads, one memory access at a time, in an order drawn by a generator.

Each thread is a Python thread, and exactly one of them runs. Before an access it may hand on to another. Atomics are one access. The
worker of a thread is its own.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from bullsnake.simulate import SimulatedMachine

ATOMICS = ("cas64", "xchg64", "xadd64")


class Interleaving:
    """`run` takes one function for each worker; `often` is how likely an access hands on."""

    def __init__(self, machine: SimulatedMachine, patch: pytest.MonkeyPatch, seed: int, often: float = 0.3) -> None:
        self.machine = machine
        self.random = random.Random(seed)
        self.often = often
        self.patch = patch
        self.turn: dict[int, threading.Semaphore] = {}
        self.alive: list[int] = []
        self.me = threading.local()
        self.failure: BaseException | None = None
        for name in ("load", "store"):
            patch.setattr(machine, name, self.stepping(getattr(machine, name)))
        patch.setattr(machine, "worker", lambda: self.me.worker)
        machine.define("syscall", lambda *args: self.hand_on() or 0)

    def atomics_of(self, *modules: ModuleType) -> None:
        """Make the atomics that modules use single steps."""
        for module in modules:
            for name in ATOMICS:
                if hasattr(module, name):
                    self.patch.setattr(module, name, self.stepping(getattr(module, name)))

    def stepping(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any) -> Any:
            if getattr(self.me, "inside", True):
                return function(*args)
            if self.random.random() < self.often:
                self.hand_on()
            self.me.inside = True
            try:
                return function(*args)
            finally:
                self.me.inside = False

        return step

    def hand_on(self) -> None:
        """Let a thread run that is drawn, perhaps this one."""
        chosen = self.random.choice(self.alive)
        if chosen != self.me.number:
            self.turn[chosen].release()
            self.turn[self.me.number].acquire()

    def run(self, threads: list[tuple[Any, Callable[[], None]]]) -> None:
        """Run functions, each with its worker, until all have ended."""
        self.alive = list(range(len(threads)))
        self.turn = {number: threading.Semaphore(0) for number in self.alive}
        started = [threading.Thread(target=self.body, args=(n, worker, f)) for n, (worker, f) in enumerate(threads)]
        for one in started:
            one.start()
        self.turn[0].release()
        for one in started:
            one.join(60)
            assert not one.is_alive(), "a thread does not end"
        if self.failure is not None:
            raise self.failure

    def body(self, number: int, worker: Any, function: Callable[[], None]) -> None:
        self.me.number, self.me.worker, self.me.inside = number, worker, False
        self.turn[number].acquire()
        try:
            function()
        except BaseException as error:
            self.failure = error
        self.me.inside = True
        self.alive.remove(number)
        if self.alive:
            self.turn[self.random.choice(self.alive)].release()
