"""Whole numbers of any size, for what lies between inside one expression: a sign and limbs of 30 bits, lowest first.

30 bits, since the product of two limbs and two carries then fits in 64. Numbers are never changed once made; none has a zero
limb at its top, and zero has no limbs and no sign. Beyond 64 Kbit a result is refused.
"""

from __future__ import annotations

from _prim import Array, array_new, bits_float, cold, own_copy, own_get, own_set, to_float, wand, wclz, wneg, wor, wshl, wshr
from bslib.raising import raise_overflow

BITS = 30
BASE = 1073741824
MASK = 1073741823
MOST_LIMBS = 2185
TINY_SHIFT = 1077


class Big:
    """sign is -1, 0 or 1; `n` limbs of `limbs` count."""

    def __init__(self, sign: int, limbs: Array[int], n: int) -> None:
        self.sign = sign
        self.limbs = limbs
        self.n = n


def trimmed(sign: int, limbs: Array[int], n: int) -> Big:
    """Without zero limbs at the top."""
    while n > 0 and own_get(limbs, n - 1) == 0:
        n -= 1
    if n > MOST_LIMBS:
        too_large()
    return Big(sign if n > 0 else 0, limbs, n)


@cold
def too_large() -> None:
    raise OverflowError("an intermediate result has more than 65536 bits")


def from_int(value: int) -> Big:
    rest = wneg(value) if value < 0 else value
    limbs: Array[int] = array_new(3)
    for i in range(3):
        own_set(limbs, i, wand(rest, MASK))
        rest = wshr(rest, BITS)
    return trimmed(-1 if value < 0 else 1, limbs, 3)


def fits(a: Big) -> bool:
    """Whether it is a 64-bit number."""
    if a.n < 3:
        return True
    if a.n > 3:
        return False
    top = own_get(a.limbs, 2)
    if top < 8:
        return True
    return a.sign < 0 and top == 8 and own_get(a.limbs, 1) == 0 and own_get(a.limbs, 0) == 0


def low_word(a: Big) -> int:
    """The low 64 bits of the magnitude."""
    word = 0
    for i in range(a.n if a.n < 3 else 3):
        word = wor(word, wshl(own_get(a.limbs, i), BITS * i))
    return word


def to_word(a: Big) -> int:
    """The number, or the OverflowError."""
    if not fits(a):
        raise_overflow()
    word = low_word(a)
    return wneg(word) if a.sign < 0 else word


# --- magnitudes -----------------------------------------------------------------------------------------------------------


def compare_size(a: Big, b: Big) -> int:
    """-1, 0 or 1 by magnitude."""
    if a.n != b.n:
        return -1 if a.n < b.n else 1
    i = a.n - 1
    while i >= 0:
        x = own_get(a.limbs, i)
        y = own_get(b.limbs, i)
        if x != y:
            return -1 if x < y else 1
        i -= 1
    return 0


def compare(a: Big, b: Big) -> int:
    if a.sign != b.sign:
        return -1 if a.sign < b.sign else 1
    size = compare_size(a, b)
    return -size if a.sign < 0 else size


def add_sizes(a: Big, b: Big, sign: int) -> Big:
    n = a.n if a.n > b.n else b.n
    limbs: Array[int] = array_new(n + 1)
    carry = 0
    for i in range(n):
        carry += (own_get(a.limbs, i) if i < a.n else 0) + (own_get(b.limbs, i) if i < b.n else 0)
        own_set(limbs, i, carry & MASK)
        carry = carry >> BITS
    own_set(limbs, n, carry)
    return trimmed(sign, limbs, n + 1)


def subtract_sizes(a: Big, b: Big, sign: int) -> Big:
    """|a| - |b|, where that is not negative."""
    limbs: Array[int] = array_new(a.n)
    borrow = 0
    for i in range(a.n):
        borrow = own_get(a.limbs, i) - (own_get(b.limbs, i) if i < b.n else 0) + borrow
        own_set(limbs, i, borrow & MASK)
        borrow = borrow >> BITS
    return trimmed(sign, limbs, a.n)


