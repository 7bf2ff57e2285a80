"""Thousands are parked on channels of their own; they are woken in different orders, by values and by closing."""
from bullsnake import Chan, WaitGroup, go, select


class Herd:
    def __init__(self, size: int) -> None:
        self.doors = [Chan[int]() for _ in range(size)]
        self.out = Chan[int](size)
        self.group = WaitGroup()
        self.group.add(size)
        for number in range(size):
            go(self.sheep, number)

    def sheep(self, number: int) -> None:
        total = 0
        for value in self.doors[number]:
            total += value * (number % 10 + 1)
        self.out.send(total)
        self.group.done()

    def results(self) -> int:
        self.group.wait()
        total = 0
        for _ in self.doors:
            total += self.out.recv()
        assert len(self.out) == 0
        return total


def wake_forwards(herd: Herd) -> None:
    for number, door in enumerate(herd.doors):
        door.send(number)
    for door in herd.doors:
        door.close()


def wake_backwards(herd: Herd) -> None:
    for number in range(len(herd.doors) - 1, -1, -1):
        herd.doors[number].send(1)
        herd.doors[number].close()


def wake_scattered(herd: Herd) -> None:
    size = len(herd.doors)
    position = 0
    for step in range(size):
        position = (position + 7919) % size
        herd.doors[position].send(step % 3)
    for door in herd.doors:
        door.close()


def shared_door(size: int) -> int:
    """All wait at one door, which is closed."""
    door = Chan[None]()
    never = Chan[None]()
    out = Chan[int](size)

    def wait(number: int) -> None:
        chosen = select(never.on_recv(), door.on_recv())
        out.send(number if chosen == 1 else -1)

    for number in range(size):
        go(wait, number)
    door.close()
    return sum([out.recv() for _ in range(size)])


def main() -> None:
    size = 1500
    herd = Herd(size)
    wake_forwards(herd)
    expected = sum([n * (n % 10 + 1) for n in range(size)])
    assert herd.results() == expected
    print(expected)
    herd = Herd(size)
    wake_backwards(herd)
    print(herd.results())
    herd = Herd(size)
    wake_scattered(herd)
    assert herd.results() > 0
    print(shared_door(size), size * (size - 1) // 2)


main()
