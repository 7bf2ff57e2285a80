"""Evaluates an int expression again, exactly, when a step of it did not fit in 64 bits.

The code is the expression in postfix, tokens with one space between: `$0` a leaf, a decimal literal, an operator. The result is
narrowed to 64 bits at the end, or becomes a float.
"""

from __future__ import annotations

from _prim import Array, array_new, export, own_get, own_set, str_get, str_len
from bslib.bigs import (
    Big,
    add,
    big_to_float,
    bitwise,
    compare,
    floor_divide,
    from_int,
    inverted,
    multiply,
    negated,
    power,
    shift_left,
    shift_right,
    subtract,
    to_word,
    true_divide,
)
from bslib.text import substring


class Machine:
    """A stack of numbers; `quotient` is what a last `/` gave, when `divided`."""

    def __init__(self, size: int) -> None:
        stack: Array[Big] = array_new(size)
        self.stack = stack
        self.top = 0
        self.quotient = 0.0
        self.divided = False

    def push(self, value: Big) -> None:
        own_set(self.stack, self.top, value)
        self.top = self.top + 1

    def pop(self) -> Big:
        self.top = self.top - 1
        return own_get(self.stack, self.top)


def run(code: str, leaves: Array[int]) -> Machine:
    n = str_len(code)
    machine = Machine(n // 2 + 1)
    start = 0
    while start < n:
        end = start
        while end < n and str_get(code, end) != 32:
            end += 1
        step(machine, code, start, end, leaves)
        start = end + 1
    return machine


def step(machine: Machine, code: str, start: int, end: int, leaves: Array[int]) -> None:
    """One token."""
    first = str_get(code, start)
    second = str_get(code, start + 1) if end - start > 1 else 0
    if first == 36:
        machine.push(from_int(own_get(leaves, decimal(code, start + 1, end))))
    elif is_digit(first):
        machine.push(literal(code, start, end))
    elif first == 45 and is_digit(second):
        machine.push(negated(literal(code, start + 1, end)))
    elif second != 0 and first >= 97:
        operand = machine.pop()
        machine.push(negated(operand) if first == 110 else inverted(operand))
    else:
        right = machine.pop()
        left = machine.pop()
        if first == 47 and second == 0:
            machine.quotient = true_divide(left, right)
            machine.divided = True
        else:
            machine.push(binary(substring(code, start, end - start), left, right))


def is_digit(code: int) -> bool:
    return 48 <= code and code <= 57


def decimal(code: str, start: int, end: int) -> int:
    """A short number."""
    value = 0
    for i in range(start, end):
        value = value * 10 + str_get(code, i) - 48
    return value


def literal(code: str, start: int, end: int) -> Big:
    """A number of any length, by nines of digits."""
    value = from_int(0)
    i = start
    while i < end:
        stop = i + 9 if i + 9 < end else end
        unit = 1
        for _ in range(stop - i):
            unit *= 10
        value = add(multiply(value, from_int(unit)), from_int(decimal(code, i, stop)))
        i = stop
    return value


def binary(op: str, left: Big, right: Big) -> Big:
    if op == "+":
        return add(left, right)
    if op == "-":
        return subtract(left, right)
    if op == "*":
        return multiply(left, right)
    if op == "//":
        if right.sign == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        return floor_divide(left, right).quotient
    if op == "%":
        if right.sign == 0:
            raise ZeroDivisionError("integer modulo by zero")
        return floor_divide(left, right).rest
    if op == "**":
        return power(left, right)
    if op == "<<":
        return shift_left(left, right)
    if op == ">>":
        return shift_right(left, right)
    if op == "&":
        return bitwise(left, right, 0)
    if op == "|":
        return bitwise(left, right, 1)
    if op == "^":
        return bitwise(left, right, 2)
    return from_int(1 if holds(op, compare(left, right)) else 0)


def holds(op: str, order: int) -> bool:
    """Whether a comparison is true for that order of its sides."""
    if op == "<":
        return order < 0
    if op == "<=":
        return order <= 0
    if op == ">":
        return order > 0
    if op == ">=":
        return order >= 0
    return order == 0 if op == "==" else order != 0


@export("bslib.exact_evaluate")
def exact_evaluate(code: str, leaves: Array[int]) -> int:
    """The value, or OverflowError if it does not fit in 64 bits."""
    return to_word(run(code, leaves).pop())


@export("bslib.exact_evaluate_float")
def exact_evaluate_float(code: str, leaves: Array[int]) -> float:
    """The value as a float."""
    machine = run(code, leaves)
    return machine.quotient if machine.divided else big_to_float(machine.pop())
