"""mypy's types of expressions, with more of what is made for nobody knows what: `return [x, y]` in a function without annotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mypy import nodes as my
from mypy import types as mt
from mypy.maptype import map_instance_to_supertype
from mypy.typeops import tuple_fallback

from bullsnake.front.unannotated.joining import joined, says_all


class Types:
    """`known`: mypy's own."""

    def __init__(self, known: Mapping[my.Expression, mt.Type]) -> None:
        self.known = known

    def of(self, value: my.Expression) -> mt.Type | None:
        type_ = self.known.get(value)
        proper = mt.get_proper_type(type_) if type_ is not None else None
        if isinstance(proper, mt.AnyType):
            return self._guessed(value) or type_
        if not isinstance(proper, mt.Instance) or says_all(proper):
            return type_
        parts = self._parts(value, len(proper.args))
        return proper.copy_modified(args=parts) if parts is not None else type_

    def proper(self, value: my.Expression) -> mt.ProperType | None:
        type_ = self.known.get(value)
        return mt.get_proper_type(type_) if type_ is not None else None

    def _guessed(self, value: my.Expression) -> mt.Type | None:
        """Of an operation one side of which is not known yet: what the other is. Of `-x`: what x is."""
        if isinstance(value, my.UnaryExpr) and value.op in "+-~":
            return self.of(value.expr)
        if not isinstance(value, my.OpExpr) or value.op in ("/", "and", "or"):
            return None
        sides = [side for side in (self.of(value.left), self.of(value.right)) if side is not None and says_all(side)]
        return sides[0] if sides else None

    def _parts(self, value: my.Expression, count: int) -> list[mt.Type] | None:
        """The type arguments of a container, from what it is made of."""
        inner: list[mt.Type | None] = []
        if isinstance(value, my.ListExpr | my.SetExpr):
            inner = [self._joined(value.items)]
        elif isinstance(value, my.DictExpr):
            inner = [self._joined([k for k, _ in value.items if k is not None]), self._joined([v for _, v in value.items])]
        elif isinstance(value, my.ListComprehension | my.SetComprehension):
            inner = [self._joined([value.generator.left_expr])]
        elif isinstance(value, my.GeneratorExpr):
            inner = [self._joined([value.left_expr])]
        elif isinstance(value, my.DictionaryComprehension):
            inner = [self._joined([value.key] if value.key is not None else []), self._joined([value.value])]
        elif isinstance(value, my.OpExpr):
            made = self.of(value.left)
            proper = mt.get_proper_type(made) if made is not None else None
            inner = list(proper.args) if isinstance(proper, mt.Instance) else []
        elif isinstance(value, my.CallExpr) and value.args and count == 1:
            inner = [item_of(self.of(value.args[0]))]
        found = [one for one in inner if one is not None]
        return found if len(found) == len(inner) == count and all(map(says_all, found)) else None

    def _joined(self, values: Sequence[my.Expression]) -> mt.Type | None:
        return joined([type_ for type_ in map(self.of, values) if type_ is not None])


def item_of(type_: mt.Type | None) -> mt.Type | None:
    """What iterating over it gives."""
    proper = mt.get_proper_type(type_) if type_ is not None else None
    if isinstance(proper, mt.TupleType):
        proper = tuple_fallback(proper)
    if not isinstance(proper, mt.Instance):
        return None
    iterable = next((base for base in proper.type.mro if base.fullname == "typing.Iterable"), None)
    return None if iterable is None else map_instance_to_supertype(proper, iterable).args[0]
