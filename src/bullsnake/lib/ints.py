"""int: text, parsing, formatting, arithmetic that is no single instruction, and exact comparison with float."""

from __future__ import annotations

from _prim import (
    add_overflows,
    bits_float,
    export,
    fdiv,
    float_bits,
    implements,
    latin1_char,
    mul_overflows,
    str_get,
    str_len,
    str_new,
    str_set1,
    to_float,
    to_int,
    type_str,
    ult,
    wadd,
    wand,
    wclz,
    wmul,
    wneg,
    wor,
    wpopcount,
    wshl,
    wshr,
    wsub,
    wudiv,
    wumulh,
    wurem,
)
from bslib.raising import raise_overflow
from bslib.textrepr import hex_digit, str_repr
from bslib.unicode import decimal_value, is_space

SMALLEST = -9223372036854775808
LARGEST = 9223372036854775807


# --- text -----------------------------------------------------------------------------------------------------------------


@export("bslib.int_str")
@implements("builtins.int.__repr__")
def int_str(self: int) -> str:
    if 0 <= self and self < 10:
        return latin1_char(48 + self)
    rest = wneg(self) if self < 0 else self
    n = _decimal_digits(rest)
    made = str_new(n + 1 if self < 0 else n, 1)
    at = n if self < 0 else n - 1
    while n > 0:
        after = wudiv(rest, 10)
        str_set1(made, at, 48 + wsub(rest, wmul(after, 10)))
        rest = after
        at -= 1
        n -= 1
    if self < 0:
        str_set1(made, 0, 45)
    return made


def _decimal_digits(value: int) -> int:
    """Digits of an unsigned number."""
    if value < 0:
        return 19
    n = 1
    power = 10
    while n < 19 and value >= power:
        n += 1
        if n < 19:
            power *= 10
    return n


@implements("builtins.int.__str__")
def int_str_method(self: int) -> str:
    return int_str(self)


@implements("builtins.bool.__repr__")
def bool_repr(self: bool) -> str:
    return "True" if self else "False"


@implements("builtins.bool.__str__")
def bool_str(self: bool) -> str:
    return "True" if self else "False"


def digits_in_base(magnitude: int, shift: int, upper: bool) -> str:
    """An unsigned number in base 2, 8 or 16 (shift 1, 3, 4)."""
    n = 1
    while n * shift < 64 and wshr(magnitude, n * shift) != 0:
        n += 1
    made = str_new(n, 1)
    for i in range(n):
        digit = hex_digit(wand(wshr(magnitude, (n - 1 - i) * shift), (1 << shift) - 1))
        str_set1(made, i, digit - 32 if upper and digit > 57 else digit)
    return made


def hex_digits(magnitude: int) -> str:
    return digits_in_base(magnitude, 4, False)


def _signed(value: int, prefix: str, shift: int) -> str:
    if value < 0:
        return "-" + prefix + digits_in_base(wneg(value), shift, False)
    return prefix + digits_in_base(value, shift, False)


@implements("builtins.bin")
def int_bin(value: int) -> str:
    return _signed(value, "0b", 1)


@implements("builtins.oct")
def int_oct(value: int) -> str:
    return _signed(value, "0o", 3)


@implements("builtins.hex")
def int_hex(value: int) -> str:
    return _signed(value, "0x", 4)


# --- parsing --------------------------------------------------------------------------------------------------------------


@implements("builtins.int.__new__")
def int_new() -> int:
    return 0


@implements("builtins.int.__new__", 1)
def int_from_int(x: int) -> int:
    return x


@implements("builtins.int.__new__", 2)
def int_from_float(x: float) -> int:
    if x != x:
        raise ValueError("cannot convert float NaN to integer")
    if -9223372036854775808.0 <= x and x < 9223372036854775808.0:
        return to_int(x)
    if wand(float_bits(x), LARGEST) == 0x7FF0000000000000:
        raise OverflowError("cannot convert float infinity to integer")
    raise_overflow()


@implements("builtins.float.__int__")
def float_int(self: float) -> int:
    return int_from_float(self)


@implements("builtins.int.__new__", 3)
def int_from_str(x: str, base: int = 10) -> int:
    """Digits with an optional sign, prefix and single underscores between them, in blanks."""
    if base != 0 and (base < 2 or base > 36):
        raise ValueError("int() base must be >= 2 and <= 36, or 0")
    i = 0
    end = str_len(x)
    while i < end and is_space(str_get(x, i)):
        i += 1
    while end > i and is_space(str_get(x, end - 1)):
        end -= 1
    negative = i < end and str_get(x, i) == 45
    if i < end and (negative or str_get(x, i) == 43):
        i += 1
    radix = base
    prefixed = _prefix_base(x, i, end)
    if prefixed > 0 and (base == 0 or base == prefixed):
        radix = prefixed
        i += 2
        if i < end and str_get(x, i) == 95:
            i += 1
    elif base == 0:
        radix = 10
        if not _zero_only(x, i, end):
            raise invalid_literal(x, base)
    return _digits_value(x, i, end, radix, negative, base)


