"""Tuples times numbers, beside other tuples, unpacked and joined."""

runs = [("a",), ("z",) * 3]
print(runs)


def f(n: int) -> tuple[int, ...]:
    return (1, 2) * n


print(f(2), f(0), [(1,), f(2)], {"a": (1, 2), "b": (3,) * 4})
t = (1, "a") * 2
print(t, t[0], len(t))
xs: list[tuple[int, ...]] = []
xs.append((1,) * 3)
print(xs, 3 * (1, 2), (0,) * 3 + (1,))
print((1,) + f(2), f(2) + (1,), f(1) + f(1))
y = (1,) + f(2)
print(y[0], y[-1], len(y))
pair = (1, 2.5) * 2 + ("x",)
a, b = pair[:2]
print(a, b, pair[1:3], ((1, 2), (3, 4)) * 2)
pair = (1, 2.5, 1, 2.5, "x")
a, b, *rest = pair
print(a, b, rest)
(c, *d), e = (1, 2, 3), "end"
print(c, d, e)
