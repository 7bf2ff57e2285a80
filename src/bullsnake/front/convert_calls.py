"""Calls: of functions, methods, classes, super() and function values; arguments matched to parameters."""

from __future__ import annotations

from collections.abc import Mapping

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import legality, tree
from bullsnake.front.argument_types import name_of_type
from bullsnake.front.class_methods import class_of_parameter, method_for_class
from bullsnake.front.class_values import CLASS, class_of_object, has_heirs, made_by_class, member_by_class, type_of_value
from bullsnake.front.context import Context, Frame
from bullsnake.front.convert_expressions import as_iterable, f_string
from bullsnake.front.convert_functions import function_of, functions_of, local_function, note_manager
from bullsnake.front.convert_names import attribute, class_in_object, decorated, is_module_member, owner_of_member
from bullsnake.front.convert_threads import makes_thread, thread_arguments
from bullsnake.front.convert_types import builtin, class_of, convert_type, type_of
from bullsnake.front.dataclass_inits import dataclass_params, generated_init
from bullsnake.front.dispatch import converts, expr, placeholder
from bullsnake.front.displays import joined_stars, summed_bools
from bullsnake.front.enums import for_member, lookup
from bullsnake.front.exit_stacks import call_of_stack
from bullsnake.front.generator_types import generator_types
from bullsnake.front.inference import made_of_arguments, type_arguments
from bullsnake.front.local_classes import check_reach
from bullsnake.front.matching import match_arguments, source_order
from bullsnake.front.methods import find_field, find_methods, mapping_for
from bullsnake.front.mixins import depends_on_heir
from bullsnake.front.named_tuples import MAKE, call_of_named_tuple, items_for, made_of
from bullsnake.front.overloaded import as_overload
from bullsnake.front.overloads import choose_call
from bullsnake.front.reading.sources import is_standard
from bullsnake.front.regex_types import finds_tuples, tuples_of_rows
from bullsnake.front.special_calls import special_call
from bullsnake.front.star_arguments import collected_keywords, spread_out
from bullsnake.front.supers import methods_above, self_of
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Param, ParamKind
from bullsnake.front.types import (
    ANY,
    NEVER,
    NONE,
    Callable,
    Instance,
    Tuple,
    Type,
    TypeVar,
    Union,
    VarTuple,
    rep,
    substitute,
)
from bullsnake.front.union_members import split_union
from bullsnake.ir.types import Ty

# Callees that consume a generator expression at once.
CONSUMERS = frozenset(
    {f"builtins.{name}" for name in ("sum", "any", "all", "min", "max", "sorted", "list", "tuple", "dict", "set", "frozenset")}
    | {"builtins.str.join", "builtins.list.extend", "builtins.dict.update", "math.fsum", "math.prod"}
    | {f"builtins.set.{name}" for name in ("update", "union", "intersection", "difference", "symmetric_difference")}
)


@converts(my.CallExpr)
def convert_call(c: Context, node: my.CallExpr, expected: Type | None) -> tree.Expr:
    if node.analyzed is not None:
        return expr(c, node.analyzed, expected)
    text = f_string(c, node)
    if text is not None:
        return text
    spread_out(c, node)
    groups = finds_tuples(c, node)
    if groups:
        return _found_tuples(c, node, groups)
    callee = node.callee
    if isinstance(callee, my.IndexExpr) and isinstance(callee.analyzed, my.TypeApplication):
        callee = callee.analyzed.expr
    if isinstance(callee, my.NameExpr) or (isinstance(callee, my.MemberExpr) and is_module_member(callee)):
        return _call_symbol(c, node, callee, expected)
    if isinstance(callee, my.SuperExpr):
        return _call_super(c, node, callee)
    if isinstance(callee, my.MemberExpr) and callee.name != CLASS:
        nested = class_in_object(c, callee)
        if nested is not None:
            callee.node = nested
            return _call_symbol(c, node, callee, expected)
        return _call_member(c, node, callee, expected)
    return _call_value(c, node, expr(c, callee))


def _found_tuples(c: Context, node: my.CallExpr, count: int) -> tree.Expr:
    """re.findall of a pattern with several groups."""
    callee = node.callee
    if isinstance(callee, my.MemberExpr) and not is_module_member(callee):
        value = expr(c, callee.expr)
        rows = _call_method(c, node, value, find_methods(c, value.type, "_findall"))
    else:
        rows = _call_function(c, node, c.symbols.files["re"].names["_findall"].node or my.Var(""), None)
    return tuples_of_rows(c, rows, count)


