"""The sys module, but for its files."""

from __future__ import annotations

from typing import NoReturn

from _prim import argument_byte, argument_count, argument_length, implements
from bslib.text import from_codes
from bslib.utf8 import ESCAPE, Decoder

BIG = 9223372036854775807

_argv: list[str] | None = None


@implements("sys.argv")
def argv() -> list[str]:
    """The arguments as text; one list for the whole run."""
    global _argv
    made = _argv
    if made is None:
        made = []
        i = 0
        while i < argument_count():
            made.append(argument(i))
            i += 1
        _argv = made
    return made


@implements("sys.argv.setter")
def set_argv(value: list[str]) -> None:
    global _argv
    _argv = value


def argument(number: int) -> str:
    """One argument; a byte that is no UTF-8 becomes a surrogate."""
    nbytes = argument_length(number)
    decoder = Decoder(nbytes, ESCAPE, "utf-8")
    for i in range(nbytes):
        decoder.feed(argument_byte(number, i), i)
    decoder.finish()
    return from_codes(decoder.codes, decoder.n)


@implements("sys.maxsize")
def maxsize() -> int:
    return BIG


@implements("sys.maxunicode")
def maxunicode() -> int:
    return 1114111


@implements("sys.platform")
def platform() -> str:
    return "linux"


@implements("sys.version_info")
def version_info() -> tuple[int, int, int, str, int]:
    return 3, 11, 0, "final", 0


@implements("sys.version")
def version() -> str:
    return "3.11.0 (bullsnake)"


@implements("sys.executable")
def executable() -> str:
    return argument(0) if argument_count() > 0 else ""


@implements("sys.byteorder")
def byteorder() -> str:
    return "little"


@implements("sys.exit")
def exit(status: int | str | None = None, /) -> NoReturn:
    raise SystemExit(status)


@implements("builtins.exit")
def builtin_exit(code: int | str | None = None) -> NoReturn:
    raise SystemExit(code)


@implements("sys.getrecursionlimit")
def getrecursionlimit() -> int:
    return BIG


@implements("sys.setrecursionlimit")
def setrecursionlimit(limit: int, /) -> None:
    """Accepted; the depth of the stack is limited by maxstack alone."""
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
