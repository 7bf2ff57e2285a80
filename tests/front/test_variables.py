"""Which variables are captured, kept in cells, or checked before a read."""

from __future__ import annotations

from front_help import global_var, load, local


def test_captured_parameter_is_copied() -> None:
    var = local(load("""
        from typing import Callable
        def adder(n: int) -> Callable[[int], int]:
            def add(x: int) -> int:
                return x + n
            return add
        """), "adder", "n")
    assert (var.captured, var.rebound) == (True, False)


def test_variable_changed_by_inner_function_needs_a_cell() -> None:
    var = local(load("""
        def counter() -> int:
            n = 0
            def tick() -> None:
                nonlocal n
                n += 1
            tick()
            return n
        """), "counter", "n")
    assert (var.captured, var.rebound) == (True, True)


def test_assignment_after_the_closure_needs_a_cell() -> None:
    program = load("""
        def f() -> int:
            def g() -> int:
                return late
            late = 5
            return g()
        """)
    var = local(program, "f", "late")
    assert (var.captured, var.rebound, var.maybe_unbound) == (True, True, True)


def test_loop_variable_in_a_lambda_needs_a_cell() -> None:
    var = local(load("""
        def f() -> int:
            total = 0
            for i in range(3):
                total += (lambda: i)()
            return total
        """), "f", "i")
    assert (var.captured, var.rebound) == (True, True)


def test_every_path_assigns() -> None:
    program = load("""
        def f(n: int) -> int:
            if n > 0:
                x = 1
            else:
                x = 2
            while True:
                y = x
                if y:
                    z = 3
                    break
            try:
                w = int("1")
            except ValueError:
                return 0
            return x + y + z + w
        """)
    assert not any(local(program, "f", name).maybe_unbound for name in "xyzw")


def test_paths_that_miss_an_assignment() -> None:
    program = load("""
        def f(n: int) -> int:
            if n > 0:
                x = 1
            for i in range(n):
                y = i
            try:
                z = n // n
            except ZeroDivisionError:
                pass
            while n > 3:
                w = n
                n -= 1
            return x + y + z + w + i
        """)
    assert all(local(program, "f", name).maybe_unbound for name in "xyzwi")


def test_global_read_by_a_function_that_runs_too_early() -> None:
    program = load("""
        def show() -> int:
            return early + late
        early = 1
        if early > 1:
            show()
        late = 2
        print(show())
        """)
    assert not global_var(program, "early").maybe_unbound
    assert global_var(program, "late").maybe_unbound


def test_same_name_in_two_handlers_is_two_variables() -> None:
    program = load("""
        def f(text: str) -> str:
            try:
                return str(int(text))
            except ValueError as error:
                return str(error)
            except OverflowError as error:
                return repr(error)
        """)
    definition = next(fn.definition for fn in program.modules[-1].functions if fn.name == "f")
    assert definition is not None
    assert [str(v.type) for v in definition.locals if v.name == "error"] == ["ValueError", "OverflowError"]
