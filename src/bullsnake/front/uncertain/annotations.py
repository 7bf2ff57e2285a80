"""Annotations that say too little: what is annotated as an object, but is given, or gives, an `X | None`.

mypy complains where that happens; CPython does not look at annotations. The annotation is read as `X | None` then, for all methods
that override each other at once, and what uses the value is tested, where it must be (places.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mypy import nodes as my
from mypy import types as mt
from mypy.argmap import map_actuals_to_formals

from bullsnake.front.bound_names import all_statements
from bullsnake.front.node_parts import within
from bullsnake.front.unannotated.assignments import targets
from bullsnake.front.unannotated.slots import RETURNS, family_of, functions_of, is_generated, is_setter, name_of
from bullsnake.front.unannotated.uses import Uses

_ERROR = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<col>\d+):-?\d+:-?\d+: error: (?P<text>.*)  \[(?P<code>[a-z-]+)\]$")
_GIVEN = re.compile(r'(?:\(got|expression has type|has incompatible type) "(?P<given>[^"]*)"')

Annotation = tuple[int, str]
"""The line of a def or of an assignment, and what is annotated there: a parameter, RETURNS, .field or =variable."""


NO_VALUE = "no value"
"""In place of a code: a function that is annotated to give nothing gives something."""


class Complaint(NamedTuple):
    """Where a None goes that is not expected. code: of mypy's error."""

    line: int
    column: int
    code: str


def complaints(errors: Sequence[str], path: str) -> list[Complaint]:
    """Those of one file."""
    found = []
    for error in errors:
        match = _ERROR.match(error)
        if match is None or match["file"] != path or match["code"] not in ("return-value", "return", "assignment", "arg-type"):
            continue
        if match["text"].startswith("No return value expected"):
            found.append(Complaint(int(match["line"]), int(match["col"]) - 1, NO_VALUE))
            continue
        given = _GIVEN.search(match["text"])
        if match["code"] == "return" or (given is not None and (given["given"] + " ").endswith(("None ", "| None "))):
            found.append(Complaint(int(match["line"]), int(match["col"]) - 1, match["code"]))
    return found


class Widening:
    """Which annotations of a program are to allow None. `paths`: module -> path of its own files."""

    def __init__(self, files: Mapping[str, my.MypyFile], types: Mapping[my.Expression, mt.Type], paths: Mapping[str, str]) -> None:
        self.files = files
        self.paths = paths
        self.types = types
        iterator = files["typing"].names["Iterator"].node
        assert isinstance(iterator, my.TypeInfo)
        self.uses = Uses(types, paths, iterator)
        self.functions = [(path, function) for module, path in paths.items() for function in functions_of(files[module])]
        self.annotated: dict[object, list[tuple[str, Annotation]]] = {}
        for place, annotation in self._annotated():
            self.annotated.setdefault(place, []).append(annotation)

    def of(self, module: str, found: Sequence[Complaint]) -> Iterator[tuple[str, Annotation]]:
        """Path and annotation, for the complaints about one module."""
        functions = list(functions_of(self.files[module]))
        for line, column, code in found:
            around = [one for one in functions if one.line <= line <= (one.end_line or one.line)]
            inner = max(around, key=lambda one: one.line, default=None)
            if code in ("return", "return-value", NO_VALUE):
                if inner is not None and not inner.is_generator:
                    yield from self.family(inner, RETURNS)
            elif code == "assignment":
                yield from self.assigned(module, line)
            else:
                yield from self.argument(module, line, column)

    def assigned(self, module: str, line: int) -> Iterator[tuple[str, Annotation]]:
        """Of what is assigned on a line."""
        for statement in all_statements(self.files[module].defs):
            if statement.line <= line <= (statement.end_line or statement.line):
                for target, _ in targets(statement):
                    yield from self.place(self.uses.place_of(target))

    def argument(self, module: str, line: int, column: int) -> Iterator[tuple[str, Annotation]]:
        """Of the parameter that an argument goes to."""
        for call in within(self.files[module].defs, my.CallExpr):
            numbers = [n for n, argument in enumerate(call.args) if (argument.line, argument.column) == (line, column)]
            for number in numbers:
                for function, skipped in self.uses.called(call.callee):
                    yield from self._parameter(call, number, function, skipped)

    def _parameter(self, call: my.CallExpr, number: int, function: my.FuncDef, skipped: int) -> Iterator[tuple[str, Annotation]]:
        formals = function.arguments[skipped:]
        kinds, names = [a.kind for a in formals], [a.variable.name for a in formals]
        mapped = map_actuals_to_formals(call.arg_kinds, call.arg_names, kinds, names, lambda _: mt.AnyType(mt.TypeOfAny.special_form))
        for place, actuals in enumerate(mapped):
            if number in actuals:
                name = formals[place].variable.name
                yield from self.family(function, name)
                if is_generated(function):
                    yield from self.place(self.uses.field_named(function.info, name))

    def place(self, place: object | None) -> Iterator[tuple[str, Annotation]]:
        """Of a variable or field (`Uses.place_of`)."""
        yield from self.annotated.get(place, ())

    def family(self, function: my.FuncDef, name: str) -> Iterator[tuple[str, Annotation]]:
        """Of a parameter, or of the result, of all methods that override each other."""
        own = next((path for path, one in self.functions if one is function), None)
        family = family_of(function, own or "")
        for path, one in self.functions:
            if family_of(one, path) == family:
                yield path, (one.line, name)

    def _annotated(self) -> Iterator[tuple[object, tuple[str, Annotation]]]:
        """By variable or field: where it is annotated."""
        for module, path in self.paths.items():
            for statement in all_statements(self.files[module].defs):
                if isinstance(statement, my.AssignmentStmt) and statement.unanalyzed_type is not None:
                    for target, _ in targets(statement):
                        place = self.uses.place_of(target)
                        if place is not None:
                            yield place, (path, (statement.line, name_of(target)))
        for path, function in self.functions:
            if is_setter(function):
                yield family_of(function, path), (path, (function.line, function.arguments[1].variable.name))
            elif function.is_property:
                yield family_of(function, path), (path, (function.line, RETURNS))
            for argument in function.arguments:
                if argument.type_annotation is not None:
                    yield argument.variable, (path, (function.line, argument.variable.name))
