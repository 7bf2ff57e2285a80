"""float: the shortest text that reads back the same, parsing, formatting, floor division and power with Python's errors."""

from __future__ import annotations

from _prim import (
    Array,
    array_new,
    bits_float,
    copy_scratch,
    export,
    ffabs,
    ffloor,
    float_bits,
    format_double,
    implements,
    libm2,
    own_set,
    parse_double,
    str_get,
    str_get1,
    str_len,
    str_new,
    str_set1,
    to_float,
    to_int,
    wand,
    wshr,
)
from bslib.formatspec import Spec, number_text, parse_spec, unknown_code
from bslib.ints import int_from_float, int_str
from bslib.raising import raise_overflow
from bslib.text import from_codes, repeat_code, substring
from bslib.textrepr import hex_digit, str_repr
from bslib.unicode import decimal_value, is_space

EXPONENT_LETTER, FIXED_LETTER, GENERAL_LETTER = 101, 102, 103
MOST_DIGITS = 1100  # no double has more decimals that are not 0
INFINITY_BITS = 0x7FF0000000000000
MANTISSA = 4503599627370495


def is_finite(x: float) -> bool:
    return x - x == 0.0


def formatted(x: float, conversion: int, precision: int) -> str:
    """C's %.{precision}e, f or g of a finite number."""
    if precision > MOST_DIGITS:
        text = formatted(x, conversion, MOST_DIGITS)
        at = text.find("e")
        zeros = repeat_code(48, precision - MOST_DIGITS)
        return text + zeros if at < 0 else text[:at] + zeros + text[at:]
    n = format_double(x, conversion, precision)
    made = str_new(n, 1)
    copy_scratch(made, n)
    return made


# --- the shortest digits ------------------------------------------------------------------------------------------------------


def shortest(x: float) -> str:
    """Digits as C's %e prints them, the fewest that read back as x and of those the nearest; x is finite.

    15 digits of a normal number always survive the way there and back in text, 17 the other way. Only at a power of two can the
    nearest decimal of 16 digits lie outside of what reads back while its upper neighbour lies inside: the gap below is half of
    that above.
    """
    first = 14 if ffabs(x) >= 2.2250738585072014e-308 else 0
    for precision in range(first, 17):
        text = formatted(x, EXPONENT_LETTER, precision)
        if parse_double(text) == x:
            return text
        if precision == 15 and wand(float_bits(x), MANTISSA) == 0:
            above = _next_decimal(text)
            if parse_double(above) == x:
                return above
    return formatted(x, EXPONENT_LETTER, 16)


def _next_decimal(text: str) -> str:
    """The last digit before the exponent one higher; the text as it is when that would carry."""
    n = str_len(text)
    made = str_new(n, 1)
    at = 0
    for i in range(n):
        code = str_get1(text, i)
        str_set1(made, i, code)
        if code == EXPONENT_LETTER:
            at = i - 1
    last = str_get1(text, at)
    if last < 57:
        str_set1(made, at, last + 1)
    return made


def _exponent_of(text: str) -> int:
    """The number after the e."""
    n = str_len(text)
    i = n - 1
    value = 0
    unit = 1
    while 48 <= str_get1(text, i) and str_get1(text, i) <= 57:
        value += (str_get1(text, i) - 48) * unit
        unit *= 10
        i -= 1
    return -value if str_get1(text, i) == 45 else value


def _digits_of(text: str) -> str:
    """The digits before the e, without sign, point and zeros at the end; one at least."""
    codes: Array[int] = array_new(str_len(text))
    n = 0
    kept = 1
    for i in range(str_len(text)):
        code = str_get1(text, i)
        if code == EXPONENT_LETTER:
            break
        if 48 <= code and code <= 57:
            own_set(codes, n, code)
            n += 1
            if code != 48:
                kept = n
    return from_codes(codes, kept)


@export("bslib.float_repr")
@implements("builtins.float.__repr__")
def float_repr(self: float) -> str:
    if not is_finite(self):
        return "nan" if self != self else "inf" if self > 0.0 else "-inf"
    whole = _small_whole(self)
    if whole != "":
        return whole
    text = shortest(self)
    sign = "-" if float_bits(self) < 0 else ""
    return sign + _laid_out(_digits_of(text), _exponent_of(text), 16, True)


def _small_whole(x: float) -> str:
    """Whole numbers below 2**53 need no search for digits; "" for others."""
    if -9007199254740992.0 < x and x < 9007199254740992.0 and x != 0.0:
        whole = to_int(x)
        if to_float(whole) == x:
            return int_str(whole) + ".0"
    return ""


