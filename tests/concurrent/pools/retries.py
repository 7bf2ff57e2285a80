"""Jobs that fail are tried again, up to a limit, by whoever is free."""
from dataclasses import dataclass

from bullsnake import Chan, Mutex, WaitGroup, go


class Flaky(Exception):
    """It may work the next time."""


class Hopeless(Exception):
    """It never will."""


@dataclass
class Task:
    number: int
    tries: int = 0
    result: str = ""


class Service:
    """Fails the first `number % 4` times for each task; tasks that are divisible by 13 always fail."""

    def __init__(self) -> None:
        self.mutex = Mutex()
        self.asked: dict[int, int] = {}

    def ask(self, task: Task) -> str:
        with self.mutex:
            seen = self.asked.get(task.number, 0)
            self.asked[task.number] = seen + 1
            if task.number % 13 == 0:
                raise Hopeless(f"task {task.number}")
            if seen < task.number % 4:
                raise Flaky(f"try {seen + 1}")
        return f"ok{task.number}"


def work(service: Service, tasks: Chan[Task], group: WaitGroup, finished: Chan[Task]) -> None:
    for task in tasks:
        task.tries += 1
        try:
            task.result = service.ask(task)
        except Flaky as error:
            if task.tries < 3:
                tasks.send(task)
                continue
            task.result = f"gave up after {error}"
        except Hopeless as error:
            task.result = f"hopeless: {error}"
        finished.send(task)
        group.done()


def main() -> None:
    service = Service()
    count = 40
    tasks = Chan[Task](count)
    finished = Chan[Task](count)
    group = WaitGroup()
    group.add(count)
    for number in range(1, count + 1):
        tasks.send(Task(number))
    for _ in range(6):
        go(work, service, tasks, group, finished)
    group.wait()
    tasks.close()
    finished.close()
    results: dict[int, Task] = {}
    for task in finished:
        results[task.number] = task
    assert sorted(results) == list(range(1, count + 1))
    for number in (1, 2, 3, 4, 13, 39):
        print(number, results[number].tries, results[number].result)
    tries = [task.tries for task in results.values()]
    kinds = [task.result.split()[0].rstrip("0123456789:") for task in results.values()]
    print(sum(tries), kinds.count("ok"), kinds.count("gave"), kinds.count("hopeless"))
    print(sum(service.asked.values()))


main()
