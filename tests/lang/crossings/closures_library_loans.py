"""Library loans: objects inside objects reached from closures, conditions on containers, guarded loops over objects."""
from __future__ import annotations

from collections.abc import Callable


class Shelf:
    def __init__(self, room: str, books: list[str]) -> None:
        self.room = room
        self.books = books

    def __len__(self) -> int:
        return len(self.books)


class Reader:
    def __init__(self, name: str, home: Shelf, fee: Callable[[int], float]) -> None:
        self.name = name
        self.home = home
        self.fee = fee
        self.late: dict[str, int] = {}

    def visit(self, shelf: Shelf) -> str:
        if shelf:
            return f"{self.name} finds {shelf.books[0]}"
        return f"{self.name} finds nothing in {shelf.room}"


def desk(readers: list[Reader], shelves: list[Shelf]) -> tuple[Callable[[str, str], str], Callable[[], tuple[int, float]]]:
    loans: dict[str, Reader] = {}
    queue: list[str] = []
    holders: list[Reader | None] = [None, None]
    total = 0.0

    def lend(name: str, title: str) -> str:
        nonlocal total
        home = shelves[0]
        if not title:
            return "no title"
        for reader in readers:
            if reader.name == name:
                home = reader.home
                break
        if home and title in home.books:
            home.books.remove(title)
            loans[title] = reader
            holders[len(loans) % 2] = reader
            holder = holders[0]
            return f"{title} to {name}; {'nobody' if holder is None else holder.name}"
        if queue and loans:
            total += reader.fee(len(queue))
        queue.append(title)
        return f"{title} is out, {[r.home.room for r in readers if r.home.room != home.room]}" if name else "nobody"

    def totals() -> tuple[int, float]:
        if queue:
            return len(queue), total
        if loans:
            return -len(loans), total
        return 0, 0.0

    return lend, totals


def inspect(shelves: list[Shelf], text: str, limits: dict[str, int]) -> str:
    seen = ""
    try:
        for shelf in shelves:
            if shelf:
                seen += shelf.books[limits[shelf.room]][0]
            if text:
                seen += text
            if limits:
                limits.pop(shelf.room)
        while limits:
            limits.popitem()
            seen += "-"
        return seen
    except KeyError as error:
        return f"{seen} no limit for {error}"
    except IndexError:
        return f"{seen} empty place"


shelves = [Shelf("red", ["Emma", "Ulysses"]), Shelf("blue", ["Dune"]), Shelf("bare", [])]
readers = [Reader("ann", shelves[0], lambda n: n * 0.5), Reader("bob", shelves[1], float), Reader("cyd", shelves[2], lambda n: 9.75)]
lend, totals = desk(readers, shelves)
print(totals())
for name, title in [("ann", "Emma"), ("ann", "Emma"), ("bob", "Dune"), ("cyd", "Dune"), ("nobody", "Ulysses"), ("bob", "")]:
    print(name, "|", lend(name, title), "|", totals())
print([reader.visit(reader.home) for reader in readers], [len(s) for s in shelves])
late = {"Emma": 3}
if late:
    print("late", late, readers[0].late or "none")
for limits in [{"red": 0}, {"red": 0, "blue": 0, "bare": 0, "attic": 2}, {"red": 5}, {}]:
    print(inspect(shelves, "+", dict(limits)), inspect([shelves[1], shelves[2]], "", limits))
