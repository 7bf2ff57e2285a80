"""What is put into containers that begin empty: into variables, parameters and fields, and into containers that these hold."""

from __future__ import annotations

from collections.abc import Callable

from mypy import nodes as my
from mypy import types as mt
from mypy.types_utils import remove_optional

from bullsnake.front.unannotated.assignments import given
from bullsnake.front.unannotated.joining import joined, says_all
from bullsnake.front.unannotated.types_of import Types, item_of

ONE = frozenset({"append", "add", "appendleft", "insert", "push"})
PUSHES = frozenset(
    {f"heapq.heap{name}" for name in ("push", "pushpop", "replace")} | {f"bisect.insort{name}" for name in ("", "_left", "_right")}
)
"""Functions that put their second argument into their first."""
MANY = frozenset({"extend", "extendleft", "update"})
MAPPINGS = frozenset({"builtins.dict", "collections.defaultdict", "collections.OrderedDict", "collections.Counter"})

Key = tuple[object, ...]
"""A variable's node or a field's family; behind it "item" for what it holds."""


class Contents:
    """`place`: the key of an expression that names a variable or a field, None for others."""

    def __init__(self, types: Types, place: Callable[[my.Expression], object | None]) -> None:
        self.types = types
        self.place = place
        self.keys: dict[Key, list[mt.Type]] = {}
        self.items: dict[Key, list[mt.Type]] = {}
        self.asked: dict[Key, list[mt.Type]] = {}

    def see_call(self, call: my.CallExpr) -> None:
        """x.append(v), x[k].add(v), x.setdefault(k, v), x.extend(items)."""
        callee = call.callee
        if isinstance(callee, my.RefExpr) and callee.fullname in PUSHES and len(call.args) >= 2:
            pushed = self._key(call.args[0])
            if pushed is not None:
                self._put(self.items, pushed, self.types.of(call.args[1]))
            return
        key = self._key(callee.expr) if isinstance(callee, my.MemberExpr) and call.args else None
        if key is None or not isinstance(callee, my.MemberExpr):
            return
        if callee.name in ONE:
            self._put(self.items, key, self.types.of(call.args[-1]))
        elif callee.name == "setdefault":
            self._put(self.keys, key, self.types.of(call.args[0]))
            self._put(self.items, key, self.types.of(call.args[1]) if len(call.args) > 1 else mt.NoneType())
        elif callee.name in MANY:
            self._add_all(key, call.args[0])

    def see_index(self, node: my.IndexExpr) -> None:
        """x[k], which asks for a key."""
        key = self._key(node.base)
        if key is not None:
            self._put(self.asked, key, self.types.of(node.index))

    def see_statement(self, statement: my.Statement) -> None:
        """x[k] = v, x[k] += v, x += items."""
        for target, _, type_ in given(statement, self.types):
            self._set_item(target, type_)
        if isinstance(statement, my.OperatorAssignmentStmt):
            key = self._key(statement.lvalue) if statement.op in "+|" else None
            if key is not None:
                self._add_all(key, statement.rvalue)
            self._set_item(statement.lvalue, None)

    def see_use(self, value: my.Expression, type_: mt.Type | None) -> None:
        """A place of a known type that a value goes to."""
        proper = mt.get_proper_type(type_)
        if isinstance(proper, mt.UnionType):
            proper = mt.get_proper_type(remove_optional(proper))
        key = self._key(value) if isinstance(value, my.NameExpr | my.MemberExpr) else None
        if key is None or not isinstance(proper, mt.Instance) or not proper.args or not says_all(proper) or mt.has_type_vars(proper):
            return
        if len(proper.args) == 2:
            self._put(self.keys, key, proper.args[0])
        self._put(self.items, key, proper.args[-1])

    def filled(self, type_: mt.Type | None, key: Key) -> mt.Type | None:
        """A container's type with what was put into it; None if that is not known."""
        proper = mt.get_proper_type(type_) if type_ is not None else None
        if not isinstance(proper, mt.Instance) or says_all(proper):
            return proper
        given = self.items.get(key, [])
        item = joined(given)
        if item is None:
            kept = next((one for one in [*given, *proper.args[-1:]] if isinstance(mt.get_proper_type(one), mt.Instance)), None)
            item = self.filled(kept, (*key, "item"))
        if len(proper.args) == 1:
            return None if item is None else proper.copy_modified(args=[item])
        first = joined(self.keys.get(key, []))
        return None if item is None or first is None or len(proper.args) != 2 else proper.copy_modified(args=[first, item])

    def widened(self, type_: mt.Type, key: Key) -> mt.Type:
        """A container's type, which says what it holds, with what is put into it besides, and with the keys that it is asked for."""
        proper = mt.get_proper_type(type_)
        if not isinstance(proper, mt.Instance) or len(proper.args) not in (1, 2) or proper.type.fullname == "builtins.tuple":
            return type_
        item = joined([proper.args[-1], *self.items.get(key, [])]) or proper.args[-1]
        args = [self.widened(item, (*key, "item"))]
        if len(proper.args) == 2:
            args.insert(0, joined([proper.args[0], *self.keys.get(key, []), *self.asked.get(key, [])]) or proper.args[0])
        return proper.copy_modified(args=args)

    # --- notes --------------------------------------------------------------------------------------------------------

    def _set_item(self, target: my.Expression, value: mt.Type | None) -> None:
        key = self._key(target.base) if isinstance(target, my.IndexExpr) else None
        if key is not None and isinstance(target, my.IndexExpr):
            self._put(self.keys, key, self.types.of(target.index))
            self._put(self.items, key, value)

    def _add_all(self, key: Key, value: my.Expression) -> None:
        type_ = self.types.of(value)
        proper = mt.get_proper_type(type_) if type_ is not None else None
        if isinstance(proper, mt.Instance) and proper.type.fullname in MAPPINGS and len(proper.args) == 2:
            self._put(self.keys, key, proper.args[0])
            self._put(self.items, key, proper.args[1])
        else:
            self._put(self.items, key, item_of(type_))

    def _put(self, where: dict[Key, list[mt.Type]], key: Key, type_: mt.Type | None) -> None:
        if type_ is not None:
            where.setdefault(key, []).append(type_)

    def _key(self, node: my.Expression) -> Key | None:
        """Of x; of x[k] and x.setdefault(k, []): what x holds."""
        if isinstance(node, my.IndexExpr):
            outer = self._key(node.base)
            if outer is not None:
                self._put(self.keys, outer, self.types.of(node.index))
            return None if outer is None else (*outer, "item")
        if isinstance(node, my.CallExpr) and isinstance(node.callee, my.MemberExpr) and node.callee.name == "setdefault":
            outer = self._key(node.callee.expr)
            return None if outer is None else (*outer, "item")
        found = self.place(node)
        return None if found is None else (found,)
