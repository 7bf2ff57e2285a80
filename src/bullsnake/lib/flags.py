"""enum.Flag and IntFlag: members that are sets of bits.

A class has a table (`enum._FlagTable`): its named members, and all that were made of them so far, by value. A set of bits is one
object, made when it is first asked for. `singles`: the bits that are members by themselves; `mask`: those of any member. `keep`: of an
IntFlag, where bits that nobody has named are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Flag, IntFlag, _FlagTable

from _prim import implements, new_object, none_of, same


@implements("enum._flag_table")
def new_table(name: str, keep: bool, make: Callable[[], Flag]) -> _FlagTable:
    table: _FlagTable = new_object()
    table.name = name
    table.keep = keep
    table.make = make
    table.named = []
    table.names = {}
    table.made = {}
    table.mask = 0
    table.singles = 0
    return table


@implements("enum._flag_member")
def new_member(table: _FlagTable, name: str, value: int) -> Flag:
    """The member of a class's body; one whose value is that of an earlier one is another name for it."""
    found = table.made.get(value)
    if found is None:
        found = enter(table, name, value)
        table.named.append(found)
        table.mask |= value
        if is_single(value):
            table.singles |= value
    table.names[name] = found
    return found


def enter(table: _FlagTable, name: str | None, value: int) -> Flag:
    make = table.make
    made = make()
    made.name = name
    made.value = value
    made._table = table
    table.made[value] = made
    return made


def is_single(value: int) -> bool:
    return value > 0 and value & (value - 1) == 0


@implements("enum._flag_members")
def all_members(table: _FlagTable) -> list[Flag]:
    """What a loop over the class gives."""
    return [one for one in table.named if is_single(one.value)]


@implements("enum._flag_named")
def named(table: _FlagTable, name: str) -> Flag:
    found = table.names.get(name)
    if found is None:
        raise KeyError(name)
    return found


@implements("enum._flag_at")
def at(table: _FlagTable, value: int) -> Flag:
    """The member of a value."""
    found = table.made.get(value)
    if found is not None:
        return found
    bits = known_bits(table, value)
    found = table.made.get(bits)
    return enter(table, joined_name(table, bits), bits) if found is None else found


def known_bits(table: _FlagTable, value: int) -> int:
    """The value without a sign; an error if it has bits that it may not have."""
    every = 2 ** table.mask.bit_length() - 1
    if not ~every <= value <= every or value & (every ^ table.mask):
        if not table.keep:
            raise ValueError(wrong_bits(table, value))
        if value < 0:
            value = max(every + 1, 2 ** value.bit_length()) + value
    return every + 1 + value if value < 0 else value


def wrong_bits(table: _FlagTable, value: int) -> str:
    width = max(value.bit_length(), table.mask.bit_length())
    head = f"<flag '{table.name}'> invalid value {value}"
    return f"{head}\n    given {digits(value, width)}\n  allowed {digits(table.mask, width)}"


def digits(value: int, width: int) -> str:
    """The sign bit, and that many others."""
    shown = "".join(["1" if value >> i & 1 else "0" for i in range(width - 1, -1, -1)])
    return f"0b{1 if value < 0 else 0} {shown}"


def joined_name(table: _FlagTable, bits: int) -> str | None:
    """The names of the members that make up a set of bits; None if there are none."""
    parts: list[str] = []
    covered = 0
    for one in table.named:
        if is_single(one.value) and one.value & bits:
            parts.append(shown_name(one))
            covered |= one.value
    if bits & ~table.singles:
        for one in table.named:
            if not is_single(one.value) and one.value and one.value & bits == one.value:
                parts.append(shown_name(one))
                covered |= one.value
    if not covered:
        return none_of()
    if bits ^ covered and not table.keep:
        raise ValueError(f"<flag '{table.name}'>: no members with value {bits ^ covered}")
    return "|".join(parts) + (f"|{bits ^ covered}" if bits ^ covered else "")


def shown_name(one: Flag) -> str:
    name = one.name
    return "" if name is None else name


@implements("enum.Flag.__or__")
def flag_or(self: Flag, other: Flag) -> Flag:
    return at(self._table, self.value | other.value)


@implements("enum.Flag.__and__")
def flag_and(self: Flag, other: Flag) -> Flag:
    return at(self._table, self.value & other.value)


@implements("enum.Flag.__xor__")
def flag_xor(self: Flag, other: Flag) -> Flag:
    return at(self._table, self.value ^ other.value)


@implements("enum.Flag.__invert__")
@implements("enum.IntFlag.__invert__")
def flag_invert(self: Flag) -> Flag:
    table = self._table
    return at(table, ~self.value if table.keep else table.singles & ~self.value)


@implements("enum.Flag.__contains__")
def flag_contains(self: Flag, other: Flag) -> bool:
    return other.value & self.value == other.value


@implements("enum.Flag.__iter__")
def flag_iter(self: Flag) -> Iterator[Flag]:
    for one in self._table.named:
        if is_single(one.value) and one.value & self.value:
            yield one


@implements("enum.Flag.__len__")
def flag_len(self: Flag) -> int:
    return self.value.bit_count()


@implements("enum.Flag.__bool__")
def flag_bool(self: Flag) -> bool:
    return self.value != 0


@implements("enum.Flag.__repr__")
def flag_repr(self: Flag) -> str:
    name = self.name
    table = self._table
    return f"<{table.name}: {self.value}>" if name is None else f"<{table.name}.{name}: {self.value}>"


@implements("enum.Flag.__str__")
def flag_str(self: Flag) -> str:
    name = self.name
    table = self._table
    return f"{table.name}({self.value})" if name is None else f"{table.name}.{name}"


@implements("enum.Flag.__hash__")
def flag_hash(self: Flag) -> int:
    name = self.name
    return 0 if name is None else hash(name)


@implements("enum.Flag.__eq__")
def flag_eq(self: Flag, other: object) -> bool:
    return same(self, other)


@implements("enum.IntFlag.__str__")
def int_flag_str(self: IntFlag) -> str:
    return str(self.value)


@implements("enum.IntFlag.__or__")
def int_flag_or(self: IntFlag, other: int) -> Flag:
    return at(self._table, self.value | other)


@implements("enum.IntFlag.__ror__")
def int_flag_ror(self: IntFlag, other: int) -> Flag:
    return at(self._table, self.value | other)


@implements("enum.IntFlag.__and__")
def int_flag_and(self: IntFlag, other: int) -> Flag:
    return at(self._table, self.value & other)


@implements("enum.IntFlag.__rand__")
def int_flag_rand(self: IntFlag, other: int) -> Flag:
    return at(self._table, self.value & other)


@implements("enum.IntFlag.__xor__")
def int_flag_xor(self: IntFlag, other: int) -> Flag:
    return at(self._table, self.value ^ other)


@implements("enum.IntFlag.__rxor__")
def int_flag_rxor(self: IntFlag, other: int) -> Flag:
    return at(self._table, self.value ^ other)
