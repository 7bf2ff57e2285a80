"""Variables that are given values of several types: `total = 0` and, later, `total += 0.5`.

mypy takes the type of the first value, and complains about the others. The variable has the union of what it is
given, if less is wrong with the program then (rounds.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.bound_names import all_statements, names_in
from bullsnake.front.unannotated.slots import is_first
from bullsnake.front.unannotated.types_of import Types

_COMPLAINT = re.compile(r":(\d+):-?\d+:-?\d+:-?\d+: error: Incompatible types in assignment")


def narrow_places(file: my.MypyFile, errors: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Line and name (`=variable`) of what was first given something else than on a line of which mypy complains."""
    lines = {int(found[1]) for error in errors if (found := _COMPLAINT.search(error)) is not None}
    statements = list(all_statements(file.defs)) if lines else []
    narrow = {name.node for one in statements if one.line in lines for name in _names(one)}
    for statement in statements:
        target = statement.lvalues[0] if isinstance(statement, my.AssignmentStmt) and len(statement.lvalues) == 1 else None
        if isinstance(target, my.NameExpr) and target.node in narrow and is_first(target):
            yield statement.line, "=" + target.name


def assigned(statement: my.Statement, types: Types) -> Iterator[tuple[my.Var, mt.Type]]:
    """The variables that a statement gives a value, and its type."""
    if isinstance(statement, my.OperatorAssignmentStmt):
        right = types.of(statement.rvalue)  # of += by an int the variable's type says enough
        type_ = types.proper(statement.lvalue) if right is None or _is_int(right) else right
    else:
        type_ = types.of(statement.rvalue) if isinstance(statement, my.AssignmentStmt) else None
    for name in _names(statement):
        if type_ is not None and isinstance(name.node, my.Var):
            yield name.node, type_


def _is_int(type_: mt.Type) -> bool:
    proper = mt.get_proper_type(type_)
    return isinstance(proper, mt.Instance) and proper.type.fullname == "builtins.int"


def _names(statement: my.Statement) -> list[my.NameExpr]:
    """What is assigned as a whole."""
    targets = statement.lvalues if isinstance(statement, my.AssignmentStmt) else []
    if isinstance(statement, my.OperatorAssignmentStmt):
        targets = [statement.lvalue]
    return [name for target in targets if isinstance(target, my.NameExpr) for name in names_in(target)]


def places_of(files: Mapping[str, my.MypyFile], paths: Mapping[str, str], errors: Sequence[str]) -> dict[tuple[str, int], list[str]]:
    """`narrow_places` of all modules, by (module, line)."""
    found: dict[tuple[str, int], list[str]] = {}
    for module, path in paths.items():
        own = [error for error in errors if error.startswith(path + ":")]
        for line, name in narrow_places(files[module], own):
            found.setdefault((module, line), []).append(name)
    return found
