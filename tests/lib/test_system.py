"""Files, decoding, string hashes, time and the edges of math, against CPython's own."""

import math
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import _prim
import pytest
from bslib import exact, files, text, times, utf8
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gathered import math_module as maths
from moving import inward, result

TOO_LARGE = ("OverflowError", "integer result does not fit in 64 bits")
EMPTY = _prim.Array(0)

# --- decoding ----------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from([b"a", "é".encode(), "中".encode(), "😀".encode(), b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe0\x80\x80"])
RAW = st.lists(
    PIECES | st.sampled_from([b"\xc3", b"\xe4\xb8", b"\xf0\x9f\x98", b"\xff", b"\x80", b"\xc0"]) | st.binary(max_size=3), max_size=6
).map(b"".join)


# The library makes this error from its text alone, CPython from five arguments.
utf8.UnicodeDecodeError = type("UnicodeDecodeError", (ValueError,), {})


def decoded(raw, escapes):
    decoder = utf8.Decoder(len(raw), utf8.ESCAPE if escapes else utf8.STRICT, "utf-8")
    for i, byte in enumerate(raw):
        decoder.feed(byte, i)
    decoder.finish()
    return text.from_codes(decoder.codes, decoder.n)


def decoded_by_cpython(raw, errors):
    try:
        return raw.decode("utf-8", errors)
    except UnicodeDecodeError as error:
        return "UnicodeDecodeError", str(error)


@given(raw=RAW)
@settings(max_examples=500)
@example(raw=b"\xf0\x9f\x98")
@example(raw=b"\xed\xa0\x80")
def test_decoding(raw):
    assert result(decoded, raw, False) == decoded_by_cpython(raw, "strict")
    assert str(decoded(raw, True)) == raw.decode("utf-8", "surrogateescape")


# --- files -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["r", "w", "a", "x", "r+", "w+", "rt", "zz", "", "rw", "r++"])
@pytest.mark.parametrize("name", ["missing", ".", "there", "missing/inner"])
def test_opening(tmp_path, name, how):
    for side in ("ours", "theirs"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "there").write_text("x")
    outcomes = []
    for side, function in (("ours", files.open_file), ("theirs", open)):
        path = str(tmp_path / side / name)
        try:
            file = function(path, how)
        except OSError as error:
            outcomes.append((type(error).__name__, error.errno, str(error.strerror), str(error.filename).replace(side, "")))
        except ValueError as error:
            outcomes.append((type(error).__name__, str(error)))
        else:
            (files.close if side == "ours" else file.__class__.close)(file)
            outcomes.append((Path(path).read_text(), file.mode))
    assert outcomes[0] == outcomes[1]


def test_the_wrong_direction(tmp_path):
    path = str(tmp_path / "file")
    ours, theirs = files.open_file(path, "w"), open(path, "w")
    assert result(files.read, ours) == result(theirs.read)
    files.close(ours)
    theirs.close()
    ours, theirs = files.open_file(path, "r"), open(path)
    assert result(files.write, ours, "x") == result(theirs.write, "x")
    files.close(ours)
    theirs.close()
    assert result(files.read, ours) == result(theirs.read)


# --- hashes of strings -------------------------------------------------------------------------------------------------------

SAMPLES = ["a", "abc", "12345678", "123456789" * 3, "é", "é" * 9, "中文", "😀x", "\0", "x" * 1000, "", "日" * 7]
CHILD = f"""
import sys
sys.path[:0] = [{str(Path(__file__).parent)!r}]
import conftest
from bslib import hashing, tuples
for s in {SAMPLES!r}:
    assert hashing.str_hash(s) == hash(s), s
assert tuples.tuple_hash(("a", 2.5, ("b", 1))) == hash(("a", 2.5, ("b", 1)))
print("same")
"""


@pytest.mark.parametrize("seed", ["0", "1", "42", "4294967295"])
def test_string_hashes(seed):
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("same\n", "")


# --- time --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [-1.0, -1e-9, math.nan, math.inf, 1e300, 1e10])
def test_sleeps_that_are_refused(seconds):
    ours, theirs = result(times.sleep, seconds), result(time.sleep, seconds)
    assert ours == theirs and ours is not None


