"""What is refused by its looks alone, before types are known; most of it would be compiled, and then behave unlike CPython.

Special methods that nothing calls here, `__dict__`, ParamSpec, annotations that CPython cannot evaluate, and names that it finds
unbound. Each gets one error, and the lines that it makes doubtful get no other one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from bullsnake.diagnostics import Diagnostics
from bullsnake.front.help.finding import parsed
from bullsnake.front.reading.augmented_names import unbound
from bullsnake.front.reading.forward_names import too_early
from bullsnake.front.reading.replacements import column
from bullsnake.front.reading.sources import Source
from bullsnake.ir.core import Pos


class Refusal(NamedTuple):
    """node: where it is shown. width: of what is underlined. silent: first and last lines of what follows from it."""

    node: ast.AST
    offset: int
    width: int
    message: str
    help: str
    silent: list[tuple[int, int]]


_PROPERTY = "write a @property, with a setter where it is assigned"
_CLASSES = "isinstance() asks which class it is"
_MADE = "nothing runs where a class is made"
_SPECIAL = {
    "__new__": (
        "__new__ is not supported: objects are made by their class alone",
        "write a function that makes the object, or keep one object in a variable of the module",
    ),
    "__init_subclass__": (f"__init_subclass__ is not supported: {_MADE}", "do it beneath the classes, for each of them"),
    "__set_name__": (f"__set_name__ is not supported: {_MADE}", 'give the name to the object: Field("size")'),
    "__getattr__": (
        "__getattr__ is not supported: attributes are fixed when the program is compiled",
        "write a method get(name), or keep a dict",
    ),
    "__getattribute__": ("__getattribute__ is not supported: a field is read directly", _PROPERTY),
    "__setattr__": ("__setattr__ is not supported: a field is assigned directly", _PROPERTY),
    "__delattr__": ("__delattr__ is not supported: fields are not deleted", "assign None"),
    "__get__": ("descriptors are not supported", _PROPERTY),
    "__set__": ("descriptors are not supported", _PROPERTY),
    "__delete__": ("descriptors are not supported", _PROPERTY),
    "__class_getitem__": ("__class_getitem__ is not supported", "derive from Generic[T]"),
    "__instancecheck__": (f"__instancecheck__ is not supported: {_CLASSES}", "write a function that tells"),
    "__subclasscheck__": (f"__subclasscheck__ is not supported: {_CLASSES}", "write a function that tells"),
    "__subclasshook__": (f"__subclasshook__ is not supported: {_CLASSES}", "write a function that tells"),
}
_DESCRIBE = ("__get__", "__set__", "__delete__")


def refuse_early(source: Source, sink: Diagnostics) -> None:
    tree = parsed(source.text)
    found = [*_special_methods(tree), *_forward(tree), *_augmented(tree)]
    found += _dicts(tree) if "__dict__" in source.text else ()
    found += _param_specs(tree) if "ParamSpec" in source.text else ()
    for one in found:
        line, start = getattr(one.node, "lineno", 1), getattr(one.node, "col_offset", 0) + one.offset + 1
        start = _in_characters(source, line, start)
        sink.error(Pos(source.path, line, start), one.message, one.help, start + one.width)
    for one in found:
        for first, last in one.silent:
            sink.silence(source.path, first, last)


def _in_characters(source: Source, line: int, start: int) -> int:
    """Python's parser counts bytes."""
    return column(source.text.split("\n")[line - 1], start - 1) + 1


def _lines(node: ast.stmt | ast.expr) -> tuple[int, int]:
    return node.lineno, node.end_lineno or node.lineno


def _special_methods(tree: ast.Module) -> Iterator[Refusal]:
    for cls in ast.walk(tree):
        if not isinstance(cls, ast.ClassDef):
            continue
        found = [node for node in cls.body if isinstance(node, ast.FunctionDef) and node.name in _SPECIAL]
        described = any(node.name in _DESCRIBE for node in found)
        for number, node in enumerate(found):
            message, advice = _SPECIAL[node.name]
            if (described and node.name == "__set_name__") or any(_SPECIAL[one.name][0] == message for one in found[:number]):
                continue
            yield Refusal(node, len("def "), len(node.name), message, advice, [_lines(node)])


_OWN_DICT = "name the fields, or use dataclasses.asdict(); what changes while the program runs belongs into a dict of your own"


def _dicts(tree: ast.Module) -> Iterator[Refusal]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "__dict__":
            width = (node.end_col_offset or 0) - node.col_offset if node.end_lineno == node.lineno else 1
            message = "__dict__ is not supported: fields are fixed when the program is compiled"
            yield Refusal(node, 0, width, message, _OWN_DICT, [_lines(node)])


def _param_specs(tree: ast.Module) -> Iterator[Refusal]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in ast.walk(tree):
        name = _param_spec(node)
        if name is not None:
            silent = [_lines(name), *(_lines(function) for function in functions if _mentions(function, name.id))]
            advice = "write out what the function takes: Callable[[int, int], int]"
            yield Refusal(name, 0, len(name.id), "decorators with ParamSpec are not supported", advice, silent)


def _param_spec(node: ast.AST) -> ast.Name | None:
    """The name in `P = ParamSpec("P")`."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return None
    target, called = node.targets[0], ast.unparse(node.value.func).rpartition(".")[2]
    return target if called == "ParamSpec" and isinstance(target, ast.Name) else None


def _mentions(node: ast.AST, name: str) -> bool:
    return any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(node))


def _forward(tree: ast.Module) -> Iterator[Refusal]:
    for node, annotation in too_early(tree):
        shown = ast.unparse(annotation)
        advice = f'write "{shown}" in quotes, or from __future__ import annotations on top of the file'
        yield Refusal(node, 0, len(node.id), f'name "{node.id}" is not defined yet where this annotation is read', advice, [])


def _augmented(tree: ast.Module) -> Iterator[Refusal]:
    for node, word in unbound(tree):
        message = f'"{node.id}" has no value here: what is assigned in a function is its own'
        advice = f"write {word} {node.id} at the top of the function, or give it a first value there"
        yield Refusal(node, 0, len(node.id), message, advice, [_lines(node)])
