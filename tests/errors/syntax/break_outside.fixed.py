"""A break without a loop."""


def stop(n: int) -> int:
    if n > 3:
        return 0
    return n


print(stop(2), stop(5))
