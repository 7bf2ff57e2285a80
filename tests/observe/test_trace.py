"""The report of `bullsnake pauses`, from traces that are written by hand and from a run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bullsnake.observe import terminal, trace
from bullsnake.observe.trace import Pause, Trace

PROGRAM = """\
class Node:
    def __init__(self, left: "Node | None", right: "Node | None") -> None:
        self.left = left
        self.right = right


def make(depth: int) -> Node:
    return Node(None, None) if depth == 0 else Node(make(depth - 1), make(depth - 1))


for _ in range(1500):
    make(13)
print("done")
"""


def bullsnake(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "bullsnake", *args], cwd=cwd, capture_output=True, text=True, timeout=100)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "trees.py").write_text(PROGRAM)
    return tmp_path


def test_a_trace_is_read_into_pauses_phases_and_the_heap(tmp_path: Path) -> None:
    span = {"ph": "X", "pid": 1, "cat": "gc", "name": "mark assist", "tid": 3, "ts": 5.5, "dur": 2.25}
    events = [
        {"ph": "M", "pid": 1, "tid": 0, "name": "thread_name", "args": {"name": "collector"}},
        span, {**span, "tid": 0, "name": "mark"},
        {"ph": "C", "pid": 1, "name": "heap", "ts": 1.0, "args": {"bytes": 7, "goal": 9}},
    ]  # fmt: skip
    (tmp_path / "t.json").write_text(json.dumps({"traceEvents": events}))
    found = trace.read(tmp_path / "t.json")
    assert found == Trace([Pause("mark assist", 3, 5.5, 2.25)], [Pause("mark", 0, 5.5, 2.25)], [(1.0, 7, 9)])
    assert found.end == 7.75


@pytest.mark.parametrize(("us", "text"), [(0.25, "250 ns"), (1, "1 µs"), (999, "999 µs"), (1500, "1.5 ms"), (2e6, "2 s")])
def test_durations(us: float, text: str) -> None:
    assert terminal.duration(us) == text


@pytest.mark.parametrize("us", [0.5, 1, 2.9, 3, 9.99, 10, 31, 99.9, 100, 1000, 123456])
def test_every_length_lies_in_its_bucket(us: float) -> None:
    number = terminal.bucket(us)
    assert terminal.bound(number) <= us < terminal.bound(number + 1)


def test_the_report_counts_and_shades() -> None:
    pauses = [Pause("world stopped", 1, 10.0 * i, 5.0) for i in range(10)] + [Pause("mark assist", 2, 95.0, 5.0)]
    lines = terminal.draw(Trace(pauses, [Pause("mark", 0, 0.0, 100.0)], [])).splitlines()
    assert lines[1].split() == ["world", "stopped", "10", "5", "µs", "5", "µs", "5", "µs", "50", "µs"]
    assert any(line.split()[:1] == ["collector"] and line.count("@") == terminal.WIDTH for line in lines)
    assert sum(line.startswith("  goroutine ") for line in lines) == 2
    assert any("11  ####" in line for line in lines)


def test_no_collection_says_so() -> None:
    assert terminal.draw(Trace([], [], [])) == "no collection ran, and no goroutine waited for one"


def test_pauses_runs_the_program_and_reports(folder: Path) -> None:
    done = bullsnake("pauses", "--trace", "t.json", "trees.py", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("done\n\ngoroutines waited for") and "the collector" in done.stdout
    events = json.loads((folder / "t.json").read_text())["traceEvents"]
    assert {e["ph"] for e in events} == {"M", "X", "C"}
    assert {"mark", "sweep", "stop: marking begins", "stop: mark termination"} <= {e["name"] for e in events if e.get("tid") == 0}


def test_pauses_draws_a_picture(folder: Path) -> None:
    done = bullsnake("pauses", "--svg", "p.svg", "trees.py", cwd=folder)
    assert done.returncode == 0 and "wrote p.svg" in done.stdout, done.stderr
    assert (folder / "p.svg").read_text().count("<path") > 10


def test_run_keeps_a_trace_beside_statistics(folder: Path) -> None:
    done = bullsnake("run", "--trace", "a,b.json", "--stats", "s.json", "trees.py", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr
    assert len(json.loads((folder / "s.json").read_text())["cycles"]) > 0
    assert len(json.loads((folder / "a,b.json").read_text())["traceEvents"]) > 10


def test_the_status_is_the_programs(folder: Path) -> None:
    (folder / "bad.py").write_text("raise ValueError('no')\n")
    done = bullsnake("pauses", "bad.py", cwd=folder)
    assert done.returncode == 1 and "ValueError: no" in done.stderr and "no collection ran" in done.stdout


@pytest.mark.parametrize(("args", "message"), [((), "which program?"), (("--nonsense", "x.py"), "unknown option --nonsense")])
def test_wrong_usage(folder: Path, args: tuple[str, ...], message: str) -> None:
    done = bullsnake("pauses", *args, cwd=folder)
    assert done.returncode == 2 and message in done.stderr
