"""A type variable that stands for one of certain types."""


def double(x: float) -> float:
    return x + x


print(double(2.0), double(2.5))
