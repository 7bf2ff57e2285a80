"""A calculator: a generator of tokens, an enum, dataclasses, match."""

from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum, auto
from typing import Callable, Iterator, Optional, Union


class TokenType(Enum):
    NUMBER = auto()
    IDENT = auto()
    OP = auto()
    LPAREN = auto()
    RPAREN = auto()
    EOF = auto()


@dataclass(frozen=True)
class Token:
    type: TokenType
    text: str
    pos: int


class LexError(Exception):
    def __init__(self, pos: int, ch: str) -> None:
        super().__init__(f"bad character {ch!r} at {pos}")
        self.pos = pos


def tokenize(src: str) -> Iterator[Token]:
    i = 0
    while i < len(src):
        ch = src[i]
        if ch.isspace():
            i += 1
            continue
        start = i
        if ch.isdigit():
            while i < len(src) and (src[i].isdigit() or src[i] == "."):
                i += 1
            yield Token(TokenType.NUMBER, src[start:i], start)
        elif ch.isalpha():
            while i < len(src) and src[i].isalnum():
                i += 1
            yield Token(TokenType.IDENT, src[start:i], start)
        elif ch in "+-*/^=,":
            i += 1
            yield Token(TokenType.OP, ch, start)
        elif ch == "(":
            i += 1
            yield Token(TokenType.LPAREN, ch, start)
        elif ch == ")":
            i += 1
            yield Token(TokenType.RPAREN, ch, start)
        else:
            raise LexError(i, ch)
    yield Token(TokenType.EOF, "", len(src))


class Node(ABC):
    @abstractmethod
    def eval(self, env: dict[str, float]) -> float: ...


@dataclass
class Number(Node):
    value: float

    def eval(self, env: dict[str, float]) -> float:
        return self.value


@dataclass
class Var(Node):
    name: str

    def eval(self, env: dict[str, float]) -> float:
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"undefined: {self.name}") from None


OPS: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a ** b,
}
PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}


@dataclass
class BinOp(Node):
    op: str
    left: Node
    right: Node

    def eval(self, env: dict[str, float]) -> float:
        return OPS[self.op](self.left.eval(env), self.right.eval(env))


@dataclass
class Call(Node):
    name: str
    args: list[Node]

    def eval(self, env: dict[str, float]) -> float:
        vals = [a.eval(env) for a in self.args]
        match self.name, vals:
            case "max", [_, *_]:
                return max(vals)
            case "sum", _:
                return sum(vals)
            case name, _:
                raise NameError(f"no function {name}")


class Parser:
    def __init__(self, src: str) -> None:
        self.tokens = tokenize(src)
        self.tok = next(self.tokens)

    def advance(self) -> Token:
        tok = self.tok
        self.tok = next(self.tokens, tok)
        return tok

    def expect(self, type_: TokenType) -> Token:
        if self.tok.type is not type_:
            raise SyntaxError(f"expected {type_.name}, got {self.tok.type.name}")
        return self.advance()

    def parse(self, min_prec: int = 0) -> Node:
        left = self.atom()
        while self.tok.type is TokenType.OP and (prec := PREC.get(self.tok.text, -1)) >= min_prec and prec > 0:
            op = self.advance().text
            right = self.parse(prec + (0 if op == "^" else 1))
            left = BinOp(op, left, right)
        return left

    def atom(self) -> Node:
        tok = self.advance()
        if tok.type is TokenType.NUMBER:
            return Number(float(tok.text))
        if tok.type is TokenType.IDENT:
            if self.tok.type is TokenType.LPAREN:
                self.advance()
                args: list[Node] = []
                while self.tok.type is not TokenType.RPAREN:
                    args.append(self.parse())
                    if self.tok.text == ",":
                        self.advance()
                self.expect(TokenType.RPAREN)
                return Call(tok.text, args)
            return Var(tok.text)
        if tok.type is TokenType.LPAREN:
            node = self.parse()
            self.expect(TokenType.RPAREN)
            return node
        raise SyntaxError(f"unexpected {tok.text!r}")


def run(line: str, env: dict[str, float]) -> Optional[float]:
    name, eq, rest = line.partition("=")
    if eq:
        env[name.strip()] = Parser(rest).parse().eval(env)
        return None
    return Parser(line).parse().eval(env)


env: dict[str, float] = {"pi": 3.14}
for line in ["1 + 2 * 3", "(1+2)*3", "2^3^2", "x = 4", "x * pi", "max(1, x, 3)", "sum()", "y", "1 + $", "(1", "foo(1)"]:
    try:
        got = run(line, env)
        if got is not None:
            print(f"{line} -> {got:g}")
    except (NameError, SyntaxError, LexError) as e:
        print(f"{line}: {type(e).__name__}: {e}")
print(Parser("a+b*2").parse())
