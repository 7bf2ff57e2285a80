from collections.abc import Callable
from functools import partial

cube: Callable[[int], int] = partial(pow, 3)
print(cube(2))
print(pow(2, 5))
