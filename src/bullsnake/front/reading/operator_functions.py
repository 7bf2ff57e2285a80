"""The operator module, as lambdas: `itemgetter(1)` is `(lambda item: item[1])`, `operator.add` is `(lambda a, b: a + b)`.

What such a function takes and gives follows from where it stands, and mypy finds that out for a lambda, so that is what it reads.

Left alone, and refused later (front/convert_names.py): a name that the module binds a second time, anywhere; arguments that are no
literals, for a lambda would evaluate them later; what goes over several lines; the inside of f-strings, where CPython's parser before
3.12 gives no true columns.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeGuard

from bullsnake.front.reading.replacements import Replacement, column

BINARY = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "and_": "&", "or_": "|", "xor": "^",
    "lshift": "<<", "rshift": ">>", "concat": "+", "lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">=",
    "is_": "is", "is_not": "is not",
}  # fmt: skip
UNARY = {"neg": "-a", "pos": "+a", "not_": "not a", "invert": "~a", "inv": "~a", "abs": "abs(a)", "truth": "bool(a)"}
GETTERS = ("itemgetter", "attrgetter", "methodcaller")


def concerns(text: str) -> bool:
    return "operator" in text


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    names = _names(tree)
    return _replacements(tree, names, lines) if names else iter(())


def _names(tree: ast.Module) -> dict[str, str]:
    """What names of the module stand for: "" for `operator` itself, else the function's name."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update({alias.asname or "operator": "" for alias in node.names if alias.name == "operator"})
        elif _is_from_operator(node):
            names.update({alias.asname or alias.name: alias.name for alias in node.names})
    bound = set(_bound(tree))
    return {name: function for name, function in names.items() if name not in bound}


def _is_from_operator(node: ast.AST) -> TypeGuard[ast.ImportFrom]:
    return isinstance(node, ast.ImportFrom) and node.module == "operator" and node.level == 0


def _bound(tree: ast.Module) -> Iterator[str]:
    """Every name that is bound anywhere but by an import of operator."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.asname or a.name.split(".")[0] for a in node.names if a.name != "operator")
        elif isinstance(node, ast.ImportFrom) and not _is_from_operator(node):
            yield from (a.asname or a.name for a in node.names)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            yield from [node.name] if node.name else []
        elif isinstance(node, ast.MatchMapping) and node.rest:
            yield node.rest


def _replacements(tree: ast.Module, names: dict[str, str], lines: list[str]) -> Iterator[Replacement]:
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        made = _lambda(node, names)
        if made is not None and isinstance(node, ast.expr) and node.lineno == node.end_lineno and node.end_col_offset is not None:
            start, end = (column(lines[node.lineno - 1], n) for n in (node.col_offset, node.end_col_offset))
            yield Replacement(node.lineno, start, end, f"({made})")
        elif not isinstance(node, ast.JoinedStr):
            pending += ast.iter_child_nodes(node)


def _function(node: ast.AST, names: dict[str, str]) -> str:
    """The name of the function of `operator` that an expression is; "" if none."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    is_member = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and names.get(node.value.id) == ""
    return node.attr if is_member and isinstance(node, ast.Attribute) else ""


def _lambda(node: ast.AST, names: dict[str, str]) -> str | None:
    if isinstance(node, ast.Call):
        function = _function(node.func, names)
        return _getter(function, node) if function in GETTERS else None
    function = _function(node, names)
    if not isinstance(getattr(node, "ctx", None), ast.Load):
        return None
    if function in BINARY:
        return f"lambda a, b: a {BINARY[function]} b"
    if function in UNARY:
        return f"lambda a: {UNARY[function]}"
    if function in ("contains", "getitem"):
        return "lambda a, b: b in a" if function == "contains" else "lambda a, b: a[b]"
    return None


def _getter(function: str, node: ast.Call) -> str | None:
    if not node.args or not all(_is_literal(arg) for arg in [*node.args, *(k.value for k in node.keywords)]):
        return None
    if function == "methodcaller":
        name = _text(node.args[0])
        rest = [ast.unparse(arg) for arg in node.args[1:]] + [f"{k.arg}={ast.unparse(k.value)}" for k in node.keywords]
        return None if name is None else f"lambda item: item.{name}({', '.join(rest)})"
    if node.keywords:
        return None
    if function == "itemgetter":
        parts = [f"item[{ast.unparse(arg)}]" for arg in node.args]
    else:
        texts = [_text(arg) for arg in node.args]
        if any(text is None for text in texts):
            return None
        parts = [f"item.{text}" for text in texts]
    return f"lambda item: {parts[0]}" if len(parts) == 1 else f"lambda item: ({', '.join(parts)})"


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant)


def _text(node: ast.expr) -> str | None:
    """The text of a literal that names an attribute."""
    good = isinstance(node, ast.Constant) and isinstance(node.value, str) and all(p.isidentifier() for p in node.value.split("."))
    return node.value if good and isinstance(node, ast.Constant) and isinstance(node.value, str) else None
