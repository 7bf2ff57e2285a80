"""The site table: what is known of each call, by its return PC. Made by `llvm/sitetable.py`, which documents the format.

Each unit (image, program) has a table of its own; the range of its text decides. The page index gives the first row of the
64-byte chunk of the PC; the few rows of the chunk are searched in order.

A row with the flag DYNAMIC stands for several sites: its `roots` are the words below the CFA of a slot with a number n, its
`source` is the number of a row; the n-th row from there has the roots, source and flags of the site. CFA, registers and
landing pad are the first row's.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Struct, fatal, load32, nosplit, u16, u32, u64
from bullsnake.runtime.stack import program
from bullsnake.runtime.stack.program import IMAGE_TABLE, PROGRAM_TABLE

ROW_SIZE: Final = u64(24)
HIDDEN: Final = u16(1)
CHECK: Final = u16(2)
DYNAMIC: Final = u16(8)
GONE: Final = u16(0xFFFF)


class Table(Struct):
    """The header of a unit's table."""

    text_low: u64
    text_high: u64
    count: u64
    rows: u64
    index: u64
    roots: u64
    sources: u64
    strings: u64
    shapes: u64


class Row(Struct):
    """A call. cfa: from SP after the return to the CFA; roots: index of a list; landing: its landing pad, 0 if none."""

    pc: u32
    cfa: u32
    roots: u32
    landing: u32
    source: u32
    shape: u16
    flags: u16


class Source(Struct):
    """Where a call stands in the guest's source; file and function are offsets in the strings."""

    file: u32
    function: u32
    line: u32
    reserved: u32


@nosplit
def table_of(pc: u64) -> Table:
    """The table whose text holds a PC; null if none does."""
    table = Table.at(program.word(PROGRAM_TABLE))
    if not table.is_null() and pc > table.text_low and pc <= table.text_high:
        return table
    table = Table.at(program.word(IMAGE_TABLE))
    if not table.is_null() and pc > table.text_low and pc <= table.text_high:
        return table
    return Table.null()


@nosplit
def find(table: Table, pc: u64) -> Row:
    """The row of a return PC; null if there is none."""
    number = u64(load32(table.index + ((pc - table.text_low) >> u64(6)) * u64(4)))
    wanted = u32(pc)
    while number < table.count:
        row = Row.at(table.rows + number * ROW_SIZE)
        if row.pc == wanted:
            return row
        if row.pc > wanted:
            return Row.null()
        number = number + u64(1)
    return Row.null()


@nosplit
def row_of(pc: u64) -> Row:
    """The row of a return PC, which must be there."""
    table = table_of(pc)
    if table.is_null():
        fatal("unwinder: return PC outside all code")
    row = find(table, pc)
    if row.is_null():
        fatal("unwinder: return PC without a site")
    return row


@nosplit
def resolve(table: Table, row: Row, cfa: u64) -> Row:
    """The row with roots, source and flags of a frame whose CFA is known."""
    if row.flags & DYNAMIC == u16(0):
        return row
    number = u64(load32(cfa - u64(row.roots) * u64(8)))
    return Row.at(table.rows + (u64(row.source) + number) * ROW_SIZE)


@nosplit
def table_of_row(row: Row) -> Table:
    """The table that a row belongs to."""
    return table_of(u64(row.pc))


@nosplit
def source_of(row: Row) -> Source:
    """The source record of a row."""
    table = table_of_row(row)
    return Source.at(table.sources + u64(row.source) * u64(16))
