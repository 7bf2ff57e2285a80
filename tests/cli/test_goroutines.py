"""Goroutines as the outside sees them: taking turns, Ctrl-C while nothing runs, input that is awaited, seeds, whole lines."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import environment, executable, execute

BOTH = pytest.mark.parametrize("threads", ["1", "2"])


@BOTH
def test_goroutines_that_never_wait_take_turns(tmp_path: Path, threads: str) -> None:
    """Two spinning goroutines, one without calls in its loop, do not keep the main one from its timer and channel."""
    program = executable(
        tmp_path,
        """
        from bullsnake import Chan, go, sleep


        class Flag:
            def __init__(self) -> None:
                self.up = False
                self.rounds = 0


        def spin(flag: Flag) -> None:
            while not flag.up:
                flag.rounds += 1


        def spin_for_ever() -> None:
            while True:
                pass


        def main() -> None:
            flag = Flag()
            go(spin, flag)
            go(spin_for_ever)
            sleep(0.05)
            print(flag.rounds > 0)
            flag.up = True
            done = Chan[str]()
            go(done.send, "done")
            print(done.recv())


        main()
        """,
    )
    assert execute([str(program)], tmp_path, settings={"GOMAXPROCS": threads}) == (0, "True\ndone\n", "")


def test_there_is_a_thread_for_each_processor(tmp_path: Path) -> None:
    """Without GOMAXPROCS as many run goroutines as the process may use; beside them the runtime has threads of its own."""
    program = executable(
        tmp_path,
        """
        from bullsnake import go, sleep


        def spin() -> None:
            while True:
                pass


        for _ in range(8):
            go(spin)
        sleep(0.3)
        print("spinning", flush=True)
        sleep(100.0)
        """,
    )
    everything = sorted(os.sched_getaffinity(0))

    def threads(usable: list[int], asked: str) -> int:
        command = ["taskset", "-c", ",".join(map(str, usable)), str(program)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment({"GOMAXPROCS": asked}), text=True) as child:
            assert child.stdout is not None and child.stdout.readline() == "spinning\n"
            found = len(os.listdir(f"/proc/{child.pid}/task"))
            child.kill()
        return found

    own = threads(everything, "1") - 1
    assert threads(everything[:1], "") == own + 1
    assert threads(everything, "") == own + len(everything)
    assert threads(everything[:1], "3") == own + 3


def test_two_that_wake_each_other_leave_turns_to_others(tmp_path: Path) -> None:
    """On one processor turns can be counted: while two exchange 2000 values, a third that only yields gets more than 50."""
    program = executable(
        tmp_path,
        """
        from bullsnake import Chan, go, yield_now


        class Counter:
            def __init__(self) -> None:
                self.turns = 0


        def echo(there: Chan[int], back: Chan[int]) -> None:
            for value in there:
                back.send(value)


        def count(counter: Counter) -> None:
            while True:
                counter.turns += 1
                yield_now()


        def main() -> None:
            there = Chan[int]()
            back = Chan[int]()
            counter = Counter()
            go(echo, there, back)
            go(count, counter)
            for value in range(1000):
                there.send(value)
                back.recv()
            print(counter.turns > 50, counter.turns)


        main()
        """,
    )
    ended = execute([str(program)], tmp_path, settings={"GOMAXPROCS": "1"})
    assert ended.stdout.startswith("True"), ended


@BOTH
@pytest.mark.parametrize("wait", ["channel.recv()", "sleep(100.0)", "input()", "select(channel.on_recv(), timeout=100.0)"])
def test_ctrl_c_ends_a_wait_of_the_main_goroutine(tmp_path: Path, wait: str, threads: str) -> None:
    program = executable(
        tmp_path,
        f"""
        from bullsnake import Chan, go, select, sleep


        def main() -> None:
            channel = Chan[int]()
            go(sleep, 100.0)
            sleep(0.01)
            print("waiting", flush=True)
            try:
                {wait}
            except KeyboardInterrupt:
                print("interrupted", flush=True)
            go(channel.send, 7)
            print(channel.recv())


        main()
        """,
    )
    with subprocess.Popen(
        [str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment({"GOMAXPROCS": threads}), text=True
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        assert child.stdout.readline() == "interrupted\n"  # before standard input is closed, which ends input(), too
        child.stdin.close()
        assert (child.stdout.read(), child.wait(20)) == ("7\n", 0)


@BOTH
def test_reading_input_blocks_its_goroutine_only(tmp_path: Path, threads: str) -> None:
    program = executable(
        tmp_path,
        """
        from bullsnake import Chan, go


        def read(lines: Chan[str]) -> None:
            lines.send(input())


        def main() -> None:
            lines = Chan[str]()
            steps = Chan[int]()
            go(read, lines)
            go(steps.send, 1)
            print("others run", steps.recv(), flush=True)
            print(lines.recv())


        main()
        """,
    )
    with subprocess.Popen(
        [str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment({"GOMAXPROCS": threads}), text=True
    ) as child:
        assert child.stdout is not None and child.stdin is not None
        assert child.stdout.readline() == "others run 1\n"
        out, _ = child.communicate("a line\n", timeout=20)
    assert (child.returncode, out) == (0, "a line\n")


def test_a_seed_is_an_order(tmp_path: Path) -> None:
    """The same seed replays; of ten seeds several give orders of their own."""
    program = executable(
        tmp_path,
        """
        from bullsnake import Chan, go


        def tell(name: int, out: Chan[int]) -> None:
            out.send(name)


        out = Chan[int]()
        for name in range(8):
            go(tell, name, out)
        print([out.recv() for _ in range(8)])
        """,
    )

    def under(seed: int) -> str:
        ended = execute([str(program)], tmp_path, settings={"BULLSNAKE": f"sched=seed:{seed}"})
        assert (ended.returncode, ended.stderr) == (0, "")
        return ended.stdout

    orders = [under(seed) for seed in range(10)]
    assert orders == [under(seed) for seed in range(10)]
    assert len(set(orders)) > 3


def test_lines_of_several_goroutines_stay_whole(tmp_path: Path) -> None:
    """Every goroutine shows one list that all share, and that holds itself: the guard against recursion is each one's own."""
    program = executable(
        tmp_path,
        """
        from bullsnake import WaitGroup, go

        shared: list[object] = [1, "two"]
        shared.append(shared)


        def show(name: int, group: WaitGroup) -> None:
            for _ in range(300):
                print(name, shared, sep=": ")
            group.done()


        group = WaitGroup()
        for name in range(4):
            group.add()
            go(show, name, group)
        group.wait()
        """,
    )
    for settings in ({"GOMAXPROCS": "2"}, {"BULLSNAKE": "preempt=1"}):
        ended = execute([str(program)], tmp_path, settings=settings)
        assert sorted(ended.stdout.splitlines()) == sorted(f"{name}: [1, 'two', [...]]" for name in range(4) for _ in range(300))


