"""How programs end: main first, exceptions, sys.exit, deadlocks of each kind, Ctrl-C; and that runs repeat themselves."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.running import Outcome, run, without_markers

HEADER = "import sys\nfrom bullsnake import *\n"


def program(tmp_path: Path, text: str) -> Outcome:
    path = tmp_path / "prog.py"
    path.write_text(HEADER + text)
    outcome = run([sys.executable, str(path)], "", {})
    return Outcome(outcome.status, outcome.stdout, without_markers(outcome.stderr).replace(str(tmp_path), "DIR"))


def test_the_program_ends_with_main(tmp_path: Path) -> None:
    text = """
def forever() -> None:
    while True:
        sleep(0.001)
for _ in range(20):
    go(forever)
    go(Chan[int]().recv)
sleep(0.01)
print("end")
"""
    assert program(tmp_path, text) == Outcome(0, "end\n", "")


def test_an_exception_in_main_is_cpythons(tmp_path: Path) -> None:
    outcome = program(tmp_path, "go(Chan[int]().recv)\nyield_now()\nprint('x')\nraise ValueError('bad')\n")
    assert (outcome.status, outcome.stdout) == (1, "x\n")
    assert outcome.stderr == (
        "Traceback (most recent call last):\n"
        '  File "DIR/prog.py", line 6, in <module>\n'
        "    raise ValueError('bad')\n"
        "ValueError: bad\n"
    )


def test_an_exception_in_a_goroutine_names_it(tmp_path: Path) -> None:
    text = """
def fail(number: int) -> None:
    try:
        [0][number]
    except IndexError as error:
        raise KeyError(number) from error
go(sleep, 10)
go(fail, 5)
print("started")
Chan[int]().recv()
"""
    assert program(tmp_path, text) == Outcome(
        1,
        "started\n",
        "goroutine 3:\n"
        "Traceback (most recent call last):\n"
        '  File "DIR/prog.py", line 6, in fail\n'
        "    [0][number]\n"
        "IndexError: list index out of range\n"
        "\n"
        "The above exception was the direct cause of the following exception:\n"
        "\n"
        "Traceback (most recent call last):\n"
        '  File "DIR/prog.py", line 8, in fail\n'
        "    raise KeyError(number) from error\n"
        "KeyError: 5\n",
    )


def test_errors_of_the_api_are_traced_to_the_program(tmp_path: Path) -> None:
    text = """
def twice(channel: Chan[int]) -> None:
    channel.close()
    channel.close()
