"""A regular expression engine: a parser, a compiler to a small machine, and a machine that goes back where a way does not lead on.

    regex.py PATTERN [FILE...]        lines with a match, the match in brackets, groups behind it
    regex.py --table FILE             lines "pattern TAB text"; prints what search() finds

What it knows: literals, ., classes, \\d \\w \\s \\b and their opposites, ^ $, groups (named, without capture), |, * + ? {m,n} and their
lazy forms, back references, look-ahead and look-behind of fixed width, and (?i). The design is Thompson's and Pike's instructions
(see Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009), run by backtracking as Perl does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

MANY = 1 << 30


class RegexError(Exception):
    def __init__(self, message: str, place: int) -> None:
        super().__init__(f"{message} at position {place}")


# --- syntax trees -------------------------------------------------------------------------------------------------------------


class Node:
    """The empty pattern, and the base of all others."""

    def width(self) -> int | None:
        """How many characters it matches, if that is one number."""
        return 0


@dataclass
class Chars(Node):
    """One character of a set."""

    ranges: list[tuple[str, str]]
    negated: bool = False

    def width(self) -> int | None:
        return 1

    def contains(self, char: str) -> bool:
        return any(low <= char <= high for low, high in self.ranges) != self.negated


@dataclass
class Sequence(Node):
    parts: list[Node]

    def width(self) -> int | None:
        total = 0
        for part in self.parts:
            if (width := part.width()) is None:
                return None
            total += width
        return total


@dataclass
class Choice(Node):
    ways: list[Node]

    def width(self) -> int | None:
        widths = {way.width() for way in self.ways}
        return widths.pop() if len(widths) == 1 else None


@dataclass
class Repeat(Node):
    inner: Node
    least: int
    most: int
    lazy: bool = False

    def width(self) -> int | None:
        width = self.inner.width()
        return width * self.least if width is not None and self.least == self.most else None


@dataclass
class Group(Node):
    inner: Node
    number: int

    def width(self) -> int | None:
        return self.inner.width()


@dataclass
class Back(Node):
    number: int

    def width(self) -> int | None:
        return None


class Place(Enum):
    START = auto()
    END = auto()
    EDGE = auto()
    NO_EDGE = auto()


@dataclass
class Anchor(Node):
    place: Place


@dataclass
class Look(Node):
    inner: Node
    behind: bool
    negated: bool


DIGITS = [("0", "9")]
WORDS = [("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z")]
BLANKS = [("\t", "\r"), (" ", " ")]
CLASSES = {"d": DIGITS, "w": WORDS, "s": BLANKS}
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}


def complement(ranges: list[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    low = 0
    for first, last in sorted(ranges):
        if ord(first) > low:
            found.append((chr(low), chr(ord(first) - 1)))
        low = max(low, ord(last) + 1)
    if low <= 0x10FFFF:
        found.append((chr(low), chr(0x10FFFF)))
    return found


class Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.count = 0
        self.names: dict[str, int] = {}
        self.open: set[int] = set()
        self.ignores_case = False

    def parse(self) -> Node:
        if self.pattern.startswith("(?i)"):
            self.ignores_case = True
            self.at = 4
        node = self.choice()
        if self.at < len(self.pattern):
            raise RegexError("unbalanced parenthesis", self.at)
        return node

    def peek(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def take(self, text: str) -> bool:
        found = self.peek(text)
        if found:
            self.at += len(text)
        return found

    def choice(self) -> Node:
        ways = [self.sequence()]
        while self.take("|"):
            ways.append(self.sequence())
        return ways[0] if len(ways) == 1 else Choice(ways)

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            parts.append(self.repeated())
        return parts[0] if len(parts) == 1 else Sequence(parts)

    def repeated(self) -> Node:
        node = self.atom()
        start = self.at
        bounds = self.bounds()
        if bounds is None:
            return node
        if isinstance(node, Anchor):
            raise RegexError("nothing to repeat", start)
        lazy = self.take("?")
        again = self.at
        if self.bounds() is not None:
            raise RegexError("multiple repeat", again)
        return Repeat(node, *bounds, lazy)

    def bounds(self) -> tuple[int, int] | None:
        for sign, least, most in (("*", 0, MANY), ("+", 1, MANY), ("?", 0, 1)):
            if self.take(sign):
                return least, most
        if not self.peek("{"):
            return None
        end = self.pattern.find("}", self.at)
        low, comma, high = self.pattern[self.at + 1 : max(end, self.at + 1)].partition(",")
        if end < 0 or not (low + high).isdigit() or (low and not low.isdigit()) or (high and not high.isdigit()):
            return None
        least = int(low or "0")
        most = int(high) if high else MANY if comma else least
        if most < least:
            raise RegexError("min repeat greater than max repeat", self.at + 1)
        self.at = end + 1
        return least, most

    def atom(self) -> Node:
        start = self.at
        char = self.pattern[self.at]
        self.at += 1
        match char:
            case ".":
                return Chars([("\n", "\n")], negated=True)
            case "^":
                return Anchor(Place.START)
            case "$":
                return Anchor(Place.END)
            case "[":
                return self.chars(start)
            case "(":
                return self.group(start)
            case "\\":
                return self.escape(start)
            case "*" | "+" | "?":
                raise RegexError("nothing to repeat", start)
            case _:
                return self.literal(char)

    def literal(self, char: str) -> Node:
        if self.ignores_case and char.lower() != char.upper():
            return Chars([(char.lower(), char.lower()), (char.upper(), char.upper())])
        return Chars([(char, char)])

    def escape(self, start: int) -> Node:
        if self.at >= len(self.pattern):
            raise RegexError("bad escape (end of pattern)", start)
        char = self.pattern[self.at]
        self.at += 1
        if char in "bB":
            return Anchor(Place.EDGE if char == "b" else Place.NO_EDGE)
        if char in "123456789":
            if self.pattern[self.at : self.at + 1].isdigit():
                char += self.pattern[self.at]
                self.at += 1
            number = int(char)
            if number > self.count:
                raise RegexError(f"invalid group reference {number}", start + 1)
            if number in self.open:
                raise RegexError("cannot refer to an open group", start)
            return Back(number)
        if char.lower() in CLASSES:
            return Chars(CLASSES[char.lower()], negated=char.isupper())
        return self.literal(self.escaped(char, start))

    def escaped(self, char: str, start: int) -> str:
        if char in ESCAPES:
            return ESCAPES[char]
        if char.isalnum():
            raise RegexError(f"bad escape \\{char}", start)
        return char

    def chars(self, start: int) -> Node:
        negated = self.take("^")
        ranges: list[tuple[str, str]] = []
        first = True
        while first or not self.peek("]"):
            first = False
            if self.at >= len(self.pattern):
                raise RegexError("unterminated character set", start)
            here = self.at
            low = self.member(ranges)
            if low and self.peek("-") and not self.peek("-]"):
                self.at += 1
                if self.at >= len(self.pattern):
                    raise RegexError("unterminated character set", start)
                high = self.member(ranges)
                if not high or high < low:
                    raise RegexError(f"bad character range {self.pattern[here : self.at]}", here)
                self.add(ranges, low, high)
            elif low:
                self.add(ranges, low, low)
        self.at += 1
        return Chars(ranges, negated)

    def add(self, ranges: list[tuple[str, str]], low: str, high: str) -> None:
        ranges.append((low, high))
        if not self.ignores_case:
            return
        for code in range(ord(low), min(ord(high), 0x17F) + 1):
            for other in (chr(code).lower(), chr(code).upper()):
                ranges.append((other, other))

    def member(self, ranges: list[tuple[str, str]]) -> str:
        """A character; a class goes to the ranges, and there is none."""
        start = self.at
        char = self.pattern[self.at]
        self.at += 1
        if char != "\\":
            return char
        if self.at >= len(self.pattern):
            raise RegexError("bad escape (end of pattern)", start)
        char = self.pattern[self.at]
        self.at += 1
        if char.lower() in CLASSES:
            inner = CLASSES[char.lower()]
            ranges += complement(inner) if char.isupper() else inner
            return ""
        return "\b" if char == "b" else self.escaped(char, start)

    def group(self, start: int) -> Node:
        if not self.take("?"):
            return self.capture(start)
        if self.take(":"):
            return self.closed(start)
        for sign, behind, negated in (("=", False, False), ("!", False, True), ("<=", True, False), ("<!", True, True)):
            if self.take(sign):
                inner = self.closed(start)
                if behind and inner.width() is None:
                    raise RegexError("look-behind requires fixed-width pattern", start)
                return Look(inner, behind, negated)
        if self.take("P<"):
            end = self.pattern.find(">", self.at)
            name = self.pattern[self.at : end] if end >= 0 else ""
            if not name.isidentifier():
                raise RegexError(f"bad character in group name {name!r}", self.at)
            if name in self.names:
                raise RegexError(f"redefinition of group name {name!r}", self.at)
            self.at = end + 1
            self.names[name] = self.count + 1
            return self.capture(start)
        raise RegexError(f"unknown extension ?{self.pattern[self.at : self.at + 1]}", start + 1)

    def capture(self, start: int) -> Node:
        self.count += 1
        number = self.count
        self.open.add(number)
        inner = self.closed(start)
        self.open.remove(number)
        return Group(inner, number)

    def closed(self, start: int) -> Node:
        inner = self.choice()
        if not self.take(")"):
            raise RegexError("missing ), unterminated subpattern", start)
        return inner


# --- code -------------------------------------------------------------------------------------------------------------------


class Op(Enum):
    CHARS = auto()
    SPLIT = auto()
    JUMP = auto()
    SAVE = auto()
    BACK = auto()
    ANCHOR = auto()
    LOOK = auto()
    ENTER = auto()
    ROUND = auto()
    MATCH = auto()


@dataclass
class Instruction:
    """x and y: where to go on, a number of a slot, a width: by the operation."""

    op: Op
    x: int = 0
    y: int = 0
    chars: Chars | None = None
    place: Place | None = None
    look: Look | None = None


@dataclass
class Program:
    code: list[Instruction] = field(default_factory=list)
    counters: int = 0

    def emit(self, instruction: Instruction) -> int:
        self.code.append(instruction)
        return len(self.code) - 1

    @property
    def here(self) -> int:
        return len(self.code)

    def compile(self, node: Node) -> None:
        match node:
            case Chars():
                self.emit(Instruction(Op.CHARS, chars=node))
            case Sequence(parts):
                for part in parts:
                    self.compile(part)
            case Choice(ways):
                self.choice(ways)
            case Repeat():
                self.repeat(node)
            case Group(inner, number):
                self.emit(Instruction(Op.SAVE, 2 * number))
                self.compile(inner)
                self.emit(Instruction(Op.SAVE, 2 * number + 1))
            case Back(number):
                self.emit(Instruction(Op.BACK, number))
            case Anchor(place):
                self.emit(Instruction(Op.ANCHOR, place=place))
            case Look(inner):
                at = self.emit(Instruction(Op.LOOK, look=node))
                self.compile(inner)
                self.emit(Instruction(Op.MATCH))
                self.code[at].x = self.here

    def choice(self, ways: list[Node]) -> None:
        ends: list[int] = []
        for way in ways[:-1]:
            split = self.emit(Instruction(Op.SPLIT))
            self.code[split].x = self.here
            self.compile(way)
            ends.append(self.emit(Instruction(Op.JUMP)))
            self.code[split].y = self.here
        self.compile(ways[-1])
        for end in ends:
            self.code[end].x = self.here

    def repeat(self, node: Repeat) -> None:
        """Rounds that must be, one after the other; then a loop, or rounds that may be."""
        for _ in range(node.least):
            self.compile(node.inner)
        if node.most == MANY:
            counter = self.counters
            self.counters += 1
            self.emit(Instruction(Op.ENTER, counter))
            split = self.split(node.lazy)
            self.compile(node.inner)
            self.emit(Instruction(Op.ROUND, counter, split))
            self.leave(split, node.lazy)
            return
        splits: list[int] = []
        for _ in range(node.most - node.least):
            splits.append(self.split(node.lazy))
            self.compile(node.inner)
        for split in splits:
            self.leave(split, node.lazy)

    def split(self, lazy: bool) -> int:
        at = self.emit(Instruction(Op.SPLIT))
        if lazy:
            self.code[at].y = self.here
        else:
            self.code[at].x = self.here
        return at

    def leave(self, split: int, lazy: bool) -> None:
        if lazy:
            self.code[split].x = self.here
        else:
            self.code[split].y = self.here


# --- the machine ------------------------------------------------------------------------------------------------------------


@dataclass
class Match:
    text: str
    slots: list[int]
    names: dict[str, int]

    def span(self, number: int = 0) -> tuple[int, int]:
        return self.slots[2 * number], self.slots[2 * number + 1]

    def group(self, number: int = 0) -> str | None:
        start, end = self.span(number)
        return None if end < 0 else self.text[start:end]

    def groups(self) -> list[str | None]:
        return [self.group(i) for i in range(1, len(self.slots) // 2)]


def is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


class Regex:
    def __init__(self, pattern: str) -> None:
        parser = Parser(pattern)
        tree = parser.parse()
        self.pattern = pattern
        self.names = parser.names
        self.groups = parser.count
        self.ignores_case = parser.ignores_case
        self.program = Program()
        self.program.compile(Group(tree, 0))
        self.program.emit(Instruction(Op.MATCH))

    def run(self, text: str, start: int, pc: int, slots: list[int]) -> list[int] | None:
        """The slots where the code leads to a match. Ways that are still open lie on a stack."""
        code = self.program.code
        stack: list[tuple[int, int, list[int], list[int]]] = [(pc, start, slots, [-1] * self.program.counters)]
        while stack:
            pc, at, slots, begun = stack.pop()
            while True:
                step = code[pc]
                pc += 1
                if step.op is Op.CHARS:
                    assert step.chars is not None
                    if at >= len(text) or not step.chars.contains(text[at]):
                        break
                    at += 1
                elif step.op is Op.SPLIT:
                    stack.append((step.y, at, slots, begun))
                    pc = step.x
                elif step.op is Op.JUMP:
                    pc = step.x
                elif step.op is Op.SAVE:
                    slots = [*slots[: step.x], at, *slots[step.x + 1 :]]
                elif step.op is Op.ENTER:
                    begun = [*begun[: step.x], at, *begun[step.x + 1 :]]
                elif step.op is Op.ROUND:
                    if begun[step.x] == at:  # an empty round: no other will do more
                        continue
                    begun = [*begun[: step.x], at, *begun[step.x + 1 :]]
                    pc = step.y
                elif step.op is Op.BACK:
                    before = slots[2 * step.x : 2 * step.x + 2]
                    wanted = text[before[0] : before[1]]
                    found = text[at : at + len(wanted)]
                    same = found.lower() == wanted.lower() if self.ignores_case else found == wanted
                    if before[1] < 0 or not same:
                        break
                    at += len(wanted)
                elif step.op is Op.ANCHOR:
                    if not self.holds(step.place, text, at):
                        break
                elif step.op is Op.LOOK:
                    assert step.look is not None
                    seen = self.look(step.look, text, at, pc, slots)
                    if (seen is None) != step.look.negated:
                        break
                    slots = slots if seen is None else seen
                    pc = step.x
                else:
                    return slots
        return None

    def look(self, look: Look, text: str, at: int, pc: int, slots: list[int]) -> list[int] | None:
        start = at - (look.inner.width() or 0) if look.behind else at
        return None if start < 0 else self.run(text, start, pc, slots)

    def holds(self, place: Place | None, text: str, at: int) -> bool:
        if place is Place.START:
            return at == 0
        if place is Place.END:
            return at == len(text) or (at == len(text) - 1 and text[at] == "\n")
        return (is_word(text, at - 1) != is_word(text, at)) == (place is Place.EDGE)

    def match(self, text: str, start: int = 0) -> Match | None:
        slots = self.run(text, start, 0, [-1] * (2 * self.groups + 2))
        return None if slots is None else Match(text, slots, self.names)

    def search(self, text: str, start: int = 0) -> Match | None:
        for at in range(start, len(text) + 1):
            if (found := self.match(text, at)) is not None:
                return found
        return None

    def find_all(self, text: str) -> Iterator[Match]:
        at = 0
        while at <= len(text) and (found := self.search(text, at)) is not None:
            yield found
            start, end = found.span()
            at = end if end > start else end + 1


# --- commands ---------------------------------------------------------------------------------------------------------------


def table(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        for line in file:
            pattern, _, text = line.rstrip("\n").partition("\t")
            text = text.replace("\\n", "\n")
            try:
                found = Regex(pattern).search(text)
            except RegexError as error:
                print(f"{pattern}\t{error}")
                continue
            print(f"{pattern}\t{None if found is None else (found.span(), found.groups())}")


def grep(pattern: str, paths: list[str]) -> int:
    regex = Regex(pattern)
    count = 0
    for path in paths or ["-"]:
        lines = sys.stdin if path == "-" else open(path, encoding="utf-8")
        for line in lines:
            text = line.rstrip("\n")
            found = list(regex.find_all(text))
            if not found:
                continue
            count += 1
            shown, at = "", 0
            for one in found:
                start, end = one.span()
                shown += f"{text[at:start]}[{text[start:end]}]"
                at = end
            groups = [group or "" for one in found for group in one.groups()]
            print(shown + text[at:], *groups, sep="\t")
    return 0 if count else 1


def main(args: list[str]) -> int:
    if len(args) == 2 and args[0] == "--table":
        table(args[1])
        return 0
    if not args:
        print("usage: regex.py PATTERN [FILE...]", file=sys.stderr)
        return 2
    try:
        return grep(args[0], args[1:])
    except (RegexError, OSError) as error:
        print(f"regex: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