@BOTH
def test_a_pipe_that_is_full_blocks_its_goroutine_only(tmp_path: Path, threads: str) -> None:
    """One goroutine prints more than pipe and buffer hold, one writes it to standard error; others, and their timers, go on."""
    program = executable(
        tmp_path,
        """
        import sys
        from bullsnake import Chan, go, sleep


        def flood(done: Chan[None]) -> None:
            for number in range(50000):
                print("a line of text", number)
            done.send(None)


        def complain(done: Chan[None]) -> None:
            for number in range(50000):
                print("a complaint", number, file=sys.stderr)
            done.send(None)


        def main() -> None:
            done = Chan[None]()
            go(flood, done)
            go(complain, done)
            for _ in range(20):
                sleep(0.01)
            ticks = open("ticks", "w")
            ticks.write("20")
            ticks.close()
            done.recv()
            done.recv()


        main()
        """,
    )
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [str(program)], stdout=pipe, stderr=pipe, env=environment({"GOMAXPROCS": threads}), text=True, cwd=tmp_path
    ) as child:
        for _ in range(100):
            time.sleep(0.1)
            if (tmp_path / "ticks").exists():
                break
        assert (tmp_path / "ticks").exists(), "a write has stopped everybody"
        out, err = child.communicate(timeout=20)
    assert child.returncode == 0
    assert out.splitlines() == [f"a line of text {number}" for number in range(50000)]
    assert err.splitlines() == [f"a complaint {number}" for number in range(50000)]


@BOTH
def test_timers_fire_while_the_main_goroutine_reads(tmp_path: Path, threads: str) -> None:
    program = executable(
        tmp_path,
        """
        from bullsnake import go, sleep


        def tick() -> None:
            for number in range(3):
                sleep(0.02)
                print(number, flush=True)


        go(tick)
        print(input())
        """,
    )
    with subprocess.Popen(
        [str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment({"GOMAXPROCS": threads}), text=True
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        assert [child.stdout.readline() for _ in range(3)] == ["0\n", "1\n", "2\n"]
        child.stdin.write("a line\n")
        child.stdin.close()
        assert (child.stdout.read(), child.wait(20)) == ("a line\n", 0)


def test_long_texts_of_several_goroutines_stay_whole(tmp_path: Path) -> None:
    """Longer than the buffer, and not all ASCII."""
    program = executable(
        tmp_path,
        """
        from bullsnake import WaitGroup, go


        def show(text: str, group: WaitGroup) -> None:
            for _ in range(5):
                print(text * 70000)
            group.done()


        group = WaitGroup()
        for text in ("a", "é", "€", "z"):
            group.add()
            go(show, text, group)
        group.wait()
        """,
    )
    for settings in ({"GOMAXPROCS": "2"}, {"BULLSNAKE": "preempt=1"}):
        ended = execute([str(program)], tmp_path, settings=settings)
        assert sorted(ended.stdout.splitlines()) == sorted(text * 70000 for text in ("a", "é", "€", "z") for _ in range(5))


@pytest.mark.parametrize("knobs", ["preempt=1", "sched=seed:1", "sched=seed:2", "sched=seed:3"])
def test_lists_and_dicts_change_as_a_whole_on_one_processor(tmp_path: Path, knobs: str) -> None:
    """As under CPython: without a lock no append and no assignment of several goroutines is lost."""
    program = executable(
        tmp_path,
        """
        from bullsnake import WaitGroup, go

        ROUNDS = 300
        items: list[int] = []
        table: dict[str, int] = {}
        numbers: dict[int, int] = {}


        def work(k: int, group: WaitGroup) -> None:
            for i in range(ROUNDS):
                items.append(i)
                items.extend([i, i])
                items.insert(0, i)
                table[f"{k} {i}"] = i
                numbers.setdefault(i, 0)
                numbers[k] = i
                del table[f"{k} {i}"]
                table[f"{k} {i}"] = table.pop(f"{k} {i}", i)
            group.done()


        group = WaitGroup()
        for k in range(6):
            group.add()
            go(work, k, group)
        group.wait()
        print(len(items), len(table), len(list(table)), len(numbers), sum(items) == 24 * sum(range(ROUNDS)))
        """,
    )
    expected = (0, "7200 1800 1800 300 True\n", "")
    assert execute([str(program)], tmp_path, settings={"GOMAXPROCS": "1", "BULLSNAKE": knobs}) == expected
