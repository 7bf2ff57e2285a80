"""What mypy finds wrong and the compiled program tests for itself: these errors, and the notes beneath them, are not reported.

An `__eq__` or `__ne__` that takes less than any object: who compares gives it anything, through the method table, where the argument is
tested (build/vtables.py). What cannot be tested is refused in legality.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ERROR = re.compile(r": error: Argument 1 of \"__(?:eq|ne)__\" is incompatible with supertype .*  \[override\]$")
_NOTE = ": note: "


def reported(messages: list[str]) -> list[str]:
    """mypy's lines without those."""
    return list(_reported(messages))


def _reported(messages: list[str]) -> Iterator[str]:
    keep = True
    for message in messages:
        if _NOTE not in message:
            keep = not _ERROR.search(message)
        if keep:
            yield message