def _zero_only(x: str, start: int, end: int) -> bool:
    """With base 0, a decimal number does not begin with 0 unless it is zero."""
    if start >= end or str_get(x, start) != 48:
        return True
    for i in range(start, end):
        if str_get(x, i) != 48 and str_get(x, i) != 95:
            return False
    return True


def _prefix_base(x: str, i: int, end: int) -> int:
    """The base that 0x, 0o or 0b names; 0 without a prefix."""
    if end - i < 3 or str_get(x, i) != 48:
        return 0
    letter = str_get(x, i + 1)
    if letter == 120 or letter == 88:
        return 16
    if letter == 111 or letter == 79:
        return 8
    return 2 if letter == 98 or letter == 66 else 0


def digit_value(code: int) -> int:
    """0 to 35, or 99."""
    if 48 <= code and code <= 57:
        return code - 48
    if 97 <= code and code <= 122:
        return code - 87
    if 65 <= code and code <= 90:
        return code - 55
    return decimal_value(code) if code >= 128 else 99


def _digits_value(x: str, start: int, end: int, radix: int, negative: bool, base: int) -> int:
    value = 0
    after_digit = False
    too_large = False
    for i in range(start, end):
        code = str_get(x, i)
        if code == 95 and after_digit and i + 1 < end:
            after_digit = False
            continue
        digit = digit_value(code)
        if digit >= radix:
            raise invalid_literal(x, base)
        after_digit = True
        if mul_overflows(value, radix) or add_overflows(value * radix, -digit):
            too_large = True
        else:
            value = value * radix - digit
    if not after_digit:
        raise invalid_literal(x, base)
    if too_large or (value == SMALLEST and not negative):
        raise_overflow()
    return value if negative else -value


def invalid_literal(x: str, base: int) -> ValueError:
    return ValueError("invalid literal for int() with base " + type_str(base) + ": " + str_repr(x))


# --- arithmetic -------------------------------------------------------------------------------------------------------------


@export("bslib.power")
def power(a: int, b: int) -> int:
    """a ** b by squaring."""
    if b < 0:
        raise ValueError("negative exponent: an int power gives an int; write float(x) ** y")
    result = 1
    base = a
    left = b
    while left > 0:
        if left & 1 == 1:
            if mul_overflows(result, base):
                raise_overflow()
            result = result * base
        left = left >> 1
        if left > 0:
            if mul_overflows(base, base):
                if result == 0:
                    return 0
                raise_overflow()
            base = base * base
    return result


@export("bslib.power_fits")
def power_fits(a: int, b: int) -> bool:
    """Whether a ** b fits in 64 bits; b >= 0."""
    if b < 0:
        return False
    if -2 < a and a < 2:
        return True
    result = 1
    for _ in range(b):
        if mul_overflows(result, a):
            return False
        result = result * a
    return True


@export("bslib.int_floordiv")
def int_floordiv(a: int, b: int) -> int:
    """a // b with its errors."""
    if b == 0:
        raise ZeroDivisionError("integer division or modulo by zero")
    if a == SMALLEST and b == -1:
        raise_overflow()
    return a // b


@implements("builtins.divmod")
def int_divmod(a: int, b: int) -> tuple[int, int]:
    q = int_floordiv(a, b)
    return q, wsub(a, wmul(q, b))


@implements("builtins.int.__divmod__")
def int_divmod_method(self: int, other: int) -> tuple[int, int]:
    return int_divmod(self, other)


@implements("builtins.abs")
@export("bslib.int_abs")
@implements("builtins.int.__abs__")
def int_abs(x: int) -> int:
    if x == SMALLEST:
        raise_overflow()
    return -x if x < 0 else x


@implements("builtins.pow")
def int_pow(base: int, exp: int) -> int:
    return power(base, exp)


@implements("builtins.pow", 1)
def int_pow_mod(base: int, exp: int, mod: int) -> int:
    """base ** exp % mod; a negative exponent asks for the inverse."""
    if mod == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    size = wneg(mod) if mod < 0 else mod
    if size == 1:
        return 0
    x = floor_mod_unsigned(base, size)
    left = exp
    if exp < 0:
        x = _inverse(x, size)
        left = wneg(exp)
    result = 1
    while left != 0:
        if wand(left, 1) == 1:
            result = mul_mod(result, x, size)
        x = mul_mod(x, x, size)
        left = wshr(left, 1)
    return wadd(result, mod) if mod < 0 and result != 0 else result


def floor_mod_unsigned(a: int, size: int) -> int:
    """a modulo an unsigned size, never negative."""
    if a >= 0:
        return wurem(a, size)
    rest = wurem(wneg(a), size)
    return 0 if rest == 0 else wsub(size, rest)


def mul_mod(a: int, b: int, size: int) -> int:
    """a * b modulo an unsigned size of at most 2**63; a and b are below it."""
    high = wumulh(a, b)
    low = wmul(a, b)
    if high == 0:
        return wurem(low, size)
    rest = wurem(high, size)
    for i in range(64):
        rest = wor(wshl(rest, 1), wand(wshr(low, 63 - i), 1))
        if not ult(rest, size):
            rest = wsub(rest, size)
    return rest


