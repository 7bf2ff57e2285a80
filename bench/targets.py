"""Targets, and whether a report meets them. A figure that was not measured says so; nothing is rounded in our favour."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import barriers
import goroutines

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


def scheduling(workload: str, figures: Callable[[goroutines.Row], list[float]]) -> Callable[[Report], list[float]]:
    """What a figure of goroutines was in each round."""
    return lambda report: [value for row in report["goroutines"] if row["workload"] == workload for value in figures(row)]


def own(what: str, processors: str) -> Callable[[goroutines.Row], list[float]]:
    return lambda row: list(row["bullsnake"][processors][what])


def to_go(processors: str) -> Callable[[goroutines.Row], list[float]]:
    return lambda row: goroutines.ratios(row, processors)


def two_to_one(row: goroutines.Row) -> list[float]:
    """The time on two cores, to that on one."""
    return [1 / value for value in goroutines.speedups(row, "bullsnake", goroutines.ONE_CORE)]


def of_goroutines() -> list[Target]:
    out = []
    for p in goroutines.PROCESSORS:
        on = f"GOMAXPROCS={p}"
        for name in ("create-chain", "create-batch"):
            out.append(Target(f"{name}, {on}, ns for a goroutine's life", 1000, scheduling(name, own("ns", p))))
        for name in ("ping-pong", "pipeline"):
            out.append(Target(f"{name}, {on}, time to Go's", 1.5, scheduling(name, to_go(p))))
        out.append(Target(f"100,000 goroutines parked, {on}, bytes", 2**30, scheduling("parked", own("peak", p))))
    out.append(Target("ns for a turn beside a goroutine that spins, GOMAXPROCS=1", 1e7, scheduling("turn", own("ns", "1"))))
    out.append(Target("trees, time on two cores to one", 1 / 1.6, scheduling("trees", two_to_one)))
    return out


def slowdown(report: Report) -> list[float]:
    """What marking divides the rate of counting by."""
    return [1 / value for value in report["collector"]["counting_rate"]]


def depth_of(depth: int, strategy: str, key: str) -> Callable[[Report], list[float]]:
    """A figure of stack barriers at a depth."""
    return lambda report: [v for row in report["barriers"].get("depths", []) if row["depth"] == depth for v in row[strategy][key]]


def shortened(report: Report) -> list[float]:
    """Mark termination a million frames deep, to what it was: the ratio of medians."""
    old, new = (depth_of(1_000_000, strategy, "termination_ms")(report) for strategy in ("rescan", "barriers"))
    return [statistics.median(new) / statistics.median(old)] if old and new else []


def hit_at(depth: str) -> Callable[[Report], list[float]]:
    """ns more for a return through a barrier."""
    return lambda report: list(report["barriers"].get("hits", {}).get(depth, {}).get("ns", []))


def returning(report: Report) -> list[float]:
    """What a million returns cost more that scan, to one whole scan, round by round."""
    row = report["barriers"].get("returns", {"more_ms": [], "scan_ms": []})
    return [more / scan for more, scan in zip(row["more_ms"], row["scan_ms"], strict=True)]


def cost(step: tuple[str, str]) -> Callable[[Report], list[float]]:
    """Of a strategy after another, for programs that are not deep."""

    def measure(report: Report) -> list[float]:
        rows = report["barriers"].get("costs", [])
        return [barriers.geometric_mean(rows, step)] if rows else []

    return measure


def of_barriers() -> list[Target]:
    live = "a million frames live"
    return [
        Target(f"re-scan, ns a frame, {live}", 25, depth_of(1_000_000, "rescan", "rescan_ns_per_frame")),
        Target(f"mark termination with stack barriers, ms, {live}", 0.3, depth_of(1_000_000, "barriers", "termination_ms")),
        Target(f"mark termination with stack barriers, to that without, {live}", 1 / 100, shortened),
        *(Target(f"ns more for a return through a barrier, depth {d}", 10, hit_at(str(d))) for d in barriers.HIT_DEPTHS),
        Target("a million returns that scan, more than plain ones, to one whole scan", 1.2, returning),
        *(Target(f"cost of {step[1]} after {step[0]}, geometric mean of the ratios", 1.005, cost(step)) for step in barriers.STEPS),
    ]


TARGETS = [
    Target("fib 38, wall time to Go's", 1.5, ratios("fib", "wall")),
    Target("binary trees 17, wall time to Go's", 1.5, ratios("binary_trees", "wall")),
    Target("binary trees 17, processor time to Go's", 1.5, ratios("binary_trees", "cpu")),
    Target("ns a frame scanned at a million frames", 25, lambda r: [one["ns_per_frame"] for one in r["deep_scan"]["scans"]]),
    Target("hello, cold, s", 1.5, lambda r: r["start"]["cold"]),
    Target("hello, cached, s", 0.1, lambda r: r["start"]["cached"]),
    Target("5,000 lines compile, s", 5, lambda r: r["large_program"]["seconds"]),
    *of_goroutines(),
    Target("rate of a goroutine that counts while the collector does nothing, to that while it marks", 2, slowdown),
    Target("mark termination, ms, in a program that is not deep", 0.3, lambda r: r["collector"]["mark_termination_ms"]),
    Target("heap at the end of marking, to its goal", 1.1, lambda r: r["collector"]["over_goal"]),
    *of_barriers(),
]


def table(report: Report) -> str:
    return "\n".join(["targets:", *(target.line(report) for target in TARGETS)])
