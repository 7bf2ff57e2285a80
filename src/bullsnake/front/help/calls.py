"""Arguments that a call lacks, has too many of, or calls by a wrong name."""

from __future__ import annotations

import ast

from bullsnake.front.help.finding import Finding, Rule, Words, data_of, says


def _missing(found: Words, finding: Finding) -> str:
    if found["name"] == "self":
        method = found["rest"].split('"')[1]
        cls = found["rest"].split('"')[3] if " of " in found["rest"] else "The class"
        return f"make an object first: {cls}(...).{method}()"
    return "give a value for it, or the parameter a default"


def _too_many_positional(found: Words, finding: Finding) -> str:
    """Parameters behind a star are given by name."""
    call, function = finding.node(), _function(found["name"].split('"')[0], finding)
    if function is None or not isinstance(call, ast.Call) or not function.args.kwonlyargs:
        return "give the others by name: name=value"
    named = {k.arg for k in call.keywords}
    names = [a.arg for a in function.args.kwonlyargs if a.arg not in named]
    taken = len(function.args.args) + len(function.args.posonlyargs)
    given = [ast.unparse(a) for a in call.args[taken - _receivers(function) :]]
    pairs = ", ".join(f"{name}={value}" for name, value in zip(names, given, strict=False))
    return f"write {pairs}: what stands behind * is given by name" if pairs else "give the others by name: name=value"


def _function(name: str, finding: Finding) -> ast.FunctionDef | None:
    return next((n for n in ast.walk(finding.tree) if isinstance(n, ast.FunctionDef) and n.name == name), None)


def _receivers(function: ast.FunctionDef) -> int:
    return 1 if function.args.args and function.args.args[0].arg in ("self", "cls") else 0


def _unexpected(found: Words, finding: Finding) -> str:
    name = found["function"]
    if found["owner"]:
        cls = finding.class_named(found["owner"])
        fields = sorted(data_of(cls)) if cls is not None and name == "replace" else []
        return f"name one of {', '.join(fields)}" if fields else "name a parameter that it has"
    function = _function(name, finding)
    if function is not None:
        if any(a.arg == found["name"] for a in function.args.posonlyargs):
            return f"{found['name']} stands in front of / in the definition: give it without its name"
        return "name a parameter that it has"
    if finding.class_named(name) is not None:
        return "name a parameter that it has"
    return f"compiled programs have {name} without {found['name']}; see docs/language.md"


def _without_start(found: Words, finding: Finding) -> str:
    return f"give what the sum begins with: sum(..., {found['item']}(...))"


def _for_numbers(found: Words, finding: Finding) -> str:
    name = found["name"]
    return f"{name} takes numbers: {'add up in a loop' if name == 'sum' else 'write a method for it, and call that'}"


RULES: list[Rule] = [
    (r'^Argument 1 to "sum" has incompatible type "\w+\[(?P<item>[A-Z]\w*)\]"', _without_start),
    (r'^Missing positional argument "(?P<name>.*?)" in call to (?P<rest>.*)', _missing),
    (r"^Missing positional argument", says("give a value for it, or the parameter a default")),
    (r'^Missing named argument "(?P<name>.*?)"', says(r"write \g<name>=...")),
    (r'^Too many positional arguments for "(?P<name>.*)"', _too_many_positional),
    (r"^Too many arguments", says("leave out what it does not take")),
    (r'^Unexpected keyword argument "(?P<name>.*?)" for "(?P<function>.*?)"(?: of "(?P<owner>.*?)")?', _unexpected),
    (r"^Unexpected keyword argument", says("name a parameter that it has")),
    (r'^No overload variant of "(?P<name>abs|int|float|round|sum|divmod|pow)" matches', _for_numbers),
    (r'^No overload variant of "range" matches .*float', says("range takes whole numbers: write // instead of /, or int(...)")),
    (r'^"(?P<name>.*)" does not return a value', says("call it in a line of its own")),
    (r'^"(?P<name>.*)" undefined in superclass', says("no base class has it: call it on self, or define it there")),
    (r"^Cannot infer type of lambda", says("its parameters must be those that are wanted; with defaults, write a def")),
]
