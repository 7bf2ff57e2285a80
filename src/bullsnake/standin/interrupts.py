"""Ctrl-C: KeyboardInterrupt in the main goroutine, wherever that is.

CPython runs the handler on the main goroutine's thread, between any two instructions. In the program's own code it raises at once.
Inside the stand-in that would tear its state: if main has the turn, the handler is called again soon, until main is out of here
or switches; if main waits for its turn, it becomes the next to run. A second Ctrl-C before that ends the process.
"""

from __future__ import annotations

import _thread
import signal
import time
from types import FrameType

from bullsnake.standin import endings
from bullsnake.standin.scheduler import scheduler

_again = False
"""The next call of the handler was asked for by the handler itself."""


def install() -> None:
    """Take the place of CPython's own handler, unless the program has one or this is not CPython's main thread."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        try:
            signal.signal(signal.SIGINT, _handle)
        except ValueError:
            pass


def _handle(number: int, frame: FrameType | None) -> None:
    global _again
    repeated, _again = _again, False
    if repeated and not scheduler.interrupted:
        return  # it was delivered meanwhile
    running = scheduler.current is scheduler.main
    if running and (frame is None or not endings.is_ours(frame.f_code.co_filename)):
        scheduler.interrupted = False
        raise KeyboardInterrupt
    if scheduler.interrupted and not repeated:
        endings.die_of_interrupt()
    scheduler.interrupt_main()
    if running:
        _again = True
        _thread.start_new_thread(_call_again, ())


def _call_again() -> None:
    time.sleep(0.001)
    _thread.interrupt_main()
