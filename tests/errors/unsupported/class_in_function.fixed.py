"""An object of a class inside of a function has no place for the function's variables."""


def bonus() -> int:
    return 10


def total(base: int, names: list[str]) -> int:
    class Entry:
        def __init__(self, name: str, base: int) -> None:
            self.name = name
            self.base = base

        def points(self) -> int:
            return len(self.name) + self.base

        def extra(self) -> int:
            return bonus()

    return sum(Entry(name, base).points() for name in names)


print(total(1, ["a", "bc"]))
