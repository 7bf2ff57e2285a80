"""Functions, methods, nested functions and lambdas: their symbols, and their bodies with all variables accounted for.

A nested function is a value: its name is a local variable of the enclosing function. Before a body is converted all names that
it binds are declared, so that a closure made early knows variables that are assigned late.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import legality, tree
from bullsnake.front.bound_names import bound_names, returns_value
from bullsnake.front.context import Context, Frame
from bullsnake.front.convert_types import builtin, convert_type, has_any, type_of
from bullsnake.front.dispatch import block, converts, converts_statement, expr
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Param, ParamKind, Scope, Var
from bullsnake.front.types import ANY, NONE, AnyObject, Callable, Instance, Type, TypeVar, VarTuple
from bullsnake.ir.core import Pos

_KINDS = {
    my.ARG_STAR: ParamKind.STAR,
    my.ARG_STAR2: ParamKind.STAR2,
    my.ARG_NAMED: ParamKind.KWONLY,
    my.ARG_NAMED_OPT: ParamKind.KWONLY,
}
_OPTIONAL = (my.ARG_OPT, my.ARG_NAMED_OPT)


def functions_of(c: Context, node: my.SymbolNode, owner: ClassInfo | None = None) -> list[FunctionInfo]:
    """The function, or all overloads, that a symbol of mypy's stands for."""
    if isinstance(node, my.OverloadedFuncDef):
        body = implementation(node)
        if body is not None:
            made = function_of(c, body, owner)
            made.is_overloaded = True
            return [made]
        items = [item.func if isinstance(item, my.Decorator) else item for item in node.items]
        return [function_of(c, item, owner, number) for number, item in enumerate(items)]
    if isinstance(node, my.Decorator):
        made = function_of(c, node.func, owner)
        note_manager(made, node)
        return [made]
    return [function_of(c, node, owner)] if isinstance(node, my.FuncDef) else []


def implementation(node: my.OverloadedFuncDef) -> my.FuncDef | None:
    """The function behind the overloads of a program: it is what each call calls. None for a stub's, and for a property."""
    body = node.impl.func if isinstance(node.impl, my.Decorator) else node.impl
    return None if node.is_property else body


def note_manager(info: FunctionInfo, node: my.Node) -> None:
    from bullsnake.front.decorators import is_manager

    info.is_manager = info.is_manager or is_manager(node)


def function_of(c: Context, node: my.FuncDef, owner: ClassInfo | None = None, overload: int = 0) -> FunctionInfo:
    """Our function for one of mypy's, made at its first mention."""
    known = c.symbols.functions.get(node)
    if known is not None:
        return known
    module = _module_of(c, node)
    is_stub = module not in c.symbols.user_modules
    if is_stub:
        listed = c.symbols.registry.functions.get(node.fullname, [])
        if overload < len(listed):
            c.symbols.functions[node] = listed[overload]
            c.symbols.nodes[listed[overload]] = node
            return listed[overload]
    if owner is None and node.info is not my.FUNC_NO_INFO and node.info:
        from bullsnake.front.convert_types import class_of

        owner = class_of(c, node.info)
        if node in c.symbols.functions:
            return c.symbols.functions[node]
    return _declare(c, node, owner, overload, module, is_stub)


def _declare(
    c: Context, node: my.FuncDef, owner: ClassInfo | None, overload: int, module: str, is_stub: bool
) -> FunctionInfo:
    parent = c.function if owner is None and not is_stub else None
    nested = parent is not None and not _is_module_level(c, node)
    parent = parent if nested else None
    scope_name = owner.name + "." if owner is not None else f"{parent.qualname}.<locals>." if parent is not None else ""
    qualname = scope_name + node.name
    path = c.symbols.user_modules.get(module, "")
    info = FunctionInfo(
        name=node.name,
        qualname=qualname,
        fullname=node.fullname if is_stub else unique(c, f"{module}.{qualname}"),
        module=module,
        params=[],
        ret=ANY,
        pos=Pos(path, max(node.line, 1), max(node.column, 0) + 1),
        owner=owner,
        parent=parent,
        is_static=node.is_static or node.is_class,
        is_class=node.is_class,
        is_abstract=node.abstract_status == my.IS_ABSTRACT,
        is_property=node.is_property,
        is_generator=node.is_generator,
        overload=overload,
    )
    c.symbols.functions[node] = info
    c.symbols.nodes[info] = node
    if is_stub:
        c.symbols.registry.functions.setdefault(node.fullname, []).append(info)
    signature = node.type if isinstance(node.type, mt.CallableType) else None
    if signature is not None:
        info.type_vars = [t for t in (convert_type(c, v) for v in signature.variables) if isinstance(t, TypeVar)]
    info.ret = _declared_result(c, node, signature)
    info.params = _params(c, node, info, signature)
    return info


