"""A segmented sieve, Miller-Rabin, Pollard's rho and multiplicative functions: modular powers, bytearrays, caches."""
from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import compress, count, takewhile
from typing import Iterator


def sieve(limit: int) -> list[int]:
    flags = bytearray([1]) * (limit + 1)
    flags[0:2] = b"\0\0"
    for p in range(2, math.isqrt(limit) + 1):
        if flags[p]:
            flags[p * p :: p] = bytes(len(range(p * p, limit + 1, p)))
    return list(compress(range(limit + 1), flags))


def incremental() -> Iterator[int]:
    composites: defaultdict[int, list[int]] = defaultdict(list)
    for n in count(2):
        if n in composites:
            for p in composites.pop(n):
                composites[n + p].append(p)
        else:
            composites[n * n].append(n)
            yield n


def is_prime(n: int) -> bool:
    if n < 2 or any(n % p == 0 and n != p for p in (2, 3, 5, 7)):
        return False
    d, s = n - 1, 0
    while not d & 1:
        d, s = d >> 1, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0 or (x := pow(a, d, n)) in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n: int) -> int:
    for c in range(1, n):
        slow = fast = 2
        g = 1
        while g == 1:
            slow = (slow * slow + c) % n
            fast = (fast * fast + c) % n
            fast = (fast * fast + c) % n
            g = math.gcd(abs(slow - fast), n)
        if g != n:
            return g
    return n


def factors(n: int) -> Counter[int]:
    if n == 1:
        return Counter()
    if is_prime(n):
        return Counter([n])
    d = 2 if n % 2 == 0 else rho(n)
    return factors(d) + factors(n // d)


@lru_cache(maxsize=None)
def mobius(n: int) -> int:
    powers = factors(n)
    return 0 if any(k > 1 for k in powers.values()) else (-1) ** len(powers)


def totient(n: int) -> int:
    phi = n
    for p in factors(n):
        phi -= phi // p
    return phi


def divisors(n: int) -> list[int]:
    found = [1]
    for p, k in sorted(factors(n).items()):
        found += [d * p**e for e in range(1, k + 1) for d in found]
    return sorted(found)


def inverse(a: int, m: int) -> int | None:
    try:
        return pow(a, -1, m)
    except ValueError as error:
        print(f"  {a} mod {m}: {error}")
        return None


primes = sieve(400)
print(len(primes), primes[:8], primes[:-6:-1], primes == list(takewhile(lambda p: p <= 400, incremental())))
print([n for n in range(560, 600) if is_prime(n)], is_prime(2**61 - 1), is_prime(3215031751), is_prime(9223372036854775783))
for n in (1, 97, 360, 1001, 2**31 - 2, 600851475143, 1000003 * 1000033, 9223372036854775807):
    powers = sorted(factors(n).items())
    print(n, "=", " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in powers) or "1", "| phi", totient(n), "| mu", mobius(n))
print([sum(mobius(d) for d in divisors(n)) for n in range(1, 13)], divisors(84), divisors(64)[::-2])
print([inverse(a, 12) for a in range(5, 12)], inverse(3, 998244353), pow(-3, 5, 7), pow(2, 10**18, 10**9 + 7), pow(5, 0, 1))
print({n: math.prod(p for p in factors(n)) for n in (12, 72, 125)}, math.lcm(4, 6, 10), math.comb(40, 20), math.perm(9, 4))