def _call_symbol(c: Context, node: my.CallExpr, callee: my.RefExpr, expected: Type | None) -> tree.Expr:
    symbol = callee.node
    special = special_call(c, node, callee.fullname, expected)
    if special is not None:
        return special
    if isinstance(symbol, my.TypeAlias):
        target = mt.get_proper_type(symbol.target)
        symbol = target.type if isinstance(target, mt.Instance) else symbol
    made_by = _MADE_BY.get(callee.fullname)
    if made_by is not None:
        module, _, name = made_by.rpartition(".")
        return _call_function(c, node, c.symbols.files[module].names[name].node or my.Var(name), expected)
    given = class_of_parameter(c, symbol)
    if given is not None:
        return _construct(c, node, given, expected)
    if isinstance(symbol, my.TypeInfo) and symbol.typeddict_type is not None and my.ARG_STAR2 not in node.arg_kinds:
        return _typed_dict(c, node, convert_type(c, symbol.typeddict_type))
    if isinstance(symbol, my.TypeInfo) and symbol.is_newtype and len(node.args) == 1:
        return _one(c, node.args[0], convert_type(c, symbol.bases[0]))
    if isinstance(symbol, my.TypeInfo):
        return _construct(c, node, class_of(c, symbol), expected)
    if isinstance(symbol, my.FuncDef | my.Decorator | my.OverloadedFuncDef):
        return _call_function(c, node, symbol, expected)
    if symbol is None:
        return _arguments_only(c, node)
    return _call_value(c, node, expr(c, callee))


def _typed_dict(c: Context, node: my.CallExpr, type_: Type) -> tree.Expr:
    """Movie(name="Alien", year=1979): a dict."""
    inner = type_.args[1] if isinstance(type_, Instance) and len(type_.args) == 2 else ANY
    items: list[tuple[tree.Expr, tree.Expr]] = []
    for name, arg in zip(node.arg_names, node.args, strict=True):
        if name is None:
            return expr(c, arg, type_)
        key = tree.StrLit(pos=c.pos(arg), type=builtin(c, "str"), value=name)
        items.append((key, _one(c, arg, inner)))
    return tree.DictLit(pos=c.pos(node), type=type_, items=items)


_MADE_BY = {"itertools.chain": "itertools._chain"}
"""Classes of stubs whose objects a function makes."""


def _arguments_only(c: Context, node: my.CallExpr) -> tree.Expr:
    """The callee is unknown, and mypy has said so; look for errors in the arguments."""
    for arg in node.args:
        with c.allow_generator():
            expr(c, arg)
    return placeholder(c, node)


_OF_ITEMS = ("builtins.max", "builtins.min")
"""`max(*xs)` is max(xs)."""


def _call_function(c: Context, node: my.CallExpr, symbol: my.SymbolNode, expected: Type | None) -> tree.Expr:
    if isinstance(symbol, my.Decorator):
        made = decorated(c, node.callee, symbol)
        if made is not None:
            return _call_value(c, node, made)
    func = symbol.func if isinstance(symbol, my.Decorator) else symbol
    closure = None
    if isinstance(func, my.FuncDef):
        info = function_of(c, func)
        note_manager(info, symbol)
        if info.parent is not None:
            var = local_function(c, func)
            if not check_reach(c, node.callee, var):
                return placeholder(c, node)
            c.used(var)
            closure = tree.Name(pos=c.pos(node.callee), type=var.type, var=var, declared=var.type)
    else:
        if symbol.fullname in _OF_ITEMS and node.arg_kinds[:2].count(my.ARG_STAR) == 1 and my.ARG_POS not in node.arg_kinds:
            node.arg_kinds = [my.ARG_POS if kind is my.ARG_STAR else kind for kind in node.arg_kinds]
        info = choose_call(c, node, functions_of(c, symbol), node.args, node.arg_kinds, node.arg_names)
    type_args = type_arguments(c, node, info, info.params, expected)
    mapping = dict(zip(info.type_vars, type_args, strict=True))
    args, order = arguments(c, node, info.params, mapping, info.fullname)
    made_call = tree.Call(
        pos=c.pos(node),
        type=substitute(info.ret, mapping) if info.is_manager else result(c, node, info, mapping, expected),
        function=info,
        args=args,
        closure=closure,
        order=order,
        type_args=type_args,
    )
    if info.is_overloaded:
        return as_overload(c, node, made_call, info, mapping)
    return managed(c, node, made_call) if info.is_manager else made_call


