"""A trace as an SVG picture. Requires matplotlib: the extra `plots`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bullsnake.observe.trace import Trace, by_name

COLOURS = ("#3b6ea5", "#d1495b", "#edae49", "#66a182", "#8d6cab", "#2e4057", "#b07156", "#777777")


def save(trace: Trace, path: Path, title: str) -> None:
    """Three panels over one another: the heap, the collector's phases, and each pause of a goroutine by its length."""
    import matplotlib  # type: ignore[import-not-found,unused-ignore]

    matplotlib.use("svg")
    from matplotlib import pyplot  # type: ignore[import-not-found,unused-ignore]

    figure, (heap, phases, pauses) = pyplot.subplots(3, 1, sharex=True, figsize=(9, 7), height_ratios=(2, 1, 3), layout="constrained")
    figure.suptitle(title)
    _heap(heap, trace)
    _phases(phases, trace)
    _pauses(pauses, trace)
    pauses.set_xlabel("time since the start (ms)")
    figure.savefig(path, format="svg")
    pyplot.close(figure)


def _heap(axes: Any, trace: Trace) -> None:
    times = [t / 1e3 for t, _, _ in trace.heap]
    axes.plot(times, [size / 2**20 for _, size, _ in trace.heap], ".-", color=COLOURS[0], label="when a cycle begins")
    axes.step(times, [goal / 2**20 for _, _, goal in trace.heap], where="post", color=COLOURS[2], label="next goal")
    axes.set_ylabel("heap (MiB)")
    axes.set_ylim(bottom=0)
    axes.legend(loc="best", fontsize="small")


def _phases(axes: Any, trace: Trace) -> None:
    names = list(by_name(trace.phases))
    for row, name in enumerate(names):
        spans = [(p.start / 1e3, max(p.length / 1e3, 0.01)) for p in trace.phases if p.name == name]
        axes.broken_barh(spans, (row - 0.4, 0.8), color=COLOURS[row % len(COLOURS)])
    axes.set_yticks(range(len(names)), names, fontsize="small")


def _pauses(axes: Any, trace: Trace) -> None:
    for row, name in enumerate(by_name(trace.pauses)):
        chosen = [p for p in trace.pauses if p.name == name]
        x, y = [p.start / 1e3 for p in chosen], [max(p.length, 0.1) for p in chosen]
        axes.plot(x, y, ".", color=COLOURS[row % len(COLOURS)], label=name, markersize=4)
    axes.axhline(1000, color="#999999", linewidth=0.8, linestyle="--")
    axes.set_yscale("log")
    axes.set_ylabel("a goroutine waited (µs)")
    if trace.pauses:
        axes.legend(loc="best", fontsize="small")
