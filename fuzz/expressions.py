"""Expressions of a wanted type. Each rule takes the scope and how many levels are left, and gives text."""

from __future__ import annotations

from collections.abc import Callable

from scope import Scope

Rule = Callable[[Scope, int], str]


def expression(s: Scope, type_: str, left: int = 2) -> str:
    """Any expression of the type: a variable or literal where no levels are left."""
    known = s.variables(type_)
    if known and s.chance(4 if left > 0 else 9):
        return s.pick(known)
    if left <= 0:
        return literal(s, type_)
    calls = [f for f in s.functions if f[2] == type_]
    if calls and s.chance(1):
        name, params, _ = calls[s.number(0, len(calls) - 1)]
        return f"{name}({', '.join(expression(s, p, left - 2) for p in params)})"
    rules = RULES.get(type_, ())
    if not rules or s.chance(1):
        return literal(s, type_)
    return closed(rules[s.number(0, len(rules) - 1)](s, left - 1))


def closed(text: str) -> str:
    """In parentheses, if it might be taken apart by what stands beside it."""
    return f"({text})" if " " in text or text[0] in "-~" else text


def literal(s: Scope, type_: str) -> str:
    if type_ == "int":
        return str(s.pick(("0", "1", "-1", "2", "-2", "3", "7", "-8", "10", "64", "-100", "255", "1000", "-7")))
    if type_ == "float":
        return s.pick(("0.0", "1.5", "-2.25", "0.1", "3.0", "-0.5", "1e10", "7.75"))
    if type_ == "bool":
        return s.pick(("True", "False"))
    if type_ == "str":
        return s.pick(('""', '"a"', '"bc"', '"é€"', '"a b,c"', '"Zz9"', '"-12"', '"x\\ny"'))
    if type_ == "bytes":
        return s.pick(('b""', 'b"ab"', 'b"\\xff\\x00a"', 'b"a,b"'))
    if type_.startswith("list["):
        inner = type_[5:-1]
        return "[" + ", ".join(literal(s, inner) for _ in range(s.number(1, 3))) + "]"
    if type_ == "dict[str, int]":
        return "{" + ", ".join(f"{literal(s, 'str')}: {literal(s, 'int')}" for _ in range(s.number(1, 2))) + "}"
    if type_ == "dict[int, str]":
        return "{" + ", ".join(f"{literal(s, 'int')}: {literal(s, 'str')}" for _ in range(s.number(1, 2))) + "}"
    if type_ == "set[int]":
        return "{" + ", ".join(literal(s, "int") for _ in range(s.number(1, 3))) + "}"
    if type_ == "tuple[int, str]":
        return f"({literal(s, 'int')}, {literal(s, 'str')})"
    if type_ == "int | None":
        return s.pick(("None", literal(s, "int")))
    if type_ == "int | float":
        return s.pick((literal(s, "int"), literal(s, "float")))
    if type_ == "P":
        return f"{s.pick(('P', 'record'))}({literal(s, 'int')}, {literal(s, 'str')}, {literal(s, 'float')})"
    assert type_ == "Node | None", type_
    return f"chain({literal(s, 'int')})"


def of(template: str) -> Rule:
    """A rule by a pattern: `{int}` is an expression of that type; `{int:-}` one without levels left."""
    parts: list[tuple[str, str, bool]] = []
    rest = template
    while "«" in rest:
        before, _, rest = rest.partition("«")
        inner, _, rest = rest.partition("»")
        parts.append((before, inner.rstrip("-"), inner.endswith("-")))

    def rule(s: Scope, left: int) -> str:
        made = "".join(before + expression(s, inner, 0 if flat else left) for before, inner, flat in parts)
        return made + rest

    return rule


def choice(*words: str) -> Rule:
    """One of several patterns that differ in an operator only."""
    rules = [of(word) for word in words]
    return lambda s, left: rules[s.number(0, len(rules) - 1)](s, left)


def comprehension(s: Scope, left: int) -> str:
    """[... for x in ... if ...] of ints."""
    name = s.fresh()
    source = expression(s, s.pick(("list[int]", "set[int]", "dict[int, str]")), left - 1)
    with s.block():
        s.add(name, "int")
        s.frozen.add(name)
        item = expression(s, "int", left)
        test = f" if {expression(s, 'bool', left)}" if s.chance(5) else ""
    ordered = f"sorted({source})" if s.chance(3) else source
    return f"[{item} for {name} in {ordered}{test}]"


