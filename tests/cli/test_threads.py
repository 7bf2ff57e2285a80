"""Threads as the outside sees them: Ctrl-C, the end of the program, whole reports, deadlocks, parallel work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import environment, executable, execute, same_as_cpython

BOTH = pytest.mark.parametrize("threads", ["1", "3"])

WORKER = """
import threading
import time


def work() -> None:
    time.sleep(1.0)
    print("the worker is done")


def main() -> None:
    thread = threading.Thread(target=work, daemon={daemon})
    thread.start()
    print("ready", flush=True)
    {last}


main()
"""


def interrupt(program: Path, threads: str, times: int) -> tuple[int, str, str]:
    """Start, wait for the first line, send SIGINT a number of times."""
    with subprocess.Popen(
        [str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({"GOMAXPROCS": threads}),
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        for _ in range(times):
            time.sleep(0.15)
            child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=20)
        return child.returncode, out, err


@BOTH
def test_interrupt_ends_the_main_thread_and_the_others_finish(tmp_path: Path, threads: str) -> None:
    program = executable(tmp_path, WORKER.format(daemon=False, last="time.sleep(10.0)"))
    status, out, err = interrupt(program, threads, 1)
    assert (status, out) == (-signal.SIGINT, "the worker is done\n")
    assert err.endswith("    time.sleep(10.0)\nKeyboardInterrupt\n")


@BOTH
@pytest.mark.parametrize(
    "last, daemon", [("time.sleep(10.0)", True), ("thread.join()", False), ("threading.Semaphore(0).acquire(timeout=9)", True)]
)
def test_interrupt_waits_neither_for_daemons_nor_for_whom_it_has_left(tmp_path: Path, threads: str, last: str, daemon: bool) -> None:
    """Python 3.11 does not wait at its end for a thread whose join was interrupted."""
    status, out, err = interrupt(executable(tmp_path, WORKER.format(daemon=daemon, last=last)), threads, 1)
    assert (status, out) == (-signal.SIGINT, "")
    assert err.endswith("KeyboardInterrupt\n")


@BOTH
def test_a_second_interrupt_ends_the_waiting(tmp_path: Path, threads: str) -> None:
    program = executable(tmp_path, WORKER.format(daemon=False, last="time.sleep(10.0)"))
    status, out, err = interrupt(program, threads, 2)
    assert (status, out) == (-signal.SIGINT, "")
    assert "Exception ignored in: <module 'threading'" in err


@BOTH
def test_a_thread_that_nobody_can_wake_is_a_deadlock(tmp_path: Path, threads: str) -> None:
    source = """
    import threading


    def wait(event: threading.Event) -> None:
        event.wait()


    def main() -> None:
        for _ in range(2):
            threading.Thread(target=wait, args=(threading.Event(),)).start()
        print("main is done")


    main()
    """
    done = execute([str(executable(tmp_path, source))], tmp_path, settings={"GOMAXPROCS": threads})
    assert (done.returncode, done.stdout) == (2, "main is done\n")
    assert done.stderr.startswith("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [thread join]:\n")
    assert done.stderr.count("[event wait]:") == 2


@BOTH
def test_reports_of_many_threads_do_not_mix(tmp_path: Path, threads: str) -> None:
    source = """
    import threading


    def inner(number: int, start: threading.Event) -> None:
        start.wait()
        raise ValueError(f"number {number}")


    def outer(number: int, start: threading.Event) -> None:
        inner(number, start)


    def main() -> None:
        start = threading.Event()
        for number in range(40):
            threading.Thread(target=outer, args=(number, start), name=f"t{number}").start()
        start.set()


    main()
    """
    program = executable(tmp_path, source)
    done = execute([str(program)], tmp_path, settings={"GOMAXPROCS": threads})
    assert (done.returncode, done.stdout) == (0, "")
    reports = done.stderr.split("Exception in thread ")[1:]
    numbers = [int(report.partition(":")[0].removeprefix("t")) for report in reports]
    assert sorted(numbers) == list(range(40))
    for number, report in zip(numbers, reports, strict=True):
        lines = report.splitlines()
        assert lines[0] == f"t{number}:"
        assert [line.rpartition(" in ")[2] for line in lines[2:6:2]] == ["outer", "inner"]
        assert lines[6:] == [f"ValueError: number {number}"], report


def test_names_of_subclasses_that_forget_init(tmp_path: Path) -> None:
    done = same_as_cpython(
        tmp_path,
        """
        import threading


        class Forgetful(threading.Thread):
            def __init__(self) -> None:
                self.x = 1


        thread = Forgetful()
        try:
            print(thread.name)
        except (AssertionError, AttributeError):
            print("it has no name")
        try:
            thread.start()
        except RuntimeError as error:
            print(error)
        """,
    )
    assert done.stdout == "it has no name\nthread.__init__() not called\n"


def test_threads_and_goroutines_mix(tmp_path: Path) -> None:
    source = """
    import queue
    import threading

    from bullsnake import Chan, WaitGroup, go


    def relay(source: Chan[int], target: "queue.Queue[int]", group: WaitGroup) -> None:
        for value in source:
            target.put(value * 2)
        group.done()


    def collect(source: "queue.Queue[int]", out: Chan[int]) -> None:
        total = 0
        while True:
            value = source.get()
            if value < 0:
                out.send(total)
                return
            total += value


    def main() -> None:
        numbers, totals = Chan[int](), Chan[int]()
        doubled: queue.Queue[int] = queue.Queue(3)
        group = WaitGroup()
        for _ in range(4):
            group.add()
            go(relay, numbers, doubled, group)
        threading.Thread(target=collect, args=(doubled, totals)).start()
        for i in range(100):
            numbers.send(i)
        numbers.close()
        group.wait()
        doubled.put(-1)
        print(totals.recv())
        names = Chan[str]()
        go(lambda: names.send(threading.current_thread().name.partition("-")[0]))
        print(names.recv(), threading.active_count(), threading.current_thread().name)


    main()
    """
    program = executable(tmp_path, source)
    for threads in ("1", "3"):
        done = execute([str(program)], tmp_path, settings={"GOMAXPROCS": threads})
        assert done == (0, "9900\nDummy 1 MainThread\n", "")


@pytest.mark.parametrize("knobs", ["", "preempt=1", "preempt=3,movestack=1", "sched=seed:5,preempt=2"])
def test_lists_and_dicts_lose_nothing_on_one_processor(tmp_path: Path, knobs: str) -> None:
    """What CPython promises of their methods without a lock: each happens at once."""
    source = """
    import threading


    class Shared:
        def __init__(self) -> None:
            self.items: list[int] = []
            self.table: dict[str, int] = {}
            self.stack = list(range(4000))
            self.taken: list[int] = []

        def work(self, number: int) -> None:
            for i in range(500):
                self.items.append(number * 1000 + i)
                self.table[f"{number}:{i}"] = i
                self.taken.append(self.stack.pop())
                if i % 3 == 0:
                    self.items.extend([-number, -number])
                if i % 5 == 0:
                    del self.table[f"{number}:{i}"]


    def main() -> None:
        shared = Shared()
        threads = [threading.Thread(target=shared.work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(len(shared.items), len(set_of(shared.items)), len(shared.table))
        print(shared.stack, sorted(shared.taken) == list(range(4000)))
        print(sum(shared.items), sum(shared.table.values()), sorted(shared.table)[:3])
        for number in range(1, 8):
            mine = [item for item in shared.items if item // 1000 == number]
            assert mine == sorted(mine)


    def set_of(items: list[int]) -> dict[int, bool]:
        return {item: True for item in items}


    main()
    """
    program = executable(tmp_path, source)
    expected = execute([sys.executable, "prog.py"], tmp_path)
    assert expected.stdout.startswith("6672 ")
    assert execute([str(program)], tmp_path, settings={"GOMAXPROCS": "1", "BULLSNAKE": knobs}) == expected


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor")
def test_threads_run_at_the_same_time(tmp_path: Path) -> None:
    """Each waits, without giving the processor up by itself, for what the other one does."""
    source = """
    import threading


    class Turn:
        def __init__(self) -> None:
            self.number = 0


    def play(turn: Turn, me: int) -> None:
        for _ in range(2000):
            while turn.number % 2 != me:
                pass
            turn.number += 1


    def main() -> None:
        turn = Turn()
        threads = [threading.Thread(target=play, args=(turn, me)) for me in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(turn.number)


    main()
    """
    program = executable(tmp_path, source)
    took = []
    while len(took) < 5 and (not took or took[-1] >= 10.0):  # other processes may have the cores
        start = time.monotonic()
        assert execute([str(program)], tmp_path, settings={"GOMAXPROCS": "2"}) == (0, "4000\n", "")
        took.append(time.monotonic() - start)
    assert min(took) < 10.0, "4000 turns of 5 ms each would be 20 s"
