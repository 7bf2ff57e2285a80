"""Builtin functions of one object: print, repr, ord, and their like."""

from __future__ import annotations

from typing import TextIO

from _prim import (
    address_of,
    has_slot,
    implements,
    is_none,
    sched_goroutine_count,
    slot_len,
    str_get,
    str_len,
    tuple_item,
    tuple_len,
    type_str,
)
from bslib.files import read_line, redirected, standard_input, write_text
from bslib.objects import LEN, ascii_of, format_of, hash_of, repr_of, str_of, truth
from bslib.output import flush_out, put_out
from bslib.raising import type_name
from bslib.text import char, join, substring


@implements("builtins.print")
def print_values(
    *values: object, sep: str | None = " ", end: str | None = "\n", file: TextIO | None = None, flush: bool = False
) -> None:
    between = " " if sep is None else sep
    last = "\n" if end is None else end
    n = tuple_len(values)
    to = redirected() if file is None else file
    if sched_goroutine_count() > 1:
        print_whole(values, between, last, to, flush)
        return
    if to is None:
        for i in range(n):
            if i > 0:
                put_out(between)
            put_out(str_of(tuple_item(values, i)))
        put_out(last)
        if flush:
            flush_out()
        return
    for i in range(n):
        if i > 0:
            write_text(to, between)
        write_text(to, str_of(tuple_item(values, i)))
    write_text(to, last)
    if flush:
        to.flush()


def print_whole(values: tuple[object, ...], between: str, last: str, file: TextIO | None, flush: bool) -> None:
    """As one text: no other goroutine's comes between."""
    parts: list[str] = []
    for i in range(tuple_len(values)):
        parts.append(str_of(tuple_item(values, i)))
    text = join(between, parts) + last
    if file is not None:
        write_text(file, text)
        if flush:
            file.flush()
        return
    put_out(text)
    if flush:
        flush_out()


@implements("builtins.input")
def input_line(prompt: object = "") -> str:
    text = str_of(prompt)
    if str_len(text) > 0:
        put_out(text)
    flush_out()
    line = read_line(standard_input(), -1)
    n = str_len(line)
    if n == 0:
        raise EOFError("EOF when reading a line")
    return substring(line, 0, n - 1) if str_get(line, n - 1) == 10 else line


@implements("builtins.repr")
def repr_function(obj: object) -> str:
    return repr_of(obj)


@implements("builtins.ascii")
def ascii_function(obj: object) -> str:
    return ascii_of(obj)


@implements("builtins.format")
def format_function(value: object, spec: str = "") -> str:
    return format_of(value, spec)


@implements("builtins.hash")
def hash_function(obj: object) -> int:
    return hash_of(obj)


@implements("builtins.id")
def id_function(obj: object) -> int:
    return address_of(obj)


@implements("builtins.bool.__new__")
def bool_function(x: object = False) -> bool:
    return truth(x)


@implements("builtins.len")
def len_function(obj: object) -> int:
    if isinstance(obj, str):
        return str_len(obj)
    if is_none(obj) or not has_slot(obj, LEN):
        raise TypeError("object of type '" + type_name(obj) + "' has no len()")
    n = slot_len(obj)
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    return n


@implements("builtins.ord")
def ord_function(c: str) -> int:
    if str_len(c) != 1:
        raise TypeError("ord() expected a character, but string of length " + type_str(str_len(c)) + " found")
    return str_get(c, 0)


@implements("builtins.chr")
def chr_function(i: int) -> str:
    if i < 0 or i > 1114111:
        raise ValueError("chr() arg not in range(0x110000)")
    return char(i)
