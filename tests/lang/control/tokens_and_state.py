"""A table of states walked by while, match and for-else: brackets, csv with quotes, roman numbers, time spans, slices by text."""
from __future__ import annotations

from collections import Counter
from enum import Enum
from itertools import groupby
from typing import Callable, Final, Iterable, Iterator, TypedDict

PAIRS: Final = {")": "(", "]": "[", "}": "{"}


class S(Enum):
    START = "start"
    PLAIN = "plain"
    QUOTED = "quoted"
    AFTER = "after"


class Span(TypedDict, total=False):
    h: int
    m: int
    s: int


def balance(text: str) -> str | tuple[int, str]:
    stack: list[tuple[int, str]] = []
    for i, c in enumerate(text):
        if c in PAIRS.values():
            stack.append((i, c))
        elif (wanted := PAIRS.get(c)) is not None:
            if not stack or stack[-1][1] != wanted:
                break
            stack.pop()
    else:
        return stack[-1] if stack else "fine"
    return i, c


def fields(line: str) -> list[str]:
    out: list[str] = []
    field, state, i = "", S.START, 0
    while i <= len(line):
        c = line[i] if i < len(line) else None
        i += 1
        match state, c:
            case S.START, '"':
                state = S.QUOTED
            case (S.QUOTED, '"'):
                state = S.AFTER
            case (S.QUOTED, None):
                raise ValueError(f"no end of {field!r}")
            case (S.AFTER, '"'):
                field, state = field + '"', S.QUOTED
            case (_, "," | None) if state is not S.QUOTED:
                out.append(field)
                field, state = "", S.START
            case (S.AFTER, str(c)) if not c.isspace():
                raise ValueError(f"{c!r} after a quote at {i - 1}")
            case (S.START, " "):
                continue
            case (_, str(c)):
                field, state = field + c, S.PLAIN if state is S.START else state
    return out


def roman(n: int) -> str:
    text = ""
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        times, n = divmod(n, value)
        text += sign * times
        if not n:
            break
    return text


def unroman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in text]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def span(text: str) -> Span:
    out: Span = {}
    number = ""
    for c in text:
        match c:
            case "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9":
                number += c
                continue
            case "h" if "h" not in out:
                out["h"] = int(number)
            case "m" if not {"m", "s"} & set(out):
                out["m"] = int(number)
            case "s" if number and "s" not in out:
                out["s"] = int(number)
            case " " | ":":
                assert not number, f"{number} of what"
            case _:
                raise ValueError(f"{c} in {text!r}")
        number = ""
    assert number == "", "a number is left"
    return out


def seconds(s: Span) -> int:
    return s.get("h", 0) * 3600 + s.get("m", 0) * 60 + s.get("s", 0)


def cut(items: str, spec: str) -> str:
    parts = [int(p) if p else None for p in spec.split(":")]
    match parts:
        case [int(i)]:
            return items[i]
        case [a, b]:
            return items[a:b]
        case [a, b, (int() | None) as step]:
            return items[a:b:step]
        case []:
            return "?"
        case [_, _, _, *more]:
            return f"{len(more)} too many"
    return f"odd {spec}"


def outcomes(f: Callable[[str], object], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        try:
            yield f"{text}: {f(text)}"
        except (ValueError, AssertionError, KeyError, IndexError) as error:
            yield f"{text}! {type(error).__name__} {error}"


print(*outcomes(balance, ["", "(a[b]{c})", "([)]", "((", "x}", "a]b", "{[]}("]), sep="; ")
print(*outcomes(fields, ["a,b,,c", '"x, y",z', ' p q ,"he said ""no""" , r', "", '"open', '"a"b', ","]), sep="; ")
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 3999)], all(unroman(roman(n)) == n for n in range(1, 2000)), *outcomes(unroman, ["IIII", "XM", "abc"]))
print(*outcomes(lambda t: seconds(span(t)), ["1h30m", "90s", "2h 5s", "1m2m", "5", "10x", "1h 2", "", "m", "7s:1m"]), sep="; ")
print(*outcomes(lambda spec: cut("abcdefg", spec), ["0", "-2", "1:3", ":-2", "::2", "::-1", "5:1:-2", "-3:", "::0", "9", "1:2:3:4:5", "x"]), sep="; ")
print([(k.name, len(list(g))) for k, g in groupby([S.START, S.START, S.PLAIN, S("after"), S["AFTER"], S.START])], Counter(map(len, map(roman, range(1, 40)))).most_common(3))
