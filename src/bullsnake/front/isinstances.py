"""isinstance: with classes that are named, in the call or by a variable that has its only value from a display of them; with a class
that is a value, which is looked for among the bases of the object's at run time.

A mixin is not among those bases (front/mixins.py), so where a value might be one, it is refused.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.bound_names import all_statements, names_in
from bullsnake.front.class_values import object_of_type
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, class_of, convert_type, type_of
from bullsnake.front.dispatch import expr
from bullsnake.front.types import ANY, NONE, ClassObject, Instance, Type, Union, is_builtin


def isinstance_call(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    if len(node.args) != 2:
        return None
    value = expr(c, node.args[0])
    if _is_class_value(c, node.args[1]):
        return _at_run_time(c, node, value)
    classes: list[Type] = []
    _classes(c, node.args[1], classes)
    return tree.IsInstance(pos=c.pos(node), type=builtin(c, "bool"), value=value, classes=classes)


def _classes(c: Context, node: my.Expression, out: list[Type]) -> None:
    """The classes that the second argument of isinstance names."""
    if isinstance(node, my.TupleExpr):
        for item in node.items:
            _classes(c, item, out)
    elif isinstance(node, my.OpExpr) and node.op == "|":
        _classes(c, node.left, out)
        _classes(c, node.right, out)
    elif isinstance(node, my.RefExpr) and node.fullname == "builtins.None":
        out.append(NONE)
    elif isinstance(node, my.RefExpr) and isinstance(node.node, my.TypeInfo):
        cls = class_of(c, node.node)
        legality.check_isinstance(c, node, cls)
        out.append(Instance(cls, (ANY,) * len(cls.type_params)))
    elif isinstance(node, my.RefExpr) and isinstance(node.node, my.TypeAlias):
        found = convert_type(c, node.node.target)
        out.extend(found.items if isinstance(found, Union) else [found])
    elif isinstance(node, my.RefExpr) and (display := _only_value(c, node)) is not None:
        _classes(c, display, out)
    else:
        legality.isinstance_argument(c, node)


def _only_value(c: Context, node: my.RefExpr) -> my.TupleExpr | None:
    """The tuple of classes that a variable of a module has been given, if that is the only thing it is ever given."""
    symbol = node.node
    module = symbol.fullname.rpartition(".")[0] if isinstance(symbol, my.Var) else ""
    file = c.symbols.files.get(module)
    if file is None or isinstance(node, my.MemberExpr) and not isinstance(getattr(node.expr, "node", None), my.MypyFile):
        return None
    given = [one.rvalue for one in all_statements(file.defs) if isinstance(one, my.AssignmentStmt) and _assigns(one, symbol)]
    value = given[0] if len(given) == 1 else None
    return value if isinstance(value, my.TupleExpr) else None


def _assigns(statement: my.AssignmentStmt, symbol: my.SymbolNode | None) -> bool:
    return any(name.node is symbol for target in statement.lvalues for name in names_in(target))


def _is_class_value(c: Context, node: my.Expression) -> bool:
    """Whether it is a variable or field that holds a class, or the class of an object, which can be told by its base at run time."""
    is_variable = isinstance(node, my.RefExpr) and isinstance(node.node, my.Var) and node.fullname != "builtins.None"
    if not is_variable and object_of_type(node) is None:
        return False
    kind = type_of(c, node)
    if is_builtin(kind, "type"):
        return not c.symbols.mixins
    members = kind.items if isinstance(kind, Union) else (kind,)
    return all(isinstance(m, ClassObject) and not _may_be_mixin(c, m) for m in members)


def _may_be_mixin(c: Context, kind: ClassObject) -> bool:
    known = [kind.cls, *(cls for cls in c.symbols.classes.values() if cls.is_subclass_of(kind.cls))]
    return any(cls.is_mixin or cls.is_protocol for cls in known)


def _at_run_time(c: Context, node: my.CallExpr, value: tree.Expr) -> tree.Expr:
    function = c.symbols.registry.functions["typing._is_instance"][0]
    kind = expr(c, node.args[1])
    return tree.Call(pos=c.pos(node), type=function.ret, function=function, args=[value, kind])
