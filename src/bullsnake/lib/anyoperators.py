"""Operators of an Any: numbers and texts of the builtin classes, by what they are at run time."""

from __future__ import annotations

from typing import NoReturn, _AnyDict

from _prim import aget, cold, implements, is_dict, is_none, is_set, to_float, unchecked
from bslib.anydicts import any_contains
from bslib.floats import float_pow
from bslib.ints import power
from bslib.objects import equal, less
from bslib.percent import str_mod
from bslib.raising import type_name
from bslib.sequences import contained
from bslib.strings import str_mul


@cold
def unsupported(op: str, a: object, b: object) -> NoReturn:
    shown = "** or pow()" if op == "**" else op
    raise TypeError("unsupported operand type(s) for " + shown + ": '" + type_name(a) + "' and '" + type_name(b) + "'")


@implements("typing._any_binary")
def any_binary(op: str, a: object, b: object) -> object:
    """a op b of numbers and texts."""
    if isinstance(a, int) and isinstance(b, int):
        return of_ints(op, a, b)
    if isinstance(a, int | float) and isinstance(b, int | float):
        return of_floats(op, as_float(a), as_float(b), a, b)
    if isinstance(a, str):
        if op == "+":
            if isinstance(b, str):
                return a + b
            raise TypeError("can only concatenate str (not \"" + type_name(b) + "\") to str")
        if op == "*" and isinstance(b, int):
            return str_mul(a, b)
        if op == "%":
            return str_mod(a, b)
    if op == "*" and isinstance(a, int) and isinstance(b, str):
        return str_mul(b, a)
    unsupported(op, a, b)


def as_float(x: int | float) -> float:
    return to_float(x) if isinstance(x, int) else x


def of_ints(op: str, a: int, b: int) -> object:
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    if op == "*":
        return a * b
    if op == "/":
        return a / b
    if op == "//":
        return a // b
    if op == "%":
        return a % b
    if op == "**":
        if b < 0:
            return float_pow(to_float(a), to_float(b))
        return power(a, b)
    if op == "&":
        return a & b
    if op == "|":
        return a | b
    if op == "^":
        return a ^ b
    if op == "<<":
        return a << b
    if op == ">>":
        return a >> b
    unsupported(op, a, b)


def of_floats(op: str, x: float, y: float, a: object, b: object) -> object:
    if op == "+":
        return x + y
    if op == "-":
        return x - y
    if op == "*":
        return x * y
    if op == "/":
        return x / y
    if op == "//":
        return x // y
    if op == "%":
        return x % y
    if op == "**":
        return float_pow(x, y)
    unsupported(op, a, b)


@implements("typing._any_made")
def any_made() -> object:
    """A class of which only `type` is known is called: int, float, str and bool are."""
    raise TypeError("a class whose type is `type` can be called if it is int, float, str or bool: write type[C] for others")


@implements("typing._any_row")
def any_row(items: list[object], count: int) -> list[object]:
    """The items of a named tuple."""
    if items._len != count:
        raise TypeError("Expected " + str(count) + " arguments, got " + str(items._len))
    return items


@implements("typing._any_sum")
def any_sum(items: list[object], start: object) -> object:
    total = start
    if isinstance(total, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    for i in range(items._len):
        total = any_binary("+", total, aget(items._items, i))
    return total


@implements("typing._any_unary")
def any_unary(op: str, a: object) -> object:
    if isinstance(a, int):
        return -a if op == "-" else ~a if op == "~" else a + 0
    if isinstance(a, float) and op != "~":
        return -a if op == "-" else a
    raise TypeError("bad operand type for unary " + op + ": '" + type_name(a) + "'")


@implements("typing._any_order")
def any_order(op: str, a: object, b: object) -> bool:
    """a op b: <, <=, > or >=. What has no order is a TypeError, which names the operands as they stand."""
    if is_none(a) or is_none(b) or isinstance(a, str) != isinstance(b, str):
        raise TypeError("'" + op + "' not supported between instances of '" + type_name(a) + "' and '" + type_name(b) + "'")
    if op == "<":
        return less(a, b)
    if op == ">":
        return less(b, a)
    first, second = (a, b) if op == "<=" else (b, a)
    return less(first, second) or equal(first, second)


@implements("typing._any_contains")
def any_has(container: object, item: object) -> bool:
    """item in container."""
    if is_dict(container):
        table: _AnyDict = unchecked(container)
        return any_contains(table, item)
    if isinstance(container, str) and not isinstance(item, str):
        raise TypeError("'in <string>' requires string as left operand, not " + type_name(item))
    if isinstance(container, str) or is_set(container):
        return contained(container, item)
    if is_none(container) or isinstance(container, int | float):
        raise TypeError("argument of type '" + type_name(container) + "' is not iterable")
    return contained(container, item)
