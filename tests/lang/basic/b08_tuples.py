"""Tuples: packing, unpacking, comparison, as return values and list elements."""


def divmod_pair(a: int, b: int) -> tuple[int, int]:
    return a // b, a % b


def extended_gcd(a: int, b: int) -> tuple[int, int, int]:
    if b == 0:
        return a, 1, 0
    g, x, y = extended_gcd(b, a % b)
    return g, y, x - (a // b) * y


def min_max(values: list[int]) -> tuple[int, int]:
    low = high = values[0]
    for v in values[1:]:
        if v < low:
            low = v
        elif v > high:
            high = v
    return (low, high)


def describe(person: tuple[str, int, bool]) -> str:
    name, age, member = person
    suffix = " (member)" if member else ""
    return name + " is " + str(age) + suffix


quotient, remainder = divmod_pair(47, 5)
print(quotient, remainder)
print(extended_gcd(240, 46))
print(min_max([4, 9, -2, 7]))
a, b = 1, 2
a, b = b, a
print(a, b)
people = [("Ann", 31, True), ("Bob", 25, False), ("Cyd", 25, True)]
for person in people:
    print(describe(person))
for name, age, member in people:
    print(name, age, not member)
points = [(3, 1), (1, 2), (1, -1), (2, 0)]
print(sorted(points))
print((1, 2) < (1, 3), (1, 2) == (1, 2), (2,) > (1, 99), len((1, 2, 3)))
nested = ((1, 2), (3, (4, 5)))
(p, q), (r, (s, t)) = nested
print(p + q + r + s + t, nested[1][1][0], nested)
print(("solo",), (), (1.5, "x", None, True))
fib = (0, 1)
for _ in range(30):
    fib = (fib[1], fib[0] + fib[1])
print(fib[0])
