"""Regular expressions matched by derivatives: recursion over a union of frozen dataclasses, smart constructors, memo tables."""
from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import ClassVar, Iterator, Union


@dataclass(frozen=True)
class Fail:
    def __str__(self) -> str:
        return "∅"


@dataclass(frozen=True)
class Empty:
    def __str__(self) -> str:
        return "ε"


@dataclass(frozen=True)
class Chars:
    allowed: frozenset[str]
    negated: bool = False
    shown: ClassVar[int] = 0

    def __str__(self) -> str:
        Chars.shown += 1
        text = "".join(sorted(self.allowed))
        return text if len(text) == 1 and not self.negated else f"[{'^' if self.negated else ''}{text}]" if text else "."


@dataclass(frozen=True)
class Seq:
    first: Regex
    then: Regex

    def __str__(self) -> str:
        return "".join(f"({part})" if isinstance(part, Alt) else str(part) for part in (self.first, self.then))


@dataclass(frozen=True)
class Alt:
    options: frozenset[Regex]

    def __str__(self) -> str:
        return "|".join(sorted(map(str, self.options)))


@dataclass(frozen=True)
class Star:
    body: Regex

    def __str__(self) -> str:
        return f"{self.body}*" if isinstance(self.body, Chars) else f"({self.body})*"


Regex = Union[Fail, Empty, Chars, Seq, Alt, Star]
FAIL, EMPTY = Fail(), Empty()


def seq(a: Regex, b: Regex) -> Regex:
    match a, b:
        case (Fail(), _) | (_, Fail()):
            return FAIL
        case (Empty(), x) | (x, Empty()):
            return x
        case (Seq(first, then), _):
            return Seq(first, seq(then, b))
    return Seq(a, b)


def alt(*options: Regex) -> Regex:
    flat: set[Regex] = set()
    for option in options:
        flat |= option.options if isinstance(option, Alt) else {option}
    flat.discard(FAIL)
    return FAIL if not flat else flat.pop() if len(flat) == 1 else Alt(frozenset(flat))


def nullable(r: Regex) -> bool:
    match r:
        case Empty() | Star():
            return True
        case Seq(a, b):
            return nullable(a) and nullable(b)
        case Alt(options):
            return any(map(nullable, options))
        case _:
            return False


@lru_cache(maxsize=None)
def derive(r: Regex, c: str) -> Regex:
    match r:
        case Chars(allowed, negated):
            return EMPTY if (c in allowed) != negated else FAIL
        case Seq(a, b):
            head = seq(derive(a, c), b)
            return alt(head, derive(b, c)) if nullable(a) else head
        case Alt(options):
            return alt(*(derive(o, c) for o in options))
        case Star(body):
            return seq(derive(body, c), r)
    return FAIL


class Parser:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        if not (c := self.peek()):
            raise SyntaxError(f"{self.text!r} ends too early")
        self.at += 1
        return c

    def choice(self) -> Regex:
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        return alt(*options)

    def sequence(self) -> Regex:
        parts: list[Regex] = []
        while (c := self.peek()) and c not in "|)":
            parts.append(self.repeated())
        whole: Regex = EMPTY
        for part in reversed(parts):
            whole = seq(part, whole)
        return whole

    def repeated(self) -> Regex:
        atom = self.atom()
        while (c := self.peek()) and c in "*+?":
            self.take()
            atom = {"*": Star(atom), "+": seq(atom, Star(atom)), "?": alt(atom, EMPTY)}[c]
        return atom

    def atom(self) -> Regex:
        match self.take():
            case "(":
                inner = self.choice()
                if self.take() != ")":
                    raise SyntaxError(f"no ) at {self.at}")
                return inner
            case "[":
                negated = self.peek() == "^" and self.take() == "^"
                chars: set[str] = set()
                while (c := self.take()) != "]":
                    chars |= {chr(n) for n in range(ord(c), ord(self.take() and self.take()) + 1)} if self.peek() == "-" else {c}
                return Chars(frozenset(chars), negated)
            case ".":
                return Chars(frozenset(), True)
            case ("*" | "+" | "?" | ")") as c:
                raise SyntaxError(f"{c} at {self.at - 1} of {self.text!r}")
            case c:
                return Chars(frozenset(c))


def parse(text: str) -> Regex:
    parser = Parser(text)
    result = parser.choice()
    if parser.peek():
        raise SyntaxError(f"{parser.peek()} is left")
    return result


def language(r: Regex, alphabet: str) -> Iterator[str]:
    queue: deque[tuple[str, Regex]] = deque([("", r)])
    while queue and len(queue[0][0]) < 6:
        word, state = queue.popleft()
        if nullable(state):
            yield word or "ε"
        queue.extend((word + c, next_) for c in alphabet if (next_ := derive(state, c)) != FAIL)


def states(r: Regex, alphabet: str) -> dict[Regex, int]:
    numbers = {r: 0}
    for state in (work := [r]):
        for c in alphabet:
            if (after := derive(state, c)) not in numbers:
                numbers[after] = len(numbers)
                work.append(after)
    return numbers


for pattern in ["a*b", "(a|b)*abb", "(ab?)+", "[a-b]b[^a]", "a(|b)b*", "((a*)*)*", "(aa|b)*", "."]:
    r = parse(pattern)
    print(f"{pattern:<11} {str(r):<16} {len(states(r, 'ab'))} states, {nullable(r)!s:<5} {list(language(r, 'ab'))[:7]}")
for pattern in ["(a", "a)", "*", "[a", "a||+"]:
    try:
        print(parse(pattern))
    except SyntaxError as error:
        print(f"{pattern!r}: {error}")
word = "abbaabbabb"
print([str(s) for s in (reduce(derive, word[:n], parse("(a|b)*abb")) for n in range(4))], nullable(reduce(derive, word, parse("(a|b)*abb"))), Chars.shown)
