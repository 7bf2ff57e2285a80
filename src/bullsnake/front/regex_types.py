"""`re.findall` gives a list of tuples if the pattern has several groups: here the type that it has for a pattern that is written out.

mypy asks (front/mypy_plugin.py) when it checks such a call. The pattern is a literal in the call, or that of the only `re.compile`
whose result its variable is assigned. Of any other pattern it is a list of texts, and one with several groups is a TypeError at run
time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mypy import nodes as my
from mypy import types as mt
from mypy.plugin import FunctionContext, MethodContext

from bullsnake.front import tree
from bullsnake.front.bound_names import all_statements
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.types import Instance, Tuple, Type


def type_of_function(context: FunctionContext) -> mt.Type:
    pattern = context.args[0][0] if context.args and context.args[0] else None
    return _typed(context, pattern)


def type_of_method(context: MethodContext) -> mt.Type:
    call = context.context
    callee = call.callee if isinstance(call, my.CallExpr) else None
    return _typed(context, callee.expr if isinstance(callee, my.MemberExpr) else None)


def _typed(context: FunctionContext | MethodContext, pattern: my.Expression | None) -> mt.Type:
    default = mt.get_proper_type(context.default_return_type)
    file = getattr(context.api, "tree", None)
    count = _groups(pattern, file if isinstance(file, my.MypyFile) else None)
    if count < 2 or not isinstance(default, mt.Instance):
        return default
    text = default.args[0]
    pair = mt.TupleType([text] * count, context.api.named_generic_type("builtins.tuple", [text]))
    return default.copy_modified(args=[pair])


def _groups(pattern: my.Expression | None, file: my.MypyFile | None) -> int:
    """How many groups a pattern has that is written out; 0 of any other."""
    text = _literal(pattern)
    if text is None and isinstance(pattern, my.RefExpr) and isinstance(pattern.node, my.Var) and file is not None:
        text = _assigned(file, pattern.node)
    if text is None:
        return 0
    try:
        return re.compile(text).groups
    except (re.error, OverflowError, RecursionError):
        return 0


def _literal(node: my.Expression | None) -> str | None:
    """The text of "..." or re.compile("...")."""
    if isinstance(node, my.CallExpr) and isinstance(node.callee, my.RefExpr) and node.callee.fullname == "re.compile" and node.args:
        node = node.args[0]
    return node.value if isinstance(node, my.StrExpr) else None


def _assigned(file: my.MypyFile, var: my.Var) -> str | None:
    """The text of the only pattern that a variable of the module is assigned."""
    values = [s.rvalue for s in all_statements(file.defs) if isinstance(s, my.AssignmentStmt) and _assigns(s, var)]
    return _literal(values[0]) if len(values) == 1 else None


def _assigns(statement: my.AssignmentStmt, var: my.Var) -> bool:
    return any(isinstance(target, my.NameExpr) and target.node is var for target in statement.lvalues)


def finds_tuples(c: Context, node: my.CallExpr) -> int:
    """How many groups the tuples have that a call of findall gives; 0 if it gives texts, or is another call."""
    callee = node.callee
    if not isinstance(callee, my.NameExpr | my.MemberExpr) or not callee.name.endswith("findall"):
        return 0
    if callee.fullname != "re.findall" and not _is_pattern(c, callee):
        return 0
    found = mt.get_proper_type(c.types.get(node))
    item = mt.get_proper_type(found.args[0]) if isinstance(found, mt.Instance) and found.args else None
    return len(item.items) if isinstance(item, mt.TupleType) else 0


def _is_pattern(c: Context, callee: my.RefExpr) -> bool:
    owner = mt.get_proper_type(c.types.get(callee.expr)) if isinstance(callee, my.MemberExpr) else None
    return isinstance(owner, mt.Instance) and owner.type.fullname == "re.Pattern"


def tuples_of_rows(c: Context, rows: tree.Expr, count: int) -> tree.Expr:
    """[(a, b) for a, b in rows]; rows: lists of the groups of each match."""
    text = builtin(c, "str")
    rows.type = builtin(c, "list", builtin(c, "list", text))
    kind: Type = Tuple((text,) * count)
    names = list(_names(c, rows, text, count))
    target = tree.TupleLit(pos=rows.pos, type=kind, items=list[tree.Expr](names))
    clause = tree.CompFor(pos=rows.pos, target=target, iterable=rows, conditions=[])
    made = tree.TupleLit(pos=rows.pos, type=kind, items=list[tree.Expr](names))
    found = builtin(c, "list", kind)
    assert isinstance(found, Instance)
    return tree.ListComp(pos=rows.pos, type=found, element=made, clauses=[clause])


def _names(c: Context, rows: tree.Expr, text: Type, count: int) -> Iterator[tree.Name]:
    with c.loop():
        for _ in range(count):
            var = c.new_var(None, ".group", f"{c.module}..group", text, c.local_scope)
            if c.frame is None:
                c.module_globals.append(var)
            c.assigned(var)
            yield tree.Name(pos=rows.pos, type=text, var=var, declared=text)
