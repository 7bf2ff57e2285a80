"""A report of goroutines: each with what it does or waits for, and its stack. Of a deadlock, and on SIGQUIT.

    goroutine 1 [chan receive]:
      File "prog.py", line 7, in main

They come in the order of their numbers: the list of all is in no order, for records are used again. So it is sorted (heapsort, in
memory from the kernel); a report of n goroutines takes n log n steps.

The collector's thread may be at work: so a goroutine is held while its stack is read.
"""

from __future__ import annotations

from bullsnake.dialect import cstr, load64, store64, systemstack, u64
from bullsnake.runtime.os import text
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.panic.fatal import STDERR, put_stack
from bullsnake.runtime.sched import proc
from bullsnake.runtime.stack import barriers, running, worker
from bullsnake.runtime.stack.worker import DEAD, RUNNABLE, RUNNING, WAITING, G, Worker


@systemstack
def report_goroutines(known: Worker) -> None:
    """All that have not ended. The others stand still; of those that run, `known` has its own SP in g."""
    count = u64(0)
    g = worker.all_gs
    while not g.is_null():
        count = count + u64(1)
        g = g.chain
    table = reserve(count * u64(8))
    if table == u64(0):
        text.put(cstr("\n(no memory for the report of goroutines)\n"))
        text.write_to(STDERR)
        return
    count = gather(table, count)
    sort(table, count)
    index = u64(0)
    while index < count:
        report(G.at(load64(table + index * u64(8))), known)
        index = index + u64(1)
    text.write_to(STDERR)


@systemstack
def gather(table: u64, most: u64) -> u64:
    """Those that have not ended into a table; how many."""
    count = u64(0)
    g = worker.all_gs
    while not g.is_null() and count < most:
        if g.status != DEAD:
            store64(table + count * u64(8), g.address())
            count = count + u64(1)
        g = g.chain
    return count


@systemstack
def report(g: G, known: Worker) -> None:
    """One goroutine."""
    text.put(cstr("\ngoroutine "))
    text.put_number(g.number)
    text.put(cstr(" ["))
    text.put(doing(g))
    text.put(cstr("]:\n"))
    if g.status == RUNNABLE and not g.body.is_null():
        text.put(cstr("  (has not begun)\n"))
    elif g.status == RUNNING and is_at_large(g, known):
        text.put(cstr("  (does not come to a stop)\n"))
    else:
        held = running.hold_to_read(g)
        barriers.lock_stack(g)
        put_stack(g, g.sp, False)
        barriers.unlock_stack(g)
        if held:
            running.let_go(g)
    text.write_when_full(STDERR)


@systemstack
def doing(g: G) -> u64:
    """What a goroutine does, or waits for."""
    if g.status == WAITING:
        return g.reason
    if g.status == RUNNABLE:
        return cstr("runnable")
    if g.number == u64(1) and proc.main_blocked_in != u64(0):
        return cstr("system call")
    return cstr("running")


@systemstack
def is_at_large(g: G, known: Worker) -> bool:
    """Whether a goroutine runs on a worker that has not stopped."""
    one = worker.all_workers
    while not one.is_null():
        if one.g == g and one.safe == u64(0) and one != known:
            return True
        one = one.chain
    return False


# --- heapsort by number -----------------------------------------------------------------------------------------------------


@systemstack
def sort(table: u64, count: u64) -> None:
    """The least number first."""
    start = count // u64(2)
    while start != u64(0):
        start = start - u64(1)
        sift(table, start, count)
    end = count
    while end > u64(1):
        end = end - u64(1)
        largest = load64(table)
        store64(table, load64(table + end * u64(8)))
        store64(table + end * u64(8), largest)
        sift(table, u64(0), end)


@systemstack
def sift(table: u64, start: u64, count: u64) -> None:
    """Move an entry down until no child has a larger number."""
    place = start
    entry = load64(table + place * u64(8))
    child = place * u64(2) + u64(1)
    while child < count:
        if child + u64(1) < count and number_at(table, child) < number_at(table, child + u64(1)):
            child = child + u64(1)
        if G.at(entry).number >= number_at(table, child):
            child = count
        else:
            store64(table + place * u64(8), load64(table + child * u64(8)))
            place = child
            child = place * u64(2) + u64(1)
    store64(table + place * u64(8), entry)


@systemstack
def number_at(table: u64, index: u64) -> u64:
    """The number of an entry's goroutine."""
    return G.at(load64(table + index * u64(8))).number
