"""Attributes that are not there, that may not be assigned, and methods that are named but not called."""

from __future__ import annotations

import ast
import difflib
import re

from bullsnake.front.help.finding import Finding, Rule, Words, fields_of, says

_ADD = {"list": "append", "dict": "", "set": "add", "deque": "append", "Counter": "update"}
_SIZES = ("length", "size", "len", "count_items")
_ADDING = ("append", "add", "push", "insert", "push_back", "put")
_SINGLE = {
    ("str", "contains"): "write `part in text`",
    ("str", "append"): "a text does not change: write text += part",
    ("str", "reverse"): "write text[::-1]",
    ("str", "push"): "a text does not change: write text += part",
    ("list", "get"): "write values[i]; get() is a method of dicts",
    ("list", "contains"): "write `x in values`",
    ("list", "join"): 'write ", ".join(values)',
    ("list", "split"): "split() is a method of texts: take one item, as values[0].split()",
    ("list", "map"): "write [f(x) for x in values]",
    ("list", "keys"): "keys() is a method of dicts; the indices are range(len(values))",
    ("list", "items"): "items() is a method of dicts; write enumerate(values)",
    ("tuple", "append"): "a tuple does not change: write values + (x,), or use a list",
    ("range", "append"): "a range does not change: write list(range(n)) first",
    ("dict", "has_key"): "write `key in table`",
    ("dict", "contains"): "write `key in table`",
    ("dict", "remove"): "write del table[key], or table.pop(key)",
    ("dict", "sort"): "write sorted(table), or sorted(table.items())",
    ("set", "get"): "write `x in seen`; get() is a method of dicts",
    ("set", "append"): "write seen.add(x)",
    ("Counter", "top"): "write counter.most_common(n)",
}


def _of_container(owner: str, name: str) -> str:
    """Another container's method, or another language's."""
    kind = owner.split("[")[0]
    if (kind, name) in _SINGLE:
        return _SINGLE[kind, name]
    if name in _SIZES and kind in (*_ADD, "str", "tuple", "range", "bytes"):
        return "write len(text)" if kind == "str" else "write len(values)"
    if name in _ADDING and kind in _ADD:
        return "write table[key] = value" if kind == "dict" else f"write values.{_ADD[kind]}(x)"
    return ""


def _attribute(found: Words, finding: Finding) -> str:
    owner, name = found["owner"], found["name"]
    if owner == "None" or owner.startswith("None"):
        return "it may be None: test `is not None` first"
    if owner == "object":
        return f"find out first what it is, with isinstance(): only then it has .{name}"
    if owner.startswith(("Callable[", "def ")):
        return _of_function(name)
    return _of_container(owner, name) or _near(finding.message) or _of_class(owner, name, finding)


def _of_function(name: str) -> str:
    if name in ("cache_clear", "cache_info", "cache_parameters"):
        return "a cached function keeps everything here and has no such methods: keep a dict of your own, and look into that"
    return f"this is a function: call it first, as f().{name}, or keep the value in a variable"


def _near(message: str) -> str:
    guess = re.search(r"; maybe (?P<names>.*)\?$", message)
    return f"did you mean {guess['names']}?" if guess else ""


def _of_class(owner: str, name: str, finding: Finding) -> str:
    cls = finding.class_named(owner.split("[")[0])
    if cls is None:
        return "is the name misspelt, or the value of another type than it should be?"
    close = difflib.get_close_matches(name, sorted(fields_of(cls)), 1, 0.75)
    if close:
        return f'did you mean "{close[0]}"?'
    return f"assign self.{name} in __init__ of {owner}, or define the method; is the name misspelt?"


def _union_attribute(found: Words, finding: Finding) -> str:
    if found["item"] == "None":
        return "it may be None: test `is not None` first"
    return f"find out first whether it has .{found['name']}, with isinstance()"


def _read_only(found: Words, finding: Finding) -> str:
    cls, name = finding.class_named(found["owner"]), found["name"]
    if cls is None or not any(isinstance(n, ast.FunctionDef) and n.name == name for n in cls.body):
        return ""
    return f"give {found['owner']} a setter: @{name}.setter above def {name}(self, value: ...) -> None"


def _called_value(found: Words, finding: Finding) -> str:
    """A value that is called: a property, or something that hides a function."""
    call = finding.node()
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
        return f"{call.func.attr} is a value, not a method: read it without ()"
    return ""


def _uncalled(found: Words, finding: Finding) -> str:
    node = finding.node()
    name = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else found["name"]
    return f"call it: {name}()"


RULES: list[Rule] = [
    (r'^Item "(?P<item>.*?)" of ".*" has no attribute "(?P<name>.*?)"', _union_attribute),
    (r'^"int" has no attribute "__iter__"', says("count with range(n)")),
    (r'^"(?P<owner>.*?)" has no attribute "(?P<name>.*?)"', _attribute),
    (r'^Property "(?P<name>.*)" defined in "(?P<owner>.*)" is read-only', _read_only),
    (r'^"None" not callable', says("it may be None: test `is not None` first")),
    (r'^"(?P<type>.*)" not callable', _called_value),
    (r'^Function "(?P<name>.*)" could always be true', _uncalled),
    (r"^Cannot assign to a method", says("keep a Callable in a field of its own, and assign that")),
]
