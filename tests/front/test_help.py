"""One error for one mistake, and help that fits it."""

from __future__ import annotations

import pytest
from front_help import findings

from bullsnake.front.help.syntax import describe


def _told(text: str) -> list[tuple[str, str]]:
    return [(d.message, d.help) for d in findings(text)]


def test_a_manager_without_iterator_is_one_mistake() -> None:
    text = """
        from contextlib import contextmanager

        @contextmanager
        def section(name: str) -> None:
            yield
        """
    ((message, advice),) = _told(text)
    assert message.startswith("the return type of a generator function")
    assert "-> Iterator[" in advice


def test_errors_in_a_refused_method_are_silent() -> None:
    text = """
        class Lazy:
            def __getattr__(self, name: str) -> str:
                return 3

        print(Lazy().hello)
        """
    ((message, _),) = _told(text)
    assert message.startswith("__getattr__ is not supported")


def test_a_descriptor_is_one_mistake() -> None:
    text = """
        class Field:
            def __set_name__(self, owner: type, name: str) -> None: ...
            def __get__(self, instance: object, owner: type) -> int:
                return 1
            def __set__(self, instance: object, value: int) -> None: ...
        """
    assert [message for message, _ in _told(text)] == ["descriptors are not supported"]


def test_names_of_fields_are_offered() -> None:
    text = """
        from dataclasses import dataclass, replace

        @dataclass
        class Point:
            x: int

        def show(value: object) -> None:
            match value:
                case Point(z=3):
                    print("three")

        print(replace(Point(1), z=3))
        """
    assert _told(text) == [
        ('class "Point" has no attribute "z"', "it has x"),
        ('unexpected keyword argument "z" for "replace" of "Point"', "name one of x"),
    ]


def test_postponed_annotations_name_what_comes_later() -> None:
    text = """
        from __future__ import annotations

        def make() -> Leaf:
            return Leaf()

        class Leaf:
            pass
        """
    assert _told(text) == []


def test_the_function_behind_a_missing_name_is_called_by_its_module() -> None:
    ((message, _),) = _told("import math as m\nprint(m.sqare(2.0))\n")
    assert message == 'module "math" has no attribute "sqare"'


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("n++", "write n += 1"),
        ("f = lambda n: return n", "leave out return"),
        ("if a && b: pass", "write and"),
        ("type Pair = tuple[int, int]", "write Pair = tuple[int, int]"),
        ("class Box[T]: pass", 'T = TypeVar("T")'),
        ("def f(from: int): pass", "from_"),
        ("print 3", "write print(...)"),
        ("f(a=1, 2)", "with names to the end"),
        ("x = (1, 2]", "opened last"),
    ],
)
def test_syntax(line: str, advice: str) -> None:
    with pytest.raises(SyntaxError) as caught:
        compile(line, "prog.py", "exec")
    assert advice in describe(caught.value, "prog.py", line).help