def unique(c: Context, fullname: str) -> str:
    """A symbol name that no other function has (lambdas, functions defined twice)."""
    count = c.symbols.names.get(fullname, 0)
    c.symbols.names[fullname] = count + 1
    return f"{fullname}${count}" if count else fullname


def _module_of(c: Context, node: my.FuncDef) -> str:
    name = c.symbols.module_of.get(node)
    if name is not None:
        return name
    if node.info is not my.FUNC_NO_INFO and node.info:
        return node.info.module_name
    module = node.fullname.rpartition(".")[0]
    return module if module in c.symbols.known_modules else c.module


def _is_module_level(c: Context, node: my.FuncDef) -> bool:
    return c.symbols.module_of.get(node) is not None


def _declared_result(c: Context, node: my.FuncDef, signature: mt.CallableType | None) -> Type:
    ret = mt.get_proper_type(signature.ret_type) if signature is not None else None
    unannotated = ret is None or (isinstance(ret, mt.AnyType) and ret.type_of_any == mt.TypeOfAny.unannotated)
    if unannotated:
        return ANY if returns_value(node.body) else NONE
    return convert_type(c, ret)


def _params(c: Context, node: my.FuncItem, info: FunctionInfo, signature: mt.CallableType | None) -> list[Param]:
    params = []
    for number, arg in enumerate(node.arguments):
        if number == 0 and info.is_class:
            continue
        if number == 0 and info.owner is not None and not info.is_static and arg.type_annotation is None:
            type_: Type = Instance(info.owner, tuple(info.owner.type_params))
        else:
            type_ = convert_type(c, signature.arg_types[number]) if signature is not None else ANY
        kind = _KINDS.get(arg.kind, ParamKind.POS)
        if kind is ParamKind.STAR:
            type_ = VarTuple(type_)
        elif kind is ParamKind.STAR2:
            type_ = builtin(c, "dict", builtin(c, "str"), type_)
        var = Var(arg.variable.name, f"{info.fullname}.{arg.variable.name}", type_, Scope.PARAM, info)
        c.symbols.enter(arg.variable, var, assignments=1)
        params.append(Param(var, kind, has_default=arg.kind in _OPTIONAL))
    return params


def callable_type(info: FunctionInfo, bound: bool = False) -> Callable:
    """The function as a value: its positional parameters; `bound` leaves out self."""
    params = [p for p in info.params if p.kind is ParamKind.POS][1 if bound else 0 :]
    optional = sum(p.default is not None or p.has_default for p in params)
    return Callable(tuple(p.var.type for p in params), info.ret, optional)


@converts_statement(my.FuncDef, my.Decorator)
def convert_function(c: Context, node: my.FuncDef | my.Decorator) -> list[tree.Stmt]:
    found = convert_def(c, node, owner=None)
    return [] if found is None else with_decorators(c, node, found, None)


def with_decorators(
    c: Context, node: my.FuncDef | my.Decorator, found: tree.FunctionDef, owner: ClassInfo | None
) -> list[tree.Stmt]:
    """A definition with what its decorators add; the definition itself, or the function in front of it, stands last or before last."""
    from bullsnake.front.cached_properties import is_cached_property, kept_in_field
    from bullsnake.front.decorators import cached, decorate, is_cached, others, takes_only_keys

    if not isinstance(node, my.Decorator) or c.lib_mode:
        return [found]
    statements: list[tree.Stmt] = [found]
    if is_cached(node):
        takes_only_keys(c, node, found.info)
        statements = cached(c, node, found, owner)
    if is_cached_property(node) and owner is not None:
        return [*kept_in_field(c, found, owner)]
    if others(node) and owner is None:
        last = statements.pop()
        assert isinstance(last, tree.FunctionDef)
        statements += decorate(c, node, last)
    return statements


