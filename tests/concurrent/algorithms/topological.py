"""A build in order of its dependencies: a task runs when all that it needs is ready; several run at once, each exactly once."""
from bullsnake import Chan, WaitGroup, go

RULES = """app: main.o util.o net.o
main.o: main.c util.h net.h
util.o: util.c util.h
net.o: net.c net.h util.h
docs: app manual.txt
tests: app tests.c
all: app docs tests
util.h: config
net.h: config"""


class Cycle(Exception):
    pass


class Task:
    def __init__(self, name: str) -> None:
        self.name = name
        self.needs: list[Task] = []
        self.wanted_by: list[Task] = []
        self.missing = 0
        self.cost = len(name)
        self.total = 0


def parse(text: str) -> dict[str, Task]:
    tasks: dict[str, Task] = {}

    def task(name: str) -> Task:
        if name not in tasks:
            tasks[name] = Task(name)
        return tasks[name]

    for line in text.splitlines():
        target, _, needs = line.partition(":")
        owner = task(target)
        for name in needs.split():
            owner.needs.append(task(name))
            task(name).wanted_by.append(owner)
            owner.missing += 1
    return tasks


def build(ready: Chan[Task], done: Chan[Task], group: WaitGroup) -> None:
    for task in ready:
        task.total = task.cost + max([need.total for need in task.needs], default=0)
        done.send(task)
    group.done()


def schedule(tasks: dict[str, Task], workers: int) -> list[str]:
    ready = Chan[Task](len(tasks))
    done = Chan[Task]()
    group = WaitGroup()
    for _ in range(workers):
        group.add()
        go(build, ready, done, group)
    running = 0
    for task in tasks.values():
        if task.missing == 0:
            ready.send(task)
            running += 1
    order: list[str] = []
    while running > 0:
        task = done.recv()
        running -= 1
        order.append(task.name)
        for other in task.wanted_by:
            other.missing -= 1
            if other.missing == 0:
                ready.send(other)
                running += 1
    ready.close()
    group.wait()
    if len(order) < len(tasks):
        raise Cycle(", ".join(sorted([name for name in tasks if name not in order])))
    return order


def main() -> None:
    for workers in (1, 2, 6):
        tasks = parse(RULES)
        order = schedule(tasks, workers)
        place = {name: i for i, name in enumerate(order)}
        assert len(place) == len(order) == len(tasks)
        for task in tasks.values():
            assert all([place[need.name] < place[task.name] for need in task.needs])
        print(workers, len(order), order[-1], tasks["all"].total)
    try:
        schedule(parse(RULES + "\nconfig: docs"), 3)
    except Cycle as error:
        print("cycle:", error)


main()
