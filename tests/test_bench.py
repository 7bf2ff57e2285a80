"""The parts of the benchmarks that are not programs: what is generated runs, and a target's state is told as it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from support import running, typecheck

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

import generate  # noqa: E402
import goroutines  # noqa: E402
import single  # noqa: E402
import targets  # noqa: E402


@pytest.mark.parametrize("seed", [1, 2])
def test_generated_programs_run_as_under_cpython(tmp_path: Path, mypy_cache: Path, seed: int) -> None:
    path = tmp_path / "large.py"
    path.write_text(generate.program(400, seed))
    assert typecheck.complaints(path, mypy_cache) == []
    theirs = running.run([sys.executable, str(path)], "", {})
    assert theirs.status == 0 and theirs.stdout
    assert running.difference(theirs, running.subject(path, [], "", "")) == ""


def test_generated_programs_have_the_length_and_differ() -> None:
    texts = [generate.program(5000, seed) for seed in (1, 2)]
    assert all(5000 <= text.count("\n") < 5200 for text in texts) and texts[0] != texts[1]
    assert generate.program(5000, 1) == texts[0]


def report(**more: Any) -> dict[str, Any]:
    empty = {"programs": [], "start": {"cold": [], "cached": []}, "large_program": {"seconds": []}, "deep_scan": {"scans": []}}
    collector: dict[str, list[float]] = {"counting_rate": [], "mark_termination_ms": [], "over_goal": []}
    return {**empty, "goroutines": [], "collector": collector, **more}


def test_targets_say_met_missed_or_not_measured() -> None:
    fib = {"program": "fib", "bullsnake": {"wall": [3.0, 2.0, 9.0]}, "go": {"wall": [2.0, 2.0, 3.0]}}
    lines = targets.table(report(programs=[fib], start={"cold": [1.6], "cached": [0.1]})).splitlines()
    assert "  met           fib 38, wall time to Go's: at most 1.5, median 1.5, worst 3 of 3" in lines
    assert "  MISSED        hello, cold, s: at most 1.5, median 1.6, worst 1.6 of 1" in lines
    assert "  met           hello, cached, s: at most 0.1, median 0.1, worst 0.1 of 1" in lines
    assert "  not measured  binary trees 17, wall time to Go's: at most 1.5" in lines


def test_a_scan_tells_its_frames() -> None:
    cycle = {"scanned_frames": 2_000_000, "first_scan_ns": 9_000_000, "world_stopped_ns": [5, 7]}
    assert single.scan(cycle) == {"frames": 2_000_000, "ns_per_frame": 4.5, "world_stopped_ns": 7}


@pytest.mark.parametrize("workload", goroutines.WORKLOADS)
def test_workloads_of_goroutines_end(workload: str) -> None:
    """On one processor and two; twice the same checksum."""
    n = "20" if workload == "turn" else "1000"
    source = Path(goroutines.HERE / "programs" / "goroutines.py")
    runs = [running.run([sys.executable, "-m", "bullsnake", "run", str(source), workload, n], "", {"GOMAXPROCS": p}) for p in "12"]
    assert [run.status for run in runs] == [0, 0], runs
    assert len({run.stdout.splitlines()[0] for run in runs}) == 1


def test_figures_of_goroutines_are_told_with_and_without_go() -> None:
    ours = {"1": {"ns": [30.0, 20.0], "peak": [2**20, 2**21]}, "2": {"ns": [15.0, 20.0], "peak": [2**20, 2**20]}}
    ours[goroutines.ONE_CORE] = {"ns": [45.0, 40.0], "peak": [2**24, 2**24]}
    theirs = {p: {"ns": [10.0, 10.0], "peak": [2**20, 2**20]} for p in goroutines.RUNS}
    alone = {"workload": "ping-pong", "bullsnake": ours}
    lines = goroutines.lines_of([alone, {**alone, "go": theirs}])
    assert lines[2].split() == "ping-pong | 25 10 2.50 | 18 10 1.75 | 1.50 1.00 | 2.50 1.00 | 2 1".split()
    assert len(lines[0]) == len(lines[2])
    assert "  MISSED        ping-pong, GOMAXPROCS=1, time to Go's: at most 1.5, median 2.5, worst 3 of 2" in targets.table(
        report(goroutines=[{**alone, "go": theirs}])
    )
