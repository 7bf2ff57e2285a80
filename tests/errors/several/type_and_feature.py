"""Errors of mypy's and refusals of ours together, in the order of lines."""


def first(items: list[str]) -> int:
    return items[0]  # error: "incompatible return value type"


async def second(items: list[str]) -> str:  # error: "async is not supported"
    return items[1]


print(first(["a", "b"]))
print(second(["a", "b"]))
