"""What to write instead: help for mypy's messages, and clearer words where mypy speaks of things that a user does not see."""

from __future__ import annotations

import difflib
import functools
import re
import sys
from collections.abc import Callable

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], str], str]]


def _missing_module(name: str) -> str:
    if name.split(".")[0] in sys.stdlib_module_names:
        return f"compiled programs do not have {name}; run this program with python, or do without it"
    return f"a module of the program must lie beside its main file: {name.replace('.', '/')}.py"


def _operands(found: re.Match[str], text: str) -> str:
    op, left, right = found["op"], found["left"], found["right"]
    if "None" in (left, right) or left.endswith("| None") or right.endswith("| None"):
        return "handle None first: test `is not None`, or give a default, as in `d.get(key, 0)`"
    if "str" in (left, right) and {left, right} & {"int", "float"}:
        if op == "+":
            return "make the number a text: str(number), or write an f-string"
        return "make the text a number: int(text) or float(text)"
    if "|" in left or "|" in right:
        return "find out first which one it is, with isinstance()"
    return "convert one of the two so that the types agree"


def _assignment(found: re.Match[str], text: str) -> str:
    return _conversion(found["have"], found["want"])


def _conversion(have: str, want: str) -> str:
    if have == "None":
        return f"allow None in the type: {want} | None"
    if have.endswith("| None"):
        return "test `is not None` first"
    if want in ("int", "float", "str") and have in ("int", "float", "str", "object"):
        return f"convert it: {want}(...)"
    if have.startswith("list[") and want.startswith("list["):
        inner = want[5:-1]
        if inner == "float":
            return "make the list of floats from the start: [1.0, 2.0], or [float(x) for x in values]"
        return f"a list that may hold {inner} is declared so: values: {want} = [...]"
    if "|" in have:
        return "find out first which one it is, with isinstance()"
    return f"a value of type {want} is needed here"


BUILTIN_ADVICE = {
    "eval": "a compiled program has no compiler in it: call a function instead",
    "exec": "a compiled program has no compiler in it: call a function instead",
    "compile": "a compiled program has no compiler in it: call a function instead",
    "setattr": "attributes are fixed when the program is compiled: write value.name = ...",
    "getattr": "attributes are fixed when the program is compiled: write value.name",
    "hasattr": "attributes are fixed when the program is compiled: use isinstance() or a field that may be None",
    "delattr": "attributes are fixed when the program is compiled: assign None instead",
    "globals": "names are resolved when the program is compiled: use a dict of your own",
    "locals": "names are resolved when the program is compiled: use a dict of your own",
    "vars": "names are resolved when the program is compiled: name the fields",
    "memoryview": "use bytes or bytearray",
    "complex": "keep real and imaginary part in two floats",
    "type": "use isinstance()",
    "string": "the type of text is str",
    "integer": "the type of whole numbers is int",
    "boolean": "the type of truth values is bool",
    "String": "the type of text is str",
    "number": "write int or float",
}


def _undefined(found: re.Match[str], text: str) -> str:
    name = found["name"]
    if name in BUILTIN_ADVICE:
        return BUILTIN_ADVICE[name]
    close = difflib.get_close_matches(name, sorted(_words(text) - {name}), 1, 0.75)
    if close:
        return f'did you mean "{close[0]}"?'
    return f'is "{name}" misspelt, or is its definition or import missing?'


METHOD_ADVICE = {
    ("str", "contains"): "write `part in text`",
    ("str", "length"): "write len(text)",
    ("list", "length"): "write len(values)",
    ("list", "push"): "write values.append(x)",
    ("list", "add"): "write values.append(x)",
    ("list", "contains"): "write `x in values`",
    ("list", "size"): "write len(values)",
    ("dict", "has_key"): "write `key in table`",
    ("dict", "contains"): "write `key in table`",
}


