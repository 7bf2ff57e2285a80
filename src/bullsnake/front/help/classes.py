"""Classes: overrides, abstract classes, order; and bodies that end without a return."""

from __future__ import annotations

import ast

from bullsnake.front.help.finding import Finding, Rule, Words, data_of, says


def _unordered(found: Words, finding: Finding) -> str:
    kind = found["type"]
    if kind.endswith("None"):
        return "None has no order: leave such items out first, or give a key that is never None"
    cls = finding.class_named(kind.split("[")[0])
    if cls is None:
        return "give a key that has an order: key=lambda value: ..."
    field = next(iter(sorted(data_of(cls))), "name")
    return f"give a key: key=lambda value: value.{field}, or {_order_of(cls)}"


def _order_of(cls: ast.ClassDef) -> str:
    if any("dataclass" in ast.unparse(decorator) for decorator in cls.decorator_list):
        return "write @dataclass(order=True)"
    return f"define __lt__ in {cls.name}"


def _pattern(found: Words, finding: Finding) -> str:
    cls = finding.class_named(found["name"].rpartition(".")[2])
    return f"it has {', '.join(sorted(data_of(cls)))}" if cls is not None else ""


RULES: list[Rule] = [
    (r'^Value of type variable ".*" of "(?P<function>sorted|sort|min|max)\b.*" cannot be "(?P<type>.*)"', _unordered),
    (r'^Argument "key" to "(?:sorted|sort|min|max)\b.*expected "Callable.*(?P<type>\| None)', _unordered),
    (
        r"^Parameterized generics cannot be used with class or instance checks",
        says("name the class alone: isinstance(value, list); what it holds is tested item by item"),
    ),
    (r"^Only @runtime_checkable protocols", says("name the classes themselves, or give them a common base class")),
    (r'^Class "(?P<name>.*)" has no attribute', _pattern),
    (r"^Missing return statement", says("let every path end in a return, or raise an exception at the end")),
    (r'^Signature of "(?P<name>.*)" incompatible', says("an override takes the parameters of what it replaces")),
    (r"^Cannot instantiate abstract class", says("make an object of a subclass that defines what is abstract")),
]
