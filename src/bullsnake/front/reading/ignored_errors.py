"""`# type: ignore`: compiled code relies on the types, so mypy's errors cannot be ignored, but for those that it does not rely on.

An error on `X | None` is one of these: that an object is there is tested at run time. Of those that are TESTABLE mypy tells all the
same, and the value is tested if a test can tell what it is (front/doubted.py). mypy's settings in comments (`# mypy: ignore-errors`)
are not read at all.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement

HARMLESS = ("union-attr", "override", "no-untyped-call", "no-untyped-def", "import-untyped", "unused-ignore", "comparison-overlap")
"""mypy's codes of errors that the compiled program meets at run time, as CPython does, or that say nothing of types."""
TESTABLE = ("arg-type", "assignment", "return-value")
"""mypy's codes of errors that say that a value does not fit its place."""
_IGNORE = re.compile(r"#\s*type:\s*ignore\s*(\[[^\]]*\])?")
_SETTINGS = re.compile(r"^#\s*mypy:")


def concerns(text: str) -> bool:
    return "ignore" in text or "mypy:" in text


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    for token in tokenize.generate_tokens(io.StringIO("\n".join(lines)).readline):
        if token.type != tokenize.COMMENT:
            continue
        (line, start), text = token.start, token.string
        if _SETTINGS.match(text):
            yield Replacement(line, start, start + len(text), "#")
        if lines[line - 1].lstrip().startswith("__hash__ = None"):  # which says that there is no hash, and no value is read
            continue
        for found in _IGNORE.finditer(text):
            yield Replacement(line, start + found.start(), start + found.end(), f"# type: ignore[{', '.join(_codes(found[1]))}]")


def testable_lines(text: str) -> dict[int, tuple[str, ...]]:
    """By line, the codes of TESTABLE that its comment ignores."""
    if not concerns(text):
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        comment = _IGNORE.search(token.string) if token.type == tokenize.COMMENT else None
        if comment is not None:
            listed = [code.strip() for code in (comment[1] or "").strip("[]").split(",")]
            found[token.start[0]] = tuple(code for code in TESTABLE if comment[1] is None or code in listed)
    return found


def _codes(listed: str | None) -> list[str]:
    wanted = [code.strip() for code in (listed or "").strip("[]").split(",")]
    return [code for code in HARMLESS if listed is None or code in wanted] or ["unused-ignore"]