def test_clocks():
    start = time.monotonic_ns()
    times.sleep(0.01)
    assert start + 10_000_000 <= times.monotonic_ns() <= time.monotonic_ns()
    assert abs(times.time() - time.time()) < 5 and abs(times.process_time() - time.process_time()) < 5


# --- the edges of math -------------------------------------------------------------------------------------------------------

EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -2.0, 3.5, 1e308, -1e308, 5e-324, math.inf, -math.inf, math.nan, 1e-320, 709.8, -745.2, 9.3e18]
ONE = (
    "acos acosh asin asinh atan atanh cbrt cosh cos erf erfc exp2 expm1 log1p sinh sin tanh tan exp sqrt fabs log log2 log10 modf frexp "
    "degrees radians ulp floor ceil trunc isfinite"
).split()


def narrow(value):
    return TOO_LARGE if isinstance(value, int) and not -(2**63) <= value < 2**63 else value


@pytest.mark.parametrize("name", ONE)
def test_edges_of_one(name):
    for x in EDGES:
        assert repr(result(getattr(maths, name), x)) == repr(narrow(result(getattr(math, name), x))), x


@pytest.mark.parametrize("name", ["atan2", "pow", "fmod", "remainder", "nextafter", "copysign", "hypot", "isclose"])
def test_edges_of_two(name):
    for x in EDGES:
        for y in EDGES:
            assert repr(result(getattr(maths, name), x, y)) == repr(result(getattr(math, name), x, y)), (x, y)


@pytest.mark.parametrize("base", EDGES)
def test_logarithm_to_a_base(base):
    for x in EDGES:
        assert repr(result(maths.log_base, x, base)) == repr(result(math.log, x, base)), x


SUMS = st.lists(st.sampled_from([*EDGES, 0.1, 1e16, 1e-16, -0.1, 2.0**53, 1.5, 8.98846567431158e307]), max_size=7)


@given(values=SUMS | st.lists(st.floats(-1e6, 1e6), max_size=12))
@settings(max_examples=500)
@example(values=[1e308, 1e308, -1e308])
@example(values=[math.inf, -math.inf])
@example(values=[-0.0])
def test_exact_sums(values):
    assert repr(result(maths.fsum, inward(values))) == repr(result(math.fsum, values))


@pytest.mark.parametrize(
    "numbers", [(), (0,), (-(2**63),), (-(2**63), 0), (-(2**63), 6), (2**63 - 1, 2**62, 0), (2**63 - 1, 2**62), (6, -4, 8)]
)
def test_divisors_and_multiples(numbers):
    assert result(maths.gcd, *numbers) == narrow(math.gcd(*numbers))
    assert result(maths.lcm, *numbers) == narrow(math.lcm(*numbers))


# --- exact division ----------------------------------------------------------------------------------------------------------


def test_division_into_subnormals():
    """Rounded once, also where a float has fewer bits than 53."""
    made = random.Random(5)
    for _ in range(1500):
        a, b = made.getrandbits(made.randint(1, 130)), made.getrandbits(made.randint(1, 1180)) | 1 << 1099
        tie, power = made.getrandbits(made.randint(1, 54)) * 2 + 1, 1 << made.choice([1074, 1075, 1076, 1077, 1100, 1127])
        for top, bottom in ((-a, b), (a, b), (tie, power)):
            assert repr(exact.exact_evaluate_float(f"{top} {bottom} /", EMPTY)) == repr(top / bottom)


CORNERS = [
    (0, "/", -5),
    (0, "/", 5),
    (1, "//", 0),
    (1, "%", 0),
    (1, "/", 0),
    (2**100, "%", 0),
    (0, "**", 0),
    (2, "<<", -1),
    (2, ">>", -1),
    (-1, ">>", 10**30),
    (0, "<<", 10**30),
]


@pytest.mark.parametrize(("left", "op", "right"), CORNERS)
def test_exact_corners(left, op, right):
    evaluate = exact.exact_evaluate_float if op == "/" else exact.exact_evaluate
    theirs = result(eval, f"{left} {op} {right}")
    assert repr(result(evaluate, f"{left} {right} {op}", EMPTY)) == repr(theirs)