def _attribute(found: re.Match[str], text: str) -> str:
    owner, name = found["owner"], found["name"]
    if owner == "None" or owner.startswith("None"):
        return "it may be None: test `is not None` first"
    known = METHOD_ADVICE.get((owner.split("[")[0], name))
    if known is not None:
        return known
    if re.search(rf"^class {re.escape(owner)}\b", text, re.MULTILINE):
        return f"assign self.{name} in __init__ of {owner}, or define the method; is the name misspelt?"
    return "is the name misspelt, or the value of another type than it should be?"


def _union_attribute(found: re.Match[str], text: str) -> str:
    if found["item"] == "None":
        return "it may be None: test `is not None` first"
    return f"find out first whether it has .{found['name']}, with isinstance()"


def _annotation(found: re.Match[str], text: str) -> str:
    name = found["name"]
    kind = "list[int]"
    for pattern, example in ((r"(\{\}|dict\(\))", "dict[str, int]"), (r"None\b", "int | None")):
        if re.search(rf"\b{re.escape(name)}\s*=\s*{pattern}", text):
            kind = example
    return f"say what it will hold, for example: {name}: {kind} = ..."


THREAD_LOCAL = "keep it in a field of a Thread subclass, or in a dict by threading.get_ident(), under a lock"

_RULES: list[tuple[str, Callable[[re.Match[str], str], str]]] = [
    (r'^Unsupported operand types for (?P<op>\S+) \("(?P<left>.*)" and "(?P<right>.*)"\)', _operands),
    (r"^Unsupported left operand type for (?P<op>\S+) \(\"(?P<left>.*)\"\)(?P<right>)", _operands),
    (r'^Incompatible types in assignment \(expression has type "(?P<have>.*?)", .*?type "(?P<want>.*)"\)', _assignment),
    (r'^Incompatible return value type \(got "(?P<have>.*)", expected "(?P<want>.*)"\)', _assignment),
    (r'^Argument .* has incompatible type "(?P<have>.*?)"; expected "(?P<want>.*)"', _assignment),
    (r'^Incompatible default for .*\(default has type "(?P<have>.*?)", .*? has type "(?P<want>.*)"\)', _assignment),
    (r'^List item \d+ has incompatible type "(?P<have>.*?)"; expected "(?P<want>.*)"', _assignment),
    (r'^Dict entry \d+ has incompatible type "(?P<have>.*?)"; expected "(?P<want>.*)"', _assignment),
    (r'^Name "(?P<name>.*?)" is not defined', _undefined),
    (r'^Need type annotation for "(?P<name>.*?)"', _annotation),
    (r'^Item "(?P<item>.*?)" of ".*" has no attribute "(?P<name>.*?)"', _union_attribute),
    (r'^"int" object is not iterable|^"int" has no attribute "__iter__"', lambda m, text: "count with range(n)"),
    (r'^"(?P<owner>.*?)" has no attribute "(?P<name>.*?)"', _attribute),
    (r'^Value of type ".*None" is not indexable', lambda m, text: "it may be None: test `is not None` first"),
    (r"^Missing return statement", lambda m, text: "let every path end in a return, or raise an exception at the end"),
    (r'^Missing type arguments for generic type "(?P<name>.*)"', lambda m, text: f"say of what: {_generic(m['name'])}"),
    (r'^Missing type parameters for generic type "(?P<name>.*)"', lambda m, text: f"say of what: {_generic(m['name'])}"),
    (r'^Cannot find implementation or library stub for module named "(?P<name>.*)"', lambda m, text: _missing_module(m["name"])),
    (r'^Module( "threading")? has no attribute "local"', lambda m, text: THREAD_LOCAL),
    (r'^Module "(?P<module>.*)" has no attribute "(?P<name>.*?)"(; maybe (?P<maybe>.*)\?)?', lambda m, text: _module_name(m)),
    (r'^Signature of "(?P<name>.*)" incompatible', lambda m, text: "an override takes the parameters of what it replaces"),
    (r"^Cannot infer type of lambda", lambda m, text: "its parameters must be those that are wanted; with defaults, write a def"),
    (r'^Name "(?P<name>.*?)" is used before definition', lambda m, text: f'move it below the definition of "{m["name"]}"'),
    (r"^Cannot determine type of \"(?P<name>.*?)\"", lambda m, text: f"annotate it where it is assigned first: {m['name']}: int = ..."),
    (r'^No overload variant of "(abs|int|float|round|sum|divmod|pow)" matches', lambda m, text: _for_numbers(m[1])),
    (r"^No overload variant", lambda m, text: "look at the types of the arguments: one of them does not fit"),
    (r"^Cannot instantiate abstract class", lambda m, text: "make an object of a subclass that defines what is abstract"),
    (r'^"(?P<name>.*)" does not return a value', lambda m, text: "call it in a line of its own"),
    (r'^"(?P<name>.*)" undefined in superclass', lambda m, text: "no base class has it: call it on self, or define it there"),
    (r"^Missing positional argument", lambda m, text: "give a value for it, or the parameter a default"),
    (r"^Too many arguments", lambda m, text: "leave out what it does not take"),
    (r"^Unexpected keyword argument", lambda m, text: "name a parameter that it has"),
    (r"^Value of type .* is not indexable", lambda m, text: "only lists, tuples, dicts, texts and classes with __getitem__ have items"),
    (r"^No parent module", lambda m, text: "modules beside the program are found by their name: import it without the dots"),
    (r"^Cannot assign to a method", lambda m, text: "keep a Callable in a field of its own, and assign that"),
    (r"^Name .* already defined", lambda m, text: "choose another name for one of the two"),
]
RULES = [(re.compile(pattern), action) for pattern, action in _RULES]


