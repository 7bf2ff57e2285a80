"""Decorators of functions.

`functools.cache` and `lru_cache` make two functions of one: the body, and one in front of it that looks into a dict first. So a cached
function stays a function, which is called directly. Nothing is ever dropped from the dict, whatever `maxsize` says.
Any other decorator that is not known by name is called with the function, as Python does, and the name is a variable for the result.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import flows, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_functions import callable_type, enter, finish, function_of, unique
from bullsnake.front.convert_types import builtin, convert_type
from bullsnake.front.dispatch import expr
from bullsnake.front.inference import unify
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Param, ParamKind, Scope, Var
from bullsnake.front.types import NEVER, Callable, Instance, Tuple, Type, TypeVar, substitute
from bullsnake.ir.core import Pos

CACHES = ("functools.cache", "functools.lru_cache")
KNOWN = frozenset(
    {"builtins.staticmethod", "builtins.classmethod", "builtins.property", "abc.abstractmethod", "functools.wraps"}
    | {"contextlib.contextmanager"}
    | {"typing.override", "typing.final", "typing_extensions.override", "functools.cached_property", *CACHES}
)


def name_of(node: my.Expression) -> str:
    callee = node.callee if isinstance(node, my.CallExpr) else node
    return callee.fullname if isinstance(callee, my.RefExpr) else ""


def is_cached(node: my.Decorator) -> bool:
    return any(name_of(item) in CACHES for item in node.original_decorators)


def is_manager(node: my.Node) -> bool:
    return isinstance(node, my.Decorator) and any(name_of(i) == "contextlib.contextmanager" for i in node.original_decorators)


def others(node: my.Decorator) -> list[my.Expression]:
    """The decorators that are called, outermost first."""
    return [item for item in node.original_decorators if name_of(item) not in KNOWN]


# --- cache ----------------------------------------------------------------------------------------------------------------


def cached(c: Context, node: my.Context, definition: tree.FunctionDef, owner: ClassInfo | None) -> list[tree.Stmt]:
    """The dict, the body under another name, and the function that looks into the dict."""
    info = definition.info
    pos = definition.pos
    body = body_of(c, definition)
    table = _table(c, info)
    statements: list[tree.Stmt] = [
        tree.Assign(pos=pos, targets=[named(table, pos)], value=tree.DictLit(pos=pos, type=table.type, items=[])),
        body,
    ]
    info.params = [fresh(info, param) for param in definition.params]
    info.is_generator = False
    outer = definition.var
    if outer is not None:
        c.assigned(outer)
    frame = enter(c, info, owner)
    try:
        code = _look_then_call(c, info, body, table)
    finally:
        c.frame = frame.parent
    wrapper = finish(c, frame, code, outer, pos)
    return [*statements, wrapper]


def body_of(c: Context, definition: tree.FunctionDef) -> tree.FunctionDef:
    """What a definition does, as a function of another name."""
    info = definition.info
    inner = FunctionInfo(
        name=f"{info.name}.body",
        qualname=info.qualname,
        fullname=unique(c, f"{info.fullname}.body"),
        module=info.module,
        params=[Param(p.var, p.kind) for p in definition.params],
        ret=info.ret,
        pos=info.pos,
        owner=info.owner,
        parent=info.parent,
        type_vars=info.type_vars,
        is_static=info.is_static,
        is_generator=info.is_generator,
    )
    var = None
    if definition.var is not None:
        var = c.new_var(None, inner.name, inner.fullname, definition.var.type, Scope.LOCAL)
        c.assigned(var)
    made = tree.FunctionDef(
        pos=definition.pos,
        info=inner,
        params=inner.params,
        body=definition.body,
        var=var,
        locals=definition.locals,
        captures=definition.captures,
    )
    for local in definition.locals:
        local.owner = inner if local.owner is info else local.owner
    inner.definition = made
    return made


def _table(c: Context, info: FunctionInfo) -> Var:
    keys = tuple(p.var.type for p in info.params)
    key: Type = keys[0] if len(keys) == 1 else Tuple(keys)
    type_ = builtin(c, "dict", key, info.ret)
    scope = Scope.LOCAL if info.parent is not None else Scope.GLOBAL
    var = Var(f"{info.name}.cache", f"{info.fullname}.cache", type_, scope, info.parent)
    c.symbols.enter(my.Var(var.name), var)
    if scope is Scope.GLOBAL:
        c.module_globals.append(var)
    elif c.frame is not None:
        c.frame.locals.append(var)
    c.assigned(var)
    return var


def fresh(info: FunctionInfo, param: Param) -> Param:
    """The parameter for the function that takes the definition's place."""
    var = Var(param.var.name, f"{info.fullname}.{param.var.name}", param.var.type, Scope.PARAM, info)
    return Param(var, param.kind, param.default, param.has_default)


def named(var: Var, pos: Pos) -> tree.Name:
    """The variable, read or assigned."""
    return tree.Name(pos=pos, type=var.type, var=var, declared=var.type)


