"""Each construct of the dialect: CPython on simulated memory and the compiled IR do the same, and what they do is right."""

from __future__ import annotations

import pytest
from both_ways import ARENA, agree, directly, program
from hypothesis import given, settings
from hypothesis import strategies as st

from bullsnake.simulate import MemoryFault

M = (1 << 64) - 1
words = st.one_of(st.integers(0, M), st.sampled_from([0, 1, 2, 127, 128, 255, 256, 1 << 31, 1 << 32, 1 << 63, M, M - 1]))
slow = settings(max_examples=40, deadline=None)


@slow
@given(words, words)
def test_unsigned_arithmetic(a: int, b: int) -> None:
    step = 0x9E37_79B9_7F4A_7C15
    x = (((a + b) * step & M) ^ ((a - b) & ~b & M)) | a
    assert agree("arithmetic", "mix", a, b).results == ((x - a + 7) & M,)
    assert agree("arithmetic", "high", a, b).results == (a * b >> 64,)
    if b:
        assert agree("arithmetic", "divide", a, b).results == (a // b, a % b)


@slow
@given(st.integers(-(1 << 63), (1 << 63) - 1), st.integers(-9, 9).filter(lambda b: b not in (0, -1)))
def test_signed_division_truncates(a: int, b: int) -> None:
    quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    assert agree("arithmetic", "divide_signed", a & M, b & M).results == (quotient & M, (a - b * quotient) & M)


@slow
@given(words, st.integers(0, 63))
def test_shifts(a: int, n: int) -> None:
    signed = a - (1 << 64) if a >> 63 else a
    assert agree("arithmetic", "shift", a, n).results == (a << n & M, a >> n)
    assert agree("arithmetic", "shift_signed", a, n).results == (a << n & M, signed >> n & M)


@slow
@given(st.integers(0, 255), st.integers(1, 255))
def test_bytes_wrap(a: int, b: int) -> None:
    assert agree("arithmetic", "small", a, b).results == ((a * b & 255) + (a // b) * 1000 + (a >> 1) * 1000_000,)


@slow
@given(words)
def test_narrowing_and_bits(a: int) -> None:
    low = a & 0xFFFF_FFFF
    extended = low - (1 << 32) if low >> 31 else low
    expected = (a & 255) + (a & 65535) + low + 2 * extended
    assert agree("arithmetic", "narrow", a).results == (expected & M,)
    trailing = (a & -a).bit_length() - 1 if a else 64
    swapped = int.from_bytes(a.to_bytes(8, "little"), "big")
    small = 8 - (a & 255).bit_length()
    expected = trailing + (64 - a.bit_length()) * 100 + a.bit_count() * 10000 + swapped + small
    expected += int.from_bytes(low.to_bytes(4, "little"), "big")
    assert agree("arithmetic", "bits", a).results == (expected & M,)


@slow
@given(words, words)
def test_comparisons(a: int, b: int) -> None:
    def code(x: int, y: int) -> int:
        return (x < y) | (x <= y) << 1 | (x > y) << 2 | (x >= y) << 3 | (x == y) << 4 | (x != y) << 5

    def signed(x: int) -> int:
        return x - (1 << 64) if x >> 63 else x

    assert agree("arithmetic", "compare", a, b).results == (code(a, b),)
    assert agree("arithmetic", "compare_signed", a, b).results == (code(signed(a), signed(b)),)


@slow
@given(words, words)
def test_floats(a: int, b: int) -> None:
    agree("arithmetic", "floats", a, b)
    pattern, third = agree("arithmetic", "back", a).results
    assert (pattern, third) == (a >> 12, int(float(a >> 20) / 3.0))


@pytest.mark.parametrize("x, expected", [(-5, 1), (0, 2), (50, 3), (150, 2), (200, 3)])
def test_branches(x: int, expected: int) -> None:
    assert agree("control", "classify", x & M).results == (expected,)


def test_loops() -> None:
    assert agree("control", "sum_of_squares", 10).results == (sum(i * i for i in range(10) if i % 3),)
    assert agree("control", "sum_of_squares", 100).results == (sum(i * i for i in range(51) if i % 3),)
    assert agree("control", "collatz", 27).results == (111,)
    assert agree("control", "first_above", 4).results == (5,)
    assert agree("control", "first_above", 11).results == (0,)
    assert agree("control", "signed_range", -7 & M, 4).results == (sum(i**3 for i in range(-7, 4)) & M,)


def test_calls() -> None:
    assert agree("control", "fibonacci", 50).results == (12586269025,)
    assert agree("control", "gcd", 462, 1071).results == (21,)
    assert agree("control", "swap_twice", 10, 4).results == (6 * 3 + 14,)
    assert agree("control", "through_pointers", 4).results == (43,)


def test_globals_keep_their_value_between_calls() -> None:
    """The second outcome counts: 3 + 2 * 5, and the flag is back at False."""
    assert agree("control", "tick", 5).results == (26,)
    assert directly("control", "tick", 5)[0].results == (17,)


@pytest.mark.parametrize("x, message", [(11, "x is too large"), (7, "assertion failed"), (5, "gave up"), (3, "")])
def test_fatal_errors(x: int, message: str) -> None:
    outcome = agree("control", "checked", x)
    assert outcome.fatal == message
    assert outcome.results == (() if message else (x,))


def test_struct_layout_is_that_of_c() -> None:
    """Checked against ctypes."""
    import ctypes

    class Lock(ctypes.Structure):
        _fields_ = [("state", ctypes.c_uint32), ("owner", ctypes.c_uint64)]

    class Node(ctypes.Structure):
        _fields_ = [
            ("tag", ctypes.c_uint8), ("value", ctypes.c_uint64), ("next", ctypes.c_void_p), ("half", ctypes.c_uint16),
            ("done", ctypes.c_bool), ("weight", ctypes.c_double), ("lock", Lock), ("bits", ctypes.c_uint64 * 4),
            ("bytes", ctypes.c_uint8 * 3), ("kids", ctypes.c_void_p * 2), ("locks", Lock * 3), ("item", ctypes.c_void_p),
            ("number", ctypes.c_int32),
        ]  # fmt: skip

    expected = ctypes.sizeof(Node) * 10000 + Node.locks.offset * 100 + ctypes.sizeof(Lock)
    assert agree("memory", "sizes").results == (expected,)
    outcome = agree("memory", "fill", ARENA)
    node = Node.from_buffer_copy(outcome.arena)
    assert (node.tag, node.value, node.next, node.half) == (200, 12345, ARENA + ctypes.sizeof(Node), 60000)
    assert (node.done, node.weight, node.lock.state, node.lock.owner) == (True, 2.5, 7, ARENA + 7)
    assert (list(node.bits), list(node.bytes), list(node.kids)) == ([0, 41, 4, 9], [0, 0, 9], [None, ARENA])
    assert (node.locks[1].state, node.locks[2].owner, node.item, node.number) == (78, 77, ARENA, -5)
    assert outcome.results == ((Node.bits.offset + 12345 - 5) & M,)


def test_pointers_and_statics() -> None:
    total = 0
    for value in reversed(range(6)):
        total = total * 3 + value
    assert agree("memory", "chain", ARENA, 6).results == (total + 1,)
    assert agree("memory", "statics", 21).results == (42 + 21,)


def test_raw_memory() -> None:
    outcome = agree("memory", "raw", ARENA)
    arena = bytearray(128)
    arena[0:8] = bytes.fromhex("8877665544332211")
    arena[8:12] = arena[4:8]
    arena[12:14] = arena[2:4]
    arena[14] = arena[1]
    arena[22:24] = b"\xf8\x3f"
    arena[30:32] = b"\x04\x40"
    arena[32:45] = b"\xab" * 13
    arena[64:112] = arena[0:48]
    arena[68:108] = arena[64:104]
    assert outcome.arena[:128] == arena
    assert outcome.results == (int.from_bytes(arena[72:80], "little"),)


def test_atomics() -> None:
    assert agree("memory", "atomics", ARENA).results == (1 + 600 + 16 * 10000 + 99 * 1000000,)


def test_references_and_worker() -> None:
    assert agree("memory", "references", ARENA).results == (8,)
    assert agree("memory", "worker", ARENA).results == (1013,)
    assert agree("memory", "text").results == (ord("h") + (0xC3 * 3 & 255) & 255,)


def test_foreign_functions() -> None:
    assert agree("foreign", "say").results == (6,)
    assert agree("foreign", "rest", 17, 5).results == (2,)
    assert agree("foreign", "doubled", 8).results == (17,)
    assert agree("foreign", "reserve", 1 << 20).results[0] % 4096 == 0


def test_simulated_memory_catches_wild_access() -> None:
    with pytest.raises(MemoryFault, match="unmapped"):
        directly("memory", "raw", 0x9000_0000)
    with pytest.raises(MemoryFault, match="unaligned"):
        directly("memory", "raw", ARENA + 1)


def test_globals_and_statics_become_data() -> None:
    data = program("memory").module.data
    assert data["dialect_samples.memory.keep"].section == "roots"
    assert data["dialect_samples.memory.state"].section == "bss"
    data = program("control").module.data
    assert data["dialect_samples.control.count"].pieces == [(3).to_bytes(8, "little")]
    assert data["dialect_samples.control.PRIMES"].section == "rodata"
