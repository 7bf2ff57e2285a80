"""A simulated machine with heap, stack and site table, made of the runtime's sources under CPython."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bullsnake.dialect import u64
from bullsnake.dialect.sizeclasses import SIZE_CLASSES, cache_index, class_of
from bullsnake.runtime.gc import collect, stats, work
from bullsnake.runtime.mem import central, heap, pages
from bullsnake.runtime.mem.descriptor import TypeDesc
from bullsnake.runtime.stack import barriers, grow
from bullsnake.runtime.stack import worker as workers
from bullsnake.runtime.stack.worker import RUNNING, G, Worker
from bullsnake.simulate import SimulatedMachine, simulated

HEADER = "bullsnake.program"
RETURN = "runtime.goroutine_return"
BARRIER = "runtime.stack_barrier"
TOLD_BARRIER = "runtime.stack_barrier_told"
WATER = "runtime.stack_watermark"
OUTERMOST = 0x9000
TRAMPOLINE = 0xA000
WATERMARK = 0xB000
TOLD = 0xC000
TEXT = 0x10000


@dataclass
class World:
    """A machine; `kinds` are descriptors that have been made, `frames` the rows of the site table."""

    machine: SimulatedMachine
    worker: Worker
    g: G
    header: int
    roots: int
    used_roots: int = 0
    frames: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)

    def kind(self, shape: int, size: int, ptrmap: int = 0, elem: int = 0) -> TypeDesc:
        at = self.machine.memory.map(0, 64)
        for offset, nbytes, value in ((0, 4, shape), (4, 4, size), (8, 4, elem), (16, 8, ptrmap)):
            self.machine.store(at + offset, nbytes, value)
        return TypeDesc.at(u64(at))

    def new(self, kind: TypeDesc, noscan: bool = False) -> int:
        size = int(kind.size)
        rounded = SIZE_CLASSES[class_of(size)]
        return int(heap.new_sized(kind, u64(cache_index(size, noscan)), u64(rounded)).address())

    def root(self, value: int) -> int:
        """A word of the program's root segment."""
        at = self.roots + 8 * self.used_roots
        self.used_roots += 1
        self.machine.store(at, 8, value)
        self.machine.store(self.header + 56, 8, at + 8)
        return at

    def sites(self, *rows: tuple[int, int, tuple[int, ...]]) -> None:
        """The program's site table: rows of return PC, CFA offset and live slots, in order of the PC."""
        blob, parts = bytearray(), bytearray()
        for pc, cfa, slots in rows:
            parts += b"".join(v.to_bytes(n, "little") for v, n in ((pc, 4), (cfa, 4), (len(blob) // 2, 4)))
            parts += bytes(12)
            blob += b"".join(v.to_bytes(2, "little") for v in (len(slots), *slots))
        chunks = (rows[-1][0] - TEXT) // 64 + 2
        index = [sum(pc < TEXT + 64 * i for pc, _, _ in rows) for i in range(chunks)]
        table = self.machine.memory.map(0, 128)
        words = [TEXT, rows[-1][0] + 64, len(rows), self.place(parts), self.place(b"".join(i.to_bytes(4, "little") for i in index))]
        for i, word in enumerate([*words, self.place(blob), 0, 0, 0]):
            self.machine.store(table + 8 * i, 8, word)
        self.machine.store(self.header + 24, 8, table)

    def place(self, data: bytes) -> int:
        at = self.machine.memory.map(0, len(data) + 8)
        self.machine.memory.write(at, bytes(data))
        return at

    def push(self, sp: int, frames: list[tuple[int, dict[int, int]]], cfas: dict[int, int]) -> int:
        """Lay frames on the stack, outermost first: return PC and the values of slots (words below the CFA). The new SP."""
        self.machine.store(sp, 8, OUTERMOST)
        for pc, slots in frames:
            sp = sp - cfas[pc]
            self.machine.store(sp, 8, pc)
            for below, value in slots.items():
                self.machine.store(sp + 8 + cfas[pc] - 8 * below, 8, value)
        self.worker.sched_sp = u64(sp)
        return sp


@contextmanager
def world(**knobs_set: int) -> Iterator[World]:
    """A world whose goroutine has a first stack; its SP is at the outermost return PC."""
    from bullsnake.runtime.os import knobs

    with simulated() as machine:
        for name, value in {"gcstop": 1, **knobs_set}.items():  # no threads here
            setattr(knobs, name, u64(value))
        worker = Worker.at(u64(machine.memory.map(0, 8192)))
        machine.set_worker(worker)
        header = machine.memory.map(0, 128)
        machine.symbols.update({HEADER: header, RETURN: OUTERMOST, BARRIER: TRAMPOLINE, TOLD_BARRIER: TOLD, WATER: WATERMARK})
        roots = machine.memory.map(0, 4096)
        machine.store(header + 48, 8, roots)
        machine.store(header + 56, 8, roots)
        g = G.at(u64(machine.memory.map(0, 2048)))
        worker.self, worker.g = worker, g
        worker.words_at, worker.path_buffer = u64(machine.memory.map(0, 64)), u64(machine.memory.map(0, 4096))
        g.number, g.status = u64(1), RUNNING
        workers.all_workers, workers.all_gs = worker, g
        machine.define("syscall", lambda *args: 0)  # futexes: nobody else is there
        pages.init()
        stats.init_stats(u64(0))
        barriers.choose_trampoline()
        grow.set_limit(u64(1 << 34))
        grow.init(g)
        grow.set_guard(g)
        worker.marker = work.new_marker()
        collect.init_gc()
        made = World(machine, worker, g, header, roots)
        made.push(int(g.base_sp) - 8, [], {})
        yield made


def collect_now(w: World) -> int:
    """A collection; bytes that survived."""
    assert int(w.worker.sched_sp) > 1
    collect.collect()
    return int(central.handed_out())
