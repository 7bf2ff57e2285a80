from lexer import Lexer
from tree import Binary, Call, Function, If, Let, MiniError, Name, Node, Number

LEVELS = [["<"], ["+", "-"], ["*", "/"]]


def parse_line(lexer: Lexer) -> Node:
    if lexer.peek() == "let":
        lexer.next()
        name = lexer.next()
        lexer.expect("=")
        return Let(name, expression(lexer))
    node = expression(lexer)
    if lexer.peek():
        raise MiniError("syntax", f"trailing {lexer.peek()!r}")
    return node


def expression(lexer: Lexer) -> Node:
    if lexer.peek() == "if":
        lexer.next()
        test = expression(lexer)
        lexer.expect("then")
        yes = expression(lexer)
        lexer.expect("else")
        return If(test, yes, expression(lexer))
    if lexer.peek() == "fn":
        lexer.next()
        parameter = lexer.next()
        lexer.expect("->")
        return Function(parameter, expression(lexer))
    return binary(lexer, 0)


def binary(lexer: Lexer, level: int) -> Node:
    if level == len(LEVELS):
        return call(lexer)
    left = binary(lexer, level + 1)
    while lexer.peek() in LEVELS[level]:
        op = lexer.next()
        left = Binary(op, left, binary(lexer, level + 1))
    return left


def call(lexer: Lexer) -> Node:
    node = atom(lexer)
    while lexer.peek() == "(":
        lexer.next()
        node = Call(node, expression(lexer))
        lexer.expect(")")
    return node


def atom(lexer: Lexer) -> Node:
    token = lexer.next()
    if token.isdigit():
        return Number(int(token))
    if token == "(":
        inner = expression(lexer)
        lexer.expect(")")
        return inner
    if token.isalpha():
        return Name(token)
    raise MiniError("syntax", f"unexpected {token or 'end'!r}")