def managed(c: Context, node: my.CallExpr, call: tree.Expr) -> tree.Expr:
    """The context manager over the generator that a call gives."""
    function = c.symbols.registry.functions["contextlib._managed"][0]
    item = generator_types(call.type)[0]
    type_ = substitute(function.ret, {function.type_vars[0]: item})
    return tree.Call(pos=call.pos, type=type_, function=function, args=[call], type_args=(item,))


def result(
    c: Context, node: my.Expression, info: FunctionInfo, mapping: Mapping[TypeVar, Type], expected: Type | None
) -> Type:
    """mypy's type of a call; the declared one where mypy has none (unannotated functions) or left it open."""
    found = type_of(c, node)
    if found is NEVER and isinstance(info.ret, TypeVar) and expected is not None:
        return expected
    if found is ANY or _open(found) or (info.owner is not None and info.owner.fullname == "typing._AnyDict"):
        declared = substitute(info.ret, dict(mapping))
        return declared if declared is not ANY else found
    return found


def _open(type_: Type) -> bool:
    return isinstance(type_, Instance) and any(a is ANY or a is NEVER for a in type_.args)


def arguments(
    c: Context, node: my.CallExpr, params: list[Param], mapping: Mapping[TypeVar, Type], callee: str
) -> tuple[list[tree.Expr | None], list[int] | None]:
    """The arguments by parameter, and the order of their evaluation when it is not that of the parameters."""
    if my.ARG_STAR2 in node.arg_kinds and all(p.kind is not ParamKind.STAR2 for p in params):
        legality.star_star_argument(c, node)
        return [None] * len(params), None
    matched = match_arguments(params, node.arg_kinds, node.arg_names)
    if matched is None:
        if my.ARG_STAR in node.arg_kinds or not c.sink.has_errors:
            legality.cannot_match(c, node)
        _arguments_only(c, node)
        return [None] * len(params), None
    in_source = sorted((numbers[0], place) for place, numbers in enumerate(matched) if numbers)
    args: list[tree.Expr | None] = [None] * len(params)
    with c.allow_generator(callee in CONSUMERS), c.sum_of(callee == "builtins.sum"):
        for _, place in in_source:
            args[place] = _argument(c, node, params[place], matched[place], mapping)
    for place, param in enumerate(params):
        if param.kind is ParamKind.STAR2 and args[place] is None:
            args[place] = tree.DictLit(pos=c.pos(node), type=substitute(param.var.type, dict(mapping)), items=[])
        elif param.kind is ParamKind.STAR and args[place] is None:
            args[place] = tree.StarArgs(pos=c.pos(node), type=substitute(param.var.type, dict(mapping)), items=[])
    return args, source_order(matched)


def _argument(
    c: Context, node: my.CallExpr, param: Param, numbers: list[int], mapping: Mapping[TypeVar, Type]
) -> tree.Expr:
    wanted = substitute(param.var.type, dict(mapping))
    if param.kind is ParamKind.STAR2:
        return collected_keywords(c, node, numbers, wanted)
    if param.kind is not ParamKind.STAR:
        if c.bools_count:
            return summed_bools(c, node.args[numbers[0]], expr(c, node.args[numbers[0]], wanted))
        return _one(c, node.args[numbers[0]], wanted, checked=not _takes_any_number(param))
    inner = wanted.item if isinstance(wanted, VarTuple) else ANY
    stars = [n for n in numbers if node.arg_kinds[n] is my.ARG_STAR]
    if len(stars) > 1 or (stars and stars[0] != numbers[-1]):
        joined = joined_stars(c, node, numbers, inner)
        return tree.StarArgs(pos=joined.pos, type=wanted, items=[], spread=joined)
    items = [_one(c, node.args[n], inner) for n in numbers if node.arg_kinds[n] is not my.ARG_STAR]
    spread = expr(c, node.args[stars[0]]) if stars else None
    return tree.StarArgs(pos=c.pos(node.args[numbers[0]]), type=wanted, items=items, spread=spread)


def _takes_any_number(param: Param) -> bool:
    """Whether the library's own int or float is asked for: how it got there cannot be seen (range(True), math.sqrt(2))."""
    owner = param.var.owner
    return owner is not None and is_standard(owner.pos.file) and rep(param.var.type) is not Ty.REF


