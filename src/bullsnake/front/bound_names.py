"""Which names a block of statements binds in its own scope, found before anything is converted."""

from __future__ import annotations

from collections.abc import Iterator

from mypy import nodes as my


def bound_names(body: my.Block) -> tuple[list[my.NameExpr], list[my.FuncDef]]:
    """Names that are assigned (loops, with, except excepted, imports not), and functions that are defined."""
    names: list[my.NameExpr] = []
    functions: list[my.FuncDef] = []
    for statement in walk(body):
        names += targets_of(statement)
        if isinstance(statement, my.FuncDef):
            functions.append(statement)
        elif isinstance(statement, my.Decorator):
            functions.append(statement.func)
    return names, functions


def walk(body: my.Block | None) -> Iterator[my.Statement]:
    """All statements of a block and of the blocks in it, but not those of functions and classes in it."""
    if body is None or body.is_unreachable:
        return
    for statement in body.body:
        yield statement
        for inner in blocks_of(statement):
            yield from walk(inner)


def all_statements(body: list[my.Statement]) -> Iterator[my.Statement]:
    """All statements, those of functions and classes included."""
    for statement in walk(my.Block(body)):
        yield statement
        yield from _inside(statement)


def _inside(statement: my.Node) -> Iterator[my.Statement]:
    if isinstance(statement, my.Decorator):
        yield from _inside(statement.func)
    elif isinstance(statement, my.FuncDef):
        yield from all_statements(statement.body.body)
    elif isinstance(statement, my.ClassDef):
        yield from all_statements(statement.defs.body)
    elif isinstance(statement, my.OverloadedFuncDef):
        for item in parts_of(statement):
            yield from _inside(item)


def parts_of(node: my.OverloadedFuncDef) -> list[my.OverloadPart]:
    """The overloads, and the function behind them; the parts of a property."""
    return [*node.items, *([node.impl] if node.impl is not None else [])]


def blocks_of(statement: my.Statement) -> list[my.Block | None]:
    """The blocks that run as part of the statement."""
    if isinstance(statement, my.IfStmt):
        return [*statement.body, statement.else_body]
    if isinstance(statement, my.WhileStmt | my.ForStmt):
        return [statement.body, statement.else_body]
    if isinstance(statement, my.TryStmt):
        return [statement.body, *statement.handlers, statement.else_body, statement.finally_body]
    if isinstance(statement, my.WithStmt):
        return [statement.body]
    if isinstance(statement, my.MatchStmt):
        return list(statement.bodies)
    if isinstance(statement, my.Block):
        return [statement]
    return []


def targets_of(statement: my.Statement) -> list[my.NameExpr]:
    """The names that the statement itself assigns."""
    if isinstance(statement, my.AssignmentStmt):
        return [name for target in statement.lvalues for name in names_in(target)]
    if isinstance(statement, my.OperatorAssignmentStmt):
        return names_in(statement.lvalue)
    if isinstance(statement, my.ForStmt):
        return names_in(statement.index)
    if isinstance(statement, my.WithStmt):
        return [name for target in statement.target if target is not None for name in names_in(target)]
    return []


def names_in(target: my.Expression) -> list[my.NameExpr]:
    """The names in a target, tuples and stars taken apart."""
    if isinstance(target, my.NameExpr):
        return [target]
    if isinstance(target, my.TupleExpr | my.ListExpr):
        return [name for item in target.items for name in names_in(item)]
    if isinstance(target, my.StarExpr):
        return names_in(target.expr)
    return []


def returns_value(body: my.Block) -> bool:
    """Whether a function's body has `return` with a value (None does not count)."""
    for statement in walk(body):
        if isinstance(statement, my.ReturnStmt) and statement.expr is not None:
            if not (isinstance(statement.expr, my.NameExpr) and statement.expr.fullname == "builtins.None"):
                return True
    return False
