"""The heap's sources under CPython and as interpreted IR: the same addresses, no two live objects overlap, memory is zero."""

from __future__ import annotations

import random
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from test_runtime_sources import NAMES

from bullsnake.build.lowlevel import compile_runtime
from bullsnake.dialect import offsetof, u64
from bullsnake.dialect.directives import from_raw
from bullsnake.dialect.sizeclasses import SIZE_CLASSES, cache_index, class_of
from bullsnake.dialect.structs import structs_by_name
from bullsnake.ir.core import Module
from bullsnake.runtime.mem import central, heap, pages, sweep
from bullsnake.runtime.mem.span import SMALL, Span
from bullsnake.runtime.stack.worker import Worker
from bullsnake.simulate import SimulatedMachine, simulated
from bullsnake.simulate.interp import Interpreter

Call = Callable[..., int]
WORKER = 0x6000_0000
RUNS = [WORKER + int(offsetof(Worker, name)) for name in ("alloc_free", "alloc_end", "current")]
KIND = 0x1234_5678
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "init": pages.init, "allocate": pages.allocate, "free": pages.free, "span_of": pages.span_of, "new_sized": heap.new_sized,
    "take_dirty": pages.take_dirty, "enter_clean": pages.enter_clean, "flush_caches": central.flush_caches, "start": sweep.start,
    "finish": sweep.finish,
}  # fmt: skip


@pytest.fixture(scope="module")
def runtime() -> Module:
    return compile_runtime(NAMES)


def _number(value: Any) -> int:
    if value is None:
        return 0
    return int(value if isinstance(value, u64) else value.address())


@contextmanager
def world(module: Module | None) -> Iterator[tuple[SimulatedMachine, Call]]:
    """A machine, and a way to call functions of the heap on plain numbers: the source, or the IR of `module`."""
    with simulated() as machine:
        machine.memory.map(WORKER, 8192)
        machine.set_worker(Worker.at(u64(WORKER)))
        if module is not None:
            interpreter = Interpreter(module, machine)
            yield machine, lambda name, *args: interpreter.call(f"runtime.mem.{name}", *args) or 0
        else:
            yield machine, lambda name, *args: _number(_direct(name, args))


def _direct(name: str, args: tuple[int, ...]) -> Any:
    function = FUNCTIONS[name]
    hints = typing.get_type_hints(function, localns=structs_by_name())
    kinds = [kind for parameter, kind in hints.items() if parameter != "return"]
    return function(*(from_raw(kind, arg) for kind, arg in zip(kinds, args, strict=True)))


def page_sequence(module: Module | None) -> list[tuple[int, int]]:
    """Allocate and free runs of pages at random, and give some back; the spans that were handed out. Those not `dirty` are zero."""
    source = random.Random(5)
    given: list[tuple[int, int]] = []
    live: dict[int, tuple[int, int]] = {}
    with world(module) as (machine, call):
        call("init")
        for _ in range(120):
            if live and source.random() < 0.45:
                span = source.choice(sorted(live))
                del live[span]
                call("free", span)
                if source.random() < 0.2:
                    give_back(machine, call, 4)
                continue
            npages = source.choice([1, 1, 2, 3, 7, 40, 200])
            span = call("allocate", npages)
            base, length = machine.load(span, 8), machine.load(span + 8, 8)
            assert length == npages and base % 8192 == 0
            assert all(base + npages * 8192 <= b or b + n * 8192 <= base for b, n in live.values())
            assert call("span_of", base) == call("span_of", base + npages * 8192 - 1) == span
            if machine.load(span + int(offsetof(Span, "dirty")), 8) == 0:
                assert machine.memory.read(base, npages * 8192) == bytes(npages * 8192)
            machine.memory.fill(base, 0xEE, npages * 8192)
            machine.store(span + int(offsetof(Span, "state")), 8, int(SMALL))
            live[span] = (base, npages)
            given.append((base, npages))
    return given


