"""Programs: functions of random parameters and results, called with a few arguments each."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

import prelude
from expressions import expression, literal
from scope import PLAIN, TYPES, Scope
from statements import indented, statements

FUNCTIONS = 50


@dataclass(frozen=True)
class Made:
    """A function, and the calls of it. `name` is a part of the text."""

    name: str
    params: list[str]
    result: str
    lines: list[str]
    calls: list[list[str]]

    def text(self) -> str:
        rows = list(self.lines)
        for args in self.calls:
            rows += ["try:", f'    show("{self.name}", {self.name}({", ".join(args)}))']
            rows += ["except Exception as error:", f'    show("{self.name} {{type(error).__name__}}", str(error))'.replace('"', 'f"', 1)]
        return "\n".join(rows) + "\n"


def make(draw: object, number: int, before: list[Made]) -> Made:
    """One function. It may call those before it whose parameters are plain."""
    simple = [(f.name, f.params, f.result) for f in before[-6:] if all(p in PLAIN for p in f.params)]
    s = Scope(draw, simple)  # type: ignore[arg-type]
    params = ["int", s.pick(PLAIN), *(s.pick(TYPES) for _ in range(s.number(0, 2)))]
    s.result = s.pick(TYPES)
    names = [s.add(f"p{i}", type_) for i, type_ in enumerate(params)]
    inside = [*statements(s, 4), f"return {expression(s, s.result, 3)}"]
    head = f"def f{number}({', '.join(f'{n}: {t}' for n, t in zip(names, params, strict=True))}) -> {s.result}:"
    calls = [[literal(s, type_) for type_ in params] for _ in range(6)]
    return Made(f"f{number}", params, s.result, [head, *indented(inside)], calls)


@st.composite
def functions(draw: st.DrawFn, most: int = FUNCTIONS) -> list[Made]:
    """Mostly as many as asked for; fewer when Hypothesis shrinks what it has found."""
    made: list[Made] = []
    for number in range(draw(st.sampled_from([1, 2, 4, 8, 16, *[most] * 20]))):
        made.append(make(draw, number, made))
    return made


def program(made: list[Made]) -> str:
    return prelude.TEXT + "\n\n" + "\n\n".join(one.text() for one in made)