def as_path(c: Context, value: tree.Expr, wanted: Type) -> tree.Expr:
    """The text of what has `__fspath__`, where a function of the library takes either."""
    members = [m for m in wanted.items if isinstance(m, Instance)] if isinstance(wanted, Union) else []
    if not isinstance(value.type, Instance) or all(m.cls.fullname != "_typeshed.PathLike" for m in members):
        return value
    method = value.type.cls.lookup_method("__fspath__")
    return value if method is None else tree.MethodCall(pos=value.pos, type=method.ret, receiver=value, method=method, args=[])


def _one(c: Context, node: my.Expression, wanted: Type, checked: bool = True) -> tree.Expr:
    hint = None if wanted is ANY else wanted
    value = as_path(c, expr(c, node, hint), wanted)
    if isinstance(wanted, Instance) and wanted.cls.fullname == "typing.Iterable":
        value = as_iterable(c, value)
    if checked:
        legality.check_flow(c, node, value, wanted)
    return value


# --- classes --------------------------------------------------------------------------------------------------------------


def _construct(c: Context, node: my.CallExpr, cls: ClassInfo, expected: Type | None) -> tree.Expr:
    if cls.fullname == "builtins.type" and node.arg_kinds == [my.ARG_POS]:
        return type_of_value(c, expr(c, node.args[0]))
    legality.check_construct(c, node, cls)
    if cls.members is not None and len(node.args) == 1:
        return lookup(c, node, cls, node.args[0], "value")
    type_ = type_of(c, node)
    if expected is not None and _open(type_) and isinstance(expected, Instance) and expected.cls is cls:
        type_ = expected
    if not isinstance(type_, Instance | Tuple | VarTuple) or (isinstance(type_, Instance) and type_.cls is not cls):
        type_ = Instance(cls)
    if generated_init(cls):
        args, order = arguments(c, node, dataclass_params(cls), {}, cls.fullname)
        return tree.New(pos=c.pos(node), type=type_, cls=cls, init=None, args=args, order=order)
    inits = find_methods(c, Instance(cls), "__init__")
    if not inits:
        return tree.New(pos=c.pos(node), type=type_, cls=cls, init=None, args=[])
    init = inits[0]
    if len(inits) > 1:
        init = choose_call(c, node, inits, node.args, node.arg_kinds, node.arg_names)
    if makes_thread(init):
        made = thread_arguments(c, node, init, init.params[1:])
        return tree.New(pos=c.pos(node), type=type_, cls=cls, init=made.method, args=made.args, order=made.order)
    if cls.type_params and isinstance(type_, Instance) and not type_.args:
        type_ = made_of_arguments(c, node, cls, init)
    mapping = mapping_for(c, type_, init)
    type_args = type_arguments(c, node, init, init.params[1:], expected) if init.type_vars else ()
    mapping = {**mapping, **dict(zip(init.type_vars, type_args, strict=True))}
    args, order = arguments(c, node, init.params[1:], mapping, cls.fullname)
    return tree.New(pos=c.pos(node), type=type_, cls=cls, init=init, args=args, order=order)


# --- methods --------------------------------------------------------------------------------------------------------------


def _call_super(c: Context, node: my.CallExpr, callee: my.SuperExpr) -> tree.Expr:
    frame = c.frame
    if frame is not None and frame.class_param is not None and frame.info.owner is not None and not callee.call.args:
        return _super_in_class_method(c, node, callee, frame)
    if frame is None or frame.cls is None or frame.self_var is None or callee.call.args:
        legality.bad_super(c, node)
        return placeholder(c, node)
    base = frame.cls.base
    if depends_on_heir(c, frame.cls, callee.name):
        legality.super_in_mixin(c, node, frame.cls.name)
        return _arguments_only(c, node)
    methods = methods_above(c, frame.cls, callee.name)
    receiver = self_of(c, callee, frame.self_var)
    if base is not None and callee.name == "__init__" and generated_init(base):
        return _super_of_dataclass(c, node, receiver, base)
    if not methods:
        if not c.symbols.broken:
            legality.bad_super(c, node)
        return _arguments_only(c, node)
    if methods[0].fullname == "builtins.object.__init__":
        return tree.NoneLit(pos=c.pos(node), type=NONE)  # which does nothing
    return _call_method(c, node, receiver, methods, direct=True)


