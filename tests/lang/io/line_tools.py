"""Small Unix tools on standard input chosen by arguments: number, sort, uniq, columns, tail, tr."""
# args: sort uniq number tail=3 upper columns
# stdin: pear 3 0.5
# stdin: apple 10 1.25
# stdin: fig 7 2.0
# stdin: apple 10 1.25
# stdin:
# stdin: kiwi 2 4.75
# stdin: pear 3 0.5
import sys
from collections.abc import Callable

Lines = list[str]
Tool = Callable[[Lines], Lines]


def number(lines: Lines) -> Lines:
    width = len(str(len(lines)))
    return [f"{i:>{width}}  {line}" for i, line in enumerate(lines, 1)]


def uniq(lines: Lines) -> Lines:
    out: Lines = []
    count = 0
    for i, line in enumerate(lines):
        count += 1
        if i + 1 == len(lines) or lines[i + 1] != line:
            out.append(f"{count} {line}")
            count = 0
    return out


def tail(n: int) -> Tool:
    return lambda lines: lines[-n:] if n else []


def columns(lines: Lines) -> Lines:
    rows = [line.split() for line in lines]
    widths: dict[int, int] = {}
    for row in rows:
        for i, cell in enumerate(row):
            widths[i] = max(widths.get(i, 0), len(cell))
    return ["|".join([cell.center(widths[i]) for i, cell in enumerate(row)]) for row in rows]


def translate(table: dict[str, str]) -> Tool:
    def apply(lines: Lines) -> Lines:
        return ["".join([table.get(ch, ch) for ch in line]) for line in lines]

    return apply


TOOLS: dict[str, Tool] = {"number": number, "uniq": uniq, "columns": columns, "sort": sorted,
                          "upper": lambda lines: [line.upper() for line in lines], "vowels": translate({"a": "A", "e": "E"})}


def find(name: str) -> Tool:
    if "=" in name:
        tool, _, value = name.partition("=")
        return {"tail": tail}[tool](int(value))
    return TOOLS[name]


text = sys.stdin.read()
lines = text.splitlines()
print(len(text), len(lines), text.endswith("\n"))
for name in sys.argv[1:]:
    lines = find(name)(lines)
    print(f"--- {name}")
    for line in lines:
        print(line)
print([len(line) for line in find("vowels")(lines)], sys.stdin.readline() == "")
for bad in ["head=2", "tail=x", "nothing"]:
    try:
        find(bad)
    except (KeyError, ValueError) as error:
        print(bad, repr(error), file=sys.stderr)
sys.stdout.write(f"{len(lines)} lines\n")
