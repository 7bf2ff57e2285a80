"""Annotations that were found for functions without (front/unannotated), put into the text that mypy reads."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator, Mapping

from bullsnake.front.reading.replacements import Replacement, column
from bullsnake.front.unannotated.slots import RETURNS


def replacements(tree: ast.Module, lines: list[str], texts: Mapping[tuple[int, str], str]) -> Iterator[Replacement]:
    """`texts`: (line, name of a parameter, RETURNS, .field or =variable) -> annotation."""
    concerned = {line for line, _ in texts}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.lineno in concerned:
            yield from _annotated(node, lines, texts)
        elif isinstance(node, ast.Assign) and node.lineno in concerned:
            yield from _declared(node, lines, texts)
        elif isinstance(node, ast.AnnAssign) and node.lineno in concerned:
            text = texts.get((node.lineno, _key(node.target)))
            if text is not None:
                yield from _instead(node.annotation, lines, text)


def _declared(node: ast.Assign, lines: list[str], texts: Mapping[tuple[int, str], str]) -> Iterator[Replacement]:
    """What a type is known for is declared before its first value: `name: type; name = []`. So mypy narrows it to that value."""
    place, found = column(lines[node.lineno - 1], node.col_offset), ""
    for target in (inner for one in node.targets for inner in ast.walk(one)):
        text = texts.get((node.lineno, _key(target)))
        if text is not None and isinstance(target, ast.Name | ast.Attribute) and isinstance(target.ctx, ast.Store):
            found += f"{ast.unparse(target)}: {text!r}; "
    if found:
        yield Replacement(node.lineno, place, place, found)


def _key(target: ast.AST) -> str:
    return f".{target.attr}" if isinstance(target, ast.Attribute) else f"={target.id}" if isinstance(target, ast.Name) else "?"


def _instead(annotation: ast.expr, lines: list[str], text: str) -> Iterator[Replacement]:
    """Of an annotation that does not say what a container holds."""
    if annotation.end_lineno == annotation.lineno and annotation.end_col_offset is not None:
        line = lines[annotation.lineno - 1]
        yield Replacement(annotation.lineno, column(line, annotation.col_offset), column(line, annotation.end_col_offset), repr(text))


def _annotated(node: ast.FunctionDef, lines: list[str], texts: Mapping[tuple[int, str], str]) -> Iterator[Replacement]:
    a = node.args
    for arg in [*a.posonlyargs, *a.args, *([a.vararg] if a.vararg else []), *a.kwonlyargs, *([a.kwarg] if a.kwarg else [])]:
        text = texts.get((node.lineno, arg.arg))
        if text is not None and arg.annotation is not None:
            yield from _instead(arg.annotation, lines, text)
        elif text is not None:
            place = column(lines[arg.lineno - 1], arg.col_offset) + len(arg.arg)
            yield Replacement(arg.lineno, place, place, f": {text!r}")
    text = texts.get((node.lineno, RETURNS))
    if text is not None and node.returns is not None:
        yield from _instead(node.returns, lines, text)
    end = _end_of_head(node, lines) if text is not None and node.returns is None else None
    if end is not None:
        yield Replacement(end[0], end[1], end[1], f" -> {text!r}")


def _end_of_head(node: ast.FunctionDef, lines: list[str]) -> tuple[int, int] | None:
    """Line and column behind the parenthesis that closes the parameters."""
    start = column(lines[node.lineno - 1], node.col_offset)
    text = "\n".join([lines[node.lineno - 1][start:], *lines[node.lineno : node.body[0].end_lineno]])
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.OP and token.string in "([{":
            depth += 1
        elif token.type == tokenize.OP and token.string in ")]}":
            depth -= 1
            if depth == 0:
                line, place = token.end
                return node.lineno + line - 1, place + (start if line == 1 else 0)
    return None
