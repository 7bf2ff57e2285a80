"""S-expressions: reader, printer, and an evaluator with special forms, closures and tail loops in a class."""
# torture: gcalloc=500 gcsafepoint=5000
from __future__ import annotations

from collections.abc import Callable


class Symbol:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class Lambda:
    def __init__(self, parameters: list[str], body: Datum, env: Env) -> None:
        self.parameters, self.body, self.env = parameters, body, env


class Builtin:
    def __init__(self, name: str, run: Callable[[list[Datum]], Datum]) -> None:
        self.name = name
        self.run = run


Datum = int | float | str | Symbol | Lambda | Builtin | list["Datum"] | None


class LispError(Exception):
    pass


class Env:
    def __init__(self, outer: Env | None = None) -> None:
        self.outer = outer
        self.table: dict[str, Datum] = {}

    def home(self, name: str) -> Env:
        if name in self.table:
            return self
        if self.outer is None:
            raise LispError(f"unbound {name}")
        return self.outer.home(name)


symbols: dict[str, Symbol] = {}


def intern(name: str) -> Symbol:
    return symbols.setdefault(name, Symbol(name))


def read(tokens: list[str]) -> Datum:
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        items: list[Datum] = []
        while tokens and tokens[0] != ")":
            items.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return items
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        return [intern("quote"), read(tokens)]
    if token.startswith('"'):
        return token[1:-1].replace("_", " ")
    try:
        return int(token)
    except ValueError:
        pass
    try:
        return float(token)
    except ValueError:
        pass
    return None if token == "nil" else intern(token)


def tokenize(text: str) -> list[str]:
    for mark in "()'":
        text = text.replace(mark, f" {mark} ")
    return text.split()


def show(d: Datum) -> str:
    if d is None:
        return "nil"
    if isinstance(d, list):
        return "(" + " ".join([show(x) for x in d]) + ")"
    if isinstance(d, Lambda):
        return f"#<lambda/{len(d.parameters)}>"
    if isinstance(d, Builtin):
        return f"#<{d.name}>"
    return f'"{d}"' if isinstance(d, str) else repr(d)


def number(d: Datum) -> int | float:
    if isinstance(d, int) or isinstance(d, float):
        return d
    raise LispError(f"not a number: {show(d)}")


def listed(d: Datum) -> list[Datum]:
    if isinstance(d, list):
        return d
    if d is None:
        return []
    raise LispError(f"not a list: {show(d)}")


def evaluate(d: Datum, env: Env) -> Datum:
    while True:
        if isinstance(d, Symbol):
            return env.home(d.name).table[d.name]
        if not isinstance(d, list) or not d:
            return d
        head = d[0]
        form = head.name if isinstance(head, Symbol) else ""
        if form == "quote":
            return d[1]
        if form == "if":
            d = d[2] if evaluate(d[1], env) not in (None, 0) else d[3] if len(d) > 3 else None
            continue
        if form in ("define", "set"):
            if not isinstance(d[1], Symbol):
                raise LispError(f"bad name {show(d[1])}")
            target = env if form == "define" else env.home(d[1].name)
            target.table[d[1].name] = evaluate(d[2], env)
            return d[1]
        if form == "lambda":
            return Lambda([show(p) for p in listed(d[1])], d[2], env)
        if form == "begin":
            for part in d[1:-1]:
                evaluate(part, env)
            d = d[-1]
            continue
        function = evaluate(head, env)
        arguments = [evaluate(x, env) for x in d[1:]]
        if isinstance(function, Builtin):
            return function.run(arguments)
        if not isinstance(function, Lambda):
            raise LispError(f"not a function: {show(function)}")
        if len(arguments) != len(function.parameters):
            raise LispError(f"{len(arguments)} arguments for {show(function)}")
        env = Env(function.env)
        env.table.update(dict(zip(function.parameters, arguments)))
        d = function.body


def arithmetic(f: Callable[[int | float, int | float], int | float]) -> Callable[[list[Datum]], Datum]:
    def run(arguments: list[Datum]) -> Datum:
        result = number(arguments[0])
        for a in arguments[1:]:
            result = f(result, number(a))
        return result

    return run


world = Env()
for name, run in {
    "+": arithmetic(lambda a, b: a + b), "-": arithmetic(lambda a, b: a - b), "*": arithmetic(lambda a, b: a * b),
    "<": lambda v: 1 if number(v[0]) < number(v[1]) else 0, "=": lambda v: 1 if v[0] == v[1] else None,
    "cons": lambda v: [v[0], *listed(v[1])], "car": lambda v: listed(v[0])[0], "cdr": lambda v: listed(v[0])[1:] or None,
    "list": lambda v: v, "len": lambda v: len(listed(v[0])),
}.items():
    world.table[name] = Builtin(name, run)

source = """
(+ 1 2 3)|(- 10 2.5)|(define sq (lambda (x) (* x x)))|(sq 12)|'(a (b "c_d" nil) 1.5)|(if nil 1 2)|(car '(1 2))|(cdr '(1))
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))|(fact 15)
(define loop (lambda (n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))))|(loop 3000 0)
(define map (lambda (f l) (if l (cons (f (car l)) (map f (cdr l))) nil)))|(map sq '(1 2 3))|(map (lambda (x) (list x x)) '(a b))
(define counter ((lambda (n) (lambda (k) (begin (set n (+ n k)) n))) 100))|(counter 1)|(counter 10)
(undefined 1)|(sq 1 2)|(1 2)|(car 5)|(+ 1 "x")|(car nil)|(|)|(sq|fact|+|(define 3 4)|()
"""
for line in source.strip().replace("\n", "|").split("|"):
    try:
        print(f"{line} => {show(evaluate(read(tokenize(line)), world))}")
    except LispError as error:
        print(f"{line} => error: {error}")
    except IndexError as error:
        print(f"{line} => index: {error}")
