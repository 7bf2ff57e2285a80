"""Calls upward. mem is below gc, but an allocation may start a collection; panic is below start, but ends the process."""

from __future__ import annotations

from bullsnake.dialect import call0, call1, call2, fatal, noreturn, safepoint, systemstack, u64

collect_hook: u64 = u64(0)
begin_hook: u64 = u64(0)
assist_hook: u64 = u64(0)
scan_hook: u64 = u64(0)
show_hook: u64 = u64(0)
settle_hook: u64 = u64(0)
unwound_hook: u64 = u64(0)
nearer_hook: u64 = u64(0)
step_hook: u64 = u64(0)
exit_hook: u64 = u64(0)
yield_hook: u64 = u64(0)
forget_hook: u64 = u64(0)
deadlock_hook: u64 = u64(0)
quit_hook: u64 = u64(0)


@systemstack
def set_collector(collect: u64, begin: u64, assist: u64, scan: u64, show: u64) -> None:
    """Install the collector, by the addresses of its functions."""
    global collect_hook, begin_hook, assist_hook, scan_hook, show_hook
    collect_hook = collect
    begin_hook = begin
    assist_hook = assist
    scan_hook = scan
    show_hook = show


@systemstack
@safepoint
def collect() -> None:
    """Collect, and wait for the end. Nothing happens before the collector is installed."""
    if collect_hook != u64(0):
        call0(collect_hook)


@systemstack
def set_step(function: u64) -> None:
    """Install the collector that works in steps; `function` is the address of runtime.gc.steps.step."""
    global step_hook
    step_hook = function


@systemstack
@safepoint
def step() -> None:
    """A step of a collection, at a check or poll, under the knob gcstep."""
    if step_hook != u64(0):
        call0(step_hook)


@systemstack
@safepoint
def begin_cycle() -> None:
    """A collection is due."""
    if begin_hook != u64(0):
        call0(begin_hook)


@systemstack
@safepoint
def assist() -> None:
    """The collector marks, and this goroutine allocates."""
    call0(assist_hook)


@systemstack
def scan_self() -> None:
    """The collector marks, and this goroutine has stopped at a check or poll."""
    call0(scan_hook)


@systemstack
def set_unwound(scan: u64, nearer: u64) -> None:
    """Install what an exception does to a stack that is scanned: the addresses of unfinished.scan_up_to and hit.left_barriers."""
    global unwound_hook, nearer_hook
    unwound_hook = scan
    nearer_hook = nearer


@systemstack
def scan_up_to(g: u64, sp: u64) -> None:
    """An exception leaves the frames of a goroutine below SP, and the scan of its stack has not reached them all."""
    call2(unwound_hook, g, sp)


@systemstack
def left_barriers(g: u64, slot: u64) -> None:
    """An exception has left frames of a goroutine with stack barriers; the call that it goes on from has its return PC in a slot."""
    call2(nearer_hook, g, slot)


@systemstack
def show_grey() -> None:
    """This worker is about to be safe: if the collector marks, it gives away what it holds."""
    if show_hook != u64(0):
        call0(show_hook)


@systemstack
def set_settle(function: u64) -> None:
    """Install what scans a goroutine that leaves; `function` is the address of runtime.gc.settle_own."""
    global settle_hook
    settle_hook = function


@systemstack
def settle_own() -> None:
    """The collector looks for goroutines that have run, and this worker's is about to leave its processor."""
    if settle_hook != u64(0):
        call0(settle_hook)


@systemstack
def set_yield(function: u64) -> None:
    """Install the scheduler; `function` is the address of runtime.sched.yield_now."""
    global yield_hook
    yield_hook = function


@systemstack
@safepoint
def yield_now() -> None:
    """Give the processor to another goroutine, if there is a scheduler yet."""
    if yield_hook != u64(0):
        call0(yield_hook)


@systemstack
def set_waits(forget: u64, deadlock: u64) -> None:
    """Install what takes a goroutine out of the queues of channels, and the report of a deadlock."""
    global forget_hook, deadlock_hook
    forget_hook = forget
    deadlock_hook = deadlock


@systemstack
def forget(g: u64) -> None:
    """A goroutine is woken by something else than the channels that it waits for."""
    call1(forget_hook, g)


@systemstack
def deadlock() -> None:
    """No goroutine can ever run again."""
    call0(deadlock_hook)


@systemstack
def set_quit(function: u64) -> None:
    """Install the report that SIGQUIT asks for."""
    global quit_hook
    quit_hook = function


@systemstack
def quit() -> None:
    """SIGQUIT has come, and this worker's goroutine stands at a check or poll."""
    call0(quit_hook)


@systemstack
def set_exit(function: u64) -> None:
    """Install the way out; `function` is the address of runtime.start.exit."""
    global exit_hook
    exit_hook = function


@systemstack
@noreturn
def exit(status: u64) -> None:
    """End the process with a status."""
    call1(exit_hook, status)
    fatal("exit came back")
