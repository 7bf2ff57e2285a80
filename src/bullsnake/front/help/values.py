"""Values of another type than the place wants: assignments, arguments, items, operators, indices."""

from __future__ import annotations

import ast
import re

from bullsnake.front.help.finding import Finding, Rule, Words, says

_IN_PLACE = {
    "sort": "sorted(...)",
    "reverse": "list(reversed(...))",
    "append": "values + [x]",
    "extend": "values + others",
    "insert": "values[:i] + [x] + values[i:]",
    "update": "first | second",
    "add": "seen | {x}",
    "clear": "an empty one",
    "shuffle": "random.sample(values, len(values))",
}
_NONE_FIRST = "it may be None: test `is not None` first"


def _operands(found: Words, finding: Finding) -> str:
    op, left, right = found["op"], found["left"], found["right"]
    if "None" in (left, right) or left.endswith("| None") or right.endswith("| None"):
        return "handle None first: test `is not None`, or give a default, as in `d.get(key, 0)`"
    if op == "*" and "float" in (left, right) and _repeats(left, right):
        return "only a whole number repeats it: write // instead of /, or int(...)"
    if _is_function(left) or _is_function(right):
        return "call the function: write its name with ()"
    if "str" in (left, right) and {left, right} & {"int", "float"}:
        if op == "+":
            return "make the number a text: str(number), or write an f-string"
        return "make the text a number: int(text) or float(text)"
    if "|" in left or "|" in right:
        return "find out first which one it is, with isinstance()"
    return "convert one of the two so that the types agree"


def _repeats(left: str, right: str) -> bool:
    return any(type_ in ("str", "bytes") or type_.startswith(("list[", "tuple[")) for type_ in (left, right))


def _is_function(type_: str) -> bool:
    return type_.startswith(("Callable[", "def ", "overloaded function"))


def _contained(found: Words, finding: Finding) -> str:
    if found["op"] in ("in", "not in") and ("None" in found["right"].split(" | ")):
        return _NONE_FIRST
    if found["op"] in ("in", "not in") and found["right"] in ("int", "float"):
        return "`in` asks lists, sets, dicts, texts and ranges"
    return "find out first which one it is, with isinstance()" if "|" in found["right"] else ""


def _conflict(found: Words, finding: Finding) -> str:
    have, want = found["have"], found["want"]
    return _of_none(have, finding) or _of_member(have, finding) or conversion(have, want)


def _of_none(have: str, finding: Finding) -> str:
    """What a method gives that changes its object."""
    node = finding.node()
    if have != "None" or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return ""
    name = node.func.attr
    if name not in _IN_PLACE:
        return ""
    return f"{name}() changes the object and gives None: call it in a line of its own, or write {_IN_PLACE[name]}"


def _of_member(have: str, finding: Finding) -> str:
    """What a class lacks of a protocol, as mypy's notes say it."""
    missing = next((i for i, note in enumerate(finding.notes) if "is missing following" in note), None)
    if missing is not None and missing + 1 < len(finding.notes):
        return f"define in {have}: {finding.notes[missing + 1].strip()}"
    expected = next((i for i, note in enumerate(finding.notes) if note.strip() == "Expected:"), None)
    got = next((i for i, note in enumerate(finding.notes) if note.strip() == "Got:"), None)
    if expected is None or got is None or got + 1 >= len(finding.notes):
        return ""
    return f"write in {have}: {finding.notes[expected + 1].strip()}; it is {finding.notes[got + 1].strip()}"


def conversion(have: str, want: str) -> str:
    if have == "None":
        return f"allow None in the type: {want} | None"
    if have.endswith("| None"):
        return "test `is not None` first"
    if want == "int" and have == "float":
        return "convert it: int(...); a division that gives a whole number is written //"
    if want in ("int", "float", "str") and have in ("int", "float", "str", "object"):
        return f"convert it: {want}(...)"
    if have.startswith("list[") and want.startswith("list["):
        return _of_lists(want)
    if have.startswith("tuple[") and want.startswith("tuple[") and have.count(",") != want.count(",") and "..." not in want:
        return f"it takes {want.count(',') + 1} items; a tuple of any length is declared tuple[{want[6:-1].split(',')[0]}, ...]"
    if _is_function(have) and not _is_function(want):
        return "call the function: write its name with ()"
    if "|" in have:
        return "find out first which one it is, with isinstance()"
    return f"a value of type {want} is needed here"


