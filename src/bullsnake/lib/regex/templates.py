"""What `sub` puts in the place of a match: text with \\1 and \\g<name> in it."""

from __future__ import annotations

from _prim import own_get
from bslib.regex.machine import Machine
from bslib.regex.reader import DIGITS, OCTAL, Reader, octal_escape, simple_escape
from bslib.text import substring


class Template:
    """texts: what stands before each group, and at the end; groups: their numbers."""

    def __init__(self, text: str, names: dict[str, int], count: int) -> None:
        self.texts: list[str] = []
        self.groups: list[int] = []
        self.names = names
        self.count = count
        self.text = ""
        if "\\" not in text:
            self.texts.append(text)
            return
        reader = Reader(text)
        while reader.next != "":
            token = reader.take()
            if len(token) == 1:
                self.text += token
            else:
                self.escape(reader, token)
        self.texts.append(self.text)

    def add_group(self, reader: Reader, number: int, before: int) -> None:
        if number > self.count:
            raise reader.wrong("invalid group reference " + str(number), before)
        self.texts.append(self.text)
        self.groups.append(number)
        self.text = ""

    def escape(self, reader: Reader, token: str) -> None:
        letter = token[1]
        if letter == "g":
            self.named(reader)
        elif letter == "0":
            self.text += chr(int("0" + reader.digits(2, OCTAL), 8) & 255)
        elif letter in DIGITS:
            self.numbered(reader, letter)
        else:
            code = simple_escape(token)
            if code >= 0:
                self.text += chr(code)
            elif letter.isascii() and letter.isalpha():
                raise reader.wrong("bad escape " + token, 2)
            else:
                self.text += token

    def named(self, reader: Reader) -> None:
        if not reader.skip("<"):
            raise reader.wrong("missing <")
        name = reader.name(">", "group name")
        if name.isidentifier():
            if name not in self.names:
                raise IndexError("unknown group name " + repr(name))
            number = self.names[name]
        else:
            number = reader.group_number(name)
        self.add_group(reader, number, len(name) + 1)

    def numbered(self, reader: Reader, digits: str) -> None:
        """Two digits, or three that are octal."""
        if reader.next != "" and reader.next in DIGITS:
            digits += reader.take()
            if digits[0] in OCTAL and digits[1] in OCTAL and reader.next != "" and reader.next in OCTAL:
                self.text += chr(octal_escape(reader, digits + reader.take()))
                return
        self.add_group(reader, int(digits), len(digits))

    def put(self, parts: list[str], machine: Machine) -> None:
        """For a match that a machine has just found."""
        for i in range(len(self.groups)):
            parts.append(self.texts[i])
            start, stop = own_get(machine.slots, 2 * self.groups[i]), own_get(machine.slots, 2 * self.groups[i] + 1)
            if start >= 0 and stop > start:
                parts.append(substring(machine.text, start, stop - start))
        parts.append(self.texts[len(self.groups)])

    def put_places(self, parts: list[str], string: str, places: list[int]) -> None:
        """For a match with these places."""
        for i in range(len(self.groups)):
            parts.append(self.texts[i])
            start, stop = places[2 * self.groups[i]], places[2 * self.groups[i] + 1]
            if start >= 0 and stop > start:
                parts.append(substring(string, start, stop - start))
        parts.append(self.texts[len(self.groups)])
