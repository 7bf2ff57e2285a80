import re
from re import Match, Pattern

PAIR = re.compile(r"(\w+)=(\d+)")
TOKEN: Pattern[str] = re.compile(r"\s*(?:(\d+)|(.))")


def tokens(text: str) -> list[str]:
    out: list[str] = []
    for m in TOKEN.finditer(text):
        number, op = m.groups()
        if number is not None:
            out.append("N" + number)
        else:
            out.append("O" + op)
    return out


def twice(m: Match[str]) -> str:
    return str(int(m.group()) * 2)


def main() -> None:
    print(tokens("12 + 3*(4)"))
    for key, value in PAIR.findall("a=1 b=2"):
        print(key, int(value))
    print(re.findall(r"(a)(b)?", "abaab"))
    print(re.sub(r"\d+", twice, "a1 b22"), re.sub("x", lambda m: m.group().upper(), "axbx"))
    m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2026-11-30")
    if m is not None:
        print(m["year"], m.group("month"), m.groupdict(), int(m.group(1)) + 1)
        year, month = m.group(1, 2)
        print(year + "/" + month, m.start(), m.end("month"))
        print(len(m.group(2)), m.group(1)[2:], [x.upper() for x in m.groups()])
    m = re.match(r"(a)|(b)", "b")
    assert m
    x = m.group(1)
    print(x, x is None, m.group(2) == "b", f"{m.group(1)}|{m.group(2)}")
    try:
        print(m.group(1).upper())
    except AttributeError as e:
        print(e)
    try:
        print(len(m.group(1)))
    except TypeError as e:
        print("TypeError")
    try:
        print("a" + m.group(1))
    except TypeError as e:
        print("TypeError")
    try:
        re.compile("(a")
    except re.error as e:
        print(e, e.pos, e.msg)
    parts = re.split(r"(-)|,", "a-b,c")
    print(parts, [p for p in parts if p])
    if (m2 := re.fullmatch(r"\d+", "123")) and m2.group().isdigit():
        print("ok", int(m2[0]))
    d: dict[str, int] = {m3.group(1): int(m3.group(2)) for m3 in PAIR.finditer("k=5 z=7")}
    print(d)
    name: str = m2.group(0) if m2 else ""
    print(name, re.escape("a.b*c"), PAIR.pattern, PAIR.groups, PAIR)


main()
