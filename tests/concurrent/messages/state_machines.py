"""Lifts as state machines: each is a goroutine; a control goroutine gives calls to the nearest one that is idle."""
from dataclasses import dataclass

from bullsnake import Chan, WaitGroup, go


@dataclass
class Call:
    number: int
    start: int
    end: int


@dataclass
class Ride:
    call: int
    lift: int
    travelled: int


class Lift:
    def __init__(self, name: int, floor: int) -> None:
        self.name = name
        self.floor = floor
        self.state = "idle"
        self.calls = Chan[Call]()

    def go_to(self, floor: int) -> int:
        travelled = 0
        self.state = "moving"
        while self.floor != floor:
            self.floor += 1 if floor > self.floor else -1
            travelled += 1
        self.state = "open"
        return travelled

    def run(self, idle: Chan[int], rides: Chan[Ride], group: WaitGroup) -> None:
        for call in self.calls:
            assert self.state == "idle"
            travelled = self.go_to(call.start)
            travelled += self.go_to(call.end)
            self.state = "idle"
            rides.send(Ride(call.number, self.name, travelled))
            idle.send(self.name)
        group.done()


def control(lifts: list[Lift], calls: Chan[Call], idle: Chan[int]) -> None:
    """A round at a time: as many calls as there are lifts, then wait for all, so that the result does not depend on who is quick."""
    pending: list[Call] = []
    for call in calls:
        pending.append(call)
        if len(pending) == len(lifts):
            serve(lifts, pending, idle)
            pending = []
    serve(lifts, pending, idle)
    for lift in lifts:
        lift.calls.close()


def serve(lifts: list[Lift], pending: list[Call], idle: Chan[int]) -> None:
    free = list(lifts)
    for call in pending:
        best = free[0]
        for lift in free[1:]:
            if abs(lift.floor - call.start) < abs(best.floor - call.start):
                best = lift
        free = [lift for lift in free if lift is not best]
        best.calls.send(call)
    for _ in pending:
        idle.recv()


def main() -> None:
    lifts = [Lift(name, floor) for name, floor in enumerate((0, 10, 20))]
    calls = Chan[Call]()
    idle = Chan[int](3)
    rides = Chan[Ride](100)
    group = WaitGroup()
    for lift in lifts:
        group.add()
        go(lift.run, idle, rides, group)
    go(control, lifts, calls, idle)
    for number in range(31):
        calls.send(Call(number, (number * 7) % 21, (number * 11 + 5) % 21))
    calls.close()
    group.wait()
    rides.close()
    found: dict[int, Ride] = {}
    for ride in rides:
        found[ride.call] = ride
    assert sorted(found) == list(range(31))
    for number in (0, 1, 2, 30):
        print(found[number])
    print(sum([ride.travelled for ride in found.values()]), [lift.floor for lift in lifts])


main()
