"""Names in a pattern of several."""


def first(items: list[int]) -> int:
    match items:
        case [a] | [a, _]:  # error: "pattern of several"
            # help: "a case of its own"
            return a
        case _:
            return 0


print(first([1]), first([2, 3]))
