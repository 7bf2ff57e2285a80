"""A Scheme interpreter in ordinary typed Python.

    scheme.py FILE.scm [ARGUMENT ...]     run a file
    scheme.py -                           run the standard input (also without arguments)

How it works: `Reader` turns text into data (pairs, symbols, numbers, ...). `analyze` turns one datum into a tree of
`Node` objects, in which every variable is already resolved to a place: a slot of an environment so many levels out, or
the global value that its symbol holds. `Node.eval` walks that tree recursively on the host's own stack, so a Scheme
program can recurse as deeply as the host lets it. Calls in tail position do not recurse: `execute` loops instead.

Numbers are int and float; a quotient that is not whole becomes a float. Strings cannot be changed in place.
Continuations only escape outwards.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

# ---------------------------------------------------------------------------------------------------------------------
# Data. A value is an int, a float, a str, or one of the objects below.


class Obj:
    """Every Scheme value that is not a number or a string."""

    def show(self, write: bool) -> str:
        return "#<object>"


class Constant(Obj):
    """One of a few unique values, compared by identity: booleans, the empty list, the unspecified value."""

    def __init__(self, text: str) -> None:
        self.text = text

    def show(self, write: bool) -> str:
        return self.text


TRUE = Constant("#t")
FALSE = Constant("#f")
EMPTY = Constant("()")
UNSPECIFIED = Constant("#<unspecified>")
UNASSIGNED = Constant("#<unassigned>")

Value = int | float | str | Obj


class Symbol(Obj):
    """An interned name. It holds the value of the global variable of that name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.value: Value = UNASSIGNED

    def show(self, write: bool) -> str:
        return self.name


class Pair(Obj):
    def __init__(self, car: Value, cdr: Value) -> None:
        self.car = car
        self.cdr = cdr

    def show(self, write: bool) -> str:
        parts: list[str] = []
        rest: Value = self
        while isinstance(rest, Pair):
            parts.append(show(rest.car, write))
            rest = rest.cdr
        if rest is not EMPTY:
            parts.append(".")
            parts.append(show(rest, write))
        return "(" + " ".join(parts) + ")"


class Char(Obj):
    def __init__(self, text: str) -> None:
        self.text = text

    def show(self, write: bool) -> str:
        if not write:
            return self.text
        for name, text in CHAR_NAMES.items():
            if text == self.text:
                return "#\\" + name
        return "#\\" + self.text


CHAR_NAMES = {"space": " ", "newline": "\n", "tab": "\t", "nul": "\0", "return": "\r"}


class Vector(Obj):
    def __init__(self, items: list[Value]) -> None:
        self.items = items

    def show(self, write: bool) -> str:
        return "#(" + " ".join([show(item, write) for item in self.items]) + ")"


class ErrorObject(Obj):
    """What `error` and failing procedures raise: a message and the values that it is about."""

    def __init__(self, message: str, irritants: list[Value]) -> None:
        self.message = message
        self.irritants = irritants

    def show(self, write: bool) -> str:
        return f"#<error {self.describe()}>"

    def describe(self) -> str:
        return " ".join([self.message] + [show(irritant, True) for irritant in self.irritants])


SYMBOLS: dict[str, Symbol] = {}


def intern(name: str) -> Symbol:
    symbol = SYMBOLS.get(name)
    if symbol is None:
        symbol = Symbol(name)
        SYMBOLS[name] = symbol
    return symbol


def show(value: Value, write: bool) -> str:
    """The external form of a value: as `write` prints it, or as `display` does."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return show_float(value)
    if isinstance(value, str):
        return show_string(value) if write else value
    return value.show(write)


def show_float(number: float) -> str:
    if math.isnan(number):
        return "+nan.0"
    if math.isinf(number):
        return "+inf.0" if number > 0.0 else "-inf.0"
    return repr(number)


def show_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def truth(condition: bool) -> Value:
    return TRUE if condition else FALSE


def list_from(items: list[Value], tail: Value = EMPTY) -> Value:
    result = tail
    for item in reversed(items):
        result = Pair(item, result)
    return result


def list_items(who: str, value: Value) -> list[Value]:
    """The elements of a proper list."""
    items: list[Value] = []
    rest = value
    while isinstance(rest, Pair):
        items.append(rest.car)
        rest = rest.cdr
    if rest is not EMPTY:
        raise wrong_type(who, "a list", value)
    return items


# ---------------------------------------------------------------------------------------------------------------------
# Errors.


class SchemeError(Exception):
    """A Scheme program raised `payload`, usually an ErrorObject."""

    def __init__(self, payload: Value) -> None:
        super().__init__(describe(payload))
        self.payload = payload


class ParseError(Exception):
    """The text is not a sequence of data."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class ContinuationInvoked(Exception):
    """Unwinds the host's stack to the call/cc that made `continuation`."""

    def __init__(self, continuation: Continuation, value: Value) -> None:
        super().__init__("continuation called outside of its call/cc")
        self.continuation = continuation
        self.value = value


def describe(payload: Value) -> str:
    if isinstance(payload, ErrorObject):
        return payload.describe()
    return "uncaught value: " + show(payload, True)


def failure(message: str) -> SchemeError:
    return SchemeError(ErrorObject(message, []))


def wrong_type(who: str, expected: str, value: Value) -> SchemeError:
    return failure(f"{who}: expected {expected}, got {show(value, True)}")


def wrong_count(who: str, expected: str, count: int) -> SchemeError:
    return failure(f"{who}: expected {expected}, got {count}")


def bad_syntax(who: str, problem: str) -> SchemeError:
    return failure(f"bad syntax in {who}: {problem}")


def plural(count: int) -> str:
    return "1 argument" if count == 1 else f"{count} arguments"


# ---------------------------------------------------------------------------------------------------------------------
# The reader: text to data.

DELIMITERS = " \t\r\n()\"';"
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
ABBREVIATIONS = {"'": "quote", "`": "quasiquote", ",": "unquote", ",@": "unquote-splicing"}


class Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.line = 1

    def peek(self) -> str:
        return self.text[self.position] if self.position < len(self.text) else ""

    def advance(self) -> str:
        char = self.text[self.position]
        self.position += 1
        if char == "\n":
            self.line += 1
        return char

    def looking_at(self, prefix: str) -> bool:
        return self.text[self.position : self.position + len(prefix)] == prefix

    def at_end(self) -> bool:
        self.skip_blanks()
        return self.position >= len(self.text)

    def skip_blanks(self) -> None:
        while self.position < len(self.text):
            char = self.peek()
            if char in " \t\r\n":
                self.advance()
            elif char == ";":
                while self.peek() not in ("\n", ""):
                    self.advance()
            elif self.looking_at("#|"):
                self.skip_block_comment()
            elif self.looking_at("#;"):
                self.position += 2
                self.read()
            else:
                return

    def skip_block_comment(self) -> None:
        start = self.line
        while not self.looking_at("|#"):
            if self.position >= len(self.text):
                raise ParseError("this block comment is not closed", start)
            self.advance()
        self.position += 2

    def read(self) -> Value:
        if self.at_end():
            raise ParseError("unexpected end of input", self.line)
        char = self.peek()
        if char == "(":
            return self.read_list()
        if char == ")":
            raise ParseError("unexpected ')'", self.line)
        if char == '"':
            return self.read_string()
        if char == "#":
            return self.read_hash()
        prefix = ",@" if self.looking_at(",@") else char
        if prefix in ABBREVIATIONS:
            self.position += len(prefix)
            return list_from([intern(ABBREVIATIONS[prefix]), self.read()])
        return parse_atom(self.read_token())

    def read_list(self) -> Value:
        start = self.line
        self.advance()
        items: list[Value] = []
        tail: Value = EMPTY
        while True:
            if self.at_end():
                raise ParseError("unexpected end of input: this list is not closed", start)
            if self.peek() == ")":
                self.advance()
                return list_from(items, tail)
            if tail is not EMPTY:
                raise ParseError("more than one item after '.'", self.line)
            item = self.read()
            if item is DOT and items:
                tail = self.read()
            else:
                items.append(item)

    def read_string(self) -> str:
        start = self.line
        self.advance()
        parts: list[str] = []
        while self.peek() != '"':
            if self.position >= len(self.text):
                raise ParseError("this string is not closed", start)
            char = self.advance()
            if char == "\\":
                escape = self.peek()
                if escape not in ESCAPES:
                    raise ParseError(f"unknown escape in a string: \\{escape}", self.line)
                self.advance()
                char = ESCAPES[escape]
            parts.append(char)
        self.advance()
        return "".join(parts)

    def read_hash(self) -> Value:
        if self.looking_at("#("):
            self.position += 1
            return Vector(list_items("#(", self.read_list()))
        if self.looking_at("#\\"):
            return self.read_char()
        token = self.read_token()
        if token == "#t" or token == "#true":
            return TRUE
        if token == "#f" or token == "#false":
            return FALSE
        raise ParseError(f"unknown syntax: {token}", self.line)

    def read_char(self) -> Value:
        self.position += 2
        if self.position >= len(self.text):
            raise ParseError("unexpected end of input", self.line)
        name = self.advance()
        while self.peek() != "" and self.peek() not in DELIMITERS:
            name += self.advance()
        if len(name) == 1:
            return Char(name)
        if name in CHAR_NAMES:
            return Char(CHAR_NAMES[name])
        raise ParseError(f"unknown character name: {name}", self.line)

    def read_token(self) -> str:
        start = self.position
        while self.position < len(self.text) and self.text[self.position] not in DELIMITERS:
            self.position += 1
        return self.text[start : self.position]


