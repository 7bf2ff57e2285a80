"""mypy's types to ours. Literal types become their classes; what has no representation becomes Any, and is reported elsewhere."""

from __future__ import annotations

from collections.abc import Callable as Function

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front.context import Context
from bullsnake.front.doubtful import DOUBT, source_of
from bullsnake.front.managers import QUIET
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import (
    ANY,
    NEVER,
    NONE,
    AnyObject,
    Callable,
    ClassObject,
    Instance,
    ModuleType,
    Tuple,
    Type,
    TypeVar,
    Union,
    VarTuple,
    make_union,
    substitute,
)


def convert_type(c: Context, type_: mt.Type | None) -> Type:
    """Our type for one of mypy's."""
    if type_ is None:
        return ANY
    if isinstance(type_, mt.TypeAliasType) and type_.is_recursive:
        return _recursive_alias(c, type_)
    proper = mt.get_proper_type(type_)
    handler = _HANDLERS.get(type(proper))
    return ANY if handler is None else handler(c, proper)


def _recursive_alias(c: Context, type_: mt.TypeAliasType) -> Type:
    """`Json = int | list["Json"]`: the alias inside of itself is object, for our types are finite."""
    alias = type_.alias
    if alias is None or alias in c.symbols.expanding:
        return builtin(c, "object")
    c.symbols.expanding.append(alias)
    try:
        return convert_type(c, mt.get_proper_type(type_))
    finally:
        c.symbols.expanding.pop()


_STANDS_FOR = {"typing.Mapping": "dict", "typing.MutableMapping": "dict", "typing.MutableSequence": "list"}
"""Protocols that nothing but one builtin class can implement here."""


def _instance(c: Context, t: mt.Instance) -> Type:
    if t.type.fullname in _SEEN_AS and _is_unknown(t):
        return _view(c, _SEEN_AS[t.type.fullname])
    if _is_unknown(t) and not t.type.is_protocol:
        plain = [base for base in t.type.mro[:-1] if not base.type_vars and not base.is_protocol]
        return Instance(class_of(c, plain[0])) if plain else any_object(c)
    if t.type.fullname == "builtins.tuple":
        return VarTuple(convert_type(c, t.args[0]) if t.args else ANY)
    if t.type.fullname in ("types.ModuleType", "builtins.module"):
        return ModuleType(t.type.name)
    if t.type.fullname == "types.NoneType":
        return NONE
    if t.type.is_newtype:
        return convert_type(c, t.type.bases[0])
    if t.type.fullname == "functools.partial":
        left = left_of(t)
        return ANY if left is None else _function(c, left)
    if t.type.fullname in _STANDS_FOR:
        return builtin(c, _STANDS_FOR[t.type.fullname], *(convert_type(c, a) for a in t.args))
    return Instance(class_of(c, t.type), tuple(_argument(c, a) for a in t.args))


_LEFT = "__mypy_partial"
"""Where mypy keeps the function that is left."""


def left_of(found: mt.Type | None) -> mt.CallableType | None:
    """What is left to give to a partial; None if mypy does not know, or for any other type."""
    proper = mt.get_proper_type(found)
    if not isinstance(proper, mt.Instance) or proper.type.fullname != "functools.partial" or proper.extra_attrs is None:
        return None
    left = mt.get_proper_type(proper.extra_attrs.attrs.get(_LEFT))
    return left if isinstance(left, mt.CallableType) else None


_SEEN_AS = {
    "builtins.list": "Sequence",
    "builtins.tuple": "Sequence",
    "collections.deque": "Sequence",
    "builtins.set": "Collection",
    "builtins.frozenset": "Collection",
    "builtins.dict": "_AnyDict",
    "collections.OrderedDict": "_AnyDict",
    "collections.defaultdict": "_AnyDict",
    "collections.Counter": "_AnyDict",
}
"""What `isinstance(x, list)` makes of an object: the representation of its items is known at run time only."""


