"""Hashes, generators and number theory whose products leave 64 bits but whose results do not."""


class XorShift:
    """The xorshift64* generator, kept within 63 bits by its users."""

    def __init__(self, seed: int) -> None:
        self.low = seed & 0xFFFFFFFF
        self.high = (seed * 2654435761 >> 7) & 0xFFFFFFFF

    def next(self) -> int:
        t = (self.low ^ (self.low << 11)) & 0xFFFFFFFF
        self.low, self.high = self.high, (self.high ^ (self.high >> 19) ^ t ^ (t >> 8)) & 0xFFFFFFFF
        return self.high * 0x9E3779B97F4A7C15 >> 40 & 0xFFFFFF


def miller_rabin(n: int) -> bool:
    if n < 2:
        return False
    for p in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]:
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n: int) -> int:
    x = y = 2
    d = 1
    c = 1
    while d == 1:
        x = (x * x + c) % n
        y = (y * y + c) % n
        y = (y * y + c) % n
        a, b = abs(x - y), n
        while b:
            a, b = b, a % b
        d = a
        if d == n:
            x = y = 2
            c += 1
            d = 1
    return d


def murmur(h: int) -> int:
    h ^= h >> 33
    h = h * 0xFF51AFD7ED558CCD & 0x7FFFFFFFFFFFFFFF
    h ^= h >> 33
    h = h * 0xC4CEB9FE1A85EC53 & 0x7FFFFFFFFFFFFFFF
    return h ^ h >> 33


def crt(remainders: list[int], moduli: list[int]) -> int:
    product = 1
    for m in moduli:
        product *= m
    total = 0
    for r, m in zip(remainders, moduli):
        part = product // m
        total = (total + r * part * pow(part, -1, m)) % product
    return total


generator = XorShift(12345)
print([generator.next() for _ in range(6)])
print([n for n in range(10**12, 10**12 + 200) if miller_rabin(n)])
print(miller_rabin(2**61 - 1), miller_rabin(2**62 - 1), miller_rabin(999999999989 * 7))
composite = 1000003 * 1000033
factor = rho(composite)
print(sorted([factor, composite // factor]))
print([murmur(k) for k in [0, 1, 2, 2**62]])
print(crt([2, 3, 2], [3, 5, 7]), crt([1, 2, 3, 4], [1009, 1013, 1019, 1021]))
m = 2**61 - 1
h = 0
for ch in "polynomial rolling hash":
    h = (h * 1000003 + ord(ch)) % m
print(h, (h * h + h * m - 1) % 97, h**5 % 1000, (h << 200) % 1000003, -(h * h) // (h * h))
print((2**64 - 1) & ~(2**63), 2**127 - 2**126 == 2**126, (3**50 ^ 3**49) & 0xFFFF, 10**40 // 10**22)
