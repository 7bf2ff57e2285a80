"""Messages that only follow from another one: one mistake gets one error."""

from __future__ import annotations

import ast
import re

from bullsnake.front.help.finding import Finding

# What is refused by us elsewhere, or has no type because the annotation is none ("callable?").
_ALWAYS = re.compile(
    r'^"complex" has no attribute|^Unsupported .*"complex"|^"?[\w.]+\?"? (?:not callable|has no attribute)|"[\w.]+\?"\)?$'
)


def without_echoes(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if not _ALWAYS.search(one.message) and not any(_follows(one, other) for other in findings)]


def _follows(one: Finding, other: Finding) -> bool:
    return one is not other and (_of_sum(one, other) or _of_manager(one, other) or _of_arguments(one, other))


def _of_sum(one: Finding, other: Finding) -> bool:
    """What sum() gives is an int only because its items did not fit."""
    inside = one.line == other.line and one.column < other.column
    return inside and '"int"' in one.message and other.message.startswith('Argument 1 to "sum"')


def _of_manager(one: Finding, other: Finding) -> bool:
    """A decorator of a generator whose annotation is wrong."""
    if not one.message.startswith("Argument 1 to ") or not other.message.startswith("The return type of a generator function"):
        return False
    functions = (n for n in ast.walk(one.tree) if isinstance(n, ast.FunctionDef) and n.lineno == other.line)
    return any(d.lineno == one.line for n in functions for d in n.decorator_list)


def _of_arguments(one: Finding, other: Finding) -> bool:
    """dict[str] has too few type arguments, and is not a dict of nothing on top of that."""
    same = (one.line, one.column) == (other.line, other.column)
    return same and one.message.startswith("Missing type ") and " type arguments, but " in other.message
