"""An object of a class inside of a function has no place for the function's variables."""


def total(base: int, names: list[str]) -> int:
    def bonus() -> int:
        return 10

    class Entry:
        def __init__(self, name: str) -> None:
            self.name = name

        def points(self) -> int:
            return len(self.name) + base  # error: "cannot use "base", a variable of that function"
            # help: "a parameter of __init__, kept as a field"

        def extra(self) -> int:
            return bonus()  # error: "cannot use "bonus""
            # help: "kept as a field"

    return sum(Entry(name).points() for name in names)


print(total(1, ["a", "bc"]))
