"""Targets, and whether a report meets them. A figure that was not measured says so; nothing is rounded in our favour."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Report = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """A figure that is to be at most `limit`; `measure` gives its values of all rounds, none if they were not measured."""

    name: str
    limit: float
    measure: Callable[[Report], list[float]]

    def line(self, report: Report) -> str:
        values = self.measure(report)
        if not values:
            return f"  not measured  {self.name}: at most {self.limit:g}"
        median = statistics.median(values)
        state = "met" if median <= self.limit else "MISSED"
        return f"  {state:<12}  {self.name}: at most {self.limit:g}, median {median:.3g}, worst {max(values):.3g} of {len(values)}"


def ratios(program: str, of: str) -> Callable[[Report], list[float]]:
    """Ours to Go's, round by round."""

    def measure(report: Report) -> list[float]:
        for row in report["programs"]:
            if row["program"] == program and "go" in row:
                return [ours / theirs for ours, theirs in zip(row["bullsnake"][of], row["go"][of], strict=True)]
        return []

    return measure


TARGETS = [
    Target("fib 38, wall time to Go's", 1.5, ratios("fib", "wall")),
    Target("binary trees 17, wall time to Go's", 2.0, ratios("binary_trees", "wall")),
    Target("binary trees 17, processor time to Go's", 1.5, ratios("binary_trees", "cpu")),
    Target("ns a frame scanned at a million frames", 25, lambda r: [one["ns_per_frame"] for one in r["deep_scan"]["scans"]]),
    Target("hello, cold, s", 1.5, lambda r: r["start"]["cold"]),
    Target("hello, cached, s", 0.1, lambda r: r["start"]["cached"]),
    Target("5,000 lines compile, s", 10, lambda r: r["large_program"]["seconds"]),
]


def table(report: Report) -> str:
    return "\n".join(["targets:", *(target.line(report) for target in TARGETS)])
