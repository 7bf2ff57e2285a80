"""Walkers that run at the wrong moment (R19-R28): SIGPROF interrupts anything, the trampoline included, and its handler walks.

A walk from the system stack or from inside the trampoline is exact: a barrier missed, met twice or left is a fatal error
(`runtime/stack/sample.py`), and the program's output is CPython's.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from support import running

PROGRAM = Path(__file__).resolve().parent / "sampled.py"
ROUNDS = "300"
KNOBS = ["gcalways=1", "gcalways=1,poison=1,gccheck=1", "gcstep=101,movestack=53", "gcalways=1,preempt=7", "sched=seed:5,gcstep=301"]


@cache
def expected() -> running.Outcome:
    return running.run([sys.executable, str(PROGRAM), ROUNDS], "", {})


@pytest.fixture(scope="module")
def executable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("walker") / "sampled"
    subprocess.run([sys.executable, "-m", "bullsnake", "build", str(PROGRAM), "-o", str(target)], check=True)
    return target


def sampled(executable: Path, knobs: str, processors: str, folder: Path) -> Counter[str]:
    """How many samples of each kind a run has met."""
    stats = folder / "stats.json"
    outcome = running.run([str(executable), ROUNDS], "", {"BULLSNAKE": f"{knobs},stats={stats}", "GOMAXPROCS": processors})
    assert not (report := running.difference(expected(), outcome)), report
    return Counter(json.loads(stats.read_text())["samples"])


@pytest.mark.parametrize("processors", ["1", "2", "8"])
@pytest.mark.parametrize("barrier", ["stackbarrier=on", "stackbarrier=all", "stackscan=watermark,tinyscan=1"])
@pytest.mark.parametrize("knobs", KNOBS)
def test_a_walker_may_interrupt_anything(executable: Path, knobs: str, barrier: str, processors: str, tmp_path: Path) -> None:
    if "sched" in knobs and processors != "1":
        pytest.skip("a seed is for one processor")
    met = sampled(executable, f"{knobs},{barrier},sample=150", processors, tmp_path)
    assert met["whole"] > 0, met


def test_a_walker_that_begins_in_the_trampoline_finishes_it_in_thought(executable: Path, tmp_path: Path) -> None:
    """R25: chance decides when the signal comes, so there are as many runs as it takes, up to a bound."""
    met: Counter[str] = Counter()
    for _ in range(100):
        met += sampled(executable, "stackbarrier=all,gcalways=1,sample=40", "1", tmp_path)
        if met["trampoline"] >= 5:
            return
    pytest.fail(f"no signal has come while the trampoline ran: {met}")