def _laid_out(digits: str, exponent: int, most: int, point: bool) -> str:
    """Digits d.ddd * 10**exponent as repr writes them; `point`: always with a fractional part."""
    n = str_len(digits)
    if exponent < -4 or exponent >= most:
        head = substring(digits, 0, 1)
        if n > 1:
            head = head + "." + substring(digits, 1, n - 1)
        return head + exponent_text(exponent)
    if exponent < 0:
        return "0." + repeat_code(48, -exponent - 1) + digits
    if n <= exponent + 1:
        whole = digits + repeat_code(48, exponent + 1 - n)
        return whole + ".0" if point else whole
    return substring(digits, 0, exponent + 1) + "." + substring(digits, exponent + 1, n - exponent - 1)


def exponent_text(exponent: int) -> str:
    """e+05."""
    sign = "e-" if exponent < 0 else "e+"
    size = -exponent if exponent < 0 else exponent
    return sign + ("0" if size < 10 else "") + int_str(size)


@implements("builtins.float.__str__")
def float_str(self: float) -> str:
    return float_repr(self)


# --- format ------------------------------------------------------------------------------------------------------------------


@implements("builtins.float.__format__")
def float_format(self: float, spec: str) -> str:
    if str_len(spec) == 0:
        return float_repr(self)
    parsed = parse_spec(spec, "float")
    kind = parsed.kind
    if kind != 0 and kind != 37 and kind != 110 and not (101 <= kind and kind <= 103) and not (69 <= kind and kind <= 71):
        raise unknown_code(kind, "float")
    negative = float_bits(self) < 0 and self == self
    size = ffabs(self)
    text = _magnitude(size, parsed)
    if parsed.no_negative_zero and negative and _all_zero(text):
        negative = False
    if 69 <= kind and kind <= 71:
        text = _upper(text)
    end = _digits_end(text)
    return number_text(parsed, negative, "", substring(text, 0, end), substring(text, end, str_len(text) - end), 3)


def _magnitude(x: float, spec: Spec) -> str:
    kind = spec.kind + 32 if 69 <= spec.kind and spec.kind <= 71 else spec.kind
    percent = kind == 37
    value = x * 100.0 if percent else x
    tail = "%" if percent else ""
    if not is_finite(value):
        return ("nan" if value != value else "inf") + tail
    if kind == 0:
        return _general_default(value, spec)
    precision = spec.precision if spec.precision >= 0 else 6
    if kind == EXPONENT_LETTER:
        return _with_point(formatted(value, EXPONENT_LETTER, precision), spec)
    if kind == FIXED_LETTER or percent:
        return _with_point(formatted(value, FIXED_LETTER, precision), spec) + tail
    return _general(value, precision if precision > 0 else 1, spec, 0)


def _with_point(text: str, spec: Spec) -> str:
    """The alternate form keeps the point even without digits behind it."""
    if not spec.alternate:
        return text
    n = str_len(text)
    end = _digits_end(text)
    if end < n and str_get(text, end) == 46:
        return text
    return substring(text, 0, end) + "." + substring(text, end, n - end)


def _general(x: float, precision: int, spec: Spec, least: int) -> str:
    """%g; `least` digits after the point (1 for a spec without a type)."""
    text = formatted(x, EXPONENT_LETTER, precision - 1)
    exponent = 0 if x == 0.0 else _exponent_of(text)
    digits = _digits_of(text)
    if spec.alternate:
        digits = digits + repeat_code(48, precision - str_len(digits))
        laid = _laid_out(digits, exponent, precision - least, False)
        return _with_point(laid, spec)
    return _laid_out(digits, exponent, precision - least, least > 0)


def _general_default(x: float, spec: Spec) -> str:
    """No type: like repr without a precision, else like g with a digit after the point."""
    if spec.precision < 0:
        text = float_repr(x)
        return _with_point(text, spec)
    return _general(x, spec.precision if spec.precision > 0 else 1, spec, 1)


def _digits_end(text: str) -> int:
    i = 0
    while i < str_len(text) and 48 <= str_get(text, i) and str_get(text, i) <= 57:
        i += 1
    return i


def _all_zero(text: str) -> bool:
    for i in range(str_len(text)):
        code = str_get(text, i)
        if code == EXPONENT_LETTER:
            return True
        if 49 <= code and code <= 57 or code > 57:
            return False
    return True


def _upper(text: str) -> str:
    n = str_len(text)
    made = str_new(n, 1)
    for i in range(n):
        code = str_get(text, i)
        str_set1(made, i, code - 32 if 97 <= code and code <= 122 else code)
    return made


# --- parsing -----------------------------------------------------------------------------------------------------------------


@implements("builtins.float.__new__")
def float_new() -> float:
    return 0.0


@implements("builtins.float.__new__", 1)
def float_from_float(x: float) -> float:
    return x