# --- arithmetic -------------------------------------------------------------------------------------------------------------


def negated(a: Big) -> Big:
    return Big(-a.sign, a.limbs, a.n)


def add(a: Big, b: Big) -> Big:
    if a.sign == 0:
        return b
    if b.sign == 0:
        return a
    if a.sign == b.sign:
        return add_sizes(a, b, a.sign)
    order = compare_size(a, b)
    return subtract_sizes(a, b, a.sign) if order >= 0 else subtract_sizes(b, a, b.sign)


def subtract(a: Big, b: Big) -> Big:
    return add(a, negated(b))


def multiply(a: Big, b: Big) -> Big:
    n = a.n + b.n
    if n > MOST_LIMBS + 1:
        too_large()
    limbs: Array[int] = array_new(n)
    for i in range(a.n):
        x = own_get(a.limbs, i)
        carry = 0
        for j in range(b.n):
            carry += x * own_get(b.limbs, j) + own_get(limbs, i + j)
            own_set(limbs, i + j, carry & MASK)
            carry = carry >> BITS
        own_set(limbs, i + b.n, carry)
    return trimmed(a.sign * b.sign, limbs, n)


class Division:
    """A quotient and a rest."""

    def __init__(self, quotient: Big, rest: Big) -> None:
        self.quotient = quotient
        self.rest = rest


def floor_divide(a: Big, b: Big) -> Division:
    """Python's // and %: the rest has the divisor's sign, which is not 0."""
    found = divide_sizes(a, b)
    quotient = Big(found.quotient.sign * a.sign * b.sign, found.quotient.limbs, found.quotient.n)
    rest = Big(found.rest.sign * a.sign, found.rest.limbs, found.rest.n)
    if rest.sign != 0 and rest.sign != b.sign:
        return Division(subtract(quotient, from_int(1)), add(rest, b))
    return Division(quotient, rest)


def divide_sizes(a: Big, b: Big) -> Division:
    """|a| // |b| and the rest: Knuth's algorithm D, by one limb directly."""
    if compare_size(a, b) < 0:
        return Division(from_int(0), Big(1 if a.n > 0 else 0, a.limbs, a.n))
    if b.n == 1:
        return _divide_by_limb(a, own_get(b.limbs, 0))
    shift = wclz(own_get(b.limbs, b.n - 1)) - (64 - BITS)
    divisor = shift_left_size(b, shift)
    scaled = shift_left_size(a, shift)
    rest: Array[int] = array_new(a.n + 1)
    own_copy(rest, 0, scaled.limbs, 0, scaled.n)
    n = b.n
    m = a.n - n
    quotient: Array[int] = array_new(m + 1)
    high = own_get(divisor.limbs, n - 1)
    second = own_get(divisor.limbs, n - 2)
    j = m
    while j >= 0:
        top = own_get(rest, j + n) * BASE + own_get(rest, j + n - 1)
        q = top // high
        r = top % high
        while q >= BASE or q * second > r * BASE + own_get(rest, j + n - 2):
            q -= 1
            r += high
            if r >= BASE:
                break
        if _subtract_multiple(rest, j, divisor, q) < 0:
            q -= 1
            _add_back(rest, j, divisor)
        own_set(quotient, j, q)
        j -= 1
    left = trimmed(1, rest, n)
    return Division(trimmed(1, quotient, m + 1), shift_right_size(left, shift))


