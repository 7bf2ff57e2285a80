"""`# type: ignore`: compiled code relies on the types, so mypy's errors cannot be ignored, but for those that it does not rely on.

An error on `X | None` is one of these: that an object is there is tested at run time. mypy's settings in comments
(`# mypy: ignore-errors`) are not read at all.
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


def _codes(listed: str | None) -> list[str]:
    wanted = [code.strip() for code in (listed or "").strip("[]").split(",")]
    return [code for code in HARMLESS if listed is None or code in wanted] or ["unused-ignore"]
