"""A generic store with TypeVar bounds, NamedTuple events, frozen dataclasses as keys, TypedDict rows, properties."""
from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import IntEnum, unique
from typing import Callable, Generic, Iterable, Iterator, NamedTuple, TypedDict, TypeVar


@unique
class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 9

    @property
    def next(self) -> Level:
        members = list(Level)
        return members[(members.index(self) + 1) % len(members)]


@dataclass(frozen=True, order=True)
class Key:
    area: str
    number: int = 0

    def child(self, step: int = 1) -> Key:
        return replace(self, number=self.number + step)


class Row(TypedDict):
    key: str
    level: int
    notes: list[str]




class Record(ABC):
    count = 0

    def __init__(self, key: Key) -> None:
        self._key = key
        self.notes: list[str] = []
        Record.count += 1

    @property
    def key(self) -> Key:
        return self._key

    @property
    @abstractmethod
    def level(self) -> Level: ...

    def row(self) -> Row:
        return {"key": f"{self.key.area}-{self.key.number:03}", "level": self.level.value, "notes": self.notes[-2:]}


class Task(Record):
    def __init__(self, key: Key, level: Level = Level.LOW) -> None:
        super().__init__(key)
        self._level = level

    @property
    def level(self) -> Level:
        return self._level

    @level.setter
    def level(self, value: Level) -> None:
        self.notes.append(f"{self._level.name}>{value.name}")
        self._level = value


class Epic(Record):
    def __init__(self, key: Key, *tasks: Task) -> None:
        super().__init__(key)
        self.tasks = tasks

    @property
    def level(self) -> Level:
        return max((t.level for t in self.tasks), default=Level.MID)

    def row(self) -> Row:
        base = super().row()
        return {**base, "notes": base["notes"] + [t.row()["key"] for t in self.tasks]}


class Event(NamedTuple):
    key: Key
    kind: str
    amount: int = 1


R = TypeVar("R", bound=Record)
S = TypeVar("S")


class Store(Generic[R]):
    def __init__(self, *records: R) -> None:
        self.by_key: dict[Key, R] = {r.key: r for r in records}
        self.log: list[Event] = []
        self.watch: defaultdict[str, list[Callable[[R, Event], None]]] = defaultdict(list)

    def on(self, kind: str) -> Callable[[Callable[[R, Event], None]], None]:
        return self.watch[kind].append

    def apply(self, events: Iterable[Event]) -> int:
        done = 0
        for event in events:
            if (record := self.by_key.get(event.key)) is None:
                self.log.append(event._replace(kind=f"?{event.kind}"))
                continue
            for watcher in self.watch[event.kind] or self.watch["*"]:
                watcher(record, event)
                done += 1
            self.log.append(event)
        return done

    def select(self, f: Callable[[R], S]) -> Iterator[tuple[Key, S]]:
        for key in sorted(self.by_key):
            yield key, f(self.by_key[key])


def table(items: Iterable[Record]) -> list[Row]:
    return sorted((i.row() for i in items), key=lambda row: (-row["level"], row["key"]))


k = Key("ui")
t1, t2, t3 = Task(k), Task(k.child(), Level.HIGH), Task(Key("db", 7), level=Level.MID)
tasks: Store[Task] = Store(t1, t2, t3)
everything: Store[Record] = Store(t1, t3, Epic(Key("all"), t1, t3), Epic(Key("all", 1)))


def raise_level(task: Task, event: Event) -> None:
    for _ in range(event.amount):
        task.level = task.level.next


tasks.on("raise")(raise_level)
tasks.on("*")(lambda task, event: task.notes.append(event.kind))
everything.on("note")(lambda record, event: record.notes.extend([event.kind] * event.amount))
print(tasks.apply([Event(k, "raise"), Event(k.child(), "raise", 2), Event(k.child(9), "raise"), Event(Key("db", 7), "touch")]), tasks.log[-2:])
print(everything.apply(Event(key, "note", n) for n, key in enumerate(everything.by_key)), len(everything.log))
for row in table([*everything.by_key.values(), t2]):
    print(row)
print(list(tasks.select(lambda t: t.level)), dict(everything.select(lambda r: len(r.notes))), Record.count)
print(list(tasks.watch), [f"{level + 0:d}/{level.name}/{level.next!r}" for level in Level], Level(5) + 1, Level.HIGH > Level.LOW, k < Key("ua"))
try:
    print(Level(4))
except ValueError as error:
    print(error)
