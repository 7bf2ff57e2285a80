"""What a generator of text knows at a place: the variables and their types, how deep it is, and where its choices come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy], object]

TYPES = (
    "int", "float", "bool", "str", "list[int]", "list[str]", "list[float]", "dict[str, int]", "dict[int, str]", "set[int]",
    "tuple[int, str]", "int | None", "int | float", "P", "bytes", "list[P]", "Node | None",
)  # fmt: skip
PLAIN = ("int", "float", "bool", "str")


class Scope:
    """`names`: variables that hold a value here, by type. Text is made by drawing from Hypothesis, so that it can shrink."""

    def __init__(self, draw: Draw, functions: list[tuple[str, list[str], str]]) -> None:
        self.draw = draw
        self.functions = functions
        self.names: dict[str, list[str]] = {}
        self.frozen: set[str] = set()
        self.depth = 0
        self.loops = 0
        self.nested = 0
        self.count = 0
        self.result = "int"

    def pick(self, items: list[str] | tuple[str, ...]) -> str:
        return items[self.number(0, len(items) - 1)] if len(items) > 1 else items[0]

    def number(self, low: int, high: int) -> int:
        found = self.draw(st.integers(low, high))
        assert isinstance(found, int)
        return found

    def chance(self, of_ten: int) -> bool:
        return self.number(0, 9) >= 10 - of_ten

    def fresh(self) -> str:
        self.count += 1
        return f"v{self.count}"

    def add(self, name: str, type_: str) -> str:
        self.names.setdefault(type_, []).append(name)
        return name

    def variables(self, type_: str) -> list[str]:
        return self.names.get(type_, [])

    def writable(self, type_: str) -> list[str]:
        return [name for name in self.variables(type_) if name not in self.frozen]

    @contextmanager
    def block(self) -> Iterator[None]:
        """Names that are bound inside are not there afterwards."""
        kept = {type_: list(names) for type_, names in self.names.items()}
        self.depth += 1
        yield
        self.depth -= 1
        self.names = kept
