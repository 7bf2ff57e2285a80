"""Variables that are given values of several types: `total = 0` and, later, `total += 0.5`.

mypy takes the type of the first value, and complains about the others. The variable has the union of what it is
given, if less is wrong with the program then (rounds.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.bound_names import all_statements, targets_of
from bullsnake.front.unannotated.assignments import given, targets
from bullsnake.front.unannotated.slots import is_first, name_of
from bullsnake.front.unannotated.types_of import Types

_COMPLAINT = re.compile(r":(\d+):-?\d+:-?\d+:-?\d+: error: Incompatible types in assignment")


def narrow_places(file: my.MypyFile, errors: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Line and name (`=variable`) of what was first given something else than on a line of which mypy complains."""
    lines = {int(found[1]) for error in errors if (found := _COMPLAINT.search(error)) is not None}
    statements = list(all_statements(file.defs)) if lines else []
    narrow = {name.node for one in statements if one.line in lines for name in targets_of(one)}
    for statement in statements:
        for target, _ in targets(statement):
            if isinstance(target, my.NameExpr) and target.node in narrow and is_first(target):
                yield statement.line, name_of(target)


def assigned(statement: my.Statement, types: Types) -> Iterator[tuple[my.Var, mt.Type]]:
    """The variables that a statement gives a value, and its type."""
    for target, _, type_ in given(statement, types):
        if type_ is not None and isinstance(target, my.NameExpr) and isinstance(target.node, my.Var):
            yield target.node, type_
    name = statement.lvalue if isinstance(statement, my.OperatorAssignmentStmt) else None
    if isinstance(statement, my.OperatorAssignmentStmt) and isinstance(name, my.NameExpr) and isinstance(name.node, my.Var):
        type_ = added_type(statement, types)
        if type_ is not None:
            yield name.node, type_


def added_type(statement: my.OperatorAssignmentStmt, types: Types) -> mt.Type | None:
    """What `x += value` gives x: the type of the value, but for an int, which leaves x what it is."""
    right = types.of(statement.rvalue)
    return types.proper(statement.lvalue) if right is None or _is_int(right) else right


def _is_int(type_: mt.Type) -> bool:
    proper = mt.get_proper_type(type_)
    return isinstance(proper, mt.Instance) and proper.type.fullname == "builtins.int"


def places_of(files: Mapping[str, my.MypyFile], paths: Mapping[str, str], errors: Sequence[str]) -> dict[tuple[str, int], list[str]]:
    """`narrow_places` of all modules, by (module, line)."""
    found: dict[tuple[str, int], list[str]] = {}
    for module, path in paths.items():
        own = [error for error in errors if error.startswith(path + ":")]
        for line, name in narrow_places(files[module], own):
            found.setdefault((module, line), []).append(name)
    return found
