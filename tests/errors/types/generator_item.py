from collections.abc import Iterator


def evens(n: int) -> Iterator[int]:
    for i in range(n):
        yield str(2 * i)  # error: "incompatible types in"


print(list(evens(3)))
print(missing)  # error: "name "missing" is not defined"
