"""Events of a machine: an abstract base with heirs, properties, visitors by match, sorting by several keys, text tables, zip and starred calls."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter, OrderedDict
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Iterator, final


@dataclass(frozen=True)
class Event(ABC):
    at: int

    @property
    @abstractmethod
    def title(self) -> str: ...

    def __lt__(self, other: Event) -> bool:
        return (self.at, self.title) < (other.at, other.title)


@final
@dataclass(frozen=True)
class Moved(Event):
    start: int
    stop: int

    @property
    def title(self) -> str:
        return "up" if self.stop > self.start else "down" if self.stop < self.start else "stay"

    @property
    def floors(self) -> int:
        return abs(self.stop - self.start)


@final
@dataclass(frozen=True)
class Door(Event):
    opened: bool
    floor: int = 0

    @property
    def title(self) -> str:
        return ("close", "open")[self.opened]


@final
@dataclass(frozen=True)
class Fault(Event):
    code: str
    details: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"fault {self.code}"


def told(event: Event) -> str:
    match event:
        case Moved(at=t, start=a, stop=b) if a == b:
            return f"{t}: stays at {a}"
        case Moved(t, a, b):
            return f"{t}: {event.title} {a}>{b} ({event.floors})"
        case Door(t, True, floor):
            return f"{t}: opens at {floor}"
        case Door(t, False):
            return f"{t}: closes"
        case Fault(t, ("E1" | "E2") as code, (first, *rest)):
            return f"{t}: {code} because of {first}" + (f" and {len(rest)} more" if rest else "")
        case Fault(t, code):
            return f"{t}: {code}"
        case _:
            return "?"


class Log:
    def __init__(self, *events: Event) -> None:
        self.events = sorted(events)

    def __len__(self) -> int:
        return len(self.events)

    def __getitem__(self, at: int) -> Event:
        return self.events[at]

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def gaps(self) -> list[int]:
        return [b.at - a.at for a, b in pairwise(self.events)]

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self if isinstance(event, kind)]


def table(*columns: list[str]) -> str:
    widths = [max(map(len, column)) for column in columns]
    most = max(len(column) for column in columns)
    rows = zip(*[column + ["-"] * (most - len(column)) for column in columns])
    return "\n".join(" | ".join(cell.ljust(w) for cell, w in zip(row, widths)).rstrip() for row in rows)


log = Log(
    Moved(5, 0, 4), Door(9, True, 4), Door(12, False, 4), Fault(13, "E1", ("heat", "dust")), Moved(13, 4, 4),
    Moved(20, 4, 1), Door(24, True, 1), Fault(24, "E9"), Fault(2, "E2", ("cold",)),
)  # fmt: skip
for event in log:
    print(told(event))
print(len(log), log[0], log[-1].title, log.gaps())
print(table([e.title for e in log], [str(e.at) for e in log][:6], ["x"]))
counts = Counter(type(e).__name__ for e in log)
ordered = OrderedDict(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
ordered.move_to_end("Fault")
print(ordered, counts.most_common(1), counts.total())
print([m.floors for m in log if isinstance(m, Moved)], sorted(log, key=attrgetter("title"))[0].at, len({*log, Moved(5, 0, 4)}))
