"""Calls of overloaded functions in code that mypy does not look at: which one is meant follows from the types as they are compiled."""


class Meter:
    def __init__(self) -> None:
        self.level: float | None = None

    def read(self) -> str:
        self.level = None
        if self.level is not None:
            return str(round(self.level))
        return "empty"


def loop(p: float, n: int) -> int:
    while n > 0 and False:
        if round(p) > p:
            break
        x = abs(p)
        y = max(p, 2.0)
        z = sum([p])
        print(x, y, z, divmod(p, 2), str(p), int(p), min([p, 1.0]), pow(p, 2))
    return n


print(Meter().read())
print(loop(2.5, 3))


def sums(values: list[float], left: int) -> list[str]:
    if left == 0:
        while values and False:
            print(round(values[0]), max(values[0], 1.0))
        return [str(value) for value in values]
    return [f"{left}", *sums([*values, left / 2], left - 1)]


print(len(sums([], 60)), sums([], 3))