def _super_in_class_method(c: Context, node: my.CallExpr, callee: my.SuperExpr, frame: Frame) -> tree.Expr:
    """super().m(...): the base's class method, for this class."""
    owner = frame.info.owner
    base = owner.base if owner is not None else None
    methods = find_methods(c, Instance(base), callee.name) if base is not None else []
    if not methods or not methods[0].is_static or frame.cls is None:
        legality.bad_super(c, node)
        return _arguments_only(c, node)
    method = method_for_class(c, methods[0], frame.cls)
    args, order = arguments(c, node, method.params, {}, method.fullname)
    return tree.Call(pos=c.pos(node), type=result(c, node, method, {}, None), function=method, args=args, order=order)


def _super_of_dataclass(c: Context, node: my.CallExpr, receiver: tree.Expr, base: ClassInfo) -> tree.Expr:
    args, order = arguments(c, node, dataclass_params(base), {}, base.fullname)
    return tree.InitFields(pos=c.pos(node), type=NONE, receiver=receiver, cls=base, args=args, order=order)


def _call_member(c: Context, node: my.CallExpr, callee: my.MemberExpr, expected: Type | None) -> tree.Expr:
    value = for_member(c, owner_of_member(c, callee.expr, callee.name), callee.name)
    if value.type is ANY:
        return _arguments_only(c, node)
    if isinstance(value, tree.ClassRef):
        return _call_through_class(c, node, callee, value.cls, expected)
    of_class = member_by_class(c, node, value, callee.name, lambda cls: _call_through_class(c, node, callee, cls, expected))
    if of_class is not None:
        return of_class
    special = call_of_named_tuple(c, node, value, callee.name) or call_of_stack(c, node, value, callee.name)
    if special is not None:
        return special
    methods = find_methods(c, value.type, callee.name)
    if methods and not methods[0].is_property:
        return _call_method(c, node, value, methods, callee=callee, expected=expected)
    if isinstance(value.type, Union) and not methods and find_field(c, value.type, callee.name) is None:
        split = split_union(c, node, value, lambda part: _call_of_part(c, node, callee, part, expected))
        if split is not None:
            return split
    return _call_value(c, node, attribute(c, callee, value))


def _call_of_part(
    c: Context, node: my.CallExpr, callee: my.MemberExpr, value: tree.Expr, expected: Type | None
) -> tree.Expr | None:
    """The call for one member of a union; None if its class has no such method."""
    methods = find_methods(c, value.type, callee.name)
    if not methods or methods[0].is_property:
        return None
    made = _call_method(c, node, value, methods, expected=expected)
    method = made.method if isinstance(made, tree.MethodCall) else methods[0]
    made.type = substitute(method.ret, mapping_for(c, value.type, method))
    return made


def _call_method(
    c: Context,
    node: my.CallExpr,
    receiver: tree.Expr,
    methods: list[FunctionInfo],
    callee: my.MemberExpr | None = None,
    direct: bool = False,
    expected: Type | None = None,
) -> tree.Expr:
    method = methods[0]
    if len(methods) > 1:
        place = callee.expr if callee is not None else None
        method = choose_call(c, node, methods, node.args, node.arg_kinds, node.arg_names, place)
    if isinstance(receiver.type, Instance):
        if method.is_class and callee is not None and has_heirs(c, receiver.type.cls):
            kind = class_of_object(c, receiver, receiver.type.cls)
            by_class = member_by_class(c, node, kind, callee.name, lambda cls: _call_through_class(c, node, callee, cls, expected))
            if by_class is not None:
                return by_class
        method = method_for_class(c, method, receiver.type.cls)
    params = method.params if method.is_static else method.params[1:]
    mapping: dict[TypeVar, Type] = dict(mapping_for(c, receiver.type, method))
    type_args = type_arguments(c, node, method, params, expected, mapping, receiver.type)
    mapping.update(zip(method.type_vars, type_args, strict=True))
    if makes_thread(method):
        made = thread_arguments(c, node, method, params)
        args, order, method = made.args, made.order, made.method
    else:
        args, order = arguments(c, node, params, mapping, method.fullname)
        name_of_type(c, node, method, args)
    type_ = substitute(method.ret, mapping) if method.is_manager else result(c, node, method, mapping, expected)
    if method.is_manager and not method.is_static:
        made_call = tree.MethodCall(pos=c.pos(node), type=type_, receiver=receiver, method=method, args=args, order=order)
        return managed(c, node, made_call)
    if method.is_static:
        made_static = tree.Call(pos=c.pos(node), type=type_, function=method, args=args, order=order, type_args=type_args)
        return as_overload(c, node, made_static, method, mapping)
    made_method = tree.MethodCall(
        pos=c.pos(node),
        type=type_,
        receiver=receiver,
        method=method,
        args=args,
        order=order,
        direct=direct,
        type_args=type_args,
    )
    return as_overload(c, node, made_method, method, mapping)


