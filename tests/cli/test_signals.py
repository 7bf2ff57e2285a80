"""Ctrl-C and closed pipes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from command import COMMAND, bullsnake, environment, executable, write

LATEST = 1.0  # seconds; far above what the runtime promises, for busy machines

COUNTING = """
def count() -> int:
    n = 0
    while n >= 0:
        n = (n + 1) % 1000
    return n


print("counting", flush=True)
try:
    count()
except KeyboardInterrupt:
    print("interrupted")
print("after")
"""


def interrupt(program: list[str], cwd: Path) -> tuple[int, str, str, float]:
    """Start, wait for the first line, send SIGINT; status, the rest of the output, and the seconds until the end."""
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, env=environment(), text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.05)
        start = time.monotonic()
        child.send_signal(signal.SIGINT)
        try:
            out, err = child.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
            raise
        return child.returncode, out, err, time.monotonic() - start


def test_interrupt_in_a_loop_without_calls(tmp_path: Path) -> None:
    status, out, err, seconds = interrupt([str(executable(tmp_path, COUNTING))], tmp_path)
    assert (status, out, err) == (0, "interrupted\nafter\n", "")
    assert seconds < LATEST


def test_interrupt_in_a_counted_loop(tmp_path: Path) -> None:
    text = """
    def total(rounds: int) -> int:
        result = 0
        for i in range(rounds):
            result ^= i * i % 7
        return result


    print("counting", flush=True)
    try:
        print(total(2 ** 50))
    except KeyboardInterrupt:
        print("interrupted")
    """
    status, out, _, seconds = interrupt([str(executable(tmp_path, text))], tmp_path)
    assert (status, out) == (0, "interrupted\n")
    assert seconds < LATEST


def test_interrupt_in_recursion(tmp_path: Path) -> None:
    text = """
    def work(n: int) -> int:
        return n if n < 2 else work(n - 1) + work(n - 2)


    print("working", flush=True)
    try:
        print(work(90))
    except KeyboardInterrupt:
        print("interrupted")
    """
    status, out, _, seconds = interrupt([str(executable(tmp_path, text))], tmp_path)
    assert (status, out) == (0, "interrupted\n")
    assert seconds < LATEST


def test_interrupt_while_an_exception_passes_ten_million_frames(tmp_path: Path) -> None:
    """It takes the exception's place: no handler of that is reached. Should the signal come late, the next round gets it."""
    text = """
    def down(n: int) -> int:
        if n == 0:
            print("raising", flush=True)
            raise ValueError("bottom")
        return 1 + down(n - 1)


    try:
        while True:
            try:
                down(10_000_000)
            except ValueError:
                print("caught", flush=True)
    except KeyboardInterrupt as e:
        print("interrupted", repr(e.__context__))
    """
    status, out, _, seconds = interrupt([str(executable(tmp_path, text))], tmp_path)
    assert status == 0
    assert out.splitlines()[-1] == "interrupted None"
    assert seconds < LATEST


def test_interrupt_while_sleeping_and_while_reading(tmp_path: Path) -> None:
    text = """
    import time

    print("sleeping", flush=True)
    try:
        time.sleep(60.0)
    except KeyboardInterrupt:
        print("interrupted")
    """
    status, out, _, seconds = interrupt([str(executable(tmp_path, text))], tmp_path)
    assert (status, out) == (0, "interrupted\n")
    assert seconds < LATEST


def test_uncaught_interrupt_ends_by_the_signal(tmp_path: Path) -> None:
    """As in CPython: the traceback, and death by SIGINT."""
    text = """
    def forever() -> None:
        while True:
            pass


    print("ready", flush=True)
    forever()
    """
    name = write(tmp_path, text)
    theirs = interrupt([sys.executable, name], tmp_path)
    ours = interrupt([*COMMAND, "run", name], tmp_path)
    assert ours[0] == theirs[0] == -signal.SIGINT
    assert ours[2].splitlines()[0] == "Traceback (most recent call last):"
    assert ours[2].splitlines()[-1] == theirs[2].splitlines()[-1] == "KeyboardInterrupt"
    assert "in forever" in ours[2]


def test_second_interrupt_is_raised_too(tmp_path: Path) -> None:
    text = COUNTING + "try:\n    count()\nexcept KeyboardInterrupt:\n    print('again')\n"
    with subprocess.Popen(
        [str(executable(tmp_path, text))], stdout=subprocess.PIPE, env=environment(), text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.05)  # print itself is over
        for _ in range(40):  # the first one may still be on its way when the second is sent
            if child.poll() is not None:
                break
            child.send_signal(signal.SIGINT)
            time.sleep(0.1)
        assert child.wait(timeout=10) == 0
        assert child.stdout.read() == "interrupted\nafter\nagain\n"


