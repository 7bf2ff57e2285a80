"""A type as text that means it in any module: classes go by aliases that are imported at the end of the module's text."""

from __future__ import annotations

from mypy import types as mt

from bullsnake.front.unannotated.joining import is_recursive

PLAIN = frozenset({"int", "str", "float", "bool", "bytes", "list", "dict", "set", "frozenset", "tuple", "object", "bytearray", "range"})
BEHIND = "if __typing.TYPE_CHECKING:"


class Speller:
    """`imports`: alias -> (module, name), for one module's text."""

    def __init__(self, module: str, taken: frozenset[str]) -> None:
        self.module = module
        self.taken = taken
        self.imports: dict[str, tuple[str, str]] = {}

    def text(self, type_: mt.Type) -> str | None:
        """None for what has no text here: a class inside of a function, a type parameter."""
        if isinstance(type_, mt.TypeAliasType) and is_recursive(type_):
            return self._recursive(type_)
        proper = mt.get_proper_type(type_)
        if isinstance(proper, mt.NoneType):
            return "None"
        if isinstance(proper, mt.Instance):
            return self._instance(proper)
        if isinstance(proper, mt.TupleType):
            if proper.partial_fallback.type.fullname != "builtins.tuple":
                return self._instance(proper.partial_fallback)
            return self._several("tuple[", proper.items, "]") if proper.items else "tuple[()]"
        if isinstance(proper, mt.UnionType):
            parts = [self.text(item) for item in proper.items]
            return None if None in parts else " | ".join(str(part) for part in parts)
        if isinstance(proper, mt.TypeType):
            inner = self.text(proper.item)
            return None if inner is None else f"type[{inner}]"
        if isinstance(proper, mt.CallableType):
            return self._callable(proper)
        return None

    def _recursive(self, type_: mt.TypeAliasType) -> str | None:
        """The name of the alias, if it has no parameters and is one of a module."""
        alias = type_.alias
        if alias is None or type_.args:
            return None
        name = alias.fullname.removeprefix(alias.module + ".")
        if "." in name or "@" in name:
            return None
        return name if alias.module == self.module else self._alias(alias.module, name)

    def _callable(self, type_: mt.CallableType) -> str | None:
        if type_.is_type_obj():
            made = self.text(type_.ret_type)
            return None if made is None else f"type[{made}]"
        inside, ret = self._several("[", type_.arg_types, "]"), mt.get_proper_type(type_.ret_type)
        result = self._alias("typing", "Any") if isinstance(ret, mt.AnyType) else self.text(ret)
        return None if inside is None or result is None else f"{self._alias('typing', 'Callable')}[{inside}, {result}]"

    def _instance(self, type_: mt.Instance) -> str | None:
        info = type_.type
        if "@" in info.fullname or info.defn.info and "@" in info.defn.info.fullname:
            return None
        outer = info.fullname.removeprefix(info.module_name + ".")
        first, _, rest = outer.partition(".")
        if info.module_name == "builtins" and first in PLAIN and first not in self.taken:
            name = first
        elif info.module_name == self.module:
            name = outer
        else:
            name = self._alias(info.module_name, first) + (f".{rest}" if rest else "")
        if not type_.args:
            return name
        if info.fullname == "builtins.tuple":
            inner = self.text(type_.args[0])
            return None if inner is None else f"{name}[{inner}, ...]"
        return self._several(f"{name}[", type_.args, "]")

    def _several(self, before: str, types: object, after: str) -> str | None:
        parts = [self.text(one) for one in types]  # type: ignore[attr-defined]
        return None if None in parts else before + ", ".join(str(part) for part in parts) + after

    def _alias(self, module: str, name: str) -> str:
        alias = f"__{module.replace('.', '_')}_{name}"
        self.imports[alias] = (module, name)
        return alias

    def lines(self) -> list[str]:
        """What the module's text ends in."""
        if not self.imports:
            return []
        found = [f"    from {module} import {name} as {alias}" for alias, (module, name) in sorted(self.imports.items())]
        return ["import typing as __typing", BEHIND, *found]
