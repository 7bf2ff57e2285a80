"""list, dict, tuple, range, sorting, exact evaluation and reading of files against CPython's own."""

import random
import sys

import _prim
import pytest
from bslib import dicts, exact, files, hashing, iterating, lists, ranges, sorting, tuples
from bslib.objects import equal, hash_of, less, repr_of
from hypothesis import given, settings
from hypothesis import strategies as st

from moving import inward, outward, result

settings.register_profile("lib", max_examples=80, deadline=None, derandomize=True)
settings.load_profile("lib")
ITEMS = st.lists(st.integers(-3, 3) | st.text("ab", max_size=2), max_size=8)
NUMBERS = st.lists(st.integers(-9, 9), max_size=40)
BOUND = st.integers(-10, 10)
GIVEN = st.integers(0, 7)


def bounds(start, stop, step, given_):
    return slice(start if given_ & 1 else None, stop if given_ & 2 else None, step if given_ & 4 else None)


def changed(function, values, *args):
    """What a method answers, and the list afterwards."""
    made = inward(values)
    answer = result(function, made, *[inward(a) for a in args])
    return answer, outward(made)


def changed_there(name, values, *args):
    made = list(values)
    return result(getattr(made, name), *args), made


METHODS = {
    "append": 1, "count": 1, "remove": 1, "index": 1, "insert": 2, "pop": 0, "reverse": 0, "clear": 0, "extend": -1, "copy": 0,
}  # fmt: skip


@pytest.mark.parametrize("name", METHODS)
@given(values=ITEMS, item=st.integers(-3, 3), at=BOUND, more=ITEMS)
def test_list_methods(name, values, item, at, more):
    args = {1: (item,), 2: (at, item), 0: (), -1: (more,)}[METHODS[name]]
    assert changed(getattr(lists, f"list_{name}", None) or lists.list_append, values, *args) == changed_there(name, values, *args)
    assert changed(lists.list_pop, values, at) == changed_there("pop", values, at)
    assert changed(lists.list_delitem, values, at) == changed_there("__delitem__", values, at)
    assert changed(lists.list_setitem, values, at, item) == changed_there("__setitem__", values, at, item)


@given(values=ITEMS, start=BOUND, stop=BOUND, step=st.integers(-4, 4), given_=GIVEN, more=ITEMS)
def test_list_slices(values, start, stop, step, given_, more):
    there = bounds(start, stop, step, given_)
    assert changed(lists.list_slice, values, start, stop, step, given_)[0] == changed_there("__getitem__", values, there)[0]
    assert changed(lists.list_set_slice, values, start, stop, step, given_, more) == changed_there("__setitem__", values, there, more)
    assert changed(lists.list_del_slice, values, start, stop, step, given_) == changed_there("__delitem__", values, there)
    ours = result(tuples.tuple_slice, tuple(values), start, stop, step, given_)
    assert ours == result(tuple(values).__getitem__, there)


@given(a=NUMBERS, b=NUMBERS, n=st.integers(-1, 4))
def test_list_operators(a, b, n):
    assert result(lists.list_add, inward(a), inward(b)) == a + b
    assert result(lists.list_mul, inward(a), n) == a * n
    assert lists.list_lt(inward(a), inward(b)) == (a < b) and lists.list_ge(inward(a), inward(b)) == (a >= b)
    assert lists.list_eq(inward(a), inward(b)) == (a == b) and lists.list_eq(inward(a), inward(list(a)))
    assert tuples.lt(tuple(a), tuple(b)) == (tuple(a) < tuple(b))


@given(values=NUMBERS, reverse=st.booleans())
def test_sorting(values, reverse):
    assert result(sorting.sorted_plain, inward(values), None, reverse) == sorted(values, reverse=reverse)
    key = lambda n: n // 3  # noqa: E731
    assert result(sorting.sorted_by, inward(values), key, reverse) == sorted(values, key=key, reverse=reverse)
    assert changed(lambda s: sorting.list_sort(s, None, reverse), values)[1] == sorted(values, reverse=reverse)


@given(values=st.lists(st.text("abc\u4e2d", max_size=12), max_size=40), reverse=st.booleans())
def test_sorting_of_text(values, reverse):
    assert result(sorting.sorted_plain, inward(values), None, reverse) == sorted(values, reverse=reverse)
    assert result(sorting.sorted_plain, inward(values + ["x"] * 30)) == sorted(values + ["x"] * 30)


def test_sorting_of_many():
    for n in (9, 64, 65, 1000):
        values = [random.randrange(n) for _ in range(n)]
        tagged = [(v % 7, i) for i, v in enumerate(values)]
        assert result(sorting.sorted_plain, inward(values)) == sorted(values)
        assert result(sorting.sorted_by, inward(tagged), lambda t: t[0]) == sorted(tagged, key=lambda t: t[0])


