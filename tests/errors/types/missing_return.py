"""One path falls off the end of a function that promises a value."""


def sign(n: int) -> int:  # error: "missing return statement"
    # help: "return"
    if n > 0:
        return 1
    elif n < 0:
        return -1


print(sign(4), sign(-4))
