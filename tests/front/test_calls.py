"""Resolution of calls: overloads, places of arguments, type arguments, methods of unions."""

from __future__ import annotations

import pytest
from front_help import load, nodes

from bullsnake.front import tree


@pytest.mark.parametrize(
    ("call", "overload"),
    [("int()", 0), ("int(5)", 1), ("int(2.5)", 2), ('int("7")', 3), ('int("ff", 16)', 3), ("int(True)", 1)],
)
def test_constructor_overload(call: str, overload: int) -> None:
    made = nodes(load(f"print({call})"), tree.New)[0]
    assert made.init is not None and made.init.overload == overload


def test_subscript_overload() -> None:
    program = load("""
        xs = [1, 2, 3]
        print(xs[0], xs[1:])
        xs[0] = 4
        xs[1:2] = [5]
        del xs[0]
        """)
    found = nodes(program, tree.Index)
    assert [i.method.overload for i in found if i.method is not None] == [0, 1]
    assert [i.setter.overload for i in found if i.setter is not None] == [0, 1]
    assert [i.deleter.fullname for i in found if i.deleter is not None] == ["builtins.list.__delitem__"]


def test_arguments_by_name_keep_their_order_of_evaluation() -> None:
    call = nodes(load("""
        def f(a: int, b: int = 2, *, c: int = 3) -> int:
            return a + b + c
        f(c=1, a=5)
        """), tree.Call)[0]
    assert [isinstance(a, tree.IntLit) and a.value for a in call.args] == [5, False, 1]
    assert call.args[1] is None and call.order == [2, 0]


def test_type_arguments() -> None:
    program = load("""
        words = ["b", "a"]
        print(sorted(words), max(1.5, 2.5), dict(zip(words, [1, 2])))
        """)
    by_name = {call.function.name: call for call in nodes(program, tree.Call)}
    assert [str(t) for t in by_name["sorted"].type_args] == ["str"]
    assert [str(t) for t in by_name["max"].type_args] == ["float"]
    assert [str(t) for t in by_name["zip"].type_args] == ["str", "int"]


def test_open_list_takes_the_type_of_its_variable() -> None:
    program = load("""
        def f() -> list[int]:
            out = []
            out.append(3)
            return out
        """)
    assert [str(lit.type) for lit in nodes(program, tree.ListLit)] == ["list[int]"]


def test_reflected_operator() -> None:
    binary = nodes(load('n = 3\nprint(n * "ab")'), tree.Binary)[0]
    assert binary.method is not None and binary.method.name == "__rmul__" and binary.reflected


def test_numbers_need_no_method() -> None:
    assert all(b.method is None for b in nodes(load("x = 2.5\nprint(1 + 2 * x - True)"), tree.Binary))


def test_virtual_call_through_the_common_base() -> None:
    program = load("""
        class Shape:
            def area(self) -> float:
                return 0.0
        class Square(Shape):
            def area(self) -> float:
                return 1.0
        class Disc(Shape):
            def area(self) -> float:
                return 3.0
        def total(s: Square | Disc) -> float:
            return s.area()
        print(total(Disc()))
        """)
    assert [call.method.qualname for call in nodes(program, tree.MethodCall)] == ["Shape.area"]


def test_member_of_unrelated_classes_is_chosen_by_isinstance() -> None:
    program = load("""
        class Cat:
            def name(self) -> str:
                return "cat"
        class Dog:
            def name(self) -> str:
                return "dog"
        def show(pet: Cat | Dog) -> str:
            return pet.name()
        print(show(Cat()))
        """)
    assert [str(test.classes[0]) for test in nodes(program, tree.IsInstance)] == ["Cat"]
    assert [call.method.qualname for call in nodes(program, tree.MethodCall)] == ["Cat.name", "Dog.name"]


def test_nested_function_is_called_with_its_closure() -> None:
    call = nodes(load("""
        def outer(n: int) -> int:
            def inner() -> int:
                return n
            return inner()
        print(outer(1))
        """), tree.Call)[0]
    assert call.function.qualname == "outer.<locals>.inner" and isinstance(call.closure, tree.Name)


def test_overload_as_a_value() -> None:
    program = load("""
        from typing import Callable
        def apply(f: Callable[[int, int], int], g: Callable[[list[int]], int]) -> int:
            return f(1, 2) + g([3])
        print(apply(max, max))
        """)
    refs = [r for r in nodes(program, tree.FunctionRef) if r.function.name == "max"]
    assert [len(r.function.params) for r in refs if str(r.type).startswith("Callable[[int, int]")] == [2]
    assert str(refs[1].type) == "Callable[[Iterable[int]], int]"
