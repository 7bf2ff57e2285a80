"""Files: write, append, read whole, by line, with and without with, errors for missing files, a CSV report."""
from __future__ import annotations


class CsvError(ValueError):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text}")
        self.line = line


class Table:
    def __init__(self, header: list[str]) -> None:
        self.header = header
        self.rows: list[list[str]] = []

    def save(self, path: str) -> int:
        with open(path, "w") as out:
            out.write(",".join(self.header) + "\n")
            for row in self.rows:
                print(*row, sep=",", file=out)
        return 1 + len(self.rows)

    def total(self, column: str) -> float:
        i = self.header.index(column)
        return sum([float(row[i]) for row in self.rows])


def load(path: str) -> Table:
    with open(path) as source:
        table = Table(source.readline().rstrip("\n").split(","))
        for number, line in enumerate(source, start=2):
            fields = line.rstrip("\n").split(",")
            if len(fields) != len(table.header):
                raise CsvError(number, f"{len(fields)} fields, not {len(table.header)}")
            table.rows.append(fields)
    return table


def count(path: str) -> tuple[int, int, int]:
    with open(path, encoding="utf-8") as f:
        text = f.read()
    return text.count("\n"), len(text.split()), len(text)


table = Table(["name", "qty", "price"])
for name, qty, price in [("nail", 100, 0.05), ("saw", 2, 19.99), ("glü", 7, 3.5)]:
    table.rows.append([name, str(qty), f"{price:.2f}"])
print(table.save("goods.csv"), count("goods.csv"))
again = load("goods.csv")
print(again.header, again.rows == table.rows, f"{again.total('price'):.2f}", again.total("qty"))
with open("goods.csv", "a") as more:
    more.write("short,1\n")
try:
    load("goods.csv")
except CsvError as error:
    print(error, "|", error.line)
for path in ["absent.txt", "no/such/folder.txt"]:
    try:
        with open(path) as f:
            print(f.read())
    except FileNotFoundError as error:
        print(error)
    except OSError as error:
        print("other", error)
log = open("log.txt", "w")
for i in range(5):
    log.write(f"entry {i}\n" if i % 2 else f"note {i}\n\n")
log.close()
with open("log.txt") as f:
    lines = f.readlines()
print(lines, len(lines))
with open("log.txt") as f:
    print([line.strip() for line in f if line.strip()][::-1])
with open("log.txt") as f:
    print(repr(f.read(4)), repr(f.readline()), repr(f.readline()), repr(f.readline()), len(f.read()), repr(f.read()))
with open("empty.txt", "w") as f:
    pass
with open("empty.txt") as f:
    print(repr(f.read()), f.readlines(), count("empty.txt"))
try:
    with open("half.txt", "w") as f:
        f.write("before")
        raise RuntimeError("in the middle")
except RuntimeError as error:
    print(error)
with open("half.txt") as f, open("copy.txt", "w") as g:
    g.write(f.read().upper())
with open("copy.txt") as f:
    print(f.read())
try:
    f.read()
except ValueError as error:
    print("closed:", error)