@given(values=st.lists(st.integers(-(2**63), 2**63 - 1), max_size=6), n=NUMBERS)
def test_reductions(values, n):
    total = sum(values)
    fits = -(2**63) <= total < 2**63
    assert result(iterating.sum_ints, inward(values)) == (total if fits else ("OverflowError", "integer result does not fit in 64 bits"))
    for ours, theirs in ((iterating.max_in, max), (iterating.min_in, min)):
        assert result(ours, inward(n))[0:] == result(theirs, n) if not n else result(ours, inward(n)) == theirs(n)
    if n:
        assert iterating.max_by(inward(n), lambda x: -x) == max(n, key=lambda x: -x)
        assert iterating.min_by(inward(n), abs) == min(n, key=abs)


# --- dict -----------------------------------------------------------------------------------------------------------------

KEY = st.integers(-5, 5) | st.sampled_from(["a", "b", "c", "dd"])
STEPS = st.lists(st.tuples(st.sampled_from(["set", "del", "pop", "get", "default", "item", "clear"]), KEY, st.integers(0, 9)), max_size=60)


@given(steps=STEPS)
def test_dict_histories(steps):
    """The same steps on both, the same answers, the same order."""
    ours, theirs = inward({}), {}
    for what, key, value in steps:
        if what == "set":
            dicts.dict_setitem(ours, key, value)
            theirs[key] = value
        elif what == "del":
            assert result(dicts.dict_delitem, ours, key) == result(theirs.__delitem__, key)
        elif what == "pop":
            assert result(dicts.dict_pop, ours, key) == result(theirs.pop, key)
        elif what == "get":
            assert result(dicts.dict_get, ours, key) == theirs.get(key)
        elif what == "default":
            assert dicts.dict_setdefault(ours, key, value) == theirs.setdefault(key, value)
        elif what == "item":
            assert result(dicts.dict_popitem, ours) == result(theirs.popitem)
        elif value == 0:
            dicts.dict_clear(ours)
            theirs.clear()
        assert list(outward(ours).items()) == list(theirs.items())
    assert result(repr_of, ours) == repr(theirs)
    assert outward(dicts.dict_copy(ours)) == theirs and dicts.dict_eq(ours, dicts.dict_copy(ours))


def test_large_dict():
    ours, theirs = inward({}), {}
    for i in range(3000):
        key = i * 7919 % 4001 * 2**32
        dicts.dict_setitem(ours, key, i)
        theirs[key] = i
        if i % 3 == 0:
            dicts.dict_delitem(ours, key)
            del theirs[key]
    assert list(outward(ours).items()) == list(theirs.items())
    assert all(dicts.dict_contains(ours, k) for k in theirs) and not dicts.dict_contains(ours, 1)


def test_change_while_iterating():
    ours = inward({1: 1, 2: 2})
    at = dicts.dict_next(ours, 0, 2)
    dicts.dict_setitem(ours, 3, 3)
    assert result(dicts.dict_next, ours, at + 1, 2) == ("RuntimeError", "dictionary changed size during iteration")


# --- tuples, ranges, any objects ---------------------------------------------------------------------------------------------

LEAF = st.integers(-4, 4) | st.floats(-4, 4) | st.booleans() | st.text("ab", max_size=1) | st.none()
VALUE = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3).map(tuple) | st.lists(inner, max_size=3), max_leaves=6)


@given(a=VALUE, b=VALUE)
def test_any_objects(a, b):
    assert equal(inward(a), inward(b)) == (a == b)
    assert result(repr_of, inward(a)) == repr(a)
    assert result(less, inward(a), inward(b)) == result(lambda: a < b)


HASHABLE = st.recursive(st.integers() .filter(lambda n: abs(n) < 2**63) | st.floats(allow_nan=False) | st.booleans(), lambda i: st.lists(i, max_size=4).map(tuple))


@given(value=HASHABLE)
def test_hashes(value):
    assert hash_of(value) == hash(value)


def test_hash_of_none_is_stable():
    assert hash_of(None) == hash_of(None) and hashing.hash_int(-1) == -2


SMALL = st.integers(-20, 20)


@given(start=SMALL, stop=SMALL, step=SMALL, i=SMALL, x=SMALL, y=SMALL, z=SMALL, given_=GIVEN)
def test_ranges(start, stop, step, i, x, y, z, given_):
    if step == 0:
        assert result(ranges.range_from, start, stop, 0) == ("ValueError", "range() arg 3 must not be zero")
        return
    ours, theirs = ranges.range_from(start, stop, step), range(start, stop, step)
    assert outward(ranges.range_list(ours)) == list(theirs) and ranges.range_len(ours) == len(theirs)
    assert result(ranges.range_getitem, ours, i) == result(theirs.__getitem__, i)
    assert ranges.range_contains(ours, i) == (i in theirs)
    assert result(ranges.range_index, ours, i) == result(theirs.index, i)
    assert result(ranges.range_repr, ours) == repr(theirs)
    if z != 0 or not given_ & 4:
        part, there = ranges.range_slice(ours, x, y, z, given_), theirs[bounds(x, y, z, given_)]
        assert (part.start, part.stop, part.step) == (there.start, there.stop, there.step)


