"""Errors of mypy's and refusals of ours together, in the order of lines."""


def first(items: list[str]) -> str:
    return items[0]


def second(items: list[str]) -> str:
    return items[1]


print(first(["a", "b"]))
print(second(["a", "b"]))
