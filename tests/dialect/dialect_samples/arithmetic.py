"""Operators on all number types."""

from typing import Final

from bullsnake.dialect import (
    bits_of,
    bswap,
    clz,
    ctz,
    f64,
    float_of_bits,
    i32,
    i64,
    nosplit,
    popcount,
    sqrt,
    u8,
    u16,
    u32,
    u64,
    umulh,
)

STEP: Final = u64(0x9E37_79B9_7F4A_7C15)
BARE: Final = 7


@nosplit
def mix(a: u64, b: u64) -> u64:
    x = (a + b) * STEP ^ (a - b) & ~b | a
    return x + -a + u64(BARE)


@nosplit
def divide(a: u64, b: u64) -> tuple[u64, u64]:
    return a // b, a % b


@nosplit
def divide_signed(a: i64, b: i64) -> tuple[i64, i64]:
    return a // b, a % b


@nosplit
def shift(a: u64, n: u64) -> tuple[u64, u64]:
    return a << n, a >> n


@nosplit
def shift_signed(a: i64, n: i64) -> tuple[i64, i64]:
    return a << n, a >> n


@nosplit
def small(a: u8, b: u8) -> u64:
    return u64(a * b) + u64(a // b) * u64(1000) + u64(a >> u8(1)) * u64(1000_000)


@nosplit
def narrow(a: u64) -> u64:
    x = u64(u8(a)) + u64(u16(a)) + u64(u32(a))
    return x + u64(i32(a)) + u64(i64(i32(a)))


@nosplit
def compare(a: u64, b: u64) -> u64:
    x = u64(a < b) | u64(a <= b) << u64(1) | u64(a > b) << u64(2) | u64(a >= b) << u64(3)
    return x | u64(a == b) << u64(4) | u64(a != b) << u64(5)


@nosplit
def compare_signed(a: i64, b: i64) -> u64:
    x = u64(a < b) | u64(a <= b) << u64(1) | u64(a > b) << u64(2) | u64(a >= b) << u64(3)
    return x | u64(a == b) << u64(4) | u64(a != b) << u64(5)


@nosplit
def bits(a: u64) -> u64:
    return ctz(a) + clz(a) * u64(100) + popcount(a) * u64(10000) + bswap(a) + u64(clz(u8(a))) + u64(bswap(u32(a)))


@nosplit
def high(a: u64, b: u64) -> u64:
    return umulh(a, b)


@nosplit
def floats(a: i64, b: i64) -> u64:
    x, y = f64(a), f64(b)
    total = (x + y) * f64(0.5) - x / (y * y + f64(1.0))
    if x < y or not total >= f64(0.0):
        total = -total
    return bits_of(total + sqrt(x * x)) ^ u64(x != y)


@nosplit
def back(pattern: u64) -> tuple[u64, i64]:
    x = float_of_bits(pattern >> u64(12))
    return bits_of(x), i64(f64(u64(pattern >> u64(20))) / f64(3.0))
