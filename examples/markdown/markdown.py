"""A Markdown renderer: the constructs of CommonMark that people use, to HTML.

    markdown.py [FILE]        HTML on standard output

Headings (both kinds), paragraphs, block quotes, lists of all kinds (tight and loose, nested), code (fenced and indented), rules, links
and images (inline and by reference), autolinks, emphasis, code spans, hard breaks, escapes, entities.
"""

from __future__ import annotations

import re
import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Final

PUNCTUATION: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "copy": "\u00a9", "nbsp": "\u00a0", "mdash": "\u2014"}

RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})[ \t]*([^`]*)$")
ITEM = re.compile(r"( {0,3})([-+*]|\d{1,9}[.)])(?:([ \t]+)(.*)|[ \t]*)$")
QUOTE = re.compile(r" {0,3}> ?")
DEFINITION = re.compile(r" {0,3}\[([^\]\[]+)\]:[ \t]*(<[^>\n]*>|\S+)(?:[ \t]+(\"[^\"]*\"|'[^']*'|\([^)]*\)))?[ \t]*$")
DESTINATION = re.compile(
    r"\(\s*(<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
LABEL = re.compile(r"\[([^\[\]]*)\]")
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
MAIL = re.compile(r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>")
ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+));")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        return ENTITIES.get(name, match.group())
    code = int(decimal) if decimal is not None else int(hexadecimal, 16)
    return "\ufffd" if code == 0 or code > 0x10FFFF else chr(code)


def unescaped(text: str) -> str:
    """Without backslashes before punctuation, with entities as characters."""
    return ENTITY.sub(entity, re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def url(text: str) -> str:
    """Percent-encoded, as far as it must be."""
    made = []
    for char in unescaped(text):
        if char.isascii() and (char.isalnum() or char in "-_.!~*'();/?:@&=+$,#%"):
            made.append(char)
        else:
            made += [f"%{byte:02X}" for byte in char.encode()]
    return escaped("".join(made))


# --- blocks -------------------------------------------------------------------------------------------------------------------


@dataclass
class Link:
    target: str
    title: str


References = dict[str, Link]


def label(text: str) -> str:
    return " ".join(text.split()).casefold()


class Block(ABC):
    @abstractmethod
    def html(self, references: References) -> str: ...


@dataclass
class Paragraph(Block):
    text: str

    def html(self, references: References) -> str:
        return f"<p>{inline(self.text, references)}</p>\n"


@dataclass
class Heading(Block):
    level: int
    text: str

    def html(self, references: References) -> str:
        return f"<h{self.level}>{inline(self.text, references)}</h{self.level}>\n"


@dataclass
class Code(Block):
    lines: list[str]
    language: str = ""

    def html(self, references: References) -> str:
        kind = f' class="language-{escaped(unescaped(self.language))}"' if self.language else ""
        return f"<pre><code{kind}>{escaped(''.join(line + chr(10) for line in self.lines))}</code></pre>\n"


class Rule(Block):
    def html(self, references: References) -> str:
        return "<hr />\n"


@dataclass
class Quote(Block):
    children: list[Block]

    def html(self, references: References) -> str:
        return "<blockquote>\n" + "".join(child.html(references) for child in self.children) + "</blockquote>\n"


@dataclass
class ListBlock(Block):
    items: list[list[Block]]
    start: int | None
    is_tight: bool

    def html(self, references: References) -> str:
        tag = "ul" if self.start is None else "ol"
        first = f' start="{self.start}"' if self.start not in (None, 1) else ""
        return f"<{tag}{first}>\n" + "".join(self.item(item, references) for item in self.items) + f"</{tag}>\n"

    def item(self, blocks: list[Block], references: References) -> str:
        made = ""
        for block in blocks:
            if self.is_tight and isinstance(block, Paragraph):
                made += inline(block.text, references)
            else:
                made += ("\n" if not made.endswith("\n") else "") + block.html(references)
        return f"<li>{made}</li>\n"


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def without(line: str, columns: int) -> str:
    """The line with so many blanks less at its beginning."""
    return line[min(columns, indent_of(line)) :]


@dataclass
class Document:
    references: References = field(default_factory=dict)

    def parse(self, text: str) -> list[Block]:
        text = text.replace("\r\n", "\n").replace("\0", "\ufffd").expandtabs(4)
        return self.blocks(text.split("\n"))

    def blocks(self, lines: list[str]) -> list[Block]:
        found: list[Block] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            if not line.strip():
                at += 1
            elif indent_of(line) >= 4:
                at = self.indented(lines, at, found)
            elif (fence := FENCE.match(line)) is not None:
                at = self.fenced(lines, at, fence, found)
            elif (heading := HEADING.match(line)) is not None:
                found.append(Heading(len(heading[1]), (heading[2] or "").strip()))
                at += 1
            elif QUOTE.match(line):
                at = self.quote(lines, at, found)
            elif RULE.match(line):
                found.append(Rule())
                at += 1
            elif (item := ITEM.match(line)) is not None:
                at = self.items(lines, at, item, found)
            else:
                at = self.paragraph(lines, at, found)
        return found

    def indented(self, lines: list[str], at: int, found: list[Block]) -> int:
        code: list[str] = []
        while at < len(lines) and (indent_of(lines[at]) >= 4 or not lines[at].strip()):
            code.append(lines[at][4:])
            at += 1
        while code and not code[-1].strip():
            code.pop()
        found.append(Code(code))
        return at

    def fenced(self, lines: list[str], at: int, fence: re.Match[str], found: list[Block]) -> int:
        indent, mark, info = len(fence[1]), fence[2], fence[3].split()
        code: list[str] = []
        at += 1
        while at < len(lines):
            line = lines[at]
            at += 1
            end = line.strip()
            if indent_of(line) < 4 and len(end) >= len(mark) and end == mark[0] * len(end):
                break
            code.append(without(line, indent))
        found.append(Code(code, info[0] if info else ""))
        return at

    def quote(self, lines: list[str], at: int, found: list[Block]) -> int:
        inner: list[str] = []
        while at < len(lines):
            line = lines[at]
            if (mark := QUOTE.match(line)) is not None:
                inner.append(line[mark.end() :])
            elif line.strip() and inner and self.goes_on(inner) and not starts_block(line):
                inner.append(line)
            else:
                break
            at += 1
        found.append(Quote(self.blocks(inner)))
        return at

    def goes_on(self, lines: list[str]) -> bool:
        """Whether the text ends in a paragraph, which a line without a mark continues."""
        blocks = Document().blocks(lines)
        last = blocks[-1] if blocks and lines[-1].strip() else None
        while isinstance(last, (Quote, ListBlock)):
            inside = last.children if isinstance(last, Quote) else last.items[-1]
            last = inside[-1] if inside else None
        return isinstance(last, Paragraph)

    def items(self, lines: list[str], at: int, first: re.Match[str], found: list[Block]) -> int:
        kind = first[2][-1]
        start = None if kind in "-+*" else int(first[2][:-1])
        items: list[list[Block]] = []
        is_tight = True
        blank_before = False
        while at < len(lines):
            match = ITEM.match(lines[at])
            if match is None or match[2][-1] != kind or (RULE.match(lines[at]) and kind in "-*"):
                break
            if blank_before:
                is_tight = False
            width = len(match[1]) + len(match[2]) + (len(match[3]) if match[4] and len(match[3]) <= 4 else 1)
            inner = [lines[at][width:] if match[4] else ""]
            at, blank_before = self.inside(lines, at + 1, width, inner)
            blocks = self.blocks(inner)
            if has_gap(inner, self):
                is_tight = False
            items.append(blocks)
        found.append(ListBlock(items, start, is_tight))
        return at

    def inside(self, lines: list[str], at: int, width: int, inner: list[str]) -> tuple[int, bool]:
        """Collect the lines of an item; where the next one is, and whether blank lines are before it."""
        while at < len(lines):
            line = lines[at]
            if not line.strip():
                following = at
                while following < len(lines) and not lines[following].strip():
                    following += 1
                if following == len(lines) or indent_of(lines[following]) < width or (len(inner) == 1 and not inner[0].strip()):
                    return following, True
                inner += [""] * (following - at)
                at = following
            elif indent_of(line) >= width:
                inner.append(line[width:])
                at += 1
            elif not starts_block(line) and ITEM.match(line) is None and self.goes_on(inner):
                inner.append(line.lstrip())
                at += 1
            else:
                break
        return at, False

    def paragraph(self, lines: list[str], at: int, found: list[Block]) -> int:
        text: list[str] = []
        while at < len(lines):
            line = lines[at]
            if text and (mark := UNDERLINE.match(line)) is not None:
                found.append(Heading(1 if mark[1][0] == "=" else 2, "\n".join(text).strip()))
                return at + 1
            if not line.strip() or (text and starts_block(line)):
                break
            if not text and (definition := DEFINITION.match(line)) is not None:
                self.define(definition)
            else:
                text.append(line.lstrip())
            at += 1
        if text:
            found.append(Paragraph("\n".join(text).rstrip()))
        return at

    def define(self, match: re.Match[str]) -> None:
        target = match[2].strip("<>") if match[2].startswith("<") else match[2]
        title = match[3][1:-1] if match[3] is not None else ""
        self.references.setdefault(label(match[1]), Link(target, title))


def starts_block(line: str) -> bool:
    """Whether the line ends a paragraph before it."""
    if indent_of(line) >= 4:
        return False
    if FENCE.match(line) or HEADING.match(line) or QUOTE.match(line) or RULE.match(line):
        return True
    item = ITEM.match(line)
    return item is not None and bool(item[4]) and item[2] in ("-", "+", "*", "1.", "1)")


def has_gap(lines: list[str], document: Document) -> bool:
    """Whether a blank line stands between two blocks of an item."""
    for number, line in enumerate(lines[1:-1], 1):
        if line.strip() or not lines[number + 1].strip():
            continue
        before, after = Document().blocks(lines[:number]), Document().blocks(lines[number:])
        if before and after and len(before) + len(after) == len(Document().blocks(lines)):
            return True
    return False


# --- text ---------------------------------------------------------------------------------------------------------------------


@dataclass
class Run:
    """A run of * or _ that may open or close emphasis; `at` is its place among the pieces."""

    char: str
    count: int
    at: int
    opens: bool
    closes: bool
    length: int


@dataclass
class Bracket:
    at: int
    image: bool
    place: int
    runs: int
    active: bool = True


class Inline:
    """The inside of a paragraph. Pieces are HTML already, but for runs and brackets, which are texts until they are matched."""

    def __init__(self, text: str, references: References) -> None:
        self.text = text
        self.references = references
        self.at = 0
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.brackets: list[Bracket] = []

    def html(self) -> str:
        while self.at < len(self.text):
            self.step(self.text[self.at])
        self.emphasis(0)
        return "".join(self.pieces)

    def step(self, char: str) -> None:
        match char:
            case "\\":
                self.backslash()
            case "`":
                self.code()
            case "*" | "_":
                self.run(char)
            case "[":
                self.brackets.append(Bracket(len(self.pieces), False, self.at, len(self.runs)))
                self.put("[", 1)
            case "!" if self.text.startswith("![", self.at):
                self.brackets.append(Bracket(len(self.pieces), True, self.at + 1, len(self.runs)))
                self.put("![", 2)
            case "]":
                self.close()
            case "<":
                self.autolink()
            case "&":
                self.entity()
            case "\n":
                self.line_end()
            case _:
                end = self.at + 1
                while end < len(self.text) and self.text[end] not in "\\`*_[]!<&\n":
                    end += 1
                self.put(escaped(self.text[self.at : end]), end - self.at)

    def put(self, html: str, length: int) -> None:
        self.pieces.append(html)
        self.at += length

    def backslash(self) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "\n":
            self.put("<br />\n", 2)
        elif following and following in PUNCTUATION:
            self.put(escaped(following), 2)
        else:
            self.put("\\", 1)

    def code(self) -> None:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] == "`":
            self.at += 1
        mark = self.text[start : self.at]
        for match in re.finditer("`+", self.text[self.at :]):
            if match.group() == mark:
                inner = self.text[self.at : self.at + match.start()].replace("\n", " ")
                if inner.startswith(" ") and inner.endswith(" ") and inner.strip():
                    inner = inner[1:-1]
                self.put(f"<code>{escaped(inner)}</code>", match.end())
                return
        self.pieces.append(mark)

    def run(self, char: str) -> None:
        end = self.at
        while end < len(self.text) and self.text[end] == char:
            end += 1
        before = self.text[self.at - 1] if self.at else " "
        after = self.text[end] if end < len(self.text) else " "
        left = not after.isspace() and (after not in PUNCTUATION or before.isspace() or before in PUNCTUATION)
        right = not before.isspace() and (before not in PUNCTUATION or after.isspace() or after in PUNCTUATION)
        opens = left if char == "*" else left and (not right or before in PUNCTUATION)
        closes = right if char == "*" else right and (not left or after in PUNCTUATION)
        count = end - self.at
        self.runs.append(Run(char, count, len(self.pieces), opens, closes, count))
        self.put(char * count, count)

    def entity(self) -> None:
        match = ENTITY.match(self.text, self.at)
        if match is None or (found := entity(match)) == match.group():
            self.put("&amp;", 1)
        else:
            self.put(escaped(found), len(match.group()))

    def autolink(self) -> None:
        for pattern, scheme in ((AUTOLINK, ""), (MAIL, "mailto:")):
            match = pattern.match(self.text, self.at)
            if match is not None:
                target = match[1]
                self.put(f'<a href="{url(scheme + target)}">{escaped(target)}</a>', len(match.group()))
                return
        self.put("&lt;", 1)

    def line_end(self) -> None:
        last = self.pieces[-1] if self.pieces else ""
        if self.pieces:
            self.pieces[-1] = last.rstrip(" ")
        self.put("<br />\n" if last.endswith("  ") else "\n", 1)
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1

    # Links.

    def close(self) -> None:
        if not self.brackets:
            self.put("]", 1)
            return
        bracket = self.brackets.pop()
        inner = self.text[bracket.place + 1 : self.at]
        self.at += 1
        link = self.target(inner) if bracket.active else None
        if link is None:
            self.pieces.append("]")
            return
        self.emphasis(bracket.runs)
        content = "".join(self.pieces[bracket.at + 1 :])
        title = f' title="{escaped(unescaped(link.title))}"' if link.title else ""
        del self.pieces[bracket.at :]
        if bracket.image:
            self.pieces.append(f'<img src="{url(link.target)}" alt="{plain(content)}"{title} />')
        else:
            self.pieces.append(f'<a href="{url(link.target)}"{title}>{content}</a>')
            for other in self.brackets:
                other.active = other.image
        del self.runs[bracket.runs :]

    def target(self, inner: str) -> Link | None:
        """What follows the closing bracket: (url "title"), [label] or nothing."""
        match = DESTINATION.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
            where = match[1][1:-1] if match[1].startswith("<") else match[1]
            return Link(where, match[2][1:-1] if match[2] is not None else "")
        match = LABEL.match(self.text, self.at)
        name = match[1] if match is not None and match[1] else inner
        found = self.references.get(label(name))
        if found is not None and match is not None:
            self.at = match.end()
        return found

    # Emphasis, by the rules of CommonMark's appendix.

    def emphasis(self, first: int) -> None:
        number = first
        while number < len(self.runs):
            closer = self.runs[number]
            opener = self.opener(first, number) if closer.closes and closer.count else None
            if opener is None:
                number += 1
                continue
            strong = opener.count >= 2 and closer.count >= 2
            used = 2 if strong else 1
            tag = "strong" if strong else "em"
            opener.count -= used
            closer.count -= used
            self.pieces[opener.at] = opener.char * opener.count + f"<{tag}>" + self.pieces[opener.at][opener.count + used :]
            done = self.pieces[closer.at]
            rest = closer.char * closer.count
            self.pieces[closer.at] = done[: len(done) - closer.count - used] + f"</{tag}>" + rest
            for between in self.runs[self.runs.index(opener) + 1 : number]:
                between.count = 0
        del self.runs[first:]

    def opener(self, first: int, number: int) -> Run | None:
        closer = self.runs[number]
        for run in reversed(self.runs[first:number]):
            if run.char != closer.char or not run.opens or not run.count:
                continue
            if (run.closes or closer.opens) and (run.length + closer.length) % 3 == 0 and (run.length % 3 or closer.length % 3):
                continue
            return run
        return None


def plain(html: str) -> str:
    """The text of an image's description."""
    with_alts = re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>', r"\1", html)
    return re.sub(r"<[^>]*>", "", with_alts)


def inline(text: str, references: References) -> str:
    return Inline(text, references).html()


def render(text: str) -> str:
    document = Document()
    blocks = document.parse(text)
    return "".join(block.html(document.references) for block in blocks)


def main(args: list[str]) -> int:
    if len(args) > 1:
        print("usage: markdown.py [FILE]", file=sys.stderr)
        return 2
    try:
        if args:
            with open(args[0], encoding="utf-8") as file:
                text = file.read()
        else:
            text = sys.stdin.read()
    except OSError as error:
        print(f"markdown: {error}", file=sys.stderr)
        return 1
    sys.stdout.write(render(text))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
