"""Values that do not fit their places, which `# type: ignore` hides: tested at run time where that can be done.

mypy tells of them (`Symbols.doubts`, by the place of the expression). Where one is converted for a place of a known type, it may be an
Optional, a union or an object of a base class, and a test at run time can tell whether it is what is wanted: it is tested, and a
`TypeError` is raised if it is not. Everything else is reported, as if nothing were ignored.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import as_base
from bullsnake.front.flows import can_be_tested, members
from bullsnake.front.items import item_of
from bullsnake.front.types import Instance, Type, is_builtin, without_none


def is_doubted(c: Context, node: my.Expression) -> bool:
    return _place(c, node) in c.symbols.doubts


def _place(c: Context, node: my.Expression) -> tuple[str, int, int, int, int]:
    return c.path, node.line, node.column, node.end_line or 0, node.end_column or 0


def tested(c: Context, node: my.Expression, value: tree.Expr, expected: Type | None) -> tree.Expr:
    """The value for a place of a type; a test of it where mypy doubts that it fits."""
    doubt = c.symbols.doubts.get(_place(c, node))
    if doubt is None:
        return value
    plain = without_none(value.type)
    if expected is not None and plain != value.type and (_is_one(plain, expected) or _has_protocol(c, plain, expected)):
        c.symbols.settled.add(_place(c, node))
        return tree.Checked(pos=value.pos, type=plain, value=value)
    if expected is not None and can_be_tested(expected) and _may_be_one(value.type, expected):
        c.symbols.settled.add(_place(c, node))
        return tree.Checked(pos=value.pos, type=expected, value=value)
    c.symbols.unsettled.append(doubt)
    return value


def _is_one(have: Type, to: Type) -> bool:
    """Whether a value of one type is of the other, too."""
    if have == to or not isinstance(have, Instance) or not isinstance(to, Instance):
        return have == to
    return as_base(have, to.cls) == to


def _has_protocol(c: Context, have: Type, to: Type) -> bool:
    """The same of `Sized`, `Iterable[int]` and their like."""
    if not isinstance(have, Instance) or not isinstance(to, Instance) or not to.cls.is_protocol or not to.cls.is_stub:
        return False
    fits = all(have.cls.lookup_method(name) is not None for name in to.cls.methods)
    return fits and (not to.args or to.args == (item_of(c, have),))


def _may_be_one(have: Type, to: Type) -> bool:
    """Whether a value of one type can be of the other, which is narrower."""
    return any(_related(mine, wanted) for mine in members(have) for wanted in members(to))


def _related(have: Type, to: Type) -> bool:
    if have == to or is_builtin(have, "object"):
        return True
    return isinstance(have, Instance) and isinstance(to, Instance) and not have.args and to.cls.is_subclass_of(have.cls)


def report_doubts(c: Context) -> None:
    """What could not be tested, or was never converted for a place."""
    left = [doubt for place, doubt in c.symbols.doubts.items() if place not in c.symbols.settled]
    c.sink.found += [*left, *c.symbols.unsettled]
