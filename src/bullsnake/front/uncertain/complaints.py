"""The lines on which mypy finds that something may be None, or of a class that cannot be used so."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMPLAINT = re.compile(r"^(?P<file>.+?):(?P<line>\d+):-?\d+:(?P<end>\d+):-?\d+: error: (?P<text>.*)  \[(?P<code>[a-z-]+)\]$")
_CODES = frozenset({"union-attr", "index", "operator", "misc", "arg-type"})


def concerned(errors: Sequence[str], path: str) -> dict[int, set[str]]:
    """By line of one file, the codes of the errors in which None or a union has a part."""
    found: dict[int, set[str]] = {}
    for error in errors:
        match = _COMPLAINT.match(error)
        if match is not None and match["file"] == path and match["code"] in _CODES and _is_tested(match["code"], match["text"]):
            for line in range(int(match["line"]), int(match["end"]) + 1):
                found.setdefault(line, set()).add(match["code"])
    return found


def _is_tested(code: str, text: str) -> bool:
    if code == "union-attr" or code == "index" and " | " in text:
        return True
    if code == "operator" and text.startswith("Unsupported operand types for "):
        return True
    return "None" in text or text == "Expected iterable as variadic argument" or text.endswith("object is not iterable")
