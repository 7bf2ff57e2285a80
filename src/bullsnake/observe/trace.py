"""The trace file: Chrome trace events, of which only complete ones (`X`) and counters (`C`) occur."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

COLLECTOR = 0


@dataclass(frozen=True, slots=True)
class Pause:
    """name: what happened; goroutine: to whom, 0 for the collector; start, length: in µs, from the start of the program."""

    name: str
    goroutine: int
    start: float
    length: float

    @property
    def end(self) -> float:
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Trace:
    """pauses: of goroutines; phases: of the collector; heap: (time in µs, bytes, goal) when each cycle began."""

    pauses: list[Pause]
    phases: list[Pause]
    heap: list[tuple[float, int, int]]

    @property
    def end(self) -> float:
        """When the last of it was over."""
        return max((one.end for one in [*self.pauses, *self.phases]), default=0.0)


def read(path: Path) -> Trace:
    """Read a trace. Raises OSError or ValueError if there is none."""
    events = json.loads(path.read_text())["traceEvents"]
    spans = [Pause(e["name"], e["tid"], e["ts"], e["dur"]) for e in events if e["ph"] == "X"]
    heap = [(e["ts"], e["args"]["bytes"], e["args"]["goal"]) for e in events if e["ph"] == "C"]
    return Trace([s for s in spans if s.goroutine != COLLECTOR], [s for s in spans if s.goroutine == COLLECTOR], sorted(heap))


def by_name(pauses: list[Pause]) -> dict[str, list[float]]:
    """Lengths by what happened, each sorted; the names in order of their total time, the largest first."""
    found: dict[str, list[float]] = {}
    for pause in pauses:
        found.setdefault(pause.name, []).append(pause.length)
    return {name: sorted(lengths) for name, lengths in sorted(found.items(), key=lambda item: -sum(item[1]))}


def quantile(ordered: list[float], share: float) -> float:
    """The value below which that share of a sorted list lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
