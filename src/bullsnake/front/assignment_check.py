"""Definite assignment."""

from __future__ import annotations

from bullsnake.front import tree


def mark_unbound(module: tree.Module) -> None:
    """Mark variables."""
