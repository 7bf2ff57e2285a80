"""Programs given as text, loaded without the library's registry."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import TypeVar

from bullsnake.diagnostics import Diagnostic, Diagnostics
from bullsnake.front import tree
from bullsnake.front.assignment_check import children
from bullsnake.front.load import load_program
from bullsnake.front.symbols import FunctionInfo, Var

N = TypeVar("N", bound=tree.Node)


def load(text: str) -> tree.Program:
    """The tree of a program that must be accepted."""
    sink = Diagnostics()
    program = load_program("prog.py", dedent(text), None, sink)
    assert program is not None, [(d.pos, d.message) for d in sink.found]
    return program


def findings(text: str) -> list[Diagnostic]:
    """What is said about a program."""
    sink = Diagnostics()
    load_program("prog.py", dedent(text), None, sink)
    return sink.sorted()


def errors(text: str) -> list[tuple[int, int, str]]:
    return [(d.pos.line, d.pos.column, d.message) for d in findings(text) if d.severity == "error"]


def nodes(program: tree.Program, cls: type[N]) -> list[N]:
    """All nodes of a class, in the order of the source."""
    return [node for module in program.modules for node in _walk(module.body) if isinstance(node, cls)]


def _walk(body: list[tree.Stmt]) -> Iterator[tree.Node]:
    pending: list[tree.Node] = list(body)
    while pending:
        node = pending.pop(0)
        yield node
        inner = list(children(node))
        if isinstance(node, tree.Lambda) and node.function.definition is not None:
            inner += node.function.definition.body
        pending = inner + pending


def function(program: tree.Program, qualname: str) -> FunctionInfo:
    return next(f for module in program.modules for f in module.functions if f.qualname == qualname)


def local(program: tree.Program, qualname: str, name: str) -> Var:
    definition = function(program, qualname).definition
    assert definition is not None
    return next(v for v in definition.locals if v.name == name)


def global_var(program: tree.Program, name: str) -> Var:
    return next(v for v in program.modules[-1].globals if v.name == name)
