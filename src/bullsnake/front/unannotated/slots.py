"""What says nothing: parameters and results without annotation. Methods that override each other are one family, with one signature."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.bound_names import all_statements, parts_of
from bullsnake.front.unannotated.assignments import targets
from bullsnake.front.unannotated.joining import says_all

RETURNS = ""
"""In place of a parameter's name: what the function gives."""


MADE_EMPTY = frozenset(
    {f"builtins.{name}" for name in ("list", "dict", "set")}
    | {f"collections.{name}" for name in ("defaultdict", "deque", "OrderedDict", "Counter")}
)


class Family(NamedTuple):
    """A function, or all methods of one name below the class that has the first: `owner` is empty for a function."""

    owner: str
    place: tuple[str, int, str]


class Slot(NamedTuple):
    """A parameter of a family by its place, `self` counted; -1: what it gives."""

    family: Family
    number: int


def functions_of(file: my.MypyFile) -> Iterator[my.FuncDef]:
    """All functions of a module, those in classes and in functions too; no overloads, which say all there is to say."""
    for statement in all_statements(file.defs):
        parts = parts_of(statement) if isinstance(statement, my.OverloadedFuncDef) and statement.is_property else [statement]
        for part in parts:
            inner = part.func if isinstance(part, my.Decorator) else part
            if isinstance(inner, my.FuncDef) and not is_generated(inner):
                yield inner


def is_generated(function: my.FuncDef) -> bool:
    """Whether it stands in no text: the `__init__` of a dataclass."""
    symbol = function.info.names.get(function.name) if function.info else None
    return symbol is not None and symbol.plugin_generated


def family_of(function: my.FuncDef, path: str) -> Family:
    """By the furthest class of the program that has a method of that name; constructors are not inherited in this sense."""
    place = (path, function.line, function.name)
    info = function.info
    if not info or function.name == "__init__":
        return Family("", place)
    owners = [cls for cls in info.mro if function.name in cls.names and cls.module_name != "builtins"]
    return Family(owners[-1].fullname if owners else info.fullname, ("", 0, function.name))


def is_setter(function: my.FuncDef) -> bool:
    """Whether it is what runs when a property is assigned."""
    symbol = function.info.names.get(function.name) if function.info else None
    node = symbol.node if symbol is not None else None
    return isinstance(node, my.OverloadedFuncDef) and node.is_property and len(function.arguments) == 2


def silent(function: my.FuncDef, bare: bool) -> Iterator[tuple[int, str]]:
    """Number and name of each parameter without annotation, and (-1, RETURNS) if what is returned or yielded has none.

    bare: annotations that do not say what a container holds are none.
    """
    has_self = bool(function.info) and not (function.is_static and not function.is_class)
    for number, argument in enumerate(function.arguments):
        says_nothing = argument.type_annotation is None or bare and is_bare(argument.variable.type)
        if says_nothing and not (has_self and number == 0):
            yield number, argument.variable.name
    ret = mt.get_proper_type(function.type.ret_type) if isinstance(function.type, mt.CallableType) else None
    if ret is None or isinstance(ret, mt.AnyType) and ret.type_of_any == mt.TypeOfAny.unannotated or bare and is_bare(ret):
        yield -1, RETURNS


def gives_none(function: my.FuncDef) -> bool:
    """Whether a function may end without a return: its result may be None."""
    ret = mt.get_proper_type(function.type.ret_type) if isinstance(function.type, mt.CallableType) else None
    return isinstance(ret, mt.UnionType) and any(isinstance(mt.get_proper_type(item), mt.NoneType) for item in ret.items)


def is_bare(type_: mt.Type | None) -> bool:
    """Whether it is `list` or `dict` and does not say of what."""
    proper = mt.get_proper_type(type_)
    if not isinstance(proper, mt.Instance) or proper.type.fullname not in MADE_EMPTY or not proper.args:
        return False
    items = map(mt.get_proper_type, proper.args)
    return all(isinstance(item, mt.AnyType) and item.type_of_any == mt.TypeOfAny.from_omitted_generics for item in items)


def bare_places(file: my.MypyFile) -> Iterator[tuple[my.Statement, str]]:
    """Fields and variables whose annotation is bare."""
    for statement in all_statements(file.defs):
        if isinstance(statement, my.AssignmentStmt) and statement.unanalyzed_type is not None and is_bare(statement.type):
            for target, _ in targets(statement):
                yield statement, name_of(target)


def empty_places(file: my.MypyFile, asked: Container[int]) -> Iterator[tuple[my.Statement, str]]:
    """Where a field without annotation begins as None, or it or a variable as an empty container: .name of a field, =name.

    asked: the lines where mypy asks for an annotation, because a container is read before anything is put into it.
    """
    for statement in all_statements(file.defs):
        if isinstance(statement, my.AssignmentStmt) and statement.unanalyzed_type is None:
            for target, value in targets(statement):
                if is_first(target) and value is not None and _is_empty(value, target, statement.line in asked):
                    yield statement, name_of(target)


def _holds_functions(type_: mt.Type | None) -> bool:
    """Whether a variable is given functions of which nothing is known, as lambdas are: `op = None`, and then `op = operator.add`."""
    members = mt.flatten_nested_unions([type_]) if type_ is not None else []
    return any(isinstance(proper := mt.get_proper_type(one), mt.CallableType) and not says_all(proper) for one in members)


def is_first(target: my.NameExpr | my.MemberExpr) -> bool:
    """Whether the variable or field begins here; mypy's mark is not kept when it looks at a module's statements twice."""
    variable = target.node
    return target.is_inferred_def or (isinstance(variable, my.Var) and variable.is_inferred and variable.line == target.line)


def name_of(target: my.NameExpr | my.MemberExpr) -> str:
    """.name of a field, =name of a variable."""
    return ("." if isinstance(target, my.MemberExpr) else "=") + target.name


def _is_empty(value: my.Expression, target: my.NameExpr | my.MemberExpr, asked: bool) -> bool:
    is_field = isinstance(target, my.MemberExpr) or isinstance(target.node, my.Var) and bool(target.node.info)
    if is_field and isinstance(value, my.NameExpr) and value.fullname == "builtins.None":
        return True
    if isinstance(value, my.NameExpr) and value.fullname == "builtins.None" and isinstance(target.node, my.Var):
        return _holds_functions(target.node.type)
    if isinstance(value, my.ListExpr | my.DictExpr) and value.items and isinstance(target.node, my.Var):
        held = mt.get_proper_type(target.node.type)
        return isinstance(held, mt.Instance) and bool(held.args) and _holds_functions(held.args[-1])
    empty = isinstance(value, my.ListExpr | my.DictExpr) and not value.items
    made = isinstance(value, my.CallExpr) and isinstance(value.callee, my.RefExpr) and value.callee.fullname in MADE_EMPTY
    if not empty and not (made and isinstance(value, my.CallExpr) and len(value.args) <= 1):
        return False
    type_ = target.node.type if isinstance(target.node, my.Var) else None
    return asked or type_ is not None and not says_all(type_)