def text_comprehension(s: Scope, left: int) -> str:
    name = s.fresh()
    source = expression(s, s.pick(("list[str]", "str", "dict[str, int]")), left - 1)
    with s.block():
        s.add(name, "str")
        s.frozen.add(name)
        return f"[{expression(s, 'str', left)} for {name} in {source}]"


def dict_comprehension(s: Scope, left: int) -> str:
    key, value = s.fresh(), s.fresh()
    source = f"enumerate({expression(s, 'list[str]', left - 1)}, {expression(s, 'int', 0)})"
    with s.block():
        s.add(key, "int")
        s.add(value, "str")
        s.frozen |= {key, value}
        return f"{{{key}: {expression(s, 'str', left)} for {key}, {value} in {source}}}"


def lambda_call(s: Scope, left: int) -> str:
    """sorted, max and min by a key; map and filter."""
    name = s.fresh()
    with s.block():
        s.add(name, "int")
        s.frozen.add(name)
        key = f"lambda {name}: {expression(s, 'int', left)}"
    source = expression(s, "list[int]", left - 1)
    how = s.pick(("sorted({0}, key={1})", "sorted({0}, key={1}, reverse=True)", "list(map({1}, {0}))", "list(filter({1}, {0}))"))
    return how.format(source, key)


def records(s: Scope, left: int) -> str:
    name = s.fresh()
    source = expression(s, "list[P]", left - 1)
    with s.block():
        s.add(name, "P")
        s.frozen.add(name)
        field = s.pick((f"{name}.a", f"{name}.b", f"({name}.a, {name}.b)", f"{name}.total(2)"))
    return f"sorted({source}, key=lambda {name}: {field}{s.pick(('', ', reverse=True'))})"


def formatted(s: Scope, left: int) -> str:
    spec = s.pick(("", ":5", ":<6", ":^7", ":+d", ":04d", ":x", ":,", ":b"))
    wide = s.pick(("", ":.2f", ":8.1f", ":g", ":+.3e"))
    text = s.pick(("", "!r", ":>5", ":*^9", ":.2"))
    parts = [
        f"{{{expression(s, 'int', left)}{spec}}}",
        f"{{{expression(s, 'float', left)}{wide}}}",
        f"{{{expression(s, 'str', 0) if s.variables('str') else 'log'}{text if s.variables('str') else ''}}}",
    ]
    # quotes inside of an f-string's braces end the string in Python 3.11: variables and numbers only
    usable = [part for part in parts if '"' not in part and "\\" not in part]
    return 'f"' + "/".join(usable) + '"'


