"""string.Template: `$name` and `${name}` in a text, by a dict or by keywords, which go first.

Subclasses with delimiters of their own are missing.
"""

from __future__ import annotations

from string import Template
from typing import _AnyDict

from _prim import implements, is_dict, is_none, slot_str, unchecked
from bslib.raising import raise_key_error, type_name

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
DIGITS = "0123456789"


@implements("string.Template.__init__")
def template_init(self: Template, template: str) -> None:
    self.template = template


@implements("string.Template.substitute")
def substitute(self: Template, mapping: object = None, **kwds: object) -> str:
    return filled(self.template, mapping, kwds, False)


@implements("string.Template.safe_substitute")
def safe_substitute(self: Template, mapping: object = None, **kwds: object) -> str:
    return filled(self.template, mapping, kwds, True)


@implements("string.Template.is_valid")
def is_valid(self: Template) -> bool:
    return all([part[0] != "!" for part in parts_of(self.template)])


@implements("string.Template.get_identifiers")
def get_identifiers(self: Template) -> list[str]:
    found: list[str] = []
    for part in parts_of(self.template):
        if part[0] == "!":
            raise ValueError("Unrecognized named group in pattern")
        if part[0] == "=" and part[2] not in found:
            found.append(part[2])
    return found


def parts_of(text: str) -> list[tuple[str, str, str]]:
    """What a text is made of, each part with a mark: "=" a name, "$" an escaped $, "!" a $ that means nothing, "" other text.

    The second is the part as it stands, the third the name.
    """
    found: list[tuple[str, str, str]] = []
    at = 0
    while at < len(text):
        dollar = text.find("$", at)
        if dollar < 0:
            dollar = len(text)
        if dollar > at:
            found.append(("", text[at:dollar], ""))
        at = dollar
        if at < len(text):
            part = part_at(text, at)
            found.append(part)
            at += len(part[1])
    return found


def part_at(text: str, at: int) -> tuple[str, str, str]:
    """The part that begins with a $."""
    if text[at + 1 : at + 2] == "$":
        return ("$", "$$", "")
    braced = text[at + 1 : at + 2] == "{"
    start = at + 2 if braced else at + 1
    end = start
    while end < len(text) and (text[end] in LETTERS or (end > start and text[end] in DIGITS)):
        end += 1
    if end == start or (braced and text[end : end + 1] != "}"):
        return ("!", "$", "")
    return ("=", text[at : end + 1 if braced else end], text[start:end])


def filled(text: str, mapping: object, named: dict[str, object], safe: bool) -> str:
    out: list[str] = []
    at = 0
    for kind, part, name in parts_of(text):
        if kind == "=":
            out.append(shown(mapping, named, name, part, safe))
        elif kind == "!" and not safe:
            raise ValueError(wrong_place(text, at + 1))
        else:
            out.append("$" if kind == "$" else part)
        at += len(part)
    return "".join(out)


def shown(mapping: object, named: dict[str, object], name: str, part: str, safe: bool) -> str:
    if name in named:
        return slot_str_of(named[name])
    if not is_none(mapping) and not is_dict(mapping):
        raise TypeError("'" + type_name(mapping) + "' object is not subscriptable")
    if not is_none(mapping):
        table: _AnyDict = unchecked(mapping)
        if name in table:
            return slot_str_of(table[name])
    if not safe:
        raise_key_error(name)
    return part


def slot_str_of(value: object) -> str:
    return "None" if is_none(value) else slot_str(value)


def wrong_place(text: str, at: int) -> str:
    """at: behind the $."""
    lines = text[:at].splitlines(True)
    column = at - len("".join(lines[:-1]))
    return "Invalid placeholder in string: line " + str(len(lines)) + ", col " + str(column)