DOT = intern(".")


def parse_atom(token: str) -> Value:
    number = parse_number(token)
    if number is None:
        return intern(token)
    return number


def parse_number(token: str) -> int | float | None:
    digits = token[1:] if token[:1] in ("+", "-") else token
    if not (digits[:1].isdigit() or (digits[:1] == "." and digits[1:2].isdigit())) or "_" in token:
        return None
    try:
        return int(token)
    except ValueError:
        pass
    try:
        return float(token)
    except ValueError:
        return None


# ---------------------------------------------------------------------------------------------------------------------
# Environments and procedures.


class Env:
    """The variables of one activation; `slots` is indexed by what `analyze` found."""

    def __init__(self, slots: list[Value], parent: Env | None) -> None:
        self.slots = slots
        self.parent = parent


def outer(env: Env, depth: int) -> Env:
    for _ in range(depth):
        parent = env.parent
        assert parent is not None
        env = parent
    return env


class Procedure(Obj):
    def __init__(self, name: str) -> None:
        self.name = name

    def show(self, write: bool) -> str:
        return f"#<procedure {self.name}>"

    def apply(self, args: list[Value]) -> Value:
        raise NotImplementedError

    def apply1(self, a: Value) -> Value:
        return self.apply([a])

    def apply2(self, a: Value, b: Value) -> Value:
        return self.apply([a, b])


class Closure(Procedure):
    def __init__(self, code: Lambda, env: Env) -> None:
        super().__init__(code.name)
        self.code = code
        self.body = code.body
        self.env = env

    def apply(self, args: list[Value]) -> Value:
        return execute(self.body, self.bind(args))

    def bind(self, args: list[Value]) -> Env:
        """A new environment for the body. Takes over the list of arguments."""
        code = self.code
        if code.has_rest:
            if len(args) < code.required:
                raise wrong_count(self.name, f"at least {plural(code.required)}", len(args))
            args = args[: code.required] + [list_from(args[code.required :])]
        elif len(args) != code.required:
            raise wrong_count(self.name, plural(code.required), len(args))
        for _ in range(code.inner):
            args.append(UNASSIGNED)
        return Env(args, self.env)


class Primitive1(Procedure):
    def __init__(self, name: str, function: Callable[[Value], Value]) -> None:
        super().__init__(name)
        self.function = function

    def apply(self, args: list[Value]) -> Value:
        if len(args) != 1:
            raise wrong_count(self.name, "1 argument", len(args))
        return self.function(args[0])

    def apply1(self, a: Value) -> Value:
        return self.function(a)


class Primitive2(Procedure):
    def __init__(self, name: str, function: Callable[[Value, Value], Value]) -> None:
        super().__init__(name)
        self.function = function

    def apply(self, args: list[Value]) -> Value:
        if len(args) != 2:
            raise wrong_count(self.name, "2 arguments", len(args))
        return self.function(args[0], args[1])

    def apply2(self, a: Value, b: Value) -> Value:
        return self.function(a, b)


class PrimitiveN(Procedure):
    """Takes between `least` and `most` arguments; a negative `most` means any number."""

    def __init__(self, name: str, least: int, most: int, function: Callable[[list[Value]], Value]) -> None:
        super().__init__(name)
        self.least = least
        self.most = most
        self.function = function

    def apply(self, args: list[Value]) -> Value:
        if len(args) < self.least:
            raise wrong_count(self.name, f"at least {plural(self.least)}", len(args))
        if len(args) > self.most >= 0:
            raise wrong_count(self.name, f"at most {plural(self.most)}", len(args))
        return self.function(args)


class Arithmetic(Procedure):
    """An operation on two numbers, extended to any number of them from left to right."""

    def __init__(self, name: str, unit: int, inverse: bool, function: Callable[[Value, Value], Value]) -> None:
        super().__init__(name)
        self.unit = unit
        self.inverse = inverse
        self.function = function

    def apply(self, args: list[Value]) -> Value:
        if self.inverse and not args:
            raise wrong_count(self.name, "at least 1 argument", 0)
        if len(args) < 2:
            return self.function(self.unit, args[0] if args else self.unit)
        result = args[0]
        for arg in args[1:]:
            result = self.function(result, arg)
        return result

    def apply2(self, a: Value, b: Value) -> Value:
        return self.function(a, b)


class Comparison(Procedure):
    """A relation of two values, extended to sequences: it must hold between all neighbours."""

    def __init__(self, name: str, function: Callable[[Value, Value], bool]) -> None:
        super().__init__(name)
        self.function = function

    def apply(self, args: list[Value]) -> Value:
        if not args:
            raise wrong_count(self.name, "at least 1 argument", 0)
        for index in range(len(args) - 1):
            if not self.function(args[index], args[index + 1]):
                return FALSE
        return TRUE

    def apply2(self, a: Value, b: Value) -> Value:
        return TRUE if self.function(a, b) else FALSE


class Continuation(Procedure):
    def apply(self, args: list[Value]) -> Value:
        raise ContinuationInvoked(self, args[0] if args else UNSPECIFIED)


def call(function: Value, args: list[Value]) -> Value:
    return need_procedure(function).apply(args)


def need_procedure(function: Value) -> Procedure:
    if isinstance(function, Procedure):
        return function
    raise failure(f"not a procedure: {show(function, True)}")


# ---------------------------------------------------------------------------------------------------------------------
# The evaluator. `Node.eval` computes a value; nodes with something in tail position are run by `execute`.


class Node:
    def eval(self, env: Env) -> Value:
        raise NotImplementedError


def execute(node: Node, env: Env) -> Value:
    """Evaluate `node`; whatever is in tail position takes another turn of the loop instead of a deeper call."""
    while True:
        if isinstance(node, Call):
            function = node.function.eval(env)
            if not isinstance(function, Closure):
                return node.apply(need_procedure(function), env)
            env = function.bind(node.arguments(env))
            node = function.body
        elif isinstance(node, If):
            node = node.otherwise if node.test.eval(env) is FALSE else node.then
        elif isinstance(node, Branch):
            node = node.select(env)
        elif isinstance(node, Block):
            env = node.enter(env)
            node = node.body
        elif isinstance(node, Or):
            value = node.first.eval(env)
            if value is not FALSE:
                return value
            node = node.second
        else:
            return node.eval(env)


class Call(Node):
    def __init__(self, function: Node, args: list[Node]) -> None:
        self.function = function
        self.args = args

    def eval(self, env: Env) -> Value:
        function = self.function.eval(env)
        if isinstance(function, Closure):
            return execute(function.body, function.bind(self.arguments(env)))
        return self.apply(need_procedure(function), env)

    def arguments(self, env: Env) -> list[Value]:
        return [arg.eval(env) for arg in self.args]

    def apply(self, function: Procedure, env: Env) -> Value:
        args = self.args
        if len(args) == 2:
            return function.apply2(args[0].eval(env), args[1].eval(env))
        if len(args) == 1:
            return function.apply1(args[0].eval(env))
        return function.apply(self.arguments(env))


