"""Memory that runs out at every place in turn: MemoryError, or at the start and for the runtime's own records an error with a name."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command import environment, executable

MOST = 60
SOURCE = '''
import sys
import time
from collections.abc import Callable

from bullsnake import Chan, Mutex, WaitGroup, go


class Node:
    def __init__(self, left: "Node | None", right: "Node | None") -> None:
        self.left = left
        self.right = right


def tree(depth: int) -> Node | None:
    return None if depth == 0 else Node(tree(depth - 1), tree(depth - 1))


def count(node: Node | None) -> int:
    return 0 if node is None else 1 + count(node.left) + count(node.right)


def trees() -> int:
    return sum([count(tree(9)) for _ in range(3)])


def down(n: int) -> int:
    return 0 if n == 0 else 1 + down(n - 1)


def deep() -> int:
    return down(300) + down(3000) + down(30000)


def words() -> int:
    with open(sys.argv[1]) as file:
        return sum([len(line.split()) for line in file])


def large() -> int:
    return sum([len([i] * 50000) for i in range(10)]) + len(",".join([str(i) for i in range(5000)]))


def table() -> int:
    squares = {i: str(i * i) for i in range(3000)}
    return sum([int(text) for text in squares.values()]) + len(f"{len(squares) / 7:.3f}")


def nap() -> int:
    time.sleep(0.001)
    return 1


def answer_to(f: Callable[[], int], out: Chan[int], failures: list[int]) -> None:
    out.send(again(f, failures))


def again(f: Callable[[], int], failures: list[int]) -> int:
    """The answer, at the second go if memory is out at the first."""
    if sys.argv[2] == "once":
        return f()
    try:
        return f()
    except MemoryError:
        failures[0] += 1
    return f()


def begin(f: Callable[[], int], out: Chan[int], failures: list[int]) -> int:
    go(answer_to, f, out, failures)
    return 0


def beside() -> int:
    """Several goroutines, one of which cannot be had perhaps."""
    total = 0
    for f in [trees, deep, words, large, table, nap]:
        out: Chan[int] = Chan()
        again(lambda: begin(f, out, failures), failures)
        total += out.recv()
    outs: list[Chan[int]] = [Chan(1) for _ in range(12)]
    for i in range(12):
        again(lambda: begin(PARTS[i % len(PARTS)], outs[i], failures), failures)
    for one in outs:
        total += one.recv()
    return total


PARTS: list[Callable[[], int]] = [trees, deep, words, large, table, nap]
failures = [0]


def main() -> None:
    found = [again(f, failures) for f in PARTS]
    wanted = [3 * 511, 33300, 300, 500000 + 23889, 8995500500 + 7, 1]
    everything = 3 * sum(wanted)
    if found != wanted:
        print("wrong:", found)
    total = beside()
    if total != everything:
        print("wrong:", total, "instead of", everything)
    print("failures:", failures[0])


main()
'''


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("memory")
    (folder / "words.txt").write_text("one two three\n" * 100)
    return executable(folder, SOURCE)


def outcome(victim: Path, knobs: str, threads: str, mode: str) -> int:
    """How often a MemoryError was caught; -1 if it was not, -2 if the runtime gave a name to what was lacking."""
    command = [str(victim), str(victim.parent / "words.txt"), mode]
    settings = environment({"BULLSNAKE": knobs, "GOMAXPROCS": threads})
    done = subprocess.run(command, capture_output=True, text=True, env=settings, timeout=30)
    shown = f"BULLSNAKE={knobs} GOMAXPROCS={threads} {mode}: {done}"
    if done.returncode == 0:
        assert done.stderr == "" and done.stdout.startswith("failures: "), shown
        return int(done.stdout.split()[1])
    if done.returncode == 1:
        assert done.stderr.endswith("MemoryError\n") and "Traceback (most recent call last):\n" in done.stderr, shown
        assert "wrong" not in done.stdout, shown
        return -1
    assert done.returncode == 134 and done.stderr.startswith("fatal error: no memory for "), shown
    return -2


@pytest.mark.parametrize("threads", ["1", "3"])
@pytest.mark.parametrize("knob", ["failmap", "failpages"])
def test_memory_is_out_once(victim: Path, knob: str, threads: str) -> None:
    """Whoever catches the error goes on; the right answer comes out whenever the program ends well."""
    found = [outcome(victim, f"{knob}={n}", threads, "again") for n in range(1, MOST + 1)]
    assert found.count(0) + found.count(1) > MOST // 2, found
    assert 1 in found, found
    if knob == "failpages":
        assert -2 not in found, found


@pytest.mark.parametrize("knob", ["failmap", "failpages"])
def test_nobody_catches_it(victim: Path, knob: str) -> None:
    found = [outcome(victim, f"{knob}={n}", "1", "once") for n in range(1, MOST + 1, 2)]
    assert -1 in found, found


@pytest.mark.parametrize("number", range(5, MOST + 1, 9))
def test_under_torture(victim: Path, number: int) -> None:
    for knob in ("failmap", "failpages"):
        check = ",gccheck=1" if knob == "failpages" else ""  # the oracle of gccheck needs memory of its own each time
        outcome(victim, f"{knob}={number},gcalways=1,poison=1,preempt=3{check}", "2", "again")
        outcome(victim, f"{knob}={number},movestack=5,gcalloc=997,poison=1,maxstack=8M", "1", "again")
