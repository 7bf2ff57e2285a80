"""A break without a loop."""


def stop(n: int) -> int:
    if n > 3:
        break  # error: "'break' outside loop"
    return n


print(stop(2), stop(5))
