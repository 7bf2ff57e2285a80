"""The end of the main goroutine: the program waits for its threads.

`bslib.uncaught` is entered by the runtime on the empty stack of a goroutine that an exception has left; its result is the status of
the process. `bslib.await_threads` is called after the body of the main module.
"""

from __future__ import annotations

from _prim import exit_process, export, sched_goroutine_number, trace_done
from bslib.threads import await_threads
from bslib.tracebacks import reported


@export("bslib.uncaught")
def uncaught(error: BaseException) -> int:
    """Report it. The main goroutine may wait for threads: then the runtime's call of this function is gone, and it ends the process."""
    status = reported(error)
    if sched_goroutine_number() == 1:
        trace_done()
        await_threads()
        exit_process(status)
    return status
