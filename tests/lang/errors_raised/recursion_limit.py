"""Recursion without end raises RecursionError, which is caught, repeatedly, and leaves the program healthy."""
# torture: gcalloc=5000 gcsafepoint=500000 movestack=1000000 gcstep=5000000 gcalways=900


class Walker:
    def __init__(self) -> None:
        self.deepest = 0
        self.unwound = 0

    def forever(self, depth: int) -> int:
        self.deepest = max(self.deepest, depth)
        try:
            return self.forever(depth + 1)
        finally:
            self.unwound += 1


def ping(n: int) -> int:
    return pong(n + 1) + 1


def pong(n: int) -> int:
    return ping(n + 1) + 1


def guarded(attempts: int) -> list[str]:
    results: list[str] = []
    for attempt in range(attempts):
        try:
            ping(attempt)
        except RecursionError as error:
            results.append(f"{attempt}:{isinstance(error, RuntimeError)}")
    return results


walker = Walker()
try:
    walker.forever(0)
except RecursionError:
    print("caught", walker.deepest >= 900, walker.unwound > 900)
print(guarded(5))
closure_depth = 0


def endless() -> int:
    def inner(n: int) -> int:
        global closure_depth
        closure_depth = n
        return inner(n + 1) if n >= 0 else 0

    return inner(0)


try:
    endless()
except RuntimeError as error:
    print("closure", closure_depth > 900, str(error)[:32])
values = [n * n for n in range(1000)]
print(sum(values), len(values))
