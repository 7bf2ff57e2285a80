"""json.dumps: dicts, lists, tuples, texts, numbers, bools and None, of whatever representation, as CPython writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO, _AnyDict

from _prim import address_of, class_name, implements, is_dict, is_list, is_none, is_tuple, slot_len, str_get, str_len, unchecked
from bslib.anydicts import any_items
from bslib.files import write_text
from bslib.sequences import boxed_item

HEX = "0123456789abcdef"


def quoted(text: str, ascii: bool) -> str:
    """A text in quotes; beyond ASCII as \\u and four digits, twice for what is beyond those."""
    for i in range(str_len(text)):
        code = str_get(text, i)
        if code < 32 or code == 34 or code == 92 or ascii and code > 126:
            return _escaped(text, ascii)
    return '"' + text + '"'


def _escaped(text: str, ascii: bool) -> str:
    parts: list[str] = ['"']
    for letter in text:
        code = ord(letter)
        known = '"\\\n\r\t\f\b'.find(letter)
        if known >= 0:
            parts.append("\\" + '"\\nrtfb'[known])
        elif code < 32 or ascii and code > 126:
            if code > 0xFFFF:
                parts.append(_unit(0xD800 + (code - 0x10000 >> 10)))
                code = 0xDC00 + (code - 0x10000 & 0x3FF)
            parts.append(_unit(code))
        else:
            parts.append(letter)
    parts.append('"')
    return "".join(parts)


def _unit(code: int) -> str:
    return "\\u" + HEX[code >> 12] + HEX[code >> 8 & 15] + HEX[code >> 4 & 15] + HEX[code & 15]


class JsonWriter:
    """indent: None for all in one line. between, after_key: the separators. inside: addresses of what is being written."""

    def __init__(
        self, ascii: bool, indent: str | None, between: str, after_key: str, default: Callable[[object], object] | None
    ) -> None:
        self.parts: list[str] = []
        self.ascii = ascii
        self.indent = indent
        self.between = between
        self.after_key = after_key
        self.default = default
        self.sorts = False
        self.skips = False
        self.allows_nan = True
        self.inside: dict[int, bool] = {}

    def number(self, value: float) -> str:
        if value - value == 0.0:
            return str(value)
        if not self.allows_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + str(value))
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"

    def plain(self, value: object) -> str:
        """What needs no list or dict; "" of anything else."""
        if is_none(value):
            return "null"
        if isinstance(value, str):
            return quoted(value, self.ascii)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        return self.number(value) if isinstance(value, float) else ""

    def write(self, value: object, depth: int) -> None:
        text = self.plain(value)
        if text != "":
            self.parts.append(text)
            return
        mark = address_of(value)
        if mark in self.inside:
            raise ValueError("Circular reference detected")
        self.inside[mark] = True
        if is_list(value) or is_tuple(value):
            self.write_items(value, depth)
        elif is_dict(value):
            table: _AnyDict = unchecked(value)
            self.write_table(table, depth)
        else:
            self.write_other(value, depth)
        del self.inside[mark]

    def write_other(self, value: object, depth: int) -> None:
        default = self.default
        if default is None:
            raise TypeError("Object of type " + class_name(value) + " is not JSON serializable")
        self.write(default(value), depth)

    def line(self, depth: int) -> None:
        indent = self.indent
        if indent is not None:
            self.parts.append("\n" + indent * depth)

    def write_items(self, value: object, depth: int) -> None:
        n = slot_len(value)
        if n == 0:
            self.parts.append("[]")
            return
        self.parts.append("[")
        for i in range(n):
            if i > 0:
                self.parts.append(self.between)
            self.line(depth + 1)
            self.write(boxed_item(value, i), depth + 1)
        self.line(depth)
        self.parts.append("]")

    def write_table(self, table: _AnyDict, depth: int) -> None:
        items = any_items(table)
        if not items:
            self.parts.append("{}")
            return
        if self.sorts:
            items = sorted(items, key=key_of)  # type: ignore[type-var, arg-type]
        self.parts.append("{")
        is_first = True
        for key, value in items:
            name = self.key(key)
            if name is None:
                continue
            if not is_first:
                self.parts.append(self.between)
            is_first = False
            self.line(depth + 1)
            self.parts.append(quoted(name, self.ascii) + self.after_key)
            self.write(value, depth + 1)
        self.line(depth)
        self.parts.append("}")

    def key(self, key: object) -> str | None:
        """A key as a text; None if it is left out."""
        if isinstance(key, str):
            return key
        text = self.plain(key)
        if text == "" and not self.skips:
            raise TypeError("keys must be str, int, float, bool or None, not " + class_name(key))
        return text if text != "" else None


def key_of(item: tuple[object, object]) -> object:
    return item[0]


def whitespace(indent: int | str | None) -> str | None:
    if indent is None or isinstance(indent, str):
        return indent
    return " " * indent


@implements("json.dumps")
def dumps(
    obj: object,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> str:
    between, after_key = ", " if indent is None else ",", ": "
    if separators is not None:
        between, after_key = separators
    writer = JsonWriter(ensure_ascii, whitespace(indent), between, after_key, default)
    writer.sorts, writer.skips, writer.allows_nan = sort_keys, skipkeys, allow_nan
    writer.write(obj, 0)
    return "".join(writer.parts)


@implements("json.dump")
def dump(
    obj: object,
    fp: TextIO,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> None:
    write_text(
        fp,
        dumps(
            obj,
            skipkeys=skipkeys,
            ensure_ascii=ensure_ascii,
            allow_nan=allow_nan,
            indent=indent,
            separators=separators,
            default=default,
            sort_keys=sort_keys,
        ),
    )
