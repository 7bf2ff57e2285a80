"""Code that mypy takes for unreachable: it has no types there.

Mostly it is right: what follows `raise`, or `isinstance` of what an annotation rules out. But it keeps what it knows of `self.x` over
calls that change it. So such code is compiled where it can be understood without mypy's types; else it becomes an exception, in case
that it is reached after all (`tree.Unreached`).
"""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import has_any
from bullsnake.front.types import Instance, Type

Converter = Callable[[Context, my.Statement], list[tree.Stmt]]


def is_unreached(c: Context, node: my.Statement) -> bool:
    """Whether mypy has looked at no expression of a statement that has some."""
    if c.lib_mode or _is_declaration(node):
        return False
    found = _looked_at(node)
    return bool(found) and not any(one in c.types for one in found)


def convert_unreached(c: Context, node: my.Statement, converter: Converter, is_first: bool) -> list[tree.Stmt]:
    """The statement, if it can be understood without mypy; else what stands for it and the rest of its block.

    Nothing is said of what follows `return` and its like, or of a check that would raise.
    """
    before = len(c.sink.found)
    kept, outside = c.symbols.reported_any, c.symbols.in_unreached
    c.symbols.in_unreached = True
    try:
        made = converter(c, node)
        if not any(found.severity == "error" for found in c.sink.found[before:]) and all(_is_known(one) for one in made):
            return made
    except Exception:  # noqa: BLE001 - what has no type can make anything go wrong
        pass
    finally:
        c.symbols.in_unreached = outside
    del c.sink.found[before:]
    c.symbols.reported_any = kept
    if is_first and not isinstance(node, my.RaiseStmt | my.AssertStmt):
        advice = "if it can be reached after all: test a copy in a variable with a type of its own, x: T | None = self.x"
        c.warning(node, "mypy takes this code for unreachable: it is not compiled, and stops the program", advice)
    return [tree.Unreached(pos=c.pos(node))]


def _is_known(node: tree.Node) -> bool:
    """Whether everything in it has a type."""
    from bullsnake.front.definite import children

    if isinstance(node, tree.FunctionDef | tree.Lambda) or (isinstance(node, tree.Expr) and not _is_whole(node.type)):
        return False
    return all(_is_known(child) for child in children(node))


def _is_whole(type_: Type) -> bool:
    """Whether nothing is open in it, the type arguments of a class included."""
    if has_any(type_):
        return False
    return not isinstance(type_, Instance) or len(type_.args) == len(type_.cls.type_params)


def _is_declaration(node: my.Statement) -> bool:
    """A name for a type, a type variable, a class made by a call: mypy has no types for these in any place."""
    if not isinstance(node, my.AssignmentStmt):
        return False
    return node.is_alias_def or getattr(node.rvalue, "analyzed", None) is not None or isinstance(node.rvalue, my.TempNode)


def _looked_at(node: my.Statement) -> list[my.Expression]:
    """The expressions of a statement of which mypy keeps the type wherever it looks."""
    if isinstance(node, my.AssignmentStmt | my.OperatorAssignmentStmt):
        return _parts(node.rvalue)
    if isinstance(node, my.DelStmt):
        return _parts(node.expr.base) if isinstance(node.expr, my.IndexExpr) else []
    if isinstance(node, my.ExpressionStmt | my.WhileStmt | my.ForStmt | my.AssertStmt):
        return _parts(node.expr)
    if isinstance(node, my.ReturnStmt | my.RaiseStmt):
        return [] if node.expr is None else _parts(node.expr)
    if isinstance(node, my.IfStmt | my.WithStmt):
        return _parts(node.expr[0])
    if isinstance(node, my.MatchStmt):
        return _parts(node.subject)
    if isinstance(node, my.TryStmt):
        return _looked_at(node.body.body[0]) if node.body.body else []
    return []


def _parts(node: my.Expression) -> list[my.Expression]:
    """A display may be looked at item by item."""
    items = node.items if isinstance(node, my.TupleExpr | my.ListExpr) else []
    return [node, *(part for item in items for part in _parts(item))]
