"""`typing.AbstractSet`: a set, a frozenset or a view of a dict, whose class is known at run time only.

What it holds is stored as its type says, for front/flows.py lets nothing else in. Two sets are combined as such, so that a result has
CPython's order; a view is taken for the list of its items, as in dictviewsets.
"""

from __future__ import annotations

from collections.abc import Set as AnySet
from typing import TypeVar

from _prim import class_name, implements, is_set, unchecked
from bslib.dictviewsets import either, joined, within, without
from bslib.setmethods import set_add
from bslib.sets import difference, empty_set, frozen, intersection, of_list, symmetric_difference, union

T = TypeVar("T")


def listed(view: AnySet[T]) -> list[T]:
    return [item for item in view]


def concrete(either_kind: AnySet[T]) -> AbstractSet[T]:
    """As a set: itself, if it is one."""
    if is_set(either_kind):
        same: AbstractSet[T] = unchecked(either_kind)
        return same
    return of_list(listed(either_kind))


def like(self: AnySet[T], made: set[T]) -> AnySet[T]:
    """A frozenset, if that is what the operation was asked of."""
    if class_name(self) == "frozenset":
        kept: AnySet[T] = frozen(made)
        return kept
    return made


def common(self: AnySet[T], other: AnySet[T]) -> set[T]:
    """What both have, of which one is a view."""
    view, asked = (other, self) if is_set(self) else (self, other)
    made: set[T] = empty_set()
    for item in asked:
        if item in view:
            set_add(made, item)
    return made


@implements("typing.AbstractSet.__and__")
def any_and(self: AnySet[T], other: AnySet[T]) -> AnySet[T]:
    if is_set(self) and is_set(other):
        return like(self, intersection(concrete(self), concrete(other)))
    return common(self, other)


@implements("typing.AbstractSet.__or__")
def any_or(self: AnySet[T], other: AnySet[T]) -> AnySet[T]:
    if is_set(self) and is_set(other):
        return like(self, union(concrete(self), concrete(other)))
    return joined(listed(self), listed(other))


@implements("typing.AbstractSet.__sub__")
def any_sub(self: AnySet[T], other: AnySet[T]) -> AnySet[T]:
    if is_set(self) and is_set(other):
        return like(self, difference(concrete(self), concrete(other)))
    return without(listed(self), listed(other))


@implements("typing.AbstractSet.__xor__")
def any_xor(self: AnySet[T], other: AnySet[T]) -> AnySet[T]:
    if is_set(self) and is_set(other):
        return like(self, symmetric_difference(concrete(self), concrete(other)))
    return either(listed(self), listed(other))


@implements("typing.AbstractSet.__le__")
def any_le(self: AnySet[T], other: AnySet[T]) -> bool:
    return len(self) <= len(other) and within(listed(self), listed(other))


@implements("typing.AbstractSet.__lt__")
def any_lt(self: AnySet[T], other: AnySet[T]) -> bool:
    return len(self) < len(other) and within(listed(self), listed(other))


@implements("typing.AbstractSet.__ge__")
def any_ge(self: AnySet[T], other: AnySet[T]) -> bool:
    return any_le(other, self)


@implements("typing.AbstractSet.__gt__")
def any_gt(self: AnySet[T], other: AnySet[T]) -> bool:
    return any_lt(other, self)


@implements("typing.AbstractSet.isdisjoint")
def any_isdisjoint(self: AnySet[T], other: list[T]) -> bool:
    for item in other:
        if item in self:
            return False
    return True


@implements("builtins.set.__or__", 2)
def set_or_any(self: set[T], other: AnySet[T]) -> set[T]:
    return union(self, concrete(other)) if is_set(other) else joined(listed(self), listed(other))


@implements("builtins.set.__and__", 1)
def set_and_any(self: set[T], other: AnySet[T]) -> set[T]:
    return intersection(self, concrete(other)) if is_set(other) else common(self, other)


@implements("builtins.set.__sub__", 1)
def set_sub_any(self: set[T], other: AnySet[T]) -> set[T]:
    return difference(self, concrete(other)) if is_set(other) else without(listed(self), listed(other))


@implements("builtins.set.__xor__", 1)
def set_xor_any(self: set[T], other: AnySet[T]) -> set[T]:
    return symmetric_difference(self, concrete(other)) if is_set(other) else either(listed(self), listed(other))
