"""Statements other than definitions."""

from __future__ import annotations

from mypy import nodes as my
from mypy.operators import op_methods

from bullsnake.front import legality, tree
from bullsnake.front.any_values import operation
from bullsnake.front.context import Context
from bullsnake.front.convert_calls import can_raise_class
from bullsnake.front.convert_expressions import loop_source
from bullsnake.front.convert_names import variable
from bullsnake.front.convert_operators import binary_method
from bullsnake.front.convert_targets import bind_target
from bullsnake.front.convert_types import class_of, convert_type, type_of
from bullsnake.front.deleted_parameters import is_never_read_again
from bullsnake.front.dispatch import block, converts_statement, expr
from bullsnake.front.displays import is_open
from bullsnake.front.doubted import is_doubted
from bullsnake.front.enums import plain, plain_type
from bullsnake.front.exit_stacks import with_union
from bullsnake.front.generator_types import generator_types
from bullsnake.front.indexing import convert_index_augmented, convert_index_deleted
from bullsnake.front.items import item_type
from bullsnake.front.methods import find_methods, mapping_for, param_type
from bullsnake.front.not_implemented import not_implemented
from bullsnake.front.overloads import accepting
from bullsnake.front.symbols import ClassInfo, Scope, Var
from bullsnake.front.types import ANY, AnyObject, Instance, Tuple, Type, as_tuple, is_builtin, make_union, substitute
from bullsnake.front.union_operators import is_number


@converts_statement(my.Block)
def convert_block(c: Context, node: my.Block) -> list[tree.Stmt]:
    return block(c, node)


@converts_statement(my.ExpressionStmt)
def convert_expression_statement(c: Context, node: my.ExpressionStmt) -> list[tree.Stmt]:
    if isinstance(node.expr, my.StrExpr | my.EllipsisExpr):
        return [tree.Pass(pos=c.pos(node))] if isinstance(node.expr, my.EllipsisExpr) else []
    return [tree.ExprStmt(pos=c.pos(node), value=expr(c, node.expr))]


@converts_statement(my.PassStmt)
def convert_pass(c: Context, node: my.PassStmt) -> list[tree.Stmt]:
    return [tree.Pass(pos=c.pos(node))]


@converts_statement(my.BreakStmt)
def convert_break(c: Context, node: my.BreakStmt) -> list[tree.Stmt]:
    return [tree.Break(pos=c.pos(node))]


@converts_statement(my.ContinueStmt)
def convert_continue(c: Context, node: my.ContinueStmt) -> list[tree.Stmt]:
    return [tree.Continue(pos=c.pos(node))]


@converts_statement(my.GlobalDecl, my.NonlocalDecl, my.TypeAliasStmt)
def convert_declaration(c: Context, node: my.Statement) -> list[tree.Stmt]:
    return []


# --- assignment -----------------------------------------------------------------------------------------------------------


@converts_statement(my.AssignmentStmt)
def convert_assignment(c: Context, node: my.AssignmentStmt) -> list[tree.Stmt]:
    made_class = getattr(node.rvalue, "analyzed", None)
    if isinstance(made_class, my.NamedTupleExpr | my.TypedDictExpr | my.EnumCallExpr):
        expr(c, made_class)
        return []
    if _is_type_definition(node):
        return []
    if isinstance(node.rvalue, my.TempNode):
        return _declaration(c, node)
    if node.type is not None:
        legality.check_annotation(c, node, node.type, node.unanalyzed_type)
    expected = None if len(node.lvalues) > 1 and is_doubted(c, node.rvalue) else _expected(c, node.lvalues[-1], node.rvalue)
    value = expr(c, node.rvalue, expected)
    targets = []
    for lvalue in node.lvalues:
        target = bind_target(c, lvalue, value.type)
        _check_stored(c, node.rvalue, value, target, lvalue)
        targets.append(target)
    return [tree.Assign(pos=c.pos(node), targets=targets, value=value)]


