"""When a collection begins, and how much an allocating goroutine helps.

Goal: the heap may grow by GOGC percent over what survived, at least to 4 MiB, before the next marking is over. So marking begins
earlier: at the goal less what the program is expected to allocate meanwhile, which is what it allocated for each marked byte in
the cycles before (an average that forgets half each time) times the bytes to mark, and a tenth more.

Help. While marking, the share of the work that is done must not lag behind the share of the way to the goal that has been allocated:
work done / work expected >= allocated / (goal - heap at the start). What is expected is what survived the last time; if there turns out
to be more, all that there was at the start. Who allocates and finds it behind marks as much as is lacking, but
never more than a bound at a time, so that no allocation takes long. Who is past the goal all the same waits until marking is over.
After: Go's pacer of 2015 (proposal 44167 tells its history).
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, u64
from bullsnake.runtime.mem import central, heap
from bullsnake.runtime.os import knobs

LEAST_GOAL: Final = u64(4194304)
UNIT: Final = u64(1024)
MOST_RATE: Final = u64(16384)

goal: u64 = u64(0)
expected: u64 = LEAST_GOAL
at_start: u64 = u64(0)
rate: u64 = u64(512)


@systemstack
def set_goal(survived: u64) -> None:
    """Decide when the next collection starts, and the size by which it should be over."""
    global goal, expected
    if knobs.gogc == knobs.NO_LIMIT:
        goal = knobs.NO_LIMIT
        heap.trigger = knobs.NO_LIMIT
        return
    goal = survived + survived // u64(100) * knobs.gogc
    least = LEAST_GOAL // u64(100) * knobs.gogc
    if goal < least:
        goal = least
    if goal > knobs.maxheap and survived < knobs.maxheap:
        goal = knobs.maxheap
    expected = survived + UNIT
    heap.trigger = goal - runway(survived, goal - survived)


@systemstack
def runway(survived: u64, room: u64) -> u64:
    """How far before the goal marking begins: what is expected to be allocated meanwhile, at most most of the room."""
    if knobs.gcstop != u64(0):
        return u64(0)
    wanted = survived // UNIT * rate
    wanted = wanted + wanted // u64(10) + room // u64(20)
    most = room - room // u64(8)
    return wanted if wanted < most else most


@systemstack
def note_start(allocated: u64) -> None:
    """A cycle begins."""
    global at_start
    at_start = allocated


@systemstack
def learn(grown: u64, worked: u64) -> None:
    """A cycle is over: what was allocated while so many bytes were marked."""
    global rate
    now = grown // (worked // UNIT + u64(1))
    if now > MOST_RATE:
        now = MOST_RATE
    rate = (rate + now) // u64(2)


@systemstack
def lacking(done: u64) -> u64:
    """Bytes of marking that are lacking now; `done` have been marked."""
    allocated = central.handed_out()
    if allocated <= at_start or goal == knobs.NO_LIMIT:
        return u64(0)
    work = expected if done < expected else at_start
    way = goal - at_start if goal > at_start else u64(1)
    due = (allocated - at_start) // UNIT * (work // UNIT) // (way // UNIT + u64(1)) * UNIT
    if due > work:
        due = work
    return due - done if due > done else u64(0)


@systemstack
def is_far_past_goal() -> bool:
    """Whether the heap is larger than it should be, by more than a sixteenth."""
    return goal != knobs.NO_LIMIT and central.handed_out() > goal + goal // u64(16)
