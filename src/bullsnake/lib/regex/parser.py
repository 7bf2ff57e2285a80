"""A pattern's text to nodes. The grammar, and what each error says and where, are CPython's."""

from __future__ import annotations

from re import error

from bslib.regex.charsets import DIGIT, SPACE, WORD, CharSet
from bslib.regex.nodes import (
    ANY,
    AT,
    ATOMIC,
    CHAR,
    CHOICE,
    CONDITION,
    END,
    GREEDY,
    GROUP,
    LAZY,
    LINE_END,
    LINE_START,
    LOOK,
    NO_WORD_EDGE,
    POSSESSIVE,
    REFERENCE,
    REPEAT,
    SEQUENCE,
    SET,
    START,
    TRUE_END,
    UNLIMITED,
    WORD_EDGE,
    A,
    I,
    L,
    M,
    Node,
    S,
    U,
    X,
)
from bslib.regex.reader import (
    DIGITS,
    OCTAL,
    Reader,
    number_escape,
    octal_escape,
    other_escape,
    simple_escape,
)

MOST_GROUPS = 1 << 30
FLAGS = "iLmsxau"


def flag_of(letter: str) -> int:
    """The number of an inline flag; 0 if there is none of that letter."""
    if letter == "" or letter not in FLAGS:
        return 0
    return [I, L, M, S, X, A, U][FLAGS.find(letter)]


def kind_of_class(token: str) -> int:
    """\\d and its like; -1 for other tokens."""
    at = "dDsSwW".find(token[1]) if len(token) == 2 else -1
    return -1 if at < 0 else [DIGIT, DIGIT + 1, SPACE, SPACE + 1, WORD, WORD + 1][at]


