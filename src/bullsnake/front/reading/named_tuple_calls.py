"""`P = namedtuple("P", "x y")` is read as `class P(NamedTuple): x: Any; y: Any`, for that is what it makes.

So is `NamedTuple("P", [("x", int)])`, and a class whose base is such a call: its fields go in front of the first statement of its body.

`P._make` where a function is wanted is read as a lambda: `map(P._make, rows)`.

Left alone, and refused later: names that are no literals, `rename` and `module`, another name than that of the variable, a class whose
body has no place for the fields, or has more in it than a NamedTuple may have.
"""

from __future__ import annotations

import ast
import keyword
from collections.abc import Iterator

from bullsnake.front.reading.replacements import Replacement, column

_BASE, _ANY = "_NamedTuple", "_AnyItem"
_IMPORT = f"; from typing import Any as {_ANY}, NamedTuple as {_BASE}"
_MAKERS = {"collections": "namedtuple", "typing": "NamedTuple"}

Fields = list[tuple[str, str, str]]
"""Of each field the name, the type and the default, or ""."""


def concerns(text: str) -> bool:
    return "namedtuple(" in text or "NamedTuple(" in text or "._make" in text


def replacements(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    names = _makers(tree)
    made = [one for node in ast.walk(tree) for one in _replacements(node, names, lines)] if names else []
    if made:
        yield from made
        yield from _imported(tree, lines)
    if any("._make" in line for line in lines):
        yield from _lambdas(tree, lines)


def _lambdas(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    """What makes `P._make` a function, where it is not called."""
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "_make" and node not in called and node.lineno == node.end_lineno:
            yield from _replaced(node, f"(lambda items: {ast.unparse(node)}(items))", lines)


def _makers(tree: ast.Module) -> dict[str, str]:
    """What the module calls namedtuple and NamedTuple: each as it is written, with the module that it is from."""
    names: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Import):
            names |= {f"{a.asname or a.name}.{_MAKERS[a.name]}": a.name for a in node.names if a.name in _MAKERS}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module in _MAKERS:
            names |= {a.asname or a.name: node.module for a in node.names if a.name == _MAKERS[node.module]}
    return names


def _imported(tree: ast.Module, lines: list[str]) -> Iterator[Replacement]:
    """The names that the classes need, behind each import that gave one of the makers."""
    for node in tree.body:
        if _makers(ast.Module([node], [])):
            line, at = _end(node, lines)
            yield Replacement(line, at, at, _IMPORT)


def _start(node: ast.stmt | ast.expr, lines: list[str]) -> tuple[int, int]:
    return node.lineno, column(lines[node.lineno - 1], node.col_offset)


def _end(node: ast.stmt | ast.expr, lines: list[str]) -> tuple[int, int]:
    line, offset = node.end_lineno or node.lineno, node.end_col_offset or 0
    return line, column(lines[line - 1], offset)


def _replacements(node: ast.AST, names: dict[str, str], lines: list[str]) -> Iterator[Replacement]:
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        name, fields = node.targets[0].id, _fields(node.value, names)
        if fields is not None and _has_name(node.value, name) and _stands_alone(node, lines):
            yield from _replaced(node, f"class {name}({_BASE}): {_declared(fields) or 'pass'}", lines)
    elif isinstance(node, ast.ClassDef) and len(node.bases) == 1 and not node.keywords:
        fields = _fields(node.bases[0], names)
        if fields is not None and _has_room(node):
            yield from _replaced(node.bases[0], _BASE, lines)
            yield from _put_into(node.body[0], _declared(fields), lines)


def _replaced(node: ast.stmt | ast.expr, text: str, lines: list[str]) -> Iterator[Replacement]:
    """Another text for a node, on its first line."""
    (line, start), (last, end) = _start(node, lines), _end(node, lines)
    yield Replacement(line, start, end if line == last else len(lines[line - 1]), text)
    for between in range(line + 1, last + 1):
        yield Replacement(between, 0, end if between == last else len(lines[between - 1]), "")


def _put_into(first: ast.stmt, fields: str, lines: list[str]) -> Iterator[Replacement]:
    """The fields in front of the first statement of a body, or in place of its __slots__."""
    if _is_slots(first):
        yield from _replaced(first, fields or "pass", lines)
    elif fields:
        yield Replacement(*_start(first, lines), _start(first, lines)[1], fields + "; ")


def _stands_alone(node: ast.stmt, lines: list[str]) -> bool:
    """Whether nothing else is on the lines of a statement."""
    (line, start), (last, end) = _start(node, lines), _end(node, lines)
    rest = lines[last - 1][end:].strip()
    return not lines[line - 1][:start].strip() and (not rest or rest.startswith("#"))


def _is_slots(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__slots__"


def _has_room(node: ast.ClassDef) -> bool:
    """Whether the fields can go into a body, and everything in it may stand in a NamedTuple."""
    first, rest = node.body[0], node.body[1:]
    if not isinstance(first, ast.Expr | ast.Pass) and not _is_slots(first):
        return False
    others = (ast.FunctionDef, ast.Pass, ast.Expr)
    methods = [one.name for one in rest if isinstance(one, ast.FunctionDef)]
    return all(isinstance(one, others) for one in rest) and not {"__new__", "__init__"} & set(methods)


def _has_name(call: ast.expr, name: str) -> bool:
    return isinstance(call, ast.Call) and isinstance(call.args[0], ast.Constant) and call.args[0].value == name


def _declared(fields: Fields) -> str:
    return "; ".join(f"{name}: {type_}" + (f" = {default}" if default else "") for name, type_, default in fields)


def _fields(node: ast.expr, names: dict[str, str]) -> Fields | None:
    """The fields of what a call makes; None if it is none, or they cannot be read off it."""
    if not isinstance(node, ast.Call) or len(node.args) != 2:
        return None
    module = names.get(ast.unparse(node.func))
    if module is None:
        return None
    fields = _typed(node) if module == "typing" else _untyped(node)
    found = [name for name, _, _ in fields or []]
    good = all(name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("_") for name in found)
    return fields if good and len(set(found)) == len(found) else None


def _typed(node: ast.Call) -> Fields | None:
    """NamedTuple("P", [("x", int)])"""
    listed = node.args[1]
    if node.keywords or not isinstance(listed, ast.List | ast.Tuple):
        return None
    pairs = [one.elts for one in listed.elts if isinstance(one, ast.Tuple) and len(one.elts) == 2]
    found = [(name, ast.unparse(type_), "") for (first, type_) in pairs for name in _texts([first])]
    return found if len(found) == len(listed.elts) else None


def _untyped(node: ast.Call) -> Fields | None:
    """namedtuple("P", "x y", defaults=[0])"""
    names = _names(node.args[1])
    given = {word.arg: word.value for word in node.keywords}
    if names is None or set(given) - {"defaults"}:
        return None
    defaults = _defaults(given["defaults"]) if given else []
    if defaults is None or len(defaults) > len(names):
        return None
    return [(name, _ANY, text) for name, text in zip(names, [""] * (len(names) - len(defaults)) + defaults, strict=True)]


def _names(node: ast.expr) -> list[str] | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace(",", " ").split()
    if not isinstance(node, ast.List | ast.Tuple):
        return None
    found = _texts(node.elts)
    return found if len(found) == len(node.elts) else None


def _texts(nodes: list[ast.expr]) -> list[str]:
    return [one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _defaults(node: ast.expr) -> list[str] | None:
    """`[0, ""]`, or `(None,) * 3`."""
    if isinstance(node, ast.List | ast.Tuple):
        return [f"({ast.unparse(one)})" for one in node.elts]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and isinstance(node.right, ast.Constant):
        one, times = _defaults(node.left), node.right.value
        return one * times if one is not None and isinstance(times, int) else None
    return [] if isinstance(node, ast.Constant) and node.value is None else None
