"""What mypy finds wrong and the compiled program tests for itself: these errors, and the notes beneath them, are not reported.

An `__eq__` or `__ne__` that takes less than any object: who compares gives it anything, through the method table, where the argument is
tested (build/vtables.py). What cannot be tested is refused in overrides.py.

A value that does not fit its place, on a line with `# type: ignore`: it is tested where it is converted (doubted.py), or reported then.
"""

from __future__ import annotations

import re

_EQUALITY = re.compile(r": error: Argument 1 of \"__(?:eq|ne)__\" is incompatible with supertype .*  \[override\]$")
_ERROR = re.compile(r"^(?P<file>.+?):(?P<line>\d+):.*: error: .*  \[(?P<code>[a-z-]+)\]$")
_NOTE = ": note: "

Ignored = dict[str, dict[int, tuple[str, ...]]]
"""By path and line, the codes that comments ignore."""


def sorted_out(messages: list[str], ignored: Ignored) -> tuple[list[str], list[str]]:
    """mypy's lines that are reported, and the errors of which it is seen later whether they are."""
    kept: list[str] = []
    doubted: list[str] = []
    target: list[str] | None = kept
    for message in messages:
        if _NOTE in message:
            if target is kept:
                kept.append(message)
            continue
        target = None if _EQUALITY.search(message) else doubted if _is_ignored(message, ignored) else kept
        if target is not None:
            target.append(message)
    return kept, doubted


def _is_ignored(message: str, ignored: Ignored) -> bool:
    found = _ERROR.match(message)
    return found is not None and found["code"] in ignored.get(found["file"], {}).get(int(found["line"]), ())