# --- exact evaluation ----------------------------------------------------------------------------------------------------------

WORD = st.integers(-(2**63), 2**63 - 1) | st.integers(-70, 70) | st.integers(-(2**200), 2**200)
OPS = ["+", "-", "*", "//", "%", "&", "|", "^", "<<", ">>", "**", "<", "<=", ">", ">=", "==", "!="]


def python(op, a, b):
    return int(eval(f"a {op} b", {"a": a, "b": b}))


def narrow(value):
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return "OverflowError", "integer result does not fit in 64 bits"
    return value


@pytest.mark.parametrize("op", OPS)
@given(a=WORD, b=WORD, m=WORD)
def test_exact_operators(op, a, b, m):
    """a op b, and then modulo m, so that large values are looked at too."""
    if op in ("<<", ">>", "**"):
        b = b % 90 if op != "**" else b % 12
    code = f"{a} {b} {op}"
    assert result(exact.exact_evaluate, code, _prim.Array(0)) == narrow(result(python, op, a, b))
    there = result(lambda: python(op, a, b) % m)
    assert result(exact.exact_evaluate, f"{code} {m} %", _prim.Array(0)) == narrow(there)
    low = result(lambda: python(op, a, b) & 0xFFFF)
    assert result(exact.exact_evaluate, f"{code} 65535 &", _prim.Array(0)) == low


@given(a=WORD, b=WORD)
def test_exact_unary_and_division(a, b):
    leaves = _prim.Array(2)
    leaves.items[:] = [7, -3]
    assert exact.exact_evaluate(f"$0 {a} + neg inv $1 - {a} -", leaves) == ~-(7 + a) + 3 - a
    assert result(exact.exact_evaluate_float, f"{a} {b} /", leaves) == result(lambda: a / b)
    assert result(exact.exact_evaluate_float, f"{a} {b} +", leaves) == float(a + b)


def test_exact_limits():
    empty = _prim.Array(0)
    assert result(exact.exact_evaluate_float, "10 400 **", empty) == ("OverflowError", "int too large to convert to float")
    assert result(exact.exact_evaluate_float, "10 400 ** 3 /", empty) == ("OverflowError", "integer division result too large for a float")
    assert exact.exact_evaluate("2 100 ** 7 %", empty) == 2**100 % 7
    assert result(exact.exact_evaluate, "1 0 //", empty) == ("ZeroDivisionError", "integer division or modulo by zero")
    assert exact.exact_evaluate("3 40000 ** 3 39999 ** //", empty) == 3
    assert result(exact.exact_evaluate, "2 70000 **", empty)[0] == "OverflowError"


# --- files -----------------------------------------------------------------------------------------------------------------

CONTENT = st.text(alphabet="ab\n\ré\u4e2d\U0001f600 ", max_size=40)


@given(content=CONTENT, size=st.integers(1, 7), block=st.integers(1, 9), newline=st.sampled_from([None, "", "\n"]))
@settings(max_examples=60)
def test_reading(tmp_path_factory, content, size, block, newline):
    """By lines and by pieces, with blocks that cut code points and line ends in two."""
    path = tmp_path_factory.getbasetemp() / "content.txt"
    path.write_bytes(content.encode())
    _prim.READ_SIZE = block
    try:
        with open(path, encoding="utf-8", newline=newline) as file:
            text = file.read()
        ours = files.open_file(str(path), "r", newline=newline)
        assert result(files.read, ours) == text
        files.close(ours)
        ours = files.open_file(str(path), "r", newline=newline)
        with open(path, encoding="utf-8", newline=newline) as file:
            assert result(files.read, ours, size) == file.read(size)
            if newline != "":
                assert result(files.readline, ours) == file.readline()
                assert result(files.readlines, ours) == file.readlines()
        files.close(ours)
    finally:
        _prim.READ_SIZE = 0


def test_files_that_are_not_there(tmp_path):
    path = str(tmp_path / "missing.txt")
    with pytest.raises(FileNotFoundError):
        files.open_file(path, "r")
    ours = files.open_file(path, "w")
    assert files.write(ours, "one\ntwo é") == 9
    files.close(ours)
    assert open(path, encoding="utf-8").read() == "one\ntwo é"
    assert result(files.write, ours, "x") == ("ValueError", "I/O operation on closed file.")
    assert result(files.open_file, path, "rw") == result(open, path, "rw")
    assert result(files.open_file, path, "q") == result(open, path, "q")


def test_twin_wraps():
    assert _prim.wadd(2**63 - 1, 1) == -(2**63) and sys.maxsize == 2**63 - 1


def test_a_dict_whose_count_a_race_has_made_wrong_is_shown():
    """Two goroutines that delete at once may count an entry twice; the entries are what they are."""
    made = inward({1: 2, 3: 4})
    for wrong in (-1, 1, 100):
        made._used = wrong
        assert outward(dicts.dict_repr(made)) == "{1: 2, 3: 4}"