@dataclass
class Const(Node):
    value: Value

    def eval(self, env: Env) -> Value:
        return self.value


@dataclass
class LocalRef(Node):
    """A variable of the innermost environment."""

    symbol: Symbol
    index: int

    def eval(self, env: Env) -> Value:
        value = env.slots[self.index]
        if value is UNASSIGNED:
            raise failure(f"variable used before its definition: {self.symbol.name}")
        return value


@dataclass
class OuterRef(Node):
    """A variable of the environment `depth` levels out."""

    symbol: Symbol
    depth: int
    index: int

    def eval(self, env: Env) -> Value:
        value = outer(env, self.depth).slots[self.index]
        if value is UNASSIGNED:
            raise failure(f"variable used before its definition: {self.symbol.name}")
        return value


@dataclass
class GlobalRef(Node):
    symbol: Symbol

    def eval(self, env: Env) -> Value:
        value = self.symbol.value
        if value is UNASSIGNED:
            raise failure(f"unbound variable: {self.symbol.name}")
        return value


@dataclass
class SetLocal(Node):
    depth: int
    index: int
    value: Node

    def eval(self, env: Env) -> Value:
        value = self.value.eval(env)
        outer(env, self.depth).slots[self.index] = value
        return UNSPECIFIED


@dataclass
class SetGlobal(Node):
    symbol: Symbol
    value: Node

    def eval(self, env: Env) -> Value:
        value = self.value.eval(env)
        if self.symbol.value is UNASSIGNED:
            raise failure(f"set!: unbound variable: {self.symbol.name}")
        self.symbol.value = value
        return UNSPECIFIED


@dataclass
class DefineGlobal(Node):
    symbol: Symbol
    value: Node

    def eval(self, env: Env) -> Value:
        self.symbol.value = self.value.eval(env)
        return UNSPECIFIED


@dataclass
class If(Node):
    test: Node
    then: Node
    otherwise: Node

    def eval(self, env: Env) -> Value:
        if self.test.eval(env) is FALSE:
            return self.otherwise.eval(env)
        return self.then.eval(env)


@dataclass
class Or(Node):
    first: Node
    second: Node

    def eval(self, env: Env) -> Value:
        value = self.first.eval(env)
        return self.second.eval(env) if value is FALSE else value


@dataclass
class Lambda(Node):
    """`inner` counts the variables that the body defines for itself."""

    name: str
    required: int
    has_rest: bool
    inner: int
    body: Node

    def eval(self, env: Env) -> Value:
        return Closure(self, env)


class Branch(Node):
    """Does some work, then goes on with one node in the same environment."""

    def select(self, env: Env) -> Node:
        raise NotImplementedError

    def eval(self, env: Env) -> Value:
        return self.select(env).eval(env)


@dataclass
class Sequence(Branch):
    first: list[Node]
    last: Node

    def select(self, env: Env) -> Node:
        for node in self.first:
            node.eval(env)
        return self.last


@dataclass
class Case(Branch):
    key: Node
    choices: list[tuple[list[Value], Node]]
    otherwise: Node

    def select(self, env: Env) -> Node:
        key = self.key.eval(env)
        for data, node in self.choices:
            for datum in data:
                if is_eqv(key, datum):
                    return node
        return self.otherwise


@dataclass
class Arrow(Node):
    """The clause (test => receiver) of a cond."""

    test: Node
    receiver: Node
    otherwise: Node

    def eval(self, env: Env) -> Value:
        value = self.test.eval(env)
        if value is FALSE:
            return self.otherwise.eval(env)
        return call(self.receiver.eval(env), [value])


class Block(Node):
    """Evaluates `body` in an environment of its own, which `enter` makes."""

    def __init__(self, body: Node) -> None:
        self.body = body

    def enter(self, env: Env) -> Env:
        raise NotImplementedError

    def eval(self, env: Env) -> Value:
        return self.body.eval(self.enter(env))


class Let(Block):
    def __init__(self, values: list[Node], inner: int, body: Node) -> None:
        super().__init__(body)
        self.values = values
        self.inner = inner

    def enter(self, env: Env) -> Env:
        slots = [value.eval(env) for value in self.values]
        for _ in range(self.inner):
            slots.append(UNASSIGNED)
        return Env(slots, env)


class NamedLet(Block):
    """A loop: the procedure `code` sees itself, under its own name, one level out."""

    def __init__(self, starts: list[Node], code: Lambda) -> None:
        super().__init__(code.body)
        self.starts = starts
        self.code = code

    def enter(self, env: Env) -> Env:
        values = [start.eval(env) for start in self.starts]
        loop = Env([UNASSIGNED], env)
        closure = Closure(self.code, loop)
        loop.slots[0] = closure
        return closure.bind(values)


class Do(Block):
    """The loop; `body` is what follows its end."""

    def __init__(self, starts: list[Node], steps: list[Node], test: Node, commands: list[Node], body: Node) -> None:
        super().__init__(body)
        self.starts = starts
        self.steps = steps
        self.test = test
        self.commands = commands

    def enter(self, env: Env) -> Env:
        inner = Env([start.eval(env) for start in self.starts], env)
        while self.test.eval(inner) is FALSE:
            for command in self.commands:
                command.eval(inner)
            inner = Env([step.eval(inner) for step in self.steps], env)
        return inner


@dataclass
class Guard(Node):
    body: Node
    handler: Node

    def eval(self, env: Env) -> Value:
        payload: Value = UNSPECIFIED
        try:
            return self.body.eval(env)
        except SchemeError as error:
            payload = error.payload
        return self.handler.eval(Env([payload], env))


class Reraise(Node):
    """The end of the clauses of a guard."""

    def eval(self, env: Env) -> Value:
        raise SchemeError(env.slots[0])


# ---------------------------------------------------------------------------------------------------------------------
# The analyzer: data to nodes.


class Scope:
    """The names of one environment, known before the program runs. The global level is None."""

    def __init__(self, names: list[Symbol], parent: Scope | None) -> None:
        self.names = names
        self.parent = parent

    def index(self, symbol: Symbol) -> int:
        for index, name in enumerate(self.names):
            if name is symbol:
                return index
        return -1

    def declare(self, symbol: Symbol) -> None:
        if self.index(symbol) < 0:
            self.names.append(symbol)


def resolve(symbol: Symbol, scope: Scope | None) -> tuple[int, int]:
    """How many levels out the variable lives, and its index there; (-1, -1) for a global one."""
    depth = 0
    while scope is not None:
        index = scope.index(symbol)
        if index >= 0:
            return depth, index
        depth += 1
        scope = scope.parent
    return -1, -1


def analyze(datum: Value, scope: Scope | None) -> Node:
    if isinstance(datum, Symbol):
        return analyze_reference(datum, scope)
    if isinstance(datum, Pair):
        head = datum.car
        parts = list_items("form", datum)
        if isinstance(head, Symbol):
            special = SPECIAL_FORMS.get(head.name)
            if special is not None and resolve(head, scope)[0] < 0:
                return special(parts, scope)
        return Call(analyze(head, scope), [analyze(part, scope) for part in parts[1:]])
    if datum is EMPTY:
        raise bad_syntax("()", "an empty list is not an expression; write '()")
    return Const(datum)


def analyze_reference(symbol: Symbol, scope: Scope | None) -> Node:
    depth, index = resolve(symbol, scope)
    if depth < 0:
        if symbol.name in SPECIAL_FORMS:
            raise bad_syntax(symbol.name, "a keyword is not a variable")
        return GlobalRef(symbol)
    if depth == 0:
        return LocalRef(symbol, index)
    return OuterRef(symbol, depth, index)


def analyze_sequence(forms: list[Value], scope: Scope | None) -> Node:
    """Zero or more forms, of which the last one gives the value."""
    nodes = [analyze(form, scope) for form in forms]
    if not nodes:
        return Const(UNSPECIFIED)
    if len(nodes) == 1:
        return nodes[0]
    return Sequence(nodes[:-1], nodes[-1])


def analyze_body(who: str, forms: list[Value], scope: Scope) -> Node:
    """A body: its inner definitions become variables of `scope`."""
    if not forms:
        raise bad_syntax(who, "the body is empty")
    declare_definitions(forms, scope)
    return analyze_sequence(forms, scope)


