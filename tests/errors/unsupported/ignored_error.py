"""`# type: ignore` hides a wrong type from mypy, but not from compiled code, which relies on it."""
import re


def pair() -> tuple[int, int]:
    return tuple([1, 2])  # type: ignore  # error: "incompatible return value type"
    # help: "tuple[int, int]"


def names(found: list[object]) -> list[str]:
    return found  # type: ignore  # error: "incompatible return value type"


class Base:
    pass


class Heir(Base):
    size = 1


def widened(base: Base, text: str) -> int:
    heir = other = Heir()
    heir = other = base  # type: ignore  # error: "incompatible types in assignment"
    heir, number = base, 2  # type: ignore  # error: "incompatible types in assignment"
    number = text  # type: ignore  # error: "incompatible types in assignment"
    # help: "int("
    number += 1.5  # type: ignore  # error: "incompatible types in assignment"
    other = None  # type: ignore  # error: "incompatible types in assignment"
    return heir.size + number + other.size


def first(text: str) -> str:
    return re.match(r"\w+", text).group(0)  # type: ignore[union-attr]


print(pair(), widened(Heir(), "a"), names([]), first("ab cd"))
