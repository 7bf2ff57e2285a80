"""async is not what goroutines are."""


def fetch(n: int) -> int:
    return n + 1


print(fetch(1))