def declare_definitions(forms: list[Value], scope: Scope) -> None:
    for form in forms:
        if not isinstance(form, Pair):
            continue
        head = form.car
        if head is DEFINE:
            scope.declare(definition_name(list_items("define", form)))
        elif head is BEGIN:
            declare_definitions(list_items("begin", form)[1:], scope)


def definition_name(parts: list[Value]) -> Symbol:
    target: Value = parts[1] if len(parts) > 1 else EMPTY
    if isinstance(target, Pair):
        target = target.car
    return need_name("define", target)


def need_name(who: str, datum: Value) -> Symbol:
    if isinstance(datum, Symbol):
        return datum
    raise bad_syntax(who, f"{show(datum, True)} is not a name")


def need_parts(parts: list[Value], least: int, most: int) -> None:
    """Check how many parts follow the keyword; a negative `most` means any number."""
    count = len(parts) - 1
    if count < least or count > most >= 0:
        head = parts[0]
        raise bad_syntax(show(head, True), "wrong number of parts")


def analyze_quote(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 1, 1)
    return Const(parts[1])


def analyze_if(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 2, 3)
    otherwise: Node = analyze(parts[3], scope) if len(parts) > 3 else Const(UNSPECIFIED)
    return If(analyze(parts[1], scope), analyze(parts[2], scope), otherwise)


def analyze_define(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 1, -1)
    symbol = definition_name(parts)
    value = definition_value(parts, scope)
    if scope is None:
        return DefineGlobal(symbol, value)
    index = scope.index(symbol)
    if index < 0:
        raise bad_syntax("define", f"{symbol.name} is not defined at the level of a body")
    return SetLocal(0, index, value)


def definition_value(parts: list[Value], scope: Scope | None) -> Node:
    target = parts[1]
    if isinstance(target, Pair):
        return make_lambda(definition_name(parts).name, target.cdr, parts[2:], scope)
    need_parts(parts, 2, 2)
    return named(target, parts[2], scope)


def named(name: Value, datum: Value, scope: Scope | None) -> Node:
    """The value of a variable: a lambda expression takes over the variable's name."""
    if isinstance(datum, Pair) and datum.car is LAMBDA and isinstance(name, Symbol) and resolve(LAMBDA, scope)[0] < 0:
        parts = list_items("lambda", datum)
        need_parts(parts, 2, -1)
        return make_lambda(name.name, parts[1], parts[2:], scope)
    return analyze(datum, scope)


def analyze_set(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 2, 2)
    symbol = need_name("set!", parts[1])
    value = analyze(parts[2], scope)
    depth, index = resolve(symbol, scope)
    if depth < 0:
        return SetGlobal(symbol, value)
    return SetLocal(depth, index, value)


def analyze_lambda(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 2, -1)
    return make_lambda("lambda", parts[1], parts[2:], scope)


def make_lambda(name: str, parameters: Value, body: list[Value], scope: Scope | None) -> Lambda:
    names: list[Symbol] = []
    rest = parameters
    while isinstance(rest, Pair):
        names.append(need_name(name, rest.car))
        rest = rest.cdr
    required = len(names)
    if rest is not EMPTY:
        names.append(need_name(name, rest))
    return make_procedure(name, names, required, body, scope)


def make_procedure(name: str, names: list[Symbol], required: int, body: list[Value], scope: Scope | None) -> Lambda:
    """Of `names`, those after the required ones (at most one) take the rest of the arguments."""
    count = len(names)
    inner = Scope(names, scope)
    node = analyze_body(name, body, inner)
    return Lambda(name, required, count > required, len(inner.names) - count, node)


def analyze_begin(parts: list[Value], scope: Scope | None) -> Node:
    return analyze_sequence(parts[1:], scope)


def analyze_and(parts: list[Value], scope: Scope | None) -> Node:
    if len(parts) == 1:
        return Const(TRUE)
    node = analyze(parts[-1], scope)
    for part in reversed(parts[1:-1]):
        node = If(analyze(part, scope), node, Const(FALSE))
    return node


def analyze_or(parts: list[Value], scope: Scope | None) -> Node:
    if len(parts) == 1:
        return Const(FALSE)
    node = analyze(parts[-1], scope)
    for part in reversed(parts[1:-1]):
        node = Or(analyze(part, scope), node)
    return node


def analyze_when(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 1, -1)
    return If(analyze(parts[1], scope), analyze_sequence(parts[2:], scope), Const(UNSPECIFIED))


def analyze_unless(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 1, -1)
    return If(analyze(parts[1], scope), Const(UNSPECIFIED), analyze_sequence(parts[2:], scope))


def analyze_cond(parts: list[Value], scope: Scope | None) -> Node:
    return cond_clauses("cond", parts[1:], scope, Const(UNSPECIFIED))


def cond_clauses(who: str, clauses: list[Value], scope: Scope | None, otherwise: Node) -> Node:
    node = otherwise
    for position, clause in enumerate(reversed(clauses)):
        parts = list_items(who, clause)
        if not parts:
            raise bad_syntax(who, "an empty clause")
        if parts[0] is ELSE:
            if position > 0:
                raise bad_syntax(who, "else is not the last clause")
            node = analyze_sequence(parts[1:], scope)
        elif len(parts) == 1:
            node = Or(analyze(parts[0], scope), node)
        elif parts[1] is ARROW and len(parts) == 3:
            node = Arrow(analyze(parts[0], scope), analyze(parts[2], scope), node)
        else:
            node = If(analyze(parts[0], scope), analyze_sequence(parts[1:], scope), node)
    return node


def analyze_case(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 1, -1)
    choices: list[tuple[list[Value], Node]] = []
    otherwise: Node = Const(UNSPECIFIED)
    for clause in parts[2:]:
        clause_parts = list_items("case", clause)
        if not clause_parts:
            raise bad_syntax("case", "an empty clause")
        node = analyze_sequence(clause_parts[1:], scope)
        if clause_parts[0] is ELSE:
            otherwise = node
        else:
            choices.append((list_items("case", clause_parts[0]), node))
    return Case(analyze(parts[1], scope), choices, otherwise)


def split_bindings(who: str, datum: Value) -> tuple[list[Symbol], list[Value]]:
    names: list[Symbol] = []
    values: list[Value] = []
    for binding in list_items(who, datum):
        pair = list_items(who, binding)
        if len(pair) != 2:
            raise bad_syntax(who, f"{show(binding, True)} is not a name and a value")
        names.append(need_name(who, pair[0]))
        values.append(pair[1])
    return names, values


def analyze_let(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 2, -1)
    name = parts[1]
    if isinstance(name, Symbol):
        need_parts(parts, 3, -1)
        return named_let(name, parts[2], parts[3:], scope)
    names, values = split_bindings("let", parts[1])
    starts = [named(names[index], values[index], scope) for index in range(len(names))]
    return make_let(names, starts, parts[2:], scope)


def make_let(names: list[Symbol], values: list[Node], body: list[Value], scope: Scope | None) -> Node:
    count = len(names)
    inner = Scope(names, scope)
    node = analyze_body("let", body, inner)
    return Let(values, len(inner.names) - count, node)


def named_let(name: Symbol, bindings: Value, body: list[Value], scope: Scope | None) -> Node:
    """(let name ((variable start) ...) body ...)"""
    names, values = split_bindings("let", bindings)
    starts = [analyze(value, scope) for value in values]
    return NamedLet(starts, make_procedure(name.name, names, len(names), body, Scope([name], scope)))


def analyze_let_star(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 2, -1)
    names, values = split_bindings("let*", parts[1])
    return nest_let(names, values, parts[2:], scope)


def nest_let(names: list[Symbol], values: list[Value], body: list[Value], scope: Scope | None) -> Node:
    """One `let` inside the other for each of the bindings."""
    if not names:
        return make_let([], [], body, scope)
    start = named(names[0], values[0], scope)
    if len(names) == 1:
        return make_let(names, [start], body, scope)
    return Let([start], 0, nest_let(names[1:], values[1:], body, Scope([names[0]], scope)))


def analyze_letrec(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 2, -1)
    names, values = split_bindings("letrec", parts[1])
    inner = Scope(names, scope)
    setters: list[Node] = []
    for index in range(len(names)):
        setters.append(SetLocal(0, index, named(names[index], values[index], inner)))
    return Let([], len(names), Sequence(setters, make_let([], [], parts[2:], inner)))


