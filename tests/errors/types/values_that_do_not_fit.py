"""None of sort(), floats for whole numbers, entries of a dict, keys."""
from typing import TypedDict


class Movie(TypedDict):
    name: str
    year: int


def evens(n: int) -> list[int]:
    return [i for i in range(n) if i % 2 == 0].sort()


width = 10
print("-" * (width / 2))  # error: "unsupported operand types for *"
# help: "//"
values = [1, 2, 3]
middle = len(values) / 2
print(values[middle])  # error: "no overload variant of "__getitem__" of "list""
# help: "//"
ages: dict[str, int] = {"Ann": "31", 1: 2}  # error: "dict entry 0 has incompatible type "str": "str""
# help: "the value: convert it: int(...)"
# error: "21:38: dict entry 1 has incompatible type "int": "int""
# help: "the key: convert it: str(...)"
print(ages[0])  # error: "invalid index type "int""
# help: "the keys are of type str"
movie: Movie = {"name": "Alien"}  # error: "missing key "year" for TypedDict "Movie""
# help: "NotRequired"
print(movie["title"])  # error: "TypedDict "Movie" has no key "title""
# help: "its keys are "name", "year""
print(evens(4))