go(twice, Chan[int]())
yield_now()
"""
    assert program(tmp_path, text).stderr == (
        "goroutine 2:\n"
        "Traceback (most recent call last):\n"
        '  File "DIR/prog.py", line 6, in twice\n'
        "    channel.close()\n"
        "bullsnake.Closed: close of closed channel\n"
    )


@pytest.mark.parametrize("code, status, stderr", [("3", 3, ""), ("", 0, ""), ("'gone'", 1, "gone\n")])
def test_sys_exit_in_a_goroutine(tmp_path: Path, code: str, status: int, stderr: str) -> None:
    text = f"def leave() -> None:\n    print('bye')\n    sys.exit({code})\ngo(leave)\nChan[int]().recv()\n"
    assert program(tmp_path, text) == Outcome(status, "bye\n", stderr)


WAITS = {
    "chan receive": "Chan[int]().recv()",
    "chan send": "Chan[int]().send(1)",
    "select": "select(Chan[int]().on_recv(), Chan[int]().on_send(1))",
    "select (no cases)": "select()",
    "mutex lock": "m = Mutex(); m.lock(); m.lock()",
    "rwmutex lock": "m = RWMutex(); m.rlock(); m.lock()",
    "rwmutex rlock": "m = RWMutex(); m.lock(); m.rlock()",
    "waitgroup wait": "w = WaitGroup(); w.add(); w.wait()",
}


@pytest.mark.parametrize("reason", WAITS)
def test_a_deadlock_says_who_waits_for_what(tmp_path: Path, reason: str) -> None:
    text = f"def wait() -> None:\n    {WAITS[reason]}\nprint('x')\ngo(wait)\nwait()\n"
    last = WAITS[reason]
    assert program(tmp_path, text) == Outcome(
        2,
        "x\n",
        "fatal error: all goroutines are asleep - deadlock!\n"
        "\n"
        f"goroutine 1 [{reason}]:\n"
        "Traceback (most recent call last):\n"
        '  File "DIR/prog.py", line 7, in <module>\n'
        "    wait()\n"
        '  File "DIR/prog.py", line 4, in wait\n'
        f"    {last}\n"
        "\n"
        f"goroutine 2 [{reason}]:\n"
        "Traceback (most recent call last):\n"
        '  File "DIR/prog.py", line 4, in wait\n'
        f"    {last}\n",
    )


def test_a_once_that_asks_for_itself_is_a_deadlock(tmp_path: Path) -> None:
    outcome = program(tmp_path, "once = Once()\nonce.do(lambda: once.do(print))\n")
    assert outcome.status == 2
    assert "goroutine 1 [mutex lock]:\n" in outcome.stderr


def test_a_sleeper_is_no_deadlock(tmp_path: Path) -> None:
    outcome = program(tmp_path, "c = Chan[int]()\nt = after(0.02)\ngo(sleep, 0.03)\nc.recv()\n")
    assert outcome.status == 2
    assert [line for line in outcome.stderr.splitlines() if line.startswith("goroutine")] == ["goroutine 1 [chan receive]:"]


def interrupted(tmp_path: Path, text: str, signals: int) -> Outcome:
    """The outcome of a program that gets SIGINT after it has printed a line."""
    path = tmp_path / "prog.py"
    path.write_text(HEADER + text)
    process = subprocess.Popen([sys.executable, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    for _ in range(signals):
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    return Outcome(process.returncode, out, err)


@pytest.mark.parametrize("waiting", ["unused.recv()", "sleep(60)", "spin()"])
@pytest.mark.parametrize("others", ["go(sleep, 60)", "go(spin)"])
def test_ctrl_c_reaches_main(tmp_path: Path, waiting: str, others: str) -> None:
    text = f"""
def spin() -> None:
    while True:
        yield_now()
unused = Chan[int]()
{others}
print("ready", flush=True)
try:
    {waiting}
except KeyboardInterrupt:
    print("interrupted")
print(select(unused.on_send(1), default=True))
c = Chan[int](1)
c.send(5)
print(c.recv())
yield_now()
"""
    assert interrupted(tmp_path, text, 1) == Outcome(0, "interrupted\n-1\n5\n", "")


def test_ctrl_c_in_code_of_main(tmp_path: Path) -> None:
    outcome = interrupted(tmp_path, "print('ready', flush=True)\nwhile True:\n    pass\n", 1)
    assert (outcome.status, outcome.stdout) == (-signal.SIGINT, "")
    assert outcome.stderr.endswith("KeyboardInterrupt\n")


def test_a_second_ctrl_c_ends_a_program_that_does_not_listen(tmp_path: Path) -> None:
    text = "def hog() -> None:\n    print('ready', flush=True)\n    while True:\n        pass\ngo(hog)\nChan[int]().recv()\n"
    assert interrupted(tmp_path, text, 2) == Outcome(-signal.SIGINT, "", "")


def test_runs_repeat_themselves(tmp_path: Path) -> None:
    text = """
out = Chan[str](3)
group = WaitGroup()
def worker(name: int) -> None:
    for step in range(5):
        out.send(f"{name}.{step}")
        if step % 2:
            yield_now()
    group.done()
def close() -> None:
    group.wait()
    out.close()
a, b = Chan[int](), Chan[int]()
a.close()
b.close()
for name in range(7):
    group.add()
    go(worker, name)
go(close)
for line in out:
    print(line, select(a.on_recv(), b.on_recv()))
"""
    first, second = program(tmp_path, text), program(tmp_path, text)
    assert first == second
    assert (first.status, len(first.stdout.splitlines())) == (0, 35)
