"""Integers: what lies inside one expression is exact, however large."""


def fnv1a(text: str) -> int:
    h = 2166136261
    for ch in text:
        h = ((h ^ ord(ch)) * 16777619) & 0xFFFFFFFF
    return h


def fnv64(text: str) -> int:
    h = 0x4BF29CE484222325
    for ch in text:
        h = ((h ^ ord(ch)) * 1099511628211) & 0x7FFFFFFFFFFFFFFF
    return h


def lcg(state: int) -> int:
    return (state * 6364136223846793005 + 1442695040888963407) % 2**63


def mulmod(a: int, b: int, m: int) -> int:
    return a * b % m


def fits(a: int, b: int) -> bool:
    return -(2**63) <= a * b <= 2**63 - 1


def powmod(base: int, exponent: int, m: int) -> int:
    result = 1
    base %= m
    while exponent:
        if exponent & 1:
            result = mulmod(result, base, m)
        base = mulmod(base, base, m)
        exponent >>= 1
    return result


print(fnv1a("hello"), fnv1a(""), fnv64("the quick brown fox"))
state = 42
for _ in range(5):
    state = lcg(state)
    print(state)
big = 9223372036854775807
print(big, -big - 1, big // 2, big % 1000, (big + 1) // 2, (big + big) - big)
print(2**100 % 7, 2**64 // 2**60, (1 << 70) >> 68, -(2**70) >> 66, 2**200 % 1000007)
print(mulmod(big, big, 1000000007), mulmod(-big, big, 998244353))
print(fits(3037000499, 3037000499), fits(3037000500, 3037000500), fits(-(2**62), 2))
print(big * big > 0, big + 1 == 2**63, big * 10 - big * 9 == big, 10**30 > 10**29)
print(powmod(3, 10**18, 1000000007), (10**20 + 1) % 10, 3**60 // 3**55)
print((big * 3 + 5) % 11, big * big // big, (big << 5) & 255, ~(big << 1) & 7)