def analyze_do(parts: list[Value], scope: Scope | None) -> Node:
    """(do ((variable start step) ...) (test result ...) command ...)"""
    need_parts(parts, 2, -1)
    specs = [list_items("do", spec) for spec in list_items("do", parts[1])]
    for spec in specs:
        if len(spec) != 2 and len(spec) != 3:
            raise bad_syntax("do", "a variable needs a start and perhaps a step")
    inner = Scope([need_name("do", spec[0]) for spec in specs], scope)
    starts = [analyze(spec[1], scope) for spec in specs]
    steps = [analyze(spec[2] if len(spec) == 3 else spec[0], inner) for spec in specs]
    ending = list_items("do", parts[2])
    if not ending:
        raise bad_syntax("do", "the test is missing")
    commands = [analyze(command, inner) for command in parts[3:]]
    return Do(starts, steps, analyze(ending[0], inner), commands, analyze_sequence(ending[1:], inner))


def analyze_guard(parts: list[Value], scope: Scope | None) -> Node:
    """(guard (variable clause ...) body ...)"""
    need_parts(parts, 2, -1)
    head = list_items("guard", parts[1])
    if not head:
        raise bad_syntax("guard", "the variable is missing")
    inner = Scope([need_name("guard", head[0])], scope)
    handler = cond_clauses("guard", head[1:], inner, Reraise())
    return Guard(make_let([], [], parts[2:], scope), handler)


def analyze_quasiquote(parts: list[Value], scope: Scope | None) -> Node:
    need_parts(parts, 1, 1)
    return quasi(parts[1], scope)


def quasi(datum: Value, scope: Scope | None) -> Node:
    if not isinstance(datum, Pair):
        return Const(datum)
    head = datum.car
    if head is UNQUOTE:
        return analyze(single("unquote", datum), scope)
    rest = quasi(datum.cdr, scope)
    if isinstance(head, Pair) and head.car is UNQUOTE_SPLICING:
        spliced = analyze(single("unquote-splicing", head), scope)
        return Call(Const(PrimitiveN("append", 0, -1, append)), [spliced, rest])
    return Call(Const(Primitive2("cons", cons)), [quasi(head, scope), rest])


def single(who: str, datum: Value) -> Value:
    parts = list_items(who, datum)
    need_parts(parts, 1, 1)
    return parts[1]


DEFINE = intern("define")
BEGIN = intern("begin")
LAMBDA = intern("lambda")
ELSE = intern("else")
ARROW = intern("=>")
UNQUOTE = intern("unquote")
UNQUOTE_SPLICING = intern("unquote-splicing")

SPECIAL_FORMS: dict[str, Callable[[list[Value], Scope | None], Node]] = {
    "quote": analyze_quote,
    "quasiquote": analyze_quasiquote,
    "if": analyze_if,
    "define": analyze_define,
    "set!": analyze_set,
    "lambda": analyze_lambda,
    "begin": analyze_begin,
    "and": analyze_and,
    "or": analyze_or,
    "when": analyze_when,
    "unless": analyze_unless,
    "cond": analyze_cond,
    "case": analyze_case,
    "let": analyze_let,
    "let*": analyze_let_star,
    "letrec": analyze_letrec,
    "letrec*": analyze_letrec,
    "do": analyze_do,
    "guard": analyze_guard,
}

# ---------------------------------------------------------------------------------------------------------------------
# Primitives: numbers.


def add(a: Value, b: Value) -> Value:
    if isinstance(a, int):
        if isinstance(b, int):
            return a + b
        if isinstance(b, float):
            return a + b
    elif isinstance(a, float):
        if isinstance(b, float):
            return a + b
        if isinstance(b, int):
            return a + b
    raise not_numbers("+", a, b)


def subtract(a: Value, b: Value) -> Value:
    if isinstance(a, int):
        if isinstance(b, int):
            return a - b
        if isinstance(b, float):
            return a - b
    elif isinstance(a, float):
        if isinstance(b, float):
            return a - b
        if isinstance(b, int):
            return a - b
    raise not_numbers("-", a, b)


def multiply(a: Value, b: Value) -> Value:
    if isinstance(a, int):
        if isinstance(b, int):
            return a * b
        if isinstance(b, float):
            return a * b
    elif isinstance(a, float):
        if isinstance(b, float):
            return a * b
        if isinstance(b, int):
            return a * b
    raise not_numbers("*", a, b)


def divide(a: Value, b: Value) -> Value:
    """Two integers give an integer if the division leaves no rest, otherwise a float."""
    if isinstance(a, int) and isinstance(b, int):
        if b == 0:
            raise failure("/: division by zero")
        if a % b == 0:
            return a // b
        return a / b
    x = need_float("/", a)
    y = need_float("/", b)
    if y == 0.0:
        raise failure("/: division by zero")
    return x / y


def equal_numbers(a: Value, b: Value) -> bool:
    if isinstance(a, int):
        if isinstance(b, int):
            return a == b
        if isinstance(b, float):
            return a == b
    elif isinstance(a, float):
        if isinstance(b, float):
            return a == b
        if isinstance(b, int):
            return a == b
    raise not_numbers("=", a, b)


def less(a: Value, b: Value) -> bool:
    if isinstance(a, int):
        if isinstance(b, int):
            return a < b
        if isinstance(b, float):
            return a < b
    elif isinstance(a, float):
        if isinstance(b, float):
            return a < b
        if isinstance(b, int):
            return a < b
    raise not_numbers("<", a, b)


def less_or_equal(a: Value, b: Value) -> bool:
    if isinstance(a, int):
        if isinstance(b, int):
            return a <= b
        if isinstance(b, float):
            return a <= b
    elif isinstance(a, float):
        if isinstance(b, float):
            return a <= b
        if isinstance(b, int):
            return a <= b
    raise not_numbers("<=", a, b)


def greater(a: Value, b: Value) -> bool:
    return less(b, a)


def greater_or_equal(a: Value, b: Value) -> bool:
    return less_or_equal(b, a)


def is_number(value: Value) -> bool:
    return isinstance(value, int) or isinstance(value, float)


def not_numbers(who: str, a: Value, b: Value) -> SchemeError:
    return wrong_type(who, "a number", b if is_number(a) else a)


def need_int(who: str, value: Value) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise wrong_type(who, "an integer", value)


def need_float(who: str, value: Value) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(value)
    raise wrong_type(who, "a number", value)


def need_divisor(who: str, value: Value) -> int:
    divisor = need_int(who, value)
    if divisor == 0:
        raise failure(f"{who}: division by zero")
    return divisor


def quotient(a: Value, b: Value) -> Value:
    x = need_int("quotient", a)
    y = need_divisor("quotient", b)
    result = abs(x) // abs(y)
    return result if (x < 0) == (y < 0) else -result


def remainder(a: Value, b: Value) -> Value:
    x = need_int("remainder", a)
    y = need_divisor("remainder", b)
    result = abs(x) % abs(y)
    return -result if x < 0 else result


def modulo(a: Value, b: Value) -> Value:
    x = need_int("modulo", a)
    return x % need_divisor("modulo", b)


def gcd(a: Value, b: Value) -> Value:
    x = abs(need_int("gcd", a))
    y = abs(need_int("gcd", b))
    while y != 0:
        x, y = y, x % y
    return x


def expt(base: Value, exponent: Value) -> Value:
    if isinstance(base, int) and isinstance(exponent, int) and exponent >= 0:
        result = 1
        for _ in range(exponent):
            result *= base
        return result
    x = need_float("expt", base)
    y = need_float("expt", exponent)
    if (x == 0.0 and y < 0.0) or (x < 0.0 and not y.is_integer()):
        raise failure("expt: the result is not a real number")
    return math.pow(x, y)


def square_root(value: Value) -> Value:
    """Exact for the square of an integer."""
    number = need_float("sqrt", value)
    if number < 0.0:
        raise wrong_type("sqrt", "a number that is not negative", value)
    root = math.sqrt(number)
    if isinstance(value, int):
        whole = int(root)
        if whole * whole == value:
            return whole
    return root


def absolute(value: Value) -> Value:
    if isinstance(value, int):
        return abs(value)
    return abs(need_float("abs", value))


