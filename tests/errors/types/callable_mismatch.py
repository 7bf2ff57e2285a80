"""A function of the wrong shape is passed where a Callable is expected."""
from typing import Callable


def apply(f: Callable[[int], int], x: int) -> int:
    return f(x)


def shout(text: str) -> str:
    return text.upper()


print(apply(lambda n: n + 1, 4))
print(apply(shout, 4))  # error: "argument 1 to "apply" has incompatible type"
