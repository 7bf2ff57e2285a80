"""copy.copy, copy.deepcopy, dataclasses.asdict and astuple, by the static type.

A comprehension for a list, dict or set, a new object for a dataclass, and so on. What cannot change is not copied. Two places that hold
one object hold two afterwards: a copy is made of each.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import any_object, builtin
from bullsnake.front.replacing import attribute_of, field_type, kept_value
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import Callable, Instance, NoneType, Tuple, Type, Union, VarTuple, make_union, without_none

AS_DICT, AS_TUPLE = "dataclasses.asdict", "dataclasses.astuple"

COPIES = {"copy.copy": False, "copy.deepcopy": True}
"""Whether what is inside is copied too."""

_UNCHANGING = ("int", "float", "bool", "str", "range", "frozenset")
_UNCHANGING_MODULES = ("datetime", "pathlib")
_DISPLAYS = ("list", "set", "dict")


class Uncopyable(Exception):
    """The type that is the trouble."""

    def __init__(self, type_: Type) -> None:
        super().__init__(str(type_))
        self.type = type_


def copied(c: Context, node: my.CallExpr, value: tree.Expr, deep: bool) -> tree.Expr:
    """A copy of the value."""
    try:
        return _copy(c, value, deep, ())
    except Uncopyable as trouble:
        advice = "write a method that makes the copy"
        c.error(node, f"a {trouble.type} cannot be copied here: how, depends on the class that it has at run time", advice)
        return value


def _name(value: Type) -> str:
    return value.cls.fullname.removeprefix("builtins.") if isinstance(value, Instance) else ""


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


def _copy(c: Context, value: tree.Expr, deep: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    kind = value.type
    if _unchanging(kind, deep):
        return value
    if isinstance(kind, Union):
        return _optional(c, value, deep, inside)
    if isinstance(kind, Tuple):
        return _tuple(c, value, kind, deep, inside)
    if isinstance(kind, Instance) and _name(kind) in _DISPLAYS:
        return _comprehension(c, value, kind, deep, inside)
    if isinstance(kind, Instance) and kind.cls.dataclass is not None and not kind.cls.subclasses:
        return _object(c, value, kind, deep, inside)
    raise Uncopyable(kind)


def _inner(c: Context, value: tree.Expr, deep: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    return _copy(c, value, deep, inside) if deep else value


def _optional(c: Context, value: tree.Expr, deep: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    """A copy unless it is None."""
    inner = without_none(value.type)
    if isinstance(inner, Union) or inner == value.type:
        raise Uncopyable(value.type)
    keep, place = kept_value(c, value)
    assert isinstance(place, tree.Name)
    some = tree.Name(pos=value.pos, type=inner, var=place.var, declared=place.declared)
    none = tree.NoneLit(pos=value.pos, type=NoneType())
    test = tree.Compare(pos=value.pos, type=builtin(c, "bool"), operands=[place, none], ops=["is"], methods=[None])
    made = tree.IfExpr(pos=value.pos, type=value.type, test=test, then=none, orelse=_copy(c, some, deep, inside))
    return tree.Let(pos=value.pos, type=value.type, bindings=[keep], value=made)


def _tuple(c: Context, value: tree.Expr, kind: Tuple, deep: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    keep, place = kept_value(c, value)
    items = [_inner(c, _item(c, place, number, type_), deep, inside) for number, type_ in enumerate(kind.items)]
    made = tree.TupleLit(pos=value.pos, type=kind, items=items)
    return tree.Let(pos=value.pos, type=kind, bindings=[keep], value=made)


def _variable(c: Context, value: tree.Expr, type_: Type) -> tree.Name:
    """A new variable for the items of a loop."""
    var = c.new_var(None, ".copied", f"{c.module}..copied", type_, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    with c.loop():
        c.assigned(var)
    return tree.Name(pos=value.pos, type=type_, var=var, declared=type_)


def comprehension_over(c: Context, value: tree.Expr, kind: Instance) -> tree.Expr:
    """[x for x in value] and its like for sets and dicts."""
    return _comprehension(c, value, kind, False, ())


def _comprehension(c: Context, value: tree.Expr, kind: Instance, deep: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    names = [_variable(c, value, arg) for arg in kind.args]
    if len(names) == 2:
        pair = Tuple(kind.args)
        items = kind.cls.lookup_method("items")
        assert items is not None
        view = Instance(items.ret.cls, kind.args) if isinstance(items.ret, Instance) else items.ret
        source: tree.Expr = tree.MethodCall(pos=value.pos, type=view, receiver=value, method=items, args=[])
        target: tree.Expr = tree.TupleLit(pos=value.pos, type=pair, items=list[tree.Expr](names))
        clause = tree.CompFor(pos=value.pos, target=target, iterable=source, conditions=[])
        inner = _inner(c, names[1], deep, inside)
        return tree.DictComp(pos=value.pos, type=kind, key=names[0], value=inner, clauses=[clause])
    clause = tree.CompFor(pos=value.pos, target=names[0], iterable=value, conditions=[])
    if _name(kind) == "set":
        return tree.SetComp(pos=value.pos, type=kind, element=names[0], clauses=[clause])
    return tree.ListComp(pos=value.pos, type=kind, element=_inner(c, names[0], deep, inside), clauses=[clause])


def _object(c: Context, value: tree.Expr, kind: Instance, deep: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    """A new object of a dataclass that takes all its fields."""
    fields = kind.cls.all_fields()
    has_own = any(name in base.methods for base in kind.cls.mro() for name in ("__post_init__", "__copy__", "__deepcopy__"))
    if kind.cls in inside or has_own or any(not field.init for field in fields) or "__init__" in kind.cls.methods:
        raise Uncopyable(kind)
    keep, place = kept_value(c, value)
    args: list[tree.Expr | None] = []
    for field in fields:
        part = attribute_of(place, kind, field)
        part.type = field_type(kind, field)
        args.append(_inner(c, part, deep, (*inside, kind.cls)))
    made = tree.New(pos=value.pos, type=kind, cls=kind.cls, init=None, args=args)
    return tree.Let(pos=value.pos, type=kind, bindings=[keep], value=made)


# --- dataclasses.asdict and astuple ---------------------------------------------------------------------------------------------------


def as_plain(c: Context, node: my.CallExpr, value: tree.Expr, name: str) -> tree.Expr:
    """The fields of a dataclass as a dict or tuple, dataclasses inside of it too."""
    kind = value.type
    try:
        if not isinstance(kind, Instance) or kind.cls.dataclass is None:
            raise Uncopyable(kind)
        return _plain(c, value, name == AS_DICT, ())
    except Uncopyable as trouble:
        c.error(node, f"a {trouble.type} cannot be taken apart here", "write the fields that are wanted, one by one")
        return value


def _plain(c: Context, value: tree.Expr, as_dict: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    kind = value.type
    if isinstance(kind, Instance) and kind.cls.dataclass is not None:
        if kind.cls in inside or kind.cls.subclasses:
            raise Uncopyable(kind)
        return _fields(c, value, kind, as_dict, (*inside, kind.cls))
    if _unchanging(kind, True):
        return value
    if isinstance(kind, Instance) and _name(kind) in _DISPLAYS:
        return _plain_items(c, value, kind, as_dict, inside)
    if isinstance(kind, Union) and not isinstance(without_none(kind), Union) and without_none(kind) != kind:
        return _plain_or_none(c, value, as_dict, inside)
    if isinstance(kind, Tuple):
        keep, place = kept_value(c, value)
        items = [_plain(c, _item(c, place, n, t), as_dict, inside) for n, t in enumerate(kind.items)]
        made = tree.TupleLit(pos=value.pos, type=Tuple(tuple(item.type for item in items)), items=items)
        return tree.Let(pos=value.pos, type=made.type, bindings=[keep], value=made)
    raise Uncopyable(kind)


def _item(c: Context, place: tree.Expr, number: int, type_: Type) -> tree.Expr:
    index = tree.IntLit(pos=place.pos, type=builtin(c, "int"), value=number)
    return tree.Index(pos=place.pos, type=type_, value=place, index=index, method=None, declared=type_)


def _plain_or_none(c: Context, value: tree.Expr, as_dict: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    keep, place = kept_value(c, value)
    assert isinstance(place, tree.Name)
    some = tree.Name(pos=value.pos, type=without_none(value.type), var=place.var, declared=place.declared)
    none = tree.NoneLit(pos=value.pos, type=NoneType())
    inner = _plain(c, some, as_dict, inside)
    test = tree.Compare(pos=value.pos, type=builtin(c, "bool"), operands=[place, none], ops=["is"], methods=[None])
    type_ = make_union([inner.type, NoneType()])
    made = tree.IfExpr(pos=value.pos, type=type_, test=test, then=none, orelse=inner)
    return tree.Let(pos=value.pos, type=type_, bindings=[keep], value=made)


def _plain_items(c: Context, value: tree.Expr, kind: Instance, as_dict: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    made = _comprehension(c, value, kind, False, inside)
    if isinstance(made, tree.DictComp):
        made.value = _plain(c, made.value, as_dict, inside)
        made.type = builtin(c, "dict", made.key.type, made.value.type)
    elif isinstance(made, tree.ListComp):
        made.element = _plain(c, made.element, as_dict, inside)
        made.type = builtin(c, "list", made.element.type)
    return made


def _fields(c: Context, value: tree.Expr, kind: Instance, as_dict: bool, inside: tuple[ClassInfo, ...]) -> tree.Expr:
    """{"name": value.name, ...} or (value.name, ...), of objects of any class."""
    keep, place = kept_value(c, value)
    parts: list[tuple[str, tree.Expr]] = []
    for field in kind.cls.all_fields():
        part = attribute_of(place, kind, field)
        part.type = field_type(kind, field)
        parts.append((field.name, _plain(c, part, as_dict, inside)))
    any_ = any_object(c)
    if as_dict:
        text = builtin(c, "str")
        items: list[tuple[tree.Expr, tree.Expr]] = []
        for name, part in parts:
            items.append((tree.StrLit(pos=value.pos, type=text, value=name), part))
        made: tree.Expr = tree.DictLit(pos=value.pos, type=builtin(c, "dict", text, any_), items=items)
    else:
        made = tree.TupleLit(pos=value.pos, type=Tuple(tuple(part.type for _, part in parts)), items=[part for _, part in parts])
    return tree.Let(pos=value.pos, type=made.type, bindings=[keep], value=made)
