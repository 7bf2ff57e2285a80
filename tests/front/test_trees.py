"""Shapes of the tree: what mypy takes apart is whole again; types are narrowed, with what is stored beside them."""

from __future__ import annotations

from front_help import load, nodes

from bullsnake.front import tree


def test_f_string_is_whole() -> None:
    text = nodes(load('x = 1.5\nw = 8\nprint(f"a{x!r:>{w}}b{w}")'), tree.FString)[0]
    shown = [p.value if isinstance(p, tree.StrLit) else type(p).__name__ for p in text.parts]
    assert shown == ["a", "FStringPart", "b", "FStringPart"]
    part = text.parts[1]
    assert isinstance(part, tree.FStringPart) and part.conversion == "r" and isinstance(part.spec, tree.FString)


def test_narrowed_and_declared() -> None:
    names = nodes(load("""
        def f(x: int | str | None) -> int:
            if isinstance(x, str):
                return len(x)
            return 0 if x is None else x
        """), tree.Name)
    assert {str(n.declared) for n in names} == {"int | str | None"}
    assert [str(n.type) for n in names] == ["int | str | None", "str", "int | None", "int"]


def test_float_place_stays_float_after_an_int_went_in() -> None:
    names = nodes(load("x: float = 1\nprint(x)"), tree.Name)
    assert [str(n.type) for n in names if n.var.name == "x"] == ["float", "float"]


def test_recursive_alias_is_finite() -> None:
    program = load("""
        from __future__ import annotations
        Json = int | list["Json"] | dict[str, "Json"]
        def depth(j: Json) -> int:
            if isinstance(j, list):
                return 1 + max([depth(x) for x in j])
            return 0
        print(depth([1, [2]]))
        """)
    names = [n for n in nodes(program, tree.Name) if n.var.name == "j"]
    assert str(names[0].declared) == "int | list[object] | dict[str, object]"


def test_dataclass_fields_and_options() -> None:
    program = load("""
        from dataclasses import dataclass, field
        @dataclass(order=True, repr=False)
        class Job:
            priority: int
            name: str = "job"
            tags: list[str] = field(default_factory=list, compare=False)
        print(Job(1) < Job(2, tags=["x"]))
        """)
    job = program.classes["__main__.Job"]
    assert job.dataclass is not None and job.dataclass.order and not job.dataclass.repr and job.dataclass.eq
    assert [(f.name, f.default is not None, f.factory is not None, f.compare) for f in job.all_fields()] == [
        ("priority", False, False, True),
        ("name", True, False, True),
        ("tags", False, True, False),
    ]
    assert [[a is not None for a in new.args] for new in nodes(program, tree.New)] == [[True, False, False], [True, False, True]]


def test_two_managers_are_nested() -> None:
    program = load("""
        class Door:
            def __enter__(self) -> int:
                return 1
            def __exit__(self, kind: object, value: object, trace: object) -> None:
                pass
        with Door() as a, Door() as b:
            print(a + b)
        """)
    outer, inner = nodes(program, tree.With)
    assert outer.body == [inner]


def test_main_without_annotations_returns_none() -> None:
    program = load("""
        def main():
            print("hello")
        main()
        """)
    assert str(next(f for f in program.modules[-1].functions if f.name == "main").ret) == "None"


def test_stars_in_displays() -> None:
    program = load("""
        a = [1, 2]
        d = {"x": 1}
        print([0, *a], {**d, "y": 2}, (*a, 3))
        """)
    assert len(nodes(program, tree.Starred)) == 2
    assert [b.op for b in nodes(program, tree.Binary)] == ["|", "|"]


def test_unused_loop_variable_has_the_type_of_the_items() -> None:
    loop = nodes(load("for _ in range(3):\n    print(1)"), tree.For)[0]
    assert str(loop.target.type) == "int" and str(loop.item_type) == "int"
