"""A small SQL engine over CSV files: each file is a table, named by its file.

    sql.py FILE.csv [FILE.csv...] -q "SELECT ..."     one query
    sql.py FILE.csv [FILE.csv...] < queries.sql       queries, each ended by a semicolon

SELECT with expressions, DISTINCT, JOIN (inner and left), WHERE, GROUP BY with HAVING, ORDER BY, LIMIT and OFFSET; the functions
COUNT, SUM, AVG, MIN, MAX, UPPER, LOWER, LENGTH, ABS, ROUND, COALESCE, SUBSTR; CASE, IN, BETWEEN, LIKE, IS NULL. NULL is neither true
nor false.
"""

from __future__ import annotations

import functools
import math
import os
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import csv_reader

T = TypeVar("T")
Value = int | float | str | None
Row = list[Value]


class SqlError(Exception):
    """A query that cannot be answered."""


# --- words --------------------------------------------------------------------------------------------------------------------

KEYWORDS = frozenset(
    """SELECT DISTINCT FROM WHERE GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET AS AND OR NOT IN IS NULL LIKE BETWEEN JOIN LEFT INNER
    ON CASE WHEN THEN ELSE END""".split()
)
TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'(?:[^']|'')*')|(?P<name>[A-Za-z_]\w*|"[^"]+")|(?P<sign><>|!=|<=|>=|\|\||[-+*/%(),.=<>;]))"""
)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    place: int


