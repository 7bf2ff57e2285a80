"""A lambda in a variable without annotation has unknown parameters."""
from typing import Callable

twice: Callable[[int], int] = lambda x: x * 2
print(twice(4))
