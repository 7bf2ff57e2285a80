"""That an object is of a generic class does not say of what: its fields cannot be read."""
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class Shown:
    def text(self) -> str:
        return ""


@dataclass
class Box(Shown, Generic[T]):
    x: T

    def text(self) -> str:
        return str(self.x)


def size(v: object) -> int:
    if isinstance(v, Shown):
        return len(v.text())
    return 0


print(size(Box(3)), size("a"))
