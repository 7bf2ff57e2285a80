"""int and float: text, parsing, formatting, arithmetic, hashes, against CPython's own."""

import math
import struct

import pytest
from bslib import floats, hashing, intformat, ints
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gathered import math_module as maths
from moving import inward, result

settings.register_profile("lib", max_examples=80, deadline=None, derandomize=True)
settings.load_profile("lib")
LOW, HIGH = -(2**63), 2**63 - 1
WORDS = st.integers(LOW, HIGH) | st.integers(-300, 300) | st.sampled_from([LOW, HIGH, LOW + 1, 2**53, 2**53 + 1, 2**62, 10**18])
FLOATS = st.floats() | st.integers(-1100, 1100).map(lambda e: math.ldexp(1.0, e) if -1074 <= e < 1024 else 0.5) | st.integers(-999, 999).map(lambda i: i / 8)
TOO_LARGE = "integer result does not fit in 64 bits"


def narrowed(value):
    """What a function must answer when CPython answers a number of any size."""
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        return value
    numbers = value if isinstance(value, tuple) else (value,)
    fits = all(LOW <= n <= HIGH for n in numbers if isinstance(n, int))
    return value if fits else ("OverflowError", TOO_LARGE)


@given(n=WORDS)
def test_int_text(n):
    assert result(ints.int_str, n) == str(n)
    assert result(ints.int_bin, n) == bin(n)
    assert result(ints.int_oct, n) == oct(n)
    assert result(ints.int_hex, n) == hex(n)
    assert ints.int_bit_length(n) == n.bit_length() and ints.int_bit_count(n) == n.bit_count()
    assert hashing.hash_int(n) == hash(n)


SPEC = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(["", "<", ">", "^", "=", "*<", "é>", "0^", "x="]),
    st.sampled_from(["", "+", "-", " "]),
    st.sampled_from(["", "z"]),
    st.sampled_from(["", "#"]),
    st.sampled_from(["", "0"]),
    st.sampled_from(["", "1", "7", "20"]),
    st.sampled_from(["", ",", "_"]),
    st.sampled_from(["", ".0", ".3", ".12"]),
    st.sampled_from(["", "d", "b", "o", "x", "X", "c", "e", "E", "f", "F", "g", "G", "%", "n", "s", "q"]),
)


@given(n=WORDS, spec=SPEC)
@settings(max_examples=400)
@example(n=1234567, spec="020,")
def test_int_format(n, spec):
    assert result(intformat.int_format, n, spec) == result(format, n, spec)


@given(x=FLOATS, spec=SPEC)
@settings(max_examples=400)
@example(x=1e16, spec=".3")
@example(x=123456.0, spec=".3")
@example(x=0.0, spec=".1")
@example(x=math.inf, spec="07,")
@example(x=-math.nan, spec="020_.3%")
def test_float_format(x, spec):
    assert result(floats.float_format, x, spec) == result(format, x, spec)


@given(text=st.text(max_size=6) | st.text("abc", max_size=6), spec=SPEC)
@settings(max_examples=200)
def test_str_format(text, spec):
    from bslib.textformat import format_text

    assert result(format_text, text, spec) == result(format, text, spec)


@given(x=FLOATS)
@settings(max_examples=300)
@example(x=2.0**-44)
@example(x=9007199254740993.0)
@example(x=5e-324)
@example(x=1.7976931348623157e308)
@example(x=1e22)
@example(x=1e16)
def test_float_text(x):
    assert result(floats.float_repr, x) == repr(x)
    assert result(floats.float_hex, x) == x.hex()
    assert floats.float_is_integer(x) == x.is_integer()
    if x == x:
        assert hashing.hash_float(x) == hash(x)
    again = result(floats.float_from_str, repr(x))
    assert struct.pack("<d", again) == struct.pack("<d", x) or x != x
    assert result(floats.float_ratio, x) == narrowed(result(x.as_integer_ratio))


NUMBER_TEXT = st.text(" _+-0123456789.eExXabBoOinfINFaty\u0663\u00a0", max_size=9)


@given(text=NUMBER_TEXT | WORDS.map(str) | st.integers().map(str))
@settings(max_examples=400)
@example(text="9223372036854775808")
@example(text="-9223372036854775808")
@example(text="1__0")
@example(text="infinity")
@example(text="0_\u0663")
@example(text="\u0663_\u0663_")
def test_parsing(text):
    assert result(ints.int_from_str, text) == narrowed(result(int, text))
    for base in (0, 2, 8, 16, 36):
        assert result(ints.int_from_str, text, base) == narrowed(result(int, text, base))
    ours, theirs = result(floats.float_from_str, text), result(float, text)
    assert ours == theirs or ours != ours and theirs != theirs


