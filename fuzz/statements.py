"""Statements and functions. Each rule gives lines, without indentation of their own."""

from __future__ import annotations

from collections.abc import Callable

from expressions import expression
from scope import TYPES, Scope

Lines = list[str]
Rule = Callable[[Scope], Lines]


def indented(lines: Lines) -> Lines:
    return ["    " + line for line in lines]


def body(s: Scope, most: int = 3) -> Lines:
    """A block of its own."""
    with s.block():
        return indented(statements(s, most))


def statements(s: Scope, most: int) -> Lines:
    lines: Lines = []
    for _ in range(s.number(1, most)):
        rules = SIMPLE if s.depth >= 3 or s.chance(5) else COMPOUND
        lines += rules[s.number(0, len(rules) - 1)](s)
    return lines


# --- simple ---------------------------------------------------------------------------------------------------------------


def declare(s: Scope) -> Lines:
    type_ = s.pick(TYPES)
    value = expression(s, type_, 3)
    name = s.fresh()
    s.add(name, type_)
    return [f"{name}: {type_} = {value}"]


def assign(s: Scope) -> Lines:
    type_ = s.pick([t for t in TYPES if s.writable(t)] or ["int"])
    if not s.writable(type_):
        return declare(s)
    name = s.pick(s.writable(type_))
    return [f"{name} = {expression(s, type_, 3)}"]


def augment(s: Scope) -> Lines:
    if s.writable("int") and s.chance(5):
        name = s.pick(s.writable("int"))
        value = expression(s, "int", 2)
        return [f"{name} {s.pick(('+=', '-=', '^=', '|=', '&='))} {value}", f"{name} = small({name})"]
    if s.writable("str"):
        name = s.pick(s.writable("str"))
        return [f"{name} += {expression(s, 'str', 1)}", f"{name} = short({name})"]
    return assign(s)


def change(s: Scope) -> Lines:
    """A container or object is changed in place."""
    kinds = [t for t in ("list[int]", "dict[str, int]", "dict[int, str]", "set[int]", "P", "list[str]") if s.variables(t)]
    if not kinds:
        return declare(s)
    type_ = s.pick(kinds)
    x = s.pick(s.variables(type_))
    i, j = expression(s, "int", 1), expression(s, "int", 1)
    text = expression(s, "str", 1)
    if type_ == "list[int]":
        return [s.pick((
            f"{x}.append({i})", f"{x}.insert({i}, {j})", f"{x}.pop()", f"{x}.sort()", f"{x}.reverse()", f"{x}[{i}] = {j}", f"del {x}[{i}]",
            f"{x}[{i}:{j}] = [{j}, 5]", f"{x}.extend({expression(s, 'list[int]', 1)})", f"{x}.remove({i})", f"{x}.sort(key=lambda q: q % 5)",
            f"del {x}[{i}::2]", f"{x}[-1] += {i}",
        ))]  # fmt: skip
    if type_ == "list[str]":
        return [s.pick((f"{x}.append({text})", f"{x}.sort(reverse=True)", f"{x}.insert({i}, {text})", f"{x}.pop(0)"))]
    if type_ == "dict[str, int]":
        return [s.pick((
            f"{x}[{text}] = {i}", f"{x}.pop({text}, 0)", f"del {x}[{text}]", f"{x}.setdefault({text}, {i})", f"{x}[{text}] = {x}.get({text}, 0) + 1",
            f"{x}.update({expression(s, 'dict[str, int]', 1)})", f"{x}.popitem()",
        ))]  # fmt: skip
    if type_ == "dict[int, str]":
        return [s.pick((f"{x}[{i}] = {text}", f"{x}.pop({i}, \"\")", f"del {x}[{i}]", f"{x}.clear()"))]
    if type_ == "set[int]":
        return [s.pick((f"{x}.add({i})", f"{x}.discard({i})", f"{x}.remove({i})", f"{x} |= {{{i}, {j}}}", f"{x}.update({expression(s, 'list[int]', 1)})"))]
    return [s.pick((f"{x}.a = {i}", f"{x}.b = {text}", f"{x}.a += 1"))]


def report(s: Scope) -> Lines:
    return [f"log.append({expression(s, 'str', 2)})"]


def leave(s: Scope) -> Lines:
    """return, raise, break or continue, under a condition."""
    ways = [f"return {expression(s, s.result, 2)}", f"raise {s.pick(('Slip', 'Fall', 'ValueError'))}({expression(s, 'str', 1)})"]
    if s.loops:
        ways += ["break", "continue"]
    return [f"if {expression(s, 'bool', 2)}:", "    " + s.pick(ways)]


def unpack(s: Scope) -> Lines:
    a, b = s.fresh(), s.fresh()
    value = s.pick((expression(s, "tuple[int, str]", 2), ""))
    if value:
        s.add(a, "int")
        s.add(b, "str")
        return [f"{a}, {b} = {value}"]
    source = expression(s, "list[int]", 2)
    s.add(a, "int")
    s.add(b, "list[int]")
    return [f"{a}_ = list({source})", s.pick((f"{a}, *{b} = {a}_", f"*{b}, {a} = {a}_"))]