@pytest.mark.parametrize("started", ["cached", "cold"])
def test_an_ignored_interrupt_stays_ignored(tmp_path: Path, started: str) -> None:
    """As under nohup, or in the background of a shell; CPython is asked too."""
    name = write(tmp_path, """
    import time

    print("waiting", flush=True)
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        pass
    print("done")
    """)
    if started == "cached":
        assert bullsnake(tmp_path, "run", name).returncode == 0
    for program in ([sys.executable, name], [*COMMAND, "run", name]):
        ignoring = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *program]
        status, out, err, _ = interrupt(ignoring, tmp_path)
        assert (status, out, err) == (0, "done\n", "")


PIPED = """
import sys

try:
    for n in range(1000000):
        print(n)
    sys.stdout.flush()
except BrokenPipeError:
    print("broken", file=sys.stderr)
    sys.exit(7)
"""


def read_one_line(program: list[str], cwd: Path) -> tuple[int, str, str]:
    """As `program | head -1`: status, the line, and standard error."""
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, env=environment(), text=True) as child:
        assert child.stdout is not None and child.stderr is not None
        line = child.stdout.readline()
        child.stdout.close()
        err = child.stderr.read()
        return child.wait(timeout=20), line, err


def test_closed_pipe_raises(tmp_path: Path) -> None:
    status, line, err = read_one_line([str(executable(tmp_path, PIPED))], tmp_path)
    assert line == "0\n"
    assert err.splitlines()[0] == "broken"
    assert status in (7, 120)  # 120 is CPython's when the flush at exit fails again


def test_closed_pipe_uncaught(tmp_path: Path) -> None:
    name = write(tmp_path, "for n in range(1000000):\n    print(n)\n")
    status, line, err = read_one_line([*COMMAND, "run", name], tmp_path)
    assert line == "0\n"
    assert status == 1
    assert "BrokenPipeError: [Errno 32] Broken pipe" in err


WAITING_FOR_INPUT = """
print("ready", flush=True)
try:
    print(input())
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is needed to send the signal at an instruction")
def test_interrupt_before_the_kernel_is_entered(tmp_path: Path) -> None:
    """Wherever the signal comes between the decision to wait and the wait itself: standard input stays open, nothing else ends it."""
    program = executable(tmp_path, WAITING_FOR_INPUT)
    places = [("runtime.sched.begin_blocking", 0), *[("runtime.interruptible", steps) for steps in range(7)]]
    for place, steps in places:
        first = f"ignore 1 {1 if steps == 0 and place.endswith('begin_blocking') else 0}"  # that of print
        there = ["handle SIGINT nostop pass", f"break *(char*)&'{place}'", first, "run", *["stepi"] * steps]
        commands = [*there, "delete", "signal SIGINT"]
        batch = [part for command in commands for part in ("-ex", command)]
        with subprocess.Popen(
            ["gdb", "-batch", "-nx", *batch, str(program)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment(), text=True,
        ) as child:  # fmt: skip
            assert child.stdin is not None and child.stdout is not None
            missed = threading.Timer(15, child.stdin.close)  # then input() ends by EOFError
            missed.start()
            out = child.stdout.read()
            missed.cancel()
            assert "interrupted\n" in out, (place, steps, out)


def test_one_interrupt_is_raised_once(tmp_path: Path) -> None:
    """The thread that gets the signal passes it on to the one in which the main goroutine waits; the error has been raised by then."""
    text = """
    import time

    from bullsnake import go


    def nap() -> None:
        while True:
            time.sleep(0.0005)


    def main() -> None:
        for _ in range(4):
            go(nap)
        for _ in range(30):
            time.sleep(0.002)
            try:
                print("ready", flush=True)
                input()
            except KeyboardInterrupt:
                end = time.monotonic() + 0.005
                try:
                    while time.monotonic() < end:
                        pass
                except KeyboardInterrupt:
                    print("twice", flush=True)
                    return
        print("once each")


    main()
    """
    with subprocess.Popen(
        [str(executable(tmp_path, text))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment({"GOMAXPROCS": "2"}), text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        for line in child.stdout:
            if line != "ready\n":
                break
            time.sleep(0.002)
            child.send_signal(signal.SIGINT)
        child.kill()
        assert line == "once each\n"
