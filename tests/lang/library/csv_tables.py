"""csv: tables read and written, as lists and as dicts, with all ways of quoting; a report of sales around them."""

import csv
import io
import os
import sys
from collections import defaultdict, namedtuple
from dataclasses import dataclass

SALES = """\
day,item,count,price
mon,pen,3,1.5
mon,"note, lined",2,4.25
tue,pen,10,1.4

tue,"the ""big"" one",1,99
wed,"two
lines",5,2
"""

Row = namedtuple("Row", "day item count price")


@dataclass
class Sale:
    day: str
    item: str
    count: int
    price: float

    @classmethod
    def of(cls, row: list[str]) -> "Sale":
        day, item, count, price = row
        return cls(day, item, int(count), float(price))


def report() -> None:
    source = csv.reader(io.StringIO(SALES))
    print(next(source))
    sales = [Sale.of(row) for row in source if row]
    print(source.line_num, sales[1], repr(sales[-1].item))
    totals: defaultdict[str, float] = defaultdict(float)
    for sale in sales:
        totals[sale.day] += sale.count * sale.price
    print(dict(totals))
    rows = [row for row in csv.reader(SALES.splitlines(True)) if row]
    print([r.item for r in map(Row._make, rows[1:])], max(rows[1:], key=lambda r: float(r[3])))


def by_name() -> None:
    source = csv.DictReader(io.StringIO(SALES))
    print(source.fieldnames)
    for row in source:
        print(row["item"].title(), int(row["count"]) + 1, row)
    short = csv.DictReader(["a;b;c", "1;2", "", "4;5;6"], delimiter=";", restval="-")
    print([row["b"] + row["c"] for row in short], short.line_num)
    named = csv.DictReader(["1,2", "3,4"], fieldnames=["x", "y"])
    print(list(named))


def writing() -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["text", 1, 2.5, None, True, "a,b", 'say "hi"', "", " x", "two\nlines"])
    out.writerows([[1, 2], (3, 4), "ab", range(3)])
    out.writerow([""])
    out.writerow([])
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
        csv.writer(sys.stdout, quoting=quoting, lineterminator="\n").writerow(["a", 1, 2.5, 'q"', None])
    csv.writer(sys.stdout, "unix").writerow(["a", 1])
    csv.writer(sys.stdout, "excel-tab", lineterminator="\n").writerow(["a b", "c\td", "e,f"])
    csv.writer(sys.stdout, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n").writerow(["a,b", 'c"', "d\\e"])
    csv.writer(sys.stdout, doublequote=False, escapechar="\\", quotechar="'", lineterminator="\n").writerow(["it's", "a,b"])
    names = ["name", "age", "city"]
    dicts = csv.DictWriter(sys.stdout, names, restval="?", lineterminator="\n")
    dicts.writeheader()
    dicts.writerow({"name": "ann", "age": 30})
    dicts.writerows([{"name": "bob", "city": "Rome, old"}, {"city": "Oslo"}])
    csv.DictWriter(sys.stdout, ["b"], extrasaction="ignore", lineterminator="\n").writerow({"a": 1, "b": 2})
    try:
        dicts.writerow({"name": "x", "zip": "1"})
    except ValueError as error:
        print(error)


def reading() -> None:
    cases = ["a,b,c", '"a""b",c', ' a, "b"', "a,,", '"x"y,z', "", "a\tb", "'a,b',c"]
    for case in cases:
        print([row for row in csv.reader([case])], end=" ")
    print()
    print(list(csv.reader(["a, b,  c"], skipinitialspace=True)), list(csv.reader(["'a,b'|c"], delimiter="|", quotechar="'")))
    print(list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(['"a,b'])), list(csv.reader(["a\r\n", "b\n", "\r\n"])))
    print(list(csv.reader(['"a', 'b"', "c"])), list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)))
    for text in ('"a"b', '"a'):
        try:
            print(list(csv.reader([text], strict=True)))
        except csv.Error as error:
            print("Error:", error)
    try:
        csv.writer(sys.stdout, quoting=csv.QUOTE_NONE).writerow(["a,b"])
    except csv.Error as error:
        print("Error:", error)


def files() -> None:
    path = "csv_tables_test.csv"
    table = [["id", "note"], ["1", 'a "b", c'], ["2", "line\nbreak"], ["3", ""]]
    with open(path, "w", newline="") as f:
        csv.writer(f).writerows(table)
    with open(path, newline="") as f:
        print(f.read().encode())
    with open(path, newline="") as f:
        print([row for row in csv.reader(f)] == table)
    with open(path, newline="") as f:
        print([row["note"] for row in csv.DictReader(f)])
    os.remove(path)


if __name__ == "__main__":
    report()
    by_name()
    writing()
    reading()
    files()
