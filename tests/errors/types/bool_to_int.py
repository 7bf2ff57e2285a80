"""A bool is stored in an int; CPython would go on to print True."""


def count(values: list[int], wanted: int) -> int:
    hits = 0
    for v in values:
        hits += v == wanted
    found: int = hits > 0  # error: "bool"
    # help: "int("
    return found


print(count([1, 2, 2], 2))
