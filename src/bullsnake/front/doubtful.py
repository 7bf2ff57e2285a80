"""What may be None though mypy lets it be used as if it were not: a group of a match, an option that was not given.

The stubs say `str | None`. For the functions in LENIENT mypy is told that the None is an Any of a kind of its own (DOUBT): so it takes
the value for a text, as typeshed has it. Here the type is still `str | None`. Where the value is used as a text it is tested first;
where it goes to a place for a text, build/coerce.py tests it.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt
from mypy.plugin import FunctionContext, MethodContext

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.types import AnyType, NoneType, Type, TypeVar, Union, is_builtin, without_none

DOUBT = mt.TypeOfAny.implementation_artifact
LENIENT = frozenset(
    {"re.split", "re.Pattern.split"} | {f"re.Match.{name}" for name in ("group", "groups", "groupdict", "__getitem__")}
)


def lenient(context: FunctionContext | MethodContext) -> mt.Type:
    """The result of a function, for mypy."""
    return doubting(context.default_return_type)


def doubting(type_: mt.Type) -> mt.Type:
    """The type with each None that is a member of a union an Any."""
    proper = mt.get_proper_type(type_)
    if isinstance(proper, mt.Instance):
        return proper.copy_modified(args=[doubting(arg) for arg in proper.args])
    if isinstance(proper, mt.UnionType):
        return mt.UnionType([mt.AnyType(DOUBT) if isinstance(mt.get_proper_type(item), mt.NoneType) else item for item in proper.items])
    return proper


def certain(c: Context, node: my.Expression, value: tree.Expr, use: str = "") -> tree.Expr:
    """The value where it is used as if it were never None. use: the attribute that is wanted of it."""
    if not isinstance(value.type, Union) or not any(isinstance(item, NoneType) for item in value.type.items):
        return value
    if not is_doubtful(c.types.get(node)) and (not use or use.startswith("__") or c.symbols.broken):
        return value  # a member of None that mypy lets pass stands in a line with `# type: ignore`
    return tree.Checked(pos=value.pos, type=without_none(value.type), value=value, use=use)


def takes_none(expected: Type) -> bool:
    """Whether None may go to a place of a type, as far as is known."""
    if isinstance(expected, Union):
        return any(takes_none(item) for item in expected.items)
    return isinstance(expected, NoneType | TypeVar | AnyType) or is_builtin(expected, "object")


def is_doubtful(type_: mt.Type | None) -> bool:
    """Whether a type is `X | Any` of that kind."""
    proper = mt.get_proper_type(type_)
    items = map(mt.get_proper_type, proper.items) if isinstance(proper, mt.UnionType) else ()
    return any(isinstance(item, mt.AnyType) and source_of(item) == DOUBT for item in items)


def source_of(any_: mt.AnyType) -> int:
    """The kind of an Any, or of the Any that it comes of."""
    derived = any_.type_of_any == mt.TypeOfAny.from_another_any and any_.source_any is not None
    return any_.source_any.type_of_any if derived and any_.source_any is not None else any_.type_of_any
