"""Names that are not defined, or not yet, or no longer."""

from __future__ import annotations

import ast
import builtins
import difflib
import sys

from bullsnake.front.help.finding import Finding, Rule, Words, defined_names, fields_of, says
from bullsnake.front.help.stubs import modules, names_in

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
    "true": "write True",
    "false": "write False",
    "null": "write None",
    "none": "write None",
    "List": "write list[int], or what it holds",
    "Dict": "write dict[str, int], or what it holds",
    "Set": "write set[int], or what it holds",
    "Tuple": "write tuple[int, str], or what it holds",
}


def _undefined(found: Words, finding: Finding) -> str:
    name = found["name"]
    if name in BUILTIN_ADVICE:
        return BUILTIN_ADVICE[name]
    return _own_field(name, finding) or _import_of(name, capital=True) or _near(name, finding) or _import_of(name) or _unknown(name)


def _own_field(name: str, finding: Finding) -> str:
    """A field or method of the class around, without self."""
    cls, function = finding.holder(ast.ClassDef), finding.holder(ast.FunctionDef)
    if not isinstance(cls, ast.ClassDef) or function is None or name not in fields_of(cls):
        return ""
    return f"write self.{name}: {cls.name} has it"


def _import_of(name: str, capital: bool = False) -> str:
    """How the library's module or name is imported. capital: only for what nobody defines by chance."""
    if name in modules() or (name in sys.stdlib_module_names and not capital):
        return f"write import {name} on top of the file"
    if capital and not name[0].isupper():
        return ""
    return next((f"write from {module} import {name} on top of the file" for module in modules() if name in names_in(module)), "")


def _near(name: str, finding: Finding) -> str:
    close = difflib.get_close_matches(name, sorted((defined_names(finding.text) | set(dir(builtins))) - {name}), 1, 0.75)
    return f'did you mean "{close[0]}"?' if close else ""


def _unknown(name: str) -> str:
    return f'is "{name}" misspelt, or is its definition or import missing?'


RULES: list[Rule] = [
    (r'^Name "(?P<name>.*?)" is not defined', _undefined),
    (r'^Name "(?P<name>.*?)" is used before definition', says(r'move it below the definition of "\g<name>"')),
    (r'^Name "(?P<name>.*?)" may be undefined', says(r"give \g<name> a value on every way to this line")),
    (r'^Trying to read deleted variable "(?P<name>.*?)"', says(r"keep it under another name in the except: kept = \g<name>")),
    (r"^Name .* already defined", says("choose another name for one of the two")),
]
