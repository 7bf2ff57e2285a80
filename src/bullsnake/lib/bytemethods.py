"""The methods of bytes: those of str over its text, and those of `bytetexts`."""

from __future__ import annotations

from _prim import aget, cold, implements, str_len, str_new, str_set1, tuple_item, tuple_len
from bslib.bytestrings import byte_text, bytes_of, raw
from bslib.bytetexts import (
    ALNUM,
    ALPHA,
    CAPITALIZE,
    DIGIT,
    LOWER,
    SPACE,
    SWAP,
    TITLE,
    UPPER,
    all_are,
    cased,
    from_hex,
    hex_text,
    is_of_case,
    is_title,
    rsplit_blanks,
    split_blanks,
    split_lines,
    stripped,
    translated,
)
from bslib.codecs import decoded
from bslib.growing import empty_list, list_append
from bslib.stringpad import str_center, str_expandtabs, str_ljust, str_rjust, str_zfill
from bslib.stringparts import str_partition, str_rpartition, str_rsplit, str_split
from bslib.stringsearch import (
    ALL,
    str_count,
    str_endswith,
    str_find,
    str_removeprefix,
    str_removesuffix,
    str_replace,
    str_rfind,
    str_startswith,
)
from bslib.text import join
from bslib.utf8 import is_ascii


def checked(at: int) -> int:
    """A place that must have been found."""
    if at < 0:
        raise ValueError("subsection not found")
    return at


def optional(chars: bytes | bytearray | None) -> str | None:
    return None if chars is None else raw(chars)


def any_prefix(text: str, prefix: bytes | bytearray | tuple[bytes, ...], start: int, end: int, at_end: bool) -> bool:
    """startswith, or endswith, of one or any of several."""
    if isinstance(prefix, bytes) or isinstance(prefix, bytearray):
        one = raw(prefix)
        return str_endswith(text, one, start, end) if at_end else str_startswith(text, one, start, end)
    for k in range(tuple_len(prefix)):
        item = tuple_item(prefix, k)
        if isinstance(item, bytes) and any_prefix(text, item, start, end, at_end):
            return True
    return False


def texts(items: list[bytes]) -> list[str]:
    made: list[str] = empty_list(items._len)
    for i in range(items._len):
        list_append(made, aget(items._items, i)._text)
    return made


def listed(parts: list[str]) -> list[bytes]:
    made: list[bytes] = empty_list(parts._len)
    for i in range(parts._len):
        list_append(made, bytes_of(aget(parts._items, i)))
    return made


@cold
def bad_filler(name: str, given: str) -> TypeError:
    return TypeError(name + "() argument 2 must be a byte string of length 1, not " + given)


def filler(fillchar: bytes | bytearray, name: str) -> str:
    text = raw(fillchar)
    if str_len(text) != 1:
        raise bad_filler(name, "bytes" if isinstance(fillchar, bytes) else "bytearray")
    return text


