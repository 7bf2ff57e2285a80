"""asdict and astuple, by the static type.

A list, dict or set is made anew by a comprehension, a dataclass from its fields. What cannot change is not made anew. Two places that
hold one object hold two afterwards: one is made for each.
"""

from __future__ import annotations

from collections.abc import Callable as Function
from dataclasses import dataclass

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.articles import an
from bullsnake.front.context import Context
from bullsnake.front.convert_types import any_object, builtin
from bullsnake.front.replacing import attribute_of, field_type, kept_value
from bullsnake.front.symbols import ClassInfo, FieldInfo
from bullsnake.front.types import Callable, Instance, NoneType, Tuple, Type, Union, VarTuple, make_union, without_none

_UNCHANGING = ("int", "float", "bool", "str", "bytes", "range", "frozenset")
_UNCHANGING_MODULES = ("datetime", "pathlib")
_DISPLAYS = ("list", "set", "dict")

Parts = list[tuple[FieldInfo, tree.Expr]]


@dataclass(slots=True)
class How:
    """deep: what is inside is made anew, too. make: an object of a dataclass, of its fields."""

    deep: bool
    make: Function[[Context, tree.Expr, Instance, Parts], tree.Expr]
    advice: str


class Unmakeable(Exception):
    """The type that is the trouble."""

    def __init__(self, type_: Type) -> None:
        super().__init__(str(type_))
        self.type = type_


# --- objects of dataclasses -------------------------------------------------------------------------------------------------------


def _as_dict(c: Context, place: tree.Expr, kind: Instance, parts: Parts) -> tree.Expr:
    text = builtin(c, "str")
    items: list[tuple[tree.Expr, tree.Expr]] = [
        (tree.StrLit(pos=place.pos, type=text, value=field.name), part) for field, part in parts
    ]
    return tree.DictLit(pos=place.pos, type=builtin(c, "dict", text, any_object(c)), items=items)


def _as_tuple(c: Context, place: tree.Expr, kind: Instance, parts: Parts) -> tree.Expr:
    items = [part for _, part in parts]
    return tree.TupleLit(pos=place.pos, type=Tuple(tuple(item.type for item in items)), items=items)


AS_DICT = How(True, _as_dict, "write the fields that are wanted, one by one")
AS_TUPLE = How(True, _as_tuple, AS_DICT.advice)


# --- values of any type -----------------------------------------------------------------------------------------------------------


def made_anew(c: Context, node: my.CallExpr, value: tree.Expr, how: How) -> tree.Expr:
    """The value, made anew; an error if that depends on what it is at run time."""
    try:
        return _anew(c, value, how, ())
    except Unmakeable as trouble:
        c.error(node, f"{an(trouble.type)} cannot be copied here: how, depends on the class that it has at run time", how.advice)
        return value


def is_dataclass(type_: Type) -> bool:
    return isinstance(type_, Instance) and type_.cls.dataclass is not None


def _name(type_: Type) -> str:
    return type_.cls.fullname.removeprefix("builtins.") if isinstance(type_, Instance) else ""


def _unchanging(type_: Type, deep: bool) -> bool:
    """Whether the same object will do."""
    if isinstance(type_, Union):
        return all(_unchanging(item, deep) for item in type_.items)
    if isinstance(type_, Tuple):
        return not deep or all(_unchanging(item, deep) for item in type_.items)
    if isinstance(type_, VarTuple):
        return not deep or _unchanging(type_.item, deep)
    if isinstance(type_, NoneType | Callable) or _name(type_) in _UNCHANGING:
        return True
    return isinstance(type_, Instance) and (type_.cls.members is not None or type_.cls.module in _UNCHANGING_MODULES)