def object_sequence(module: Module | None) -> list[int]:
    """Allocate objects, mark some, sweep, allocate again; the addresses that were handed out."""
    source = random.Random(7)
    given: list[int] = []
    live: dict[int, int] = {}
    with world(module) as (machine, call):
        call("init")
        for _ in range(3):
            for _ in range(150):
                size = source.choice([16, 24, 48, 100, 1024, 5000, 30000])
                rounded = SIZE_CLASSES[class_of(size)]
                at = call("new_sized", KIND, cache_index(size, False), rounded)
                assert machine.load(at, 8) == KIND
                assert machine.memory.read(at + 8, rounded - 8) == bytes(rounded - 8)
                assert all(at + rounded <= other or other + n <= at for other, n in live.items())
                machine.memory.fill(at + 8, 0xEE, rounded - 8)
                live[at] = rounded
                given.append(at)
            live = {at: size for at, size in live.items() if source.random() < 0.4}
            call("flush_caches", *RUNS)
            for at in live:
                _mark(machine, call("span_of", at), at)
            call("start")
    return given


def _mark(machine: SimulatedMachine, span: int, at: int) -> None:
    view = Span.at(u64(span))
    number = (at - int(view.base)) // int(view.elem_size)
    word = u64(number // 64)
    view.mark[word] = view.mark[word] | u64(1 << number % 64)


def test_pages(runtime: Module) -> None:
    assert page_sequence(None) == page_sequence(runtime)


def give_back(machine: SimulatedMachine, call: Call, least: int) -> int:
    """Give one piece of at least so many pages back to the kernel; how many pages it had."""
    span = call("take_dirty", least)
    if span == 0:
        return 0
    npages = machine.load(span + 8, 8)
    machine.memory.discard(machine.load(span, 8), npages * 8192)
    call("enter_clean", span)
    return npages


def test_used_pages_go_back_to_the_kernel_piece_by_piece() -> None:
    """And what was free next to them becomes one run with them again."""
    with world(None) as (machine, call):
        call("init")
        spans = [call("allocate", 8) for _ in range(3 * int(pages.PIECE_PAGES) // 16)]
        bases = {machine.load(span, 8) for span in spans}
        for base in bases:
            machine.memory.fill(base, 0xEE, 8 * 8192)
        for span in spans:
            call("free", span)
        for pieces in (1, 2):
            assert give_back(machine, call, 4) > 0
            clean = sum(machine.memory.read(base, 1) == b"\0" for base in bases)
            assert clean == min(pieces * int(pages.PIECE_PAGES) // 8, len(bases))
        assert give_back(machine, call, 4) == 0
        (whole, *others) = [span for span in (int(run.address()) for run in _free_runs()) if machine.load(span + 8, 8) >= 8]
        assert not others and machine.load(whole + 8, 8) >= 8 * len(bases)


def test_what_is_freed_beside_a_piece_that_goes_back_joins_nothing() -> None:
    """While a piece is out of all lists, the map still says whose its last page is: not a record that has long been free."""
    with world(None) as (machine, call):
        call("init")
        spans = [_in_use(machine, call("allocate", 8)) for _ in range(2 * int(pages.PIECE_PAGES) // 8)]
        for span in reversed(spans):  # each takes the one behind it in: the map's entries inside are those of old
            call("free", span)
        piece = call("take_dirty", 4)
        beside = _in_use(machine, call("allocate", 8))
        assert machine.load(beside, 8) == machine.load(piece, 8) + int(pages.PIECE_PAGES) * 8192
        call("free", beside)
        taken = {machine.load(piece, 8) // 8192 + i for i in range(int(pages.PIECE_PAGES))}
        for run in _free_runs():
            covered = {int(run.base) // 8192 + i for i in range(int(run.npages))}
            assert not covered & taken
            taken |= covered
        call("enter_clean", piece)


def _in_use(machine: SimulatedMachine, span: int) -> int:
    machine.store(span + int(offsetof(Span, "state")), 8, int(SMALL))
    return span


def _free_runs() -> list[Span]:
    found = []
    for number in range(int(pages.BINS) * 2):
        span = pages.bins[u64(number)]
        while not span.is_null():
            found.append(span)
            span = span.next
    return found


def test_objects(runtime: Module) -> None:
    assert object_sequence(None) == object_sequence(runtime)
