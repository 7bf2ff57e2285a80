"""Classes inside of functions: each is one class for all calls of the function, and is compiled like one of module level.

CPython makes a class of its own at each call. Here the values in its body are evaluated at each call, and set anew in the one
class. Its methods cannot use variables of the functions around it: an object has no place for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy import nodes as my

from bullsnake.front import legality
from bullsnake.front.bound_names import parts_of, walk
from bullsnake.front.context import Context
from bullsnake.front.symbols import FunctionInfo, Scope, Var


def local_classes(body: my.Block, path: str = "", inside: bool = False) -> Iterator[tuple[my.ClassDef, str]]:
    """The classes that stand in functions below, each with its qualname. path: that of the block, with a dot behind."""
    for statement in walk(body):
        yield from _in_statement(statement, path, inside)


def _in_statement(statement: my.Node, path: str, inside: bool) -> Iterator[tuple[my.ClassDef, str]]:
    if isinstance(statement, my.Decorator):
        yield from _in_statement(statement.func, path, inside)
    elif isinstance(statement, my.FuncDef):
        yield from local_classes(statement.body, f"{path}{statement.name}.<locals>.", inside=True)
    elif isinstance(statement, my.OverloadedFuncDef):
        for part in parts_of(statement):
            yield from _in_statement(part, path, inside)
    elif isinstance(statement, my.ClassDef):
        if inside:
            yield statement, path + statement.name
        yield from local_classes(statement.defs, f"{path}{statement.name}.", inside)


def check_reach(c: Context, node: my.Context, var: Var) -> bool:
    """Whether a name can be used here: report a variable of a function outside of the class whose method this is."""
    if var.scope is Scope.GLOBAL or var.owner is None or _is_around(c, var.owner):
        return True
    legality.variable_outside_class(c, node, var.name)
    return False


def _is_around(c: Context, owner: FunctionInfo) -> bool:
    frame = c.frame
    while frame is not None and frame.info is not owner:
        frame = frame.parent
    return frame is not None


def check_home(c: Context, node: my.ClassDef) -> bool:
    """Whether a class statement can stand where it does."""
    frame = c.frame
    while frame is not None:
        info = frame.info
        if info.type_vars or info.is_class or (info.owner is not None and info.owner.type_params):
            legality.class_in_copied_function(c, node)
            return False
        frame = frame.parent
    return True
