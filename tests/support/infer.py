"""A small inference of types over a program's tree, for the coverage matrix only.

A type is an annotation's tree (`list[int]`) or None where nothing is known. Functions, methods and fields are collected
from the whole program first; inside a function, names are bound in the order of the text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

Type = ast.expr | None

_SIMPLE = {"int", "float", "bool", "str", "list", "dict", "tuple"}
_RESULTS = {"len": "int", "ord": "int", "int": "int", "round": "int", "float": "float", "str": "str", "repr": "str",
            "chr": "str", "input": "str", "bool": "bool", "isinstance": "bool", "range": "list[int]"}  # fmt: skip
_METHODS = {"split": "list[str]", "strip": "str", "upper": "str", "lower": "str", "join": "str", "replace": "str",
            "startswith": "bool", "endswith": "bool", "isdigit": "bool", "isalpha": "bool", "find": "int",
            "count": "int", "index": "int", "splitlines": "list[str]"}  # fmt: skip


def parse(text: str) -> Type:
    return ast.parse(text, mode="eval").body


def _name(node: Type) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _arguments(node: Type) -> list[ast.expr]:
    if not isinstance(node, ast.Subscript):
        return []
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]


def element(node: Type) -> Type:
    """What iterating gives (for a dict: what indexing gives)."""
    if _name(node) == "str":
        return node
    arguments = _arguments(node)
    return arguments[-1] if arguments and _name(node) in {"list", "dict", "tuple"} else None


class _Aliases(ast.NodeTransformer):
    """Replaces the names of type aliases (`Rule = Callable[[float], bool]`) by what they stand for."""

    def __init__(self, nodes: list[ast.AST]) -> None:
        self.meaning: dict[str, ast.expr] = {}
        for node in nodes:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                if _name(node.value) in {"Callable", "Optional", "list", "dict", "tuple"} and _arguments(node.value):
                    self.meaning[node.targets[0].id] = node.value

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.meaning.get(node.id, node) if isinstance(node.ctx, ast.Load) else node


class Types:
    """Functions, methods, classes and fields of the whole program, by name."""

    def __init__(self, trees: list[ast.Module]) -> None:
        aliases = _Aliases([statement for tree in trees for statement in tree.body])
        trees[:] = [aliases.visit(tree) for tree in trees]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        self.classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)}
        self.returns: dict[str, Type] = {n.name: n.returns for n in nodes if isinstance(n, ast.FunctionDef)}
        self.fields: dict[str, Type] = {}
        for function in [node for node in nodes if isinstance(node, ast.FunctionDef)]:
            self._collect_fields(function)
        for owner in [node for node in nodes if isinstance(node, ast.ClassDef)]:
            self.fields.update({_name(s.target): s.annotation for s in owner.body if isinstance(s, ast.AnnAssign)})

    def _collect_fields(self, function: ast.FunctionDef) -> None:
        parameters = {argument.arg: argument.annotation for argument in function.args.args}
        scope = Scope(self)
        scope.names.append(dict(parameters))
        for node in ast.walk(function):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Attribute):
                self.fields[node.target.attr] = node.annotation
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
                self.fields.setdefault(node.targets[0].attr, scope.of(node.value))


class Scope:
    """Types of the names that are visible at one point of the walk."""

    def __init__(self, types: Types) -> None:
        self.types = types
        self.names: list[dict[str, Type]] = [{}]
        self.results: list[Type] = []

    @contextmanager
    def function(self, node: ast.FunctionDef, method: bool) -> Iterator[None]:
        parameters = [*node.args.args, *node.args.kwonlyargs]
        self.names.append({argument.arg: argument.annotation for argument in parameters})
        self.results.append(node.returns)
        yield
        self.results.pop()
        self.names.pop()

    def returned(self) -> str | None:
        return self.kind_of(self.results[-1]) if self.results else None

    def bind(self, target: ast.expr, kind: Type) -> None:
        if isinstance(target, ast.Name):
            known = next((n for n in reversed(self.names) if target.id in n), None)
            if kind is not None and (known is None or known[target.id] is None):
                self.names[-1][target.id] = kind
        elif isinstance(target, ast.Tuple | ast.List):
            parts = _arguments(kind) if _name(kind) == "tuple" else [element(kind)] * len(target.elts)
            for item, part in zip(target.elts, parts, strict=False):
                self.bind(item, part)

    def declare(self, target: ast.expr, annotation: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.names[-1][target.id] = annotation

    def kind(self, node: ast.expr) -> str | None:
        return self.kind_of(self.of(node))

    def kind_of(self, node: Type) -> str | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.kind_of(parse(node.value))
        if isinstance(node, ast.BinOp) or _name(node) == "Optional":
            return "optional"
        name = _name(node)
        if name == "Callable":
            return "callable"
        return name if name in _SIMPLE else "class" if name in self.types.classes else None

    def of(self, node: ast.expr) -> Type:
        method = getattr(self, f"_of_{type(node).__name__}", None)
        return method(node) if method else None

    def _of_Name(self, node: ast.Name) -> Type:
        found = next((names[node.id] for names in reversed(self.names) if node.id in names), None)
        return parse("Callable") if found is None and node.id in self.types.returns else found

    def _of_Constant(self, node: ast.Constant) -> Type:
        return None if node.value is None else parse(type(node.value).__name__)

    def _of_JoinedStr(self, node: ast.JoinedStr) -> Type:
        return parse("str")

    def _of_Lambda(self, node: ast.Lambda) -> Type:
        return parse("Callable")

    def _of_Compare(self, node: ast.Compare) -> Type:
        return parse("bool")

    def _of_Attribute(self, node: ast.Attribute) -> Type:
        return self.types.fields.get(node.attr)

    def _of_Call(self, node: ast.Call) -> Type:
        name = _name(node.func)
        if name in self.types.classes:
            return ast.Name(name)
        if name in {"sorted", "list", "reversed"} and node.args:
            inner = element(self.of(node.args[0]))
            return parse(f"list[{ast.unparse(inner)}]") if inner is not None else None
        if name in {"values", "items", "keys"} and isinstance(node.func, ast.Attribute):
            return self._view(name, _arguments(self.of(node.func.value)))
        if name == "enumerate":
            inner = element(self.of(node.args[0]))
            return parse(f"list[tuple[int, {ast.unparse(inner)}]]") if inner is not None else None
        if name in self.types.returns:
            return self.types.returns[name]
        table = _METHODS if isinstance(node.func, ast.Attribute) else _RESULTS
        return parse(table[name]) if name in table else None

    def _view(self, name: str, arguments: list[ast.expr]) -> Type:
        if len(arguments) != 2:
            return None
        key, value = map(ast.unparse, arguments)
        return parse({"keys": f"list[{key}]", "values": f"list[{value}]"}.get(name, f"list[tuple[{key}, {value}]]"))

    def _of_Subscript(self, node: ast.Subscript) -> Type:
        outer = self.of(node.value)
        if isinstance(node.slice, ast.Slice):
            return outer
        arguments = _arguments(outer)
        if _name(outer) == "tuple" and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            return arguments[node.slice.value] if -len(arguments) <= node.slice.value < len(arguments) else None
        return element(outer)

    def _of_BinOp(self, node: ast.BinOp) -> Type:
        left, right = self.of(node.left), self.of(node.right)
        if isinstance(node.op, ast.Div) or "float" in (_name(left), _name(right)):
            return parse("float")
        return left

    def _of_UnaryOp(self, node: ast.UnaryOp) -> Type:
        return parse("bool") if isinstance(node.op, ast.Not) else self.of(node.operand)

    def _of_BoolOp(self, node: ast.BoolOp) -> Type:
        return self.of(node.values[0])

    def _of_IfExp(self, node: ast.IfExp) -> Type:
        return self.of(node.body) or self.of(node.orelse)

    def _sequence(self, items: list[ast.expr]) -> Type:
        inner = self.of(items[0]) if items else None
        return parse(f"list[{ast.unparse(inner)}]") if inner is not None else parse("list")

    def _of_List(self, node: ast.List) -> Type:
        return self._sequence(node.elts)

    def _of_ListComp(self, node: ast.ListComp) -> Type:
        for clause in node.generators:
            self.bind(clause.target, element(self.of(clause.iter)))
        return self._sequence([node.elt])

    def _of_Tuple(self, node: ast.Tuple) -> Type:
        inner = [self.of(item) for item in node.elts]
        texts = [ast.unparse(item) if item is not None else "object" for item in inner]
        return parse(f"tuple[{', '.join(texts)}]") if texts else parse("tuple")

    def _of_Dict(self, node: ast.Dict) -> Type:
        if not node.values or node.keys[0] is None:
            return parse("dict")
        key, value = self.of(node.keys[0]), self.of(node.values[0])
        known = key is not None and value is not None
        return parse(f"dict[{ast.unparse(key)}, {ast.unparse(value)}]") if known and key and value else parse("dict")
