"""sub with templates and functions, expand, split with limits, flags, and what goes wrong."""

import re
from collections.abc import Callable


def shown(work: Callable[[], object]) -> None:
    try:
        print(work())
    except (re.error, IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


def camel(name: str) -> str:
    return re.sub(r"(?:^|_)([a-z])", lambda m: m.group(1).upper(), name)


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def main() -> None:
    date = re.compile(r"(?P<y>\d+)-(?P<m>\d+)")
    print(date.sub(r"\2/\1", "2026-11 1999-1"), date.sub(r"\g<m>.\g<y>\n", "2026-11"), date.subn(r"\g<0>!", "1-2 3-4", count=1))
    m = date.search("in 2026-11.")
    if m:
        print(m.expand(r"\g<y>\\\2\t|"), m.lastgroup, m.lastindex, m.pos, m.endpos, m.string, m.re.pattern, m.re.flags)
    for template in (r"\3", r"\g<z>", r"\g<", r"\g<1", r"\q", r"\g<a b>", r"\777", r"\07\x"):
        shown(lambda: date.sub(template, "1-2"))
    print(camel("some_long_name"), snake("SomeLongName"))
    print(re.split(r"\s*,\s*", "a , b,c ,d", maxsplit=2), re.split("", "abc"), re.split("(x)?", "axb"))
    print(re.findall("", "ab"), re.findall("a|", "bab"), [x.span() for x in re.finditer("a*", "baac")])
    text = "One\ntwo THREE\n\tfour"
    print(re.findall(r"^\w+", text), re.findall(r"^\w+", text, re.MULTILINE), re.findall("t.*", text, re.I | re.S))
    verbose = re.compile(
        r"""
        (\d+)   # the number
        \s* ([a-z]+)  # the unit
        """,
        re.VERBOSE | re.IGNORECASE,
    )
    print(verbose.findall("12 KB, 7mb"), verbose.groups, verbose.flags)
    print(re.compile("a", re.A | re.M), re.compile("a") == re.compile("a"), hash(re.compile("q")) == hash(re.compile("q")))
    for bad in ("(", "a**", "[z-a]", r"(?P<n>a)(?P<n>b)", "(?<=a+)b", "*", "a{2,1}", "(?P<1>a)", r"\k", "x\n(y", "(?P=z)", "[a", "a)"):
        try:
            re.compile(bad)
        except re.error as e:
            print(e, e.msg, e.pos, e.lineno, e.colno, e.pattern == bad)
    m = re.match("(a)(b)?", "a")
    if m:
        print(m.groups("-"), m.groupdict("-"), m.span(2), m.start(2))
        shown(lambda: m.group(3))
        shown(lambda: m.group("x"))
    print(re.match("", ""), re.match("a" * 60, "a" * 60))
    print(re.escape("1+1=2?_-é"), date.match("x1-2", 1), date.match("1-23", 0, 3), date.fullmatch("1-2"))


main()
