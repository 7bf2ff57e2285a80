"""None of sort(), floats for whole numbers, entries of a dict, keys."""
from typing import TypedDict


class Movie(TypedDict):
    name: str
    year: int


def evens(n: int) -> list[int]:
    return sorted(i for i in range(n) if i % 2 == 0)


width = 10
print("-" * (width // 2))
values = [1, 2, 3]
middle = len(values) // 2
print(values[middle])
ages: dict[str, int] = {"Ann": int("31"), str(1): 2}
print(ages[str(1)])
movie: Movie = {"name": "Alien", "year": 1979}
print(movie["name"])
print(evens(4))
