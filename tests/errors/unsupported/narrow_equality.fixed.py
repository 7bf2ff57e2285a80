"""An `__eq__` whose parameter no test at run time can tell from something else, and a `__ne__` that heirs make narrower."""


class Row:
    def __init__(self, cells: list[int]) -> None:
        self.cells = cells

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list) and self.cells == other


class Base:
    def __ne__(self, other: object) -> bool:
        return self is not other


class Heir(Base):
    def __ne__(self, other: object) -> bool:
        return self is not other


print(Row([1]) == [1], Heir() != Base())
