"""An import of untidy records in which each step of each kind of value may fail and is undone or reported."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Step = Callable[[str], float]


class Rejected(Exception):
    def __init__(self, why: str, row: int) -> None:
        super().__init__(why)
        self.row = row


@dataclass
class Record:
    name: str
    price: float
    tags: list[str] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)
    extra: dict[str, float] = field(default_factory=dict)
    parent: Record | None = None
    checked: bool = False
    convert: Step = float


class Importer:
    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        self.records: list[Record] = []
        self.totals = [0.0, 0.0]
        self.seen = [False] * 4
        self.groups: list[list[Record]] = [[], []]
        self.sizes: list[tuple[int, int]] = []
        self.maps: list[dict[str, float]] = [{}]
        self.parents: list[Record | None] = []

    def one(self, row: int, text: str) -> Record:
        try:
            name, price, *tags = text.split(";")
            record = Record(name, self.steps[row % len(self.steps)](price), tags)
            for tag in tags:
                if tag[:2] == "s=":
                    width, height = tag[2:].split("x")
                    record.size = (int(width), int(height))
                    self.sizes.append(record.size)
                elif tag < "a" or not tag:
                    raise Rejected(f"tag {tag!r}", row)
                record.extra[tag] = record.price * 2.0 - 1.0
            self.totals[row % 2] += record.price
            self.seen[row] = record.price > 1.0
            self.groups[row % 2].append(record)
            self.maps[0] = record.extra
            if record.price and record.extra and record.tags[0] != "orphan":
                record.parent = self.records[-1]
            self.parents.append(record.parent)
            self.steps[0], self.steps[1] = self.steps[1], self.steps[0]
            return record
        except (ValueError, ZeroDivisionError) as error:
            raise Rejected(f"{error}", row) from error
        except IndexError:
            return Record("indexless " + text[:3], -1.0, checked=True)
        finally:
            self.totals = [t for t in self.totals]

    def view(self, at: int) -> tuple[str, float]:
        try:
            record = self.records[at]
            parent = self.parents[at]
            size, pair = self.sizes[0], (record.name, record.price)
            low, high = self.totals[0], self.totals[1]
            yes, no = self.seen[0], self.seen[1:]
            owner, table = record, self.maps[-1]
            known, groups = table == {}, self.groups[:1]
            left, right = {"l": low}, [high]
            for flag in no:
                known = known or flag == yes
            for total in self.totals[:2]:
                low += total
            for group in self.groups:
                low += len(group[:1])
            for m in self.maps[:]:
                for key in m:
                    low += m[key] if key >= "m" else 0.0
            for other in self.parents[:3]:
                low += 0.0 if other is None else other.price
            for step in self.steps[:2]:
                low += step("1")
            print(f"  {yes!r:>5} {owner.name} {size} {left} {right} {known} {len(groups)} {pair < ('m', 0.0)} {self.seen[:2]}")
            if parent is not None and parent and size[0] + 1 > 1:
                print(f"  parent {parent.name} {record.parent == parent} {record == parent} {record.size + (9,)} {[size] * 2}")
            return pair
        except IndexError as error:
            return str(error), -1.0

    def summary(self) -> dict[str, list[float]]:
        try:
            prices = [r.price for r in self.records]
            by_name = {r.name: [r.price, r.price / r.size[0]] for r in self.records}
            names = [r.name for r in self.records if r.checked or r.tags]
            pairs = [(r.name, r.size) for r in self.records]
            flags = [r.checked for r in self.records]
            parents = [r.parent for r in self.records if r.parent]
            tables = [r.extra for r in self.records]
            lists = [r.tags[:1] for r in self.records]
            converts = [r.convert for r in self.records]
            print(prices, names, pairs, flags, len(parents), tables, lists, [c("2") for c in converts])
            return by_name
        except ZeroDivisionError as error:
            return {str(error): [r.price for r in self.records]}

    def chooser(self, wanted: bool) -> Step:
        try:
            return self.steps[0] if wanted else self.steps[99]
        except IndexError:
            return len


def cents(text: str) -> float:
    return int(text.strip("c")) / 100


def ratio(text: str) -> float:
    top, bottom = text.split("/")
    return int(top) / int(bottom)


importer = Importer([float, cents, ratio, float])
for row, text in enumerate(["nail;0.5;orphan", "saw;250c;s=3x4;zinc", "glue;1/3;m", "bad;x;y", "odd", "z;1.0", "q;1.5;A", "r;3/0;k", "t;9;s=1x"]):
    try:
        record = importer.one(row, text)
        importer.records.append(record)
        print("ok", record.name, record.price, record.tags, record.size, record.parent.name if record.parent else None)
    except Rejected as error:
        print("rejected", error.row, error, repr(error.__cause__))
for at in range(5):
    print(importer.view(at))
print(importer.summary())
for record in importer.records:
    record.size = (4, 2)
print(importer.summary(), importer.chooser(True)("5"), int(importer.chooser(False)("five")))
