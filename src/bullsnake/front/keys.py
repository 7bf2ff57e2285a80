"""What is a key of a dict or an item of a set must have a hash."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front.articles import an
from bullsnake.front.context import Context
from bullsnake.front.flows import members, unhashable
from bullsnake.front.types import Instance, Tuple, Type, is_builtin

_HASHING = ("builtins.dict", "builtins.set", "builtins.frozenset")


def unhashable_key(type_: Type) -> Type | None:
    """The key type of a dict or set inside the type that has no hash."""
    if isinstance(type_, Instance):
        if type_.cls.fullname in _HASHING and type_.args and unhashable(type_.args[0]):
            return type_.args[0]
        return next((found for a in type_.args if (found := unhashable_key(a)) is not None), None)
    if isinstance(type_, Tuple):
        return next((found for a in type_.items if (found := unhashable_key(a)) is not None), None)
    return next((f for m in members(type_) if m != type_ and (f := unhashable_key(m)) is not None), None)


def check_dict_type(c: Context, node: my.Context, type_: Type) -> None:
    bad = unhashable_key(type_)
    if bad is not None:
        _refuse(c, node, bad)


def check_key(c: Context, node: my.Expression, container: Type, key: Type) -> None:
    """The key in `table[key]`."""
    if is_builtin(container, "dict") and unhashable(key):
        _refuse(c, node, key)


def _refuse(c: Context, node: my.Context, key: Type) -> None:
    """One error for each class of the program: to mend the class mends them all."""
    if isinstance(key, Instance) and not key.cls.is_stub:
        if key.cls.fullname in c.symbols.reported_keys:
            return
        c.symbols.reported_keys.add(key.cls.fullname)
    c.error(node, f"{an(key)} is not hashable: it cannot be a key", _advice(key))


def _advice(key: Type) -> str:
    if not isinstance(key, Instance) or key.cls.is_stub:
        return "use a frozenset as the key" if is_builtin(key, "set") else "use a tuple as the key"
    owner = next((base for base in key.cls.mro() if "__eq__" in base.methods or base.dataclass is not None), key.cls)
    if owner.dataclass is not None and "__eq__" not in owner.methods:
        return f"write @dataclass(frozen=True) above {owner.name}, or define __hash__ in it"
    return f"define __hash__ in {owner.name}, which has __eq__: it gives equal objects equal numbers"
