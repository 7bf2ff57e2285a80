"""Bit tricks and number bases: population counts, Gray codes, bitboards, base conversion."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n: int, base: int) -> str:
    if n < 0:
        return "-" + to_base(-n, base)
    if n < base:
        return DIGITS[n]
    return to_base(n // base, base) + DIGITS[n % base]


def popcount(n: int) -> int:
    bits = 0
    while n:
        n &= n - 1
        bits += 1
    return bits


def gray(n: int) -> int:
    return n ^ (n >> 1)


def queens(n: int) -> int:
    full = (1 << n) - 1

    def place(columns: int, left: int, right: int) -> int:
        if columns == full:
            return 1
        found = 0
        free = full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            found += place(columns | bit, (left | bit) << 1 & full, (right | bit) >> 1)
        return found

    return place(0, 0, 0)


class BitSet:
    def __init__(self, members: list[int]) -> None:
        self.word = 0
        for m in members:
            self.add(m)

    def add(self, m: int) -> None:
        self.word |= 1 << m

    def __len__(self) -> int:
        return popcount(self.word)

    def members(self) -> list[int]:
        return [i for i in range(self.word.bit_length()) if self.word >> i & 1]

    def __repr__(self) -> str:
        return "{" + ", ".join([str(m) for m in self.members()]) + "}"


for n in [0, 10, 255, -255, 10**15]:
    print([to_base(n, b) for b in (2, 8, 16, 36)], int(to_base(n, 7), 7) == n)
print([f"{gray(i):04b}" for i in range(16)])
print([popcount(gray(i) ^ gray(i + 1)) for i in range(8)])
print([queens(n) for n in range(1, 9)])
a = BitSet([1, 5, 60])
b = BitSet(list(range(0, 20, 5)))
print(a, b, len(a), len(b), a.members() == [1, 5, 60])
print(hex(255), bin(-10), oct(8), hex(-(2**40)), ~5, ~-1, 6 ^ 3, 6 & 3, 6 | 3, -6 & 0xFF, -6 | 1, -6 ^ 3)
x = 0b1011_0000
x |= 0x0F
x &= ~0o7
x ^= 1 << 10
x <<= 2
x >>= 1
print(x, x.bit_length(), (0).bit_length(), (-256).bit_length())
