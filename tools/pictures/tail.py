"""How often a mixed program stands longer than so long: each strategy of scanning stacks, and Go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pictures.stalls import LOOKS


def draw(report: dict[str, Any], target: Path) -> None:
    """A report of bench/tail.py."""
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(figsize=(7.5, 4.6), layout="constrained")
    for name, (label, colour) in LOOKS.items():
        if name in report["tail"]:
            values = sorted(report["tail"][name])
            shares = [(len(values) - place) / len(values) for place in range(len(values))]
            axis.step(values, shares, where="post", color=colour, label=label)
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xlabel("longest stall in a tenth of a second, ms")
    axis.set_ylabel("share of tenths of a second with a longer one")
    axis.grid(alpha=0.3)
    axis.legend(fontsize=8.5)
    axis.set_title(f"commit {report['commit']}, {report['date']}, {report['processor']}", fontsize=8, color="#555555")
    figure.savefig(target, metadata={"Date": None})
