"""The longest stall of a deep program against its depth, log-log: each strategy of scanning stacks, and Go; the worst of all runs.

Dashed: where other systems come to their ends.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

LOOKS = {
    "rescan": ("both scans whole (stackscan=rescan)", "#7f9db9"),
    "barriers": ("stack barriers", "#c0392b"),
    "watermark": ("first scan in parts (stackscan=watermark)", "#27804a"),
    "go": ("Go", "#00add8"),
}


def draw(report: dict[str, Any], target: Path) -> None:
    """A report of bench/stalls.py."""
    from matplotlib import pyplot

    rows = report["stalls"]
    depths = [row["depth"] for row in rows]
    figure, axis = pyplot.subplots(figsize=(7.5, 5.2), layout="constrained")
    for name, (label, colour) in LOOKS.items():
        if name in rows[0]:
            axis.plot(depths, [max(run["all"] for run in row[name]) for row in rows], "o-", color=colour, label=label)
    axis.plot(depths, [max(row["control"]) for row in rows], ":", color="#777777", label="a loop that allocates nothing")
    for one in report.get("ends", []):
        axis.axvline(one["depth"], color="#aaaaaa", linestyle="--", linewidth=0.8)
        text = f" {one['system']}: {one['how']}"
        axis.annotate(text, (one["depth"], 0.96), xycoords=("data", "axes fraction"), fontsize=7.5, color="#777777", va="top")
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xlabel("frames live")
    axis.set_ylabel("longest stall by the program's clock, ms")
    axis.grid(alpha=0.3)
    axis.legend(fontsize=8.5, ncols=2, loc="upper center", bbox_to_anchor=(0.5, -0.13))
    axis.set_title(f"commit {report['commit']}, {report['date']}, {report['processor']}", fontsize=8, color="#555555")
    figure.savefig(target, metadata={"Date": None})