def _check_stored(c: Context, node: my.Expression, value: tree.Expr, target: tree.Expr, lvalue: my.Expression) -> None:
    """Check that the value may go to the target; what is unpacked goes there item by item."""
    kind = as_tuple(value.type)
    pairs = _taken_apart(target, kind) if isinstance(target, tree.TupleLit) and isinstance(kind, Tuple) else None
    if pairs is None:
        legality.check_flow(c, node, value, target.type, lvalue)
        return
    for place, type_ in pairs:
        part = tree.NoneLit(pos=value.pos, type=type_)  # only its type is looked at
        if isinstance(place, tree.Expr):
            _check_stored(c, node, part, place, lvalue)
        else:
            legality.check_flow(c, node, part, place, lvalue)


def _taken_apart(target: tree.TupleLit, kind: Tuple) -> list[tuple[tree.Expr | Type, Type]] | None:
    """Where each item of a tuple goes: a target, or the list of a starred one, which has items of a type; None if it cannot be said."""
    places, items = target.items, kind.items
    star = next((number for number, one in enumerate(places) if isinstance(one, tree.Starred)), None)
    if star is None:
        return list(zip(places, items, strict=True)) if len(places) == len(items) else None
    behind = len(places) - star - 1
    if len(items) < len(places) - 1:
        return None
    rest = places[star].type
    inner = rest.args[0] if isinstance(rest, Instance) and rest.args else ANY
    middle = [(inner, one) for one in items[star : len(items) - behind]]
    tail = list(zip(places[star + 1 :], items[len(items) - behind :], strict=True))
    return [*zip(places[:star], items[:star], strict=True), *middle, *tail]


def _is_type_definition(node: my.AssignmentStmt) -> bool:
    """Type aliases and type variables exist for the checker only."""
    if node.is_alias_def:
        return True
    target = node.lvalues[0]
    if isinstance(target, my.NameExpr) and isinstance(target.node, my.TypeAlias):
        return True
    analyzed = node.rvalue.analyzed if isinstance(node.rvalue, my.CallExpr) else None
    return isinstance(analyzed, my.TypeVarExpr | my.NewTypeExpr)


def _declaration(c: Context, node: my.AssignmentStmt) -> list[tree.Stmt]:
    """`x: T`, without a value."""
    target = node.lvalues[0]
    if node.type is not None:
        legality.check_annotation(c, node, node.type, node.unanalyzed_type)
    if isinstance(target, my.NameExpr) and isinstance(target.node, my.Var):
        return [tree.Declare(pos=c.pos(node), var=variable(c, target.node))]
    return []


def _expected(c: Context, target: my.Expression, value: my.Expression) -> Type | None:
    """The declared type of the place, for displays whose own type is open."""
    if isinstance(target, my.TupleExpr | my.ListExpr):
        return _expected_items(c, target.items, value)
    if isinstance(target, my.NameExpr) and isinstance(target.node, my.Var):
        type_ = variable(c, target.node).type
        return None if type_ is ANY else type_
    if isinstance(target, my.MemberExpr):
        return _field_type(c, target)
    if isinstance(target, my.IndexExpr):
        return _item_type(c, target)
    return None


def _expected_items(c: Context, targets: list[my.Expression], value: my.Expression) -> Type | None:
    """`keys, counts = [], {}`: what the empty displays of a tuple are to become; None if none of its items is open."""
    if isinstance(value, my.ConditionalExpr):
        return _expected_items(c, targets, value.if_expr) or _expected_items(c, targets, value.else_expr)
    if not isinstance(value, my.TupleExpr) or len(value.items) != len(targets):
        return None
    if any(isinstance(one, my.StarExpr) for one in [*targets, *value.items]):
        return None
    found = [type_of(c, one) for one in value.items]
    if not any(is_open(type_) for type_ in found):
        return None
    pairs = zip(targets, value.items, found, strict=True)
    items = tuple((_expected(c, target, one) if is_open(type_) else None) or type_ for target, one, type_ in pairs)
    return Tuple(items)


def _field_type(c: Context, target: my.MemberExpr) -> Type | None:
    from bullsnake.front.methods import find_field, setter_name

    if isinstance(target.node, my.Var) and not target.node.is_property and target.node.type is not None:
        found = convert_type(c, target.node.type)
        return None if found is ANY else found
    receiver = type_of(c, target.expr)
    field = find_field(c, receiver, target.name)
    setters = find_methods(c, receiver, setter_name(target.name))
    if field is None and setters:
        return param_type(c, receiver, setters[0], 0)
    return None if field is None or field.type is ANY else field.type