def _for_numbers(name: str) -> str:
    return f"{name} takes numbers: {'add up in a loop' if name == 'sum' else 'write a method for it, and call that'}"


def _generic(name: str) -> str:
    short = name.split(".")[-1]
    return {"dict": "dict[str, int]", "tuple": "tuple[int, str]"}.get(short, f"{short}[int]")


def _module_name(found: re.Match[str]) -> str:
    if found["maybe"]:
        return f"did you mean {found['maybe']}?"
    known = _known_names(found["module"])
    close = difflib.get_close_matches(found["name"], known, 1)
    return f'did you mean "{close[0]}"?' if close else "compiled programs do not have it; see docs/language.md for what there is"


def _known_names(module: str) -> list[str]:
    from bullsnake.front.mypy_build import STUBS

    path = STUBS / f"{module.replace('.', '/')}.pyi"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return re.findall(r"^(?:def )?([a-zA-Z]\w*)(?:\(|\s*:)", text, re.MULTILINE)


def advice(message: str, text: str) -> str:
    """The help for one of mypy's errors in a file with that text; empty when there is nothing to add."""
    guess = _GUESS.search(message)
    if guess is not None:
        return guess[1]
    for pattern, action in RULES:
        found = pattern.search(message)
        if found is not None:
            return action(found, text)
    return ""


@functools.lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Za-z_]\w*", text))


_REWORDED = [
    (
        re.compile(r'^Cannot find implementation or library stub for module named "(.*)"'),
        r'there is no module "\1" for compiled programs',
    ),
    (re.compile(r"^Need type annotation for "), "need type annotation for "),
]


_GUESS = re.compile(r"; (did you mean .*\?)$")
# Consequences of what is refused elsewhere.
_ECHOES = re.compile(r'^"complex" has no attribute|^Unsupported .*"complex"')


def is_echo(message: str) -> bool:
    """Whether one of our own refusals says it better."""
    return _ECHOES.search(message) is not None


def reword(message: str) -> str:
    """mypy's message in our style: it starts in lower case, and says nothing of stubs."""
    for pattern, text in _REWORDED:
        message = pattern.sub(text, message)
    message = _GUESS.sub("", message)
    message = re.sub(r" \(hint: .*?\)$", "", message)
    if message[:1].isupper() and message[1:2].islower():
        message = message[0].lower() + message[1:]
    return message
