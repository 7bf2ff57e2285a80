"""A simulation with its own clock: events in order of time, handled by callbacks; requests come in from other goroutines."""
from collections.abc import Callable

from bullsnake import Chan, WaitGroup, go

Action = Callable[[], None]


class Loop:
    """Runs in one goroutine; others hand in calls, and wait until they are done."""

    def __init__(self) -> None:
        self.now = 0
        self.sequence = 0
        self.events: list[tuple[int, int, Action]] = []
        self.calls = Chan[tuple[Action, Chan[None]]]()
        self.log: list[str] = []

    def at(self, delay: int, action: Action) -> None:
        self.sequence += 1
        event = (self.now + delay, self.sequence, action)
        i = len(self.events)
        while i > 0 and (self.events[i - 1][0], self.events[i - 1][1]) > (event[0], event[1]):
            i -= 1
        self.events.insert(i, event)

    def run(self) -> None:
        while self.events:
            self.now, _, action = self.events.pop(0)
            action()

    def serve(self, ended: Chan[int]) -> None:
        handled = 0
        for action, done in self.calls:
            action()
            self.run()
            handled += 1
            done.send(None)
        ended.send(handled)

    def call(self, action: Action) -> None:
        done = Chan[None]()
        self.calls.send((action, done))
        done.recv()

    def note(self, text: str) -> None:
        self.log.append(f"{self.now}:{text}")


class Traffic:
    def __init__(self, loop: Loop, left: int) -> None:
        self.loop = loop
        self.left = left
        self.colour = 0

    def change(self) -> None:
        self.loop.note(["red", "green", "amber"][self.colour])
        self.colour = (self.colour + 1) % 3
        self.left -= 1
        if self.left > 0:
            self.loop.at([10, 5, 2][self.colour], self.change)


def main() -> None:
    loop = Loop()
    ended = Chan[int]()
    go(loop.serve, ended)
    light = Traffic(loop, 5)
    loop.call(lambda: loop.at(1, light.change))
    print(loop.log)

    total = 0

    def add(amount: int) -> None:
        nonlocal total
        total += amount

    group = WaitGroup()

    def client(number: int) -> None:
        for step in range(5):
            loop.call(lambda: loop.at(step, lambda: add(number)))
        group.done()

    for number in range(8):
        group.add()
        go(client, number)
    group.wait()
    loop.calls.close()
    print(ended.recv(), total, loop.now >= 21)


main()
