"""Seeded orders: each seed is an order of its own, the same in each run; and they find results that depend on the order."""

from __future__ import annotations

import sys
from pathlib import Path

from support.running import run

RACY = """
from bullsnake import Chan, Mutex, WaitGroup, go

group = WaitGroup()
mutex = Mutex()
done = Chan[str](100)
count = 0

def bump() -> None:
    global count
    with mutex:
        before = count
    with mutex:
        count = before + 1
    group.done()

def note(name: str) -> None:
    for step in range(3):
        done.send(name)
    group.done()

for name in "abcd":
    group.add(2)
    go(note, name)
    go(bump)
group.wait()
done.close()
print("".join(done), count)
"""


def outputs(tmp_path: Path, program: str, settings: list[str]) -> list[str]:
    path = tmp_path / "prog.py"
    path.write_text(program)
    found = [run([sys.executable, str(path)], "", {"BULLSNAKE": setting}) for setting in settings]
    assert all(outcome.status == 0 for outcome in found), found
    return [outcome.stdout for outcome in found]


def test_without_a_seed_goroutines_take_turns(tmp_path: Path) -> None:
    plain, other = outputs(tmp_path, RACY, ["", "gcalloc=7,poison=1"])
    assert plain == other == "aaabbbcccddd 4\n"


def test_a_seed_repeats_itself_and_seeds_differ(tmp_path: Path) -> None:
    settings = [f"sched=seed:{seed}" for seed in range(8)]
    first, second = outputs(tmp_path, RACY, settings), outputs(tmp_path, RACY, settings)
    assert first == second
    assert len(set(first)) >= 6


def test_seeds_find_an_update_that_is_lost(tmp_path: Path) -> None:
    found = outputs(tmp_path, RACY, [f"poison=1,sched=seed:{seed}" for seed in range(8)])
    counts = {int(text.split()[1]) for text in found}
    assert min(counts) < 4, counts


def test_too_many_threads_for_the_system(tmp_path: Path) -> None:
    path = tmp_path / "prog.py"
    path.write_text(
        "import _thread\n"
        "from bullsnake import Chan, go\n"
        "def refuse(*_: object) -> int:\n"
        "    raise RuntimeError(\"can't start new thread\")\n"
        "go(print)\n"
        "_thread.start_new_thread = refuse\n"
        "print('x')\n"
        "Chan[int]().recv()\n"
    )
    outcome = run([sys.executable, str(path)], "", {})
    assert (outcome.status, outcome.stdout) == (134, "x\n")
    assert outcome.stderr == "fatal error: no more threads: the stand-in needs one for each of the 2 goroutines\n"