_OF_MANY = {"builtins.set.union": "_union_of", "builtins.set.intersection": "_intersection_of"}
"""`set.union(*sets)`: what takes them all."""


def _static_call(c: Context, node: my.CallExpr, method: FunctionInfo, expected: Type | None) -> tree.Expr:
    """The hidden static method for `C.m(*xs)`."""
    value = expr(c, node.args[0])
    type_ = type_of(c, node)
    args = type_.args if isinstance(type_, Instance) else ()
    return tree.Call(pos=c.pos(node), type=type_, function=method, args=[value], type_args=args)


def _call_through_class(
    c: Context, node: my.CallExpr, callee: my.MemberExpr, cls: ClassInfo, expected: Type | None
) -> tree.Expr:
    """`C.m(...)`: a static method, or a method with the object as first argument."""
    if isinstance(callee.node, my.TypeInfo):
        return _construct(c, node, class_of(c, callee.node), expected)
    if callee.name == MAKE and cls.is_named_tuple and node.arg_kinds == [my.ARG_POS]:
        return made_of(c, node, cls, _one(c, node.args[0], items_for(c)))
    methods = find_methods(c, Instance(cls, tuple(cls.type_params)), callee.name)
    if not methods:
        return _call_value(c, node, expr(c, callee))
    method = methods[0]
    if makes_thread(method):
        legality.thread_init_through_class(c, node)
        return _arguments_only(c, node)
    if node.arg_kinds == [my.ARG_STAR] and method.fullname in _OF_MANY:
        return _static_call(c, node, cls.methods[_OF_MANY[method.fullname]], expected)
    if len(methods) > 1:
        method = choose_call(c, node, methods, node.args, node.arg_kinds, node.arg_names)
    method = method_for_class(c, method, cls)
    if method.is_static:
        type_args = type_arguments(c, node, method, method.params, expected)
        args, order = arguments(c, node, method.params, dict(zip(method.type_vars, type_args, strict=True)), method.fullname)
        type_ = result(c, node, method, {}, expected)
        return tree.Call(pos=c.pos(node), type=type_, function=method, args=args, order=order, type_args=type_args)
    args, _ = arguments(c, node, method.params, {}, method.fullname)
    receiver = args[0] if args and args[0] is not None else placeholder(c, node)
    type_ = result(c, node, method, mapping_for(c, receiver.type, method), expected)
    return tree.MethodCall(
        pos=c.pos(node), type=type_, receiver=receiver, method=method, args=args[1:], direct=True
    )


def _call_value(c: Context, node: my.CallExpr, callee: tree.Expr) -> tree.Expr:
    """A call of a function value: positional arguments only."""
    by_class = made_by_class(c, node, callee, lambda cls: _construct(c, node, cls, None))
    if by_class is not None:
        return by_class
    if not isinstance(callee.type, Callable):
        method = find_methods(c, callee.type, "__call__")
        if method:
            return _call_method(c, node, callee, method)
        if callee.type is not ANY and not c.symbols.broken:
            legality.not_callable(c, node, callee.type)
        return _arguments_only(c, node)
    if any(kind is not my.ARG_POS for kind in node.arg_kinds):
        legality.keyword_to_value(c, node)
        return placeholder(c, node)
    if not 0 <= len(callee.type.params) - len(node.args) <= callee.type.optional:
        if not c.symbols.broken:
            legality.default_of_value(c, node)
        return placeholder(c, node)
    args = [_one(c, arg, wanted) for arg, wanted in zip(node.args, callee.type.params, strict=False)]
    type_ = type_of(c, node)
    return tree.CallValue(pos=c.pos(node), type=callee.type.ret if type_ is ANY else type_, callee=callee, args=args)


def can_raise_class(c: Context, node: my.Expression) -> tree.Expr:
    """What `raise` raises: a class alone is called without arguments."""
    if isinstance(node, my.RefExpr) and isinstance(node.node, my.TypeInfo):
        call = my.CallExpr(node, [], [], [])
        call.set_line(node)
        return _construct(c, call, class_of(c, node.node), None)
    return expr(c, node)
