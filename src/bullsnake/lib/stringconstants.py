"""The module string."""

from __future__ import annotations

from _prim import implements


@implements("string.ascii_lowercase")
def ascii_lowercase() -> str:
    return "abcdefghijklmnopqrstuvwxyz"


@implements("string.ascii_uppercase")
def ascii_uppercase() -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@implements("string.ascii_letters")
def ascii_letters() -> str:
    return "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@implements("string.digits")
def digits() -> str:
    return "0123456789"


@implements("string.hexdigits")
def hexdigits() -> str:
    return "0123456789abcdefABCDEF"


@implements("string.octdigits")
def octdigits() -> str:
    return "01234567"


@implements("string.punctuation")
def punctuation() -> str:
    return "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


@implements("string.whitespace")
def whitespace() -> str:
    return " \t\n\r\x0b\x0c"


@implements("string.printable")
def printable() -> str:
    return digits() + ascii_letters() + punctuation() + whitespace()


@implements("string.capwords")
def capwords(s: str, sep: str | None = None) -> str:
    words = s.split() if sep is None else s.split(sep)
    joint = " " if sep is None else sep
    return joint.join([word.capitalize() for word in words])
