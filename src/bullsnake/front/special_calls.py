"""Calls of functions of the library that are not calls here: what is made of them depends on types, or on the place of the call.

Each function of the table takes the call and the type that its place expects; None if this call is an ordinary one after all.
"""

from __future__ import annotations

from collections.abc import Callable as Function

from mypy import nodes as my

from bullsnake.front import legality, refusals, tree
from bullsnake.front.any_values import call_with_any
from bullsnake.front.asked_methods import asks
from bullsnake.front.context import Context
from bullsnake.front.convert_threads import call_later
from bullsnake.front.convert_types import any_object, builtin, type_of
from bullsnake.front.copying import copied
from bullsnake.front.dataclass_inits import generated_init
from bullsnake.front.dispatch import expr, placeholder
from bullsnake.front.isinstances import isinstance_call
from bullsnake.front.items import item_of
from bullsnake.front.methods import mapping_for
from bullsnake.front.partials import partial_call
from bullsnake.front.remaking import AS_DICT, AS_TUPLE, How, made_anew
from bullsnake.front.replacing import replaced
from bullsnake.front.types import ANY, NONE, AnyObject, Callable, Instance, Type, Union, is_builtin, substitute, without_none
from bullsnake.front.uncertain.certain_types import ANY_OPERAND

Special = Function[[Context, my.CallExpr, Type | None], tree.Expr | None]


def special_call(c: Context, node: my.CallExpr, name: str, expected: Type | None) -> tree.Expr | None:
    """What the call of a function of that full name becomes; None if it is a call."""
    if name.startswith("operator."):
        legality.operator_function(c, node, name.removeprefix("operator."))
        return placeholder(c, node)
    special = _SPECIAL.get(name)
    return None if special is None else special(c, node, expected)


