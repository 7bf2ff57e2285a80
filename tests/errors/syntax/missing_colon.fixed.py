"""A forgotten colon."""
# The colon is there.


def broken(n: int) -> int:
    return n


print(broken(1))
