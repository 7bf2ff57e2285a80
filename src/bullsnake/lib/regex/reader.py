"""Reads a pattern, or a template of `sub`, a token at a time: a character, or a backslash and the character after it."""

from __future__ import annotations

from re import error

HEX, OCTAL, DIGITS = "0123456789abcdefABCDEF", "01234567", "0123456789"


class Reader:
    """next: the token that is next, "" at the end; at: where it begins; after: where it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.after = 0
        self.next = ""
        self.go_to(0)

    def go_to(self, place: int) -> None:
        self.at = self.after = place
        self.next = ""
        if place == len(self.text):
            return
        size = 1
        if self.text[place] == "\\":
            size = 2
            if place + 1 == len(self.text):
                raise error("bad escape (end of pattern)", self.text, place)
        self.next = self.text[place : place + size]
        self.after = place + size

    def take(self) -> str:
        """The next token, "" at the end."""
        taken = self.next
        self.go_to(self.after)
        return taken

    def skip(self, token: str) -> bool:
        """Whether this is the next token, which is then read."""
        if self.next != token:
            return False
        self.go_to(self.after)
        return True

    def digits(self, most: int, allowed: str) -> str:
        """At most so many of these characters."""
        found = ""
        while len(found) < most and self.next != "" and self.next in allowed:
            found += self.take()
        return found

    def name(self, end: str, what: str) -> str:
        """What stands before a token that ends it."""
        found = ""
        while True:
            token = self.take()
            if token == end and found != "":
                return found
            if token == "" or token == end:
                if found == "":
                    raise self.wrong("missing " + what, len(token))
                raise self.wrong("missing " + end + ", unterminated name", len(found))
            found += token

    def wrong(self, message: str, before: int = 0) -> error:
        """An error at a place so many characters before the next token."""
        return error(message, self.text, self.at - before)

    def wrong_name(self, name: str) -> error:
        return self.wrong("bad character in group name " + repr(name), len(name) + 1)

    def group_number(self, name: str) -> int:
        """What `1` in `(?(1)...)` or `\\g<1>` means."""
        digits = name[1:] if name.startswith("+") else name
        if not digits.replace("_", "").isdecimal() or digits[0] == "_" or digits[-1] == "_" or "__" in digits:
            raise self.wrong_name(name)
        return int(name) if len(name) < 19 else 1 << 40


def simple_escape(token: str) -> int:
    """The code of \\n and the like, -1 for other tokens. \\b is not one of them."""
    at = "\\a\\f\\n\\r\\t\\v\\\\".find(token)
    return -1 if at < 0 or len(token) != 2 else [7, 12, 10, 13, 9, 11, 92][at // 2]


def number_escape(reader: Reader, token: str) -> int:
    """The code of \\x41, \\u0041 or \\U00000041, -1 for other tokens."""
    size = {"\\x": 2, "\\u": 4, "\\U": 8}.get(token, 0)
    if size == 0:
        return -1
    digits = reader.digits(size, HEX)
    if len(digits) != size:
        raise reader.wrong("incomplete escape " + token + digits, len(digits) + 2)
    code = int(digits, 16)
    if code > 0x10FFFF:
        raise reader.wrong("bad escape " + token + digits, len(digits) + 2)
    return code


def octal_escape(reader: Reader, digits: str) -> int:
    code = int(digits, 8)
    if code > 255:
        raise reader.wrong("octal escape value \\" + digits + " outside of range 0-0o377", len(digits) + 1)
    return code


def other_escape(reader: Reader, token: str) -> int:
    """A backslash before what needs none."""
    if token[1].isascii() and token[1].isalnum():
        raise reader.wrong("bad escape " + token, 2)
    return ord(token[1])