def _divide_by_limb(a: Big, limb: int) -> Division:
    quotient: Array[int] = array_new(a.n)
    rest = 0
    i = a.n - 1
    while i >= 0:
        rest = rest * BASE + own_get(a.limbs, i)
        own_set(quotient, i, rest // limb)
        rest = rest % limb
        i -= 1
    return Division(trimmed(1, quotient, a.n), from_int(rest))


def _subtract_multiple(rest: Array[int], j: int, divisor: Big, q: int) -> int:
    """rest[j:] -= divisor * q; the borrow that is left, -1 when q was one too large."""
    borrow = 0
    carry = 0
    for i in range(divisor.n):
        carry += q * own_get(divisor.limbs, i)
        borrow += own_get(rest, j + i) - (carry & MASK)
        own_set(rest, j + i, borrow & MASK)
        carry = carry >> BITS
        borrow = borrow >> BITS
    borrow += own_get(rest, j + divisor.n) - carry
    own_set(rest, j + divisor.n, borrow & MASK)
    return borrow >> BITS


def _add_back(rest: Array[int], j: int, divisor: Big) -> None:
    carry = 0
    for i in range(divisor.n):
        carry += own_get(rest, j + i) + own_get(divisor.limbs, i)
        own_set(rest, j + i, carry & MASK)
        carry = carry >> BITS
    own_set(rest, j + divisor.n, (own_get(rest, j + divisor.n) + carry) & MASK)


def power(a: Big, b: Big) -> Big:
    """a ** b for b >= 0."""
    if b.sign < 0:
        raise ValueError("negative exponent: an int power gives an int; write float(x) ** y")
    if b.sign == 0:
        return from_int(1)
    if a.sign == 0 or a.n == 1 and own_get(a.limbs, 0) == 1:
        odd = own_get(b.limbs, 0) & 1 == 1
        return a if odd else multiply(a, a)
    if b.n > 1 or own_get(b.limbs, 0) > BITS * MOST_LIMBS:
        too_large()
    left = own_get(b.limbs, 0)
    result = from_int(1)
    base = a
    while True:
        if left & 1 == 1:
            result = multiply(result, base)
        left = left >> 1
        if left == 0:
            return result
        base = multiply(base, base)


# --- bits -----------------------------------------------------------------------------------------------------------------


def shift_left_size(a: Big, count: int) -> Big:
    """|a| << count."""
    whole = count // BITS
    part = count % BITS
    n = a.n + whole + 1
    if n > MOST_LIMBS + 1:
        too_large()
    limbs: Array[int] = array_new(n)
    carry = 0
    for i in range(a.n):
        carry += own_get(a.limbs, i) << part
        own_set(limbs, i + whole, carry & MASK)
        carry = carry >> BITS
    own_set(limbs, a.n + whole, carry)
    return trimmed(1, limbs, n)


def shift_right_size(a: Big, count: int) -> Big:
    """|a| >> count."""
    whole = count // BITS
    part = count % BITS
    if whole >= a.n:
        return from_int(0)
    n = a.n - whole
    limbs: Array[int] = array_new(n)
    for i in range(n):
        above = own_get(a.limbs, i + whole + 1) if i + whole + 1 < a.n else 0
        own_set(limbs, i, ((own_get(a.limbs, i + whole) >> part) | (above << (BITS - part))) & MASK)
    return trimmed(1, limbs, n)


def shift_count(b: Big) -> int:
    """A shift's count, at most one more than all bits there can be."""
    if b.sign < 0:
        raise ValueError("negative shift count")
    most = BITS * (MOST_LIMBS + 1)
    return most if b.n > 2 or low_word(b) > most else low_word(b)


def shift_left(a: Big, b: Big) -> Big:
    count = shift_count(b)
    if a.sign == 0:
        return a
    made = shift_left_size(a, count)
    return Big(a.sign, made.limbs, made.n)


def shift_right(a: Big, b: Big) -> Big:
    """Floors: -1 >> n is -1."""
    count = shift_count(b)
    if a.sign >= 0:
        return shift_right_size(a, count)
    return inverted(shift_right_size(inverted(a), count))


def inverted(a: Big) -> Big:
    """~a."""
    return negated(add(a, from_int(1)))


AND, OR, XOR = 0, 1, 2


def bitwise(a: Big, b: Big, operation: int) -> Big:
    """Of the two's complement with as many limbs as the longer one needs, and one more for the sign."""
    n = (a.n if a.n > b.n else b.n) + 1
    x = complement_limbs(a, n)
    y = complement_limbs(b, n)
    for i in range(n):
        p = own_get(x, i)
        q = own_get(y, i)
        own_set(x, i, p & q if operation == AND else p | q if operation == OR else p ^ q)
    if own_get(x, n - 1) < BASE // 2:
        return trimmed(1, x, n)
    carry = 1
    for i in range(n):
        carry += own_get(x, i) ^ MASK
        own_set(x, i, carry & MASK)
        carry = carry >> BITS
    return trimmed(-1, x, n)


def complement_limbs(a: Big, n: int) -> Array[int]:
    """n limbs of the two's complement."""
    limbs: Array[int] = array_new(n)
    own_copy(limbs, 0, a.limbs, 0, a.n)
    if a.sign >= 0:
        return limbs
    carry = 1
    for i in range(n):
        carry += own_get(limbs, i) ^ MASK
        own_set(limbs, i, carry & MASK)
        carry = carry >> BITS
    return limbs


def bit_length(a: Big) -> int:
    if a.n == 0:
        return 0
    return a.n * BITS - (wclz(own_get(a.limbs, a.n - 1)) - (64 - BITS))


# --- floats ---------------------------------------------------------------------------------------------------------------


def true_divide(a: Big, b: Big) -> float:
    """a / b: 56 to 57 bits of quotient, the last one sticky, rounded once by the conversion; `_tiny` below the normal floats."""
    if b.sign == 0:
        raise ZeroDivisionError("division by zero")
    if a.sign == 0:
        return -0.0 if b.sign < 0 else 0.0
    shift = 56 - (bit_length(a) - bit_length(b))
    if shift < -1000:
        raise OverflowError("integer division result too large for a float")
    if shift > TINY_SHIFT:
        value = _tiny(sticky_quotient(a, b, TINY_SHIFT - 1))
    else:
        value = scaled(to_float(sticky_quotient(a, b, shift)), -shift)
    if value - value != 0.0:
        raise OverflowError("integer division result too large for a float")
    return -value if a.sign != b.sign else value


def sticky_quotient(a: Big, b: Big, shift: int) -> int:
    """|a| * 2**shift // |b|, with the last bit set where something is left."""
    top = shift_left_size(a, shift) if shift > 0 else Big(1, a.limbs, a.n)
    bottom = shift_left_size(b, -shift) if shift < 0 else Big(1, b.limbs, b.n)
    found = divide_sizes(top, bottom)
    word = low_word(found.quotient)
    return wor(word, 1) if found.rest.sign != 0 else word


def _tiny(word: int) -> float:
    """word * 2**-1076, to the nearest multiple of 2**-1074: rounded here, since the conversion would round at another place."""
    whole = word >> 2
    part = word & 3
    if part == 3 or part == 2 and whole & 1 == 1:
        whole += 1
    return scaled(to_float(whole), -1074)


def scaled(x: float, exponent: int) -> float:
    """x * 2**exponent."""
    left = exponent
    value = x
    while left > 1000:
        value = value * bits_float(wshl(2023, 52))
        left -= 1000
    while left < -1000:
        value = value * bits_float(wshl(23, 52))
        left += 1000
    return value * bits_float(wshl(left + 1023, 52))


def big_to_float(a: Big) -> float:
    """The nearest float."""
    if bit_length(a) > 1024:
        raise OverflowError("int too large to convert to float")
    if a.sign == 0:
        return 0.0
    shift = bit_length(a) - 57
    if shift <= 0:
        value = to_float(low_word(a))
    else:
        top = shift_right_size(a, shift)
        back = shift_left_size(top, shift)
        word = low_word(top)
        if compare_size(back, a) != 0:
            word = wor(word, 1)
        value = scaled(to_float(word), shift)
    if value - value != 0.0:
        raise OverflowError("int too large to convert to float")
    return -value if a.sign < 0 else value
