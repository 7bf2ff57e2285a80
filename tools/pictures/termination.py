"""Mark termination against the depth of the stack, log-log: whole re-scans and stack barriers, median and worst of all cycles."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

LOOKS = {"rescan": ("whole re-scan (stackscan=rescan)", "#7f9db9"), "barriers": ("stack barriers", "#c0392b")}


def draw(report: dict[str, Any], target: Path) -> None:
    """The rows `depths` of a report of bench/run.py."""
    from matplotlib import pyplot

    rows = report["barriers"]["depths"]
    figure, axis = pyplot.subplots(figsize=(7.5, 4.6), layout="constrained")
    depths = [row["depth"] for row in rows]
    for strategy, (label, colour) in LOOKS.items():
        stops = [row[strategy]["termination_ms"] for row in rows]
        axis.plot(depths, [statistics.median(one) for one in stops], "o-", color=colour, label=f"{label}, median")
        axis.plot(depths, [max(one) for one in stops], "x:", color=colour, label=f"{label}, worst")
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xlabel("frames live")
    axis.set_ylabel("world stopped for mark termination, ms")
    axis.grid(alpha=0.3)
    axis.legend(fontsize=8.5)
    axis.set_title(f"commit {report['commit']}, {report['date']}, {report['processor']}", fontsize=8, color="#555555")
    figure.savefig(target, metadata={"Date": None})
