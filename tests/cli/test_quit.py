"""SIGQUIT: what all goroutines do, on standard error, and status 2. SIGTERM kills. Reports of many goroutines take no time."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import environment, executable, execute

BOTH = pytest.mark.parametrize("threads", ["1", "3"])
LATEST = 30.0  # seconds: later than that it hangs

KINDS = """
import queue
import sys
import threading
import time

from bullsnake import Chan, Mutex, go


def hold(mutex: Mutex) -> None:
    mutex.lock()


def take(jobs: "queue.Queue[int]") -> int:
    return jobs.get()


def spin() -> None:
    x = 1
    while x != 0:
        x = x * 48271 % 2147483647


def last_act() -> None:
    {last}


def main() -> None:
    print("buffered")
    mutex = Mutex()
    mutex.lock()
    go(hold, mutex)
    go(Chan[int]().recv)
    threading.Thread(target=take, args=(queue.Queue[int](),)).start()
    threading.Thread(target=time.sleep, args=(100.0,)).start()
    {spinner}
    time.sleep(0.05)
    sys.stderr.write("ready\\n")
    last_act()


main()
"""


def quit_it(program: Path, threads: str, number: signal.Signals = signal.SIGQUIT) -> tuple[int, str, str, float]:
    """Start, wait until it is ready, send the signal; status, output, what came behind `ready`, and the seconds until the end."""
    with subprocess.Popen(
        [str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({"GOMAXPROCS": threads}),
        text=True,
    ) as child:
        assert child.stderr is not None
        assert child.stderr.readline() == "ready\n"
        time.sleep(0.3)
        start = time.monotonic()
        child.send_signal(number)
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            raise
        seconds = time.monotonic() - start
        out, err = child.communicate()
        return child.returncode, out, err, seconds


def stacks(report: str) -> dict[str, str]:
    """By the head of each goroutine, the functions on its stack."""
    found: dict[str, str] = {}
    for block in report.split("\n\n")[1:]:
        head, *frames = block.splitlines()
        found[head] = " ".join([frame.rpartition(" in ")[2] for frame in frames])
    return found


@BOTH
@pytest.mark.parametrize(
    "last, doing",
    [("time.sleep(100.0)", "sleep"), ("input()", "system call"), ("spin()", "running"), ("threading.Event().wait()", "event wait")],
)
def test_quit_shows_all_goroutines(tmp_path: Path, threads: str, last: str, doing: str) -> None:
    program = executable(tmp_path, KINDS.format(last=last, spinner="pass"))
    status, out, err, seconds = quit_it(program, threads)
    assert status == 2, err
    assert out == "buffered\n"
    assert err.startswith("SIGQUIT: quit\n\ngoroutine 1 "), err
    own = "spin last_act" if last == "spin()" else "last_act"
    assert stacks(err) == {
        f"goroutine 1 [{doing}]:": f"{own} main <module>",
        "goroutine 2 [mutex lock]:": "hold",
        "goroutine 3 [chan receive]:": "",
        "goroutine 4 [queue get]:": "take",
        "goroutine 5 [sleep]:": "",
    }, err
    assert seconds < LATEST


@BOTH
def test_quit_stops_those_that_run(tmp_path: Path, threads: str) -> None:
    program = executable(tmp_path, KINDS.format(last="time.sleep(100.0)", spinner="go(spin); go(spin)"))
    status, out, err, seconds = quit_it(program, threads)
    assert status == 2, err
    found = stacks(err)
    assert found["goroutine 1 [sleep]:"] == "last_act main <module>"
    spinning = [text for head, text in found.items() if re.fullmatch(r"goroutine [67] \[(running|runnable)\]:", head)]
    assert spinning == ["spin", "spin"], err
    assert seconds < LATEST


def test_quit_without_goroutines(tmp_path: Path) -> None:
    source = """
    import sys


    def count(n: int) -> int:
        total = 0
        for i in range(n):
            total = (total + i) % 1000
        return total


    sys.stderr.write("ready\\n")
    print(count(10**15))
    """
    status, out, err, seconds = quit_it(executable(tmp_path, source), "1")
    assert (status, out) == (2, "")
    assert stacks(err) == {"goroutine 1 [running]:": "count <module>"}, err
    assert seconds < LATEST


def test_quit_that_is_ignored_stays_so(tmp_path: Path) -> None:
    """As a shell starts commands in the background."""
    source = """
    import time

    time.sleep(0.3)
    print("the end")
    """
    program = executable(tmp_path, source)
    command = f"trap '' QUIT; {program} & sleep 0.1; kill -QUIT $!; wait $!"
    assert execute(["sh", "-c", command], tmp_path) == (0, "the end\n", "")


def test_terminate_kills(tmp_path: Path) -> None:
    """As under CPython: by the signal, and what is buffered is lost."""
    program = executable(tmp_path, KINDS.format(last="time.sleep(100.0)", spinner="pass"))
    status, out, err, _ = quit_it(program, "1", signal.SIGTERM)
    assert (status, out, err) == (-signal.SIGTERM, "", "")


def test_a_hundred_thousand_goroutines_are_reported_at_once(tmp_path: Path) -> None:
    source = """
    from bullsnake import Chan, go


    def wait(channel: Chan[int]) -> int:
        return channel.recv()


    def main() -> None:
        channel = Chan[int]()
        for _ in range(100000):
            go(wait, channel)
        wait(channel)


    main()
    """
    program = executable(tmp_path, source)
    start = time.monotonic()
    done = execute([str(program)], tmp_path)
    assert time.monotonic() - start < LATEST
    assert done.returncode == 2
    numbers = [int(n) for n in re.findall(r"^goroutine (\d+) \[chan receive\]:$", done.stderr, re.MULTILINE)]
    assert numbers == list(range(1, 100002))


def test_a_thread_that_sleeps_needs_no_thread_of_the_system(tmp_path: Path) -> None:
    source = """
    import threading
    import time


    def nap(lock: threading.Lock, naps: list[int]) -> None:
        time.sleep(0.2)
        with lock:
            naps[0] += 1


    def main() -> None:
        lock = threading.Lock()
        naps = [0]
        threads = [threading.Thread(target=nap, args=(lock, naps)) for _ in range(2000)]
        for thread in threads:
            thread.start()
        with open("/proc/self/status") as file:
            tasks = [int(line.split()[1]) for line in file if line.startswith("Threads:")][0]
        for thread in threads:
            thread.join()
        print(naps[0], tasks < 5)


    main()
    """
    assert execute([str(executable(tmp_path, source))], tmp_path, settings={"GOMAXPROCS": "2"}) == (0, "2000 True\n", "")


DEEP = """
import sys
import time

