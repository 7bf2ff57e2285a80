"""float.fromhex: sixty bits are read exactly, the rest only tells whether there is more; one rounding, to the nearest, ties to even."""

from __future__ import annotations

from _prim import cold, implements, str_get, str_len, to_float, wand, wclz, wor, wshl, wshr
from bslib.bigs import scaled
from bslib.bytetexts import hex_value
from bslib.stringcase import str_lower
from bslib.stringpad import str_strip

FAR = 1000000


@cold
def bad_hex_float() -> ValueError:
    return ValueError("invalid hexadecimal floating-point string")


@implements("builtins.float.fromhex")
def float_fromhex(string: str) -> float:
    text = str_lower(str_strip(string, None))
    n = str_len(text)
    negative = n > 0 and text[0] == "-"
    start = 1 if n > 0 and (text[0] == "-" or text[0] == "+") else 0
    rest = text[start:]
    value = float(rest) if rest == "inf" or rest == "infinity" or rest == "nan" else magnitude(rest)
    return -value if negative else value


def magnitude(text: str) -> float:
    """[0x] digits [. digits] [p [sign] digits]"""
    n = str_len(text)
    i = 2 if n > 1 and text[0] == "0" and text[1] == "x" else 0
    bits = 0
    power = 0
    digits = 0
    point = False
    while i < n:
        code = str_get(text, i)
        if code == 46 and not point:
            point = True
            i += 1
            continue
        digit = hex_value(code)
        if digit < 0:
            break
        digits += 1
        if wshr(bits, 56) == 0:
            bits = wor(wshl(bits, 4), digit)
            power -= 4 if point else 0
        else:
            bits = wor(bits, 1 if digit != 0 else 0)
            power += 0 if point else 4
        i += 1
    if digits == 0:
        raise bad_hex_float()
    if i < n:
        power += exponent(text, i, n)
    return rounded(bits, power)


def exponent(text: str, i: int, n: int) -> int:
    """What stands behind the digits; no more than FAR, either way."""
    if str_get(text, i) != 112:
        raise bad_hex_float()
    i += 1
    negative = i < n and str_get(text, i) == 45
    if i < n and (str_get(text, i) == 45 or str_get(text, i) == 43):
        i += 1
    if i == n:
        raise bad_hex_float()
    value = 0
    while i < n:
        digit = str_get(text, i) - 48
        if digit < 0 or digit > 9:
            raise bad_hex_float()
        value = min(value * 10 + digit, FAR)
        i += 1
    return -value if negative else value


def rounded(bits: int, power: int) -> float:
    """bits * 2**power; bits below 2**60."""
    if bits == 0:
        return 0.0
    length = 64 - wclz(bits)
    top = power + length - 1
    precision = 53 if top >= -1022 else top + 1075
    drop = length - precision
    if top < -1076:
        return 0.0
    if drop > 0:
        kept = wshr(bits, drop)
        left = wand(bits, wshl(1, drop) - 1)
        half = wshl(1, drop - 1)
        if left > half or (left == half and wand(kept, 1) == 1):
            kept += 1
        bits = kept
        power += drop
    if bits == 0:
        return 0.0
    if power + 64 - wclz(bits) > 1024:
        raise OverflowError("hexadecimal value too large to represent as a float")
    return scaled(to_float(bits), power)