def _item_type(c: Context, target: my.IndexExpr) -> Type | None:
    receiver = type_of(c, target.base)
    methods = find_methods(c, receiver, "__setitem__")
    if not methods or isinstance(target.index, my.SliceExpr):
        return None
    return param_type(c, receiver, methods[0], 1)


@converts_statement(my.OperatorAssignmentStmt)
def convert_augmented(c: Context, node: my.OperatorAssignmentStmt) -> list[tree.Stmt]:
    target_node = node.lvalue
    if isinstance(target_node, my.IndexExpr):
        target = convert_index_augmented(c, target_node)
    else:
        target = bind_target(c, target_node, type_of(c, target_node))
    read = expr(c, target_node) if isinstance(target_node, my.NameExpr) else target
    with_any = _augmented_by_any(c, node, target, read)
    if with_any is not None:
        return with_any
    if isinstance(target, tree.Name) and isinstance(read, tree.Name):
        target.type = read.type
    method, inplace = None, False
    if not (is_number(read.type) and is_number(plain_type(c, type_of(c, node.rvalue)))) and read.type is not ANY:
        methods = find_methods(c, read.type, "__i" + op_methods[node.op][2:])
        method = accepting(c, methods, [node.rvalue], target_node)
        inplace = method is not None
        if method is None:
            method, reflected = binary_method(c, node, node.op, target_node, read, node.rvalue)
            if reflected or (method is not None and method.is_overloaded):
                return _spelled_out(c, node, target, read)
    wanted = param_type(c, read.type, method, 0) if method is not None else None
    value = expr(c, node.rvalue, wanted)
    value = plain(c, value) if is_number(read.type) else value
    legality.check_binary(c, node, node.op, read, value)
    return [
        tree.AugAssign(pos=c.pos(node), target=target, op=node.op, value=value, method=method, inplace=inplace)
    ]


def _augmented_by_any(
    c: Context, node: my.OperatorAssignmentStmt, target: tree.Expr, read: tree.Expr
) -> list[tree.Stmt] | None:
    """Of a name: as it is written out. A number or text elsewhere gets an Any that is tested to be such a one."""
    by_any = isinstance(type_of(c, node.rvalue), AnyObject)
    if not by_any and not isinstance(read.type, AnyObject):
        return None
    value = expr(c, node.rvalue)
    if isinstance(target, tree.Name):
        made = operation(c, node, node.op, read, value)
        if made is None:
            return None
        legality.check_flow(c, node.rvalue, made, target.declared)
        return [tree.Assign(pos=c.pos(node), targets=[target], value=made)]
    if not is_number(read.type) and not is_builtin(read.type, "str"):
        return None
    tested = tree.Checked(pos=c.pos(node), type=read.type, value=value)
    method = None if is_number(read.type) else binary_method(c, node, node.op, node.lvalue, read, node.lvalue)[0]
    return [tree.AugAssign(pos=c.pos(node), target=target, op=node.op, value=tested, method=method, inplace=False)]


def _spelled_out(c: Context, node: my.OperatorAssignmentStmt, target: tree.Expr, read: tree.Expr) -> list[tree.Stmt]:
    """`n *= "ab"`, where the right operand's method does the work, or one of several overloads: only for plain names."""
    if not isinstance(target, tree.Name):
        legality.reflected_augmented(c, node)
        return []
    method, reflected = binary_method(c, node, node.op, node.lvalue, read, node.rvalue)
    right = expr(c, node.rvalue)
    value: tree.Expr = tree.Binary(
        pos=c.pos(node), type=target.type, op=node.op, left=read, right=right, method=method, reflected=reflected
    )
    if method is not None and method.is_overloaded:
        value.type = method.ret
        value = tree.Checked(pos=c.pos(node), type=target.declared, value=value)
    return [tree.Assign(pos=c.pos(node), targets=[target], value=value)]


