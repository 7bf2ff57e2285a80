"""What the guest builder makes of small programs: where checks, cold blocks, boxes and virtual calls are, and are not."""

from __future__ import annotations

from build_help import build, calls, function, operations

from bullsnake.ir.core import Function


def cold_callees(function: Function) -> set[str]:
    return {i.callee for b in function.blocks if b.cold for i in b.instrs if i.op == "call"}


def test_a_sum_raises_without_evaluating_again() -> None:
    f = function("def f(a: int, b: int) -> int:\n    return a + b\n", "f")
    assert calls(f) == ["bslib.raise_overflow"]
    assert len(operations(f, "add.o")) == 1


def test_a_tree_is_evaluated_again_in_one_cold_block() -> None:
    f = function("def f(a: int, b: int, m: int) -> int:\n    return (a * b + 1) % m\n", "f")
    assert calls(f).count("bslib.exact_evaluate") == 1
    assert "bslib.exact_evaluate" in cold_callees(f)
    assert "bslib.raise_zero_division" in cold_callees(f)


def test_literals_are_folded_whatever_their_size() -> None:
    f = function("def f() -> int:\n    return 2**100 % 7\n", "f")
    assert calls(f) == []
    assert [i.args[0].value for i in operations(f, "ret")] == [2**100 % 7]  # type: ignore[union-attr]


def test_masks_have_no_check() -> None:
    f = function("def f(a: int) -> int:\n    return (a & 255) ^ (a >> 3)\n", "f")
    assert calls(f) == []


def test_a_comparison_is_the_root_of_its_tree() -> None:
    f = function("def f(a: int, b: int) -> bool:\n    return a * b < 10\n", "f")
    assert "bslib.exact_evaluate" in cold_callees(f)
    assert "bslib.raise_overflow" not in calls(f)


def test_range_loops_are_counted() -> None:
    text = "def f(n: int) -> int:\n    s = 0\n    for i in range(n):\n        s ^= i\n    return s\n"
    counted = [i for i in operations(function(text, "f"), "branch") if "counted" in i.attrs]
    assert [i.attrs["counted"][2] for i in counted] == [1]


def test_calls_of_methods_that_nothing_overrides_are_direct() -> None:
    text = "class A:\n    def m(self) -> int:\n        return 1\n\n\ndef f(a: A) -> int:\n    return a.m()\n"
    f = function(text, "f")
    assert calls(f) == ["__main__.A.m"]
    assert operations(f, "calli") == []


def test_calls_of_overridden_methods_go_through_the_table() -> None:
    text = (
        "class A:\n    def m(self) -> int:\n        return 1\n\n\n"
        "class B(A):\n    def m(self) -> int:\n        return 2\n\n\n"
        "def f(a: A) -> int:\n    return a.m()\n"
    )
    f = function(text, "f")
    assert calls(f) == []
    assert len(operations(f, "calli")) == 1


def test_swaps_make_no_tuple() -> None:
    f = function("def f(a: int, b: int) -> int:\n    a, b = b, a\n    return a - (b & 1)\n", "f")
    assert "runtime.mem.new_sized" not in calls(f)


def test_lists_of_int_are_not_boxed() -> None:
    module = build("def f(xs: list[int]) -> int:\n    return xs[0]\n\n\nprint(f([1, 2]))\n")
    f = module.functions["__main__.f"]
    assert calls(f) == ["bslib.raise_index_error"]
    assert [i.dsts[0].ty.value for i in operations(f, "load")][-1] == "i64"


def test_handlers_land_and_rethrow_hidden() -> None:
    text = "def f(g: int) -> int:\n    try:\n        return 1 // g\n    except ZeroDivisionError:\n        return 0\n"
    f = function(text, "f")
    assert len(operations(f, "landingpad")) >= 1
    throws = [i for i in operations(f, "call") if i.callee == "runtime.throw"]
    assert throws and all(i.attrs.get("hidden") for i in throws)


def test_module_functions_as_values_are_static() -> None:
    text = (
        "from typing import Callable\n\n\ndef g(x: int) -> int:\n    return x\n\n\n"
        "def f() -> Callable[[int], int]:\n    return g\n"
    )
    assert calls(function(text, "f")) == []


def test_every_call_of_a_program_has_a_place() -> None:
    text = "def f(xs: list[str]) -> str:\n    return f'{len(xs)}' + xs[0].upper()\n\n\nprint(f(['a']))\n"
    module = build(text)
    for name in ("__main__.f", "__main__.<module>"):
        assert all(i.pos is not None for i in operations(module.functions[name], "call", "calli"))
