"""A type variable that stands for one of certain types."""
from typing import TypeVar

Number = TypeVar("Number", int, float)


def double(x: Number) -> Number:  # error: ""Number" is a type variable of certain types"
    # help: "float takes both"
    return x + x


print(double(2.0), double(2.5))