@converts_statement(my.DelStmt)
def convert_del(c: Context, node: my.DelStmt) -> list[tree.Stmt]:
    items = node.expr.items if isinstance(node.expr, my.TupleExpr | my.ListExpr) else [node.expr]
    targets = []
    for item in items:
        if isinstance(item, my.IndexExpr):
            targets.append(convert_index_deleted(c, item))
        elif (gone := _deleted(c, item)) is not None:
            targets.append(gone)
        elif is_never_read_again(c, item):
            continue
        else:
            legality.del_name(c, node, item)
    return [tree.Delete(pos=c.pos(node), targets=targets)] if targets else []


def _deleted(c: Context, node: my.Expression) -> tree.Expr | None:
    """A variable that has no value from here on: each read of it is checked. None for a parameter, or what is no variable."""
    if not isinstance(node, my.NameExpr) or not isinstance(node.node, my.Var):
        return None
    var = variable(c, node.node)
    if var.scope is Scope.PARAM:
        return None
    var.maybe_unbound = True
    c.assigned(var)
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


# --- control --------------------------------------------------------------------------------------------------------------


@converts_statement(my.IfStmt)
def convert_if(c: Context, node: my.IfStmt) -> list[tree.Stmt]:
    test = expr(c, node.expr[0])
    then = block(c, node.body[0])
    orelse = block(c, node.else_body)
    return [tree.If(pos=c.pos(node.expr[0]), test=test, then=then, orelse=orelse)]


@converts_statement(my.WhileStmt)
def convert_while(c: Context, node: my.WhileStmt) -> list[tree.Stmt]:
    with c.loop():
        test = expr(c, node.expr)
        body = block(c, node.body)
    return [tree.While(pos=c.pos(node), test=test, body=body, orelse=block(c, node.else_body))]


@converts_statement(my.ForStmt)
def convert_for(c: Context, node: my.ForStmt) -> list[tree.Stmt]:
    if node.is_async:
        legality.async_code(c, node)
    iterable = loop_source(c, node.expr)
    item = item_type(c, node.expr, iterable)
    if item is ANY:
        item = convert_type(c, node.inferred_item_type)
    with c.loop():
        target = bind_target(c, node.index, item)
        body = block(c, node.body)
    orelse = block(c, node.else_body)
    return [tree.For(pos=c.pos(node), target=target, iterable=iterable, item_type=item, body=body, orelse=orelse)]


@converts_statement(my.ReturnStmt)
def convert_return(c: Context, node: my.ReturnStmt) -> list[tree.Stmt]:
    if c.function is None:
        return []
    wanted = generator_types(c.function.ret)[2] if c.function.is_generator else c.function.ret
    if node.expr is None:
        return [tree.Return(pos=c.pos(node), value=None)]
    if isinstance(node.expr, my.NameExpr) and node.expr.fullname == "builtins.NotImplemented":
        return [not_implemented(c, node)]
    value = expr(c, node.expr, None if wanted is ANY else wanted)
    legality.check_flow(c, node.expr, value, wanted)
    return [tree.Return(pos=c.pos(node), value=value)]


@converts_statement(my.AssertStmt)
def convert_assert(c: Context, node: my.AssertStmt) -> list[tree.Stmt]:
    test = expr(c, node.expr)
    message = None if node.msg is None else expr(c, node.msg)
    return [tree.Assert(pos=c.pos(node), test=test, message=message)]


# --- exceptions -----------------------------------------------------------------------------------------------------------


@converts_statement(my.RaiseStmt)
def convert_raise(c: Context, node: my.RaiseStmt) -> list[tree.Stmt]:
    if node.expr is None:
        return [tree.Raise(pos=c.pos(node), value=None, cause=None)]
    value = can_raise_class(c, node.expr)
    from_none = isinstance(node.from_expr, my.NameExpr) and node.from_expr.fullname == "builtins.None"
    cause = None if node.from_expr is None or from_none else can_raise_class(c, node.from_expr)
    return [tree.Raise(pos=c.pos(node), value=value, cause=cause, from_none=from_none)]


