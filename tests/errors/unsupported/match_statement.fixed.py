"""The match statement is not compiled yet."""


def name(n: int) -> str:
    if n == 0:
        return "zero"
    return "many"


print(name(0), name(5))
