"""`del item` of a parameter, which often only says that it is not used: nothing is done where it is never read again.

Every other `del` of a parameter is refused: a parameter always has a value here.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front.context import Context
from bullsnake.front.node_parts import within


def is_never_read_again(c: Context, node: my.Expression) -> bool:
    """Whether a name is that of a parameter of the function at hand which nothing can read after this statement."""
    function = c.symbols.node_of(c.function) if c.function is not None else None
    if function is None or not isinstance(node, my.NameExpr) or all(node.node is not one.variable for one in function.arguments):
        return False
    inner = [*within([function.body], my.FuncDef), *within([function.body], my.LambdaExpr), *within([function.body], my.GeneratorExpr)]
    if any(_mentions(one, node) for one in inner):
        return False
    loops = [*within([function.body], my.WhileStmt), *within([function.body], my.ForStmt)]
    if any(_mentions(loop, node) for loop in loops):
        return False
    place = node.line, node.column
    return not any(one.node is node.node and (one.line, one.column) > place for one in within([function.body], my.NameExpr))


def _mentions(node: my.Node, name: my.NameExpr) -> bool:
    return any(one.node is name.node for one in within([node], my.NameExpr))