@implements("builtins.float.__new__", 2)
def float_from_str(x: str) -> float:
    """A decimal number, or inf, infinity or nan in any case; blanks around, single underscores between digits."""
    start = 0
    end = str_len(x)
    while start < end and is_space(str_get(x, start)):
        start += 1
    while end > start and is_space(str_get(x, end - 1)):
        end -= 1
    codes: Array[int] = array_new(end - start)
    n = 0
    for i in range(start, end):
        code = str_get(x, i)
        if code >= 128:
            digit = decimal_value(code)
            code = 48 + digit if digit < 10 else 63
        if code == 95:
            if i == start or i + 1 == end or not (_is_decimal(str_get(x, i - 1)) and _is_decimal(str_get(x, i + 1))):
                raise _no_float(x)
            continue
        own_set(codes, n, code)
        n += 1
    text = from_codes(codes, n)
    if not _is_number(text):
        return _named(text, x)
    return parse_double(text)


def _no_float(x: str) -> ValueError:
    return ValueError("could not convert string to float: " + str_repr(x))


def _is_digit(code: int) -> bool:
    return 48 <= code and code <= 57


def _is_decimal(code: int) -> bool:
    """Whether a character is a digit of any script."""
    return _is_digit(code) or (code >= 128 and decimal_value(code) < 10)


def _is_number(text: str) -> bool:
    """[sign] digits [. digits] [e [sign] digits], with a digit before or after the point."""
    n = str_len(text)
    i = 0
    if i < n and (str_get(text, i) == 43 or str_get(text, i) == 45):
        i += 1
    first = i
    while i < n and _is_digit(str_get(text, i)):
        i += 1
    digits = i - first
    if i < n and str_get(text, i) == 46:
        i += 1
        first = i
        while i < n and _is_digit(str_get(text, i)):
            i += 1
        digits += i - first
    if digits == 0:
        return False
    if i < n and (str_get(text, i) == 101 or str_get(text, i) == 69):
        i += 1
        if i < n and (str_get(text, i) == 43 or str_get(text, i) == 45):
            i += 1
        first = i
        while i < n and _is_digit(str_get(text, i)):
            i += 1
        if i == first:
            return False
    return i == n


def _named(text: str, x: str) -> float:
    i = 0
    negative = False
    if str_len(text) > 0 and (str_get(text, 0) == 43 or str_get(text, 0) == 45):
        negative = str_get(text, 0) == 45
        i = 1
    rest = _upper(substring(text, i, str_len(text) - i)) if _is_latin(text) else ""
    if rest == "INF" or rest == "INFINITY":
        value = bits_float(INFINITY_BITS)
    elif rest == "NAN":
        value = bits_float(0x7FF8000000000000)
    else:
        raise _no_float(x)
    return -value if negative else value


def _is_latin(text: str) -> bool:
    for i in range(str_len(text)):
        if str_get(text, i) > 127:
            return False
    return True


# --- arithmetic ----------------------------------------------------------------------------------------------------------------


@export("bslib.float_mod")
def float_mod(a: float, b: float) -> float:
    """a % b: the sign of b."""
    if b == 0.0:
        raise ZeroDivisionError("float modulo")
    rest = libm2("fmod", a, b)
    if rest != 0.0:
        return rest + b if (b < 0.0) != (rest < 0.0) else rest
    return bits_float(wand(float_bits(b), -9223372036854775808))


@export("bslib.float_floordiv")
def float_floordiv(a: float, b: float) -> float:
    """a // b."""
    if b == 0.0:
        raise ZeroDivisionError("float floor division by zero")
    rest = libm2("fmod", a, b)
    quotient = (a - rest) / b
    if rest != 0.0 and (b < 0.0) != (rest < 0.0):
        quotient -= 1.0
    if quotient == 0.0:
        negative = float_bits(a) ^ float_bits(b)
        return -0.0 if negative < 0 else 0.0
    floored = ffloor(quotient)
    return floored + 1.0 if quotient - floored > 0.5 else floored


@implements("builtins.divmod", 1)
def float_divmod(a: float, b: float) -> tuple[float, float]:
    if b == 0.0:
        raise ZeroDivisionError("float divmod()")
    return float_floordiv(a, b), float_mod(a, b)


@implements("builtins.float.__divmod__")
def float_divmod_method(self: float, other: float) -> tuple[float, float]:
    return float_divmod(self, other)


@export("bslib.float_pow")
@implements("builtins.pow", 2)
def float_pow(a: float, b: float) -> float:
    """a ** b; where Python gives a complex number or an overflow, an error."""
    if a == 0.0 and b < 0.0 and is_finite(b):
        raise ZeroDivisionError("0.0 cannot be raised to a negative power")
    if a < 0.0 and is_finite(a) and is_finite(b) and ffloor(b) != b:
        raise ValueError("negative number cannot be raised to a fractional power")
    value = libm2("pow", a, b)
    if not is_finite(value) and is_finite(a) and is_finite(b):
        raise OverflowError(34, "Numerical result out of range")
    return value


