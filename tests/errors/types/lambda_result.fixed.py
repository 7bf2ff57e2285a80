from collections.abc import Callable

double: Callable[[int], int] = lambda n: n * 2
print(double(2))
missing = "here"
print(missing)