@converts_statement(my.TryStmt)
def convert_try(c: Context, node: my.TryStmt) -> list[tree.Stmt]:
    if node.is_star:
        legality.except_star(c, node)
    body = block(c, node.body)
    handlers = [
        _handler(c, type_node, name, handler)
        for type_node, name, handler in zip(node.types, node.vars, node.handlers, strict=True)
    ]
    orelse, final = block(c, node.else_body), block(c, node.finally_body)
    return [tree.Try(pos=c.pos(node), body=body, handlers=handlers, orelse=orelse, final=final)]


def _handler(c: Context, type_node: my.Expression | None, name: my.NameExpr | None, body: my.Block) -> tree.Handler:
    """The name after `as` is a variable of its own in each handler: mypy gives it another type each time."""
    classes: list[ClassInfo] = []
    if type_node is not None:
        _exception_classes(c, type_node, classes)
    var: Var | None = None
    symbol = name.node if name is not None else None
    if isinstance(symbol, my.Var):
        var = _handler_var(c, symbol, make_union([Instance(cls) for cls in classes]))
        c.assigned(var)
        outer = c.overrides.get(symbol)
        c.overrides[symbol] = var
        try:
            converted = block(c, body)
        finally:
            del c.overrides[symbol]
            if outer is not None:
                c.overrides[symbol] = outer
    else:
        converted = block(c, body)
    pos = c.pos(type_node) if type_node is not None else c.pos(body)
    return tree.Handler(pos=pos, classes=classes, var=var, body=converted)


def _handler_var(c: Context, symbol: my.Var, type_: Type) -> Var:
    scope = Scope.LOCAL if c.frame is not None else Scope.GLOBAL
    prefix = c.frame.info.fullname if c.frame is not None else c.module
    var = c.new_var(None, symbol.name, f"{prefix}.{symbol.name}", type_, scope)
    if c.frame is None:
        c.module_globals.append(var)
    return var


def _exception_classes(c: Context, node: my.Expression, out: list[ClassInfo]) -> None:
    if isinstance(node, my.TupleExpr):
        for item in node.items:
            _exception_classes(c, item, out)
    elif isinstance(node, my.RefExpr) and isinstance(node.node, my.TypeInfo):
        out.append(class_of(c, node.node))
    elif isinstance(node, my.RefExpr) and node.node is None:
        return
    else:
        legality.exception_class(c, node)


@converts_statement(my.WithStmt)
def convert_with(c: Context, node: my.WithStmt) -> list[tree.Stmt]:
    if node.is_async:
        legality.async_code(c, node)
    return _managers(c, node, 0)


def _suppressed(c: Context, node: my.WithStmt, number: int) -> list[tree.Stmt] | None:
    """`with suppress(A, B):` as a try statement."""
    call = node.expr[number]
    if not isinstance(call, my.CallExpr) or not isinstance(call.callee, my.RefExpr):
        return None
    if call.callee.fullname != "contextlib.suppress":
        return None
    classes = [class_of(c, a.node) for a in call.args if isinstance(a, my.RefExpr) and isinstance(a.node, my.TypeInfo)]
    if len(classes) < len(call.args):
        return None
    pos = c.pos(call)
    handler = tree.Handler(pos=pos, classes=classes, var=None, body=[tree.Pass(pos=pos)])
    return [tree.Try(pos=pos, body=_managers(c, node, number + 1), handlers=[handler], orelse=[], final=[])]


