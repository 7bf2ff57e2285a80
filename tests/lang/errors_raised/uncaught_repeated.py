"""Runaway recursion of one function ends in a raise: repeated lines of the traceback are folded."""
# status: 1


class Counter:
    def __init__(self) -> None:
        self.calls = 0
        self.deepest = 0

    def enter(self, depth: int) -> None:
        self.calls += 1
        if depth > self.deepest:
            self.deepest = depth


counter = Counter()


def descend(depth: int, limit: int) -> int:
    counter.enter(depth)
    if depth == limit:
        raise RuntimeError(f"reached {limit}")
    return descend(depth + 1, limit) + 1


def safe(limit: int) -> int:
    try:
        return descend(0, limit)
    except RuntimeError as error:
        print("caught", error)
        return counter.deepest


def fact(n: int) -> int:
    assert n >= 0, "negative"
    if n == 0:
        return 1
    return n * fact(n - 1)


print([fact(n) for n in range(10)])
try:
    fact(-1)
except AssertionError as error:
    print("assertion:", error)
print(safe(5), safe(80), counter.calls)
total = 0
for limit in [3, 2, 1]:
    total += safe(limit)
print("total", total, f"{counter.calls / 7:.3f}")
descend(0, 40)