def tokens(query: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    end = len(query.rstrip())
    while at < end:
        match = TOKEN.match(query, at)
        if match is None:
            raise SqlError(f"cannot read {query[at:].strip()[:10]!r}")
        kind = match.lastgroup or ""
        text, place = match.group(kind), match.start(kind)
        if kind == "name" and text.upper() in KEYWORDS:
            kind, text = "keyword", text.upper()
        elif kind == "name":
            text = text.strip('"')
        found.append(Token(kind, text, place))
        at = match.end()
    found.append(Token("end", "the end", end))
    return found


# --- values -------------------------------------------------------------------------------------------------------------------


def is_number(value: Value) -> bool:
    return isinstance(value, (int, float))


def rank(value: Value) -> int:
    return 0 if value is None else 1 if is_number(value) else 2


def compare(left: Value, right: Value) -> int:
    """-1, 0 or 1: NULL, then numbers, then texts."""
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return (left > right) - (left < right)
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    a, b = rank(left), rank(right)
    return (a > b) - (a < b)


def truth(value: Value) -> bool | None:
    if value is None:
        return None
    if isinstance(value, str):
        return False
    return value != 0


def as_value(flag: bool | None) -> Value:
    return None if flag is None else int(flag)


def number(value: Value) -> int | float | None:
    """A text counts as the number that it begins with."""
    if value is None or isinstance(value, (int, float)):
        return value
    match = re.match(r"\s*[-+]?\d+(\.\d+)?", value)
    if match is None:
        return 0
    return float(match.group()) if match.group(1) else int(match.group())


def text_of(value: Value) -> str:
    return "" if value is None else str(value)


def like(text: str, pattern: str) -> bool:
    """% is any text, _ any character; letters of any case are the same."""
    parts = "".join(".*" if c == "%" else "." if c == "_" else re.escape(c) for c in pattern)
    return re.fullmatch(parts, text, re.IGNORECASE | re.DOTALL) is not None


# --- expressions --------------------------------------------------------------------------------------------------------------


@dataclass
class Scope:
    """The columns of the rows at hand, by table and name, and the rows of the group."""

    columns: list[tuple[str, str]]
    row: Row = field(default_factory=list)
    group: list[Row] | None = None

    def place(self, table: str, name: str) -> int:
        found = [i for i, (t, n) in enumerate(self.columns) if n.lower() == name.lower() and table.lower() in ("", t.lower())]
        shown = f"{table}.{name}" if table else name
        if not found:
            raise SqlError(f"no such column: {shown}")
        if len(found) > 1:
            raise SqlError(f"ambiguous column name: {shown}")
        return found[0]

    def has(self, name: str) -> bool:
        return any(n.lower() == name.lower() for _, n in self.columns)

    def on(self, row: Row) -> Scope:
        return Scope(self.columns, row)


class Expr(ABC):
    @abstractmethod
    def value(self, scope: Scope) -> Value: ...

    def parts(self) -> Iterable[Expr]:
        return ()

    def has_aggregate(self) -> bool:
        return any(part.has_aggregate() for part in self.parts())


@dataclass
class Literal(Expr):
    constant: Value

    def value(self, scope: Scope) -> Value:
        return self.constant


@dataclass
class Column(Expr):
    table: str
    name: str

    def value(self, scope: Scope) -> Value:
        return scope.row[scope.place(self.table, self.name)]


@dataclass
class Unary(Expr):
    op: str
    operand: Expr

    def parts(self) -> Iterable[Expr]:
        return (self.operand,)

    def value(self, scope: Scope) -> Value:
        value = self.operand.value(scope)
        match self.op:
            case "-":
                found = number(value)
                return None if found is None else -found
            case "NOT":
                flag = truth(value)
                return as_value(None if flag is None else not flag)
            case "IS NULL":
                return int(value is None)
            case _:
                return int(value is not None)


def arithmetic(op: str, a: int | float, b: int | float) -> Value:
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    if op == "*":
        return a * b
    if b == 0:
        return None
    if isinstance(a, int) and isinstance(b, int):
        quotient = abs(a) // abs(b)
        sign = 1 if (a < 0) == (b < 0) else -1
        return sign * quotient if op == "/" else a - b * sign * quotient
    if op == "/":
        return a / b
    return float(int(a) - int(b) * int(int(a) / int(b)))


@dataclass
class Binary(Expr):
    op: str
    left: Expr
    right: Expr

    def parts(self) -> Iterable[Expr]:
        return (self.left, self.right)

    def value(self, scope: Scope) -> Value:
        if self.op in ("AND", "OR"):
            return as_value(self._logic(truth(self.left.value(scope)), scope))
        left, right = self.left.value(scope), self.right.value(scope)
        if left is None or right is None:
            return None
        if self.op == "||":
            return text_of(left) + text_of(right)
        if self.op == "LIKE":
            return int(like(text_of(left), text_of(right)))
        if self.op in COMPARISONS:
            return int(COMPARISONS[self.op](compare(left, right)))
        a, b = number(left), number(right)
        assert a is not None and b is not None
        return arithmetic(self.op, a, b)

    def _logic(self, left: bool | None, scope: Scope) -> bool | None:
        decides = self.op == "OR"
        if left is decides:
            return decides
        right = truth(self.right.value(scope))
        if right is decides:
            return decides
        return None if left is None or right is None else not decides


COMPARISONS: dict[str, Callable[[int], bool]] = {
    "=": lambda c: c == 0,
    "<>": lambda c: c != 0,
    "!=": lambda c: c != 0,
    "<": lambda c: c < 0,
    "<=": lambda c: c <= 0,
    ">": lambda c: c > 0,
    ">=": lambda c: c >= 0,
}


@dataclass
class OneOf(Expr):
    operand: Expr
    choices: list[Expr]

    def parts(self) -> Iterable[Expr]:
        return (self.operand, *self.choices)

    def value(self, scope: Scope) -> Value:
        value = self.operand.value(scope)
        values = [choice.value(scope) for choice in self.choices]
        if value is None:
            return None
        if any(v is not None and compare(v, value) == 0 for v in values):
            return 1
        return None if None in values else 0


@dataclass
class Case(Expr):
    branches: list[tuple[Expr, Expr]]
    otherwise: Expr

    def parts(self) -> Iterable[Expr]:
        for test, result in self.branches:
            yield test
            yield result
        yield self.otherwise

    def value(self, scope: Scope) -> Value:
        for test, result in self.branches:
            if truth(test.value(scope)):
                return result.value(scope)
        return self.otherwise.value(scope)


def rounded(value: Value, digits: Value = 0) -> Value:
    found, places = number(value), number(digits)
    if found is None or places is None:
        return None
    factor = math.pow(10.0, int(places))
    scaled = abs(float(found)) * factor
    return (1 if found >= 0 else -1) * float(int(scaled + 0.5)) / factor


def substring(value: Value, start: Value, count: Value = None) -> Value:
    first = number(start)
    if value is None or first is None:
        return None
    text = text_of(value)
    begin = int(first) - 1 if first > 0 else max(0, len(text) + int(first))
    length = number(count)
    return text[begin:] if length is None else text[begin : begin + int(length)]


def coalesce(*values: Value) -> Value:
    return next((value for value in values if value is not None), None)


def absolute(value: Value) -> Value:
    found = number(value)
    return None if found is None else abs(found)


def upper(value: Value) -> Value:
    return None if value is None else text_of(value).upper()


def lower(value: Value) -> Value:
    return None if value is None else text_of(value).lower()


def length(value: Value) -> Value:
    return None if value is None else len(text_of(value))


AGGREGATES = ("COUNT", "SUM", "AVG", "MIN", "MAX")


@dataclass
class Function(Expr):
    name: str
    args: list[Expr]

    def parts(self) -> Iterable[Expr]:
        return self.args

    def value(self, scope: Scope) -> Value:
        values = [arg.value(scope) for arg in self.args]
        match self.name, values:
            case "COALESCE", _:
                return coalesce(*values)
            case "UPPER", [one]:
                return upper(one)
            case "LOWER", [one]:
                return lower(one)
            case "LENGTH", [one]:
                return length(one)
            case "ABS", [one]:
                return absolute(one)
            case "ROUND", [one]:
                return rounded(one)
            case "ROUND", [one, digits]:
                return rounded(one, digits)
            case "SUBSTR", [one, start]:
                return substring(one, start)
            case "SUBSTR", [one, start, count]:
                return substring(one, start, count)
        raise SqlError(f"no such function: {self.name} of {len(values)} arguments")


@dataclass
class Aggregate(Expr):
    """Over the rows of a group. No argument: COUNT(*)."""

    name: str
    arg: Expr | None
    distinct: bool = False

    def has_aggregate(self) -> bool:
        return True

    def value(self, scope: Scope) -> Value:
        if scope.group is None:
            raise SqlError(f"misuse of aggregate: {self.name}()")
        if self.arg is None:
            return len(scope.group)
        values = [v for v in (self.arg.value(scope.on(row)) for row in scope.group) if v is not None]
        if self.distinct:
            values = list(dict.fromkeys(values))
        if self.name == "COUNT":
            return len(values)
        if not values:
            return None
        if self.name in ("MIN", "MAX"):
            best = functools.reduce(lambda a, b: b if (compare(b, a) < 0) == (self.name == "MIN") and compare(a, b) else a, values)
            return best
        total: int | float = 0
        for value in values:
            total += number(value) or 0
        return total if self.name == "SUM" else total / len(values)


# --- queries ----------------------------------------------------------------------------------------------------------------


@dataclass
class Source:
    table: str
    alias: str
    condition: Expr | None = None
    is_left: bool = False


@dataclass
class Output:
    """A column of the result. No expression: `*`."""

    expr: Expr | None
    name: str


@dataclass
class Select:
    outputs: list[Output]
    sources: list[Source] = field(default_factory=list)
    where: Expr | None = None
    groups: list[Expr] = field(default_factory=list)
    having: Expr | None = None
    orders: list[tuple[Expr, bool]] = field(default_factory=list)
    limit: Expr | None = None
    offset: Expr | None = None
    distinct: bool = False


class Parser:
    def __init__(self, query: str) -> None:
        self.query = query
        self.tokens = tokens(query)
        self.at = 0

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> str:
        """The next keyword or sign if it is one of these; else nothing."""
        token = self.here
        if token.kind in ("keyword", "sign") and token.text in texts:
            self.at += 1
            return token.text
        return ""

    def need(self, text: str) -> None:
        if not self.take(text):
            raise SqlError(f"near {self.here.text!r}: {text} is missing")

    def name(self) -> str:
        token = self.here
        if token.kind != "name":
            raise SqlError(f"near {token.text!r}: a name is missing")
        self.at += 1
        return token.text

    def select(self) -> Select:
        self.need("SELECT")
        query = Select([], distinct=bool(self.take("DISTINCT")))
        query.outputs.append(self.output())
        while self.take(","):
            query.outputs.append(self.output())
        if self.take("FROM"):
            query.sources.append(self.source())
            self.joins(query)
        if self.take("WHERE"):
            query.where = self.expr()
        if self.take("GROUP"):
            self.need("BY")
            query.groups = self.several()
        if self.take("HAVING"):
            query.having = self.expr()
        if self.take("ORDER"):
            self.need("BY")
            query.orders.append(self.order())
            while self.take(","):
                query.orders.append(self.order())
        if self.take("LIMIT"):
            query.limit = self.expr()
            if self.take("OFFSET"):
                query.offset = self.expr()
        self.take(";")
        if self.here.kind != "end":
            raise SqlError(f"near {self.here.text!r}: syntax error")
        return query

    def joins(self, query: Select) -> None:
        while True:
            if self.take(","):
                query.sources.append(self.source())
                continue
            way = self.take("LEFT", "INNER", "JOIN")
            if not way:
                return
            if way != "JOIN":
                self.need("JOIN")
            source = self.source()
            source.is_left = way == "LEFT"
            if self.take("ON"):
                source.condition = self.expr()
            query.sources.append(source)

    def source(self) -> Source:
        table = self.name()
        if self.take("AS") or self.here.kind == "name":
            return Source(table, self.name())
        return Source(table, table)

    def output(self) -> Output:
        if self.take("*"):
            return Output(None, "*")
        start = self.here.place
        expr = self.expr()
        shown = self.query[start : self.tokens[self.at - 1].place + len(self.tokens[self.at - 1].text)]
        if self.take("AS") or self.here.kind == "name":
            return Output(expr, self.name())
        return Output(expr, expr.name if isinstance(expr, Column) else shown)

    def order(self) -> tuple[Expr, bool]:
        expr = self.expr()
        return expr, self.take("ASC", "DESC") == "DESC"

    def several(self) -> list[Expr]:
        found = [self.expr()]
        while self.take(","):
            found.append(self.expr())
        return found

    # Expressions, from what binds least.

    def expr(self) -> Expr:
        left = self.conjunction()
        while self.take("OR"):
            left = Binary("OR", left, self.conjunction())
        return left

    def conjunction(self) -> Expr:
        left = self.negation()
        while self.take("AND"):
            left = Binary("AND", left, self.negation())
        return left

    def negation(self) -> Expr:
        return Unary("NOT", self.negation()) if self.take("NOT") else self.comparison()

    def comparison(self) -> Expr:
        left = self.sum()
        while True:
            op = self.take("=", "<>", "!=", "<", "<=", ">", ">=")
            if op:
                left = Binary(op, left, self.sum())
            elif self.take("IS"):
                op = "IS NOT NULL" if self.take("NOT") else "IS NULL"
                self.need("NULL")
                left = Unary(op, left)
            elif self.here.text in ("NOT", "IN", "LIKE", "BETWEEN") and self.here.kind == "keyword":
                inverted = bool(self.take("NOT"))
                test = self.membership(left)
                left = Unary("NOT", test) if inverted else test
            else:
                return left

    def membership(self, left: Expr) -> Expr:
        if self.take("IN"):
            self.need("(")
            choices = [] if self.here.text == ")" else self.several()
            self.need(")")
            return OneOf(left, choices)
        if self.take("LIKE"):
            return Binary("LIKE", left, self.sum())
        self.need("BETWEEN")
        low = self.sum()
        self.need("AND")
        return Binary("AND", Binary(">=", left, low), Binary("<=", left, self.sum()))

    def sum(self) -> Expr:
        left = self.product()
        while op := self.take("+", "-"):
            left = Binary(op, left, self.product())
        return left

    def product(self) -> Expr:
        left = self.joined()
        while op := self.take("*", "/", "%"):
            left = Binary(op, left, self.joined())
        return left

    def joined(self) -> Expr:
        left = self.unary()
        while self.take("||"):
            left = Binary("||", left, self.unary())
        return left

    def unary(self) -> Expr:
        if self.take("-"):
            return Unary("-", self.unary())
        self.take("+")
        return self.primary()

    def primary(self) -> Expr:
        token = self.here
        if self.take("("):
            inner = self.expr()
            self.need(")")
            return inner
        if self.take("NULL"):
            return Literal(None)
        if self.take("CASE"):
            return self.case()
        self.at += 1
        if token.kind == "number":
            return Literal(float(token.text) if "." in token.text else int(token.text))
        if token.kind == "text":
            return Literal(token.text[1:-1].replace("''", "'"))
        if token.kind != "name":
            raise SqlError(f"near {token.text!r}: syntax error")
        if self.take("("):
            return self.call(token.text.upper())
        if self.take("."):
            return Column(token.text, self.name())
        return Column("", token.text)

    def call(self, name: str) -> Expr:
        if name not in AGGREGATES:
            args = [] if self.here.text == ")" else self.several()
            self.need(")")
            return Function(name, args)
        if name == "COUNT" and self.take("*"):
            self.need(")")
            return Aggregate(name, None)
        distinct = bool(self.take("DISTINCT"))
        arg = self.expr()
        self.need(")")
        return Aggregate(name, arg, distinct)

    def case(self) -> Expr:
        branches = []
        while self.take("WHEN"):
            test = self.expr()
            self.need("THEN")
            branches.append((test, self.expr()))
        otherwise = self.expr() if self.take("ELSE") else Literal(None)
        self.need("END")
        return Case(branches, otherwise)


# --- answers ----------------------------------------------------------------------------------------------------------------


@dataclass
class Table:
    columns: list[str]
    rows: list[Row]


@dataclass
class Result:
    names: list[str]
    rows: list[Row]

    def lines(self) -> Iterator[str]:
        yield "|".join(self.names)
        for row in self.rows:
            yield "|".join(shown(value) for value in row)


def shown(value: Value) -> str:
    return f"{value:.6g}" if isinstance(value, float) and value != int(value) else text_of(value)


class Database:
    def __init__(self) -> None:
        self.tables: dict[str, Table] = {}

    def load(self, path: str) -> None:
        name = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8", newline="") as file:
            records = list(csv_reader.records(file.read()))
        if not records:
            raise SqlError(f"{path}: no header")
        header, *rest = records
        self.tables[name.lower()] = Table(header, [[guess(text) for text in record] for record in rest])

    def query(self, text: str) -> Result:
        select = Parser(text).select()
        scope, rows = self._rows(select)
        where = select.where
        if where is not None:
            rows = [row for row in rows if truth(where.value(scope.on(row)))]
        outputs = self._expanded(select, scope)
        scopes = self._grouped(select, scope, rows, outputs)
        made = [([expr.value(s) for _, expr in outputs], s) for s in scopes]
        if select.distinct:
            made = list({tuple(values): (values, s) for values, s in reversed(made)}.values())[::-1]
        for expr, backwards in reversed(select.orders):
            keys = [self._order_key(expr, outputs, values, s) for values, s in made]
            made = in_order(made, keys, backwards)
        start = constant(select.offset, 0)
        stop = start + constant(select.limit, len(made))
        return Result([name for name, _ in outputs], [values for values, _ in made[start:stop]])

    def _rows(self, select: Select) -> tuple[Scope, list[Row]]:
        """The rows of all sources joined."""
        scope = Scope([])
        rows: list[Row] = [[]]
        for source in select.sources:
            table = self.tables.get(source.table.lower())
            if table is None:
                raise SqlError(f"no such table: {source.table}")
            scope = Scope(scope.columns + [(source.alias, name) for name in table.columns])
            joined: list[Row] = []
            for left in rows:
                found = [left + right for right in table.rows]
                if source.condition is not None:
                    found = [row for row in found if truth(source.condition.value(scope.on(row)))]
                if source.is_left and not found:
                    nothing: Row = [None] * len(table.columns)
                    found = [left + nothing]
                joined += found
            rows = joined
        return scope, rows

    def _expanded(self, select: Select, scope: Scope) -> list[tuple[str, Expr]]:
        outputs: list[tuple[str, Expr]] = []
        for output in select.outputs:
            if output.expr is None:
                outputs += [(name, Column(table, name)) for table, name in scope.columns]
            else:
                outputs.append((output.name, output.expr))
        return outputs

    def _grouped(self, select: Select, scope: Scope, rows: list[Row], outputs: list[tuple[str, Expr]]) -> list[Scope]:
        asked = [expr for _, expr in outputs] + [expr for expr, _ in select.orders]
        if not select.groups and not any(expr.has_aggregate() for expr in asked):
            return [scope.on(row) for row in rows]
        named = {name.lower(): expr for name, expr in outputs if not scope.has(name)}
        by = [named.get(expr.name.lower(), expr) if isinstance(expr, Column) and not expr.table else expr for expr in select.groups]
        groups: dict[tuple[Value, ...], list[Row]] = {}
        for row in rows:
            key = tuple(expr.value(scope.on(row)) for expr in by)
            groups.setdefault(key, []).append(row)
        if not select.groups and not groups:
            groups[()] = []
        empty: Row = [None] * len(scope.columns)
        scopes = [Scope(scope.columns, group[0] if group else empty, group) for group in groups.values()]
        having = select.having
        return scopes if having is None else [s for s in scopes if truth(having.value(s))]

    def _order_key(self, expr: Expr, outputs: list[tuple[str, Expr]], values: Row, scope: Scope) -> Value:
        """A number is a column of the result, a name one of its names; else an expression of the row."""
        if isinstance(expr, Literal) and isinstance(expr.constant, int):
            return values[expr.constant - 1]
        if isinstance(expr, Column) and not expr.table:
            for number_, (name, _) in enumerate(outputs):
                if name.lower() == expr.name.lower():
                    return values[number_]
        return expr.value(scope)


def in_order(items: list[T], keys: list[Value], backwards: bool) -> list[T]:
    """The items in the order of their keys."""

    def order(a: int, b: int) -> int:
        return compare(keys[a], keys[b])

    places = sorted(range(len(items)), key=functools.cmp_to_key(order), reverse=backwards)
    return [items[place] for place in places]


def constant(expr: Expr | None, default: int) -> int:
    if expr is None:
        return default
    value = expr.value(Scope([]))
    if not isinstance(value, int):
        raise SqlError("LIMIT and OFFSET are whole numbers")
    return value


def guess(text: str) -> Value:
    """A cell: a number if it looks like one, NULL if it is empty."""
    if text == "":
        return None
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    if re.fullmatch(r"[-+]?\d*\.\d+([eE][-+]?\d+)?", text):
        return float(text)
    return text


def statements(text: str) -> Iterator[str]:
    """Split at semicolons outside of texts."""
    for part in re.findall(r"(?:[^;']|'[^']*')+", text):
        if part.strip():
            yield part.strip()


def main(args: list[str]) -> int:
    queries: list[str] = []
    database = Database()
    try:
        while args:
            arg = args.pop(0)
            if arg == "-q":
                queries.append(args.pop(0))
            else:
                database.load(arg)
    except (OSError, SqlError) as error:
        print(f"sql: {error}", file=sys.stderr)
        return 1
    status = 0
    for query in queries or statements(sys.stdin.read()):
        try:
            for line in database.query(query).lines():
                print(line)
        except SqlError as error:
            print(f"error: {error}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
