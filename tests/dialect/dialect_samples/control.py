"""Statements: branches, loops, calls, globals."""

from typing import Final

from bullsnake.dialect import (
    Table,
    address_of,
    call0,
    call2,
    cold,
    fatal,
    i64,
    inline,
    noinline,
    noreturn,
    nosplit,
    range,
    systemstack,
    u32,
    u64,
)

PRIMES: Final = Table(u32, [2, 3, 5, 7, 11])
count: u64 = u64(3)
flag: bool = False


@inline
@nosplit
def square(x: u64) -> u64:
    return x * x


@nosplit
def classify(x: i64) -> u64:
    if x < i64(0):
        return u64(1)
    elif x == i64(0) or (x > i64(100) and not x == i64(200)):
        result = u64(2)
    else:
        result = u64(3)
    return result


@nosplit
def sum_of_squares(n: u64) -> u64:
    total = u64(0)
    for i in range(u64(0), n):
        if i % u64(3) == u64(0):
            continue
        if i > u64(50):
            break
        total += square(i)
        i = u64(0)
    return total


@nosplit
def collatz(n: u64) -> u64:
    steps = u64(0)
    while n != u64(1):
        n = n // u64(2) if n % u64(2) == u64(0) else n * u64(3) + u64(1)
        steps += u64(1)
    return steps


@nosplit
def first_above(limit: u64) -> u64:
    i = u64(0)
    while True:
        if u64(PRIMES[i]) > limit:
            found = PRIMES[i]
            break
        i += u64(1)
        if i == PRIMES.length():
            return u64(0)
    return u64(found)


@nosplit
def fibonacci(n: u64) -> u64:
    a, b = u64(0), u64(1)
    for _ in range(u64(0), n):
        a, b = b, a + b
    return a


@nosplit
def signed_range(low: i64, high: i64) -> i64:
    total = i64(0)
    for i in range(low, high):
        total += i * i * i
    return total


@systemstack
def gcd(a: u64, b: u64) -> u64:
    if b == u64(0):
        return a
    return gcd(b, a % b)


@nosplit
def tick(by: u64) -> u64:
    global count, flag
    count += by
    flag = not flag
    return count * u64(2) + u64(flag)


@nosplit
def both(a: u64, b: u64) -> tuple[u64, u64]:
    return a + b, a - b


@noinline
@nosplit
def swap_twice(a: u64, b: u64) -> u64:
    x, y = both(a, b)
    y, x = x, y
    return x * u64(3) + y


@nosplit
def three() -> u64:
    return u64(3)


@nosplit
def through_pointers(a: u64) -> u64:
    return call2(address_of(sum_pair), a, call0(address_of(three)))


@nosplit
def sum_pair(a: u64, b: u64) -> u64:
    return a * u64(10) + b


@nosplit
def checked(x: u64) -> u64:
    assert x < u64(10), "x is too large"
    assert x != u64(7)
    if x == u64(5):
        give_up()
    return x


@cold
@noreturn
@nosplit
def give_up() -> None:
    fatal("gave up")
