"""Texts into bytes and back: UTF-8, ASCII and Latin-1, with the error modes that CPython has.

Bytes are texts here whose characters are below 256, one for each byte.
"""

from __future__ import annotations

from _prim import Array, array_new, cold, own_set, str_get, str_get1, str_kind, str_len, str_new, str_set1
from bslib.growing import empty_list, list_append
from bslib.ints import int_str
from bslib.stringsearch import str_replace
from bslib.text import char, from_codes, join, substring
from bslib.textrepr import escape, str_repr
from bslib.utf8 import BACKSLASHES, ESCAPE, IGNORE, REPLACE, STRICT, Decoder, is_ascii

UTF8, ASCII, LATIN1 = 0, 1, 2


def codec(name: str) -> int:
    """The number of an encoding."""
    plain = str_replace(str_replace(str_replace(name.lower(), "_", ""), "-", ""), " ", "")
    if plain == "utf8" or plain == "utf" or plain == "u8":
        return UTF8
    if plain == "ascii" or plain == "usascii" or plain == "646":
        return ASCII
    if plain == "latin1" or plain == "iso88591" or plain == "latin" or plain == "l1" or plain == "88591" or plain == "cp819":
        return LATIN1
    raise LookupError("unknown encoding: " + name)


def shown_name(codec_number: int) -> str:
    return "utf-8" if codec_number == UTF8 else "ascii" if codec_number == ASCII else "latin-1"


def is_whole(text: str, limit: int) -> bool:
    """Whether all characters are below a limit."""
    if limit == 256:
        return str_kind(text) == 1
    return str_kind(text) == 1 and is_ascii(text, str_len(text))


# --- encoding -----------------------------------------------------------------------------------------------------------------


def encoded(text: str, encoding: str, errors: str) -> str:
    """str.encode, as a text of bytes."""
    number = codec(encoding)
    if is_whole(text, 256 if number == LATIN1 else 128):
        return text
    n = str_len(text)
    parts: list[str] = empty_list(8)
    codes: Array[int] = array_new(4 * n)
    at = 0
    i = 0
    while i < n:
        code = str_get(text, i)
        if can_encode(code, number):
            at = put_code(codes, at, code, number)
            i += 1
            continue
        stop = i + 1
        while stop < n and not can_encode(str_get(text, stop), number):
            stop += 1
        list_append(parts, from_codes(codes, at))
        at = 0
        list_append(parts, instead(text, i, stop, number, errors))
        i = stop
    list_append(parts, from_codes(codes, at))
    return join("", parts)


def can_encode(code: int, number: int) -> bool:
    if number == UTF8:
        return code < 0xD800 or code > 0xDFFF
    return code < (128 if number == ASCII else 256)


def put_code(codes: Array[int], at: int, code: int, number: int) -> int:
    """Write the bytes of one character; the place after them."""
    if number != UTF8 or code < 128:
        own_set(codes, at, code)
        return at + 1
    if code < 0x800:
        own_set(codes, at, 192 | (code >> 6))
        own_set(codes, at + 1, 128 | (code & 63))
        return at + 2
    if code < 0x10000:
        own_set(codes, at, 224 | (code >> 12))
        own_set(codes, at + 1, 128 | ((code >> 6) & 63))
        own_set(codes, at + 2, 128 | (code & 63))
        return at + 3
    own_set(codes, at, 240 | (code >> 18))
    own_set(codes, at + 1, 128 | ((code >> 12) & 63))
    own_set(codes, at + 2, 128 | ((code >> 6) & 63))
    own_set(codes, at + 3, 128 | (code & 63))
    return at + 4


def instead(text: str, start: int, stop: int, number: int, errors: str) -> str:
    """The bytes for text[start:stop], which cannot be encoded."""
    if errors == "ignore":
        return ""
    if errors == "replace":
        return "?" * (stop - start)
    if errors == "backslashreplace":
        return escape(substring(text, start, stop - start))
    if errors == "xmlcharrefreplace":
        parts: list[str] = empty_list(8)
        for i in range(start, stop):
            list_append(parts, "&#" + int_str(str_get(text, i)) + ";")
        return join("", parts)
    if errors == "surrogateescape":
        return bytes_of_surrogates(text, start, stop, number)
    if errors == "surrogatepass" and number == UTF8:
        codes: Array[int] = array_new(3 * (stop - start))
        at = 0
        for i in range(start, stop):
            at = put_code(codes, at, str_get(text, i), number)
        return from_codes(codes, at)
    if errors != "strict":
        raise LookupError("unknown error handler name " + str_repr(errors))
    raise cannot_encode(text, start, stop, number)


def bytes_of_surrogates(text: str, start: int, stop: int, number: int) -> str:
    made = str_new(stop - start, 1)
    for i in range(start, stop):
        code = str_get(text, i)
        if code < 0xDC80 or code > 0xDCFF:
            raise cannot_encode(text, start, stop, number)
        str_set1(made, i - start, code - 0xDC00)
    return made


@cold
def cannot_encode(text: str, start: int, stop: int, number: int) -> UnicodeEncodeError:
    """CPython's text: of one character itself, of several their places."""
    limit = "128" if number == ASCII else "256"
    reason = "surrogates not allowed" if number == UTF8 else "ordinal not in range(" + limit + ")"
    if stop - start == 1:
        shown = " character '" + escape(char(str_get(text, start))) + "' in position " + int_str(start)
    else:
        shown = " characters in position " + int_str(start) + "-" + int_str(stop - 1)
    return UnicodeEncodeError("'" + shown_name(number) + "' codec can't encode" + shown + ": " + reason)


# --- decoding -----------------------------------------------------------------------------------------------------------------


def error_mode(errors: str) -> int:
    if errors == "strict":
        return STRICT
    if errors == "ignore":
        return IGNORE
    if errors == "replace":
        return REPLACE
    if errors == "backslashreplace":
        return BACKSLASHES
    if errors == "surrogateescape":
        return ESCAPE
    raise LookupError("unknown error handler name " + str_repr(errors))


def decoded(data: str, encoding: str, errors: str) -> str:
    """bytes.decode of a text of bytes."""
    number = codec(encoding)
    n = str_len(data)
    if number == LATIN1 or is_ascii(data, n):
        return data
    mode = error_mode(errors)
    decoder = Decoder(n, mode, shown_name(number))
    for i in range(n):
        byte = str_get1(data, i)
        if number == UTF8 or byte < 128:
            decoder.feed(byte, i)
        else:
            decoder.refuse(byte, i, "ordinal not in range(128)")
    decoder.finish()
    return from_codes(decoder.codes, decoder.n)
