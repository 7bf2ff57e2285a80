from typing import TypedDict


class Movie(TypedDict):
    name: str
    year: int


movie: Movie = {"name": "Alien", "year": 1979}
print(movie["name"])
