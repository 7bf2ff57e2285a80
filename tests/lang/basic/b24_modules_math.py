"""Using math and sys in a small numeric program: primes, distance, statistics, bisection."""
import math
import sys
from typing import Callable


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def bisect_root(f: Callable[[float], float], low: float, high: float) -> float:
    if f(low) * f(high) > 0:
        raise ValueError("no sign change")
    for _ in range(60):
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def factor(n: int) -> dict[int, int]:
    powers: dict[int, int] = {}
    for p in range(2, math.isqrt(n) + 1):
        while n % p == 0:
            powers[p] = powers.get(p, 0) + 1
            n //= p
    if n > 1:
        powers[n] = powers.get(n, 0) + 1
    return powers


print(distance((0.0, 0.0), (3.0, 4.0)))
print(f"{bisect_root(lambda x: x * x - 2.0, 0.0, 2.0):.12f}")
print(f"{bisect_root(math.cos, 0.0, 3.0):.12f} {math.pi / 2:.12f}")
try:
    bisect_root(lambda x: x * x + 1, -1.0, 1.0)
except ValueError as error:
    print("error:", error)
print(factor(360), factor(97), factor(2 * 3 * 5 * 7 * 11))
print(math.gcd(84, 36), math.factorial(15), math.isqrt(10**12))
for degrees in range(0, 181, 45):
    radians = math.radians(degrees)
    print(f"{degrees:4d} {math.sin(radians):+.4f} {math.cos(radians):+.4f}")
print(f"{math.exp(1.5):.10f} {math.log(10.0):.10f} {math.log2(1024.0)} {math.log10(1000.0):.4f}")
try:
    math.sqrt(-1.0)
except ValueError as error:
    print("sqrt:", error)
try:
    math.exp(1000.0)
except OverflowError as error:
    print("exp:", error)
print(len(sys.argv), math.floor(2.7), math.ceil(2.1), math.fabs(-3.5), math.copysign(1.0, -0.0))
sys.exit(0)
