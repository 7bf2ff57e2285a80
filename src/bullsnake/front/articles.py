"""The article in front of a type in a message."""

from __future__ import annotations


def an(what: object) -> str:
    """`a list[int]`, `an int`."""
    text = str(what)
    return f"{'an' if text[:1] in 'aeioAEIO' else 'a'} {text}"
