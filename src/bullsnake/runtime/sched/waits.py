"""Cells in the queues of channels, and waking who waits. All under one lock, `guarded`.

It protects the queues of all channels, the timers, and the status of every goroutine that waits. One lock keeps the argument
short: whoever holds it sees whom a goroutine waits for, and that it waits. It comes before the scheduler's (`queue.guarded`).

A cell belongs to one goroutine and is in one queue; a select has one for each of its cases. Waking a goroutine takes all its cells
out and its timer away: so it is woken once, by whoever comes first. What it is woken with is kept in g (outcome, word or word_ref,
the number of the case) and its outcome is the result of the call that it waits in.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, Struct, array, fatal, ref, sizeof, systemstack, u64
from bullsnake.runtime.os.records import Block, carve
from bullsnake.runtime.sched import processors, timers
from bullsnake.runtime.stack.worker import WAITING, Cell, G

RESULT: Final = u64(6)
"""Index of rax in g.registers."""

guarded = Static(array(u64, 1))
free_cells: Cell = Cell.null()
records = Static(Block)


class Queue(Struct):
    """A queue of cells, first come first served."""

    first: Cell
    last: Cell


@systemstack
def new_cell(g: G) -> Cell:
    """A cell of a goroutine, in no queue yet."""
    global free_cells
    cell = free_cells
    if cell.is_null():
        cell = Cell.at(carve(records, sizeof(Cell)))
    else:
        free_cells = cell.next
    cell.g = g
    cell.word = u64(0)
    cell.value = ref.at(u64(0))
    cell.number = u64(0)
    cell.beside = g.waits
    g.waits = cell
    return cell


@systemstack
def enqueue(line: Queue, cell: Cell) -> None:
    """At the end of a queue."""
    cell.next = Cell.null()
    cell.previous = line.last
    if line.last.is_null():
        line.first = cell
    else:
        line.last.next = cell
    line.last = cell


@systemstack
def dequeue(line: Queue, cell: Cell) -> None:
    """Out of a queue."""
    if cell.previous.is_null():
        line.first = cell.next
    else:
        cell.previous.next = cell.next
    if cell.next.is_null():
        line.last = cell.previous
    else:
        cell.next.previous = cell.previous


@systemstack
def wake(g: G, outcome: u64) -> None:
    """A goroutine's wait is over. Its cells are gone already (`chan.forget`)."""
    end_wait(g, outcome)
    processors.ready(g)


@systemstack
def end_wait(g: G, outcome: u64) -> None:
    """As wake, but it is left to the caller to put the goroutine into a queue."""
    if g.status != WAITING:
        fatal("a goroutine that does not wait was woken")
    timers.remove(g)
    g.registers[RESULT] = outcome


@systemstack
def free_cell(cell: Cell) -> None:
    """A cell is no longer used."""
    global free_cells
    cell.chan = ref.at(u64(0))
    cell.value = ref.at(u64(0))
    cell.next = free_cells
    free_cells = cell
