"""A runtime source module: its tree and, because CPython imports it too, the values of its constants and layouts.

Only bodies of functions are translated from the tree. What stands at module level is taken from the imported module; the
tree says which names are constants (Final), globals, statics, structs and functions, and refuses everything else.
"""

from __future__ import annotations

import ast
import importlib
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any

from bullsnake.build.lowlevel.errors import DialectError, place_of
from bullsnake.dialect.structs import StaticArray, Struct


@dataclass
class FunctionSource:
    """A definition: `owner` is the struct class of a method."""

    node: ast.FunctionDef
    owner: type[Struct] | None = None


@dataclass
class Source:
    """One module. globals: name -> initial value as the tree has it; statics: name -> object of the imported module."""

    name: str
    file: str
    tree: ast.Module
    module: ModuleType
    globals: dict[str, ast.AnnAssign] = field(default_factory=dict)
    statics: dict[str, Any] = field(default_factory=dict)
    structs: dict[str, type[Struct]] = field(default_factory=dict)
    functions: list[FunctionSource] = field(default_factory=list)

    @property
    def namespace(self) -> dict[str, Any]:
        return self.module.__dict__

    @property
    def path(self) -> str:
        """Prefix of data symbols."""
        return self.name.removeprefix("bullsnake.")

    @property
    def package(self) -> str:
        """Prefix of function symbols."""
        return self.path.rpartition(".")[0] or self.path

    def error(self, node: ast.AST, message: str) -> DialectError:
        return DialectError(place_of(node, self.file), message)


@cache
def load(name: str) -> Source:
    """Import and parse a module; both are kept for the life of the process."""
    module = importlib.import_module(name)
    file = str(module.__file__)
    with open(file, encoding="utf-8") as handle:
        tree = ast.parse(handle.read(), file)
    source = Source(name, file, tree, module)
    for node in tree.body:
        handler = _TOP.get(type(node))
        if handler is None:
            raise source.error(node, f"{type(node).__name__} does not stand at module level of a runtime source")
        handler(source, node)
    return source


def _import(source: Source, node: ast.ImportFrom) -> None:
    """Imports ran under CPython; a mutable global of another module must not be copied."""
    if node.level:
        raise source.error(node, "relative import in a runtime source")
    origin = node.module or ""
    if not origin.startswith("bullsnake.runtime"):
        return
    found = importlib.import_module(origin)
    if not str(found.__file__).endswith("__init__.py"):
        for alias in node.names:
            if alias.name in load(origin).globals:
                where = f"{origin.rpartition('.')[2]}.{alias.name}"
                raise source.error(node, f"global {alias.name} would be copied: import the module and write {where}")


def _annotated(source: Source, node: ast.AnnAssign) -> None:
    if not isinstance(node.target, ast.Name):
        raise source.error(node, "only names are defined at module level")
    if node.value is None:
        raise source.error(node, f"{node.target.id} needs a value")
    name = node.target.id
    if _is_final(node.annotation):
        _constant(source, node, name)
    elif isinstance(source.namespace[name], StaticArray) or _is_static(node.value):
        source.statics[name] = source.namespace[name]
    else:
        source.globals[name] = node


def _constant(source: Source, node: ast.AnnAssign, name: str) -> None:
    value = source.namespace[name]
    if isinstance(value, StaticArray) or _is_static(node.value):
        source.statics[name] = value


def _is_final(annotation: ast.expr) -> bool:
    head = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    return (isinstance(head, ast.Name) and head.id == "Final") or (isinstance(head, ast.Attribute) and head.attr == "Final")


def _is_static(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("Static", "Table")


def _assign(source: Source, node: ast.Assign) -> None:
    target = node.targets[0]
    if len(node.targets) == 1 and isinstance(target, ast.Name):
        if _is_static(node.value):
            source.statics[target.id] = source.namespace[target.id]
            return
        if target.id == "__all__":
            return
        raise source.error(node, f"write `{target.id}: Final = …` for a constant, or give a global its type")
    raise source.error(node, "one name at a time is defined at module level")


def _class(source: Source, node: ast.ClassDef) -> None:
    value = source.namespace.get(node.name)
    if not (isinstance(value, type) and issubclass(value, Struct)):
        raise source.error(node, f"class {node.name} is no Struct")
    source.structs[node.name] = value
    for item in node.body:
        if isinstance(item, ast.FunctionDef):
            source.functions.append(FunctionSource(item, value))
        elif not isinstance(item, ast.AnnAssign | ast.Pass) and not _is_docstring(item):
            raise source.error(item, f"{type(item).__name__} does not stand in a struct: fields are written `name: type`")


def _function(source: Source, node: ast.FunctionDef) -> None:
    source.functions.append(FunctionSource(node))


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _expression(source: Source, node: ast.Expr) -> None:
    if not _is_docstring(node):
        raise source.error(node, "an expression at module level has no effect in a runtime source")


def _if(source: Source, node: ast.If) -> None:
    if not (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" and not node.orelse):
        raise source.error(node, "only `if TYPE_CHECKING:` stands at module level of a runtime source")


def _nothing(source: Source, node: ast.stmt) -> None:
    """Had its whole effect when CPython imported the module."""


_TOP: dict[type[ast.stmt], Any] = {
    ast.Import: _nothing,
    ast.ImportFrom: _import,
    ast.AnnAssign: _annotated,
    ast.Assign: _assign,
    ast.ClassDef: _class,
    ast.FunctionDef: _function,
    ast.Expr: _expression,
    ast.If: _if,
    ast.Assert: _nothing,
    ast.Pass: _nothing,
}
