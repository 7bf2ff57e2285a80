"""Which values of a program may be None where CPython would raise if they were, and what it would say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.node_parts import parts
from bullsnake.front.uncertain.certain_types import ANY_OPERAND, NO_ITEMS, NO_LOOP, NO_PARTS, NO_STORE, remaining

_ORDERS = ("<", ">", "<=", ">=")
_BUILTINS = {
    **dict.fromkeys(("len",), "object of type 'NoneType' has no len()"),
    **dict.fromkeys(("range",), "'NoneType' object cannot be interpreted as an integer"),
    **dict.fromkeys(("abs",), "bad operand type for abs(): 'NoneType'"),
    **dict.fromkeys(("int",), "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"),
    **dict.fromkeys(("float",), "float() argument must be a string or a real number, not 'NoneType'"),
    **dict.fromkeys(
        ("list", "set", "tuple", "frozenset", "sorted", "sum", "enumerate", "any", "all", "iter"), f"'NoneType' {NO_LOOP}"
    ),
}
"""Functions of the library that raise if their first argument is None, and what they say."""


class Uncertain(NamedTuple):
    """A value that may be None, or of a class that cannot be used so. told: what CPython says of a None; of an attribute, its name
    behind a dot. Of an object of another class it says the same with the name of that class."""

    value: my.Expression
    told: str


class Updated(NamedTuple):
    """`target += value`, where the target may be None: it is written out as an assignment."""

    statement: my.OperatorAssignmentStmt
    told: str


class Finder:
    """Finds them on the lines of which mypy complains (complaints.py)."""

    def __init__(self, types: Mapping[my.Expression, mt.Type], lines: Mapping[int, set[str]]) -> None:
        self.types = types
        self.lines = lines
        self.values: dict[my.Expression, str] = {}
        self.updated: dict[my.OperatorAssignmentStmt, str] = {}
        self.stored: set[my.Expression] = set()

    def see(self, node: my.Node) -> None:
        """A node, and all in it."""
        for kind, look in _LOOKS:
            if isinstance(node, kind):
                look(self, node)
        for part in parts(node):
            self.see(part)

    # --- where -----------------------------------------------------------------------------------------------------------

    def member(self, o: my.MemberExpr) -> None:
        if not o.name.startswith("__"):
            self._note(o, "union-attr", o.expr, "." + o.name)

    def index(self, o: my.IndexExpr) -> None:
        told = NO_STORE if o in self.stored else NO_ITEMS
        for code in ("index", "union-attr"):
            self._note(o, code, o.base, f"'NoneType' {told}")

    def call(self, o: my.CallExpr) -> None:
        self._note(o, "misc", o.callee, "'NoneType' object is not callable")
        name = o.callee.fullname if isinstance(o.callee, my.RefExpr) else ""
        told = _BUILTINS.get(name.removeprefix("builtins.")) if name.startswith("builtins.") else None
        if told is not None and o.args:
            self._note(o, "arg-type", o.args[0], told)

    def operation(self, o: my.OpExpr) -> None:
        if o.op not in ("and", "or"):
            self._note_sides(o, o.left, o.right, partial(_unsupported, o.op))

    def comparison(self, o: my.ComparisonExpr) -> None:
        for op, left, right in zip(o.operators, o.operands, o.operands[1:], strict=False):
            if op in _ORDERS:
                self._note_sides(o, left, right, partial(_no_order, op))
            elif op in ("in", "not in"):
                self._note(o, "operator", right, "argument of type 'NoneType' is not iterable")

    def unary(self, o: my.UnaryExpr) -> None:
        if o.op != "not":
            self._note(o, "operator", o.expr, f"bad operand type for unary {o.op}: 'NoneType'")

    def iteration(self, o: my.ForStmt) -> None:
        self._iterated(o.expr, f"'NoneType' {NO_LOOP}")

    def starred(self, o: my.StarExpr) -> None:
        self._iterated(o.expr, "Value after * must be an iterable, not NoneType")

    def comprehension(self, o: my.GeneratorExpr | my.DictionaryComprehension) -> None:
        for sequence in o.sequences:
            self._iterated(sequence, f"'NoneType' {NO_LOOP}")

    def assignment(self, o: my.AssignmentStmt) -> None:
        self.stored.update(o.lvalues)
        if any(isinstance(target, my.TupleExpr | my.ListExpr) for target in o.lvalues):
            self._note(o, "misc", o.rvalue, NO_PARTS)

    def update(self, o: my.OperatorAssignmentStmt) -> None:
        left, right = _class(self.types.get(o.lvalue)), _class(self.types.get(o.rvalue))
        if "operator" in self._codes(o) and _is_simple(o.lvalue) and self._may_be_none(o.lvalue):
            self.updated[o] = _unsupported(o.op + "=", "NoneType", right)
        self._note(o, "operator", o.rvalue, _unsupported(o.op + "=", left, "NoneType"))

    # --- whether ---------------------------------------------------------------------------------------------------------

    def _note_sides(self, node: my.Expression, left: my.Expression, right: my.Expression, told: Callable[[str, str], str]) -> None:
        self._note(node, "operator", left, told("NoneType", _class(self.types.get(right))))
        self._note(node, "operator", right, told(_class(self.types.get(left)), "NoneType"))
        if "operator" in self._codes(node) and left not in self.values and right not in self.values:
            if _is_one_of_several(self.types.get(left)) or _is_one_of_several(self.types.get(right)):
                self.values[left] = ANY_OPERAND

    def _iterated(self, value: my.Expression, told: str) -> None:
        for code in ("union-attr", "misc"):
            self._note(value, code, value, told)

    def _note(self, node: my.Node, code: str, value: my.Expression, told: str) -> None:
        if code in self._codes(node) and value not in self.values and remaining(self.types.get(value), told) is not None:
            self.values[value] = told

    def _codes(self, node: my.Node) -> set[str]:
        last = node.end_line if node.end_line is not None else node.line
        return {code for line in range(node.line, last + 1) for code in self.lines.get(line, ())}

    def _may_be_none(self, value: my.Expression) -> bool:
        proper = mt.get_proper_type(self.types.get(value))
        return isinstance(proper, mt.UnionType) and any(isinstance(mt.get_proper_type(item), mt.NoneType) for item in proper.items)


_LOOKS: tuple[tuple[Any, Callable[[Finder, Any], None]], ...] = (
    (my.MemberExpr, Finder.member),
    (my.IndexExpr, Finder.index),
    (my.CallExpr, Finder.call),
    (my.OpExpr, Finder.operation),
    (my.ComparisonExpr, Finder.comparison),
    (my.UnaryExpr, Finder.unary),
    (my.ForStmt, Finder.iteration),
    (my.StarExpr, Finder.starred),
    (my.GeneratorExpr | my.DictionaryComprehension, Finder.comprehension),
    (my.AssignmentStmt, Finder.assignment),
    (my.OperatorAssignmentStmt, Finder.update),
)


def uncertain(
    file: my.MypyFile, types: Mapping[my.Expression, mt.Type], lines: Mapping[int, set[str]]
) -> Iterator[Uncertain | Updated]:
    """The values of one module. lines: of complaints, with their codes."""
    finder = Finder(types, lines)
    for statement in file.defs:
        finder.see(statement)
    for value, told in finder.values.items():
        yield Uncertain(value, told)
    for update, told in finder.updated.items():
        yield Updated(update, told)


def _is_one_of_several(type_: mt.Type | None) -> bool:
    """Whether a value may be of several classes, of which not all have an operator in common."""
    proper = mt.get_proper_type(type_)
    return isinstance(proper, mt.UnionType) and all(isinstance(mt.get_proper_type(item), mt.Instance) for item in proper.items)


def _is_simple(target: my.Expression) -> bool:
    """Whether it may be written twice: a name, or a field of what a name names."""
    return isinstance(target, my.NameExpr) or isinstance(target, my.MemberExpr) and isinstance(target.expr, my.NameExpr)


def _class(type_: mt.Type | None) -> str:
    """The name of the class, as far as it can be known, for a message."""
    proper = mt.get_proper_type(type_)
    for item in map(mt.get_proper_type, proper.items) if isinstance(proper, mt.UnionType) else [proper]:
        if isinstance(item, mt.Instance):
            return item.type.name
        if isinstance(item, mt.TupleType):
            return item.partial_fallback.type.name
    return "object"


def _unsupported(op: str, left: str, right: str) -> str:
    if op.startswith("+") and left in ("str", "list", "tuple"):
        return f'can only concatenate {left} (not "{right}") to {left}'
    return f"unsupported operand type(s) for {op}: '{left}' and '{right}'"


def _no_order(op: str, left: str, right: str) -> str:
    return f"'{op}' not supported between instances of '{left}' and '{right}'"
