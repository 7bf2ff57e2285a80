"""A table of functions of one, two and three arguments behind one union: a stack calculator built of closures."""
from __future__ import annotations

import math
import operator
from collections import deque
from dataclasses import dataclass
from typing import Callable, Iterator, Union

Unary = Callable[[float], float]
Binary = Callable[[float, float], float]


@dataclass(frozen=True)
class One:
    call: Unary
    name: str = "?"


@dataclass(frozen=True)
class Two:
    call: Binary
    level: int = 1
    right: bool = False


@dataclass(frozen=True)
class Many:
    count: int
    call: Callable[[list[float]], float]


Op = Union[One, Two, Many]
Token = Union[float, str]


def table() -> dict[str, Op]:
    levels: list[dict[str, Binary]] = [{"+": operator.add, "-": operator.sub}, {"*": operator.mul, "/": operator.truediv, "%": math.fmod}]
    ops: dict[str, Op] = {name: Two(f, level) for level, group in enumerate(levels, start=1) for name, f in group.items()}
    ops["^"] = Two(lambda a, b: a**b, 3, right=True)
    ops.update({name: One(f, name) for name, f in [("neg", lambda x: -x), ("sqrt", math.sqrt), ("floor", lambda x: x // 1)]})
    ops |= {"max": Many(2, max), "between": Many(3, lambda xs: sorted(xs)[1]), "mean": Many(2, lambda xs: sum(xs) / len(xs))}
    return ops


OPS = table()


def tokens(text: str) -> Iterator[Token]:
    i = 0
    before: Token = "("
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
            continue
        if c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            before, i = float(text[i:j]), j
        elif c.isalpha():
            j = next((k for k in range(i, len(text)) if not text[k].isalpha()), len(text))
            before, i = text[i:j], j
        else:
            prefix = c == "-" and isinstance(before, str) and before != ")"
            before, i = ("neg" if prefix else c), i + 1
        yield before


def postfix(source: Iterator[Token]) -> Iterator[Token]:
    waiting: list[str] = []
    for token in source:
        match token:
            case float():
                yield token
            case ",":
                while waiting[-1] != "(":
                    yield waiting.pop()
            case "(":
                waiting.append(token)
            case ")":
                while (top := waiting.pop()) != "(":
                    yield top
                if waiting and isinstance(OPS.get(waiting[-1]), (One, Many)):
                    yield waiting.pop()
            case str(name):
                op = OPS[name]
                if isinstance(op, Two):
                    while waiting and waiting[-1] != "(":
                        other = OPS[waiting[-1]]
                        if isinstance(other, Two) and (other.level < op.level or other.level == op.level and op.right):
                            break
                        yield waiting.pop()
                waiting.append(name)
    yield from reversed(waiting)


def evaluate(text: str) -> float:
    stack: deque[float] = deque()
    for token in postfix(tokens(text)):
        if isinstance(token, float):
            stack.append(token)
            continue
        match OPS[token]:
            case One(f):
                stack.append(f(stack.pop()))
            case Two(call=g):
                b, a = stack.pop(), stack.pop()
                stack.append(g(a, b))
            case Many(count, h):
                args = [stack.pop() for _ in range(count)]
                stack.append(h(args[::-1]))
    (result,) = stack
    return result


for text in ["1 + 2*3", "2^3^2", "(1+2)*-3", "10 % 4 - 7/2", "sqrt(16) + neg 3", "floor(-2.5) * 2", "8/2/2", "-2^2", "1 +", "(1", "1 2", "foo(1)", "1/0", "sqrt(-4)", "2)", "max(3, 4*2) - mean(1, 2)", "between(9, 1, max(4, 5))", "mean(1)", "1, 2"]:
    shown = " ".join(f"{t:g}" if isinstance(t, float) else t for t in tokens(text))
    try:
        print(f"{text:<18} {shown:<22} = {evaluate(text)!r}")
    except (ValueError, KeyError, ArithmeticError, IndexError) as error:
        print(f"{text:<18} {shown:<22} ! {type(error).__name__}: {error}")
