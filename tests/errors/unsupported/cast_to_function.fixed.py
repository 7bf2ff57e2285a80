"""What a function takes and returns cannot be seen at run time."""
from collections.abc import Callable


def twice(n: int) -> int:
    return 2 * n


table: dict[str, Callable[[int], int]] = {"twice": twice}
action = table["twice"]
print(action(4))
