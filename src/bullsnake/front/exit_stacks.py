"""contextlib.ExitStack: what it is given is entered at once, by its static type; what leaves it is kept as a function value."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_threads import call_later
from bullsnake.front.dispatch import expr, placeholder
from bullsnake.front.methods import find_methods, mapping_for
from bullsnake.front.symbols import FunctionInfo, ParamKind, Scope, Var
from bullsnake.front.types import Instance, NoneType, Type, Union, substitute
from bullsnake.front.union_members import split_union

_CLASS = "contextlib.ExitStack"


def call_of_stack(c: Context, node: my.CallExpr, stack: tree.Expr, name: str) -> tree.Expr | None:
    """stack.enter_context(manager), stack.callback(f, *args); None for any other call."""
    if not isinstance(stack.type, Instance) or stack.type.cls.fullname != _CLASS or not node.args:
        return None
    cls = stack.type.cls
    if name == "enter_context":
        made = _entered(c, node, stack, expr(c, node.args[0]), cls.methods["_entered"])
        if made is None and not c.symbols.broken:
            legality.not_a_manager(c, node.args[0])
        return made or placeholder(c, node)
    if name == "callback":
        later = call_later(c, node, node.args[0], node.args[1:], node.arg_kinds[1:], node.arg_names[1:])
        method = cls.methods["_called"]
        return tree.MethodCall(pos=c.pos(node), type=method.ret, receiver=stack, method=method, args=[later])
    return None


def with_union(c: Context, node: my.Expression, manager: tree.Expr) -> tuple[tree.Expr, tree.Expr, tree.Expr] | None:
    """`with` of one of several managers: a stack, the name that it is to have, and the call that enters the one that it is."""
    cls = c.symbols.registry.classes.get(_CLASS)
    if not isinstance(manager.type, Union) or any(isinstance(m, NoneType) for m in manager.type.items) or cls is None:
        return None
    pos = c.pos(node)
    stack = tree.New(pos=pos, type=Instance(cls), cls=cls, init=cls.methods["__init__"], args=[])
    name = _name(c, node, Instance(cls), ".stack")
    place = my.NameExpr(".manager")  # mypy's type of `node` is the manager's, not that of what it gives
    place.set_line(node)
    entered = split_union(c, place, manager, lambda part: _entered(c, node, name, part, cls.methods["_entered"]))
    return None if entered is None else (stack, name, entered)


def _entered(c: Context, node: my.Expression, stack: tree.Expr, manager: tree.Expr, method: FunctionInfo) -> tree.Expr | None:
    pos = c.pos(node)
    enter = find_methods(c, manager.type, "__enter__")
    leave = find_methods(c, manager.type, "__exit__")
    if not enter or not leave:
        return None
    place = _name(c, node, manager.type, ".manager")
    entered = substitute(enter[0].ret, mapping_for(c, manager.type, enter[0]))
    value = tree.MethodCall(pos=pos, type=entered, receiver=place, method=enter[0], args=[None] * (len(enter[0].params) - 1))
    args: list[tree.Expr | None] = [value, _left(c, node, place, leave[0], method)]
    pushed = tree.MethodCall(pos=pos, type=entered, receiver=stack, method=method, args=args, type_args=(entered,))
    return tree.Let(pos=pos, type=entered, bindings=[tree.Assign(pos=pos, targets=[place], value=manager)], value=pushed)


def _name(c: Context, node: my.Expression, type_: Type, name: str) -> tree.Name:
    """A variable of our own, which gets its value at once."""
    var = c.new_var(None, name, f"{c.module}.{name}", type_, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    c.used(var)
    return tree.Name(pos=c.pos(node), type=type_, var=var, declared=type_)


def _left(c: Context, node: my.Expression, manager: tree.Expr, leave: FunctionInfo, method: FunctionInfo) -> tree.Expr:
    """manager.__exit__ with three parameters, whatever it takes."""
    pos = c.pos(node)
    params = leave.params[1:]
    takes_all = len(params) == 1 and params[0].kind is ParamKind.STAR
    wanted = method.params[2].var.type
    types = [p.var.type for p in params] if not takes_all else list(wanted.params) if hasattr(wanted, "params") else []
    given = [Var(f".{i}", f"{c.module}..left.{i}", type_, Scope.PARAM, c.function) for i, type_ in enumerate(types)]
    names: list[tree.Expr] = [tree.Name(pos=pos, type=var.type, var=var, declared=var.type) for var in given]
    args: list[tree.Expr | None] = [tree.StarArgs(pos=pos, type=params[0].var.type, items=names)] if takes_all else list(names)
    call = tree.MethodCall(pos=pos, type=leave.ret, receiver=manager, method=leave, args=args)
    return tree.Later(pos=pos, type=wanted, call=call, params=given)
