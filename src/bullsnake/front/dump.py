"""`python -m bullsnake.front.dump FILE`: the typed tree of a program, one node a line, for debugging."""

from __future__ import annotations

import sys
from dataclasses import fields

from bullsnake.diagnostics import Diagnostics
from bullsnake.front import tree
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Var
from bullsnake.front.types import Type

_SKIPPED = ("pos", "type", "declared")


def dump(node: object, indent: int = 0, label: str = "") -> list[str]:
    """Lines that show a node and everything below it."""
    pad = "  " * indent + (f"{label}: " if label else "")
    if isinstance(node, tree.Program):
        return [line for module in node.modules for line in [f"Module {module.name}", *dump(module.body, 1)]]
    if isinstance(node, tree.Node):
        return [pad + _head(node), *_children(node, indent + 1)]
    if isinstance(node, list | tuple):
        if not node:
            return []
        return [pad + "[", *(line for item in node for line in dump(item, indent + 1)), "  " * indent + "]"]
    return [pad + show(node)]


def _head(node: tree.Node) -> str:
    text = f"{type(node).__name__} {node.pos.line}:{node.pos.column}"
    if isinstance(node, tree.Expr):
        text += f" : {node.type}"
    declared = getattr(node, "declared", None)
    if declared is not None and isinstance(node, tree.Expr) and declared != node.type:
        text += f" (declared {declared})"
    small = [f"{f.name}={show(value)}" for f in fields(node) if _is_small(f.name, value := getattr(node, f.name))]
    return " ".join([text, *small])


def _is_small(name: str, value: object) -> bool:
    if name in _SKIPPED or value is None or value is False or value == [] or value == ():
        return False
    if isinstance(value, list | tuple):
        return all(isinstance(item, str | int | Var | ClassInfo | FunctionInfo | Type) for item in value)
    return not isinstance(value, tree.Node)


def _children(node: tree.Node, indent: int) -> list[str]:
    out: list[str] = []
    for f in fields(node):
        value = getattr(node, f.name)
        if f.name in _SKIPPED or f.name == "params" or _is_small(f.name, value) or value is None or value is False:
            continue
        out += dump(value, indent, f.name)
    if isinstance(node, tree.Lambda) and node.function.definition is not None:
        out += dump(node.function.definition.body, indent, "body")
    if isinstance(node, tree.FunctionDef):
        out = [*(dump_param(p, indent) for p in node.params), *out]
    return out


def dump_param(param: object, indent: int) -> str:
    var = param.var  # type: ignore[attr-defined]
    return "  " * indent + f"param {show(var)}"


def show(value: object) -> str:
    """A value that fits in a line."""
    if isinstance(value, Var):
        flags = [name for name in ("captured", "rebound", "maybe_unbound") if getattr(value, name)]
        return f"{value.name}:{value.type}" + (f"<{','.join(flags)}>" if flags else "")
    if isinstance(value, ClassInfo):
        return f"class {value.fullname}"
    if isinstance(value, FunctionInfo):
        return value.fullname + (f"#{value.overload}" if value.overload else "")
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(show, value))}]"
    return str(value) if isinstance(value, Type) else repr(value)


def dump_tree(program: tree.Program) -> str:
    return "\n".join(dump(program))


def main(argv: list[str]) -> int:
    from bullsnake.front.load import load_program

    sink = Diagnostics()
    program = load_program(argv[0], None, None, sink)
    sink.print()
    if program is not None:
        print(dump_tree(program))
    return 0 if program is not None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
