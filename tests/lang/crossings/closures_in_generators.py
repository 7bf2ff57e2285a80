"""Closures made inside generators, generators made inside closures, nonlocal across yields, fields holding both."""
from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Callable, Generator, Iterator

Step = Callable[[int], int]


def counters(n: int) -> Iterator[tuple[Callable[[], int], Step]]:
    shared = 0
    for i in range(n):
        own = i * 100

        def up() -> int:
            nonlocal own, shared
            own += 1
            shared += 1
            return own * 1000 + shared

        yield up, lambda by: own + shared + by
        shared += 10
    print("shared", shared, "own", own)


def tower(height: int) -> Callable[[], Iterator[str]]:
    floors: list[str] = []

    def build(level: int) -> Iterator[str]:
        if level > height:
            return
        name = f"{level}" * level
        floors.append(name)
        yield name
        yield from (f"{name}>{inner}" for inner in build(level + 1))
        floors.remove(name)
        yield f"{name}:{len(floors)}"

    return lambda: build(1)


@dataclass
class Machine:
    name: str
    steps: list[Step] = field(default_factory=list)
    state: int = 1
    source: Iterator[int] | None = None

    def every(self, n: int) -> Callable[[Step], Step]:
        calls = 0

        def register(step: Step) -> Step:
            def limited(x: int) -> int:
                nonlocal calls
                calls += 1
                return step(x) if calls % n == 0 else x

            self.steps.append(limited)
            return limited

        return register

    def run(self) -> Generator[int, str, str]:
        seen: list[str] = []
        try:
            while (command := (yield self.state)) != "stop":
                seen.append(command)
                match command.split():
                    case ["add", text]:
                        by = int(text)
                        self.steps.append(lambda x: x + by)
                    case ["pull"] if self.source is not None:
                        self.state += next(self.source, 0)
                    case ["drop", *which]:
                        self.steps = [s for i, s in enumerate(self.steps) if str(i) not in which]
                    case _:
                        for step in self.steps:
                            self.state = step(self.state)
        finally:
            seen.append("end")
        return f"{self.name} {','.join(seen)} {self.state}"


def play(machine: Machine, commands: list[str]) -> Iterator[str]:
    rounds = 0

    def total() -> Generator[int, str, str]:
        nonlocal rounds
        result = yield from machine.run()
        rounds += 1
        return result.upper()

    running = total()
    yield str(next(running))
    for command in commands:
        try:
            yield f"{command}={running.send(command)}"
        except StopIteration as stop:
            yield f"{stop.value} ({rounds})"
            running = total()
            next(running)


made = list(counters(3))
print([up() for up, _ in made], [look(0) for _, look in made], [made[0][0]() for _ in range(3)], [look(5) for _, look in made])
lazy = counters(2)
up, look = next(lazy)
print(up(), look(1), end=" ")
up2, look2 = next(lazy)
print(up(), look(1), up2(), look2(1), up is up2, next(lazy, None))
start = tower(3)
print(list(start()), list(islice(start(), 2)), list(start())[-1])

double = Machine("double")
thirds = Machine("thirds", source=iter(range(7, 99, 7)))
print(double.every(1)(lambda x: x * 2)(21), thirds.every(3)(lambda x: -x)(5))


@thirds.every(2)
def square(x: int) -> int:
    return x * x


script = ["go", "add 5", "go", "pull", "go go", "drop 0 9", "go", "stop", "go", "pull", "pull", "stop"]
for machine in (double, thirds):
    print(list(play(machine, script)), len(machine.steps), machine.state)
