"""`functools.cached_property`: a property whose value is kept in a field of its own, which has none until it is first asked for.

The body becomes a method of another name. The property reads the field, and calls the body if there is nothing in it yet. A class
that overrides the property has its own field, as its body is another one.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_functions import enter, finish
from bullsnake.front.convert_types import builtin
from bullsnake.front.decorators import body_of, fresh, name_of, named
from bullsnake.front.symbols import ClassInfo, FieldInfo, FunctionInfo
from bullsnake.front.types import Instance

DECORATOR = "functools.cached_property"


def is_cached_property(node: my.Node | None) -> bool:
    return isinstance(node, my.Decorator) and any(name_of(item) == DECORATOR for item in node.original_decorators)


def add_field(cls: ClassInfo, info: FunctionInfo) -> None:
    """The field of a property."""
    name = _field_name(info)
    cls.fields[name] = FieldInfo(name, info.ret, cls, info.pos, init=False, repr=False, compare=False, maybe_unset=True)


def _field_name(info: FunctionInfo) -> str:
    return f"{info.fullname}.cached"


def kept_in_field(c: Context, definition: tree.FunctionDef, owner: ClassInfo) -> list[tree.FunctionDef]:
    """The body under another name, and the property."""
    info = definition.info
    body = body_of(c, definition)
    info.params = [fresh(info, param) for param in definition.params]
    frame = enter(c, info, owner)
    try:
        code = _look_then_call(c, info, body)
    finally:
        c.frame = frame.parent
    return [body, finish(c, frame, code, None, definition.pos)]


def _look_then_call(c: Context, info: FunctionInfo, body: tree.FunctionDef) -> list[tree.Stmt]:
    pos, itself = info.pos, info.params[0].var
    field = tree.Attribute(pos=pos, type=info.ret, value=named(itself, pos), name=_field_name(info), declared=info.ret)
    unset = builtin(c, "AttributeError")
    assert isinstance(unset, Instance)
    handler = tree.Handler(pos=pos, classes=[unset.cls], var=None, body=[tree.Pass(pos=pos)])
    call = tree.MethodCall(pos=pos, type=info.ret, receiver=named(itself, pos), method=body.info, args=[], direct=True)
    return [
        tree.Try(pos=pos, body=[tree.Return(pos=pos, value=field)], handlers=[handler], orelse=[], final=[]),
        tree.Assign(pos=pos, targets=[field], value=call),
        tree.Return(pos=pos, value=field),
    ]
