"""Floats at the edges: rounding, infinities, not-a-number, negative zero, conversions that fail."""
import math
from typing import Callable


def attempt(label: str, action: Callable[[], float]) -> None:
    try:
        result = action()
    except OverflowError as error:
        print(f"{label:<14} OverflowError: {error}")
    except ZeroDivisionError as error:
        print(f"{label:<14} ZeroDivisionError: {error}")
    except ValueError as error:
        print(f"{label:<14} ValueError: {error}")
    else:
        print(f"{label:<14} {result!r}")


def to_int(text: str) -> str:
    try:
        return str(int(float(text)))
    except (OverflowError, ValueError) as error:
        return str(error)


infinity = math.inf
attempt("inf - inf", lambda: infinity - infinity)
attempt("inf * 0", lambda: infinity * 0.0)
attempt("1e308 * 10", lambda: 1e308 * 10.0)
attempt("10.0 ** 400", lambda: 10.0 ** float(400))
attempt("exp", lambda: math.exp(710.0))
attempt("log 0", lambda: math.log(0.0))
attempt("log -1", lambda: math.log(-1.0))
attempt("0.0 ** -1", lambda: 0.0 ** float(-1))
attempt("fmod", lambda: math.fmod(-7.5, 2.0))
attempt("remainder sign", lambda: -7.5 % 2.0)
attempt("atan2", lambda: math.atan2(-0.0, -1.0))
attempt("float text", lambda: float("12e"))
for text in ["3.99", "-3.99", "1e18", "inf", "nan", "1_000.5"]:
    print(text, to_int(text))
values = [0.5, 1.5, 2.5, -0.5, -1.5, 1e15 + 0.5, 2.675, 1.005]
print([round(v) for v in values])
print([round(v, 2) for v in values])
print([math.floor(v) for v in values], [math.ceil(v) for v in values])
print(0.0 == -0.0, str(-0.0), math.copysign(1.0, -0.0), -0.0 + 0.0, 0.0 * -1.0)
print(5e-324, 1.7976931348623157e308, 2.220446049250313e-16, 1 / 3, 2 / 3, 100.0, 1e22, 1e23)
print(float("-Infinity"), float("  +.5 "), float("1_0.2"), float("1E-3"))
total = 0.0
for _ in range(10):
    total += 0.1
print(total, total == 1.0, math.isclose(total, 1.0), math.fsum([0.1] * 10))
print(math.modf(-3.25), math.frexp(10.0), math.ldexp(0.625, 4), math.trunc(-9.9))
nan = float("nan")
print(nan < 1.0, nan > 1.0, nan == nan, [nan] == [nan], max(1.0, nan), min(nan, 1.0))
print(7 // 0.5, -7 // 2.0, 1e300 // 1e-5 > 0, 3 * 0.1, 1 + 1.0, 2**53 + 1.0, (2**53 + 1) == float(2**53))
print((0.1).is_integer(), (3.0).is_integer(), 1e16 < 10**16 + 1, 9007199254740993 == 9007199254740992.0)