def floor(value: Value) -> Value:
    if isinstance(value, int):
        return value
    return float(math.floor(need_float("floor", value)))


def ceiling(value: Value) -> Value:
    if isinstance(value, int):
        return value
    return float(math.ceil(need_float("ceiling", value)))


def truncate(value: Value) -> Value:
    if isinstance(value, int):
        return value
    return float(int(need_float("truncate", value)))


def round_number(value: Value) -> Value:
    if isinstance(value, int):
        return value
    return float(round(need_float("round", value)))


def exact(value: Value) -> Value:
    if isinstance(value, int):
        return value
    number = need_float("exact", value)
    if math.isinf(number) or math.isnan(number):
        raise wrong_type("exact", "a finite number", value)
    return int(number)


def inexact(value: Value) -> Value:
    return need_float("inexact", value)


def number_to_string(value: Value) -> Value:
    if not is_number(value):
        raise wrong_type("number->string", "a number", value)
    return show(value, False)


def string_to_number(value: Value) -> Value:
    number = parse_number(need_string("string->number", value))
    return FALSE if number is None else number


def minimum(a: Value, b: Value) -> Value:
    return b if less(b, a) else a


def maximum(a: Value, b: Value) -> Value:
    return b if less(a, b) else a


# ---------------------------------------------------------------------------------------------------------------------
# Primitives: equivalence and predicates.


def is_eqv(a: Value, b: Value) -> bool:
    """The same object; or equal numbers of one kind; or equal characters; or equal strings, as they never change."""
    if isinstance(a, int):
        return isinstance(b, int) and a == b
    if isinstance(a, float):
        return isinstance(b, float) and a == b
    if isinstance(a, str):
        return isinstance(b, str) and a == b
    if isinstance(a, Char):
        return isinstance(b, Char) and a.text == b.text
    return a is b


def is_equal(a: Value, b: Value) -> bool:
    while isinstance(a, Pair) and isinstance(b, Pair):
        if not is_equal(a.car, b.car):
            return False
        a = a.cdr
        b = b.cdr
    if isinstance(a, Vector) and isinstance(b, Vector):
        if len(a.items) != len(b.items):
            return False
        for index in range(len(a.items)):
            if not is_equal(a.items[index], b.items[index]):
                return False
        return True
    return is_eqv(a, b)


def is_list(value: Value) -> bool:
    while isinstance(value, Pair):
        value = value.cdr
    return value is EMPTY


def is_integer(value: Value) -> bool:
    return isinstance(value, int) or (isinstance(value, float) and value.is_integer())


def add_predicates() -> None:
    predicates: dict[str, Callable[[Value], bool]] = {
        "number?": is_number,
        "integer?": is_integer,
        "exact?": lambda v: isinstance(v, int),
        "inexact?": lambda v: isinstance(v, float),
        "string?": lambda v: isinstance(v, str),
        "symbol?": lambda v: isinstance(v, Symbol),
        "char?": lambda v: isinstance(v, Char),
        "pair?": lambda v: isinstance(v, Pair),
        "vector?": lambda v: isinstance(v, Vector),
        "procedure?": lambda v: isinstance(v, Procedure),
        "error-object?": lambda v: isinstance(v, ErrorObject),
        "boolean?": lambda v: v is TRUE or v is FALSE,
        "null?": lambda v: v is EMPTY,
        "list?": is_list,
        "not": lambda v: v is FALSE,
        "zero?": lambda v: equal_numbers(v, 0),
        "positive?": lambda v: less(0, v),
        "negative?": lambda v: less(v, 0),
        "even?": lambda v: need_int("even?", v) % 2 == 0,
        "odd?": lambda v: need_int("odd?", v) % 2 == 1,
        "char-alphabetic?": lambda v: need_char("char-alphabetic?", v).isalpha(),
        "char-numeric?": lambda v: need_char("char-numeric?", v).isdigit(),
        "char-whitespace?": lambda v: need_char("char-whitespace?", v).isspace(),
    }
    for name, predicate in predicates.items():
        intern(name).value = make_predicate(name, predicate)


def make_predicate(name: str, predicate: Callable[[Value], bool]) -> Procedure:
    return Primitive1(name, lambda value: TRUE if predicate(value) else FALSE)


# ---------------------------------------------------------------------------------------------------------------------
# Primitives: pairs and lists.


def need_pair(who: str, value: Value) -> Pair:
    if isinstance(value, Pair):
        return value
    raise wrong_type(who, "a pair", value)


def cons(a: Value, b: Value) -> Value:
    return Pair(a, b)


def car(value: Value) -> Value:
    if isinstance(value, Pair):
        return value.car
    raise wrong_type("car", "a pair", value)


def cdr(value: Value) -> Value:
    if isinstance(value, Pair):
        return value.cdr
    raise wrong_type("cdr", "a pair", value)


def cadr(value: Value) -> Value:
    return need_pair("cadr", need_pair("cadr", value).cdr).car


def cddr(value: Value) -> Value:
    return need_pair("cddr", need_pair("cddr", value).cdr).cdr


def caar(value: Value) -> Value:
    return need_pair("caar", need_pair("caar", value).car).car


def cdar(value: Value) -> Value:
    return need_pair("cdar", need_pair("cdar", value).car).cdr


def caddr(value: Value) -> Value:
    return need_pair("caddr", need_pair("caddr", need_pair("caddr", value).cdr).cdr).car


def set_car(pair: Value, value: Value) -> Value:
    need_pair("set-car!", pair).car = value
    return UNSPECIFIED


def set_cdr(pair: Value, value: Value) -> Value:
    need_pair("set-cdr!", pair).cdr = value
    return UNSPECIFIED


def make_proper_list(args: list[Value]) -> Value:
    return list_from(args)


def make_list(args: list[Value]) -> Value:
    count = need_index("make-list", args[0])
    fill = args[1] if len(args) > 1 else UNSPECIFIED
    result: Value = EMPTY
    for _ in range(count):
        result = Pair(fill, result)
    return result


def iota(args: list[Value]) -> Value:
    """(iota count [start [step]])"""
    value: Value = args[1] if len(args) > 1 else 0
    step: Value = args[2] if len(args) > 2 else 1
    items: list[Value] = []
    for _ in range(need_index("iota", args[0])):
        items.append(value)
        value = add(value, step)
    return list_from(items)


def length(value: Value) -> Value:
    count = 0
    rest = value
    while isinstance(rest, Pair):
        count += 1
        rest = rest.cdr
    if rest is not EMPTY:
        raise wrong_type("length", "a list", value)
    return count


def append(args: list[Value]) -> Value:
    if not args:
        return EMPTY
    result = args[-1]
    for arg in reversed(args[:-1]):
        result = list_from(list_items("append", arg), result)
    return result


def reverse(value: Value) -> Value:
    result: Value = EMPTY
    for item in list_items("reverse", value):
        result = Pair(item, result)
    return result


def list_copy(value: Value) -> Value:
    return list_from(list_items("list-copy", value))


def list_tail(value: Value, count: Value) -> Value:
    return skip("list-tail", value, count)


def skip(who: str, value: Value, count: Value) -> Value:
    rest = value
    for _ in range(need_index(who, count)):
        if not isinstance(rest, Pair):
            raise failure(f"{who}: index {show(count, True)} is out of range")
        rest = rest.cdr
    return rest


def list_ref(value: Value, index: Value) -> Value:
    rest = skip("list-ref", value, index)
    if not isinstance(rest, Pair):
        raise failure(f"list-ref: index {show(index, True)} is out of range")
    return rest.car


def member_by(same: Callable[[Value, Value], bool], item: Value, rest: Value) -> Value:
    while isinstance(rest, Pair):
        if same(item, rest.car):
            return rest
        rest = rest.cdr
    return FALSE


def assoc_by(who: str, same: Callable[[Value, Value], bool], key: Value, rest: Value) -> Value:
    while isinstance(rest, Pair):
        entry = need_pair(who, rest.car)
        if same(key, entry.car):
            return entry
        rest = rest.cdr
    return FALSE


# ---------------------------------------------------------------------------------------------------------------------
# Primitives: higher-order procedures.


