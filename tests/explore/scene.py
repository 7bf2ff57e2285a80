"""A scene to explore: two goroutines with a small graph, each on a worker of its own, and the block of the collector's thread."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "runtime"))

from mutators import NODE, SLOTS, Mutator  # noqa: E402
from worlds import OUTERMOST, TEXT, World, world  # noqa: E402

from bullsnake.dialect import address_of, u64  # noqa: E402
from bullsnake.dialect.sizeclasses import cache_index  # noqa: E402
from bullsnake.runtime import hooks  # noqa: E402
from bullsnake.runtime.gc import assist, background, collect, work  # noqa: E402
from bullsnake.runtime.mem import central, heap, sweep  # noqa: E402
from bullsnake.runtime.os import knobs  # noqa: E402
from bullsnake.runtime.stack import grow, running  # noqa: E402
from bullsnake.runtime.stack import worker as workers  # noqa: E402
from bullsnake.runtime.stack import world as stopping  # noqa: E402
from bullsnake.runtime.stack.worker import RUNNING, G, Worker  # noqa: E402

LISTS = u64(cache_index(NODE, False) + 2)
PC, CFA = TEXT + 16, 8 * (SLOTS + 2)


@dataclass
class Scene:
    """mutators: one for each goroutine; block: the collector's thread's."""

    world: World
    mutators: list[Mutator]
    block: Worker


def another_worker(w: World) -> Worker:
    """A second worker with a goroutine."""
    machine = w.machine
    worker, g = Worker.at(u64(machine.memory.map(0, 16384))), G.at(u64(machine.memory.map(0, 2048)))
    worker.self, worker.g, worker.chain = worker, g, workers.all_workers
    worker.words_at = u64(machine.memory.map(0, 64))
    worker.marker = work.new_marker()
    g.number, g.status, g.chain = u64(2), RUNNING, workers.all_gs
    grow.init(g)
    workers.all_workers, workers.all_gs = worker, g
    return worker


def collectors_block(w: World) -> Worker:
    """The block of the collector's thread."""
    block = Worker.at(u64(w.machine.memory.map(0, 16384)))
    block.self, block.sched_sp = block, u64(1)
    block.words_at = u64(w.machine.memory.map(0, 64))
    block.marker = work.new_marker()
    return block


def frame(w: World, g: G) -> int:
    """One frame with empty slots; its SP."""
    top = int(g.base_sp) - 8
    w.machine.store(top, 8, OUTERMOST)
    w.machine.store(top - CFA, 8, PC)
    return top - CFA


@contextmanager
def scene(seed: int, patch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """Each goroutine has made some objects; no collection is due. Stack barriers, and watermark, in turn."""
    strategy = (knobs.SCAN_BARRIERS, knobs.SCAN_WATERMARK)[seed % 2]
    with world(gccheck=1, tinybuffer=1, tinyrun=1, gcstop=0, stackscan=int(strategy)) as w:
        patch.setattr(stopping, "SPINS", u64(0))
        patch.setattr(central, "CACHES", LISTS)
        patch.setattr(sweep, "LISTS", LISTS)
        entries = (collect.collect, background.begin_cycle, assist.assist, assist.scan_self, assist.show_grey)
        hooks.set_collector(*map(address_of, entries))
        heap.trigger = u64(1 << 40)
        w.sites((PC, CFA, tuple(range(2, SLOTS + 2))))
        second = another_worker(w)
        block = collectors_block(w)
        kind = w.kind(0, NODE, 0b1100)
        chance = random.Random(seed)
        words = [w.root(0) for _ in range(3)]
        mutators = []
        for worker in (w.worker, second):
            w.machine.set_worker(worker)
            worker.g.hold = running.RUNS
            grow.set_guard(worker.g)
            one = Mutator(w.machine, worker, worker.g, frame(w, worker.g), CFA, kind, words, random.Random(chance.random()))
            worker.sched_sp = u64(0)
            for _ in range(12):
                one.make()
            for word in words:
                one.write(word, one.get() or w.machine.load(word, 8))
            mutators.append(one)
        yield Scene(w, mutators, block)