class Parser:
    """flags: of the whole pattern. here: of the part that is being read. lengths: for each group, its shortest and longest match, -1
    while it is open. behind: how many groups there were where the outermost look-behind began; -1 outside. asked: groups by number in
    conditions, and where.
    """

    def __init__(self, text: str, flags: int) -> None:
        self.reader = Reader(text)
        self.flags = flags
        self.lengths: list[int] = [-1, -1]
        self.names: dict[str, int] = {}
        self.behind = -1
        self.asked: dict[int, int] = {}

    @property
    def groups(self) -> int:
        """How many there are, the whole counted."""
        return len(self.lengths) // 2

    def whole(self) -> Node:
        """The whole pattern."""
        parsed = self.choice(self.flags, 0)
        if self.reader.next != "":
            raise self.reader.wrong("unbalanced parenthesis")
        for number, place in self.asked.items():
            if number >= self.groups:
                raise error("invalid group reference " + str(number), self.reader.text, place)
        if self.flags & A == 0:
            self.flags |= U
        elif self.flags & U:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        return parsed

    def choice(self, here: int, depth: int) -> Node:
        """a|b|c"""
        made = Node(CHOICE)
        made.items.append(self.sequence(here, depth, depth == 0))
        while self.reader.skip("|"):
            made.items.append(self.sequence(here if depth > 0 else self.flags, depth, False))
        return made.items[0] if len(made.items) == 1 else made

    def sequence(self, here: int, depth: int, is_first: bool) -> Node:
        """abc*"""
        reader = self.reader
        made = Node(SEQUENCE)
        while reader.next != "" and reader.next != "|" and reader.next != ")":
            token = reader.take()
            if here & X and self.is_blank(token):
                continue
            if token in "*+?" or token == "{":
                self.repeat(made, token)
            elif token == "(":
                if self.group(made, here, depth, is_first and not made.items):
                    here = self.flags
            else:
                made.items.append(self.single(token, here))
        return made

    def is_blank(self, token: str) -> bool:
        """Under VERBOSE: white space, and comments, which are skipped."""
        if token == "#":
            while token != "" and token != "\n":
                token = self.reader.take()
            return True
        return token in " \t\n\r\v\f"

    # --- single characters ------------------------------------------------------------------------------------------------------

    def single(self, token: str, here: int) -> Node:
        if token == ".":
            return Node(ANY, 1 if here & S else 0)
        if token == "^":
            return Node(AT, LINE_START if here & M else START)
        if token == "$":
            return Node(AT, LINE_END if here & M else END)
        if token == "[":
            return self.char_set(here)
        if len(token) == 1:
            return self.char(ord(token), here)
        return self.escape(token, here)

    def char(self, code: int, here: int) -> Node:
        if here & I == 0:
            return Node(CHAR, code)
        made = self.new_set(here)
        made.add(code)
        return self.set_node(made)

    def new_set(self, here: int) -> CharSet:
        return CharSet(here & I != 0, here & A != 0)

    def set_node(self, chars: CharSet) -> Node:
        chars.finish()
        made = Node(SET)
        made.chars = chars
        return made

    def escape(self, token: str, here: int) -> Node:
        kind = kind_of_class(token)
        if kind >= 0:
            chars = self.new_set(here)
            chars.kinds.append(kind)
            return self.set_node(chars)
        place = "AZbB".find(token[1])
        if place >= 0:
            return Node(AT, [START, TRUE_END, WORD_EDGE, NO_WORD_EDGE][place], here & A != 0)
        code = simple_escape(token)
        if code < 0:
            code = number_escape(self.reader, token)
        if code >= 0:
            return self.char(code, here)
        if token[1] == "0":
            return self.char(int("0" + self.reader.digits(2, OCTAL), 8), here)
        if token[1] in DIGITS:
            return self.reference_or_octal(token[1], here)
        return self.char(other_escape(self.reader, token), here)

    def reference_or_octal(self, digits: str, here: int) -> Node:
        reader = self.reader
        if reader.next != "" and reader.next in DIGITS:
            digits += reader.take()
            if digits[0] in OCTAL and digits[1] in OCTAL and reader.next != "" and reader.next in OCTAL:
                return self.char(octal_escape(reader, digits + reader.take()), here)
        number = int(digits)
        if number >= self.groups:
            raise reader.wrong("invalid group reference " + digits, len(digits))
        return self.reference(number, here, len(digits) + 1)

    def reference(self, number: int, here: int, before: int) -> Node:
        if self.lengths[2 * number] < 0:
            raise self.reader.wrong("cannot refer to an open group", before)
        self.check_behind(number)
        return Node(REFERENCE, number, here & I != 0)

    def check_behind(self, number: int) -> None:
        if self.behind < 0:
            return
        if number >= self.groups or self.lengths[2 * number] < 0:
            raise self.reader.wrong("cannot refer to an open group")
        if number >= self.behind:
            raise self.reader.wrong("cannot refer to group defined in the same lookbehind subpattern")

    # --- [...] --------------------------------------------------------------------------------------------------------------------

    def char_set(self, here: int) -> Node:
        reader = self.reader
        start = reader.at - 1
        chars = self.new_set(here)
        chars.negated = reader.skip("^")
        is_empty = True
        while True:
            token = reader.take()
            if token == "":
                raise error("unterminated character set", reader.text, start)
            if token == "]" and not is_empty:
                break
            is_empty = False
            kind, code = kind_of_class(token), self.set_code(token)
            if not reader.skip("-"):
                self.add_item(chars, kind, code)
                continue
            last = reader.take()
            if last == "":
                raise error("unterminated character set", reader.text, start)
            if last == "]":
                self.add_item(chars, kind, code)
                chars.add(45)
                break
            end = self.set_code(last)
            if kind >= 0 or kind_of_class(last) >= 0 or end < code:
                raise reader.wrong("bad character range " + token + "-" + last, len(token) + 1 + len(last))
            chars.add_range(code, end)
        return self.set_node(chars)

    def add_item(self, chars: CharSet, kind: int, code: int) -> None:
        if kind >= 0:
            chars.kinds.append(kind)
        else:
            chars.add(code)

    def set_code(self, token: str) -> int:
        """The character that a token means inside of a set; 0 for a class as \\d."""
        if len(token) == 1:
            return ord(token)
        if kind_of_class(token) >= 0:
            return 0
        code = 8 if token == "\\b" else simple_escape(token)
        if code < 0:
            code = number_escape(self.reader, token)
        if code >= 0:
            return code
        if token[1] in OCTAL:
            return octal_escape(self.reader, token[1] + self.reader.digits(2, OCTAL))
        return other_escape(self.reader, token)

    # --- repetition -------------------------------------------------------------------------------------------------------------------

    def repeat(self, made: Node, token: str) -> None:
        """`*` and its like after what has been read; a brace that says no number is a character."""
        reader = self.reader
        start = reader.at
        low, high = 1 if token == "+" else 0, 1 if token == "?" else UNLIMITED
        if token == "{":
            least, most = reader.digits(1 << 30, DIGITS), ""
            is_one = not reader.skip(",")
            most = least if is_one else reader.digits(1 << 30, DIGITS)
            if not reader.skip("}") or is_one and least == "":
                reader.go_to(start)
                made.items.append(Node(CHAR, 123))
                return
            low, high = self.count(least, 0), self.count(most, UNLIMITED)
            if high < low:
                raise reader.wrong("min repeat greater than max repeat", reader.at - start)
        if not made.items or made.items[-1].kind == AT:
            raise reader.wrong("nothing to repeat", reader.at - start + 1)
        item = made.items[-1]
        if item.kind == REPEAT:
            raise reader.wrong("multiple repeat", reader.at - start + 1)
        kind = LAZY if reader.skip("?") else POSSESSIVE if reader.skip("+") else GREEDY
        repeated = Node(REPEAT, kind)
        repeated.low, repeated.high = low, high
        repeated.items.append(item)
        made.items[-1] = repeated

    def count(self, digits: str, if_none: int) -> int:
        if digits == "":
            return if_none
        if len(digits) > 10 or int(digits) >= UNLIMITED:
            raise OverflowError("the repetition number is too large")
        return int(digits)

    # --- (...) ------------------------------------------------------------------------------------------------------------------------

    def group(self, made: Node, here: int, depth: int, is_first: bool) -> bool:
        """What a parenthesis begins. Whether it sets flags of the whole pattern."""
        reader = self.reader
        start = reader.at - 1
        if not reader.skip("?"):
            self.capture(made, here, depth, start, "")
            return False
        token = reader.take()
        if token == "":
            raise reader.wrong("unexpected end of pattern")
        if token == "P":
            self.named(made, here, depth, start)
        elif token == ":" or token == ">":
            node = Node(ATOMIC if token == ">" else GROUP)
            node.items.append(self.inside(here, depth, start))
            made.items.append(node)
        elif token == "#":
            self.skip_comment(start)
        elif token == "=" or token == "!" or token == "<":
            self.look(made, token, here, depth, start)
        elif token == "(":
            self.condition(made, here, depth, start)
        elif token == "-" or flag_of(token):
            return self.set_flags(made, token, here, depth, start, is_first)
        else:
            raise reader.wrong("unknown extension ?" + token, len(token) + 1)
        return False

    def inside(self, here: int, depth: int, start: int) -> Node:
        """Up to the closing parenthesis."""
        parsed = self.choice(here, depth + 1)
        if not self.reader.skip(")"):
            raise error("missing ), unterminated subpattern", self.reader.text, start)
        return parsed

    def capture(self, made: Node, here: int, depth: int, start: int, name: str) -> None:
        number = self.groups
        if name != "":
            if name in self.names:
                message = "redefinition of group name " + repr(name) + " as group " + str(number)
                raise self.reader.wrong(message + "; was group " + str(self.names[name]), len(name) + 1)
            self.names[name] = number
        self.lengths.append(-1)
        self.lengths.append(-1)
        node = Node(GROUP, number)
        node.items.append(self.inside(here, depth, start))
        self.lengths[2 * number] = node.items[0].least(self.lengths)
        self.lengths[2 * number + 1] = node.items[0].most(self.lengths)
        made.items.append(node)

    def named(self, made: Node, here: int, depth: int, start: int) -> None:
        """(?P<name>...) and (?P=name)"""
        reader = self.reader
        if reader.skip("<"):
            name = reader.name(">", "group name")
            if not name.isidentifier():
                raise reader.wrong_name(name)
            self.capture(made, here, depth, start, name)
        elif reader.skip("="):
            made.items.append(self.reference_by_name(here))
        else:
            token = reader.take()
            if token == "":
                raise reader.wrong("unexpected end of pattern")
            raise reader.wrong("unknown extension ?P" + token, len(token) + 2)

    def reference_by_name(self, here: int) -> Node:
        name = self.reader.name(")", "group name")
        if not name.isidentifier():
            raise self.reader.wrong_name(name)
        if name not in self.names:
            raise self.reader.wrong("unknown group name " + repr(name), len(name) + 1)
        return self.reference(self.names[name], here, len(name) + 1)

    def skip_comment(self, start: int) -> None:
        while not self.reader.skip(")"):
            if self.reader.take() == "":
                raise error("missing ), unterminated comment", self.reader.text, start)

    def look(self, made: Node, token: str, here: int, depth: int, start: int) -> None:
        """(?=...) (?!...) (?<=...) (?<!...)"""
        reader = self.reader
        direction, before = 1, self.behind
        if token == "<":
            token = reader.take()
            if token == "":
                raise reader.wrong("unexpected end of pattern")
            if token != "=" and token != "!":
                raise reader.wrong("unknown extension ?<" + token, len(token) + 2)
            direction = -1
            if self.behind < 0:
                self.behind = self.groups
        node = Node(LOOK, direction, token == "!")
        node.items.append(self.inside(here, depth, start))
        self.behind = before
        made.items.append(node)

    def condition(self, made: Node, here: int, depth: int, start: int) -> None:
        """(?(1)yes|no)"""
        reader = self.reader
        name = reader.name(")", "group name")
        if name.isidentifier():
            if name not in self.names:
                raise reader.wrong("unknown group name " + repr(name), len(name) + 1)
            number = self.names[name]
        else:
            number = reader.group_number(name)
            if number == 0:
                raise reader.wrong("bad group number", len(name) + 1)
            if number >= MOST_GROUPS:
                raise reader.wrong("invalid group reference " + name, len(name) + 1)
            if number not in self.asked:
                self.asked[number] = reader.at - len(name) - 1
        self.check_behind(number)
        node = Node(CONDITION, number)
        node.items.append(self.sequence(here, depth + 1, False))
        if reader.skip("|"):
            node.items.append(self.sequence(here, depth + 1, False))
            if reader.next == "|":
                raise reader.wrong("conditional backref with more than two branches")
        if not reader.skip(")"):
            raise error("missing ), unterminated subpattern", reader.text, start)
        made.items.append(node)

    # --- (?i) and (?i:...) ------------------------------------------------------------------------------------------------------------

    def set_flags(self, made: Node, token: str, here: int, depth: int, start: int, is_first: bool) -> bool:
        """Whether they are flags of the whole pattern."""
        reader = self.reader
        on = off = 0
        if token != "-":
            on, token = self.flags_on(token)
        if token == ")":
            if not is_first:
                raise error("global flags not at the start of the expression", reader.text, start)
            self.flags |= on
            return True
        if token == "-":
            off = self.flags_off()
        if on & off:
            raise reader.wrong("bad inline flags: flag turned on and off", 1)
        if on & (A | U):
            here &= ~(A | U)
        node = Node(GROUP)
        node.items.append(self.inside((here | on) & ~off, depth, start))
        made.items.append(node)
        return False

    def flags_on(self, token: str) -> tuple[int, str]:
        """Letters up to `)`, `-` or `:`."""
        reader = self.reader
        on = 0
        while True:
            flag = flag_of(token)
            if flag == L:
                raise reader.wrong("bad inline flags: cannot use 'L' flag with a str pattern")
            on |= flag
            if flag & (A | U) and on & (A | U) != flag:
                raise reader.wrong("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            token = reader.take()
            if token == "":
                raise reader.wrong("missing -, : or )")
            if token == ")" or token == "-" or token == ":":
                return on, token
            if flag_of(token) == 0:
                raise reader.wrong("unknown flag" if token.isalpha() else "missing -, : or )", len(token))

    def flags_off(self) -> int:
        """Letters up to `:`."""
        reader = self.reader
        off = 0
        missing = "missing flag"
        while True:
            token = reader.take()
            if token == ":" and off:
                return off
            if token == "":
                raise reader.wrong(missing)
            flag = flag_of(token)
            if flag == 0:
                raise reader.wrong("unknown flag" if token.isalpha() else missing, len(token))
            if flag & (A | U | L):
                raise reader.wrong("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            off |= flag
            missing = "missing :"
