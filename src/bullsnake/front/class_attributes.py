"""Attributes of a class itself: values in its body that no object gets as a field of its own.

A name with a value in a class's body is one variable for all objects if it is a ClassVar, or if nothing in the program assigns it
through an object and no other class of the line of inheritance has it, too. Otherwise it is a field whose default stands in the body,
as `x = 0` before `self.x += 1` is. In a dataclass only a ClassVar is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mypy import nodes as my

from bullsnake.front.bound_names import all_statements


def assigned_through_objects(files: Iterable[my.MypyFile]) -> set[str]:
    """Names that are assigned as `anything.name = value`, but for `Class.name` and `cls.name`."""
    return {name for file in files for statement in all_statements(file.defs) for name in _targets(statement)}


def _targets(statement: my.Statement) -> Iterator[str]:
    nodes: list[my.Expression | None] = []
    if isinstance(statement, my.AssignmentStmt):
        nodes += statement.lvalues
    elif isinstance(statement, my.OperatorAssignmentStmt):
        nodes.append(statement.lvalue)
    elif isinstance(statement, my.ForStmt):
        nodes.append(statement.index)
    elif isinstance(statement, my.WithStmt):
        nodes += statement.target
    elif isinstance(statement, my.DelStmt):
        nodes.append(statement.expr)
    for node in nodes:
        yield from _names(node)


def _names(node: my.Expression | None) -> Iterator[str]:
    if isinstance(node, my.TupleExpr | my.ListExpr):
        for item in node.items:
            yield from _names(item)
    elif isinstance(node, my.StarExpr):
        yield from _names(node.expr)
    elif isinstance(node, my.MemberExpr) and not names_class(node.expr):
        yield node.name


def names_class(node: my.Expression) -> bool:
    """Whether an expression is a class by its name, or the first parameter of a class method."""
    return isinstance(node, my.RefExpr) and (isinstance(node.node, my.TypeInfo) or getattr(node, "name", "") == "cls")


def redeclared(classes: Iterable[my.TypeInfo]) -> set[tuple[str, str]]:
    """(class, name) of names with a value that more than one class of a line of inheritance has."""
    found: set[tuple[str, str]] = set()
    for info in classes:
        for name in valued_names(info.defn):
            for base in info.mro[1:]:
                if name in base.names:
                    found |= {(info.fullname, name), (base.fullname, name)}
    return found


def valued_names(node: my.ClassDef) -> list[str]:
    """Names that get a value in a class's body."""
    return [
        target.name
        for item in node.defs.body
        if isinstance(item, my.AssignmentStmt) and not isinstance(item.rvalue, my.TempNode)
        for target in item.lvalues
        if isinstance(target, my.NameExpr)
    ]


def classes_of(files: Iterable[my.MypyFile]) -> list[my.TypeInfo]:
    """All classes of the files, those inside of others included."""
    found: list[my.TypeInfo] = []

    def collect(names: my.SymbolTable, prefix: str) -> None:
        for symbol in names.values():
            node = symbol.node
            if isinstance(node, my.TypeInfo) and node.fullname.startswith(prefix + ".") and node not in found:
                found.append(node)
                collect(node.names, node.fullname)

    for file in files:
        collect(file.names, file.fullname)
    return found