def _sum(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    """Of items that are Any, or objects with `__add__`."""
    for name, empty in (("str", '""'), ("bytes", 'b""'), ("bytearray", 'b""')):
        if node.args and is_builtin(item_of(c, type_of(c, node.args[0])), name):
            refusals.sum_of_texts(c, node, name, empty)
            return placeholder(c, node)
    objects = _sum_of_objects(c, node)
    if objects is not None:
        return objects
    if not 1 <= len(node.args) <= 2 or not isinstance(item_of(c, type_of(c, node.args[0])), AnyObject):
        return None
    function = c.symbols.registry.functions["typing._any_sum"][0]
    with c.allow_generator():
        items = expr(c, node.args[0], function.params[0].var.type)
    start = expr(c, node.args[1]) if len(node.args) == 2 else tree.IntLit(pos=c.pos(node), type=builtin(c, "int"), value=0)
    return tree.Call(pos=c.pos(node), type=function.ret, function=function, args=[items, start])


def _sum_of_objects(c: Context, node: my.CallExpr) -> tree.Expr | None:
    """sum(items, start) is reduce(C.__add__, items, start)."""
    item = item_of(c, type_of(c, node.args[0])) if len(node.args) == 2 else None
    adds = _adds(c, node, item)
    if item is None or adds is None:
        return None
    with c.allow_generator():
        items = expr(c, node.args[0])
    start = expr(c, node.args[1], item)
    reduce = c.symbols.registry.functions["functools.reduce"][1]
    return tree.Call(pos=c.pos(node), type=item, function=reduce, args=[adds, items, start], type_args=(item,) * len(reduce.type_vars))


def _accumulate(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    """accumulate(items) of objects is accumulate(items, C.__add__)."""
    item = item_of(c, type_of(c, node.args[0])) if node.arg_kinds == [my.ARG_POS] else None
    adds = _adds(c, node, item)
    if item is None or adds is None:
        return None
    with c.allow_generator(False):
        items = expr(c, node.args[0])
    by = c.symbols.registry.functions["itertools.accumulate"][2]
    return tree.Call(
        pos=c.pos(node), type=substitute(by.ret, dict.fromkeys(by.type_vars, item)), function=by, args=[items, adds],
        type_args=(item,) * len(by.type_vars),
    )  # fmt: skip


def _adds(c: Context, node: my.CallExpr, item: Type | None) -> tree.Expr | None:
    """`__add__` of a class of the program as a function, if it gives such an object again."""
    if not isinstance(item, Instance) or item.cls.is_stub or item.cls.type_params:
        return None
    method = item.cls.lookup_method("__add__")
    if method is None or not isinstance(method.ret, Instance) or not method.ret.cls.is_subclass_of(item.cls):
        return None
    return tree.FunctionRef(pos=c.pos(node), type=Callable((item, item), item), function=method)


def _reversed(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    """Of an object with `__reversed__`: what that gives."""
    kind = type_of(c, node.args[0]) if node.arg_kinds == [my.ARG_POS] else ANY
    method = kind.cls.lookup_method("__reversed__") if isinstance(kind, Instance) else None
    if method is None or method.owner is not None and method.owner.is_protocol:
        return None
    receiver = expr(c, node.args[0])
    type_ = substitute(method.ret, mapping_for(c, receiver.type, method))
    return tree.MethodCall(pos=c.pos(node), type=type_, receiver=receiver, method=method, args=[])


def _go(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    """go(f, x, y): the call f(x, y), to be made by another goroutine."""
    if not node.args:
        return None
    later = call_later(c, node, node.args[0], node.args[1:], node.arg_kinds[1:], node.arg_names[1:])
    return tree.Go(pos=c.pos(node), type=NONE, later=later)


def _replaced(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    """replace(obj, field=value)."""
    if not node.args:
        return None
    value = expr(c, node.args[0])
    if not isinstance(value.type, Instance) or not generated_init(value.type.cls):
        c.error(node, "replace() takes an object of a dataclass here", "make the object anew")
        return placeholder(c, node)
    return replaced(c, node, value, value.type, node.arg_names[1:], node.args[1:])


def _anew(how: How) -> Special:
    """copy(), deepcopy(), asdict(), astuple()."""

    def special(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
        return made_anew(c, node, expr(c, node.args[0]), how) if len(node.args) == 1 else None

    return special


def _format_exc(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr:
    return _of_handled(c, node, "traceback._format", [])


def _print_exc(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr:
    file = expr(c, node.args[0]) if node.args else tree.NoneLit(pos=c.pos(node), type=NONE)
    return _of_handled(c, node, "traceback._print", [file])


def _of_handled(c: Context, node: my.CallExpr, name: str, args: list[tree.Expr]) -> tree.Expr:
    """A function of the library for the exception that is being handled."""
    function = c.symbols.registry.functions[name][0]
    error = tree.Handled(pos=c.pos(node), type=function.params[0].var.type)
    return tree.Call(pos=c.pos(node), type=function.ret, function=function, args=[error, *args])


def _certain(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr | None:
    """A value that the text itself does not say to be certain (front/uncertain): tested not to be None."""
    value, told = expr(c, node.args[0]), node.args[1]
    if isinstance(told, my.StrExpr) and told.value == ANY_OPERAND:
        return _anything(c, value)
    found = type_of(c, node)
    wanted = found if isinstance(value.type, Union) and found in value.type.items else without_none(value.type)
    if wanted == value.type or not isinstance(told, my.StrExpr):
        return value
    if told.value.startswith("."):
        return tree.Checked(pos=value.pos, type=wanted, value=value, use=told.value[1:])
    return tree.Checked(pos=value.pos, type=wanted, value=value, told=told.value)


def _anything(c: Context, value: tree.Expr) -> tree.Expr:
    """The value as one of which nothing is known."""
    var = c.new_var(None, ".any", f"{c.module}..any", any_object(c), c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    name = tree.Name(pos=value.pos, type=var.type, var=var, declared=var.type)
    return tree.Let(pos=value.pos, type=var.type, bindings=[tree.Assign(pos=value.pos, targets=[name], value=value)], value=name)


_SPECIAL: dict[str, Special] = {
    "builtins.__certain__": _certain,
    "builtins.isinstance": isinstance_call,
    "builtins.len": call_with_any("_any_len"),
    "builtins.int": call_with_any("_any_int"),
    "builtins.float": call_with_any("_any_float"),
    "builtins.round": asks("__round__"),
    "builtins.sum": _sum,
    "builtins.reversed": _reversed,
    "bullsnake.go": _go,
    "copy.copy": lambda c, node, expected: copied(False, c, node),
    "copy.deepcopy": lambda c, node, expected: copied(True, c, node),
    "dataclasses.replace": _replaced,
    "dataclasses.asdict": _anew(AS_DICT),
    "dataclasses.astuple": _anew(AS_TUPLE),
    "functools.partial": partial_call,
    "itertools.accumulate": _accumulate,
    "math.ceil": asks("__ceil__"),
    "math.floor": asks("__floor__"),
    "math.trunc": asks("__trunc__"),
    "traceback.format_exc": _format_exc,
    "traceback.print_exc": _print_exc,
}
