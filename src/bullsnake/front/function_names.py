"""`f.__name__`: of a function that is named here, a text; of a function as a value, what its object says.

What `@functools.wraps(g)` stands in front of says the name of g: its object holds g as the first of what it has captured.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.symbols import FunctionInfo, Var
from bullsnake.front.types import Callable


def name_of_function(c: Context, node: my.MemberExpr, value: tree.Expr) -> tree.Expr | None:
    """value.__name__; None for anything else."""
    if node.name != "__name__" or not isinstance(value.type, Callable):
        return None
    text = builtin(c, "str")
    if isinstance(value, tree.FunctionRef):
        return tree.StrLit(pos=c.pos(node), type=text, value=value.function.name)
    return tree.FunctionName(pos=c.pos(node), type=text, value=value)


def note_wrapped(c: Context, node: my.Node, info: FunctionInfo) -> None:
    """Note the variable in `@wraps(variable)`; in the frame of the function, which captures it whether it uses it or not."""
    for item in node.original_decorators if isinstance(node, my.Decorator) else []:
        if not isinstance(item, my.CallExpr) or not isinstance(item.callee, my.RefExpr) or item.callee.fullname != "functools.wraps":
            continue
        arg = item.args[0] if item.args else None
        var = c.symbols.variables.get(arg.node) if isinstance(arg, my.NameExpr) and arg.node is not None else None
        if isinstance(var, Var) and var.owner is not None and isinstance(var.type, Callable):
            info.wraps = var
            c.used(var)
