"""Who runs: one goroutine at a time, first come, first served (or, when a test wants it, in a seeded order: `chance`).

The *turn* is the right to run. It is handed from thread to thread: a goroutine that blocks takes the next one from the queue,
releases that one's lock (or starts its thread, if it has none yet), and waits on its own lock. Only the thread that has the turn
touches anything here, so no other lock is needed. A thread whose goroutine has ended runs the next one itself if that is new.

The main goroutine is the thread that loaded this module. When it ends, the program ends, as in Go: the other threads are not
waited for. `interrupts` says how it gets Ctrl-C.
"""

from __future__ import annotations

import _thread
from collections import deque
from collections.abc import Callable

from bullsnake.standin import endings
from bullsnake.standin.chance import chosen_order
from bullsnake.standin.timers import Timers

STACK = 1 << 20
"""Bytes of address space for each thread: enough for CPython's 1000 frames, and 10,000 of them are only reserved, not used."""


class Goroutine:
    """One goroutine. waits_for: empty while it is running or ready. thread: 0 until it has started."""

    __slots__ = ("number", "body", "turn", "thread", "waits_for", "on_interrupt")

    def __init__(self, number: int, body: Callable[[], object] | None) -> None:
        self.number = number
        self.body = body
        self.turn = _thread.allocate_lock()
        self.turn.acquire()
        self.thread = 0
        self.waits_for = ""
        self.on_interrupt: Callable[[], None] | None = None


class Scheduler:
    """The run queue, the timers, and all goroutines that have not ended."""

    def __init__(self) -> None:
        self.main = Goroutine(1, None)
        self.main.thread = _thread.get_ident()
        self.current = self.main
        self.alive = {1: self.main}
        self.timers = Timers()
        self._ready: deque[Goroutine] = deque()
        self._created = 1
        self._order = chosen_order()
        self.interrupted = False
        self._alarm = _thread.allocate_lock()
        self._alarm.acquire()

    # --- what channels and locks call -------------------------------------------------------------------------------

    def spawn(self, body: Callable[[], object]) -> None:
        """A new goroutine, at the end of the queue."""
        self._check_thread()
        self._created += 1
        goroutine = Goroutine(self._created, body)
        self.alive[goroutine.number] = goroutine
        self._ready.append(goroutine)

    def park(self, waits_for: str, on_interrupt: Callable[[], None] | None = None) -> None:
        """Block the running goroutine until somebody wakes it. on_interrupt: withdraws it from what it waits for."""
        self._check_thread()
        me = self.current
        me.waits_for = waits_for
        me.on_interrupt = on_interrupt
        self._switch_from(me)

    def wake(self, goroutine: Goroutine) -> None:
        """A parked goroutine can go on: it becomes the last of the queue."""
        goroutine.waits_for = ""
        goroutine.on_interrupt = None
        self._ready.append(goroutine)

    def may_switch(self) -> None:
        """Called where an operation begins: with a seeded order others may run first, now and then."""
        if self._order is not None and self._order.below(3) == 0:
            self.yield_now()

    def yield_now(self) -> None:
        """Let all others that are ready run first."""
        self._check_thread()
        self._ready.append(self.current)
        self._switch_from(self.current)

    # --- switching --------------------------------------------------------------------------------------------------

    def _check_thread(self) -> None:
        if _thread.get_ident() != self.current.thread:
            raise RuntimeError("under CPython goroutines and threads do not mix: this thread is not a goroutine")

    def _switch_from(self, me: Goroutine) -> None:
        following = self._next()
        if following is not me:
            self._hand_turn_to(following)
            me.turn.acquire()
        if self.interrupted and me is self.main:
            self.interrupted = False
            raise KeyboardInterrupt

    def _hand_turn_to(self, goroutine: Goroutine) -> None:
        self.current = goroutine
        if goroutine.thread:
            goroutine.turn.release()
        else:
            self._start_thread(goroutine)

    def _start_thread(self, goroutine: Goroutine) -> None:
        usual = _thread.stack_size(STACK)
        try:
            _thread.start_new_thread(self._thread, (goroutine,))
        except RuntimeError:
            endings.fatal(f"no more threads: the stand-in needs one for each of the {len(self.alive)} goroutines", 134)
        finally:
            _thread.stack_size(usual)

    def _next(self) -> Goroutine:
        """The goroutine to run now; waits for a timer while there is none."""
        while True:
            self.timers.fire()
            if self.interrupted:
                self._release_main()
                return self._ready.popleft()
            if self._ready:
                if self._order is not None:
                    self._ready.rotate(-self._order.below(len(self._ready)))
                return self._ready.popleft()
            delay = self.timers.until_next()
            if delay is None:
                endings.deadlock(list(self.alive.values()))
            self._alarm.acquire(timeout=min(delay, _thread.TIMEOUT_MAX))

    def interrupt_main(self) -> None:
        """Main is to be the next to run, and to raise KeyboardInterrupt. Also called by a thread that has not the turn."""
        self.interrupted = True
        if self._alarm.locked():
            self._alarm.release()

    def _release_main(self) -> None:
        """Main is the next to run, whatever it waits for."""
        main = self.main
        if main.on_interrupt is not None:
            main.on_interrupt()
        if main in self._ready:
            self._ready.remove(main)
        main.waits_for = ""
        self._ready.appendleft(main)

    # --- threads ----------------------------------------------------------------------------------------------------

    def _thread(self, goroutine: Goroutine) -> None:
        while True:
            self._run(goroutine)
            goroutine = self._next()
            if goroutine.thread:
                self._hand_turn_to(goroutine)
                return
            self.current = goroutine

    def _run(self, goroutine: Goroutine) -> None:
        goroutine.thread = _thread.get_ident()
        body, goroutine.body = goroutine.body, None
        assert body is not None
        try:
            body()
        except BaseException as error:
            endings.uncaught(goroutine.number, error)
        del self.alive[goroutine.number]


scheduler = Scheduler()
"""There is one."""
