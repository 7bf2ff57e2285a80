"""Generators are not compiled yet."""
def evens(limit: int) -> list[int]:
    found: list[int] = []
    for n in range(0, limit, 2):
        found.append(n)
    return found


for n in evens(7):
    print(n)
