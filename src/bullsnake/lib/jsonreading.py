"""json.loads: a text to dicts of str, lists, texts, numbers, bools and None. Errors and their places are CPython's."""

from __future__ import annotations

import json
from typing import TextIO

from _prim import implements, str_get, str_len
from bslib.files import read
from bslib.floats import float_from_str
from bslib.ints import int_from_str
from bslib.text import char, find_code, substring

QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST = 34, 92, 44, 58, 123, 125, 91, 93
ZERO, NINE, MINUS, PLUS, POINT = 48, 57, 45, 43, 46


@implements("json.JSONDecodeError.__init__")
def error_init(self: json.JSONDecodeError, msg: str, doc: str, pos: int) -> None:
    self.msg = msg
    self.doc = doc
    self.pos = pos
    self.lineno = doc.count("\n", 0, pos) + 1
    self.colno = pos - doc.rfind("\n", 0, pos)
    self.args = (msg + ": line " + str(self.lineno) + " column " + str(self.colno) + " (char " + str(pos) + ")",)


@implements("json.loads")
def loads(s: str) -> object:
    if s.startswith("\ufeff"):
        raise json.JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    reader = JsonReader(s)
    reader.skip_blanks()
    value = reader.value()
    reader.skip_blanks()
    if reader.at < reader.n:
        raise reader.wrong("Extra data", reader.at)
    return value


@implements("json.load")
def load(fp: TextIO) -> object:
    return loads(read(fp))


class JsonReader:
    """at: the place of the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.n = str_len(text)
        self.at = 0

    def wrong(self, message: str, at: int) -> json.JSONDecodeError:
        return json.JSONDecodeError(message, self.text, at)

    def code(self) -> int:
        """The next character, -1 at the end."""
        return str_get(self.text, self.at) if self.at < self.n else -1

    def skip_blanks(self) -> None:
        while self.at < self.n:
            code = str_get(self.text, self.at)
            if code != 32 and code != 10 and code != 13 and code != 9:
                return
            self.at += 1

    def skip(self, code: int) -> bool:
        """Whether this is the next character, which is then read."""
        if self.code() != code:
            return False
        self.at += 1
        return True

    def value(self) -> object:
        code = self.code()
        if code == QUOTE:
            self.at += 1
            return self.string()
        if code == OPEN:
            self.at += 1
            return self.table()
        if code == OPEN_LIST:
            self.at += 1
            return self.items()
        if code == MINUS or ZERO <= code <= NINE:
            return self.number()
        return self.word()

    def word(self) -> object:
        start = self.at
        for word in ("null", "true", "false", "NaN", "Infinity", "-Infinity"):
            if self.text.startswith(word, start):
                self.at += len(word)
                if word == "null":
                    return None
                return word == "true" if word[0] == "t" or word[0] == "f" else float(word)
        raise self.wrong("Expecting value", start)

    # --- numbers ------------------------------------------------------------------------------------------------------------------

    def skip_digits(self) -> bool:
        """Whether there is a digit at all."""
        start = self.at
        while ZERO <= self.code() <= NINE:
            self.at += 1
        return self.at > start

    def number(self) -> object:
        """An int, or a float if it has a point or an exponent."""
        start = self.at
        self.skip(MINUS)
        if not self.skip(ZERO) and not self.skip_digits():
            self.at = start
            return self.word()
        end = self.at
        if self.skip(POINT) and self.skip_digits():
            end = self.at
        self.at = end
        if self.skip(101) or self.skip(69):
            if not self.skip(PLUS):
                self.skip(MINUS)
            if self.skip_digits():
                end = self.at
        self.at = end
        digits = substring(self.text, start, end - start)
        if "." in digits or "e" in digits or "E" in digits:
            return float_from_str(digits)
        return int_from_str(digits)

    # --- texts --------------------------------------------------------------------------------------------------------------------

    def string(self) -> str:
        """What follows a quote."""
        text = self.text
        begin = self.at - 1
        parts: list[str] = []
        start = self.at
        while True:
            if self.at >= self.n:
                raise self.wrong("Unterminated string starting at", begin)
            code = str_get(text, self.at)
            if code == QUOTE:
                break
            if code < 32:
                raise self.wrong("Invalid control character at", self.at)
            self.at += 1
            if code == BACKSLASH:
                parts.append(substring(text, start, self.at - 1 - start))
                parts.append(self.escape(begin))
                start = self.at
        last = substring(text, start, self.at - start)
        self.at += 1
        if not parts:
            return last
        parts.append(last)
        return "".join(parts)

    def escape(self, begin: int) -> str:
        if self.at >= self.n:
            raise self.wrong("Unterminated string starting at", begin)
        code = str_get(self.text, self.at)
        self.at += 1
        if code == 117:
            return char(self.unit())
        known = find_code("\"\\/bfnrt", code, 0, 8)
        if known < 0:
            raise self.wrong("Invalid \\escape", self.at - 2)
        return "\"\\/\b\f\n\r\t"[known]

    def wrong_unit(self, digits: int) -> json.JSONDecodeError:
        """What stands there are no four digits."""
        return self.wrong("Invalid \\u" + "X" * 4 + " escape", digits - 1)

    def unit(self) -> int:
        """Four digits, and four more if they are half of a pair."""
        high = self.hex_digits(self.at)
        if high < 0:
            raise self.wrong_unit(self.at)
        self.at += 4
        if 0xD800 <= high <= 0xDBFF and self.text.startswith("\\u", self.at):
            low = self.hex_digits(self.at + 2)
            if low < 0:
                raise self.wrong_unit(self.at + 2)
            if 0xDC00 <= low <= 0xDFFF:
                self.at += 6
                return 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00
        return high

    def hex_digits(self, at: int) -> int:
        """The number of four digits; -1 if they are none. CPython's scanner wants a character behind them."""
        if at + 4 >= self.n:
            return -1
        value = 0
        for i in range(4):
            digit = "0123456789abcdefABCDEF".find(self.text[at + i])
            if digit < 0:
                return -1
            value = 16 * value + (digit if digit < 16 else digit - 6)
        return value

    # --- lists and dicts ------------------------------------------------------------------------------------------------------------

    def items(self) -> list[object]:
        """What follows a bracket."""
        made: list[object] = []
        self.skip_blanks()
        if self.skip(CLOSE_LIST):
            return made
        while True:
            made.append(self.value())
            self.skip_blanks()
            if self.skip(CLOSE_LIST):
                return made
            if not self.skip(COMMA):
                raise self.wrong("Expecting ',' delimiter", self.at)
            self.skip_blanks()

    def table(self) -> dict[str, object]:
        """What follows a brace."""
        made: dict[str, object] = {}
        self.skip_blanks()
        if self.skip(CLOSE):
            return made
        while True:
            if not self.skip(QUOTE):
                raise self.wrong("Expecting property name enclosed in double quotes", self.at)
            key = self.string()
            self.skip_blanks()
            if not self.skip(COLON):
                raise self.wrong("Expecting ':' delimiter", self.at)
            self.skip_blanks()
            made[key] = self.value()
            self.skip_blanks()
            if self.skip(CLOSE):
                return made
            if not self.skip(COMMA):
                raise self.wrong("Expecting ',' delimiter", self.at)
            self.skip_blanks()