@implements("builtins.bytes.find")
def bytes_find(self: bytes, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return str_find(self._text, byte_text(sub), start, end)


@implements("builtins.bytes.rfind")
def bytes_rfind(self: bytes, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return str_rfind(self._text, byte_text(sub), start, end)


@implements("builtins.bytes.index")
def bytes_index(self: bytes, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return checked(bytes_find(self, sub, start, end))


@implements("builtins.bytes.count")
def bytes_count(self: bytes, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return str_count(self._text, byte_text(sub), start, end)


@implements("builtins.bytes.startswith")
def bytes_startswith(self: bytes, prefix: bytes | bytearray | tuple[bytes, ...], start: int = 0, end: int = ALL) -> bool:
    return any_prefix(self._text, prefix, start, end, False)


@implements("builtins.bytes.endswith")
def bytes_endswith(self: bytes, suffix: bytes | bytearray | tuple[bytes, ...], start: int = 0, end: int = ALL) -> bool:
    return any_prefix(self._text, suffix, start, end, True)


@implements("builtins.bytes.decode")
def bytes_decode(self: bytes, encoding: str = "utf-8", errors: str = "strict") -> str:
    return decoded(self._text, encoding, errors)


@implements("builtins.bytes.hex")
def bytes_hex(self: bytes, sep: str = "", bytes_per_sep: int = 1) -> str:
    return hex_text(self._text, sep, bytes_per_sep)


@implements("builtins.bytes.fromhex")
def bytes_fromhex(string: str) -> bytes:
    return bytes_of(from_hex(string))


@implements("builtins.bytes.join")
def bytes_join(self: bytes, iterable: list[bytes]) -> bytes:
    return bytes_of(join(self._text, texts(iterable)))


@implements("builtins.bytes.replace")
def bytes_replace(self: bytes, old: bytes | bytearray, new: bytes | bytearray, count: int = -1) -> bytes:
    return bytes_of(str_replace(self._text, raw(old), raw(new), count))


@implements("builtins.bytes.split")
def bytes_split(self: bytes, sep: bytes | bytearray | None = None, maxsplit: int = -1) -> list[bytes]:
    return listed(split_blanks(self._text, maxsplit) if sep is None else str_split(self._text, raw(sep), maxsplit))


@implements("builtins.bytes.strip")
def bytes_strip(self: bytes, chars: bytes | bytearray | None = None) -> bytes:
    return bytes_of(stripped(self._text, optional(chars), True, True))


@implements("builtins.bytes.lower")
def bytes_lower(self: bytes) -> bytes:
    return bytes_of(cased(self._text, LOWER))


@implements("builtins.bytes.upper")
def bytes_upper(self: bytes) -> bytes:
    return bytes_of(cased(self._text, UPPER))


@implements("builtins.bytes.lstrip")
def bytes_lstrip(self: bytes, chars: bytes | bytearray | None = None) -> bytes:
    return bytes_of(stripped(self._text, optional(chars), True, False))


@implements("builtins.bytes.rstrip")
def bytes_rstrip(self: bytes, chars: bytes | bytearray | None = None) -> bytes:
    return bytes_of(stripped(self._text, optional(chars), False, True))


@implements("builtins.bytes.capitalize")
def bytes_capitalize(self: bytes) -> bytes:
    return bytes_of(cased(self._text, CAPITALIZE))


@implements("builtins.bytes.swapcase")
def bytes_swapcase(self: bytes) -> bytes:
    return bytes_of(cased(self._text, SWAP))


@implements("builtins.bytes.title")
def bytes_title(self: bytes) -> bytes:
    return bytes_of(cased(self._text, TITLE))


@implements("builtins.bytes.isalnum")
def bytes_isalnum(self: bytes) -> bool:
    return all_are(self._text, ALNUM)


@implements("builtins.bytes.isalpha")
def bytes_isalpha(self: bytes) -> bool:
    return all_are(self._text, ALPHA)


@implements("builtins.bytes.isdigit")
def bytes_isdigit(self: bytes) -> bool:
    return all_are(self._text, DIGIT)


@implements("builtins.bytes.isspace")
def bytes_isspace(self: bytes) -> bool:
    return all_are(self._text, SPACE)


@implements("builtins.bytes.isascii")
def bytes_isascii(self: bytes) -> bool:
    return is_ascii(self._text, str_len(self._text))


@implements("builtins.bytes.islower")
def bytes_islower(self: bytes) -> bool:
    return is_of_case(self._text, False)


@implements("builtins.bytes.isupper")
def bytes_isupper(self: bytes) -> bool:
    return is_of_case(self._text, True)


@implements("builtins.bytes.istitle")
def bytes_istitle(self: bytes) -> bool:
    return is_title(self._text)


@implements("builtins.bytes.rindex")
def bytes_rindex(self: bytes, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return checked(bytes_rfind(self, sub, start, end))


@implements("builtins.bytes.removeprefix")
def bytes_removeprefix(self: bytes, prefix: bytes | bytearray) -> bytes:
    return bytes_of(str_removeprefix(self._text, raw(prefix)))


@implements("builtins.bytes.removesuffix")
def bytes_removesuffix(self: bytes, suffix: bytes | bytearray) -> bytes:
    return bytes_of(str_removesuffix(self._text, raw(suffix)))


@implements("builtins.bytes.rsplit")
def bytes_rsplit(self: bytes, sep: bytes | bytearray | None = None, maxsplit: int = -1) -> list[bytes]:
    return listed(rsplit_blanks(self._text, maxsplit) if sep is None else str_rsplit(self._text, raw(sep), maxsplit))


@implements("builtins.bytes.splitlines")
def bytes_splitlines(self: bytes, keepends: bool = False) -> list[bytes]:
    return listed(split_lines(self._text, keepends))


@implements("builtins.bytes.partition")
def bytes_partition(self: bytes, sep: bytes) -> tuple[bytes, bytes, bytes]:
    before, found, after = str_partition(self._text, sep._text)
    return bytes_of(before), bytes_of(found), bytes_of(after)


@implements("builtins.bytes.rpartition")
def bytes_rpartition(self: bytes, sep: bytes) -> tuple[bytes, bytes, bytes]:
    before, found, after = str_rpartition(self._text, sep._text)
    return bytes_of(before), bytes_of(found), bytes_of(after)


@implements("builtins.bytes.center")
def bytes_center(self: bytes, width: int, fillchar: bytes | bytearray = b" ") -> bytes:
    return bytes_of(str_center(self._text, width, filler(fillchar, "center")))


@implements("builtins.bytes.ljust")
def bytes_ljust(self: bytes, width: int, fillchar: bytes | bytearray = b" ") -> bytes:
    return bytes_of(str_ljust(self._text, width, filler(fillchar, "ljust")))


@implements("builtins.bytes.rjust")
def bytes_rjust(self: bytes, width: int, fillchar: bytes | bytearray = b" ") -> bytes:
    return bytes_of(str_rjust(self._text, width, filler(fillchar, "rjust")))


@implements("builtins.bytes.zfill")
def bytes_zfill(self: bytes, width: int) -> bytes:
    return bytes_of(str_zfill(self._text, width))


@implements("builtins.bytes.expandtabs")
def bytes_expandtabs(self: bytes, tabsize: int = 8) -> bytes:
    return bytes_of(str_expandtabs(self._text, tabsize))


@implements("builtins.bytes.translate")
def bytes_translate(self: bytes, table: bytes | bytearray | None, delete: bytes | bytearray = b"") -> bytes:
    return bytes_of(translated(self._text, optional(table), raw(delete)))


@implements("builtins.bytes.maketrans")
def bytes_maketrans(frm: bytes, to: bytes) -> bytes:
    if len(frm) != len(to):
        raise ValueError("maketrans arguments must have same length")
    table = str_new(256, 1)
    for i in range(256):
        str_set1(table, i, i)
    for i in range(len(frm)):
        str_set1(table, frm[i], to[i])
    return bytes_of(table)
