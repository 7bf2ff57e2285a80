"""Dining philosophers: forks are locks, taken in order; a waiter (a semaphore) is the other way to keep them alive."""
import threading


class Table:
    def __init__(self, seats: int, with_waiter: bool) -> None:
        self.forks = [threading.Lock() for _ in range(seats)]
        self.waiter = threading.Semaphore(seats - 1 if with_waiter else seats)
        self.with_waiter = with_waiter
        self.users = [-1] * seats
        self.meals = [0] * seats
        self.clashes = 0

    def eat(self, number: int) -> None:
        left, right = number, (number + 1) % len(self.forks)
        first, second = (left, right) if self.with_waiter or left < right else (right, left)
        with self.waiter, self.forks[first], self.forks[second]:
            for fork in (left, right):
                if self.users[fork] != -1:
                    self.clashes += 1
                self.users[fork] = number
            self.meals[number] += 1
            for fork in (left, right):
                self.users[fork] = -1


class Philosopher(threading.Thread):
    def __init__(self, table: Table, number: int, meals: int) -> None:
        super().__init__(name=f"philosopher {number}")
        self.table = table
        self.number = number
        self.meals = meals

    def run(self) -> None:
        for _ in range(self.meals):
            self.table.eat(self.number)


def dine(seats: int, with_waiter: bool) -> None:
    table = Table(seats, with_waiter)
    guests = [Philosopher(table, number, 20) for number in range(seats)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print(seats, with_waiter, table.meals, table.clashes, any([fork.locked() for fork in table.forks]))


def main() -> None:
    dine(2, False)
    dine(5, False)
    dine(5, True)
    dine(13, True)


main()