def rows(who: str, lists: list[Value]) -> list[list[Value]]:
    """The arguments of each call of map or for-each: up to the end of the shortest list."""
    columns = [list_items(who, value) for value in lists]
    count = min([len(column) for column in columns])
    return [[column[index] for column in columns] for index in range(count)]


def map_lists(args: list[Value]) -> Value:
    function = need_procedure(args[0])
    if len(args) == 2:
        return list_from([function.apply1(item) for item in list_items("map", args[1])])
    return list_from([function.apply(row) for row in rows("map", args[1:])])


def for_each(args: list[Value]) -> Value:
    function = need_procedure(args[0])
    for row in rows("for-each", args[1:]):
        function.apply(row)
    return UNSPECIFIED


def filter_list(predicate: Value, value: Value) -> Value:
    function = need_procedure(predicate)
    items: list[Value] = []
    for item in list_items("filter", value):
        if function.apply1(item) is not FALSE:
            items.append(item)
    return list_from(items)


def fold_left(args: list[Value]) -> Value:
    function = need_procedure(args[0])
    result = args[1]
    for item in list_items("fold-left", args[2]):
        result = function.apply2(result, item)
    return result


def fold_right(args: list[Value]) -> Value:
    function = need_procedure(args[0])
    result = args[1]
    for item in reversed(list_items("fold-right", args[2])):
        result = function.apply2(item, result)
    return result


def fold(args: list[Value]) -> Value:
    function = need_procedure(args[0])
    result = args[1]
    for item in list_items("fold", args[2]):
        result = function.apply2(item, result)
    return result


def reduce(args: list[Value]) -> Value:
    """(reduce f default list)"""
    function = need_procedure(args[0])
    items = list_items("reduce", args[2])
    if not items:
        return args[1]
    result = items[0]
    for item in items[1:]:
        result = function.apply2(item, result)
    return result


def apply_primitive(args: list[Value]) -> Value:
    """(apply f a b ... list)"""
    return call(args[0], args[1:-1] + list_items("apply", args[-1]))


def sort_list(value: Value, before: Value) -> Value:
    return list_from(merge_sort(list_items("sort", value), need_procedure(before)))


def merge_sort(items: list[Value], before: Procedure) -> list[Value]:
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle], before)
    right = merge_sort(items[middle:], before)
    merged: list[Value] = []
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if before.apply2(right[j], left[i]) is FALSE:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def call_cc(receiver: Value) -> Value:
    continuation = Continuation("continuation")
    try:
        return call(receiver, [continuation])
    except ContinuationInvoked as jump:
        if jump.continuation is not continuation:
            raise
        return jump.value


# ---------------------------------------------------------------------------------------------------------------------
# Primitives: strings, characters, symbols.


def need_string(who: str, value: Value) -> str:
    if isinstance(value, str):
        return value
    raise wrong_type(who, "a string", value)


def need_char(who: str, value: Value) -> str:
    if isinstance(value, Char):
        return value.text
    raise wrong_type(who, "a character", value)


def need_symbol(who: str, value: Value) -> Symbol:
    if isinstance(value, Symbol):
        return value
    raise wrong_type(who, "a symbol", value)


def need_index(who: str, value: Value) -> int:
    if isinstance(value, int) and value >= 0:
        return value
    raise wrong_type(who, "an index", value)


def need_range(who: str, args: list[Value], size: int) -> tuple[int, int]:
    """The optional start and end after the first argument."""
    start = need_index(who, args[1]) if len(args) > 1 else 0
    end = need_index(who, args[2]) if len(args) > 2 else size
    if start > end or end > size:
        raise failure(f"{who}: range {start} to {end} is outside of 0 to {size}")
    return start, end


def string_append(args: list[Value]) -> Value:
    return "".join([need_string("string-append", arg) for arg in args])


def string_length(value: Value) -> Value:
    return len(need_string("string-length", value))


def string_ref(value: Value, index: Value) -> Value:
    text = need_string("string-ref", value)
    position = need_index("string-ref", index)
    if position >= len(text):
        raise failure(f"string-ref: index {position} is out of range")
    return Char(text[position])


def substring(args: list[Value]) -> Value:
    text = need_string("substring", args[0])
    start, end = need_range("substring", args, len(text))
    return text[start:end]


def string_to_list(value: Value) -> Value:
    chars: list[Value] = []
    for char in need_string("string->list", value):
        chars.append(Char(char))
    return list_from(chars)


def list_to_string(value: Value) -> Value:
    return "".join([need_char("list->string", item) for item in list_items("list->string", value)])


def string_split(value: Value, separator: Value) -> Value:
    parts: list[Value] = []
    for part in need_string("string-split", value).split(need_char("string-split", separator)):
        parts.append(part)
    return list_from(parts)


def string_join(value: Value, separator: Value) -> Value:
    parts = [need_string("string-join", item) for item in list_items("string-join", value)]
    return need_string("string-join", separator).join(parts)


def string_search(pattern: Value, value: Value) -> Value:
    """The index of the first occurrence, or #f."""
    index = need_string("string-search", value).find(need_string("string-search", pattern))
    return FALSE if index < 0 else index


def string_equal(a: Value, b: Value) -> bool:
    return need_string("string=?", a) == need_string("string=?", b)


def string_less(a: Value, b: Value) -> bool:
    return need_string("string<?", a) < need_string("string<?", b)


def string_upcase(value: Value) -> Value:
    return need_string("string-upcase", value).upper()


def string_downcase(value: Value) -> Value:
    return need_string("string-downcase", value).lower()


def string_to_symbol(value: Value) -> Value:
    return intern(need_string("string->symbol", value))


def symbol_to_string(value: Value) -> Value:
    return need_symbol("symbol->string", value).name


def char_equal(a: Value, b: Value) -> bool:
    return need_char("char=?", a) == need_char("char=?", b)


def char_less(a: Value, b: Value) -> bool:
    return need_char("char<?", a) < need_char("char<?", b)


def char_to_integer(value: Value) -> Value:
    return ord(need_char("char->integer", value))


def integer_to_char(value: Value) -> Value:
    code = need_index("integer->char", value)
    if code > 0x10FFFF:
        raise failure(f"integer->char: {code} is not a character")
    return Char(chr(code))


def char_upcase(value: Value) -> Value:
    return Char(need_char("char-upcase", value).upper())


def char_downcase(value: Value) -> Value:
    return Char(need_char("char-downcase", value).lower())


# ---------------------------------------------------------------------------------------------------------------------
# Primitives: vectors.


def need_vector(who: str, value: Value) -> list[Value]:
    if isinstance(value, Vector):
        return value.items
    raise wrong_type(who, "a vector", value)


def vector_position(who: str, items: list[Value], index: Value) -> int:
    position = need_index(who, index)
    if position >= len(items):
        raise failure(f"{who}: index {position} is out of range")
    return position


def vector(args: list[Value]) -> Value:
    return Vector(args)


def make_vector(args: list[Value]) -> Value:
    fill = args[1] if len(args) > 1 else 0
    return Vector([fill for _ in range(need_index("make-vector", args[0]))])


def vector_length(value: Value) -> Value:
    return len(need_vector("vector-length", value))


def vector_ref(vector: Value, index: Value) -> Value:
    items = need_vector("vector-ref", vector)
    return items[vector_position("vector-ref", items, index)]


def vector_set(args: list[Value]) -> Value:
    items = need_vector("vector-set!", args[0])
    items[vector_position("vector-set!", items, args[1])] = args[2]
    return UNSPECIFIED


def vector_fill(vector: Value, value: Value) -> Value:
    items = need_vector("vector-fill!", vector)
    for index in range(len(items)):
        items[index] = value
    return UNSPECIFIED


def vector_to_list(value: Value) -> Value:
    return list_from(need_vector("vector->list", value))


def list_to_vector(value: Value) -> Value:
    return Vector(list_items("list->vector", value))


# ---------------------------------------------------------------------------------------------------------------------
# Primitives: output, errors, the system.


def display(value: Value) -> Value:
    print(show(value, False), end="")
    return UNSPECIFIED


def write(value: Value) -> Value:
    print(show(value, True), end="")
    return UNSPECIFIED


def newline(args: list[Value]) -> Value:
    print()
    return UNSPECIFIED


def error(args: list[Value]) -> Value:
    raise SchemeError(ErrorObject(show(args[0], False), args[1:]))


