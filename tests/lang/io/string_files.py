import io
import sys
from io import StringIO
from typing import TextIO


def report(out: TextIO, rows: list[tuple[str, int]]) -> None:
    for name, n in rows:
        print(f"{name:<5}|{n:>4}", file=out)
    out.write("end\n")


def main() -> None:
    buffer = StringIO()
    report(buffer, [("a", 1), ("bb", 22)])
    report(sys.stdout, [("x", 3)])
    print(repr(buffer.getvalue()), buffer.tell())
    buffer.seek(0)
    print(buffer.readline(), [line.strip() for line in buffer], buffer.read())
    s = io.StringIO("one\ntwo\nthree")
    for line in s:
        print(line.rstrip())
    s.seek(4)
    s.write("TWO")
    print(s.getvalue(), s.tell(), s.read(2), s.readlines())
    s.seek(0, 2)
    s.write("!")
    s.write("?")
    print(s.getvalue()[-4:], s.truncate(5), s.getvalue())
    with StringIO("x") as t:
        print(t.read())
    try:
        t.getvalue()
    except ValueError as e:
        print(e)
    total = sum(int(word) for line in StringIO("1 2\n3\n") for word in line.split())
    print(total, StringIO("").read() == "")
    print("a", "b", sep="-", end="", file=buffer)
    print(buffer.getvalue())


main()
