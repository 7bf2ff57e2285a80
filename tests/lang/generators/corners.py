"""Endless generators, errors inside, StopIteration, generator expressions everywhere."""

from typing import Iterator
def primes() -> Iterator[int]:
    n = 2
    found: list[int] = []
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
def take(it: Iterator[int], n: int) -> list[int]:
    return [next(it) for _ in range(n)]
p = primes()
print(take(p, 5), take(p, 5))
for x in primes():
    if x > 20:
        break
    print(x, end=" ")
print()
def deep(n: int) -> Iterator[int]:
    if n > 0:
        yield n
        yield from deep(n - 1)
print(sum(deep(300)))
def err() -> Iterator[int]:
    yield 1
    raise ValueError("inside")
try:
    for v in err():
        print(v)
except ValueError as e:
    print("caught", e)
def stop() -> Iterator[int]:
    yield 1
    raise StopIteration
try:
    list(stop())
except RuntimeError as e:
    print(e)
it = iter([1, 2])
for a in it:
    print(a, next(it, None))
print(max((len(w), w) for w in ["a", "bbb", "cc"]), sorted((x for x in [3, 1, 2]), reverse=True))
print(dict((k, v) for k, v in [("a", 1)]), tuple(x * 2 for x in range(3)), set(x % 2 for x in range(5)))
print(" ".join(str(x) for x in range(3)), min((abs(x) for x in [-3, 2]), default=0))
gen = (x for x in range(3))
print(next(gen), list(gen), list(gen))