def _of_lists(want: str) -> str:
    inner = want[5:-1]
    if inner == "float":
        return "make the list of floats from the start: [1.0, 2.0], or [float(x) for x in values]"
    return f"a list that may hold {inner} is declared so: values: {want} = [...]"


def _entry(found: Words, finding: Finding) -> str:
    for part in ("key", "value"):
        if found[f"have_{part}"] != found[f"want_{part}"]:
            return f"the {part}: {conversion(found[f'have_{part}'], found[f'want_{part}'])}"
    return ""


def _key(found: Words, finding: Finding) -> str:
    have, want = found["have"], found["want"]
    if want in ("str", "int") and have in ("str", "int"):
        return f"the keys are of type {want}: write {want}(...), or the key that is meant"
    return f"the keys are of type {want}"


def _index(found: Words, finding: Finding) -> str:
    if found["have"] == "float":
        return "an index is a whole number: write // instead of /, or int(...)"
    if found["have"] == "str":
        return "an index is a whole number: write int(...), or use a dict for items by name"
    return "an index is a whole number, or a slice"


def _typed_dict_key(found: Words, finding: Finding) -> str:
    cls = finding.class_named(found["name"])
    if cls is None:
        return ""
    keys = [f'"{n.target.id}"' for n in cls.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
    return f"its keys are {', '.join(keys)}"


def _missing_key(found: Words, finding: Finding) -> str:
    return f"give it here, or declare it as NotRequired in {found['name']}"


def _field_of_tuple(found: Words, finding: Finding) -> str:
    name = re.match(r"\w+", finding.source()[finding.column - 1 :])
    return f"{name[0]} is a method of every tuple: give the field another name" if name else ""


RULES: list[Rule] = [
    (r'^Unsupported operand types for (?P<op>\S+) \("(?P<left>.*)" and "(?P<right>.*)"\)', _operands),
    (r"^Unsupported left operand type for (?P<op>\S+) \(\"(?P<left>.*)\"\)(?P<right>)", _operands),
    (r'^Unsupported right operand type for (?P<op>.+?) \("(?P<right>.*)"\)', _contained),
    (r'^Incompatible types in assignment \(expression has type ".*", base class "tuple" defined', _field_of_tuple),
    (r'^Incompatible types in assignment \(expression has type "(?P<have>.*?)", .*?type "(?P<want>.*)"\)', _conflict),
    (r'^Incompatible return value type \(got "(?P<have>.*)", expected "(?P<want>.*)"\)', _conflict),
    (r'^Argument .* has incompatible type "(?P<have>.*?)"; expected "(?P<want>.*)"', _conflict),
    (r'^Incompatible default for .*\(default has type "(?P<have>.*?)", .*? has type "(?P<want>.*)"\)', _conflict),
    (r'^List item \d+ has incompatible type "(?P<have>.*?)"; expected "(?P<want>.*)"', _conflict),
    (
        r'^Dict entry \d+ has incompatible type "(?P<have_key>.*?)": "(?P<have_value>.*?)"; '
        r'expected "(?P<want_key>.*?)": "(?P<want_value>.*)"',
        _entry,
    ),
    (r'^Invalid index type "(?P<have>.*)" for "(?:dict|defaultdict|Counter|Mapping)\[.*"; expected type "(?P<want>.*)"', _key),
    (r'^Invalid index type "(?P<have>.*?)" for', _index),
    (r'^No overload variant of "__getitem__" of ".*" matches argument type "(?P<have>.*)"', _index),
    (r'^TypedDict "(?P<name>.*)" has no key', _typed_dict_key),
    (r'^Missing key ".*" for TypedDict "(?P<name>.*)"', _missing_key),
    (r'^"int" object is not iterable', says("count with range(n)")),
    (r'^Value of type ".*None" is not indexable', says(_NONE_FIRST)),
    (r"^Value of type .* is not indexable", says("only lists, tuples, dicts, texts and classes with __getitem__ have items")),
    (r"^No overload variant", says("look at the types of the arguments: one of them does not fit")),
]
