"""What `args.count` is, of a command line that `argparse` has read: the type that the program's own `add_argument` gives it.

mypy asks (`attribute_type`) for an attribute of a Namespace. The calls of `add_argument` in the same file tell: by `action`, `nargs`,
`type` and `default`. An option that may be missing may be used as an X though it may be None (front/doubtful.py), or is
`list[X] | None`. What no call tells, is Any.

The value is tested where it is read (`namespace_value`); a list is made anew each time, of items that are tested.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy import nodes as my
from mypy import types as mt
from mypy.plugin import AttributeContext

from bullsnake.front import tree
from bullsnake.front.bound_names import all_statements
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.doubtful import doubting
from bullsnake.front.flows import can_be_tested
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import AnyObject, Instance, without_none

NAMESPACE = "argparse.Namespace"
_FLAGS = {"store_true": "bool", "store_false": "bool", "count": "int"}
_LISTS = {"int": "_ints", "float": "_floats", "str": "_texts"}


def attribute_type(context: AttributeContext, name: str) -> mt.Type:
    """The type of an attribute of a Namespace."""
    file = getattr(context.api, "tree", None)
    if not isinstance(file, my.MypyFile) or file.fullname == "argparse":
        return context.default_attr_type
    for call in _calls(file):
        callee = call.callee
        if not isinstance(callee, my.MemberExpr):
            continue
        if callee.name == "add_argument" and _dest(call) == name:
            return _type(context, call)
        if callee.name == "add_subparsers" and _text(_keyword(call, "dest")) == name:
            return _maybe(_named(context, "str"), _is_true(_keyword(call, "required")))
    return context.default_attr_type


def _calls(file: my.MypyFile) -> Iterator[my.CallExpr]:
    """The calls that are statements, or assigned."""
    for statement in all_statements(file.defs):
        value = statement.rvalue if isinstance(statement, my.AssignmentStmt) else getattr(statement, "expr", None)
        if isinstance(value, my.CallExpr):
            yield value


def _keyword(call: my.CallExpr, name: str) -> my.Expression | None:
    return next((arg for arg, given in zip(call.args, call.arg_names, strict=True) if given == name), None)


def _text(node: my.Expression | None) -> str | None:
    return node.value if isinstance(node, my.StrExpr) else None


def _is_true(node: my.Expression | None) -> bool:
    return isinstance(node, my.NameExpr) and node.name == "True"


def _names(call: my.CallExpr) -> list[str]:
    return [arg.value for arg, given in zip(call.args, call.arg_names, strict=True) if given is None and isinstance(arg, my.StrExpr)]


def _dest(call: my.CallExpr) -> str | None:
    dest = _text(_keyword(call, "dest"))
    names = _names(call)
    if dest is not None or not names:
        return dest
    if not names[0].startswith("-"):
        return names[0]
    long = next((name for name in names if name.startswith("--") and len(name) > 2), names[0])
    return long.lstrip("-").replace("-", "_")


def _type(context: AttributeContext, call: my.CallExpr) -> mt.Type:
    action = _text(_keyword(call, "action")) or "store"
    default, nargs = _keyword(call, "default"), _keyword(call, "nargs")
    given = default is not None and not (isinstance(default, my.NameExpr) and default.name == "None")
    if action in _FLAGS:
        return _maybe(_named(context, _FLAGS[action]), given or action != "count")
    one = _one(context, _keyword(call, "type"))
    if one is None or action in ("store_const", "append_const"):
        return context.default_attr_type
    is_option = any(name.startswith("-") for name in _names(call)) or _keyword(call, "dest") is not None
    certain = given or _is_true(_keyword(call, "required")) or (not is_option and _text(nargs) != "?")
    is_list = action in ("append", "extend") or (nargs is not None and _text(nargs) != "?")
    if is_list:
        items = context.api.named_generic_type("builtins.list", [one])
        return items if certain else mt.UnionType([items, mt.NoneType()])
    return _maybe(one, certain)


def _maybe(type_: mt.Type, certain: bool) -> mt.Type:
    return type_ if certain else doubting(mt.UnionType([type_, mt.NoneType()]))


def _named(context: AttributeContext, name: str) -> mt.Type:
    return context.api.named_generic_type(f"builtins.{name}", [])


def _one(context: AttributeContext, node: my.Expression | None) -> mt.Type | None:
    """What the function given as `type` makes of a text; None if that cannot be told."""
    if node is None:
        return _named(context, "str")
    symbol = node.node if isinstance(node, my.RefExpr) else None
    if isinstance(symbol, my.TypeInfo):
        return mt.Instance(symbol, []) if not symbol.type_vars else None
    if isinstance(symbol, my.FuncDef) and isinstance(symbol.type, mt.CallableType):
        return symbol.type.ret_type
    return None


# --- the value ------------------------------------------------------------------------------------------------------------------------


def namespace_value(c: Context, node: my.MemberExpr, value: tree.Expr) -> tree.Expr | None:
    """The value of an attribute that is none of the class's own; None for anything else."""
    kind = value.type
    if not isinstance(kind, Instance) or kind.cls.fullname != NAMESPACE or kind.cls.lookup_method(node.name) is not None:
        return None
    if kind.cls.lookup_field(node.name) is not None:
        return None
    found = type_of(c, node)
    inner = without_none(found)
    if isinstance(inner, Instance) and inner.cls.fullname == "builtins.list" and inner.args:
        method = _LISTS.get(str(inner.args[0]))
        if method is None:
            return _get(c, node, value, "__getattr__")
        items = _get(c, node, value, method)
        return items if found != inner else tree.Checked(pos=items.pos, type=inner, value=items)
    whole = _get(c, node, value, "__getattr__")
    return tree.Checked(pos=whole.pos, type=found, value=whole) if can_be_tested(found) and not isinstance(found, AnyObject) else whole


def _get(c: Context, node: my.MemberExpr, value: tree.Expr, name: str) -> tree.Expr:
    assert isinstance(value.type, Instance)
    method = value.type.cls.lookup_method(name)
    assert method is not None
    key = tree.StrLit(pos=c.pos(node), type=builtin(c, "str"), value=node.name)
    return tree.MethodCall(pos=c.pos(node), type=method.ret, receiver=value, method=method, args=[key])


def name_of_type(c: Context, node: my.CallExpr, method: FunctionInfo, args: list[tree.Expr | None]) -> None:
    """Errors of argparse name the function that is given as `type`: its name goes along."""
    if method.fullname != "argparse._Actions.add_argument":
        return
    given = _keyword(node, "type")
    place = next((i for i, param in enumerate(method.params[1:]) if param.name == "_type_name"), None)
    if place is not None and isinstance(given, my.NameExpr | my.MemberExpr):
        args[place] = tree.StrLit(pos=c.pos(node), type=builtin(c, "str"), value=given.name)
