"""The collector's own figures: what marking does to a goroutine that counts, how long mark termination stops, whether the goal holds.

    bench/collector.py [--rounds N]

Each figure is measured in N runs (3 by default). Part of `bench/run.py` too.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LONG_MARK = 20_000
"""µs: a marking that is shorter says little."""
WARM_UP = 5
"""Cycles until a program is steady."""


def bullsnake() -> str:
    return str(Path(sys.executable).parent / "bullsnake")


def run(program: str, args: list[str], processors: int) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Output, statistics and trace of a run."""
    with tempfile.TemporaryDirectory() as folder:
        stats, trace = Path(folder, "stats.json"), Path(folder, "trace.json")
        command = [bullsnake(), "run", "--stats", str(stats), "--trace", str(trace), str(HERE / "beside" / program), *args]
        environment = {**os.environ, "GOMAXPROCS": str(processors)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout, json.loads(stats.read_text()), json.loads(trace.read_text())


def counting_rate() -> float:
    """The rate of counting during long markings, as a share of the rate when the collector does nothing."""
    output, _, trace = run("counting.py", [], 2)
    began = trace["otherData"]["began_ns"]
    times = [(int(line.split()[1]) - began) / 1e3 for line in output.splitlines() if line.startswith("at:")]
    phases = [(e["ts"], e["ts"] + e["dur"], e["name"]) for e in trace["traceEvents"] if e["ph"] == "X" and e["tid"] == 0]
    long_marks = [(start, end) for start, end, name in phases if name == "mark" and end - start >= LONG_MARK]
    during, outside = [], []
    for before, after in zip(times, times[1:], strict=False):
        if any(start <= before and after <= end for start, end in long_marks):
            during.append(after - before)
        elif all(after < start or before > end for start, end, _ in phases):
            outside.append(after - before)
    if not during or not outside:
        raise SystemExit(f"collector: {len(long_marks)} long markings, {len(during)} steps in them, {len(outside)} outside all")
    return statistics.mean(outside) / statistics.mean(during)


def steady() -> tuple[float, float]:
    """Mark termination, median in ms, of a program that is not deep; and the heap to its goal at worst, once it is steady."""
    _, stats, _ = run("counting.py", [], 2)
    cycles = stats["cycles"]
    stops = [cycle["mark_termination_ns"] / 1e6 for cycle in cycles]
    excess = [after["heap_after"] / before["goal"] for before, after in zip(cycles[WARM_UP:], cycles[WARM_UP + 1 :], strict=False)]
    return statistics.median(stops), max(excess)


def measure(rounds: int) -> dict[str, list[float]]:
    """All figures, a value a round."""
    figures: dict[str, list[float]] = {"counting_rate": [], "mark_termination_ms": [], "over_goal": []}
    for _ in range(rounds):
        figures["counting_rate"].append(counting_rate())
        termination, excess = steady()
        figures["mark_termination_ms"].append(termination)
        figures["over_goal"].append(excess)
    return figures


def show(figures: dict[str, list[float]]) -> str:
    rate, stop, goal = (figures[name] for name in ("counting_rate", "mark_termination_ms", "over_goal"))
    return "\n".join([
        f"a goroutine that counts keeps {statistics.median(rate):.0%} of its rate while the collector marks (worst {min(rate):.0%})",
        f"mark termination {statistics.median(stop):.4f} (worst median {max(stop):.4f}) ms in a program that is not deep",
        f"the heap at the end of marking, to its goal: {statistics.median(goal):.3f} at most (worst run {max(goal):.3f})",
    ])  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    print(show(measure(parser.parse_args().rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
