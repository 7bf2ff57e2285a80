"""An error in a runtime source, with its place."""

from __future__ import annotations

import ast

from bullsnake.ir.core import Pos


class DialectError(Exception):
    """Printed as `file:line:column: error: message`."""

    def __init__(self, pos: Pos, message: str) -> None:
        super().__init__(f"{pos.file}:{pos.line}:{pos.column}: error: {message}")
        self.pos = pos
        self.message = message


def place_of(node: ast.AST, file: str) -> Pos:
    """Where a node begins."""
    return Pos(file, getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1)
