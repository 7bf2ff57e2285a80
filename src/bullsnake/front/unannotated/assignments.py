"""What an assignment gives to each of its targets: `a = b = value`, and `a, b = x, y` taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.unannotated.types_of import Types, item_of


class Given(NamedTuple):
    """A target without tuples, and what it is given: `value` is None where only a part of a value has its type."""

    target: my.Expression
    value: my.Expression | None
    type: mt.Type | None


def given(statement: my.Statement, types: Types) -> Iterator[Given]:
    """All that an assignment gives, from left to right; nothing for other statements."""
    for target in statement.lvalues if isinstance(statement, my.AssignmentStmt) else ():
        assert isinstance(statement, my.AssignmentStmt)
        yield from _taken_apart(target, statement.rvalue, types.of(statement.rvalue), types)


def targets(statement: my.Statement) -> Iterator[tuple[my.NameExpr | my.MemberExpr, my.Expression | None]]:
    """The names and fields that an assignment gives something, and what, as in `Given`."""
    for target, value, _ in given(statement, Types({})):
        if isinstance(target, my.NameExpr | my.MemberExpr):
            yield target, value


def _taken_apart(target: my.Expression, value: my.Expression | None, type_: mt.Type | None, types: Types) -> Iterator[Given]:
    if not isinstance(target, my.TupleExpr | my.ListExpr):
        yield Given(target, value, type_)
        return
    if any(isinstance(item, my.StarExpr) for item in target.items):
        return
    count = len(target.items)
    values = value.items if isinstance(value, my.TupleExpr | my.ListExpr) else []
    if len(values) == count and not any(isinstance(item, my.StarExpr) for item in values):
        for item, part in zip(target.items, values, strict=True):
            yield from _taken_apart(item, part, types.of(part), types)
        return
    proper = mt.get_proper_type(type_) if type_ is not None else None
    parts = proper.items if isinstance(proper, mt.TupleType) and len(proper.items) == count else [item_of(type_)] * count
    for item, part_type in zip(target.items, parts, strict=True):
        yield from _taken_apart(item, None, part_type, types)