def _anew(c: Context, value: tree.Expr, how: How, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    """inside: the classes of the objects that it is a part of."""
    kind = value.type
    if _unchanging(kind, how.deep):
        return value
    if isinstance(kind, Union):
        return _unless_none(c, value, how, inside)
    if isinstance(kind, Tuple):
        return _tuple(c, value, kind, how, inside)
    if isinstance(kind, Instance) and _name(kind) in _DISPLAYS:
        return _items(c, value, kind, how, inside)
    if isinstance(kind, Instance) and is_dataclass(kind) and not kind.cls.subclasses and kind.cls not in inside:
        return _object(c, value, kind, how, (*inside, kind.cls))
    raise Unmakeable(kind)


def _inner(c: Context, value: tree.Expr, how: How, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    return _anew(c, value, how, inside) if how.deep else value


def _object(c: Context, value: tree.Expr, kind: Instance, how: How, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    keep, place = kept_value(c, value)
    parts: Parts = []
    for field in (f for f in kind.cls.all_fields() if not f.for_init):
        part = attribute_of(place, kind, field)
        part.type = field_type(kind, field)
        parts.append((field, _inner(c, part, how, inside)))
    made = how.make(c, place, kind, parts)
    return tree.Let(pos=value.pos, type=made.type, bindings=[keep], value=made)


def _unless_none(c: Context, value: tree.Expr, how: How, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    some_type = without_none(value.type)
    if isinstance(some_type, Union) or some_type == value.type:
        raise Unmakeable(value.type)
    keep, place = kept_value(c, value)
    assert isinstance(place, tree.Name)
    some = _anew(c, tree.Name(pos=value.pos, type=some_type, var=place.var, declared=place.declared), how, inside)
    none = tree.NoneLit(pos=value.pos, type=NoneType())
    test = tree.Compare(pos=value.pos, type=builtin(c, "bool"), operands=[place, none], ops=["is"], methods=[None])
    made = tree.IfExpr(pos=value.pos, type=make_union([some.type, none.type]), test=test, then=none, orelse=some)
    return tree.Let(pos=value.pos, type=made.type, bindings=[keep], value=made)


def _tuple(c: Context, value: tree.Expr, kind: Tuple, how: How, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    keep, place = kept_value(c, value)
    items: list[tree.Expr] = []
    for number, type_ in enumerate(kind.items):
        index = tree.IntLit(pos=value.pos, type=builtin(c, "int"), value=number)
        item = tree.Index(pos=value.pos, type=type_, value=place, index=index, method=None, declared=type_)
        items.append(_inner(c, item, how, inside))
    made = tree.TupleLit(pos=value.pos, type=Tuple(tuple(item.type for item in items)), items=items)
    return tree.Let(pos=value.pos, type=made.type, bindings=[keep], value=made)


def _items(c: Context, value: tree.Expr, kind: Instance, how: How, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    made = comprehension_over(c, value, kind)
    if isinstance(made, tree.DictComp):
        made.value = _inner(c, made.value, how, inside)
        made.type = builtin(c, "dict", made.key.type, made.value.type)
    elif isinstance(made, tree.ListComp):
        made.element = _inner(c, made.element, how, inside)
        made.type = builtin(c, "list", made.element.type)
    return made


# --- comprehensions ---------------------------------------------------------------------------------------------------------------


def comprehension_over(c: Context, value: tree.Expr, kind: Instance) -> tree.ListComp | tree.SetComp | tree.DictComp:
    """[x for x in value] of a list, and its like of a set or dict."""
    names = [_variable(c, value, arg) for arg in kind.args]
    if len(names) == 2:
        return _dict_comprehension(c, value, kind, names)
    clause = tree.CompFor(pos=value.pos, target=names[0], iterable=value, conditions=[])
    if _name(kind) == "set":
        return tree.SetComp(pos=value.pos, type=kind, element=names[0], clauses=[clause])
    return tree.ListComp(pos=value.pos, type=kind, element=names[0], clauses=[clause])


def _dict_comprehension(c: Context, value: tree.Expr, kind: Instance, names: list[tree.Name]) -> tree.DictComp:
    items = kind.cls.lookup_method("items")
    assert items is not None and isinstance(items.ret, Instance)
    view = Instance(items.ret.cls, kind.args)
    source = tree.MethodCall(pos=value.pos, type=view, receiver=value, method=items, args=[])
    target = tree.TupleLit(pos=value.pos, type=Tuple(kind.args), items=list[tree.Expr](names))
    clause = tree.CompFor(pos=value.pos, target=target, iterable=source, conditions=[])
    return tree.DictComp(pos=value.pos, type=kind, key=names[0], value=names[1], clauses=[clause])


def _variable(c: Context, value: tree.Expr, type_: Type) -> tree.Name:
    """A new variable for the items of a loop."""
    var = c.new_var(None, ".item", f"{c.module}..item", type_, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    with c.loop():
        c.assigned(var)
    return tree.Name(pos=value.pos, type=type_, var=var, declared=type_)
