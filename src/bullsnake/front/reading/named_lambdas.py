"""`area = lambda w, h: w * h` is read as `def area(w, h): return w * h`: what has a name is given the types of its calls.

Only of a line of its own, and of a name that nothing else in the scope assigns.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator, Mapping

from bullsnake.front.reading.replacements import Replacement, column
from bullsnake.front.reading.scopes import Scope, statements
from bullsnake.front.unannotated.slots import RETURNS

_NAMED = re.compile(r"^[ \t]*\w+[ \t]*=[ \t]*lambda[ \t]+[\w*]", re.MULTILINE)


def concerns(text: str) -> bool:
    return _NAMED.search(text) is not None


def replacements(tree: ast.Module, lines: list[str], texts: Mapping[tuple[int, str], str]) -> Iterator[Replacement]:
    """`texts`: (line, name of a parameter or RETURNS) -> annotation that was found."""
    scopes = [tree, *(node for node in ast.walk(tree) if isinstance(node, Scope))]
    for scope in scopes:
        own = list(statements(scope))
        for node in own:
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                if isinstance(node.value, ast.Lambda) and node.value.lineno == node.lineno and _times(own, node.targets[0].id) == 1:
                    yield from _defined(node, node.targets[0].id, node.value, lines, texts)


def _times(own: list[ast.AST], name: str) -> int:
    """How often a scope assigns a name, or says that it is not its own."""
    stored = 0
    for node in own:
        if isinstance(node, ast.Global | ast.Nonlocal):
            stored += name in node.names
        elif isinstance(node, Scope):
            stored += node.name == name
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.For | ast.With):
            heads = [one for one in ast.iter_child_nodes(node) if not isinstance(one, ast.stmt)]
            names = [one for head in heads for one in ast.walk(head) if isinstance(one, ast.Name)]
            stored += sum(one.id == name and isinstance(one.ctx, ast.Store) for one in names)
    return stored


def _defined(
    node: ast.Assign, name: str, made: ast.Lambda, lines: list[str], texts: Mapping[tuple[int, str], str]
) -> Iterator[Replacement]:
    line, args = lines[node.lineno - 1], made.args
    start, head = column(line, node.col_offset), column(line, made.col_offset)
    parts: list[ast.arg | ast.expr] = [*args.posonlyargs, *args.args, *args.kwonlyargs, *args.defaults, *filter(None, args.kw_defaults)]
    parts += [one for one in (args.vararg, args.kwarg) if one is not None]
    last = max((part.end_col_offset or 0 for part in parts), default=0)
    colon = line.find(":", column(line, last))
    if not parts or line[:start].strip() or line[start + len(name) : head].strip() != "=" or colon < 0:
        return
    if all(part.end_lineno == node.lineno for part in parts):
        result = texts.get((node.lineno, RETURNS))
        gives = "" if result is None else f" -> {result!r}"
        yield Replacement(node.lineno, start, colon + 1, f"def {name}({_annotated(args, node.lineno, texts)}){gives}: return")


def _annotated(args: ast.arguments, line: int, texts: Mapping[tuple[int, str], str]) -> str:
    args = copy.deepcopy(args)
    for arg in [*args.posonlyargs, *args.args, *args.kwonlyargs, *filter(None, (args.vararg, args.kwarg))]:
        text = texts.get((line, arg.arg))
        arg.annotation = None if text is None else ast.Constant(text)
    return ast.unparse(args)
