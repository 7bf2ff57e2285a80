"""The help for one of mypy's messages: the first rule that says something, and mypy's own guess where it has one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bullsnake.front.help import attributes, calls, classes, imports, names, type_names, values
from bullsnake.front.help.finding import Finding, Rule

_GUESS = re.compile(r"; (did you mean .*\?)$")
_FIRST: list[Rule] = [*names.RULES, *imports.RULES]
_OTHERS: list[Rule] = [*classes.RULES, *attributes.RULES, *type_names.RULES, *calls.RULES, *values.RULES]


def advice(finding: Finding) -> str:
    """Empty when there is nothing to add."""
    guess = _GUESS.search(finding.message)
    return _by(_FIRST, finding) or (guess[1] if guess is not None else "") or _by(_OTHERS, finding)


def _by(rules: Iterable[Rule], finding: Finding) -> str:
    for pattern, action in rules:
        found = re.search(pattern, finding.message)
        if found is not None and (text := action(found, finding)):
            return text
    return ""