# --- compound -------------------------------------------------------------------------------------------------------------


def condition(s: Scope) -> Lines:
    lines = [f"if {expression(s, 'bool', 3)}:", *body(s)]
    if s.chance(4):
        lines += [f"elif {expression(s, 'bool', 2)}:", *body(s)]
    if s.chance(5):
        lines += ["else:", *body(s)]
    return lines


def for_loop(s: Scope) -> Lines:
    name = s.fresh()
    index = s.fresh()
    kind = s.number(0, 7)
    if kind == 0:
        head, bound = f"for {name} in range({expression(s, 'int', 1)} % 6):", [(name, "int")]
    elif kind == 1:
        head, bound = f"for {name} in {expression(s, 'list[int]', 2)}[:5]:", [(name, "int")]
    elif kind == 2:
        head, bound = f"for {name} in {expression(s, 'str', 2)}[:6]:", [(name, "str")]
    elif kind == 3:
        head, bound = f"for {index}, {name} in enumerate({expression(s, 'list[str]', 2)}[:4], 1):", [(index, "int"), (name, "str")]
    elif kind == 4:
        head, bound = f"for {name}, {index} in sorted({expression(s, 'dict[str, int]', 2)}.items()):", [(name, "str"), (index, "int")]
    elif kind == 5:
        head, bound = f"for {name} in range({expression(s, 'int', 1)} % 12, {expression(s, 'int', 0)} % 7, {s.pick(('-2', '-3', '4', '2'))}):", [(name, "int")]
    elif kind == 6:
        pairs = f"zip({expression(s, 'list[int]', 1)}, {expression(s, 'str', 1)})"
        head, bound = f"for {index}, {name} in {pairs}:", [(index, "int"), (name, "str")]
    else:
        head, bound = f"for {name} in {expression(s, 'list[P]', 2)}[:4]:", [(name, "P")]
    with s.block():
        for bound_name, type_ in bound:
            s.add(bound_name, type_)
        s.loops += 1
        lines = [head, *indented(statements(s, 3))]
        s.loops -= 1
    if s.chance(2):
        lines += ["else:", *body(s, 2)]
    return lines


def while_loop(s: Scope) -> Lines:
    name = s.fresh()
    start = expression(s, "int", 1)
    with s.block():
        s.add(name, "int")
        s.frozen.add(name)
        s.loops += 1
        lines = [f"{name} = ({start}) % 7", f"while {name} > 0{s.pick(('', ' and ' + expression(s, 'bool', 1)))}:", f"    {name} -= 1"]
        lines += indented(statements(s, 3))
        s.loops -= 1
    if s.chance(3):
        lines += ["else:", *body(s, 2)]
    return lines


def handlers(s: Scope) -> Lines:
    lines = ["try:", *body(s)]
    kinds = s.pick(("Fall|Slip", "Slip|ValueError", "ZeroDivisionError", "(IndexError, KeyError)", "ArithmeticError|LookupError", "Exception", "Fall|Exception"))
    for kind in kinds.split("|"):
        name = s.fresh()
        lines += [f"except {kind} as {name}:", f"    log.append(type({name}).__name__)", *body(s, 2)]
    if s.chance(3):
        lines += ["else:", *body(s, 2)]
    if s.chance(4):
        lines += ["finally:", *calm(s)]
    return lines


def calm(s: Scope) -> Lines:
    """The body of a finally: without a way out of its own."""
    loops, s.loops = s.loops, 0
    with s.block():
        lines = indented([*report(s), *SIMPLE[s.number(0, 3)](s)])
    s.loops = loops
    return lines


def cleanup(s: Scope) -> Lines:
    return ["try:", *body(s), "finally:", *calm(s)]


def managed(s: Scope) -> Lines:
    name = s.fresh()
    head = f"with Room({expression(s, 'str', 0)}, {expression(s, 'bool', 1)}) as {name}:"
    with s.block():
        s.add(name, "int")
        return [head, *indented(statements(s, 3))]


PATTERNS = {
    "int": ("0 | 1", "-1", "«int» if «» > 5"),
    "tuple[int, str]": ("(0, «str»)", '(«int», "a")', "(«int», «str») if «» != 'a'"),
    "P": ("Q(a=«int»)", 'P(«int», "a")', "P(b=«str») if «» < 'b'"),
    "list[int]": ("[]", "[«int»]", "[«int», *«list[int]»]"),
    "int | None": ("None", "int(«int») if «» % 2 == 0"),
}
"""«type» captures; «» is what the last of them has captured."""