def _is_unknown(t: mt.Instance) -> bool:
    """Whether mypy has filled in the type arguments of a class that isinstance or a pattern names without."""
    args = [mt.get_proper_type(a) for a in t.args]
    return any(isinstance(a, mt.AnyType) and a.type_of_any == mt.TypeOfAny.special_form for a in args)


def _view(c: Context, name: str) -> Type:
    info = c.symbols.files["typing"].names[name].node
    if not isinstance(info, my.TypeInfo):
        return ANY
    return Instance(class_of(c, info), (any_object(c),) if info.type_vars else ())


def any_sequence(c: Context) -> Type:
    """A sequence of objects, whose class is known at run time only."""
    return _view(c, "Sequence")


def any_dict(c: Context) -> Type:
    return _view(c, "_AnyDict")


def _tuple(c: Context, t: mt.TupleType) -> Type:
    if t.partial_fallback.type.fullname != "builtins.tuple":
        return Instance(class_of(c, t.partial_fallback.type))
    return Tuple(tuple(_argument(c, item) for item in t.items))


def _callable(c: Context, t: mt.CallableType) -> Type:
    if t.is_type_obj():
        result = mt.get_proper_type(t.ret_type)
        if isinstance(result, mt.TupleType):
            result = result.partial_fallback
        return ClassObject(class_of(c, result.type)) if isinstance(result, mt.Instance) else ANY
    return ANY if t.is_ellipsis_args else _function(c, t)


def _function(c: Context, t: mt.CallableType) -> Type:
    positional = [a for a, kind in zip(t.arg_types, t.arg_kinds, strict=True) if kind.is_positional()]
    optional = sum(kind.is_positional() and kind.is_optional() for kind in t.arg_kinds)
    return Callable(tuple(convert_type(c, a) for a in positional), return_type(c, t), optional)


def return_type(c: Context, t: mt.CallableType) -> Type:
    """The result of a call; that of an unannotated function of ours which returns no value is None."""
    definition = t.definition
    if isinstance(definition, my.FuncDef) and isinstance(mt.get_proper_type(t.ret_type), mt.AnyType):
        info = c.symbols.functions.get(definition)
        if info is not None:
            return info.ret
    return convert_type(c, t.ret_type)


def _overloaded(c: Context, t: mt.Overloaded) -> Type:
    return _callable(c, t.items[0])


def _union(c: Context, t: mt.UnionType) -> Type:
    """A union with an Any in it is Any."""
    items = [convert_type(c, item) for item in t.items]
    return next((item for item in items if isinstance(item, AnyObject)), None) or make_union(items)


def _type_var(c: Context, t: mt.TypeVarType) -> Type:
    if t.id.is_self() or _has_class_bound(c, t):
        return convert_type(c, t.upper_bound)
    namespace = t.id.namespace
    key = (t.name, namespace)
    return c.symbols.type_vars.setdefault(key, TypeVar(t.name, namespace))


def _has_class_bound(c: Context, t: mt.TypeVarType) -> bool:
    """Whether its values are objects of a class of the program: the variable is that class then, for all are references."""
    bound = mt.get_proper_type(t.upper_bound)
    return isinstance(bound, mt.Instance) and bound.type.module_name in c.symbols.user_modules and not t.values


def _literal(c: Context, t: mt.LiteralType) -> Type:
    return convert_type(c, t.fallback)


def _typed_dict(c: Context, t: mt.TypedDictType) -> Type:
    """A dict of any of the values' types: what a key has is known to mypy, and checked where it is read."""
    return builtin(c, "dict", builtin(c, "str"), make_union([convert_type(c, item) for item in t.items.values()]))


def _type_type(c: Context, t: mt.TypeType) -> Type:
    return ClassObject(class_of(c, t.item.type)) if isinstance(t.item, mt.Instance) else ANY


