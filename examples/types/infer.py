"""Type inference for a small functional language, by Hindley, Milner and Damas (1982): nothing is declared, each program has one type.

    infer.py [FILE]          definitions `name = expression`, one after the other; prints the type of each
    infer.py -e EXPRESSION   the type and the value of one expression

    expression   \\x y. e    let x = e in e    letrec f = e in e    if e then e else e    match e { [] -> e | h :: t -> e }
                 e e    e + e    e == e    e :: e    (e, e)    [e, e]    1    true    "text"

An error says where it is, and what does not fit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from string import ascii_lowercase

# --- types --------------------------------------------------------------------------------------------------------------------


class Type:
    """A variable or an applied constructor."""


@dataclass(eq=False)
class Variable(Type):
    number: int
    bound: Type | None = None


@dataclass(frozen=True)
class Constructor(Type):
    name: str
    args: tuple[Type, ...] = ()


@dataclass(frozen=True)
class Scheme:
    """A type with variables that stand for any type."""

    variables: tuple[Variable, ...]
    type: Type


INT = Constructor("int")
BOOL = Constructor("bool")
TEXT = Constructor("string")


def arrow(source: Type, target: Type) -> Constructor:
    return Constructor("->", (source, target))


def list_of(item: Type) -> Constructor:
    return Constructor("list", (item,))


def arrows(*types: Type) -> Type:
    """arrows(a, b, c) is a -> b -> c."""
    *before, last = types
    for type_ in reversed(before):
        last = arrow(type_, last)
    return last


def resolve(type_: Type) -> Type:
    """What a variable stands for by now; ways are made shorter as they are gone."""
    if isinstance(type_, Variable) and type_.bound is not None:
        type_.bound = resolve(type_.bound)
        return type_.bound
    return type_


def free_in(type_: Type) -> Iterator[Variable]:
    type_ = resolve(type_)
    if isinstance(type_, Variable):
        yield type_
    elif isinstance(type_, Constructor):
        for arg in type_.args:
            yield from free_in(arg)


class Names:
    """Letters for variables, in the order in which they are met."""

    def __init__(self) -> None:
        self.known: dict[int, str] = {}

    def __getitem__(self, variable: Variable) -> str:
        if variable.number not in self.known:
            turn, letter = divmod(len(self.known), 26)
            self.known[variable.number] = ascii_lowercase[letter] + (str(turn) if turn else "")
        return self.known[variable.number]


def shown(type_: Type, names: Names | None = None, inside: int = 0) -> str:
    """inside: 1 to the left of an arrow, 2 as an argument of a constructor."""
    names = names if names is not None else Names()
    type_ = resolve(type_)
    if isinstance(type_, Variable):
        return names[type_]
    assert isinstance(type_, Constructor)
    match type_:
        case Constructor("->", (source, target)):
            text = f"{shown(source, names, 1)} -> {shown(target, names)}"
            return f"({text})" if inside else text
        case Constructor("pair", (first, second)):
            text = f"{shown(first, names, 1)} * {shown(second, names, 1)}"
            return f"({text})" if inside else text
        case Constructor("list", (item,)):
            return f"{shown(item, names, 2)} list"
        case Constructor(name):
            return name


# --- the language -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    line: int
    column: int


class LanguageError(Exception):
    def __init__(self, place: Place, message: str) -> None:
        super().__init__(f"{place.line}:{place.column}: {message}")


@dataclass(frozen=True)
class Expr:
    place: Place


@dataclass(frozen=True)
class Constant(Expr):
    value: int | bool | str


@dataclass(frozen=True)
class Name(Expr):
    name: str


@dataclass(frozen=True)
class Lambda(Expr):
    param: str
    body: Expr


@dataclass(frozen=True)
class Apply(Expr):
    function: Expr
    arg: Expr


@dataclass(frozen=True)
class Let(Expr):
    name: str
    value: Expr
    body: Expr
    recursive: bool


@dataclass(frozen=True)
class If(Expr):
    test: Expr
    then: Expr
    orelse: Expr


@dataclass(frozen=True)
class Match(Expr):
    subject: Expr
    empty: Expr
    head: str
    tail: str
    full: Expr


SIGNS = ("->", "::", "==", "<=", "&&", "||", "\\", ".", "(", ")", "[", "]", "{", "}", "|", ",", "+", "-", "*", "/", "<", "=")
WORDS = {"let", "letrec", "in", "if", "then", "else", "match", "true", "false"}


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    place: Place


def tokens(text: str) -> Iterator[Token]:
    for number, line in enumerate(text.splitlines(), 1):
        at = 0
        while at < len(line):
            place = Place(number, at + 1)
            rest = line[at:]
            char = rest[0]
            if char == "#":
                break
            if char.isspace():
                at += 1
                continue
            kind, taken = token(rest, place)
            yield Token(kind, taken, place)
            at += len(taken)
    yield Token("end", "the end", Place(len(text.splitlines()) + 1, 1))


def is_letter(char: str) -> bool:
    return char.isalnum() or char in "_'"


def token(rest: str, place: Place) -> tuple[str, str]:
    if rest[0] == '"':
        end = rest.find('"', 1)
        if end < 0:
            raise LanguageError(place, "the text does not end")
        return "text", rest[: end + 1]
    for kind, belongs in (("number", str.isdigit), ("name", is_letter)):
        length = 0
        while length < len(rest) and belongs(rest[length]):
            length += 1
        if length:
            word = rest[:length]
            return ("word" if word in WORDS else kind), word
    sign = next((s for s in SIGNS if rest.startswith(s)), None)
    if sign is None:
        raise LanguageError(place, f"cannot read {rest[0]!r}")
    return "sign", sign


LEVELS: list[tuple[str, ...]] = [("||",), ("&&",), ("==", "<", "<="), ("::",), ("+", "-"), ("*", "/")]


class Parser:
    def __init__(self, text: str) -> None:
        self.tokens = list(tokens(text))
        self.at = 0

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def take(self, text: str) -> bool:
        found = self.here.text == text and self.here.kind in ("sign", "word")
        self.at += found
        return found

    def need(self, text: str) -> None:
        if not self.take(text):
            raise LanguageError(self.here.place, f"{text!r} is missing before {self.here.text!r}")

    def name(self) -> str:
        token = self.here
        if token.kind != "name":
            raise LanguageError(token.place, f"a name is missing before {token.text!r}")
        self.at += 1
        return token.text

    def definitions(self) -> Iterator[tuple[Place, str, Expr]]:
        while self.here.kind != "end":
            place = self.here.place
            name = self.name()
            self.need("=")
            yield place, name, self.expr()

    def expr(self) -> Expr:
        place = self.here.place
        if self.take("\\"):
            params = [self.name()]
            while not self.take("."):
                params.append(self.name())
            body = self.expr()
            for param in reversed(params):
                body = Lambda(place, param, body)
            return body
        if self.here.text in ("let", "letrec") and self.here.kind == "word":
            recursive = self.take("letrec") or not self.take("let")
            name = self.name()
            self.need("=")
            value = self.expr()
            self.need("in")
            return Let(place, name, value, self.expr(), recursive)
        if self.take("if"):
            test = self.expr()
            self.need("then")
            then = self.expr()
            self.need("else")
            return If(place, test, then, self.expr())
        return self.level(0)

    def level(self, number: int) -> Expr:
        if number == len(LEVELS):
            return self.application()
        left = self.level(number + 1)
        while self.here.kind == "sign" and self.here.text in LEVELS[number]:
            op = self.here
            self.at += 1
            right = self.level(number) if op.text == "::" else self.level(number + 1)
            left = Apply(op.place, Apply(op.place, Name(op.place, op.text), left), right)
        return left

    def application(self) -> Expr:
        found = self.atom()
        while self.starts_atom() and not self.starts_definition():
            found = Apply(found.place, found, self.atom())
        return found

    def starts_atom(self) -> bool:
        token = self.here
        return token.kind in ("number", "text", "name") or token.text in ("(", "[", "true", "false", "match", "\\")

    def starts_definition(self) -> bool:
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else self.here
        return self.here.kind == "name" and following.text == "=" and self.here.place.column == 1

    def atom(self) -> Expr:
        token = self.here
        place = token.place
        if self.take("("):
            return self.parenthesized(place)
        if self.take("["):
            return self.display(place)
        if self.take("match"):
            return self.match(place)
        if token.text == "\\":
            return self.expr()
        self.at += 1
        match token.kind, token.text:
            case "number", text:
                return Constant(place, int(text))
            case "text", text:
                return Constant(place, text[1:-1])
            case "word", ("true" | "false") as text:
                return Constant(place, text == "true")
            case "name", text:
                return Name(place, text)
        raise LanguageError(place, f"an expression is missing before {token.text!r}")

    def parenthesized(self, place: Place) -> Expr:
        inner = self.expr()
        if self.take(","):
            inner = Apply(place, Apply(place, Name(place, "pair"), inner), self.expr())
        self.need(")")
        return inner

    def display(self, place: Place) -> Expr:
        items: list[Expr] = []
        while not self.take("]"):
            if items:
                self.need(",")
            items.append(self.expr())
        made: Expr = Name(place, "nil")
        for item in reversed(items):
            made = Apply(item.place, Apply(item.place, Name(place, "::"), item), made)
        return made

    def match(self, place: Place) -> Expr:
        subject = self.expr()
        for sign in "{[]":
            self.need(sign)
        self.need("->")
        empty = self.expr()
        self.need("|")
        head = self.name()
        self.need("::")
        tail = self.name()
        self.need("->")
        full = self.expr()
        self.need("}")
        return Match(place, subject, empty, head, tail, full)


# --- inference ----------------------------------------------------------------------------------------------------------------

Environment = dict[str, Scheme]


@dataclass
class Inference:
    numbers: Iterator[int] = field(default_factory=count)

    def fresh(self) -> Variable:
        return Variable(next(self.numbers))

    def instance(self, scheme: Scheme) -> Type:
        new: dict[Variable, Type] = {variable: self.fresh() for variable in scheme.variables}

        def copy(type_: Type) -> Type:
            type_ = resolve(type_)
            if isinstance(type_, Variable):
                return new.get(type_, type_)
            assert isinstance(type_, Constructor)
            return Constructor(type_.name, tuple(copy(arg) for arg in type_.args)) if type_.args else type_

        return copy(scheme.type)

    def generalized(self, environment: Environment, type_: Type) -> Scheme:
        """All variables that the environment does not mention."""
        kept = {v for scheme in environment.values() for v in free_in(scheme.type) if v not in scheme.variables}
        return Scheme(tuple(dict.fromkeys(v for v in free_in(type_) if v not in kept)), type_)

    def unify(self, place: Place, have: Type, want: Type) -> None:
        try:
            self.equal(have, want)
        except UnificationError as error:
            names = Names()
            reason = f" ({error})" if str(error) else ""
            raise LanguageError(place, f"this is {shown(have, names)}, not {shown(want, names)}{reason}") from None

    def equal(self, left: Type, right: Type) -> None:
        left, right = resolve(left), resolve(right)
        if left is right:
            return
        if isinstance(left, Variable):
            if left in free_in(right):
                raise UnificationError("it would be a part of itself")
            left.bound = right
        elif isinstance(right, Variable):
            self.equal(right, left)
        elif isinstance(left, Constructor) and isinstance(right, Constructor):
            if left.name != right.name or len(left.args) != len(right.args):
                raise UnificationError
            for a, b in zip(left.args, right.args, strict=True):
                self.equal(a, b)

    def infer(self, environment: Environment, expr: Expr) -> Type:
        match expr:
            case Constant(value=bool()):
                return BOOL
            case Constant(value=int()):
                return INT
            case Constant():
                return TEXT
            case Name(place, name):
                if name not in environment:
                    raise LanguageError(place, f"what is {name}?")
                return self.instance(environment[name])
            case Lambda(_, param, body):
                given = self.fresh()
                return arrow(given, self.infer({**environment, param: Scheme((), given)}, body))
            case Apply(place, function, arg):
                applied = self.infer(environment, function)
                given_type = self.infer(environment, arg)
                result = self.fresh()
                self.unify(arg.place if isinstance(resolve(applied), Constructor) else place, arrow(given_type, result), applied)
                return result
            case Let():
                return self.infer_let(environment, expr)
            case If(_, test, then, orelse):
                self.unify(test.place, self.infer(environment, test), BOOL)
                found = self.infer(environment, then)
                self.unify(orelse.place, self.infer(environment, orelse), found)
                return found
            case Match():
                return self.infer_match(environment, expr)
        raise AssertionError(expr)

    def infer_let(self, environment: Environment, expr: Let) -> Type:
        inner = environment
        if expr.recursive:
            own = self.fresh()
            inner = {**environment, expr.name: Scheme((), own)}
            found = self.infer(inner, expr.value)
            self.unify(expr.value.place, found, own)
        else:
            found = self.infer(inner, expr.value)
        return self.infer({**environment, expr.name: self.generalized(environment, found)}, expr.body)

    def infer_match(self, environment: Environment, expr: Match) -> Type:
        item = self.fresh()
        self.unify(expr.subject.place, self.infer(environment, expr.subject), list_of(item))
        found = self.infer(environment, expr.empty)
        inner = {**environment, expr.head: Scheme((), item), expr.tail: Scheme((), list_of(item))}
        self.unify(expr.full.place, self.infer(inner, expr.full), found)
        return found


class UnificationError(Exception):
    pass


def builtins() -> Environment:
    a, b = Variable(-1), Variable(-2)
    number, test = arrows(INT, INT, INT), arrows(INT, INT, BOOL)
    plain: dict[str, Type] = {"+": number, "-": number, "*": number, "/": number, "<": test, "<=": test}
    plain |= {"&&": arrows(BOOL, BOOL, BOOL), "||": arrows(BOOL, BOOL, BOOL), "not": arrow(BOOL, BOOL)}
    pair = Constructor("pair", (a, b))
    found = {name: Scheme((), type_) for name, type_ in plain.items()}
    found |= {
        "==": Scheme((a,), arrows(a, a, BOOL)),
        "nil": Scheme((a,), list_of(a)),
        "::": Scheme((a,), arrows(a, list_of(a), list_of(a))),
        "pair": Scheme((a, b), arrows(a, b, pair)),
        "fst": Scheme((a, b), arrow(pair, a)),
        "snd": Scheme((a, b), arrow(pair, b)),
    }
    return found


def check(text: str) -> Iterable[str]:
    """The type of each definition; what is wrong in place of it, and on with the next one."""
    inference, environment = Inference(), builtins()
    for place, name, expr in Parser(text).definitions():
        try:
            own = inference.fresh()
            found = inference.infer({**environment, name: Scheme((), own)}, expr)
            inference.unify(place, found, own)
        except LanguageError as error:
            yield f"{name}: error at {error}"
            environment[name] = Scheme((own,), own)
            continue
        environment[name] = inference.generalized(environment, found)
        yield f"{name} : {shown(found)}"


def main(args: list[str]) -> int:
    try:
        if args[:1] == ["-e"] and len(args) == 2:
            found = Inference().infer(builtins(), Parser(args[1]).expr())
            print(shown(found))
            return 0
        if args:
            with open(args[0], encoding="utf-8") as file:
                text = file.read()
        else:
            text = sys.stdin.read()
        wrong = 0
        for line in check(text):
            print(line)
            wrong += ": error at " in line
        return 1 if wrong else 0
    except (LanguageError, OSError) as error:
        print(f"infer: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
