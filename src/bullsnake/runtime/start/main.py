"""The start of a program, and its end.

The thread's own stack is the system stack. The guest's main goroutine gets a stack of its own and calls the program's entry.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import address_of, fatal, i64, noreturn, systemstack, u64
from bullsnake.runtime import hooks
from bullsnake.runtime.chan import chan
from bullsnake.runtime.gc import assist, background, collect, hit, report, roots, settle, stats, steps, unfinished, work
from bullsnake.runtime.mem import pages
from bullsnake.runtime.os import clock, files, knobs, scratch
from bullsnake.runtime.os.libc import exit_now, system_value
from bullsnake.runtime.panic import deadlock
from bullsnake.runtime.sched import proc, queue, timers, waits, workers
from bullsnake.runtime.stack import barriers, grow, pauses, program, running, threads, worker
from bullsnake.runtime.stack.program import ENTRY
from bullsnake.runtime.stack.switch import call_on_goroutine
from bullsnake.runtime.stack.worker import RUNNING, first_g, first_worker
from bullsnake.runtime.start import profile, signals

SC_PAGESIZE: Final = i64(30)
SC_PHYS_PAGES: Final = i64(85)
FALLBACKS: Final = u64(72)
BY_INTERRUPT: Final = i64(256)


@systemstack
@noreturn
def main(argc: u64, argv: u64) -> None:
    """Called from _start with the process's arguments. The main goroutine may end on another worker: see proc.end."""
    if not threads.enter_thread(first_worker.address()):
        exit_now(i64(134))
    threads.init_first(first_worker)
    first_worker.g = first_g
    scratch.set_arguments(argc, argv)
    scratch.new_buffer()
    knobs.read()
    stats.init_stats(clock.now())
    pauses.init_pauses()
    pages.init()
    grow.set_limit(u64(system_value(SC_PHYS_PAGES)) * u64(system_value(SC_PAGESIZE)))
    barriers.choose_trampoline()
    if not grow.init(first_g):
        fatal("no memory for a stack")
    grow.keep_spare()
    grow.set_guard(first_g)
    first_worker.marker = work.new_marker()
    if first_worker.marker == u64(0):
        fatal("no memory for the roots of stacks")
    collect.init_gc()
    roots.cells_lock = waits.guarded.address()
    hooks.set_collector(
        address_of(collect.collect), address_of(background.begin_cycle), address_of(assist.assist), address_of(assist.scan_self),
        address_of(assist.show_grey),
    )
    hooks.set_settle(address_of(settle.settle_own))
    hooks.set_step(address_of(steps.step))
    hooks.set_unwound(address_of(unfinished.scan_up_to), address_of(hit.left_barriers))
    hooks.set_exit(address_of(exit))
    signals.init_signals()
    entry = program.word(ENTRY)
    if entry == u64(0):
        fatal("the executable holds no program")
    begin_scheduling()
    background.begin_always()
    profile.begin_samples()
    call_on_goroutine(entry, first_g.base_sp, u64(0))
    if first_worker.parked == u64(0):
        exit(i64(0))
    proc.run()


@systemstack
def begin_scheduling() -> None:
    """The main goroutine is the first; the scheduler's seed."""
    first_g.number = u64(1)
    first_g.status = RUNNING
    first_g.hold = running.RUNS
    worker.all_gs = first_g
    worker.all_workers = first_worker
    threads.set_tid()
    timers.init_timers()
    workers.set_processors()
    queue.seed(knobs.seed if knobs.seed != u64(0) else u64(clock.random_word()))
    hooks.set_yield(address_of(proc.yield_now))
    hooks.set_waits(address_of(chan.forget_address), address_of(deadlock.deadlock))


@systemstack
@noreturn
def exit(status: i64) -> None:
    """Flush standard output, write statistics, end. BY_INTERRUPT ends by SIGINT, as an uncaught KeyboardInterrupt does."""
    flushed = files.stdout_write_out()
    report.write_stats(program.word(FALLBACKS))
    report.write_trace()
    if status == i64(0) and flushed < i64(0):
        exit_now(i64(1))
    if status == BY_INTERRUPT:
        signals.die_by_interrupt()
    exit_now(status)