def raise_value(value: Value) -> Value:
    raise SchemeError(value)


def check(value: Value) -> Value:
    if value is FALSE:
        raise failure("assertion failed")
    return UNSPECIFIED


def error_message(value: Value) -> Value:
    if isinstance(value, ErrorObject):
        return value.message
    raise wrong_type("error-object-message", "an error object", value)


def error_irritants(value: Value) -> Value:
    if isinstance(value, ErrorObject):
        return list_from(value.irritants)
    raise wrong_type("error-object-irritants", "an error object", value)


def exit_program(args: list[Value]) -> Value:
    status = 0
    if args:
        if args[0] is FALSE:
            status = 1
        elif args[0] is not TRUE:
            status = need_index("exit", args[0])
    sys.exit(status)


def current_time_ns(args: list[Value]) -> Value:
    return time.perf_counter_ns()


def clock_gap_ns(duration: Value) -> Value:
    """Read the clock for that long, about every 10 µs, without allocating: the longest gap between two readings.

    What it returns is the machine's own noise, a control for gaps that a program measures while it allocates.
    """
    start = time.perf_counter_ns()
    end = start + need_index("clock-gap-ns", duration)
    before = start
    longest = 0
    while before < end:
        now = time.perf_counter_ns()
        while now - before < 10_000:
            now = time.perf_counter_ns()
        longest = max(longest, now - before)
        before = now
    return longest


def command_line(args: list[Value]) -> Value:
    words: list[Value] = []
    for word in sys.argv[1:]:
        words.append(word)
    return list_from(words)


# ---------------------------------------------------------------------------------------------------------------------
# The global environment.


def add_unary() -> None:
    table: dict[str, Callable[[Value], Value]] = {
        "car": car,
        "cdr": cdr,
        "cadr": cadr,
        "cddr": cddr,
        "caar": caar,
        "cdar": cdar,
        "caddr": caddr,
        "length": length,
        "reverse": reverse,
        "list-copy": list_copy,
        "abs": absolute,
        "sqrt": square_root,
        "floor": floor,
        "ceiling": ceiling,
        "truncate": truncate,
        "round": round_number,
        "exact": exact,
        "inexact->exact": exact,
        "inexact": inexact,
        "exact->inexact": inexact,
        "number->string": number_to_string,
        "string->number": string_to_number,
        "string-length": string_length,
        "string-upcase": string_upcase,
        "string-downcase": string_downcase,
        "string->list": string_to_list,
        "list->string": list_to_string,
        "string->symbol": string_to_symbol,
        "symbol->string": symbol_to_string,
        "char->integer": char_to_integer,
        "integer->char": integer_to_char,
        "char-upcase": char_upcase,
        "char-downcase": char_downcase,
        "vector-length": vector_length,
        "vector->list": vector_to_list,
        "list->vector": list_to_vector,
        "display": display,
        "write": write,
        "raise": raise_value,
        "assert": check,
        "error-object-message": error_message,
        "error-object-irritants": error_irritants,
        "call/cc": call_cc,
        "call-with-current-continuation": call_cc,
        "clock-gap-ns": clock_gap_ns,
    }
    for name, function in table.items():
        intern(name).value = Primitive1(name, function)


def add_binary() -> None:
    table: dict[str, Callable[[Value, Value], Value]] = {
        "cons": cons,
        "set-car!": set_car,
        "set-cdr!": set_cdr,
        "quotient": quotient,
        "remainder": remainder,
        "modulo": modulo,
        "expt": expt,
        "list-tail": list_tail,
        "list-ref": list_ref,
        "memv": lambda item, items: member_by(is_eqv, item, items),
        "memq": lambda item, items: member_by(is_eqv, item, items),
        "member": lambda item, items: member_by(is_equal, item, items),
        "assv": lambda key, entries: assoc_by("assv", is_eqv, key, entries),
        "assq": lambda key, entries: assoc_by("assq", is_eqv, key, entries),
        "assoc": lambda key, entries: assoc_by("assoc", is_equal, key, entries),
        "filter": filter_list,
        "sort": sort_list,
        "string-ref": string_ref,
        "string-split": string_split,
        "string-join": string_join,
        "string-search": string_search,
        "vector-ref": vector_ref,
        "vector-fill!": vector_fill,
        "eq?": lambda a, b: truth(is_eqv(a, b)),
        "eqv?": lambda a, b: truth(is_eqv(a, b)),
        "equal?": lambda a, b: truth(is_equal(a, b)),
    }
    for name, function in table.items():
        intern(name).value = Primitive2(name, function)


def add_variadic() -> None:
    table: list[tuple[str, int, int, Callable[[list[Value]], Value]]] = [
        ("list", 0, -1, make_proper_list),
        ("vector", 0, -1, vector),
        ("make-list", 1, 2, make_list),
        ("iota", 1, 3, iota),
        ("append", 0, -1, append),
        ("map", 2, -1, map_lists),
        ("for-each", 2, -1, for_each),
        ("fold-left", 3, 3, fold_left),
        ("fold-right", 3, 3, fold_right),
        ("fold", 3, 3, fold),
        ("reduce", 3, 3, reduce),
        ("apply", 2, -1, apply_primitive),
        ("string-append", 0, -1, string_append),
        ("substring", 2, 3, substring),
        ("make-vector", 1, 2, make_vector),
        ("vector-set!", 3, 3, vector_set),
        ("newline", 0, 0, newline),
        ("error", 1, -1, error),
        ("exit", 0, 1, exit_program),
        ("current-time-ns", 0, 0, current_time_ns),
        ("command-line", 0, 0, command_line),
    ]
    for name, least, most, function in table:
        intern(name).value = PrimitiveN(name, least, most, function)


def add_operators() -> None:
    arithmetic = [
        Arithmetic("+", 0, False, add),
        Arithmetic("*", 1, False, multiply),
        Arithmetic("-", 0, True, subtract),
        Arithmetic("/", 1, True, divide),
        Arithmetic("gcd", 0, False, gcd),
        Arithmetic("min", 0, True, minimum),
        Arithmetic("max", 0, True, maximum),
    ]
    for operation in arithmetic:
        intern(operation.name).value = operation
    comparisons = [
        Comparison("=", equal_numbers),
        Comparison("<", less),
        Comparison(">", greater),
        Comparison("<=", less_or_equal),
        Comparison(">=", greater_or_equal),
        Comparison("string=?", string_equal),
        Comparison("string<?", string_less),
        Comparison("char=?", char_equal),
        Comparison("char<?", char_less),
    ]
    for comparison in comparisons:
        intern(comparison.name).value = comparison


def add_primitives() -> None:
    add_unary()
    add_binary()
    add_variadic()
    add_operators()
    add_predicates()


# ---------------------------------------------------------------------------------------------------------------------
# The command.


def read_program(text: str) -> list[tuple[int, Value]]:
    """Every datum of the text, with the line on which it starts."""
    reader = Reader(text)
    program: list[tuple[int, Value]] = []
    while not reader.at_end():
        line = reader.line
        program.append((line, reader.read()))
    return program


def run_form(datum: Value) -> str:
    """Evaluate a form of the global level. The message of the error, if it fails."""
    try:
        analyze(datum, None).eval(Env([], None))
    except SchemeError as error:
        return describe(error.payload)
    except ContinuationInvoked:
        return "a continuation was called after its call/cc had returned"
    except OverflowError:
        return "number too large"
    return ""


def run_program(path: str, text: str) -> int:
    """The exit status: 0, or 1 after one line on stderr."""
    try:
        program = read_program(text)
    except ParseError as error:
        return report(path, error.line, error.message)
    for line, datum in program:
        message = run_form(datum)
        if message:
            return report(path, line, message)
    return 0


def report(path: str, line: int, message: str) -> int:
    print(f"{path}:{line}: error: {message}", file=sys.stderr)
    return 1


def read_source(path: str) -> str:
    if path == "-":
        return sys.stdin.read()
    with open(path, encoding="utf-8") as file:
        return file.read()


def main() -> int:
    path = sys.argv[1] if len(sys.argv) > 1 else "-"
    try:
        text = read_source(path)
    except OSError:
        print(f"scheme: cannot read {path}", file=sys.stderr)
        return 1
    add_primitives()
    return run_program(path, text)


if __name__ == "__main__":
    sys.exit(main())
