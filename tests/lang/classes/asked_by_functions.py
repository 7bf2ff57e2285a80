"""What round, math.floor and their like, sum, accumulate, len and hash ask of objects; numbers in hexadecimal."""

from __future__ import annotations

import math
from itertools import accumulate


class Length:
    def __init__(self, value: float) -> None:
        self.value = value

    def __round__(self, digits: int = 0) -> Length:
        return Length(round(self.value, digits))

    def __trunc__(self) -> int:
        return math.trunc(self.value)

    def __floor__(self) -> int:
        return math.floor(self.value)

    def __ceil__(self) -> Length:
        return Length(float(math.ceil(self.value)))

    def __add__(self, other: Length) -> Length:
        return Length(self.value + other.value)

    def __repr__(self) -> str:
        return f"L({self.value})"


class Sized:
    def __init__(self, n: int) -> None:
        self.n = n

    def __len__(self) -> int:
        return self.n

    def __hash__(self) -> int:
        return self.n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sized) and self.n == other.n


x = Length(-1.23456)
print(round(x, 2), round(x), math.trunc(x), math.floor(x), math.ceil(x), round(2.5), round(3.14159, 2), math.floor(2.5), math.trunc(7))
print(list(accumulate(Length(n) for n in (1.0, 2.0))), list(accumulate([Length(0.5)] * 3)), list(accumulate([])))
print(list(accumulate(["a", "b", "c"])), list(accumulate("xyz")), list(accumulate([[1], [2, 3]])), list(accumulate((1, 2, 3))))
print(sum([Length(1.0), Length(2.0)], Length(0.0)), sum([[1], [2]], []))

for n in (2, 0, -1):
    try:
        print(hash(Sized(n)), bool(Sized(n)), len(Sized(n)))
    except ValueError as e:
        print(e)
table = {Sized(-1): "minus", Sized(-2): "two", Sized(3): "three"}
print(len(table), table[Sized(-1)], table[Sized(-2)], Sized(-1) in {Sized(-1)}, hash((Sized(-1),)) == hash((-1,)))
del table[Sized(3)]
print(table.get(Sized(-1)), list(table.values()))

texts = [
    "0x1.8p+1", "-0x0.8p0", " 0x1p-1074 ", "0x1p-1075", "0x1.8p-1075", "0x1.fffffffffffff7p0", "0x1.fffffffffffff8p0", "0x1.00000000000008p0",
    "0x1.000000000000080001p0", "0x1.00000000000018p0", "inf", "-Infinity", "nan", "1.8", "ff", "0X.8P3", "+0x10", "0x1.fffffffffffffp1023",
    "0x1.fffffffffffff8p1023", "0x1p1024", "0x", "", "0x1.8q", "0x1p", "1 2", "0x0p99999999999999999999", "0x1p-99999999999999999999", "-0x0",
    "0x123456789abcdef0123456789p-40", "0x0.00000000000000000000000000000000001p140", "0x0.fffffffffffff8p-1022", "0x1.0p-1022", "0x3p-1075", "0x5p-1075",
]  # fmt: skip
for text in texts:
    try:
        print(text, float.fromhex(text), float.fromhex(text).hex())
    except (ValueError, OverflowError) as error:
        print(repr(text), error)
print([float.fromhex(v.hex()) == v for v in (0.1, 1e300, 5e-324, -2.5, 1e-310)])
