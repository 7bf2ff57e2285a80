"""Dining philosophers, three ways that cannot deadlock: ordered forks, a waiter, and forks that are channels."""
from bullsnake import Chan, Mutex, WaitGroup, go, yield_now


class Table:
    """Counts the meals, and watches that no neighbours eat at the same time."""

    def __init__(self, seats: int) -> None:
        self.seats = seats
        self.mutex = Mutex()
        self.eating = [False] * seats
        self.meals = [0] * seats

    def begin(self, seat: int) -> None:
        with self.mutex:
            assert not self.eating[seat - 1], "the left one eats"
            assert not self.eating[(seat + 1) % self.seats], "the right one eats"
            self.eating[seat] = True

    def end(self, seat: int) -> None:
        with self.mutex:
            self.eating[seat] = False
            self.meals[seat] += 1


def ordered(seat: int, forks: list[Mutex], table: Table, meals: int, group: WaitGroup) -> None:
    low = min(seat, (seat + 1) % table.seats)
    high = max(seat, (seat + 1) % table.seats)
    for _ in range(meals):
        with forks[low]:
            yield_now()
            with forks[high]:
                table.begin(seat)
                yield_now()
                table.end(seat)
    group.done()


def with_waiter(seat: int, forks: list[Mutex], room: Chan[None], table: Table, meals: int, group: WaitGroup) -> None:
    for _ in range(meals):
        room.send(None)
        forks[seat].lock()
        yield_now()
        forks[(seat + 1) % table.seats].lock()
        table.begin(seat)
        yield_now()
        table.end(seat)
        forks[(seat + 1) % table.seats].unlock()
        forks[seat].unlock()
        room.recv()
    group.done()


def with_channels(seat: int, forks: list[Chan[int]], table: Table, meals: int, group: WaitGroup) -> None:
    left, right = forks[seat], forks[(seat + 1) % table.seats]
    first, second = (right, left) if seat == 0 else (left, right)
    for _ in range(meals):
        a = first.recv()
        yield_now()
        b = second.recv()
        table.begin(seat)
        table.end(seat)
        second.send(b)
        first.send(a)
    group.done()


def main() -> None:
    for seats, meals in ((2, 30), (5, 20), (11, 7)):
        group = WaitGroup()
        table = Table(seats)
        forks = [Mutex() for _ in range(seats)]
        room = Chan[None](seats - 1)
        group.add(seats)
        for seat in range(seats):
            go(ordered, seat, forks, table, meals, group)
        group.wait()
        group.add(seats)
        for seat in range(seats):
            go(with_waiter, seat, forks, room, table, meals, group)
        group.wait()
        channels = [Chan[int](1) for _ in range(seats)]
        for number, channel in enumerate(channels):
            channel.send(number)
        group.add(seats)
        for seat in range(seats):
            go(with_channels, seat, channels, table, meals, group)
        group.wait()
        assert sorted([channel.recv() for channel in channels]) == list(range(seats))
        print(seats, table.meals)


main()
