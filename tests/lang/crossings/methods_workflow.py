"""A workflow engine whose methods hold lists of Callables, dicts, flags, pairs and optional results."""
from __future__ import annotations

from typing import Callable

Task = Callable[[dict[str, int]], bool]


class Journal:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.open = True

    def write(self, text: str) -> None:
        if not self.open:
            raise RuntimeError("journal is closed")
        self.lines.append(text)


class Workflow:
    def __init__(self, name: str, journal: Journal) -> None:
        self.name = name
        self.journal = journal
        self.tasks: list[Task] = []
        self.labels: dict[str, Task] = {}
        self.states: list[dict[str, int]] = [{"n": 1}]
        self.results: list[bool] = []
        self.edges: list[tuple[str, str]] = []
        self.best: dict[str, int] | None = None
        self.scores = [1.5]
        self.batches: list[list[int]] = [[1, 2], [3]]
        self.found: list[int | None] = [None, 4]
        self.fallback: Task = lambda state: False
        self.window = (0, 10)

    def add(self, label: str, task: Task, after: str = "") -> Workflow:
        self.tasks.append(task)
        self.labels[label] = task
        if after:
            self.edges.append((after, label))
        self.results.append(False)
        return self

    def order(self) -> list[str]:
        left = list(self.labels)
        out: list[str] = []
        while left:
            for label in left:
                if all([a in out for a, b in self.edges if b == label]):
                    break
            else:
                raise ValueError(f"cycle among {left}")
            left.remove(label)
            out.append(label)
        return out

    def run(self) -> dict[str, bool]:
        outcome: dict[str, bool] = {}
        for index, label in enumerate(self.order()):
            state = self.states[-1].copy()
            task = self.labels[label]
            try:
                self.results[index] = task(state)
            except (KeyError, ZeroDivisionError) as error:
                self.journal.write(f"{label}: {error!r}")
                self.results[index] = self.fallback(state)
            outcome[label] = self.results[index]
            self.states.append(state)
            if state and (self.best is None or sum(state.values()) > sum(self.best.values())):
                self.best = state
        return outcome

    def swap(self) -> str:
        self.tasks[0], self.tasks[-1] = self.tasks[-1], self.tasks[0]
        self.states[0] = {"absent": 3}
        self.edges[0] = self.edges[-1]
        self.results[0], last = True, self.results[-1]
        self.batches[0] = self.batches[-1]
        self.scores[0] = self.scores[0] * 2.0
        first, window = self.edges[0], self.window
        task, state = self.tasks[0], self.states[0]
        return f"{first} {window} {last} {state} {task(state.copy())} {first < ('z', 'z')} {self.edges[0][1]}"

    def scan(self) -> list[str]:
        out: list[str] = []
        for flag in self.results:
            out.append("y" if flag == self.results[0] else "n")
        for score in self.scores:
            out.append(f"{score if score else 0.0:.1f}")
        for state in self.states:
            out.append("=" if state == self.states[0] else "/")
        for batch in self.batches:
            out.append(f"{batch}")
        for found in self.found:
            out.append("-" if found is None else str(found))
        if self.batches[0] != self.batches[1] and self.results[:2] and self.states[:1] and self.tasks[:2] and self.batches[:1]:
            out.append("differ")
        return out + [f"{self.window + (1,)} {self.found[:1]} {sum(self.results) + self.results[0]}"]

    def chosen(self, label: str) -> Task:
        return self.labels.get(label, self.fallback)

    def pickers(self) -> list[Task]:
        return [task for task in self.tasks if task is not self.fallback]


def step(key: str, by: int) -> Task:
    def run(state: dict[str, int]) -> bool:
        state[key] = state.get(key, 0) + by
        return state[key] > 0

    return run


def divide(state: dict[str, int]) -> bool:
    state["n"] = 100 // state["zero"]
    return True


def needs(state: dict[str, int]) -> bool:
    return state["absent"] > 1


journal = Journal()
flow = Workflow("build", journal)
flow.add("compile", step("n", 5)).add("zero", step("zero", 0)).add("test", divide, after="compile").add("ship", needs, after="test")
flow.edges.append(("zero", "test"))
print(flow.order(), flow.run())
print(journal.lines, flow.states, flow.best)
print(flow.swap(), flow.scan(), len(flow.pickers()))
print(flow.chosen("compile")({"n": -9}), flow.chosen("unknown")({}), flow.name, flow.window[1], flow.journal.open)
flow.edges.append(("ship", "compile"))
for closed in [False, True]:
    journal.open = not closed
    try:
        print(flow.run())
    except (ValueError, RuntimeError) as error:
        print("stopped:", error)
    if flow.edges[-1] == ("ship", "compile"):
        flow.edges.pop()
