"""Names in a pattern of several."""


def first(items: list[int]) -> int:
    match items:
        case [a]:
            return a
        case [a, _]:
            return a
        case _:
            return 0


print(first([1]), first([2, 3]))