from bullsnake import Chan, go


class Node:
    def __init__(self, before: "Node | None") -> None:
        self.before = before


def wait_below(n: int, before: "Node | None", chan: Chan[int]) -> int:
    node = Node(before)
    if n == 0:
        return chan.recv()
    return wait_below(n - 1, node, chan) + (1 if node.before is before else 0)


def main() -> None:
    chan = Chan[int]()
    for _ in range(40):
        go(wait_below, 60, None, chan)
    time.sleep(0.05)
    sys.stderr.write("ready\\n")
    last: "Node | None" = None
    while True:
        last = Node(None)


main()
"""


def test_a_report_reads_stacks_while_the_collector_puts_barriers_on_them(tmp_path: Path) -> None:
    """The collector's thread is no worker: that the workers stand does not stop it."""
    program = executable(tmp_path, DEEP)
    for _ in range(6):
        with subprocess.Popen(
            [str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=environment({"GOMAXPROCS": "2", "BULLSNAKE": "gcalways=1,stackbarrier=all"}),
        ) as child:  # fmt: skip
            assert child.stderr is not None
            assert child.stderr.readline() == "ready\n"
            time.sleep(0.05)
            child.send_signal(signal.SIGQUIT)
            _, report = child.communicate(timeout=60)
        assert child.returncode == 2, report[-300:]
        assert report.count("in wait_below") == 40 * 50
        assert report.count("[chan receive]:") == 40
