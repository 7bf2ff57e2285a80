"""When a collection begins, and how much an allocating goroutine helps.

Goal: the heap may grow by GOGC percent over what survived and what there was of stacks to scan, at least to 4 MiB, before the next
marking is over. So marking begins earlier: at the goal less what the program is expected to allocate meanwhile, which is what it
allocated in the cycles before for each byte that survived them (an average that forgets half each time) times the bytes that have
survived now, and a tenth more; stacks count as well. If there turns out to be more of stacks than the last time, the goal moves by as
much: else a goroutine that has just descended a million frames would come to the end of a small heap's goal while its stack is scanned.

Help. While marking, the share of the work that is done must not lag behind the share of the way to the goal that has been allocated:
work done / work expected >= allocated / (goal - heap at the start). Work is bytes marked and bytes of stacks scanned. What is expected
to be marked is what survived the last time; if there turns out to be more, all that there was at the start. Who allocates and finds it
behind does as much as is lacking, but never more than a bound at a time, so that no allocation takes long. Who is past the goal all
the same waits a moment for each run of objects it takes; who is past it by half waits until marking is over.
After: Go's pacer of 2015, and that of 2022 as to stacks (proposal 44167 tells its history).
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, systemstack, u64, xadd64, xchg64
from bullsnake.runtime.mem import central, heap
from bullsnake.runtime.os import knobs

LEAST_GOAL: Final = u64(4194304)
UNIT: Final = u64(1024)
MOST_RATE: Final = u64(16384)
SEEN: Final = u64(0)
READ: Final = u64(1)
SIXTEENTH: Final = u64(16)
HALF: Final = u64(2)

goal: u64 = u64(0)
expected: u64 = LEAST_GOAL
at_start: u64 = u64(0)
rate: u64 = u64(512)
stacks = Static(array(u64, 2))
stacks_before: u64 = u64(0)


@systemstack
def set_goal(survived: u64) -> None:
    """Decide when the next collection starts, and the size by which it should be over."""
    global goal, expected
    if knobs.gogc == knobs.NO_LIMIT:
        goal = knobs.NO_LIMIT
        heap.trigger = knobs.NO_LIMIT
        return
    goal = survived + (survived + stacks[SEEN]) // u64(100) * knobs.gogc
    least = LEAST_GOAL // u64(100) * knobs.gogc
    if goal < least:
        goal = least
    if goal > knobs.maxheap and survived < knobs.maxheap:
        goal = knobs.maxheap
    expected = survived + UNIT
    heap.trigger = goal - runway(survived + stacks[SEEN], goal - survived)


@systemstack
def runway(work: u64, room: u64) -> u64:
    """How far before the goal marking begins: what is expected to be allocated meanwhile, at most most of the room."""
    if knobs.gcstop != u64(0):
        return u64(0)
    wanted = work // UNIT * rate
    wanted = wanted + wanted // u64(10) + room // u64(20)
    most = room - room // u64(8)
    return wanted if wanted < most else most


@systemstack
def note_start(allocated: u64) -> None:
    """A cycle begins."""
    global at_start, stacks_before
    at_start = allocated
    stacks_before = xchg64(stacks.address() + SEEN * u64(8), u64(0))
    xchg64(stacks.address() + READ * u64(8), u64(0))


@systemstack
def note_stack(nbytes: u64, read: u64) -> None:
    """The first scan of a stack has begun: so much there is, and so much has been read."""
    xadd64(stacks.address() + SEEN * u64(8), nbytes)
    note_read(read)


@systemstack
def note_read(nbytes: u64) -> None:
    """So much more of a stack has been read."""
    xadd64(stacks.address() + READ * u64(8), nbytes)


@systemstack
def learn(grown: u64, survived: u64) -> None:
    """A cycle is over: what was allocated meanwhile, for each KiB that has survived it or was scanned."""
    global rate
    now = grown // ((survived + stacks[SEEN]) // UNIT + u64(1))
    if now > MOST_RATE:
        now = MOST_RATE
    rate = (rate + now) // u64(2)


@systemstack
def goal_now() -> u64:
    """The goal of the cycle that goes on: more than was set if there is more of stacks than the last time."""
    seen = stacks[SEEN]
    if seen <= stacks_before or goal == knobs.NO_LIMIT:
        return goal
    moved = goal + (seen - stacks_before) // u64(100) * knobs.gogc
    if moved <= knobs.maxheap:
        return moved
    return goal if goal > knobs.maxheap else knobs.maxheap


@systemstack
def lacking(marked: u64) -> u64:
    """Bytes of work that are lacking now; `marked` have been marked."""
    allocated = central.handed_out()
    if allocated <= at_start or goal == knobs.NO_LIMIT:
        return u64(0)
    seen = stacks[SEEN]
    work = (expected if marked < expected else at_start) + (seen if seen > stacks_before else stacks_before)
    end = goal_now()
    way = end - at_start if end > at_start else u64(1)
    due = (allocated - at_start) // UNIT * (work // UNIT) // (way // UNIT + u64(1)) * UNIT
    if due > work:
        due = work
    done = marked + stacks[READ]
    return due - done if due > done else u64(0)


@systemstack
def past_goal(share: u64) -> bool:
    """Whether the heap is larger than it should be, by more than that share of the goal: a sixteenth, or a half."""
    end = goal_now()
    return goal != knobs.NO_LIMIT and central.handed_out() > end + end // share
