"""A tokenizer and a precedence-climbing parser with an AST of classes, evaluated with variables."""
from __future__ import annotations


class Token:
    def __init__(self, kind: str, text: str, position: int) -> None:
        self.kind = kind
        self.text = text
        self.position = position

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}@{self.position}"


class ParseError(Exception):
    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def tokenize(source: str) -> list[Token]:
    tokens: list[Token] = []
    i = 0
    while i < len(source):
        ch = source[i]
        start = i
        if ch.isspace():
            i += 1
            continue
        if ch.isdigit():
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            tokens.append(Token("num", source[start:i], start))
        elif ch.isalpha():
            while i < len(source) and source[i].isalnum():
                i += 1
            tokens.append(Token("name", source[start:i], start))
        elif source[i : i + 2] in ("**", "//"):
            i += 2
            tokens.append(Token("op", source[start:i], start))
        elif ch in "+-*/()=":
            i += 1
            tokens.append(Token("op", ch, start))
        else:
            raise ParseError(f"unexpected {ch!r}", i)
    tokens.append(Token("end", "", len(source)))
    return tokens


class Expr:
    def value(self, env: dict[str, float]) -> float:
        raise NotImplementedError("value")


class Number(Expr):
    def __init__(self, number: float) -> None:
        self.number = number

    def value(self, env: dict[str, float]) -> float:
        return self.number

    def __repr__(self) -> str:
        return f"{self.number:g}"


class Name(Expr):
    def __init__(self, name: str) -> None:
        self.name = name

    def value(self, env: dict[str, float]) -> float:
        return env[self.name]

    def __repr__(self) -> str:
        return self.name


class Binary(Expr):
    def __init__(self, op: str, left: Expr, right: Expr) -> None:
        self.op = op
        self.left = left
        self.right = right

    def value(self, env: dict[str, float]) -> float:
        a = self.left.value(env)
        b = self.right.value(env)
        if self.op == "+":
            return a + b
        if self.op == "-":
            return a - b
        if self.op == "*":
            return a * b
        if self.op == "/":
            return a / b
        return a // b if self.op == "//" else float(a**b)

    def __repr__(self) -> str:
        return f"({self.left!r} {self.op} {self.right!r})"


POWER = {"+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "**": 3}


class Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def primary(self) -> Expr:
        token = self.next()
        if token.kind == "num":
            return Number(float(token.text))
        if token.kind == "name":
            return Name(token.text)
        if token.text == "(":
            inner = self.expression(1)
            if self.next().text != ")":
                raise ParseError("expected ')'", self.tokens[self.at - 1].position)
            return inner
        if token.text == "-":
            return Binary("-", Number(0.0), self.expression(3))
        raise ParseError(f"unexpected {token!r}", token.position)

    def expression(self, least: int) -> Expr:
        left = self.primary()
        while POWER.get(self.tokens[self.at].text, 0) >= least:
            op = self.next().text
            level = POWER[op]
            left = Binary(op, left, self.expression(level if op == "**" else level + 1))
        return left


def run(line: str, env: dict[str, float]) -> str:
    try:
        tokens = tokenize(line)
        if len(tokens) > 2 and tokens[1].text == "=":
            parser = Parser(tokens[2:])
            env[tokens[0].text] = parser.expression(1).value(env)
            return f"{tokens[0].text} = {env[tokens[0].text]}"
        parser = Parser(tokens)
        tree = parser.expression(1)
        if parser.tokens[parser.at].kind != "end":
            raise ParseError("trailing input", parser.tokens[parser.at].position)
        return f"{tree!r} -> {tree.value(env)}"
    except ParseError as error:
        return " " * error.position + f"^ {error}"
    except KeyError as error:
        return f"unknown name {error}"
    except ZeroDivisionError as error:
        return f"error: {error}"


variables: dict[str, float] = {"pi": 3.14159}
for line in ["1 + 2 * 3", "2 ** 3 ** 2", "(1 + 2) * 3 - 4 / 8", "r = 2.5", "pi * r ** 2", "-r + 1", "7 // 2 - x",
             "1 / (3 - 3)", "(1 + 2", "1 $ 2", "3 4", "10 - 4 - 3"]:
    print(f"{line:<20} {run(line, variables)}")
print(tokenize("a1+(22)"), variables)
