"""Errors and warnings: places, values on their way between types, several in one run."""

from __future__ import annotations

import pytest
from front_help import errors, findings, load, nodes

from bullsnake.front import tree


def test_columns_on_lines_that_are_not_ascii() -> None:
    assert errors('print("é中😀", wrong)') == [(1, 14, 'name "wrong" is not defined')]


def test_columns_inside_of_an_f_string() -> None:
    assert errors('x = 1\nprint(f"a{x}b{wrong}")') == [(2, 15, 'name "wrong" is not defined')]


@pytest.mark.parametrize(
    "line",
    ["n: int = True", "take(True)", "values.append(True)", "values[0] = 1 > 2", 'table["a"] = False', "n = 1 if values else True"],
)
def test_bool_becomes_an_int(line: str) -> None:
    start = "" if line.startswith("n: ") else "n = 0\n"
    text = f'values = [1]\ntable = {{"a": 1}}\n{start}def take(k: int) -> int:\n    return k\n{line}'
    found = findings(text)
    assert [(one.severity, one.pos.line, one.help) for one in found] == [("warning", text.count("\n") + 1, "write int(...) around it")]
    assert "becomes the int" in found[0].message


@pytest.mark.parametrize("line", ["n = 1 + True", "print(sum([True, False]))", "m = max(1, 2) * (n > 0)", "k: object = True"])
def test_bool_in_arithmetic_is_fine(line: str) -> None:
    assert errors(f"n = 5\n{line}") == []


TAKES = """
        from collections.abc import Sequence
        pair = (1, 2)
        given = {have}
        def take(x: {want}) -> None:
            print(x)
        take(given)
        """


@pytest.mark.parametrize(("have", "want"), [("pair", "tuple[float, float]"), ("[True]", "Sequence[int]")])
def test_representation_inside_of_a_container(have: str, want: str) -> None:
    found = errors(TAKES.format(have=have, want=want))
    assert [line for line, _, message in found if "cannot stand for" in message] == [7], found


@pytest.mark.parametrize(
    ("have", "want"), [("[1]", "Sequence[float]"), ("[[1]]", "Sequence[Sequence[float]]"), ("[1]", "Sequence[object]")]
)
def test_a_sequence_gives_its_items_boxed(have: str, want: str) -> None:
    assert errors(TAKES.format(have=have, want=want)) == []


def test_int_literal_for_a_float_warns() -> None:
    found = findings("x: float = 1\nprint(x)")
    assert [(d.severity, d.help) for d in found] == [("warning", "write 1.0")]


def test_override_keeps_the_representation() -> None:
    found = errors("""
        class A:
            def f(self) -> float:
                return 1.5
        class B(A):
            def f(self) -> int:
                return 1
        """)
    assert found == [(6, 5, '"f" returns int where A.f returns float')]


def test_refusals_do_not_end_the_run() -> None:
    found = errors("""
        a = 2j
        n = 1
        z = 1j
        async def g() -> None:
            pass
        class C:
            def __del__(self) -> None:
                pass
        """)
    assert [line for line, _, _ in found] == [2, 4, 5, 8]


def test_syntax_error_has_its_place() -> None:
    assert errors("x = (1,\n") == [(1, 5, "'(' was never closed")]


def test_main_file_may_be_anything_but_text() -> None:
    found = errors("x = 1\0")
    assert len(found) == 1 and found[0][0] == 1


def test_code_that_mypy_takes_for_unreachable_is_said_once() -> None:
    found = findings("""
        def f(n: int) -> str:
            if isinstance(n, str):
                return n.upper()
            if not isinstance(n, int):
                raise TypeError(n.nothing)
            return str(n)
            return n.nothing
        """)
    assert [(one.severity, one.pos.line) for one in found] == [("warning", 4)]


def test_unreachable_code_with_open_types_is_not_compiled() -> None:
    program = load("""
        def f(flag: bool) -> list[str]:
            if flag:
                return ["yes"]
            elif flag:
                numbers = {n: c for n, c in enumerate(list("bc"), 1)}
                return list(numbers.values())
            return []
        """)
    assert len(nodes(program, tree.Unreached)) == 1
