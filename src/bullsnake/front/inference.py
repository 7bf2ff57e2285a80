"""What the type parameters of a generic function are at a call.

mypy has stored the callee with its parameters filled in, except for overloads: there the arguments and the result tell.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.context import Context
from bullsnake.front.convert_types import any_object, as_base, convert_type, type_of
from bullsnake.front.items import item_of
from bullsnake.front.matching import match_arguments, takes
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Param, ParamKind
from bullsnake.front.types import (
    ANY,
    NEVER,
    Callable,
    ClassObject,
    Instance,
    NoneType,
    Tuple,
    Type,
    TypeVar,
    Union,
    VarTuple,
    substitute,
)

Mapping = dict[TypeVar, Type]


def type_arguments(
    c: Context,
    node: my.CallExpr,
    info: FunctionInfo,
    params: list[Param],
    expected: Type | None,
    known: Mapping | None = None,
    receiver: Type | None = None,
) -> tuple[Type, ...]:
    """One type for each of the function's type_vars; Never where nothing tells (an empty list's element)."""
    if not info.type_vars:
        return ()
    wanted = set(info.type_vars)
    found: Mapping = {}
    known = known or {}
    if receiver is not None and not info.is_static and info.params:
        unify(c, info.params[0].var.type, receiver, wanted, found)
    stored = mt.get_proper_type(c.types.get(node.callee))
    if isinstance(stored, mt.CallableType) and not stored.variables and len(stored.arg_types) == len(params):
        for param, actual in zip(params, stored.arg_types, strict=True):
            declared = param.var.type
            if param.kind is ParamKind.STAR and isinstance(declared, VarTuple):
                declared = declared.item
            unify(c, substitute(declared, known), convert_type(c, actual), wanted, found)
        unify(c, substitute(info.ret, known), convert_type(c, stored.ret_type), wanted, found)
    unify(c, substitute(info.ret, known), type_of(c, node), wanted, found)
    _from_arguments(c, node, params, known, wanted, found)
    if expected is not None:
        unify(c, substitute(info.ret, known), expected, wanted, found)
    return tuple(found.get(var, NEVER) for var in info.type_vars)


def made_of_arguments(c: Context, node: my.CallExpr, cls: ClassInfo, init: FunctionInfo) -> Instance:
    """What a call of a generic class makes where mypy could not choose among overloads, for an Any is in the arguments."""
    found: Mapping = {}
    _from_arguments(c, node, init.params[1:], {}, set(cls.type_params), found)
    return Instance(cls, tuple(found.get(var, any_object(c)) for var in cls.type_params))


def _from_arguments(
    c: Context, node: my.CallExpr, params: list[Param], known: Mapping, wanted: set[TypeVar], found: Mapping
) -> None:
    matched = match_arguments(params, node.arg_kinds, node.arg_names)
    overloaded: list[tuple[Type, mt.Overloaded]] = []
    for param, numbers in zip(params, matched or [], strict=False):
        declared = substitute(param.var.type, known)
        for number in numbers:
            actual = mt.get_proper_type(c.types.get(node.args[number]))
            if isinstance(actual, mt.Overloaded) and isinstance(declared, Callable) and not actual.is_type_obj():
                overloaded.append((declared, actual))
                continue
            if param.kind is ParamKind.STAR and isinstance(declared, VarTuple) and node.arg_kinds[number] is not my.ARG_STAR:
                unify(c, declared.item, type_of(c, node.args[number]), wanted, found)
            else:
                unify(c, declared, type_of(c, node.args[number]), wanted, found)


    for declared, function in overloaded:
        _from_overloads(c, declared, function, wanted, found)


def _from_overloads(c: Context, declared: Type, function: mt.Overloaded, wanted: set[TypeVar], found: Mapping) -> None:
    """An overloaded function as argument: by the overload that takes what the other arguments say it gets."""
    place = substitute(declared, found)
    assert isinstance(place, Callable)
    items = [item for item in (convert_type(c, i) for i in function.items) if isinstance(item, Callable)]
    fitting = [
        item
        for item in items
        if len(item.params) - item.optional <= len(place.params) <= len(item.params)
        and all(isinstance(given, TypeVar) or takes(mine, given) for mine, given in zip(item.params, place.params, strict=False))
    ]
    if fitting or items:
        unify(c, declared, (fitting or items)[0], wanted, found)


def unify(c: Context, declared: Type, actual: Type, wanted: set[TypeVar], found: Mapping) -> None:
    """Bind the type variables of `declared` so that it becomes `actual`, where they are not bound yet."""
    if isinstance(declared, TypeVar):
        if declared in wanted and found.get(declared, NEVER) is NEVER and actual is not ANY:
            found[declared] = actual
    elif isinstance(declared, Union):
        _unify_union(c, declared, actual, wanted, found)
    elif isinstance(declared, Instance):
        _unify_instance(c, declared, actual, wanted, found)
    elif isinstance(declared, Callable) and isinstance(actual, Callable):
        for d, a in zip(declared.params, actual.params, strict=False):
            unify(c, d, a, wanted, found)
        unify(c, declared.ret, actual.ret, wanted, found)
    elif isinstance(declared, Callable) and isinstance(actual, ClassObject):
        unify(c, declared.ret, Instance(actual.cls), wanted, found)
    elif isinstance(declared, Callable) and isinstance(actual, Instance):
        method = actual.cls.lookup_method("__call__")
        if method is not None:
            unify(c, declared, Callable(tuple(p.var.type for p in method.params[1:]), method.ret), wanted, found)
    elif isinstance(declared, Tuple) and isinstance(actual, Tuple):
        for d, a in zip(declared.items, actual.items, strict=False):
            unify(c, d, a, wanted, found)
    elif isinstance(declared, VarTuple):
        if isinstance(actual, VarTuple | Tuple):
            unify(c, declared.item, item_of(c, actual), wanted, found)


def _unify_union(c: Context, declared: Union, actual: Type, wanted: set[TypeVar], found: Mapping) -> None:
    """`T | None` against `int | None`: what the other members do not take goes to the variable."""
    fixed = [d for d in declared.items if not isinstance(d, TypeVar)]
    parts = actual.items if isinstance(actual, Union) else (actual,)
    rest = [p for p in parts if p not in fixed and not (isinstance(p, NoneType) and any(isinstance(f, NoneType) for f in fixed))]
    for d in declared.items:
        if isinstance(d, TypeVar) and rest:
            unify(c, d, rest[0] if len(rest) == 1 else Union(tuple(rest)), wanted, found)
        elif not isinstance(d, TypeVar):
            for part in rest:
                unify(c, d, part, wanted, found)


def _unify_instance(c: Context, declared: Instance, actual: Type, wanted: set[TypeVar], found: Mapping) -> None:
    if not declared.args:
        return
    if isinstance(actual, Instance):
        seen = as_base(actual, declared.cls)
        if seen is not None:
            for d, a in zip(declared.args, seen.args, strict=False):
                unify(c, d, a, wanted, found)
            return
    if declared.cls.is_protocol and len(declared.args) == 1:
        unify(c, declared.args[0], item_of(c, actual), wanted, found)