RULES: dict[str, tuple[Rule, ...]] = {
    "int": (
        choice("«int» + «int»", "«int» - «int»"),
        choice("small(«int» * «int»)", "(«int» * «int») % 1009"),
        choice("«int» // («int»)", "(«int») % («int»)", "«int-» // («int-»)", "«int-» % («int-»)", "divmod(«int-», «int-»)[0]"),
        choice("(«int») // 7", "(«int-») % 8", "(«int-») % 10", "-(«int»)", "~(«int»)", "(«int-») // -3", "(«int-») % -7"),
        choice("«int-» >> («int-» % 9)", "«int-» << («int-» % 5) & 4095", "«int-» ^ «int-»", "«int-» & «int-»", "«int-» >> 2"),
        choice("(«int») & («int»)", "(«int») | («int»)", "(«int») ^ («int»)", "(«int» % 64) << («int» % 5)", "(«int») >> («int» % 9)"),
        choice("small(«int»)", "note(«int»)", "abs(«int»)", "(«int» % 5) ** («int» % 4)"),
        choice("len(«str»)", "len(«list[int]»)", "len(«dict[str, int]»)", "len(«set[int]»)", "len(«bytes»)", "len(«list[P]»)"),
        choice("sum(«list[int]»)", "max(«list[int]»)", "min(«list[int]»)", "max(«int», «int»)", "min(«int», «int», «int-»)"),
        choice("«list[int]-»[«int-»]", "«list[int]-»[(«int») % 3]", "«bytes-»[«int-»]", "«dict[str, int]-»[«str-»]"),
        choice("«dict[str, int]-».get(«str-», «int-»)", "«str-».find(«str-»)", "«str-».count(«str-»)", "«list[int]-».count(«int-»)"),
        choice("«tuple[int, str]-»[0]", "«P-».a", "«P-».total(«int»)", "(«int | None-» or «int-»)", "hash(«tuple[int, str]-») % 7"),
        choice("(«int» if «bool» else «int»)", "int(«float-» * 4)", "int(«bool»)", "int(«str-» or \"5\")", "ord((«str-» + \"q\")[0])"),
        choice("sum(x * i for i, x in enumerate(«list[int]»))", "sum(1 for c in «str» if c > \"b\")", "round(«float-»)"),
        choice("len([1 for a, b in zip(«list[int]-», «list[str]-»)])", "next(iter(«list[int]-»))", "sum(range(«int-», «int-», 3))"),
    ),
    "float": (
        choice("«float-» // («float-»)", "«float-» % («float-»)", "«int-» // («float-»)", "«float-» / («int-»)", "«int-» * «float-»"),
        choice("«float» + «float»", "«float» - «float»", "«float» * 0.5", "«float» / («float»)", "«float» // («float»)", "«float» % 2.5"),
        choice("«int» / («int»)", "float(«int»)", "abs(«float»)", "max(«float», «float»)", "round(«float», 1)", "«float» * («int»)"),
        choice("sum(«list[float]», 0.0)", "«list[float]-»[«int-»]", "«P-».c", "(«float» if «bool» else «float»)", "float(«int | float-»)"),
        choice("«int | float-» * 1.0", "«int | float-» + «float-»", "divmod(«float-», 0.75)[1]", "min(«list[float]-»)"),
    ),
    "bool": (
        choice("«int» < «int»", "«int» == «int»", "«int» <= «int» < «int»", "«int» != «int»", "«int» > «float-»", "«int | float-» < «int-»"),
        choice("«str» < «str»", "«str» == «str»", "«str-» in «str-»", "«str-» in «list[str]-»", "«int» in «list[int]»", "«int» in «set[int]»"),
        choice("«str-» in «dict[str, int]-»", "«int-» not in «dict[int, str]-»", "«list[int]» == «list[int]»", "«list[int]-» < «list[int]-»"),
        choice("«bool» and «bool»", "«bool» or «bool»", "not «bool»", "bool(«list[int]»)", "«bool» != «bool»", "bool(«str»)"),
        choice("«tuple[int, str]-» < «tuple[int, str]-»", "«P-» == «P-»", "«int | None-» is None", "«set[int]-» <= «set[int]-»"),
        choice("any(x > 1 for x in «list[int]»)", "all(c != \"a\" for c in «str»)", "isinstance(«P-», Q)", "«float» < «float» <= «float»"),
        choice("«str-».startswith(«str-»)", "«str-».isdigit()", "«bytes-» < «bytes-»", "note(«int-») < note(«int-») < note(«int-»)"),
    ),
    "str": (
        choice("short(«str» + «str»)", "«str» * («int-» % 3)", "«str»[«int-»:«int-»]", "«str»[::-1]", "«str»[«int-»::-1]", "«str-»[«int-» % 2]"),
        choice("«str».upper()", "«str».strip(«str-»)", "«str-».replace(«str-», «str-»)", "«str».title()", "«str-».join(«list[str]-»)"),
        choice("str(«int»)", "str(«float»)", "repr(«str»)", "str(«bool»)", "repr(«list[int]»)", "repr(«dict[str, int]»)", "repr(«int | None-»)"),
        choice("chr(97 + «int» % 26)", "«dict[int, str]-»[«int-»]", "«dict[int, str]-».get(«int-», «str-»)", "«tuple[int, str]-»[1]", "«P-».b"),
        choice("«list[str]-»[«int-»]", "(«str» if «bool» else «str»)", "«str».zfill(5)", "«str-».partition(\",\")[2]", "(«str-» or «str-»)"),
        choice("min(«list[str]-»)", "\"\".join(sorted(«str»))", "«str».center(7, \".\")", "«bytes-».decode(\"latin-1\")", "repr(«bytes»)"),
        choice("\"%s|%d\" % («str-», «int»)", "\"{:>4}{!r}\".format(«int», «str-»)", "hex(«int»)", "repr(«P»)", "repr(«tuple[int, str]»)"),
        formatted,
    ),
    "bytes": (
        choice("«bytes» + «bytes»", "«bytes»[«int-»:«int-»]", "«str-».encode()", "bytes([«int» % 256])", "«bytes-».replace(b\"a\", b\"xy\")"),
        choice("«bytes».upper()", "(«int» % 9999).to_bytes(2, \"little\")", "«bytes-» * («int-» % 3)", "bytes(sorted(«bytes»))"),
    ),
    "list[int]": (
        comprehension,
        lambda_call,
        choice("«list[int]» + «list[int]»", "«list[int]»[«int-»:«int-»]", "«list[int]»[::-2]", "«list[int]»[«int-»::-1]", "«list[int]-» * 2"),
        choice("sorted(«list[int]»)", "sorted(«set[int]»)", "list(range(«int» % 7))", "list(range(«int-» % 9, «int-» % 5, -2))", "list(«bytes»)"),
        choice("list(«dict[str, int]».values())", "[«int», *«list[int]»]", "list(reversed(«list[int]»))", "[ord(c) for c in «str»]"),
        choice("[x * y for x in «list[int]-» for y in range(3) if x != y]", "[a + len(b) for a, b in zip(«list[int]», «list[str]-»)]"),
        choice("[len(x) for x in «list[str]»]", "[p.a for p in «list[P]»]", "sorted(«dict[int, str]»)", "list(map(abs, «list[int]»))"),
    ),
    "list[str]": (
        text_comprehension,
        choice("«str».split(«str-» or None)", "«str».split()", "sorted(«list[str]»)", "«list[str]» + [«str»]", "list(«str»)", "«list[str]»[«int-»:]"),
        choice("«str-».split(\",\", «int-»)", "list(«dict[str, int]»)", "[str(x) for x in «list[int]»]", "sorted(«dict[str, int]», reverse=True)"),
        choice("[f\"{k}={v}\" for k, v in «dict[str, int]».items()]", "[p.b for p in «list[P]»]", "«str».splitlines()"),
    ),
    "list[float]": (
        choice("[«float», «float»]", "[x / 2 for x in «list[int]»]", "sorted(«list[float]»)", "«list[float]»[::-1]", "«list[float]» + [«float»]"),
    ),
    "dict[str, int]": (
        choice("{**«dict[str, int]», «str-»: «int»}", "{c: i for i, c in enumerate(«str»)}", "dict(sorted(«dict[str, int]».items()))"),
        choice("{x: len(x) for x in «list[str]»}", "«dict[str, int]» | «dict[str, int]»", "dict(zip(«list[str]», «list[int]»))"),
    ),
    "dict[int, str]": (
        dict_comprehension,
        choice("{v: k for k, v in «dict[str, int]».items()}", "{**«dict[int, str]», «int-»: «str»}", "dict(enumerate(«list[str]»))"),
    ),
    "set[int]": (
        choice("«set[int]» | «set[int]»", "«set[int]» & «set[int]»", "«set[int]» - «set[int]»", "«set[int]» ^ «set[int]»", "set(«list[int]»)"),
        choice("{x % 3 for x in «list[int]»}", "set(«dict[int, str]»)", "{«int», «int»}"),
    ),
    "tuple[int, str]": (
        choice("(«int», «str»)", "max([(1, «str»), («int», \"m\")])", "(«tuple[int, str]-» if «bool» else («int», «str-»))"),
    ),
    "int | None": (
        choice("(«int» if «bool» else None)", "{\"a\": «int»}.get(«str-»)", "next((x for x in «list[int]» if x > 2), None)"),
    ),
    "int | float": (choice("(«int» if «bool» else «float»)", "(«float» if «bool» else «int»)"),),
    "P": (
        choice("P(«int», «str», «float»)", "record(«int», «str», «float-»)", "(«P-» if «bool» else «P-»)", "max(«list[P]-», key=lambda p: p.a)"),
        choice("«list[P]-»[«int-»]", "min(«list[P]», key=lambda p: (p.b, p.a))"),
    ),
    "list[P]": (
        records,
        choice("[«P», «P»]", "[P(x, str(x), x / 4) for x in «list[int]»]", "«list[P]» + [«P-»]", "[p for p in «list[P]» if p.a > «int-»]"),
    ),
    "Node | None": (choice("chain(«int»)", "Node(«int», «Node | None»)"),),
}
