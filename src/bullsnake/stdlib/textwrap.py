"""textwrap: paragraphs broken into lines of a width, and indentation taken away or added."""

from __future__ import annotations

import re
from collections.abc import Callable

_WHITESPACE = "\t\n\x0b\x0c\r "
_LETTER = r"[^\d\W]"
_BEFORE_DASH = r"""[\w!"'&.,?]"""

_CHUNKS = re.compile(
    rf"""
    ( [\t\n\x0b\x0c\r\ ]+                                   # blanks
    | (?<={_BEFORE_DASH}) -{{2,}} (?=\w)                    # a dash between two words
    | [^\t\n\x0b\x0c\r\ ]+? (?:                             # a word, up to:
          -(?: (?<={_LETTER}{{2}}-) | (?<={_LETTER}-{_LETTER}-) ) (?= {_LETTER} -? {_LETTER})   # a hyphen inside of it
        | (?=[\t\n\x0b\x0c\r\ ]|\Z)                         # its end
        | (?<={_BEFORE_DASH}) (?=-{{2,}}\w) )               # a dash
    )
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"([\t\n\x0b\x0c\r ]+)")
_SENTENCE_END = re.compile(r"""[a-z][.!?]["']?\Z""")
_HYPHEN = re.compile(rf"{_LETTER}-")


class TextWrapper:
    """How a paragraph is broken into lines; the attributes are CPython's."""

    def __init__(
        self,
        width: int = 70,
        initial_indent: str = "",
        subsequent_indent: str = "",
        expand_tabs: bool = True,
        replace_whitespace: bool = True,
        fix_sentence_endings: bool = False,
        break_long_words: bool = True,
        drop_whitespace: bool = True,
        break_on_hyphens: bool = True,
        tabsize: int = 8,
        *,
        max_lines: int | None = None,
        placeholder: str = " [...]",
    ) -> None:
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _plain(self, text: str) -> str:
        """Tabs expanded, and every blank a space."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if letter in _WHITESPACE else letter for letter in text])
        return text

    def _chunks(self, text: str) -> list[str]:
        """Words, parts of words, and blanks between them."""
        pattern = _CHUNKS if self.break_on_hyphens else _BLANKS
        return [chunk for chunk in pattern.split(text) if chunk]

    def _fix_endings(self, chunks: list[str]) -> None:
        """Two spaces after a sentence."""
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == " " and _SENTENCE_END.search(chunks[i]):
                chunks[i + 1] = "  "
                i += 2
            else:
                i += 1

    def _break_word(self, chunks: list[str], line: list[str], used: int, width: int) -> None:
        """The last chunk is longer than a line: a part of it is put on this one."""
        left = 1 if width < 1 else width - used
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        end = left
        chunk = chunks[-1]
        if self.break_on_hyphens and len(chunk) > left:
            hyphen = chunk.rfind("-", 0, left)
            if hyphen > 0 and any(letter != "-" for letter in chunk[:hyphen]):
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]

    def _lines(self, chunks: list[str]) -> list[str]:
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        most = self.max_lines
        if most is not None:
            indent = self.subsequent_indent if most > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines: list[str] = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            line: list[str] = []
            used = 0
            while chunks and used + len(chunks[-1]) <= width:
                used += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break_word(chunks, line, used, width)
                used = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                used -= len(line[-1])
                line.pop()
            if not line:
                continue
            if most is None or len(lines) + 1 < most or self._is_rest(chunks, used, width):
                lines.append(indent + "".join(line))
            else:
                self._end(lines, line, used, width, indent)
                break
        return lines

    def _is_rest(self, chunks: list[str], used: int, width: int) -> bool:
        """Whether nothing is left but blanks."""
        return (not chunks or self.drop_whitespace and len(chunks) == 1 and chunks[0].strip() == "") and used <= width

    def _end(self, lines: list[str], line: list[str], used: int, width: int, indent: str) -> None:
        """The last line that may be: it ends in the placeholder."""
        while line:
            if line[-1].strip() != "" and used + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            used -= len(line[-1])
            line.pop()
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text: str) -> list[str]:
        """The lines of a paragraph, without newlines at their ends."""
        chunks = self._chunks(self._plain(text))
        if self.fix_sentence_endings:
            self._fix_endings(chunks)
        return self._lines(chunks)

    def fill(self, text: str) -> str:
        """The same as one text."""
        return "\n".join(self.wrap(text))


def wrap(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    drop_whitespace: bool = True,
    break_on_hyphens: bool = True,
    tabsize: int = 8,
    max_lines: int | None = None,
    placeholder: str = " [...]",
) -> list[str]:
    """The lines of a paragraph."""
    return TextWrapper(
        width,
        initial_indent,
        subsequent_indent,
        expand_tabs,
        replace_whitespace,
        fix_sentence_endings,
        break_long_words,
        drop_whitespace,
        break_on_hyphens,
        tabsize,
        max_lines=max_lines,
        placeholder=placeholder,
    ).wrap(text)


def fill(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    drop_whitespace: bool = True,
    break_on_hyphens: bool = True,
    tabsize: int = 8,
    max_lines: int | None = None,
    placeholder: str = " [...]",
) -> str:
    """A paragraph broken into lines."""
    return TextWrapper(
        width,
        initial_indent,
        subsequent_indent,
        expand_tabs,
        replace_whitespace,
        fix_sentence_endings,
        break_long_words,
        drop_whitespace,
        break_on_hyphens,
        tabsize,
        max_lines=max_lines,
        placeholder=placeholder,
    ).fill(text)


def shorten(text: str, width: int, *, placeholder: str = " [...]") -> str:
    """One line of that width at most; what does not fit is left out at its end."""
    return TextWrapper(width, max_lines=1, placeholder=placeholder).fill(" ".join(text.strip().split()))


def _is_blank(line: str) -> bool:
    return line.strip(" \t") == ""


def dedent(text: str) -> str:
    """Without the blanks that all lines begin with; lines of blanks become empty."""
    lines = ["" if _is_blank(line) else line for line in text.split("\n")]
    margin: str | None = None
    for line in lines:
        if line == "":
            continue
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None or margin.startswith(indent):
            margin = indent
        elif not indent.startswith(margin):
            common = 0
            while common < len(margin) and common < len(indent) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    size = 0 if margin is None else len(margin)
    return "\n".join([line[size:] for line in lines])


def indent(text: str, prefix: str, predicate: Callable[[str], bool] | None = None) -> str:
    """A prefix before each line that has more than blanks, or that the predicate takes."""
    lines: list[str] = []
    for line in text.splitlines(True):
        taken = line.strip() != "" if predicate is None else predicate(line)
        lines.append(prefix + line if taken else line)
    return "".join(lines)
