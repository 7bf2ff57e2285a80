"""shlex: a command line split into words as a shell does it, and words quoted for one."""

from __future__ import annotations

_SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-"
_SPACES = " \t\r\n"


def quote(s: str) -> str:
    if not s:
        return "''"
    if all(char in _SAFE for char in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command: list[str]) -> str:
    return " ".join([quote(word) for word in split_command])


def split(s: str, comments: bool = False, posix: bool = True) -> list[str]:
    if not posix:
        raise ValueError("shlex.split of a compiled program knows the POSIX rules only")
    return _Splitter(s, comments).words()


class _Splitter:
    """begun: whether a word has begun, which may be empty: ''."""

    def __init__(self, text: str, comments: bool) -> None:
        self.text = text
        self.comments = comments
        self.at = 0
        self.word = ""
        self.begun = False
        self.found: list[str] = []

    def words(self) -> list[str]:
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            if char in _SPACES:
                self._end()
            elif char == "#" and self.comments:
                self._end()
                self._skip_line()
            elif char in "'\"":
                self._quoted(char)
            elif char == "\\":
                self._escaped()
            else:
                self._add(char)
        self._end()
        return self.found

    def _add(self, text: str) -> None:
        self.word += text
        self.begun = True

    def _end(self) -> None:
        if self.begun:
            self.found.append(self.word)
        self.word = ""
        self.begun = False

    def _skip_line(self) -> None:
        while self.at < len(self.text) and self.text[self.at] != "\n":
            self.at += 1

    def _escaped(self) -> None:
        if self.at >= len(self.text):
            raise ValueError("No escaped character")
        self._add(self.text[self.at])
        self.at += 1

    def _quoted(self, mark: str) -> None:
        self.begun = True
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            if char == mark:
                return
            if char == "\\" and mark == '"':
                self._escaped_in_quotes()
            else:
                self.word += char
        raise ValueError("No closing quotation")

    def _escaped_in_quotes(self) -> None:
        """Only the quote and the backslash itself lose the backslash in front."""
        if self.at >= len(self.text):
            raise ValueError("No escaped character")
        char = self.text[self.at]
        self.at += 1
        self.word += char if char in '"\\' else "\\" + char
