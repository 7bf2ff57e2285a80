"""`# type: ignore` hides a wrong type from mypy, but not from compiled code, which relies on it."""
import re


def pair() -> tuple[int, int]:
    a, b = [1, 2]
    return a, b


def first(text: str) -> str:
    return re.match(r"\w+", text).group(0)  # type: ignore[union-attr]


print(pair(), first("ab cd"))
