"""Tasks with dependencies: topological order, cycles found and explained, priorities, an exception hierarchy, a cached property of a graph."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache, reduce
from typing import Callable, Generic, Iterable, TypeVar

K = TypeVar("K")


class State(Enum):
    WAITING = auto()
    READY = auto()
    DONE = auto()

    @property
    def mark(self) -> str:
        return {State.WAITING: ".", State.READY: "o", State.DONE: "x"}[self]


class GraphError(Exception):
    pass


class Cycle(GraphError, Generic[K]):
    def __init__(self, path: list[K]) -> None:
        super().__init__(" -> ".join(str(k) for k in path))
        self.length = len(path) - 1


class Unknown(GraphError):
    pass


@dataclass
class Task:
    name: str
    minutes: int
    needs: tuple[str, ...] = ()
    state: State = State.WAITING
    log: list[str] = field(default_factory=list, repr=False)

    def run(self, at: int) -> int:
        self.state = State.DONE
        self.log.append(f"{self.name}@{at}+{self.minutes}")
        return at + self.minutes


class Plan:
    def __init__(self, tasks: Iterable[Task]) -> None:
        self.tasks = {task.name: task for task in tasks}
        for task in self.tasks.values():
            for need in task.needs:
                if need not in self.tasks:
                    raise Unknown(need)

    def order(self) -> list[str]:
        missing = Counter({name: len(task.needs) for name, task in self.tasks.items()})
        ready = deque(sorted(name for name, n in missing.items() if not n))
        out: list[str] = []
        while ready:
            out.append(name := ready.popleft())
            self.tasks[name].state = State.READY
            for other in sorted(self.tasks):
                if name in self.tasks[other].needs:
                    missing[other] -= 1
                    if not missing[other]:
                        ready.append(other)
        if len(out) < len(self.tasks):
            raise Cycle(self._cycle({*self.tasks} - {*out}))
        return out

    def _cycle(self, left: set[str]) -> list[str]:
        path = [min(left)]
        while path.count(path[-1]) < 2:
            path.append(next(n for n in self.tasks[path[-1]].needs if n in left))
        return path[path.index(path[-1]) :]

    def finish(self, name: str) -> int:
        @cache
        def end(name: str) -> int:
            task = self.tasks[name]
            return task.minutes + max((end(n) for n in task.needs), default=0)

        return end(name)


def attempt(what: str, action: Callable[[], object]) -> None:
    try:
        print(what, action())
    except Cycle as error:
        print(what, "cycle of", error.length, error)
    except GraphError as error:
        print(what, type(error).__name__, error, isinstance(error, Unknown))


good = Plan([Task("pack", 5, ("bake", "box")), Task("bake", 40, ("mix",)), Task("mix", 10), Task("box", 2), Task("eat", 3, ("pack", "mix"))])
attempt("order", good.order)
attempt("marks", lambda: "".join(task.state.mark for task in good.tasks.values()))
end = reduce(lambda at, name: good.tasks[name].run(at), good.order(), 0)
print(end, good.finish("eat"), [task.log[-1] for task in good.tasks.values()], good.tasks["mix"])
bad = Plan([Task("a", 1, ("b",)), Task("b", 1, ("c", "free")), Task("c", 1, ("a",)), Task("free", 1), Task("d", 1, ("a",))])
attempt("bad", bad.order)
attempt("unknown", lambda: Plan([Task("x", 1, ("y",))]))
print({state.name: sum(t.state is state for t in bad.tasks.values()) for state in State})
