"""A tokenizer, a parser and an evaluator, without a single annotation."""
import re
from enum import Enum, auto


class Kind(Enum):
    NUM = auto()
    NAME = auto()
    OP = auto()
    END = auto()


class Token:
    def __init__(self, kind, text, pos):
        self.kind = kind
        self.text = text
        self.pos = pos

    def __repr__(self):
        return f"Token({self.kind.name}, {self.text!r})"


class ParseError(Exception):
    def __init__(self, message, pos):
        super().__init__(message)
        self.pos = pos


PATTERN = re.compile(r"\s*(?:(\d+\.?\d*)|([a-z]+)|(.))")


def tokenize(text):
    tokens = []
    pos = 0
    while pos < len(text):
        m = PATTERN.match(text, pos)
        if m is None:
            break
        if m.group(1):
            tokens.append(Token(Kind.NUM, m.group(1), pos))
        elif m.group(2):
            tokens.append(Token(Kind.NAME, m.group(2), pos))
        elif m.group(3):
            tokens.append(Token(Kind.OP, m.group(3), pos))
        pos = m.end()
    tokens.append(Token(Kind.END, "", pos))
    return tokens


class Num:
    def __init__(self, value):
        self.value = value

    def eval(self, env):
        return self.value


class Name:
    def __init__(self, name):
        self.name = name

    def eval(self, env):
        return env[self.name]


class BinOp:
    def __init__(self, op, left, right):
        self.op = op
        self.left = left
        self.right = right

    def eval(self, env):
        a = self.left.eval(env)
        b = self.right.eval(env)
        if self.op == "+":
            return a + b
        if self.op == "-":
            return a - b
        if self.op == "*":
            return a * b
        return a / b


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.i = 0

    def peek(self):
        return self.tokens[self.i]

    def take(self):
        token = self.peek()
        self.i += 1
        return token

    def expr(self):
        left = self.term()
        while self.peek().text in ("+", "-"):
            op = self.take().text
            left = BinOp(op, left, self.term())
        return left

    def term(self):
        left = self.atom()
        while self.peek().text in ("*", "/"):
            op = self.take().text
            left = BinOp(op, left, self.atom())
        return left

    def atom(self):
        token = self.take()
        if token.kind == Kind.NUM:
            return Num(float(token.text))
        if token.kind == Kind.NAME:
            return Name(token.text)
        if token.text == "(":
            inner = self.expr()
            if self.take().text != ")":
                raise ParseError("expected )", token.pos)
            return inner
        raise ParseError(f"unexpected {token}", token.pos)


def run(text, env=None):
    parser = Parser(tokenize(text))
    tree = parser.expr()
    return tree.eval(env or {})


for source in ["1 + 2 * 3", "(1 + 2) * x", "8 / (2 - 4)", "1 + )"]:
    try:
        print(source, "=", run(source, {"x": 7.0}))
    except ParseError as e:
        print(source, "->", e, e.pos)
print(tokenize("a+1"))
