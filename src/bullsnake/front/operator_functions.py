"""The operator module, as lambdas: `itemgetter(1)` is `(lambda item: item[1])`, `operator.add` is `(lambda a, b: a + b)`.

What such a function takes and gives follows from where it stands, and mypy finds that out for a lambda. So the text that mypy reads is
changed, line for line; the places that it reports are changed back (`Changes`).

Left alone, and refused later (front/convert_names.py): a name that the module binds a second time, anywhere; arguments that are no
literals, for a lambda would evaluate them later; what goes over several lines; the inside of f-strings, where CPython's parser before
3.12 gives no true columns.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeGuard

BINARY = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "and_": "&", "or_": "|", "xor": "^",
    "lshift": "<<", "rshift": ">>", "concat": "+", "lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">=",
    "is_": "is", "is_not": "is not",
}  # fmt: skip
UNARY = {"neg": "-a", "pos": "+a", "not_": "not a", "invert": "~a", "inv": "~a", "abs": "abs(a)", "truth": "bool(a)"}
GETTERS = ("itemgetter", "attrgetter", "methodcaller")


@dataclass(slots=True)
class Changes:
    """By line: where a new text begins and ends in the changed line, and where the old one did in the original. Columns from 0."""

    lines: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)

    def original(self, line: int, column: int) -> int:
        """The column in the original of one in the changed line."""
        shift = 0
        for new_start, new_end, old_start, old_end in self.lines.get(line, ()):
            if column < new_start:
                break
            if column < new_end:
                return old_start
            shift = old_end - new_end
        return column + shift


def as_lambdas(text: str) -> tuple[str, Changes]:
    """A module's text with the functions of `operator` in it replaced; it parses."""
    changes = Changes()
    if "operator" not in text:
        return text, changes
    tree = ast.parse(text)
    names = _names(tree)
    lines = text.split("\n")
    found = sorted(_replacements(tree, names, lines), key=lambda one: (one[0], one[1])) if names else []
    for line in sorted({one[0] for one in found}):
        _change(lines, line, [one for one in found if one[0] == line], changes)
    return "\n".join(lines), changes


def _change(lines: list[str], line: int, found: list[tuple[int, int, int, str]], changes: Changes) -> None:
    old, new, done = lines[line - 1], "", 0
    places = []
    for _, start, end, replacement in found:
        new += old[done:start]
        places.append((len(new), len(new) + len(replacement), start, end))
        new += replacement
        done = end
    lines[line - 1] = new + old[done:]
    changes.lines[line] = places


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


def _replacements(tree: ast.Module, names: dict[str, str], lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Line, where the old text begins and ends, the new text."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        made = _lambda(node, names)
        if made is not None and isinstance(node, ast.expr) and node.lineno == node.end_lineno and node.end_col_offset is not None:
            raw = lines[node.lineno - 1].encode("utf-8", "surrogatepass")
            start, end = (len(raw[:n].decode("utf-8", "surrogatepass")) for n in (node.col_offset, node.end_col_offset))
            yield node.lineno, start, end, f"({made})"
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