@converts_statement(my.OverloadedFuncDef)
def convert_overloaded(c: Context, node: my.OverloadedFuncDef) -> list[tree.Stmt]:
    body = implementation(node)
    if body is None:
        return []
    functions_of(c, node)
    found = convert_def(c, body, owner=None)
    return [] if found is None else [found]


def convert_def(c: Context, node: my.FuncDef | my.Decorator, owner: ClassInfo | None) -> tree.FunctionDef | None:
    """A `def` with its decorators; None when it has no body to run (an error was reported)."""
    func = node.func if isinstance(node, my.Decorator) else node
    if not legality.check_def_head(c, node, func, owner):
        return None
    info = function_of(c, func, owner)
    info.pos, info.in_loop = c.pos(func), c.in_loop
    var = None
    if info.parent is not None:
        var = local_function(c, func)
        c.assigned(var)
    if isinstance(node, my.Decorator):
        info.is_static = info.is_static or func.is_static or func.is_class
        legality.library_directives(c, node, info)
    _convert_defaults(c, func, info)
    return _convert_body(c, func, info, var, owner, node)


def convert_copy(c: Context, node: my.FuncDef, original: FunctionInfo, info: FunctionInfo, cls: ClassInfo) -> None:
    """The body once more, for a class method of another class; the variables of the first conversion are set aside meanwhile."""
    variables, functions = c.symbols.variables, c.symbols.functions
    aside = {key: var for key, var in variables.items() if _is_inside(var.owner, original)}
    inner = {key: one for key, one in functions.items() if one is not original and _is_inside(one, original)}
    for key in aside:
        del variables[key]
    for key in inner:
        del functions[key]
    for param, arg in zip(info.params, node.arguments[1:], strict=True):
        c.symbols.enter(arg.variable, param.var, assignments=1)
    state = c.frame, c.loops, c.generator_allowed, c.bools_count, c.parent
    c.frame = None
    try:
        _convert_defaults(c, node, info)
        _convert_body(c, node, info, None, cls)
    finally:
        c.frame, c.loops, c.generator_allowed, c.bools_count, c.parent = state
    for key in [key for key, var in variables.items() if _is_inside(var.owner, info)]:
        del variables[key]
    for key in [key for key, one in functions.items() if _is_inside(one, info)]:
        del functions[key]
    variables.update(aside)
    functions.update(inner)


def _is_inside(info: FunctionInfo | None, outer: FunctionInfo) -> bool:
    while info is not None:
        if info is outer:
            return True
        info = info.parent
    return False


def local_function(c: Context, func: my.FuncDef) -> Var:
    """The local variable that a nested function is bound to."""
    var = c.symbols.variables.get(func)
    if var is None:
        info = function_of(c, func)
        var = c.new_var(func, func.name, f"{info.fullname}", callable_type(info), Scope.LOCAL)
    return var


def _convert_defaults(c: Context, node: my.FuncItem, info: FunctionInfo) -> None:
    """Defaults are evaluated where the function is defined."""
    for param, arg in zip(info.params, node.arguments[1:] if info.is_class else node.arguments, strict=True):
        param.default = None
        if arg.initializer is not None:
            param.default = expr(c, arg.initializer, param.var.type)
            legality.check_flow(c, arg.initializer, param.default, param.var.type)


def _convert_body(
    c: Context, node: my.FuncItem, info: FunctionInfo, var: Var | None, owner: ClassInfo | None, decorated: my.Node | None = None
) -> tree.FunctionDef:
    from bullsnake.front.function_names import note_wrapped

    pos, outer = c.pos(node), c.frame
    frame = enter(c, info, owner)
    if decorated is not None:
        note_wrapped(c, decorated, info)
    if info.is_class:
        frame.class_param, frame.cls = node.arguments[0].variable, owner
    try:
        declare_names(c, node.body)
        body = block(c, node.body)
    finally:
        c.frame = outer
    return finish(c, frame, body, var, pos)


