"""One type of several that meet in a place without annotation."""

from __future__ import annotations

from mypy import types as mt
from mypy.join import join_types
from mypy.subtypes import is_same_type
from mypy.typeops import make_simplified_union

NUMBERS = frozenset({"builtins.bool", "builtins.int", "builtins.float"})
"""Where one of them is wanted mypy takes those before it; but what is given is not to change, so each stays in a union."""


def joined(found: list[mt.Type]) -> mt.Type | None:
    """Their common class if the program has one, else their union; None if nothing is known."""
    known = [plain(one) for one in found]
    types = [one for one in known if says_all(one)]
    if not types:
        return None
    result = types[0]
    for one in types[1:]:
        result = _two(result, one)
    return result


def _two(left: mt.Type, right: mt.Type) -> mt.Type:
    parts = [*mt.flatten_nested_unions([left]), *mt.flatten_nested_unions([right])]
    if len({_name(part) for part in parts} & NUMBERS) > 1:
        return _each_once(parts)
    met = mt.get_proper_type(join_types(left, right))
    if isinstance(met, mt.Instance) and met.type.fullname not in ("builtins.object", "builtins.type") and not _is_general(met):
        return met
    return make_simplified_union([left, right])


def _each_once(parts: list[mt.Type]) -> mt.Type:
    return mt.UnionType([part for number, part in enumerate(parts) if not any(is_same_type(part, one) for one in parts[:number])])


def _name(type_: mt.Type) -> str:
    proper = mt.get_proper_type(type_)
    return proper.type.fullname if isinstance(proper, mt.Instance) else ""


def _is_general(type_: mt.Instance) -> bool:
    """A protocol or abstract class of the library, which says little."""
    return type_.type.module_name in ("typing", "collections.abc", "_typeshed")


def plain(type_: mt.Type) -> mt.Type:
    """Without the literals that mypy keeps, and without what is not known of a union."""
    if is_recursive(type_):
        return type_
    proper = mt.get_proper_type(type_)
    if isinstance(proper, mt.LiteralType):
        return proper.fallback
    if isinstance(proper, mt.Instance) and proper.last_known_value is not None:
        return proper.copy_modified(last_known_value=None)
    if isinstance(proper, mt.TupleType):
        return proper.copy_modified(items=[plain(item) for item in proper.items])
    if isinstance(proper, mt.UnionType):
        known = [item for item in map(plain, proper.items) if not isinstance(item, mt.AnyType)]
        return make_simplified_union(known) if known else proper
    return proper


def says_all(type_: mt.Type) -> bool:
    """Whether no part of it is unknown."""
    if is_recursive(type_):
        return True
    proper = mt.get_proper_type(type_)
    if isinstance(proper, mt.AnyType | mt.UninhabitedType | mt.DeletedType | mt.PartialType | mt.ErasedType):
        return False
    if isinstance(proper, mt.Instance):
        return all(says_all(arg) for arg in proper.args)
    if isinstance(proper, mt.TupleType | mt.UnionType):
        return all(says_all(item) for item in proper.items)
    if isinstance(proper, mt.CallableType):
        return not proper.variables and all(says_all(one) for one in [*proper.arg_types, proper.ret_type])
    return isinstance(proper, mt.NoneType | mt.TypeType | mt.TypeVarType)


def is_recursive(type_: mt.Type) -> bool:
    """Whether it is an alias that names itself, as that of a JSON value does: its name says all."""
    return isinstance(type_, mt.TypeAliasType) and type_.is_recursive
