"""The guest's stub and the stand-in have one API: the same names, methods, parameters and defaults."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

import bullsnake

STUB = Path(bullsnake.__file__).parent / "front/typeshed/bullsnake.pyi"
Shape = list[tuple[str, str, str]]


def stub_functions() -> dict[str, ast.FunctionDef]:
    """By dotted name, of all functions and methods in the stub."""
    found: dict[str, ast.FunctionDef] = {}
    for node in ast.parse(STUB.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            found.update({f"{node.name}.{m.name}": m for m in node.body if isinstance(m, ast.FunctionDef)})
    return found


def shape_of_stub(node: ast.FunctionDef) -> Shape:
    parts: Shape = []
    plain = [*node.args.posonlyargs, *node.args.args]
    defaults = [""] * (len(plain) - len(node.args.defaults)) + [ast.unparse(d) for d in node.args.defaults]
    for index, (argument, default) in enumerate(zip(plain, defaults, strict=True)):
        kind = "POSITIONAL_ONLY" if index < len(node.args.posonlyargs) else "POSITIONAL_OR_KEYWORD"
        parts.append((argument.arg, kind, default))
    if node.args.vararg:
        parts.append((node.args.vararg.arg, "VAR_POSITIONAL", ""))
    for argument, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
        parts.append((argument.arg, "KEYWORD_ONLY", ast.unparse(value) if value else ""))
    if node.args.kwarg:
        parts.append((node.args.kwarg.arg, "VAR_KEYWORD", ""))
    return parts


def shape_of_function(function: object) -> Shape:
    assert callable(function)
    empty = inspect.Parameter.empty
    parameters = inspect.signature(function).parameters.values()
    return [(p.name, p.kind.name, "" if p.default is empty else repr(p.default)) for p in parameters]


def real(name: str) -> object:
    from bullsnake.standin import locks

    first, *rest = name.split(".")
    found: object = getattr(bullsnake, first, None) or getattr(locks, first)
    for part in rest:
        found = getattr(found, part)
    return found.fget if isinstance(found, property) else found


@pytest.mark.parametrize("name", stub_functions())
def test_signatures_agree(name: str) -> None:
    assert shape_of_function(real(name)) == shape_of_stub(stub_functions()[name])


def test_all_public_names_are_in_the_stub() -> None:
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert set(bullsnake.__all__) == names - {"ReadLock", "WriteLock"}


def test_names_say_where_programs_find_them() -> None:
    for name in bullsnake.__all__:
        found = getattr(bullsnake, name)
        if isinstance(found, type):
            assert found.__module__ == "bullsnake"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="module 'bullsnake' has no attribute 'gone'"):
        bullsnake.gone  # noqa: B018
    assert set(bullsnake.__all__) <= set(dir(bullsnake))