def enter(c: Context, info: FunctionInfo, owner: ClassInfo | None) -> Frame:
    """Open a frame for the function's body; parameters are its first locals."""
    outer = c.frame if owner is None else None  # a method sees none of the functions that its class stands in
    frame = Frame(info, outer, locals=[p.var for p in info.params])
    if owner is not None and info.params and not info.is_static:
        frame.self_var, frame.cls = info.params[0].var, owner
    elif outer is not None:
        frame.self_var, frame.cls = outer.self_var, outer.cls
    c.frame = frame
    return frame


def finish(c: Context, frame: Frame, body: list[tree.Stmt], var: Var | None, pos: Pos) -> tree.FunctionDef:
    """Settle the variables and make the definition."""
    c.settle(frame.locals)
    definition = tree.FunctionDef(
        pos=pos, info=frame.info, params=frame.info.params, body=body, var=var, locals=frame.locals, captures=frame.captures
    )
    frame.info.definition = definition
    return definition


def declare_names(c: Context, body: my.Block) -> None:
    """Declare every name that a function's body binds, nested functions included."""
    names, functions = bound_names(body)
    for name in names:
        node = name.node
        if isinstance(node, my.Var) and node not in c.symbols.variables:
            c.new_var(node, node.name, f"{_prefix(c)}.{node.name}", convert_type(c, node.type), Scope.LOCAL)
    for func in functions:
        if c.frame is not None:
            local_function(c, func)


def _prefix(c: Context) -> str:
    return c.function.fullname if c.function is not None else c.module


def without_name(c: Context, node: my.Context, shown: str, ret: Type) -> FunctionInfo:
    """The symbol of a function that stands in an expression; `shown` is what tracebacks call it."""
    parent = c.function
    scope = f"{parent.qualname}.<locals>." if parent is not None else ""
    return FunctionInfo(
        name=shown,
        qualname=scope + shown,
        fullname=unique(c, f"{c.module}.{scope}{shown}"),
        module=c.module,
        params=[],
        ret=ret,
        pos=c.pos(node),
        parent=parent,
    )


@converts(my.LambdaExpr)
def convert_lambda(c: Context, node: my.LambdaExpr, expected: Type | None) -> tree.Expr:
    type_ = type_of(c, node)
    if not isinstance(type_, Callable) or has_any(type_) or isinstance(type_.ret, AnyObject):
        type_ = _from_context(type_, expected)
    info = without_name(c, node, "<lambda>", type_.ret if isinstance(type_, Callable) else ANY)
    info.params = _lambda_params(c, node, info, type_)
    _convert_defaults(c, node, info)
    legality.check_lambda(c, node, info)
    frame = enter(c, info, None)
    try:
        value = lambda_value(c, node, info)
    finally:
        c.frame = frame.parent
    finish(c, frame, [tree.Return(pos=value.pos, value=value)], None, c.pos(node))
    return tree.Lambda(pos=c.pos(node), type=callable_type(info), function=info)


def lambda_value(c: Context, node: my.LambdaExpr, info: FunctionInfo) -> tree.Expr:
    value = expr(c, node.expr(), info.ret if info.ret is not ANY else None)
    if info.ret is ANY:
        info.ret = value.type
    return value


def _lambda_params(c: Context, node: my.LambdaExpr, info: FunctionInfo, type_: Type) -> list[Param]:
    types = type_.params if isinstance(type_, Callable) else ()
    params = []
    for number, arg in enumerate(node.arguments):
        param_type = types[number] if number < len(types) else ANY
        var = Var(arg.variable.name, f"{info.fullname}.{arg.variable.name}", param_type, Scope.PARAM, info)
        c.symbols.enter(arg.variable, var, assignments=1)
        params.append(Param(var, _KINDS.get(arg.kind, ParamKind.POS), has_default=arg.kind in _OPTIONAL))
    return params


def _from_context(type_: Type, expected: Type | None) -> Type:
    """A lambda's type from the place where it goes, when mypy left parts of it open."""
    if not isinstance(expected, Callable):
        return type_
    if not isinstance(type_, Callable) or len(type_.params) != len(expected.params):
        return expected
    params = tuple(e if has_any(p) else p for p, e in zip(type_.params, expected.params, strict=True))
    known = not has_any(expected.ret) and not isinstance(expected.ret, TypeVar)
    return Callable(params, expected.ret if known else type_.ret, type_.optional)
