from collections.abc import Iterator


def evens(n: int) -> Iterator[int]:
    for i in range(n):
        yield 2 * i


print(list(evens(3)))
missing = "here"
print(missing)
