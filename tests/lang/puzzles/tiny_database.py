"""Queries over rows: joins, groups with aggregates, orders of several keys, pivots; closures as predicates, union values."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cmp_to_key, partial, reduce
from itertools import groupby, product
from typing import Callable, Iterable, Iterator, NamedTuple, Union

Value = Union[int, float, str, None]
Row = dict[str, Value]
Test = Callable[[Row], bool]


class Agg(NamedTuple):
    name: str
    start: float
    step: Callable[[float, float], float]
    end: Callable[[float, int], Value] = lambda total, n: total


AGGS = {a.name: a for a in [
    Agg("sum", 0.0, lambda t, x: t + x),
    Agg("max", float("-inf"), max),
    Agg("avg", 0.0, lambda t, x: t + x, lambda t, n: round(t / n, 2) if n else None),
    Agg("count", 0.0, lambda t, x: t, lambda t, n: n),
]}


def number(value: Value, default: float = 0.0) -> float:
    match value:
        case int() | float():
            return value + 0.0
        case str() if value.replace(".", "", 1).isdigit():
            return float(value)
        case _:
            return default


def compare(a: Value, b: Value) -> int:
    rank_a, rank_b = (0 if v is None else 2 if isinstance(v, str) else 1 for v in (a, b))
    if rank_a != rank_b or a is None or b is None:
        return rank_a - rank_b
    if isinstance(a, str) or isinstance(b, str):
        return (str(a) > str(b)) - (str(a) < str(b))
    return (a > b) - (a < b)


def field(name: str) -> Callable[[str, Value], Test]:
    def make(op: str, wanted: Value) -> Test:
        tests: dict[str, Test] = {
            "=": lambda row: row.get(name) == wanted,
            "<": lambda row: compare(row.get(name), wanted) < 0,
            ">": lambda row: compare(row.get(name), wanted) > 0,
            "~": lambda row: isinstance(v := row.get(name), str) and str(wanted) in v,
        }
        return tests[op]

    return make


def every(*tests: Test) -> Test:
    return lambda row: all(test(row) for test in tests)


@dataclass
class Table:
    rows: list[Row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def where(self, *tests: Test) -> Table:
        return Table([row for row in self if every(*tests)(row)])

    def select(self, *names: str, **computed: Callable[[Row], Value]) -> Table:
        return Table([{**{n: row.get(n) for n in names}, **{n: f(row) for n, f in computed.items()}} for row in self])

    def order(self, *keys: str) -> Table:
        rows = self.rows[:]
        for key in reversed(keys):
            name = key.lstrip("-")
            rows.sort(key=cmp_to_key(lambda a, b: compare(a[name], b[name])), reverse=key != name)
        return Table(rows)

    def join(self, other: Table, on: str) -> Table:
        index: defaultdict[Value, list[Row]] = defaultdict(list)
        for row in other:
            index[row[on]].append(row)
        return Table([{**a, **b} for a in self for b in index.get(a[on], [{}])])

    def group(self, by: str, **aggs: str) -> Table:
        out: list[Row] = []
        for key, group in groupby(self.order(by), key=lambda row: row[by]):
            rows = list(group)
            row: Row = {by: key}
            for name, how in aggs.items():
                agg = AGGS[how]
                values = [number(r[name]) for r in rows if r.get(name) is not None]
                row[f"{how}_{name}"] = agg.end(reduce(agg.step, values, agg.start), len(values))
            out.append(row)
        return Table(out)

    def __str__(self) -> str:
        names = list(dict.fromkeys(n for row in self for n in row))
        cells = [names] + [["-" if (v := row.get(n)) is None else f"{v:.2f}" if isinstance(v, float) else str(v) for n in names] for row in self]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join(" ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip() for line in cells)


def pivot(rows: Iterable[Row], r: str, c: str, v: str) -> Table:
    cells = {(row[r], row[c]): row[v] for row in rows}
    lines, columns = ([*dict.fromkeys(k[i] for k in cells)] for i in (0, 1))
    return Table([{r: a, **{f"{c}={b}": cells.get((a, b)) for b in columns}} for a in lines])


people = Table([dict(zip(("id", "name", "city", "age"), values)) for values in [
    (1, "Ann", "Rome", 34), (2, "Bob", "Oslo", None), (3, "Cyd", "Rome", 51), (4, "Dee", None, 28.5), (5, "Eve", "Oslo", "40")]])
orders = Table([{"id": n % 6, "item": "xyz"[n % 3], "price": n * 1.25, "qty": n % 4} for n in range(1, 14)])
print(people.order("-city", "name"), people.where(field("city")("=", "Rome"), field("age")(">", 40)).rows, sep="\n")
joined = people.join(orders, "id").select("name", "item", "city", total=lambda row: number(row.get("price")) * number(row.get("qty")))
print(joined.where(field("total")(">", 0)).order("-total", "name").rows[:3])
for how in AGGS:
    print(how, [row[f"{how}_total"] for row in joined.group("name", total=how)], joined.group("city", total=how, item="count").rows[:1])
print(pivot(joined.group("name", total="sum").join(joined, "name").where(field("item")("~", "x")), "name", "item", "total"))
print([compare(a, b) for a, b in product([None, 1, 1.5, "1"], repeat=2)], list(map(partial(number, default=-1.0), ["2.5", "1.2.3", None, 7])))
