"""What a program says of a type and then contradicts: CPython does not look at annotations, and variables there have no types.

A parameter or variable that is annotated as an X, or begins as one, and is given a Y, is read as `X | Y`; a function that gives
something else than its annotation says, as if it said what is given; a container that other things are put into, as one of all of
them. This is done only if nothing is wrong with the program then (`rounds.py`): else these are errors like the others. Here is
found which places that are; `unannotated/signatures.py` finds the types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.bound_names import all_statements
from bullsnake.front.node_parts import within
from bullsnake.front.unannotated.assignments import targets
from bullsnake.front.unannotated.contents import MANY, ONE
from bullsnake.front.unannotated.slots import RETURNS, functions_of, is_first, name_of
from bullsnake.front.uncertain.annotations import Annotation, Widening

_ERROR = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<col>\d+):-?\d+:-?\d+: error: (?P<text>.*)  \[(?P<code>[a-z-]+)\]$")
_CODES = ("return-value", "assignment", "arg-type", "index", "list-item", "dict-item")
_YIELDS = 'Incompatible types in "yield'


class Contradiction(NamedTuple):
    """Where mypy complains. code: of its error, or "yield"."""

    line: int
    column: int
    code: str


def contradictions(errors: Sequence[str], path: str) -> list[Contradiction]:
    """Those of one file."""
    found = []
    for error in errors:
        match = _ERROR.match(error)
        if match is not None and match["file"] == path:
            code = "yield" if match["text"].startswith(_YIELDS) else match["code"]
            if code in (*_CODES, "yield"):
                found.append(Contradiction(int(match["line"]), int(match["col"]) - 1, code))
    return found


class Contradicted:
    """The places of a program that are contradicted. `paths`: module -> path of its own files."""

    def __init__(self, files: Mapping[str, my.MypyFile], types: Mapping[my.Expression, mt.Type], paths: Mapping[str, str]) -> None:
        self.files = files
        self.widening = Widening(files, types, paths)
        self._add_first_values(paths)

    def of(self, module: str, found: Sequence[Contradiction]) -> Iterator[tuple[str, Annotation]]:
        """Path and place, for what mypy says of one module."""
        for one in found:
            if one.code in ("return-value", "yield"):
                yield from self._result(module, one.line)
            elif one.code == "arg-type":
                yield from self.widening.argument(module, one.line, one.column)
                yield from self._container(module, one)
            else:
                yield from self.widening.assigned(module, one.line)
                yield from self._filled(module, one.line)

    def _result(self, module: str, line: int) -> Iterator[tuple[str, Annotation]]:
        around = [one for one in functions_of(self.files[module]) if one.line <= line <= (one.end_line or one.line)]
        inner = max(around, key=lambda one: one.line, default=None)
        if inner is not None:
            yield from self.widening.family(inner, RETURNS)

    def _container(self, module: str, found: Contradiction) -> Iterator[tuple[str, Annotation]]:
        """What x is, of x.append(v)."""
        for call in within(self.files[module].defs, my.CallExpr):
            callee = call.callee
            if isinstance(callee, my.MemberExpr) and callee.name in (*ONE, *MANY, "setdefault"):
                if any((one.line, one.column) == (found.line, found.column) for one in call.args):
                    yield from self._place(callee.expr)

    def _filled(self, module: str, line: int) -> Iterator[tuple[str, Annotation]]:
        """What x is, of x[k], x[k] = v and x += v."""
        for statement in all_statements(self.files[module].defs):
            if statement.line <= line <= (statement.end_line or statement.line):
                for node in within([statement], my.IndexExpr):
                    if node.line <= line <= (node.end_line or node.line):
                        yield from self._place(node.base)
                if isinstance(statement, my.OperatorAssignmentStmt):
                    yield from self._place(statement.lvalue)

    def _place(self, node: my.Expression) -> Iterator[tuple[str, Annotation]]:
        """Of x; of x[k] and x.setdefault(k, v): of what x is."""
        while not isinstance(node, my.NameExpr | my.MemberExpr):
            if isinstance(node, my.IndexExpr):
                node = node.base
            elif isinstance(node, my.CallExpr) and isinstance(node.callee, my.MemberExpr) and node.callee.name == "setdefault":
                node = node.callee.expr
            else:
                return
        yield from self.widening.place(self.widening.uses.place_of(node))

    def _add_first_values(self, paths: Mapping[str, str]) -> None:
        """Variables and fields without annotation are told of where they begin."""
        for module, path in paths.items():
            for statement in all_statements(self.files[module].defs):
                if isinstance(statement, my.AssignmentStmt) and statement.unanalyzed_type is None:
                    for target, _ in targets(statement):
                        place = self.widening.uses.place_of(target) if is_first(target) else None
                        if place is not None and place not in self.widening.annotated:
                            self.widening.annotated[place] = [(path, (statement.line, name_of(target)))]
