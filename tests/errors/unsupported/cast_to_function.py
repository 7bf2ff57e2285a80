"""What a function takes and returns cannot be seen at run time."""
from collections.abc import Callable
from typing import cast


def twice(n: int) -> int:
    return 2 * n


table: dict[str, object] = {"twice": twice}
action = cast(Callable[[int], int], table["twice"])  # error: "cast() to Callable[[int], int] is not supported"
# help: "give it its type earlier"
print(action(4))
