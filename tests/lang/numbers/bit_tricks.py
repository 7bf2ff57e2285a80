"""Bit sets with operators, Gray codes, checksums, packed fields, base conversions, popcounts: shifts and masks of signed ints."""
from __future__ import annotations

from enum import IntEnum
from functools import reduce
from itertools import accumulate
from typing import Iterator, NamedTuple

MASK = 0xFFFF_FFFF
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Bits:
    __slots__ = ("word",)

    def __init__(self, *members: int, word: int = 0) -> None:
        self.word = reduce(lambda w, m: w | 1 << m, members, word)

    def __and__(self, other: Bits) -> Bits:
        return Bits(word=self.word & other.word)

    def __or__(self, other: Bits) -> Bits:
        return Bits(word=self.word | other.word)

    def __xor__(self, other: Bits) -> Bits:
        return Bits(word=self.word ^ other.word)

    def __sub__(self, other: Bits) -> Bits:
        return Bits(word=self.word & ~other.word)

    def __ior__(self, other: Bits) -> Bits:
        self.word |= other.word
        return self

    def __lshift__(self, n: int) -> Bits:
        return Bits(word=self.word << n if n >= 0 else self.word >> -n)

    def __contains__(self, m: int) -> bool:
        return bool(self.word >> m & 1)

    def __iter__(self) -> Iterator[int]:
        word = self.word
        while word:
            low = word & -word
            yield low.bit_length() - 1
            word ^= low

    def __len__(self) -> int:
        return self.word.bit_count()

    def __le__(self, other: Bits) -> bool:
        return not self.word & ~other.word

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bits) and self.word == other.word

    def __hash__(self) -> int:
        return hash(self.word)

    def __repr__(self) -> str:
        return f"Bits{tuple(self)}"

    def subsets(self) -> Iterator[Bits]:
        part = self.word
        while True:
            yield Bits(word=part)
            if part == 0:
                return
            part = part - 1 & self.word


class Field(NamedTuple):
    name: str
    width: int
    signed: bool = False


class Register:
    def __init__(self, *fields: Field) -> None:
        offsets = accumulate((f.width for f in fields), lambda a, b: a + b, initial=0)
        self.places = {f.name: (f, o) for f, o in zip(fields, offsets)}

    def pack(self, **values: int) -> int:
        word = 0
        for name, value in values.items():
            field, offset = self.places[name]
            low, high = (-(1 << field.width - 1), (1 << field.width - 1) - 1) if field.signed else (0, (1 << field.width) - 1)
            if not low <= value <= high:
                raise OverflowError(f"{name}={value} is outside {low}..{high}")
            word |= (value & (1 << field.width) - 1) << offset
        return word

    def unpack(self, word: int) -> dict[str, int]:
        out: dict[str, int] = {}
        for name, (field, offset) in self.places.items():
            raw = word >> offset & ~(-1 << field.width)
            out[name] = raw - (1 << field.width) if field.signed and raw >> field.width - 1 else raw
        return out


class Port(IntEnum):
    IN = 0b01
    OUT = 0b10
    BOTH = 0b11


def crc32(data: bytes) -> int:
    crc = MASK
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ MASK


def adler(data: bytes) -> int:
    a, b = 1, 0
    for byte in data:
        b = (b + (a := (a + byte) % 65521)) % 65521
    return b << 16 | a


def rotate(x: int, n: int, width: int = 32) -> int:
    n %= width
    return (x << n | x >> width - n) & (1 << width) - 1


def xorshift(seed: int) -> Iterator[int]:
    while True:
        seed ^= seed << 13 & MASK
        seed ^= seed >> 17
        seed ^= seed << 5 & MASK
        yield seed


def in_base(n: int, base: int) -> str:
    digits = ""
    m = abs(n)
    while m or not digits:
        m, d = divmod(m, base)
        digits = DIGITS[d] + digits
    return "-" * int(n < 0) + digits


def gray(n: int) -> int:
    return n ^ n >> 1


def ungray(g: int) -> int:
    return reduce(lambda n, s: n ^ n >> s, (1, 2, 4, 8, 16, 32), g)


a, b = Bits(1, 3, 62), Bits(3, 4)
print(a & b, a | b, a ^ b, a - b, b << 2, b << -3, 62 in a, 61 in a, len(a), b <= Bits(3, 4, 5), a <= b, list(b.subsets()), len({a & b, Bits(3)}))
a |= b
print(a, [*a][::-1], bool(Bits()), sum(a), max(b), Bits(*range(0, 60, 7)))
register = Register(Field("op", 5), Field("delta", 9, True), Field("flag", 1), Field("big", 40, signed=True))
for values in ({"op": 31, "delta": -256, "flag": 1}, {"delta": 255, "big": -(2**39)}, {"op": 1, "big": 2**39 - 1}, {"flag": 2}, {"delta": -257}):
    try:
        print(hex(word := register.pack(**values)), register.unpack(word), word.bit_length())
    except OverflowError as error:
        print(error)
data = "The quick brown fox é".encode()
print(f"{crc32(data):08x} {crc32(b''):#x} {adler(data):_x} {rotate(0x80000001, 1):#010b} {rotate(0xDEADBEEF, -8):X}", [rotate(0b0110, k, 4) for k in range(5)])
source = xorshift(2463534242)
print([next(source) for _ in range(4)], [next(source) % 6 + 1 for _ in range(12)])
print([in_base(n, b) for n, b in [(255, 2), (-255, 16), (0, 7), (2**63 - 1, 36), (-(2**62), 3)]], int("zz", 36), int("-0b101", 0), int("0o17", 8), int("-7f", 16))
print([gray(n) for n in range(9)], all(ungray(gray(n)) == n for n in [0, 5, 1023, 2**62 + 12345]), [(gray(n) ^ gray(n + 1)).bit_count() for n in range(6)])
print([x >> 1 for x in (-1, -2, -3, 7)], [~x for x in (0, -1, 5)], -5 & 3, -5 | 3, -5 ^ 3, 5 & -4, -1 >> 70, 1 << 62, -(1 << 63) >> 62, (-7).bit_length(), 6 & 3 == 2)
print(Port.IN | Port.OUT == Port.BOTH, Port.BOTH & Port.OUT, Port(3), Port.BOTH.bit_count(), True << 3 | False, True & 6, [not p & 1 for p in Port], f"{-5:b} {-255:#x} {10:08b} {5:+b}")