@implements("builtins.abs", 1)
@export("bslib.float_abs")
def float_abs(x: float) -> float:
    return ffabs(x)


@implements("builtins.float.__abs__")
def float_abs_method(self: float) -> float:
    return ffabs(self)


@implements("builtins.round", 2)
def float_round(number: float) -> int:
    """To the nearest int, ties to even."""
    return int_from_float(_rounded(number))


def _rounded(x: float) -> float:
    if not is_finite(x) or ffabs(x) >= 4503599627370496.0:
        return x
    down = ffloor(x)
    rest = x - down
    if rest > 0.5:
        return down + 1.0
    if rest < 0.5:
        return down
    return down if to_int(down) & 1 == 0 else down + 1.0


@implements("builtins.round", 3)
def float_round_digits(number: float, ndigits: int) -> float:
    """By way of the decimal text, so that it is exact."""
    if not is_finite(number) or number == 0.0 or ndigits > 323:
        return number
    if ndigits < -308:
        return -0.0 if number < 0.0 else 0.0
    if ndigits >= 0:
        value = parse_double(formatted(number, FIXED_LETTER, ndigits))
    else:
        value = _round_left(number, -ndigits)
    if not is_finite(value):
        raise OverflowError("rounded value too large to represent")
    return value


def _round_left(x: float, places: int) -> float:
    """To a multiple of 10**places, by the exact digits before the point."""
    text = formatted(x, FIXED_LETTER, 0)
    whole = formatted(ffloor(ffabs(x)), FIXED_LETTER, 0)
    n = str_len(whole)
    sign = "-" if str_get(text, 0) == 45 or x < 0.0 else ""
    if n < places:
        return parse_double(sign + "0")
    kept = substring(whole, 0, n - places)
    first = str_get(whole, n - places)
    exact_half = first == 53 and _zeros(whole, n - places + 1) and ffloor(x) == x
    last_odd = n > places and str_get(whole, n - places - 1) % 2 == 1
    up = first > 53 or first == 53 and not exact_half or exact_half and last_odd
    value = parse_double(sign + ("0" if kept == "" else kept) + "e" + int_str(places))
    if up:
        one = parse_double(sign + "1e" + int_str(places))
        raised = parse_double(sign + _increment(kept) + "e" + int_str(places))
        return raised if kept != "" else one
    return value


def _zeros(text: str, start: int) -> bool:
    for i in range(start, str_len(text)):
        if str_get(text, i) != 48:
            return False
    return True


def _increment(digits: str) -> str:
    """The decimal number after it."""
    n = str_len(digits)
    codes: Array[int] = array_new(n + 1)
    carry = 1
    for k in range(n):
        i = n - 1 - k
        digit = str_get(digits, i) - 48 + carry
        carry = 1 if digit == 10 else 0
        own_set(codes, i + 1, 48 + digit - 10 * carry)
    own_set(codes, 0, 48 + carry)
    return from_codes(codes, n + 1)


# --- methods -------------------------------------------------------------------------------------------------------------------


@implements("builtins.float.is_integer")
def float_is_integer(self: float) -> bool:
    return is_finite(self) and ffloor(self) == self


@implements("builtins.float.conjugate")
def float_conjugate(self: float) -> float:
    return self


@implements("builtins.float.real")
def float_real(self: float) -> float:
    return self


@implements("builtins.float.__float__")
def float_float(self: float) -> float:
    return self


@implements("builtins.float.__bool__")
def float_bool(self: float) -> bool:
    return self != 0.0


@implements("builtins.float.as_integer_ratio")
def float_ratio(self: float) -> tuple[int, int]:
    if self != self:
        raise ValueError("cannot convert NaN to integer ratio")
    if not is_finite(self):
        raise OverflowError("cannot convert Infinity to integer ratio")
    numerator = self
    denominator = 1
    while ffloor(numerator) != numerator:
        numerator *= 2.0
        if denominator >= 4611686018427387904:
            raise_overflow()
        denominator *= 2
    return int_from_float(numerator), denominator


@implements("builtins.float.hex")
def float_hex(self: float) -> str:
    if not is_finite(self):
        return float_repr(self)
    bits = float_bits(self)
    sign = "-" if bits < 0 else ""
    exponent = wand(wshr(bits, 52), 2047)
    mantissa = wand(bits, MANTISSA)
    if exponent == 0 and mantissa == 0:
        return sign + "0x0.0p+0"
    lead = "0x1." if exponent > 0 else "0x0."
    made = str_new(13, 1)
    for i in range(13):
        str_set1(made, i, hex_digit(wand(wshr(mantissa, 48 - 4 * i), 15)))
    power = exponent - 1023 if exponent > 0 else -1022
    return sign + lead + made + ("p+" if power >= 0 else "p-") + int_str(power if power >= 0 else -power)
