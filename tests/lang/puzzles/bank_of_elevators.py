"""An elevator controller: requests, states, a strategy as a Callable, averages in floats, a drawn trace."""
# torture: gcalloc=100 gcsafepoint=2000
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Passenger:
    name: str
    origin: int
    target: int
    born: int
    boarded: int | None = None
    arrived: int | None = None

    def wait(self) -> float:
        return float(self.boarded - self.born) if self.boarded is not None else -1.0


@dataclass
class Car:
    number: int
    floor: int = 0
    direction: int = 0
    inside: list[Passenger] = field(default_factory=list)
    assigned: list[Passenger] = field(default_factory=list)
    moved: int = 0

    def stops(self) -> list[int]:
        targets = [p.target for p in self.inside]
        return targets if len(targets) == 3 else targets + [p.origin for p in self.assigned]

    def step(self, now: int) -> list[str]:
        events: list[str] = []
        for p in self.inside[:]:
            if p.target == self.floor:
                self.inside.remove(p)
                p.arrived = now
                events.append(f"{p.name} out at {self.floor}")
        for p in list(self.assigned):
            if p.origin == self.floor and len(self.inside) < 3:
                self.assigned.remove(p)
                self.inside.append(p)
                p.boarded = now
                events.append(f"{p.name} in at {self.floor}")
        if events:
            return events
        stops = self.stops()
        if not stops:
            self.direction = 0
            return events
        if self.direction == 0 or not any([(s - self.floor) * self.direction > 0 for s in stops]):
            nearest = min(stops, key=lambda s: (abs(s - self.floor), s))
            self.direction = 1 if nearest > self.floor else -1 if nearest < self.floor else 0
        self.floor += self.direction
        self.moved += abs(self.direction)
        return events


Strategy = Callable[[list[Car], Passenger], Car]


def nearest(cars: list[Car], p: Passenger) -> Car:
    return min(cars, key=lambda c: (abs(c.floor - p.origin), len(c.stops())))


def least_loaded(cars: list[Car], p: Passenger) -> Car:
    best = cars[0]
    for car in cars:
        if len(car.stops()) < len(best.stops()):
            best = car
    return best


def round_robin() -> Strategy:
    turn = -1

    def choose(cars: list[Car], p: Passenger) -> Car:
        nonlocal turn
        turn = (turn + 1) % len(cars)
        return cars[turn]

    return choose


class Building:
    def __init__(self, cars: int, strategy: Strategy, verbose: bool = False) -> None:
        self.cars = [Car(i) for i in range(cars)]
        self.strategy = strategy
        self.verbose = verbose
        self.everyone: list[Passenger] = []

    def run(self, arrivals: list[Passenger], limit: int = 200) -> int:
        self.everyone.extend(arrivals)
        for now in range(limit):
            for p in arrivals:
                if p.born == now:
                    self.strategy(self.cars, p).assigned.append(p)
            for car in self.cars:
                for event in car.step(now):
                    if self.verbose:
                        print(f"{now:>3} car {car.number}: {event}")
            if all([p.arrived is not None for p in arrivals]):
                return now
        raise TimeoutError(f"{len([p for p in arrivals if p.arrived is None])} still travelling")

    def report(self) -> str:
        waits = [p.wait() for p in self.everyone]
        rides = [float(p.arrived - p.born) for p in self.everyone if p.arrived is not None]
        return f"wait {sum(waits) / len(waits):.2f} worst {max(waits)} ride {sum(rides) / len(rides):.3f} moved {[c.moved for c in self.cars]}"


def crowd(n: int, seed: int) -> list[Passenger]:
    people: list[Passenger] = []
    for i in range(n):
        seed = (seed * 1664525 + 1013904223) % 2**32
        origin, target = seed >> 8 & 7, seed >> 16 & 7
        people.append(Passenger(f"p{i}", origin, (target + 1) % 8 if target == origin else target, seed >> 24 & 15))
    return people


small = Building(1, nearest, verbose=True)
print("finished at", small.run(crowd(4, 3)), small.report())
strategies: list[tuple[str, Strategy]] = [("nearest", nearest), ("least", least_loaded), ("robin", round_robin())]
for name, strategy in strategies:
    building = Building(2, strategy)
    print(name, building.run(crowd(20, 11)), building.report())
try:
    Building(1, nearest).run(crowd(30, 5), limit=25)
except TimeoutError as error:
    print("too slow:", error)
