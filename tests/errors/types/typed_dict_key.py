from typing import TypedDict


class Movie(TypedDict):
    name: str
    year: int


movie: Movie = {"name": "Alien", "yaer": 1979}  # error: "for TypedDict"
print(movie["name"])
