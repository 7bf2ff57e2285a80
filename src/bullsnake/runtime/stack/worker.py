"""The worker's block, to which the GS base points, and g.

The first fields are known to assembly and compiled code: `ports/amd64/layout.py`. sched_sp is 0 while a goroutine runs on its
own stack; on the system stack it is the goroutine's SP, or 1 when there is none. needed: set by a check that asks for more room
below SP than the guard leaves, for a frame larger than most.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Array, Static, Struct, array, ref, u64

POISON: Final = u64(0xFFFFFFFFFFFF0000)

DEAD: Final = u64(0)
RUNNABLE: Final = u64(1)
RUNNING: Final = u64(2)
WAITING: Final = u64(3)

RING: Final = u64(256)
"""Places in a worker's ring of goroutines that can run."""


class Cell(Struct):
    """A goroutine's place in the queue of a channel: what it sends, or that it wants to receive. Roots while it is there: chan, value.

    word, value: what is sent, as in G. number: which case of a select. next, previous: in the queue; beside: the goroutine's next.
    """

    g: G
    chan: ref
    word: u64
    value: ref
    number: u64
    sending: u64
    next: Cell
    previous: Cell
    beside: Cell


class G(Struct):
    """A goroutine. registers: what the thunk of a switching call, or a check or poll, has saved; [6] is rax, where a result waits.

    sp: its stack pointer while it does not run, at a return PC. low and high bound its stack; guard is the true stack guard,
    whatever the worker's copy says. region: the stack lies in a region and never moves again. reserved: a copied stack has
    RecursionError's reserve below its guard; overflowing: the reserve is open; exhausted: MemoryError's is (mem/pages.py). dying: the
    uncaught exception while it is printed.

    For the policy of giving memory back: shallow: collections in a row that found the stack far too large; patience: how many
    it takes; shrunk: memory went back since the stack last grew; lowest: how far down a region had been touched.

    number: 1 for the main goroutine. status: DEAD, RUNNABLE, RUNNING, WAITING. reason: what it waits for, a C string.
    next: in a queue; chain: the list of all. body: the callable of a goroutine that has not started, null afterwards.
    word, word_ref: the value handed over by whoever woke it; exactly one of them is in use, and word_ref is a root. outcome: what
    became of a channel operation. deadline, place, order: its timer; place is 0 if it has none. scratch, reader:
    its buffers for short texts and, once it needs it, for what it reads. local: an object that the library keeps for it, a root.
    waits: the first of its cells in queues of channels.

    For `running`: hold: who has the stack; ran_next: in the list of those that ran; ran: whether it is in that list.
    scanned: the number of the collection that has scanned it.

    Of `barriers`: pending: the next stack barrier that has not been hit, known to assembly. barriers, pending_end: where their table
    begins and ends; room: how many it can hold; inline: the table, unless a larger one was needed. reach_from, reach: the next
    barrier is due so far outside of there (`gc/reading.py`). passed: the outermost barrier that was hit and
    whose entry has been used again, or where an exception that left barriers came to; reused: how many entries have been used again.
    locked: somebody changes the stack's return PCs, or walks it from a signal; lock_waiters:
    how many threads wait to do that.
    kept, kept_size: for `gc/bound.py`: a copy of the stack as it was first scanned.

    Of a first scan that is under way: water: the slot of the watermark, 0 if there is none; water_pc: what it lies over
    (`stack/watermark.py`). water_step: how many bytes the goroutine scans for itself when it returns through the watermark;
    water_next, listed: in the list of those (`gc/unfinished.py`). complete: the number of the collection that has read every frame.
    scan_end: where a second scan ends, 0 if it is a first; aside, aside_end: the stack barriers from there on (`gc/dirty.py`).
    """

    registers: Array[u64] = array(u64, 14)
    sp: u64
    pending: u64
    low: u64
    high: u64
    guard: u64
    region: u64
    reserved: u64
    overflowing: u64
    exhausted: u64
    dying: ref
    base_sp: u64
    shallow: u64
    patience: u64
    shrunk: u64
    lowest: u64
    number: u64
    status: u64
    reason: u64
    next: G
    chain: G
    body: ref
    word: u64
    word_ref: ref
    outcome: u64
    deadline: u64
    place: u64
    order: u64
    scratch: u64
    reader: u64
    local: ref
    waits: Cell
    hold: u64
    ran: u64
    ran_next: G
    scanned: u64
    barriers: u64
    pending_end: u64
    room: u64
    inline: Array[u64] = array(u64, 75)
    reach_from: u64
    reach: u64
    passed: u64
    reused: u64
    locked: u64
    lock_waiters: u64
    kept: u64
    kept_size: u64
    water: u64
    water_pc: u64
    water_step: u64
    water_next: G
    listed: u64
    complete: u64
    scan_end: u64
    aside: Array[u64] = array(u64, 75)
    aside_end: u64


class Worker(Struct):
    """One thread's block.

    parked: the goroutine that ran last has parked or yielded, and not ended. safe: the thread is where the world may stop around
    it. preempt: the goroutine is to yield at its next check or poll. number: 0 for the main thread. chain: the list of all.
    overdue: the monitor has ended a slice, so that the global queue is next.

    words: for times that the kernel fills in, at words_at. path_buffer: for names of files. signal_stack: where
    handlers of signals run. tid: the thread's number.

    Of the scheduler: tokenless: it has come back from a blocking call and holds no processor. run_next, head, tail, ring: the
    goroutines that can run here (`sched/runqueue.py`). turns: how many goroutines it has entered; ran: how many time slices it has
    begun; seen: ran when the monitor looked last; heirs: how many goroutines have gone on with this slice. searching: it is counted
    as looking for a goroutine. dead, dead_count: its list of records for new goroutines (`sched/lives.py`).

    walk: for exceptions (`stack/walk.py`); sampled: for the walker in a signal's handler (`stack/sample.py`).

    Of the collector: current: the spans that its runs come from. marker: what it marks with (`gc/work.py`). round: the last round of
    `mem/marking.py` that it has seen.
    """

    self: Worker
    g: G
    stackguard: u64
    sched_sp: u64
    g0_sp: u64
    saved: Array[u64] = array(u64, 6)
    in_flight: ref
    needed: u64
    alloc_free: Array[u64] = array(u64, 136)
    alloc_end: Array[u64] = array(u64, 136)
    parked: u64
    safe: u64
    preempt: u64
    number: u64
    chain: Worker
    ran: u64
    seen: u64
    tokenless: u64
    words_at: u64
    words: Array[u64] = array(u64, 4)
    path_buffer: u64
    signal_stack: u64
    tid: u64
    run_next: u64
    head: u64
    tail: u64
    ring: Array[u64] = array(u64, RING)
    turns: u64
    overdue: u64
    heirs: u64
    searching: u64
    dead: G
    dead_count: u64
    current: Array[u64] = array(u64, 136)
    marker: u64
    round: u64
    walk: Array[u64] = array(u64, 5)
    sampled: Array[u64] = array(u64, 5)


first_worker = Static(Worker)
first_g = Static(G)
all_workers: Worker = Worker.null()
all_gs: G = G.null()
