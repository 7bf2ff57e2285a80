"""A method that takes less than that of the base class, which `# type: ignore` hides from mypy."""


class P:
    def __init__(self, x: int) -> None:
        self.x = x

    def __eq__(self, other: "P") -> bool:  # type: ignore[override]
        # error: "8:5: "__eq__" does not take all that object.__eq__ takes"
        # help: "test it with isinstance()"
        return self.x == other.x


class Base:
    def name(self) -> object:
        return "base"


class Heir(Base):
    def name(self) -> object:
        return 3


class Shown:
    def show(self, x: object) -> object:
        return x


class Both(Base, Shown):
    def show(self, x: str) -> object:  # type: ignore[override]
        # error: "30:5: "show" does not take all that Shown.show takes"
        # help: "test it with isinstance()"
        return x.upper()


print(Both().show("a"), P(1) == P(1), Base().name(), Heir().name())
