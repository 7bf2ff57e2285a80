"""What a generator yields is written down."""
from typing import Iterator


def numbers(n: int) -> Iterator[int]:
    yield n


for number in numbers(3):
    print(number)