@given(x=FLOATS, digits=st.integers(-330, 330) | st.integers(-20, 20))
@settings(max_examples=300)
def test_float_rounding(x, digits):
    assert result(floats.float_round, x) == narrowed(result(round, x)) or not math.isfinite(x)
    assert result(floats.float_round_digits, x, digits) == result(round, x, digits) or x != x
    assert result(ints.int_from_float, x) == narrowed(result(int, x))


@given(n=WORDS, digits=st.integers(-22, 3))
def test_int_rounding(n, digits):
    assert result(ints.int_round_digits, n, digits) == narrowed(round(n, digits))


@given(a=WORDS, b=WORDS)
@settings(max_examples=200)
def test_int_pairs(a, b):
    assert result(ints.int_divmod, a, b) == narrowed(result(divmod, a, b)) or b == 0
    assert result(ints.int_truediv, a, b) == result(lambda: a / b)
    assert result(maths.gcd2, a, b) == narrowed(math.gcd(a, b)) or math.gcd(a, b) > HIGH
    assert result(maths.gcd, a, b) == narrowed(math.gcd(a, b))
    assert result(maths.lcm, a, b) == narrowed(math.lcm(a, b)) or math.lcm(a, b) > HIGH


@given(a=WORDS, b=st.integers(0, 70))
def test_int_power(a, b):
    assert result(ints.power, a, b) == narrowed(a**b)
    assert ints.power_fits(a, b) == (LOW <= a**b <= HIGH)


@given(a=WORDS, b=WORDS, m=WORDS)
@settings(max_examples=200)
def test_modular_power(a, b, m):
    assert result(ints.int_pow_mod, a, b, m) == result(pow, a, b, m)


@given(n=WORDS, x=FLOATS)
@settings(max_examples=200)
@example(n=2**53 + 1, x=2.0**53)
@example(n=HIGH, x=2.0**63)
@example(n=LOW, x=-(2.0**63))
def test_int_with_float(n, x):
    order = 2 if x != x else -1 if n < x else 1 if n > x else 0
    assert ints.compare_int_float(n, x) == order


@given(a=FLOATS, b=FLOATS)
@settings(max_examples=200)
@example(a=0.0, b=float("-inf"))
@example(a=-0.0, b=float("-inf"))
def test_float_pairs(a, b):
    def same(ours, theirs):
        return repr(ours) == repr(theirs)

    assert same(result(floats.float_floordiv, a, b), result(lambda: a // b))
    assert same(result(floats.float_mod, a, b), result(lambda: a % b))
    assert same(result(floats.float_divmod, a, b), result(divmod, a, b))
    theirs = result(lambda: a**b)
    if not isinstance(theirs, complex):
        ours = result(floats.float_pow, a, b)
        fractional = a < 0 and b % 1
        assert same(ours, theirs) or ours[0] == theirs[0] == "OverflowError" or fractional and ours[0] == "ValueError"


UNARY = (
    "acos acosh asin asinh atan atanh cbrt cosh cos erf erfc exp2 expm1 log1p sinh sin tanh tan exp sqrt fabs log log2 log10 modf frexp "
    "degrees radians isnan isinf isfinite floor ceil trunc ulp"
).split()


@pytest.mark.parametrize("name", UNARY)
@given(x=FLOATS)
def test_math_of_one(name, x):
    ours, theirs = result(getattr(maths, name), x), narrowed(result(getattr(math, name), x))
    assert repr(ours) == repr(theirs)


@pytest.mark.parametrize("name", ["atan2", "pow", "fmod", "remainder", "nextafter", "copysign", "hypot", "isclose"])
@given(x=FLOATS, y=FLOATS)
def test_math_of_two(name, x, y):
    assert repr(result(getattr(maths, name), x, y)) == repr(result(getattr(math, name), x, y))


@given(x=FLOATS, i=st.integers(-2200, 2200))
def test_ldexp(x, i):
    assert repr(result(maths.ldexp, x, i)) == repr(result(math.ldexp, x, i))


@given(values=st.lists(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300), max_size=8))
def test_math_of_many(values):
    assert result(maths.fsum, inward(values)) == result(math.fsum, values)
    assert result(maths.hypot, *values) == math.hypot(*values)
    assert result(maths.dist, inward(values), inward(values[::-1])) == math.dist(values, values[::-1])
    assert repr(result(maths.prod_floats, inward(values))) == repr(math.prod(map(float, values), start=1.0))


@given(n=st.integers(-3, 80), k=st.integers(-3, 80), big=st.integers(0, HIGH))
@settings(max_examples=200)
@example(n=62, k=31, big=HIGH)
def test_whole_numbers(n, k, big):
    assert result(maths.comb, n, k) == narrowed(result(math.comb, n, k))
    assert result(maths.perm, n, k) == narrowed(result(math.perm, n, k))
    assert result(maths.factorial, n) == narrowed(result(math.factorial, n))
    assert result(maths.isqrt, big) == math.isqrt(big)