def _look_then_call(c: Context, info: FunctionInfo, body: tree.FunctionDef, table: Var) -> list[tree.Stmt]:
    pos = info.pos
    table_type = table.type
    known = builtin(c, "dict")
    assert isinstance(known, Instance)
    methods = known.cls
    args: list[tree.Expr] = [named(p.var, pos) for p in info.params]
    key: tree.Expr = args[0] if len(args) == 1 else tree.TupleLit(pos=pos, type=Tuple(tuple(a.type for a in args)), items=args)
    c.used(table)
    stored = tree.Index(
        pos=pos,
        type=info.ret,
        value=named(table, pos),
        index=key,
        method=methods.methods["__getitem__"],
        declared=info.ret,
        setter=methods.methods["__setitem__"],
    )
    inside = tree.Compare(
        pos=pos,
        type=builtin(c, "bool"),
        operands=[key, tree.Name(pos=pos, type=table_type, var=table, declared=table_type)],
        ops=["in"],
        methods=[methods.overloads["__contains__"][0]],
    )
    closure = None
    if body.var is not None:
        c.used(body.var)
        closure = named(body.var, pos)
    call: tree.Expr = tree.Call(pos=pos, type=info.ret, function=body.info, args=[*args], closure=closure)
    if info.owner is not None and not info.is_static:
        call = tree.MethodCall(pos=pos, type=info.ret, receiver=args[0], method=body.info, args=[*args[1:]], direct=True)
    return [
        tree.If(pos=pos, test=inside, then=[tree.Return(pos=pos, value=stored)], orelse=[]),
        tree.Assign(pos=pos, targets=[stored], value=call),
        tree.Return(pos=pos, value=stored),
    ]


# --- any decorator --------------------------------------------------------------------------------------------------------


def decorated_variable(c: Context, node: my.Decorator) -> Var | None:
    """The variable that a decorated function's name is; None if its decorators leave it a function."""
    known = c.symbols.variables.get(node)
    if known is not None:
        return known
    if c.lib_mode or not others(node) or node.func.info:
        return None
    info = function_of(c, node.func)
    if info.module not in c.symbols.user_modules:
        return None
    type_ = convert_type(c, node.var.type)
    if info.parent is None:
        var = Var(node.name, f"{info.module}.{node.name}", type_, Scope.GLOBAL)
        c.symbols.enter(node, var)
        c.symbols.contexts.get(info.module, c).module_globals.append(var)
        return var
    here = c.frame
    while c.frame is not None and c.frame.info is not info.parent:
        c.frame = c.frame.parent
    var = c.new_var(node, node.name, f"{info.fullname}.decorated", type_, Scope.LOCAL)
    c.frame = here
    return var


def decorate(c: Context, node: my.Decorator, definition: tree.FunctionDef) -> list[tree.Stmt]:
    """The function, then `name = decorator(function)`."""
    var = decorated_variable(c, node)
    info = definition.info
    value: tree.Expr
    if definition.var is not None:
        c.used(definition.var)
        value = named(definition.var, definition.pos)
    else:
        value = tree.FunctionRef(pos=definition.pos, type=callable_type(info), function=info)
    assert var is not None
    for item in reversed(others(node)):
        made = _called(c, item, value)
        if made is None:
            c.error(item, "this decorator is not supported", "call the wrapping function yourself where it is used")
            return [definition]
        value = made
    c.assigned(var)
    flows.check_flow(c, node.original_decorators[0], value, var.type)
    return [definition, tree.Assign(pos=definition.pos, targets=[named(var, definition.pos)], value=value)]


def _called(c: Context, item: my.Expression, value: tree.Expr) -> tree.Expr | None:
    callee = expr(c, item)
    pos = c.pos(item)
    if isinstance(callee, tree.FunctionRef) and callee.function.params:
        function = callee.function
        found: dict[TypeVar, Type] = {}
        unify(c, function.params[0].var.type, value.type, set(function.type_vars), found)
        args: list[tree.Expr | None] = [value, *([None] * (len(function.params) - 1))]
        type_args = tuple(found.get(v, NEVER) for v in function.type_vars)
        flows.check_flow(c, item, value, substitute(function.params[0].var.type, found))
        return tree.Call(pos=pos, type=substitute(function.ret, found), function=function, args=args, type_args=type_args)
    if isinstance(callee.type, Callable) and len(callee.type.params) >= 1:
        flows.check_flow(c, item, value, callee.type.params[0])
        return tree.CallValue(pos=pos, type=callee.type.ret, callee=callee, args=[value])
    return None


def takes_only_keys(c: Context, node: my.Context, info: FunctionInfo) -> None:
    """The arguments of a cached function are a key of a dict."""
    for param in info.params:
        if param.kind not in (ParamKind.POS, ParamKind.KWONLY):
            c.error(node, "a cached function cannot have *args or **kwargs here", "name the parameters")
        elif flows.unhashable(param.var.type):
            c.error(node, f'"{param.name}" is a {param.var.type}, which is not hashable: it cannot be a key', "pass a tuple")