def _closed(c: Context, node: my.WithStmt, number: int) -> list[tree.Stmt] | None:
    """`with closing(x) as y:` as an assignment and a try statement."""
    call = node.expr[number]
    if not isinstance(call, my.CallExpr) or not isinstance(call.callee, my.RefExpr) or len(call.args) != 1:
        return None
    if call.callee.fullname != "contextlib.closing":
        return None
    pos = c.pos(call)
    thing = expr(c, call.args[0])
    close = find_methods(c, thing.type, "close")
    if not close:
        legality.not_a_manager(c, call)
        return _managers(c, node, number + 1)
    var = c.new_var(None, ".closing", f"{c.module}..closing", thing.type, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    place = tree.Name(pos=pos, type=thing.type, var=var, declared=thing.type)
    made: list[tree.Stmt] = [tree.Assign(pos=pos, targets=[place], value=thing)]
    target_node = node.target[number]
    if target_node is not None:
        made.append(tree.Assign(pos=pos, targets=[bind_target(c, target_node, thing.type)], value=place))
    args: list[tree.Expr | None] = [None] * (len(close[0].params) - 1)
    left = tree.ExprStmt(pos=pos, value=tree.MethodCall(pos=pos, type=close[0].ret, receiver=place, method=close[0], args=args))
    return [*made, tree.Try(pos=pos, body=_managers(c, node, number + 1), handlers=[], orelse=[], final=[left])]


def _managers(c: Context, node: my.WithStmt, number: int) -> list[tree.Stmt]:
    """Several managers are nested."""
    if number == len(node.expr):
        return block(c, node.body)
    suppressed = _suppressed(c, node, number) or _closed(c, node, number)
    if suppressed is not None:
        return suppressed
    manager = expr(c, node.expr[number])
    one_of_several = with_union(c, node.expr[number], manager)
    if one_of_several is not None:
        return _with_stack(c, node, number, *one_of_several)
    enter = find_methods(c, manager.type, "__enter__")
    leave = find_methods(c, manager.type, "__exit__")
    if not enter or not leave:
        if not c.symbols.broken:
            legality.not_a_manager(c, node.expr[number])
        return _managers(c, node, number + 1)
    target_node = node.target[number]
    entered = substitute(enter[0].ret, mapping_for(c, manager.type, enter[0]))
    target = None if target_node is None else bind_target(c, target_node, entered)
    body = _managers(c, node, number + 1)
    pos = c.pos(node.expr[number])
    return [tree.With(pos=pos, manager=manager, target=target, body=body, enter=enter[0], exit=leave[0])]


def _with_stack(
    c: Context, node: my.WithStmt, number: int, stack: tree.Expr, name: tree.Expr, entered: tree.Expr
) -> list[tree.Stmt]:
    """A manager that is one of several: a stack enters it, by its class."""
    pos = c.pos(node.expr[number])
    target_node = node.target[number]
    first: tree.Stmt = tree.ExprStmt(pos=pos, value=entered)
    if target_node is not None:
        first = tree.Assign(pos=pos, targets=[bind_target(c, target_node, entered.type)], value=entered)
    enter, leave = find_methods(c, stack.type, "__enter__")[0], find_methods(c, stack.type, "__exit__")[0]
    body = [first, *_managers(c, node, number + 1)]
    return [tree.With(pos=pos, manager=stack, target=name, body=body, enter=enter, exit=leave)]


# --- imports --------------------------------------------------------------------------------------------------------------


@converts_statement(my.Import)
def convert_import(c: Context, node: my.Import) -> list[tree.Stmt]:
    out: list[tree.Stmt] = []
    for name, _ in node.ids:
        parts = name.split(".")
        out += _load(c, node, [".".join(parts[: i + 1]) for i in range(len(parts))])
    return out


@converts_statement(my.ImportFrom)
def convert_import_from(c: Context, node: my.ImportFrom) -> list[tree.Stmt]:
    module = absolute_module(c, node)
    parts = module.split(".") if module else []
    names = [".".join(parts[: i + 1]) for i in range(len(parts))]
    names += [f"{module}.{name}" if module else name for name, _ in node.names]
    return _load(c, node, names)


def absolute_module(c: Context, node: my.ImportFrom | my.ImportAll) -> str:
    if not node.relative:
        return node.id
    parts = c.module.split(".")
    keep = len(parts) - node.relative + (1 if c.is_package else 0)
    return ".".join([*parts[: max(keep, 0)], *([node.id] if node.id else [])])


def _load(c: Context, node: my.Statement, names: list[str]) -> list[tree.Stmt]:
    """Run those of the modules that are the program's own."""
    own = [name for name in names if name in c.symbols.user_modules and name != c.module]
    return [tree.ImportModule(pos=c.pos(node), name=name) for name in own]


@converts_statement(my.ImportAll)
def convert_import_all(c: Context, node: my.ImportAll) -> list[tree.Stmt]:
    """The names are mypy's; the module runs."""
    parts = absolute_module(c, node).split(".")
    return _load(c, node, [".".join(parts[: i + 1]) for i in range(len(parts))])
