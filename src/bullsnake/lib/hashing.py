"""Hashes as CPython 3.11 computes them: SipHash-1-3 of str under PYTHONHASHSEED, numbers modulo 2**61 - 1, xxHash of tuples."""

from __future__ import annotations

from _prim import (
    environment,
    export,
    float_bits,
    implements,
    random_word,
    scratch_byte,
    str_byte,
    str_hash_field,
    str_kind,
    str_len,
    str_set_hash,
    str_word,
    to_float,
    to_int,
    wadd,
    wand,
    wmul,
    wneg,
    wor,
    wshl,
    wshr,
    wsub,
    wurem,
    wxor,
)

MODULUS = 2305843009213693951
PRIME_1 = -7046029288634856825
PRIME_2 = -4417276706812531889
PRIME_5 = 2870177450012600261
HASH_INF = 314159

_seeded = False
_key_0 = 0
_key_1 = 0


def prepare_hashing() -> None:
    """Choose the secret. Before the second goroutine begins: two that chose at once would hash differently."""
    if not _seeded:
        _seed()


def _seed() -> None:
    """The secret of SipHash: PYTHONHASHSEED=0 makes it zero, another number derives it, else it is random."""
    global _seeded, _key_0, _key_1
    n = environment("PYTHONHASHSEED")
    number = 0
    given = n > 0
    for i in range(n):
        digit = scratch_byte(i) - 48
        if digit < 0 or digit > 9 or number > 4294967295:
            given = False
        else:
            number = number * 10 + digit
    _seeded = True
    if given and number <= 4294967295:
        if number != 0:
            _derive(number)
        return
    _key_0 = random_word()
    _key_1 = random_word()


def _derive(seed: int) -> None:
    """CPython's lcg_urandom: bytes of a linear congruential generator."""
    global _key_0, _key_1
    x = seed
    low = 0
    high = 0
    for i in range(16):
        x = wand(wadd(wmul(x, 214013), 2531011), 4294967295)
        byte = wand(wshr(x, 16), 255)
        if i < 8:
            low = wor(low, wshl(byte, 8 * i))
        else:
            high = wor(high, wshl(byte, 8 * (i - 8)))
    _key_0 = low
    _key_1 = high


@export("bslib.str_hash")
def str_hash(s: str) -> int:
    """hash(s), kept in the string."""
    known = str_hash_field(s)
    if known != 0:
        return known
    n = str_len(s)
    if n == 0:
        return 0
    prepare_hashing()
    value = _siphash13(s, n * str_kind(s))
    if value == -1:
        value = -2
    str_set_hash(s, value)
    return value


def _siphash13(s: str, nbytes: int) -> int:
    v0 = wxor(_key_0, 0x736F6D6570736575)
    v1 = wxor(_key_1, 0x646F72616E646F6D)
    v2 = wxor(_key_0, 0x6C7967656E657261)
    v3 = wxor(_key_1, 0x7465646279746573)
    rounds = 1
    at = 0
    last = False
    word = 0
    while True:
        if rounds == 1 and not last:
            if at + 8 <= nbytes:
                word = str_word(s, at)
                at += 8
            else:
                word = wshl(nbytes, 56)
                for i in range(nbytes - at):
                    word = wor(word, wshl(str_byte(s, at + i), 8 * i))
                last = True
            v3 = wxor(v3, word)
        v0 = wadd(v0, v1)
        v1 = wxor(wor(wshl(v1, 13), wshr(v1, 51)), v0)
        v0 = wor(wshl(v0, 32), wshr(v0, 32))
        v2 = wadd(v2, v3)
        v3 = wxor(wor(wshl(v3, 16), wshr(v3, 48)), v2)
        v0 = wadd(v0, v3)
        v3 = wxor(wor(wshl(v3, 21), wshr(v3, 43)), v0)
        v2 = wadd(v2, v1)
        v1 = wxor(wor(wshl(v1, 17), wshr(v1, 47)), v2)
        v2 = wor(wshl(v2, 32), wshr(v2, 32))
        if rounds > 1:
            rounds += 1
            if rounds == 5:
                return wxor(wxor(v0, v1), wxor(v2, v3))
        else:
            v0 = wxor(v0, word)
            if last:
                v2 = wxor(v2, 255)
                rounds = 2


@implements("builtins.str.__hash__")
def str_hash_method(self: str) -> int:
    return str_hash(self)


@export("bslib.hash_int")
@implements("builtins.int.__hash__")
def hash_int(value: int) -> int:
    """The number modulo 2**61 - 1, with its sign; never -1."""
    if value >= 0:
        return value if value < MODULUS else value % MODULUS
    if value > -MODULUS:
        return -2 if value == -1 else value
    rest = wsub(0, wurem(wneg(value), MODULUS))
    return -2 if rest == -1 else rest


@implements("builtins.bool.__hash__")
def hash_bool(value: bool) -> int:
    return 1 if value else 0


@export("bslib.hash_float")
@implements("builtins.float.__hash__")
def hash_float(x: float) -> int:
    """Equal numbers have equal hashes: mantissa times 2**exponent modulo 2**61 - 1."""
    bits = float_bits(x)
    exponent = wand(wshr(bits, 52), 2047)
    if exponent == 2047:
        if wand(bits, 4503599627370495) != 0:
            return wand(wor(wshr(bits, 4), wshl(bits, 60)), 4611686018427387903)
        return HASH_INF if bits > 0 else -HASH_INF
    if -2305843009213693951.0 < x and x < 2305843009213693951.0:
        whole = to_int(x)
        if to_float(whole) == x:
            return hash_int(whole)
    mantissa = wand(bits, 4503599627370495)
    if exponent == 0:
        exponent = 1
    else:
        mantissa = wor(mantissa, 4503599627370496)
    turn = (exponent - 1075) % 61
    low = wand(wshl(mantissa, turn), MODULUS)
    value = wor(low, wshr(mantissa, 61 - turn)) if turn > 0 else mantissa
    if value >= MODULUS:
        value -= MODULUS
    if bits < 0:
        value = -value
    return -2 if value == -1 else value


def tuple_hash_start() -> int:
    return PRIME_5


def tuple_hash_step(state: int, lane: int) -> int:
    """One element of a tuple (xxHash as CPython has it)."""
    state = wadd(state, wmul(lane, PRIME_2))
    state = wor(wshl(state, 31), wshr(state, 33))
    return wmul(state, PRIME_1)


def tuple_hash_end(state: int, length: int) -> int:
    value = wadd(state, wxor(length, wxor(PRIME_5, 3527539)))
    return 1546275796 if value == -1 else value
