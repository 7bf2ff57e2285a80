"""Protocols and generic functions over dicts, tuples and heaps of objects: named tuples, dataclasses, enums as what is stored."""
from __future__ import annotations

import heapq
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Callable, Generic, Iterable, Iterator, Mapping, NamedTuple, Optional, Protocol, TypeVar


class Kind(StrEnum):
    MAIL = auto()
    CALL = auto()
    VISIT = "visit!"


class State(Enum):
    NEW = 0
    OPEN = 1
    DONE = 2

    def after(self, *more: State) -> State:
        return max((self, *more), key=lambda s: s.value)


class Priced(Protocol):
    def price(self, rate: float) -> float: ...

    @property
    def label(self) -> str: ...


class Stamp(NamedTuple):
    day: int
    kind: Kind = Kind.MAIL

    def price(self, rate: float) -> float:
        return rate * len(self.kind.value)

    @property
    def label(self) -> str:
        return f"{self.kind}@{self.day}"


@dataclass(order=True)
class Job:
    urgency: int
    name: str = field(compare=False)
    stamps: list[Stamp] = field(default_factory=list, compare=False, repr=False)
    state: State = field(default=State.NEW, compare=False)

    def price(self, rate: float) -> float:
        return sum((s.price(rate) for s in self.stamps), 10.0 / self.urgency)

    @property
    def label(self) -> str:
        return self.name.title()


P = TypeVar("P", bound=Priced)
K = TypeVar("K")
V = TypeVar("V")


def dearest(items: Iterable[P], rate: float = 0.5) -> P:
    return max(items, key=lambda item: (item.price(rate), item.label))


def grouped(items: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    out: dict[K, list[V]] = {}
    for item in items:
        out.setdefault(key(item), []).append(item)
    return out


def inverted(table: Mapping[K, list[V]]) -> dict[V, set[K]]:
    out: defaultdict[V, set[K]] = defaultdict(lambda: set[K]())
    for key, values in table.items():
        for value in values:
            out[value].add(key)
    return dict(out)


class Queue(Generic[V]):
    def __init__(self, rank: Callable[[V], int]) -> None:
        self.rank, self.heap, self.pushed = rank, list[tuple[int, int, V]](), 0

    def push(self, *items: V) -> Queue[V]:
        for item in items:
            heapq.heappush(self.heap, (self.rank(item), self.pushed, item))
            self.pushed += 1
        return self

    def __iter__(self) -> Iterator[V]:
        while self.heap:
            yield heapq.heappop(self.heap)[-1]

    def peek(self, default: Optional[V] = None) -> V | None:
        return self.heap[0][2] if self.heap else default


stamps = [Stamp(n * 5 % 7, kind) for n, kind in enumerate([Kind.CALL, Kind.MAIL, Kind.VISIT, Kind.MAIL, Kind.CALL, Kind.VISIT])]
jobs = [Job(3, "roof leak", stamps[:2]), Job(1, "fire", stamps[2:5], State.OPEN), Job(3, "paint"), Job(2, "keys", stamps[::-3])]
print(dearest(stamps), dearest(jobs).label, dearest(jobs, rate=0.01), [f"{j.price(1.0):.2f}" for j in jobs])
mixed: list[Priced] = [*jobs[1:3], *stamps[:2]]
print([f"{p.label}:{p.price(0.25):g}" for p in mixed], dearest(mixed).label, {p.label[0] for p in mixed} == set("FPcm"))
print(grouped(stamps, lambda s: s.kind), grouped(jobs, lambda j: j.urgency > 2)[True], grouped("abcab", lambda c: c)["a"])
links = inverted({j.name: [s.kind for s in j.stamps] for j in jobs})
print({str(k): sorted(v) for k, v in links.items()}, inverted({1: list("ab"), 2: ["b", "c"]})["b"], inverted({(1, 2): [0, 1]}))
queue: Queue[Job] = Queue(lambda j: j.urgency)
print(queue.peek(), queue.push(*jobs).peek(), [j.name for j in queue], queue.peek(jobs[2]), queue.pushed)
words: Queue[str] = Queue(len)
print(*words.push("ccc", "a", "bb", "aa", ""), sep="|")
print(sorted(jobs), min(jobs) is jobs[1], jobs[0] == jobs[2], heapq.nsmallest(2, jobs)[1].name, State.NEW.after(State.DONE, State.OPEN))
states = Counter(j.state for j in jobs)
print(states, states[State.DONE], states.total(), [s.name for s in State if states[s]], max(State, key=lambda s: (states[s], s.name)))
board: OrderedDict[State, deque[str]] = OrderedDict((s, deque(maxlen=2)) for s in State)
for job in jobs * 2:
    board[job.state].append(job.name)
    board.move_to_end(job.state, last=job.urgency > 1)
print(board, f"{Kind.MAIL.value:>6}|{Kind.VISIT!r}|{Kind('call').upper()}", "call" in {Kind.CALL}, {"mail": 1}[Kind.MAIL], sorted(Kind))
