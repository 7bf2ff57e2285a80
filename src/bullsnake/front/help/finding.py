"""One message with its place, and questions to the program around it."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Words = re.Match[str]


@dataclass(slots=True)
class Finding:
    """A message of mypy's about a file with that text. line and column count from 1; notes: what mypy adds."""

    message: str
    text: str = ""
    line: int = 1
    column: int = 1
    notes: list[str] = field(default_factory=list)

    @property
    def tree(self) -> ast.Module:
        return parsed(self.text)

    def node(self) -> ast.expr | None:
        """The largest expression that begins at the place."""
        return next((n for n in ast.walk(self.tree) if isinstance(n, ast.expr) and self._begins(n)), None)

    def _begins(self, node: ast.expr) -> bool:
        return node.lineno == self.line and node.col_offset + 1 == self.column

    def holder(self, kind: type[ast.ClassDef] | type[ast.FunctionDef]) -> ast.ClassDef | ast.FunctionDef | None:
        """The innermost class or function around the place."""
        found = [n for n in ast.walk(self.tree) if isinstance(n, kind) and n.lineno <= self.line <= (n.end_lineno or 0)]
        return max(found, key=lambda n: n.lineno, default=None)

    def source(self) -> str:
        lines = self.text.split("\n")
        return lines[self.line - 1] if self.line <= len(lines) else ""

    def class_named(self, name: str) -> ast.ClassDef | None:
        return next((n for n in ast.walk(self.tree) if isinstance(n, ast.ClassDef) and n.name == name), None)


Rule = tuple[str, Callable[[Words, Finding], str]]


def says(text: str) -> Callable[[Words, Finding], str]:
    """A rule's action that always says the same; \\g<name> stands for a part of the message."""
    return lambda found, finding: found.expand(text) if "\\" in text else text


@functools.lru_cache(maxsize=8)
def parsed(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


@functools.lru_cache(maxsize=8)
def defined_names(text: str) -> frozenset[str]:
    """Every name that something in the program binds."""
    return frozenset(name for node in ast.walk(parsed(text)) for name in _bound(node))


def _bound(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.alias):
        yield (node.asname or node.name).split(".")[0]


def fields_of(cls: ast.ClassDef) -> set[str]:
    """Names that the class has: its methods, what its body assigns, and what its methods assign to self."""
    found = {n.name for n in cls.body if isinstance(n, ast.FunctionDef)}
    for statement in cls.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found.add(statement.target.id)
        elif isinstance(statement, ast.Assign):
            found |= {t.id for t in statement.targets if isinstance(t, ast.Name)}
    stores = (n for n in ast.walk(cls) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store))
    return found | {n.attr for n in stores if isinstance(n.value, ast.Name) and n.value.id == "self"}


def data_of(cls: ast.ClassDef) -> set[str]:
    """The fields of a class without its methods."""
    return fields_of(cls) - {n.name for n in cls.body if isinstance(n, ast.FunctionDef)}