def _any(c: Context, t: mt.AnyType) -> Type:
    """An Any that the program has written, or left out of `list`, or that comes of one; or one for None (front/doubtful.py)."""
    source = source_of(t)
    written = source in (mt.TypeOfAny.explicit, mt.TypeOfAny.from_omitted_generics)
    return NONE if source == DOUBT else any_object(c) if written else ANY


def any_object(c: Context) -> Type:
    whole = builtin(c, "object")
    return AnyObject(whole.cls) if isinstance(whole, Instance) and not c.any_is_open else ANY


def _argument(c: Context, t: mt.Type) -> Type:
    """A type argument. Of what loops over `isinstance(x, list)` mypy fills in an Any."""
    proper = mt.get_proper_type(t)
    is_filled = isinstance(proper, mt.AnyType) and source_of(proper) == mt.TypeOfAny.special_form
    return any_object(c) if is_filled else convert_type(c, t)


_HANDLERS: dict[type, Function[[Context, mt.ProperType], Type]] = {
    mt.Instance: _instance,  # type: ignore[dict-item]
    mt.TupleType: _tuple,  # type: ignore[dict-item]
    mt.CallableType: _callable,  # type: ignore[dict-item]
    mt.Overloaded: _overloaded,  # type: ignore[dict-item]
    mt.UnionType: _union,  # type: ignore[dict-item]
    mt.TypeVarType: _type_var,  # type: ignore[dict-item]
    mt.LiteralType: _literal,  # type: ignore[dict-item]
    mt.TypeType: _type_type,  # type: ignore[dict-item]
    mt.TypedDictType: _typed_dict,  # type: ignore[dict-item]
    mt.AnyType: _any,  # type: ignore[dict-item]
    mt.NoneType: lambda c, t: NONE,
    mt.UninhabitedType: lambda c, t: NEVER,
}


def has_any(type_: Type) -> bool:
    """Whether Any is the type or a part of it."""
    if isinstance(type_, Instance):
        return any(has_any(a) for a in type_.args)
    if isinstance(type_, Tuple | Union):
        return any(has_any(a) for a in type_.items)
    if isinstance(type_, Callable):
        return any(has_any(a) for a in (*type_.params, type_.ret))
    return type_ is ANY or (isinstance(type_, VarTuple) and has_any(type_.item))


def class_of(c: Context, info: my.TypeInfo) -> ClassInfo:
    """Our class for one of mypy's, made at its first mention."""
    info = info.mro[1] if info.fullname == QUIET else info
    known = c.symbols.classes.get(info.fullname) or c.symbols.registry.classes.get(info.fullname)
    if known is not None:
        return known
    from bullsnake.front.convert_classes import declare_class

    return declare_class(c, info)


def type_of(c: Context, node: my.Expression) -> Type:
    """The type that mypy found for an expression, narrowed; Any where it has none."""
    return convert_type(c, c.types.get(node))


def builtin(c: Context, name: str, *args: Type) -> Type:
    """A builtin class as a type."""
    cls = c.symbols.classes.get(f"builtins.{name}") or c.symbols.registry.classes.get(f"builtins.{name}")
    return ANY if cls is None else Instance(cls, tuple(args))


def as_base(type_: Instance, base: ClassInfo) -> Instance | None:
    """The instance seen as one of its base class, type arguments mapped along the way."""
    current: Instance | None = type_
    while current is not None and current.cls is not base:
        cls = current.cls
        if cls.base is None:
            return None
        mapping = dict(zip(cls.type_params, current.args, strict=False))
        current = Instance(cls.base, tuple(substitute(a, mapping) for a in cls.base_args))
    return current


def member_mapping(receiver: Type, owner: ClassInfo) -> dict[TypeVar, Type]:
    """What the type parameters of `owner` are for a receiver of a class derived from it."""
    if not isinstance(receiver, Instance):
        return {}
    seen = as_base(receiver, owner)
    return {} if seen is None else dict(zip(owner.type_params, seen.args, strict=False))
