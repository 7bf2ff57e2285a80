"""doctest: compiled programs carry no docstrings, so there is nothing to run; `testmod()` finds no examples.

Run the module with Python for its doctests.
"""

from __future__ import annotations

from typing import NamedTuple


class TestResults(NamedTuple):
    failed: int
    attempted: int


def testmod(verbose: bool | None = None, optionflags: int = 0, name: str | None = None) -> TestResults:
    """No failures of no examples."""
    return TestResults(0, 0)
