"""`# type: ignore` hides a wrong type from mypy, but not from compiled code, which relies on it."""
import re


def pair() -> tuple[int, int]:
    a, b = [1, 2]
    return a, b


def names(found: list[object]) -> list[str]:
    return [str(one) for one in found]


class Base:
    pass


class Heir(Base):
    size = 1


def widened(base: Base, text: str) -> int:
    heir = Heir()
    heir = base  # type: ignore
    number = len(text)
    other: Heir | None = heir
    number += int(1.5)
    other = None
    return heir.size + number + (0 if other is None else 1)


def first(text: str) -> str:
    return re.match(r"\w+", text).group(0)  # type: ignore[union-attr]


print(pair(), widened(Heir(), "a"), names([]), first("ab cd"))
