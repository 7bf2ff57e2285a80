"""`f(*xs)`: whether there is an item for each parameter."""

from __future__ import annotations

from typing import TypeVar

from _prim import cold, implements

T = TypeVar("T")


@implements("builtins._spread")
def spread(iterable: list[T], given: int, function: str, names: str) -> list[T]:
    """The items, for the parameters with these names behind `given` others; or the TypeError."""
    wanted = names.split(" ")
    if len(iterable) != len(wanted):
        raise does_not_fit(len(iterable), given, function, wanted)
    return iterable


@cold
def does_not_fit(have: int, given: int, function: str, wanted: list[str]) -> TypeError:
    """CPython's texts. A constructor has one parameter more, the object."""
    if have < len(wanted):
        missing = ["'" + name + "'" for name in wanted[have:]]
        last = missing.pop()
        comma = "," if len(missing) > 1 else ""
        listed = ", ".join(missing) + comma + " and " + last if missing else last
        plural = "s" if missing else ""
        return TypeError(function + "() missing " + str(len(wanted) - have) + " required positional argument" + plural + ": " + listed)
    own = 1 if "." in function else 0
    takes = given + len(wanted) + own
    plural = "s" if takes != 1 else ""
    return TypeError(
        function + "() takes " + str(takes) + " positional argument" + plural + " but " + str(given + have + own) + " were given"
    )
