"""cast() is tested at run time, which cannot be done for the items of a list."""
from typing import cast


def first(value: object) -> int:
    return cast(int, value[0]) if isinstance(value, list) else 0


print(first([1, 2]))
