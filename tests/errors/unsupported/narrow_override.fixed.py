"""A method that takes less than that of the base class, which `# type: ignore` hides from mypy."""


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


print(Both().show("a"), Base().name(), Heir().name())