def _inverse(a: int, size: int) -> int:
    """The inverse by Euclid; coefficients stay below the size."""
    r0 = size
    r1 = a
    t0 = 0
    t1 = 1
    negative0 = False
    negative1 = False
    while r1 != 0:
        q = wudiv(r0, r1)
        r2 = wsub(r0, wmul(q, r1))
        product = wmul(q, t1)
        t2 = wadd(t0, product) if negative0 != negative1 or t0 == 0 else wsub(t0, product)
        negative2 = not negative1
        r0 = r1
        r1 = r2
        t0 = t1
        t1 = t2
        negative0 = negative1
        negative1 = negative2
    if r0 != 1:
        raise ValueError("base is not invertible for the given modulus")
    return wsub(size, t0) if negative0 else t0


@implements("builtins.round")
def int_round(number: int) -> int:
    return number


@implements("builtins.round", 1)
def int_round_digits(number: int, ndigits: int) -> int:
    """To a multiple of 10**-ndigits, ties to even."""
    if ndigits >= 0:
        return number
    if ndigits < -19:
        return 0
    if ndigits == -19:
        if -5000000000000000000 <= number and number <= 5000000000000000000:
            return 0
        raise_overflow()
    unit = power(10, -ndigits)
    rest = number % unit
    half = unit // 2
    down = number // unit
    up = rest > half or rest == half and down & 1 == 1
    if up and (mul_overflows(down + 1, unit)):
        raise_overflow()
    if mul_overflows(down, unit) and not up:
        raise_overflow()
    return (down + 1) * unit if up else wmul(down, unit)


@implements("builtins.int.__round__")
def int_round_method(self: int, ndigits: int = 0) -> int:
    return int_round_digits(self, ndigits)


@implements("builtins.int.bit_length")
def int_bit_length(self: int) -> int:
    return 64 - wclz(wneg(self) if self < 0 else self)


@implements("builtins.int.bit_count")
def int_bit_count(self: int) -> int:
    return wpopcount(wneg(self) if self < 0 else self)


@implements("builtins.int.conjugate")
def int_conjugate(self: int) -> int:
    return self


@implements("builtins.int.real")
def int_real(self: int) -> int:
    return self


@implements("builtins.int.numerator")
def int_numerator(self: int) -> int:
    return self


@implements("builtins.int.denominator")
def int_denominator(self: int) -> int:
    return 1


@implements("builtins.int.__int__")
def int_int(self: int) -> int:
    return self


@implements("builtins.int.__index__")
def int_index(self: int) -> int:
    return self


@implements("builtins.int.__float__")
def int_float(self: int) -> float:
    return to_float(self)


@implements("builtins.int.__bool__")
def int_bool(self: int) -> bool:
    return self != 0


# --- with floats ------------------------------------------------------------------------------------------------------------


@export("bslib.compare_int_float")
def compare_int_float(a: int, b: float) -> int:
    """-1, 0 or 1, exactly; 2 when b is NaN."""
    if b != b:
        return 2
    if b >= 9223372036854775808.0:
        return -1
    if b < -9223372036854775808.0:
        return 1
    whole = to_int(b)
    if a != whole:
        return -1 if a < whole else 1
    rest = b - to_float(whole)
    return 0 if rest == 0.0 else -1 if rest > 0.0 else 1


@export("bslib.int_truediv")
def int_truediv(a: int, b: int) -> float:
    """a / b, correctly rounded."""
    if b == 0:
        raise ZeroDivisionError("division by zero")
    if -9007199254740992 <= a and a <= 9007199254740992 and -9007199254740992 <= b and b <= 9007199254740992:
        return fdiv(to_float(a), to_float(b))
    negative = (a < 0) != (b < 0)
    value = _unsigned_truediv(wneg(a) if a < 0 else a, wneg(b) if b < 0 else b)
    return -value if negative else value


def _unsigned_truediv(a: int, b: int) -> float:
    """Long division to 55 bits and a sticky one, then rounded once."""
    if a == 0:
        return 0.0
    shift = 0
    rest = wurem(a, b)
    quotient = wudiv(a, b)
    while ult(quotient, 36028797018963968):
        over = wshr(rest, 63) == 1
        rest = wshl(rest, 1)
        quotient = wshl(quotient, 1)
        if over or not ult(rest, b):
            rest = wsub(rest, b)
            quotient = wor(quotient, 1)
        shift += 1
    if rest != 0:
        quotient = wor(quotient, 1)
    return scale_down(unsigned_to_float(quotient), shift)


def unsigned_to_float(a: int) -> float:
    """The nearest float of an unsigned number."""
    if a >= 0:
        return to_float(a)
    return to_float(wor(wshr(a, 1), wand(a, 1))) * 2.0


def scale_down(x: float, shift: int) -> float:
    """x / 2**shift for shifts below 1023."""
    return x * bits_float(wshl(1023 - shift, 52))

