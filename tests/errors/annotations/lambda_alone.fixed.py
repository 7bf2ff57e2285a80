"""A lambda that goes nowhere with a type."""
from collections.abc import Callable

square: Callable[[int], int] = lambda n: n * n
print(square(5))
