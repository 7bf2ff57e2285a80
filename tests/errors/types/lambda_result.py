from collections.abc import Callable

double: Callable[[int], int] = lambda n: str(n)  # error: "incompatible types in assignment (expression has type"
print(double(2))
# error: "3:42: incompatible return value type"
print(missing)  # error: "name "missing" is not defined"
