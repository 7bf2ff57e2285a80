"""`self.items = []` of which nothing tells the items is read as `self.items: list = []`, which holds anything.

mypy says which places these are (front/anything.py): the text is read for a second time then. The same goes for `{}` and for calls
without arguments of classes that hold things; of `defaultdict(list)` only the keys can be anything.

Left alone: what is unpacked or assigned to several names, and what stands in the body of a class.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column
from bullsnake.front.reading.special_methods import ANYTHING

Places = frozenset[tuple[int, int]]
"""Lines from 1 and columns from 0, in characters, of the targets of assignments, or of their values."""
_CALLED = ("list", "dict", "set", "deque", "OrderedDict")
_MADE = ("list", "dict", "set", "int", "float", "str", "bool")


def replacements(tree: ast.Module, lines: list[str], places: Places) -> Iterator[Replacement]:
    if not places:
        return
    for name, node in empty_containers(tree, lines, places):
        target = node.targets[0]
        assert target.end_lineno is not None and target.end_col_offset is not None
        end = column(lines[target.end_lineno - 1], target.end_col_offset)
        yield Replacement(target.end_lineno, end, end, f": {name!r}")


def empty_containers(tree: ast.Module, lines: list[str], places: Places) -> Iterator[tuple[str, ast.Assign]]:
    """The assignments at those places whose value is an empty container, and its type."""
    in_classes = {item for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for item in node.body}
    shared = {name for node in ast.walk(tree) if isinstance(node, ast.Global | ast.Nonlocal) for name in node.names}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or len(node.targets) != 1 or node in in_classes:
            continue
        target, name = node.targets[0], _container(node.value)
        if not name or not isinstance(target, ast.Name | ast.Attribute) or (isinstance(target, ast.Name) and target.id in shared):
            continue
        if places & {(one.lineno, column(lines[one.lineno - 1], one.col_offset)) for one in (target, node.value)}:
            yield name, node


def _container(value: ast.expr) -> str:
    """The type of an empty container, as an annotation; "" for anything else."""
    if isinstance(value, ast.List):
        return "" if value.elts else "list"
    if isinstance(value, ast.Dict):
        return "" if value.keys else "dict"
    if not isinstance(value, ast.Call) or value.keywords:
        return ""
    called = ast.unparse(value.func)
    short = called.rpartition(".")[2]
    if not value.args:
        return called if short in _CALLED else ""
    made = value.args[0]
    if short == "defaultdict" and len(value.args) == 1 and isinstance(made, ast.Name) and made.id in _MADE:
        return f"{called}[{ANYTHING}, {made.id}]"
    return ""
