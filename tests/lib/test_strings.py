"""Methods of str against CPython's own."""

import sys

import pytest
from bslib.textrepr import escape, str_repr
from hypothesis import given, settings
from hypothesis import strategies as st

from gathered import str_methods as lib
from moving import inward, result

TEXT = st.text(alphabet="ab A\tB.,x\n\r0é\u00df\u0130\u03a3\u03c3\u4e2d\U0001f600\u01c5\u0661\x1c\x85", max_size=12)
SMALL = st.text(alphabet="ab é\u4e2d", max_size=2)
BOUND = st.integers(-14, 14)
settings.register_profile("lib", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("lib")

PLAIN = (
    "capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper "
    "lower lstrip rstrip splitlines split rsplit strip swapcase title upper expandtabs"
).split()


@pytest.mark.parametrize("name", PLAIN)
@given(text=TEXT)
def test_of_one_string(name, text):
    assert result(getattr(lib, f"str_{name}"), text) == getattr(text, name)()


@pytest.mark.parametrize("name", ["find", "rfind", "count", "index", "rindex", "startswith", "endswith"])
@given(text=TEXT, sub=SMALL, start=BOUND, end=BOUND)
def test_searches(name, text, sub, start, end):
    function = getattr(lib, f"str_{name}")
    assert result(function, text, sub) == result(getattr(text, name), sub)
    assert result(function, text, sub, start, end) == result(getattr(text, name), sub, start, end)


@pytest.mark.parametrize("name", ["partition", "rpartition", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip"])
@given(text=TEXT, sub=SMALL)
def test_of_two_strings(name, text, sub):
    assert result(getattr(lib, f"str_{name}"), text, sub) == result(getattr(text, name), sub)


@pytest.mark.parametrize("name", ["split", "rsplit"])
@given(text=TEXT, sep=SMALL | st.none(), most=st.integers(-1, 4))
def test_splits(name, text, sep, most):
    assert result(getattr(lib, f"str_{name}"), text, sep, most) == result(getattr(text, name), sep, most)


@given(text=TEXT, old=SMALL, new=SMALL, count=st.integers(-1, 4))
def test_replace(text, old, new, count):
    assert result(lib.str_replace, text, old, new, count) == text.replace(old, new, count)


@pytest.mark.parametrize("name", ["ljust", "rjust", "center"])
@given(text=TEXT, width=st.integers(-2, 30), fill=SMALL)
def test_padding(name, text, width, fill):
    assert result(getattr(lib, f"str_{name}"), text, width, fill) == result(getattr(text, name), width, fill)


@given(text=TEXT | st.sampled_from(["+5", "-12", "+"]), width=st.integers(-2, 20))
def test_zfill_and_mul(text, width):
    assert result(lib.str_zfill, text, width) == text.zfill(width)
    assert result(lib.str_mul, text, width) == text * width
    assert result(lib.str_expandtabs, text, width) == text.expandtabs(width)


@given(text=TEXT, parts=st.lists(TEXT, max_size=5))
def test_join_and_compare(text, parts):
    assert result(lib.str_join, text, inward(parts)) == text.join(parts)
    for other in parts:
        assert lib.str_lt(text, other) == (text < other)
        assert lib.str_ge(text, other) == (text >= other)
        assert lib.str_eq(text, other) == (text == other)
        assert lib.str_contains(text, other) == (other in text)
        assert result(lib.str_add, text, other) == text + other


@given(text=TEXT, start=BOUND, stop=BOUND, step=st.integers(-4, 4), given_=st.integers(0, 7))
def test_slices(text, start, stop, step, given_):
    bounds = slice(start if given_ & 1 else None, stop if given_ & 2 else None, step if given_ & 4 else None)
    assert result(lib.str_slice, text, start, stop, step, given_) == result(text.__getitem__, bounds)
    assert result(lib.str_getitem, text, start) == result(text.__getitem__, start)


@given(text=st.text(max_size=8))
def test_repr(text):
    assert result(str_repr, text) == repr(text)
    assert result(escape, repr(text)) == ascii(text)


@given(values=st.lists(st.integers() | st.text(max_size=3), min_size=2, max_size=4).map(lambda v: [x if isinstance(x, str) else x % 1000 for x in v]))
@pytest.mark.parametrize("template", ["{} and {}", "{1}{0}", "{{{0}}}", "{0!r:>8}|{1:5}", "{", "}", "{} {} {} {} {}", "a{:>4}b{}"])
def test_format_method(template, values):
    ours, theirs = result(lib.str_format, template, *values), result(template.format, *values)
    assert ours == theirs


def test_all_of_unicode():
    """Properties and case of every code point."""
    names = "isalpha isdecimal isdigit isnumeric islower isupper istitle isspace isprintable isidentifier upper lower title casefold".split()
    for code in [*range(0x3000), *range(0xA000, 0xB000), *range(0xF900, 0x11000, 3), *range(0x1D400, 0x1F000, 5), 0x10FFFF]:
        if 0xD800 <= code < 0xE000:
            continue
        char = chr(code)
        for name in names:
            assert result(getattr(lib, f"str_{name}"), char) == getattr(char, name)(), (hex(code), name)


@pytest.mark.skipif(sys.flags.hash_randomization == 0, reason="needs CPython's own hash of another process")
def test_hash_of_seeded_process(tmp_path):
    import subprocess

    texts = ["a", "hello", "é", "中文字", "\U0001f600x", "x" * 100, "12345678", "1234567"]
    for seed in ("0", "1", "42", "4294967295"):
        program = "import sys; print([hash(t) for t in eval(sys.argv[1])])"
        env = {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        theirs = subprocess.run([sys.executable, "-c", program, ascii(texts)], env=env, capture_output=True, text=True, check=True)
        assert ours_with_seed(texts, seed) == eval(theirs.stdout)


def ours_with_seed(texts, seed):
    import os

    from bslib import hashing

    before = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = seed
    hashing._key_0 = hashing._key_1 = 0
    try:
        hashing._seed()
        return [hashing.str_hash(t) for t in texts]
    finally:
        os.environ.pop("PYTHONHASHSEED") if before is None else os.environ.update(PYTHONHASHSEED=before)
