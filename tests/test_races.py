"""Programs with data races, below `tests/race`: on several threads and in torture, none ever makes a wild access.

They run natively only, for a moment each, and catch the exceptions that a race may end in. What must hold in spite of the race they
check themselves; the last line is `ok`. A fatal error, a crash, an uncaught exception or a program that hangs is a failure.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import modes, running

FOLDER = Path(__file__).resolve().parent / "race"
PROGRAMS = sorted(path for path in FOLDER.glob("*.py") if "race(" in path.read_text() and path.name != "racing.py")
MODES = ["plain", "poison", "yield-every-check", "move-every-check", "everything"]
SECONDS = "0.5"


@pytest.mark.parametrize("torture", MODES)
@pytest.mark.parametrize("threads", ["2", "8"])
@pytest.mark.parametrize("path", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_races_end_in_exceptions(path: Path, threads: str, torture: str) -> None:
    command = [sys.executable, "-m", "bullsnake", "run", str(path), SECONDS]
    found = running.run(command, "", {"GOMAXPROCS": threads, "BULLSNAKE": modes.knobs(torture, {})})
    assert (found.status, found.stdout) == (0, "ok\n"), found.show()


@pytest.mark.parametrize("threads", ["1", "2", "8"])
def test_lines_of_several_goroutines_are_whole(threads: str) -> None:
    command = [sys.executable, "-m", "bullsnake", "run", str(FOLDER / "printing.py")]
    found = running.run(command, "", {"GOMAXPROCS": threads})
    expected: list[str] = []
    for number in range(8):
        for i in range(400):
            line = f"worker {number} line {i} " + "x" * 2000 if i % 50 == 7 else f"worker-{number}-line-{i} end"
            expected += [line, *([f"worker {number} writes {i}"] if i % 10 == 0 else [])]
    assert found.status == 0, found.show()
    assert sorted(found.stdout.splitlines()) == sorted(expected)


def test_there_are_enough() -> None:
    assert len(PROGRAMS) >= 5


@pytest.mark.parametrize("threads", ["1", "2", "8"])
def test_goroutines_run_out_of_memory_at_once(threads: str) -> None:
    command = [sys.executable, "-m", "bullsnake", "run", str(FOLDER / "out_of_memory.py"), SECONDS]
    found = running.run(command, "", {"GOMAXPROCS": threads, "BULLSNAKE": "maxheap=16M"})
    assert (found.status, found.stdout) == (0, "ok\n"), found.show()
