"""Annotations that are missing, or that say no type."""

from __future__ import annotations

import ast
import re

from bullsnake.front.help.finding import Finding, Rule, Words, says


def _needed(found: Words, finding: Finding) -> str:
    name = found["name"]
    kind = "list[int]"
    for pattern, example in ((r"(\{\}|dict\(\))", "dict[str, int]"), (r"None\b", "int | None")):
        if re.search(rf"\b{re.escape(name)}\s*=\s*{pattern}", finding.text):
            kind = example
    return f"say what it will hold, for example: {name}: {kind} = ..."


def _generic(found: Words, finding: Finding) -> str:
    short = found["name"].split(".")[-1]
    return "say of what: " + {"dict": "dict[str, int]", "tuple": "tuple[int, str]"}.get(short, f"{short}[int]")


def _callable(found: Words, finding: Finding) -> str:
    node = finding.node()
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple) and len(node.slice.elts) > 1:
        *params, result = map(ast.unparse, node.slice.elts)
        return f"put brackets around what it takes: Callable[[{', '.join(params)}], {result}]"
    return "write what it takes in brackets, and what it gives: Callable[[int], str]"


def _brackets(found: Words, finding: Finding) -> str:
    node = finding.node()
    if isinstance(node, ast.List | ast.Tuple) and node.elts:
        return f"write {'list' if isinstance(node, ast.List) else 'tuple'}[{', '.join(map(ast.unparse, node.elts))}]"
    if isinstance(node, ast.Call):
        return f"name the class, without (): {ast.unparse(node.func)}"
    return "write a class, or list[int], dict[str, int], int | None"


def _no_type(found: Words, finding: Finding) -> str:
    name = found["name"].split(".")[-1]
    known = {"any": "write Any, from typing import Any", "callable": "write Callable[[int], str], from collections.abc import Callable"}
    return known.get(name, f"{name} is no class: name what the value is, as int, or Callable[[int], str] for a function")


RULES: list[Rule] = [
    (r'^Need type annotation for "(?P<name>.*?)"', _needed),
    (r'^Missing type (?:arguments|parameters) for generic type "(?P<name>.*)"', _generic),
    (r"^The first argument to Callable must be a list", _callable),
    (r"^(?:Bracketed expression|Syntax error in type annotation|Invalid type comment or annotation)", _brackets),
    (r'^Function "(?P<name>.*)" is not valid as a type', _no_type),
    (r'^Variable "(?P<name>.*)" is not valid as a type', _no_type),
    (r'^Module "(?P<name>.*)" is not valid as a type', says(r"name a class of the module: \g<name>.Name")),
    (r"^Cannot determine type of \"(?P<name>.*?)\"", says(r"annotate it where it is assigned first: \g<name>: int = ...")),
    (
        r'^"(?P<name>.*)" expects (?P<count>\d+) type arguments, but',
        lambda found, finding: _generic(found, finding) if found["name"] in ("dict", "list", "set") else "",
    ),
    (r"^The return type of a generator function should be", says("write -> Iterator[int], or what it yields")),
]
