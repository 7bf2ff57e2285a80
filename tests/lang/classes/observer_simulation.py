"""A discrete simulation: events in a queue, subclasses that schedule others, listeners as Callables."""
from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str, int], None]


class Random:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state // 65536 % n


class Event:
    def __init__(self, at: int) -> None:
        self.at = at

    def happen(self, world: World) -> None:
        world.tell("idle")


class Arrival(Event):
    def __init__(self, at: int, number: int) -> None:
        super().__init__(at)
        self.number = number

    def happen(self, world: World) -> None:
        world.queue.append(self)
        world.tell(f"customer {self.number} arrives")
        if self.number < 8:
            world.plan(Arrival(self.at + 1 + world.random.below(4), self.number + 1))
        world.serve()


class Departure(Event):
    def __init__(self, at: int, served: Arrival) -> None:
        super().__init__(at)
        self.served = served

    def happen(self, world: World) -> None:
        world.busy -= 1
        world.waits.append(self.at - self.served.at)
        world.tell(f"customer {self.served.number} leaves after {world.waits[-1]}")
        world.serve()


class World:
    def __init__(self, seed: int, desks: int) -> None:
        self.random = Random(seed)
        self.desks = desks
        self.now = self.busy = 0
        self.events: list[Event] = []
        self.queue: list[Arrival] = []
        self.waits: list[int] = []
        self.listeners: list[Listener] = []

    def plan(self, event: Event) -> None:
        i = len(self.events)
        while i > 0 and self.events[i - 1].at > event.at:
            i -= 1
        self.events.insert(i, event)

    def serve(self) -> None:
        while self.queue and self.busy < self.desks:
            self.busy += 1
            self.plan(Departure(self.now + 3 + self.random.below(6), self.queue.pop(0)))

    def tell(self, text: str) -> None:
        for listener in self.listeners:
            listener(text, self.now)

    def run(self, limit: int) -> int:
        count = 0
        while self.events:
            event = self.events.pop(0)
            if event.at > limit:
                break
            self.now = event.at
            event.happen(self)
            count += 1
        else:
            self.tell("no more events")
        return count


def printer(prefix: str) -> Listener:
    def show(text: str, now: int) -> None:
        print(f"{prefix}{now:>4} {text}")

    return show


longest = 0


def note_queue(text: str, now: int) -> None:
    global longest
    longest = max(longest, len(world.queue))


world = World(7, desks=1)
world.listeners.append(printer("#"))
world.listeners.append(note_queue)
world.plan(Event(0))
world.plan(Arrival(1, 1))
print(world.run(25), "events, waits", world.waits)
print(world.run(1000), world.now, longest, f"{sum(world.waits) / len(world.waits):.2f}")
totals: dict[int, int] = {}
for desks in (1, 2, 3):
    quiet = World(7, desks)
    quiet.listeners.append(lambda text, now: totals.update({desks: now}))
    quiet.plan(Arrival(0, 1))
    quiet.run(10**6)
    print(desks, totals[desks], max(quiet.waits), sum(quiet.waits))
