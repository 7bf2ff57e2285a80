"""The parts of the benchmarks that are not programs: what is generated runs, and a target's state is told as it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from support import running, typecheck

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

import barriers  # noqa: E402
import generate  # noqa: E402
import goroutines  # noqa: E402
import single  # noqa: E402
import stalls  # noqa: E402
import tail  # noqa: E402
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
    return {**empty, "goroutines": [], "collector": collector, "barriers": {}, **more}


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


def test_the_u_test_gives_what_others_give() -> None:
    """By hand: U = 0 of 12.5, spread 4.787, z = 12 / 4.787; and with ties U = 5 of 8, variance 10, z = 2.5 / 3.162."""
    assert barriers.mann_whitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]) == pytest.approx(0.01219, abs=1e-5)
    assert barriers.mann_whitney([1, 1, 2, 2], [1, 2, 2, 3]) == pytest.approx(0.4292, abs=1e-4)
    assert barriers.mann_whitney([1.0], [1.0]) == 1.0


def test_figures_of_stack_barriers_are_told() -> None:
    slow = {"termination_ms": [20.0, 30.0], "rescan_ns_per_frame": [10.0], "rescanned_bytes": 2048, "stall_ms": [9.0]}
    slow |= {"hit": 0, "installed": 0}
    fast = {**slow, "termination_ms": [0.01, 0.02], "rescanned_bytes": 1024, "hit": 3, "installed": 32, "stall_ms": [8.0]}
    figures = {
        "depths": [{"depth": 1_000_000, "rescan": slow, "barriers": fast}],
        "hits": {"12": {"ns": [2.0, 4.0], "plain_ns": [5.0], "hits": 24_000}},
        "costs": [{"program": "fib", "rescan": [1.0, 1.0, 1.0], "barriers": [1.02, 1.02, 1.02], "watermark": [1.01, 1.01, 1.01]}],
        "space": {"table": 600, "entry": 24, "record": 1000},
    }
    told = barriers.show(figures)
    assert "0.00060" in told and "at 1,000,000 frames 16 of its 25 entries are used" in told and "+2.00%" in told
    lines = targets.table(report(barriers=figures)).splitlines()
    shortened = "mark termination with stack barriers, to that without, a million frames live"
    assert f"  met           {shortened}: at most 0.01, median 0.0006, worst 0.0006 of 1" in lines
    cost = "geometric mean of the ratios: at most 1.005, median"
    assert f"  MISSED        cost of barriers after rescan, {cost} 1.02, worst 1.02 of 1" in lines
    assert f"  met           cost of watermark after barriers, {cost} 0.99, worst 0.99 of 1" in lines
    assert "  not measured  ns more for a return through a barrier, depth 64: at most 10" in lines


def test_the_tail_of_stalls_is_told() -> None:
    told = tail.show({"watermark": [0.1] * 98 + [0.5, 2.0], "go": [1.0] * 99 + [9.0]}).splitlines()
    assert told[1].split() == ["watermark", "0.100", "1.985", "2.000", "of", "100"]
    assert told[2].split()[:4] == ["go", "1.000", "8.920", "9.000"]


def test_returns_that_scan_are_told_beside_a_whole_scan() -> None:
    figures = {"plain_ms": [14.0, 15.0, 16.0], "more_ms": [3.0, 3.0, 4.0], "scan_ms": [6.0, 6.0, 6.0]}
    told = "1,000,000 returns: plain 15.00 ms; 3.00 ms more when they scan, 0.50 of a whole scan (6.00 ms)"
    assert barriers.show_returns(figures) == [told]
    name = "a million returns that scan, more than plain ones, to one whole scan"
    lines = targets.table(report(barriers={"returns": figures})).splitlines()
    assert f"  met           {name}: at most 1.2, median 0.5, worst 0.667 of 3" in lines


def test_where_a_system_ends_is_its_first_depth_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stalls, "DEPTHS", {100: 1, 5000: 1})
    source = tmp_path / "deep.py"
    source.write_text("import sys\ndef f(n):\n    return 0 if n == 0 else f(n - 1) + 1\nf(int(sys.argv[1]) - 10)\n")
    assert stalls.first_end([sys.executable, str(source)]) == {"depth": 5000, "how": "RecursionError"}
    source.write_text("import os, sys\nif int(sys.argv[1]) == 5000:\n    os.kill(os.getpid(), 11)\n")
    assert stalls.first_end([sys.executable, str(source)]) == {"depth": 5000, "how": "SIGSEGV"}
    source.write_text("pass\n")
    assert stalls.first_end([sys.executable, str(source)]) == {}
