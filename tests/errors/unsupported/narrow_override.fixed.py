"""A method that takes less than that of the base class, which `# type: ignore` hides from mypy."""


class P:
    def __init__(self, x: int) -> None:
        self.x = x

    def __eq__(self, other: object) -> bool:
        return isinstance(other, P) and self.x == other.x


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
    def show(self, x: object) -> object:
        return x.upper() if isinstance(x, str) else x


print(Both().show("a"), P(1) == P(1), Base().name(), Heir().name())
