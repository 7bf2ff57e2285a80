"""Select: the first of several sends and receives that can be done.

Among several that are ready the choice is random, as in Go, so that none starves; the random numbers are the same in each run.
"""

from __future__ import annotations

from bullsnake.standin.chance import Chance
from bullsnake.standin.channels import Case, RecvCase, SendCase
from bullsnake.standin.scheduler import scheduler
from bullsnake.standin.waiting import Operation

__all__ = ["Case", "RecvCase", "SendCase", "select"]


_chance = Chance(1)


def select(*cases: Case, timeout: float | None = None, default: bool = False) -> int:
    """Wait until one of the cases can be done, do it, and give its index.

    -1: with `default` when none is ready now, with `timeout` when none was within that many seconds. A receive from a closed
    channel is ready, and its `value` raises Closed; a send on one is ready too, and raises Closed here.
    """
    scheduler.may_switch()
    ready = [index for index, case in enumerate(cases) if case.ready()]
    if ready:
        chosen = ready[_chance.below(len(ready))] if len(ready) > 1 else ready[0]
        cases[chosen].perform()
        return chosen
    if default or (timeout is not None and timeout <= 0):
        scheduler.yield_now()  # a loop that asks again and again must not keep the others from running
        return -1
    return _wait(cases, timeout)


def _wait(cases: tuple[Case, ...], timeout: float | None) -> int:
    operation = Operation(scheduler.current)
    for index, case in enumerate(cases):
        case.enqueue(operation, index)
    chosen = operation.wait("select" if cases else "select (no cases)", timeout)
    if chosen >= 0:
        cases[chosen].check()
    return chosen
