"""An `__eq__` whose parameter no test at run time can tell from something else, and a `__ne__` that heirs make narrower."""


class Row:
    def __init__(self, cells: list[int]) -> None:
        self.cells = cells

    def __eq__(self, other: list[int]) -> bool:
        # error: "8:5: "__eq__" does not take all that object.__eq__ takes"
        # help: "test it with isinstance()"
        return self.cells == other


class Base:
    def __ne__(self, other: object) -> bool:
        return self is not other


class Heir(Base):
    def __ne__(self, other: "Heir") -> bool:
        # error: "20:5: "__ne__" does not take all that Base.__ne__ takes"
        return self is not other


print(Row([1]) == [1], Heir() != Base())
