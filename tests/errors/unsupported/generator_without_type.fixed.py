"""What a generator yields that yields only what it yields is written down."""
from typing import Iterator


def numbers(n: int) -> Iterator[int]:
    if n:
        yield from numbers(n - 1)


for number in numbers(3):
    print(number)
print("end")
