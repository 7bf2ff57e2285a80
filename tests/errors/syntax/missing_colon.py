"""A forgotten colon."""
# error: "5: expected ':'"


def broken(n: int) -> int
    return n


print(broken(1))