def pattern(s: Scope, text: str) -> tuple[str, list[tuple[str, str]]]:
    """A pattern with names of its own, and what these are."""
    bound: list[tuple[str, str]] = []
    made = ""
    while "«" in text:
        before, _, text = text.partition("«")
        type_, _, text = text.partition("»")
        if type_:
            bound.append((s.fresh(), type_))
        made += before + bound[-1][0]
    return made + text, bound


def matched(s: Scope) -> Lines:
    kind = s.pick(("int", "tuple[int, str]", "P", "list[int]", "int | None"))
    subject, before = expression(s, kind, 2), []
    if kind != "int | None":  # mypy looks through an expression, and takes patterns that it cannot match for unreachable
        name = s.fresh()
        subject, before = f"given({name})", [f"{name}: {kind} = {subject}"]
    cases = [pattern(s, one) for one in PATTERNS[kind]]
    lines = [f"match perhaps({subject}):" if kind == "int | None" else f"match {subject}:"]
    for text, bound in cases:
        with s.block():
            for name, type_ in bound:
                s.add(name, type_)
            lines += indented([f"case {text}:", *indented(statements(s, 2))])
    return [*before, *lines, *indented(["case _:", *body(s, 2)])]


def inner_function(s: Scope) -> Lines:
    """A closure that changes a variable outside of it, and what it gives when it is called."""
    outer = s.pick(s.writable("int")) if s.writable("int") and s.nested == 0 else ""
    name, param, result = s.fresh(), s.fresh(), s.fresh()
    kept, s.loops, wanted, s.result = s.loops, 0, s.result, "int"
    s.nested += 1
    hidden, s.frozen = s.frozen, {n for names in s.names.values() for n in names if n != outer}
    with s.block():
        s.add(param, "int")
        lines = [f"def {name}({param}: int) -> int:"]
        lines += [f"    nonlocal {outer}", f"    {outer} = small({outer} + {param})"] if outer else []
        lines += indented([*statements(s, 2), f"return {expression(s, 'int', 2)}"])
    s.frozen = hidden
    s.nested -= 1
    s.loops, s.result = kept, wanted
    way = s.pick((f"{name}({expression(s, 'int', 1)})", f"sum(map({name}, [1, 2]))", f"{name}({name}(1))"))
    s.add(result, "int")
    return [*lines, f"{result} = {way}"]


def generator(s: Scope) -> Lines:
    """A generator, run whole or in part."""
    name, param, result = s.fresh(), s.fresh(), s.fresh()
    kept, s.loops = s.loops, 0
    hidden, s.frozen = s.frozen, {n for names in s.names.values() for n in names}
    with s.block():
        s.add(param, "int")
        state, item = s.fresh(), s.fresh()
        s.add(state, "int")
        s.frozen.add(state)
        guard = s.chance(5)
        inside = [
            f"    yield small({expression(s, 'int', 2)})",
            f"    {state} = small({state} + {item})",
            f"    if {expression(s, 'bool', 2)}:",
            f"        yield {state}",
        ]
        loop = [f"for {item} in range({param} % 5):", *inside, f"yield {expression(s, 'int', 1)}"]
        if guard:
            kept_text = s.fresh()  # nothing but the handler needs it
            loop = [
                f"{kept_text} = {expression(s, 'str', 1)}", "try:", *indented(loop), f"    yield 7 // ({item} % 3)",
                "except (ZeroDivisionError, LookupError):", f"    log.append({kept_text} + str({param}))", f"    yield {state}",
                "finally:", f"    log.append(str({state}))",
            ]  # fmt: skip
        lines = [f"def {name}({param}: int) -> Iterator[int]:", f"    {state} = {item} = {param}", *indented(loop)]
    s.frozen = hidden
    s.loops = kept
    start = expression(s, "int", 1)
    ways = [f"list({name}({start}))", f"[x + 1 for x in {name}({start})]", f"sorted({name}({start}))"]
    if not guard:  # CPython runs the finally of a generator that nobody has any more
        ways.append(f'[x for x, _ in zip({name}({start}), "ab")]')
    way = s.pick(ways)
    s.add(result, "list[int]")
    return [*lines, f"{result} = {way}"]


def walk(s: Scope) -> Lines:
    """Along a chain of nodes."""
    name, total = s.fresh(), s.fresh()
    lines = [f"{total} = 0", f"{name}: Node | None = {expression(s, 'Node | None', 2)}", f"while {name} is not None:"]
    with s.block():
        s.add(total, "int")
        inside = [f"{total} = small({total} * 3 + {name}.value)", *statements_without_exit(s), f"{name} = {name}.next"]
    s.add(total, "int")
    return [*lines, *indented(inside)]


def statements_without_exit(s: Scope) -> Lines:
    return SIMPLE[s.number(0, 4)](s)


SIMPLE: tuple[Rule, ...] = (declare, assign, augment, change, report, leave, unpack)
COMPOUND: tuple[Rule, ...] = (
    condition, for_loop, while_loop, handlers, cleanup, managed, matched, inner_function, generator, walk,
)  # fmt: skip
