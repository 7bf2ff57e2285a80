"""Parser combinators: closures that return closures, recursive grammars by late binding."""
from typing import Callable, Optional

Result = Optional[tuple[int, int]]
Parser = Callable[[str, int], Result]


def char_in(allowed: str) -> Parser:
    def parse(text: str, at: int) -> Result:
        if at < len(text) and text[at] in allowed:
            return at + 1, 0
        return None

    return parse


def token(p: Parser) -> Parser:
    def parse(text: str, at: int) -> Result:
        while at < len(text) and text[at] == " ":
            at += 1
        return p(text, at)

    return parse


def either(options: list[Parser]) -> Parser:
    def parse(text: str, at: int) -> Result:
        for option in options:
            result = option(text, at)
            if result is not None:
                return result
        return None

    return parse


def number(text: str, at: int) -> Result:
    start = at
    while at < len(text) and text[at].isdigit():
        at += 1
    return (at, int(text[start:at])) if at > start else None


def chain(operand: Parser, table: dict[str, Callable[[int, int], int]]) -> Parser:
    sign = token(char_in("".join(table)))

    def parse(text: str, at: int) -> Result:
        first = operand(text, at)
        if first is None:
            return None
        at, value = first
        while True:
            after = sign(text, at)
            if after is None:
                return at, value
            operator = table[text[after[0] - 1]]
            right = operand(text, after[0])
            if right is None:
                return at, value
            at, value = right[0], operator(value, right[1])

    return parse


def between(opening: str, inner: Callable[[], Parser], closing: str) -> Parser:
    open_parser, close_parser = token(char_in(opening)), token(char_in(closing))

    def parse(text: str, at: int) -> Result:
        start = open_parser(text, at)
        if start is None:
            return None
        middle = inner()(text, start[0])
        if middle is None:
            return None
        end = close_parser(text, middle[0])
        return None if end is None else (end[0], middle[1])

    return parse


factor = either(options=[token(number), between("(", lambda: expression, ")"), between("[", lambda: expression, "]")])
term = chain(factor, {"*": lambda a, b: a * b, "/": lambda a, b: a // b, "%": lambda a, b: a % b})
expression: Parser = chain(term, {"+": lambda a, b: a + b, "-": lambda a, b: a - b})


def evaluate(text: str) -> str:
    result = expression(text, 0)
    if result is None:
        return "no parse"
    at, value = result
    rest = text[at:].strip()
    return f"{value}" + (f" (left over {rest!r})" if rest else "")


for text in ["1 + 2 * 3", "(1+2)*3", "10 - 4 - 3", "[2*(3+4)] % 5", "7 / 2 / 2", "", "x", "1 + ", "((((9))))", "2 (3)"]:
    print(f"{text!r:<18} {evaluate(text)}")
count = 0


def counting(p: Parser) -> Parser:
    def parse(text: str, at: int) -> Result:
        global count
        count += 1
        return p(text, at)

    return parse


expression = counting(expression)
print(evaluate("((1) + (2)) * (3)"), count)
try:
    print(evaluate("5 % (3 - 3)"))
except ZeroDivisionError as error:
    print(error)
