"""cast() is tested at run time, which cannot be done for the items of a list."""
from typing import cast


def first(value: object) -> int:
    return cast(list[int], value)[0]  # error: "cast() to list[int]"
    # help: "isinstance()"


print(first([1, 2]))
