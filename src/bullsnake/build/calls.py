"""Calls of known functions and methods.

A call is resolved to the function that has a body: of a stub, what lib implements it by, whose type variables follow from those
of the call. Arguments are then evaluated in the order of the source, each converted to its parameter's type.

Where a stub takes Iterable[T], the function of lib takes list[T]: the argument becomes a list by its static type.
"""

from __future__ import annotations

from collections.abc import Sequence

from bullsnake.build.coerce import convert, convert_expr, narrow
from bullsnake.build.definitions import require_defined
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import DoneExpr, value_of
from bullsnake.build.expressions import as_instance, class_args, receiver_value
from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.layouts import SLOTS, VTABLE
from bullsnake.build.numbers import bool_not
from bullsnake.build.objects import call_slot, descriptor_of, is_none, void
from bullsnake.build.races import present
from bullsnake.build.reps import unify
from bullsnake.build.structural import call_structural, is_structural
from bullsnake.build.unit import is_nested, signature_of
from bullsnake.build.vtables import SLOT_SIGNATURES, method_slots, owner_mapping, takes_init_vars
from bullsnake.front import tree
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import (
    ANY,
    AnyObject,
    Instance,
    Never,
    NoneType,
    Tuple,
    Type,
    TypeVar,
    Union,
    VarTuple,
    is_builtin,
    rep,
    substitute,
    without_none,
)
from bullsnake.internal import InternalError
from bullsnake.ir.core import Operand, Sym
from bullsnake.ir.types import Signature, Ty

Args = Sequence[tree.Expr | None]
Types = dict[TypeVar, Type]


@lowers(tree.Call)
def _call(fb: FunctionBuilder, node: tree.Call) -> Operand:
    from bullsnake.build.builtins import BUILTINS
    from bullsnake.build.prims import is_prim, lower_prim

    if is_prim(node.function):
        return lower_prim(fb, node)
    special = BUILTINS.get(node.function.fullname)
    if special is not None:
        value = special(fb, node)
        if value is not None:
            return value
    require_defined(fb, node.function)
    mapping = _mapping_of(fb, node)
    hidden = [fb.expr(node.closure)] if node.closure is not None else []
    return call_function(fb, node.function, mapping, node.args, node.order, fb.type(node.type), hidden)


def _mapping_of(fb: FunctionBuilder, node: tree.Call) -> Types:
    """What the type variables of the called function are; a nested one has those of the functions around it, too."""
    around = fb.mapping if is_nested(node.function) else {}
    mapping = {**around, **{v: fb.type(t) for v, t in zip(node.function.type_vars, node.type_args, strict=False)}}
    mapping = {v: t for v, t in mapping.items() if t is not ANY}
    infer(fb, node.function, list(node.args), mapping, node.function.params)
    return mapping


def called_symbol(fb: FunctionBuilder, node: tree.Call) -> tuple[str, FunctionInfo, Types]:
    """The function that a call reaches, and its type variables."""
    target, found = fb.unit.resolve(node.function, _mapping_of(fb, node))
    return fb.unit.symbol_for(target, found), target, found


def infer(fb: FunctionBuilder, info: FunctionInfo, args: Args, mapping: Types, params: Sequence[object]) -> None:
    """Type variables that front left open, from the arguments."""
    if all(v in mapping for v in info.type_vars):
        return
    for param, arg in zip(info.params[len(info.params) - len(params) :], args, strict=False):
        if arg is not None and not isinstance(arg, tree.StarArgs) and arg.type is not ANY:
            unify(param.var.type, fb.type(arg.type), mapping)


def call_function(
    fb: FunctionBuilder,
    info: FunctionInfo,
    mapping: Types,
    args: Args,
    order: list[int] | None,
    result: Type,
    hidden: Sequence[Operand] = (),
) -> Operand:
    """Call a function that is no method."""
    target, found = fb.unit.resolve(info, mapping)
    values = arguments(fb, info, target, found, args, order, hidden[0] if hidden else None)
    return finish_call(fb, target, found, [*hidden, *values], result)


def finish_call(fb: FunctionBuilder, target: FunctionInfo, found: Types, values: list[Operand], result: Type) -> Operand:
    """The call itself, by symbol; the result converted to what the call's place expects."""
    symbol = fb.unit.symbol_for(target, found)
    signature = signature_of(target, found)
    value = fb.call(symbol, values, signature.results)
    source = substitute(target.ret, found)
    return returned(fb, present(fb, value, source) if _is_open(target.ret) else value, source, result)


def _is_open(type_: Type) -> bool:
    """Whether a value of the type is whatever a type variable stands for."""
    return any(isinstance(t, TypeVar) for t in (type_.items if isinstance(type_, Union) else (type_,)))


def returned(fb: FunctionBuilder, value: Operand, source: Type, result: Type) -> Operand:
    if isinstance(source, Never):
        fb.unreachable()
        return value
    if isinstance(result, Never) or result is ANY or isinstance(source, NoneType):
        return value
    return convert(fb, value, source, result)


# --- arguments ------------------------------------------------------------------------------------------------------------


def arguments(
    fb: FunctionBuilder,
    info: FunctionInfo,
    target: FunctionInfo,
    found: Types,
    args: Args,
    order: list[int] | None,
    closure: Operand | None = None,
    skip: int = 0,
) -> list[Operand]:
    """Values for the parameters of `target` from number `skip` on. info: the function as the call sees it."""
    formals = [substitute(p.var.type, found) for p in target.params[skip:]]
    values: dict[int, Operand] = {}
    given = [i for i, a in enumerate(args) if a is not None and i < len(formals)]
    for index in order if order is not None else given:
        arg = args[index]
        if arg is not None and index < len(formals):
            value = argument(fb, arg, formals[index], _keeps_tuples(info), info.is_stub)
            values[index] = fb.kept(value) if _may_be_rebound(arg, args) else value
    return [
        values[i] if i in values else convert_default(fb, info, target, i + skip, formals[i], closure)
        for i in range(len(formals))
    ]


def _may_be_rebound(arg: tree.Expr, args: Args) -> bool:
    """A variable that a later argument may assign is read at its own time."""
    return isinstance(arg, tree.Name) and any(isinstance(a, tree.Walrus) for a in args)


def _keeps_tuples(info: FunctionInfo) -> bool:
    """lib's functions for tuples take tuples of any shape as they are."""
    return info.owner is not None and info.owner.fullname == "builtins.tuple"


def argument(fb: FunctionBuilder, node: tree.Expr, formal: Type, keeps_tuples: bool = False, of_library: bool = False) -> Operand:
    """An argument, in the representation of the parameter. A function of the library that takes an iterator has an iterable's stub."""
    from bullsnake.build.iteration import to_list
    from bullsnake.build.iterators import make_iterator

    actual = fb.type(node.type)
    if isinstance(node, tree.StarArgs):
        return star_arguments(fb, node, formal)
    if is_builtin(formal, "list") and (not _is_list(actual) or _holds_others(actual, formal)):
        assert isinstance(formal, Instance)
        return to_list(fb, node, formal.args[0])
    if isinstance(formal, Instance) and formal.cls.fullname == "typing.Iterator" and not _is_iterator(actual, of_library):
        return make_iterator(fb, node)[0]
    if keeps_tuples and isinstance(actual, Tuple | VarTuple):
        return fb.expr(node)
    return convert_expr(fb, node, formal)


def _holds_others(actual: Type, formal: Type) -> bool:
    """Whether a list's items are stored in another way than lib's function takes them."""
    if not (isinstance(actual, Instance) and isinstance(formal, Instance) and is_builtin(actual, "list")):
        return False
    return rep(actual.args[0]) is not rep(formal.args[0])


def _is_iterator(type_: Type, asked: bool) -> bool:
    """Whether it is an iterator; asked: and nothing happens when it is asked for one."""
    from bullsnake.build.iterators import is_its_own

    return isinstance(type_, Instance) and type_.cls.lookup_method("__next__") is not None and (not asked or is_its_own(type_.cls))


def _is_list(type_: Type) -> bool:
    if isinstance(type_, Union):
        return all(_is_list(t) or isinstance(t, NoneType) for t in type_.items)
    return is_builtin(type_, "list") or isinstance(type_, NoneType | TypeVar)


def star_arguments(fb: FunctionBuilder, node: tree.StarArgs, formal: Type) -> Operand:
    """What a *args parameter gets: a tuple of boxes, or a list where lib asks for one."""
    from bullsnake.build.coerce import var_tuple
    from bullsnake.build.containers import new_list
    from bullsnake.build.iteration import to_list, to_var_tuple

    item = formal.item if isinstance(formal, VarTuple) else formal.args[0] if isinstance(formal, Instance) else ANY
    if node.spread is not None and isinstance(formal, VarTuple) and is_builtin(item, "list"):
        return to_var_tuple(fb, _lists_of(fb, node, item), item)
    if node.spread is not None and not node.items:
        spread_type = fb.type(node.spread.type)
        if isinstance(formal, VarTuple):
            if isinstance(spread_type, VarTuple | Tuple):
                return convert(fb, fb.expr(node.spread), spread_type, formal)
            return to_var_tuple(fb, to_list(fb, node.spread, item), item)
        return to_list(fb, node.spread, item)
    if node.spread is not None:
        return _items_and_spread(fb, node, formal, item)
    values = [fb.kept(argument(fb, i, item)) if item is not ANY else fb.expr(i) for i in node.items]
    return var_tuple(fb, values) if isinstance(formal, VarTuple) else new_list(fb, item, values)


def _lists_of(fb: FunctionBuilder, node: tree.StarArgs, item: Type) -> Operand:
    """A list of lists, one for each argument."""
    from bullsnake.build.containers import append, new_list
    from bullsnake.build.iteration import iteration
    from bullsnake.build.loops import run_loop

    made = new_list(fb, item, [fb.kept(argument(fb, i, item)) for i in node.items])
    assert node.spread is not None
    source = iteration(fb, node.spread)

    def add() -> None:
        one = value_of(node.pos, fb.kept(source.item(fb)), source.type)
        append(fb, made, item, argument(fb, one, item))

    run_loop(fb, source, add)
    return made


def _items_and_spread(fb: FunctionBuilder, node: tree.StarArgs, formal: Type, item: Type) -> Operand:
    from bullsnake.build.containers import extend_list, new_list
    from bullsnake.build.iteration import to_list, to_var_tuple

    made = new_list(fb, item, [fb.value(i, item) for i in node.items])
    assert node.spread is not None
    extend_list(fb, made, item, to_list(fb, node.spread, item))
    return to_var_tuple(fb, made, item) if isinstance(formal, VarTuple) else made


# --- defaults -------------------------------------------------------------------------------------------------------------


def convert_default(
    fb: FunctionBuilder, info: FunctionInfo, target: FunctionInfo, index: int, formal: Type, closure: Operand | None
) -> Operand:
    """The default of parameter number `index` of target; a stub's own where lib's function has none."""
    from bullsnake.build.coerce import var_tuple
    from bullsnake.front.symbols import ParamKind

    param = target.params[index]
    if param.kind is ParamKind.STAR:
        return var_tuple(fb, [])
    if param.kind is ParamKind.STAR2:
        return fb.expr(tree.DictLit(pos=info.pos, type=formal, items=[]))
    if param.default is None:
        same = next((p for p in info.params if p.name == param.name and p.default is not None), None)
        if same is None or same.default is None:
            raise InternalError(f"{target.fullname}: parameter {param.name} has no default")
        return convert_expr(fb, same.default, formal)
    return convert(fb, default_value(fb, target, index, closure), param.var.type, formal)


def default_value(fb: FunctionBuilder, info: FunctionInfo, index: int, closure: Operand | None = None) -> Operand:
    """The value that a default had when `def` ran, in the parameter's representation.

    Modules of lib do not run: their defaults are constants, perhaps by name, and are evaluated at the call.
    """
    from bullsnake.build.closures import closure_default_offset

    param = info.params[index]
    assert param.default is not None
    if is_constant(param.default) or info.module.startswith("bslib."):
        return convert_expr(fb, param.default, fb.type(param.var.type))
    ty = rep(param.var.type)
    if is_nested(info) and closure is not None:
        return fb.load(ty, closure, closure_default_offset(info, index))
    return fb.load(ty, Sym(default_variable(fb, info, index)), 0)


def default_variable(fb: FunctionBuilder, info: FunctionInfo, index: int) -> str:
    """The datum of a default that is not a constant."""
    info = info.copied_from or info
    symbol = f"default.{fb.unit.base_symbol(info)}.{info.params[index].name}"
    if not fb.unit.in_image(symbol):
        fb.unit.data.variable(symbol, rep(info.params[index].var.type))
    return symbol


def is_constant(node: tree.Expr) -> bool:
    return isinstance(node, tree.IntLit | tree.FloatLit | tree.BoolLit | tree.StrLit | tree.BytesLit | tree.NoneLit)


# --- methods --------------------------------------------------------------------------------------------------------------


@lowers(tree.MethodCall)
def _method_call(fb: FunctionBuilder, node: tree.MethodCall) -> Operand:
    from bullsnake.build.builtins import METHODS

    special = METHODS.get(node.method.fullname)
    if special is not None:
        value = special(fb, node)
        if value is not None:
            return value
    types = {v: fb.type(t) for v, t in zip(node.method.type_vars, node.type_args, strict=False)}
    types = {v: t for v, t in types.items() if t is not ANY}
    return call_method(fb, node.receiver, node.method, node.args, fb.type(node.type), node.order, node.direct, types)


@lowers(tree.Property)
def _property(fb: FunctionBuilder, node: tree.Property) -> Operand:
    use = fb.take_use()
    value = call_method(fb, node.value, node.getter, [], fb.type(node.declared))
    return narrow(fb, value, node.declared, node.type, False, use)


def call_method(
    fb: FunctionBuilder,
    receiver: tree.Expr,
    method: FunctionInfo,
    args: Args,
    result: Type,
    order: list[int] | None = None,
    direct: bool = False,
    type_args: Types | None = None,
) -> Operand:
    """receiver.method(args): by symbol where the class is certain, else through the method table."""
    obj = receiver_value(fb, receiver, method.name)
    if not isinstance(obj, Sym):
        obj = fb.kept(obj) if obj.ty is Ty.REF and not isinstance(receiver, DoneExpr) else obj
    static = as_instance(fb, receiver.type) if not isinstance(fb.type(receiver.type), Union) else _common(fb, receiver, method)
    mapping = owner_mapping(static.cls, method.owner, class_args(static))
    mapping.update(type_args or {})
    infer(fb, method, args, mapping, method.params[1:])
    if method.is_stub:
        return _call_stub(fb, obj, static, method, mapping, args, order, result, direct)
    return _call_own(fb, obj, static, method, mapping, args, order, result, direct)


def _common(fb: FunctionBuilder, receiver: tree.Expr, method: FunctionInfo) -> Instance:
    """A union's members share the class that has the method."""
    assert method.owner is not None
    return Instance(method.owner, tuple(method.owner.type_params))


def _call_stub(
    fb: FunctionBuilder,
    obj: Operand,
    static: Instance,
    method: FunctionInfo,
    mapping: Types,
    args: Args,
    order: list[int] | None,
    result: Type,
    direct: bool,
) -> Operand:
    if not direct and method.fullname == "threading.Thread.run":
        return call_slot(fb, SLOTS["[run]"], [obj], ())
    if not direct and obj.ty is Ty.REF and method.name in SLOT_SIGNATURES and _open_class(static.cls) and not _is_written(fb, method):
        values = [fb.value(a, object_type(fb)) for a in args if a is not None]
        signature = SLOT_SIGNATURES[method.name]
        return call_slot(fb, SLOTS[method.name], [obj, *values], signature.results)
    target, found = fb.unit.resolve(method, mapping, _seen_types(fb, obj, static, method, mapping))
    formal = substitute(target.params[0].var.type, found) if target.params else static
    self_value = obj if obj.ty is rep(formal) else convert(fb, obj, static, formal)
    values = arguments(fb, method, target, found, args, order, skip=1)
    return finish_call(fb, target, found, [self_value, *values], result)


def _seen_types(fb: FunctionBuilder, obj: Operand, static: Instance, method: FunctionInfo, mapping: Types) -> list[Type]:
    return [static, *(substitute(p.var.type, mapping) for p in method.params[1:])]


def object_type(fb: FunctionBuilder) -> Type:
    return Instance(fb.unit.classes.builtin_class("object"))


def _is_written(fb: FunctionBuilder, method: FunctionInfo) -> bool:
    """Whether the library has the method of a protocol for any class: `<` of sets, where one may be a view of a dict."""
    return method.owner is not None and method.owner.is_protocol and fb.unit.find_implementation(method) is not None


def _open_class(cls: ClassInfo) -> bool:
    """Whether an object may be of a subclass that has a method of its own."""
    return cls.fullname in ("builtins.object", "builtins.function") or cls.is_protocol or not cls.is_stub or any(
        c.fullname in ("builtins.BaseException", "threading.Thread") for c in cls.mro()
    )


def _call_own(
    fb: FunctionBuilder,
    obj: Operand,
    static: Instance,
    method: FunctionInfo,
    mapping: Types,
    args: Args,
    order: list[int] | None,
    result: Type,
    direct: bool,
) -> Operand:
    if is_structural(static.cls) and not (direct and static.cls.is_mixin):
        types = [substitute(p.var.type, mapping) for p in method.params[1:]]
        own = substitute(method.ret, mapping)
        given = _given_by_position(args)
        if given is not None:  # the defaults of what is left out are those of the object's class
            passed = [fb.value(a, t) for a, t in zip(args, types, strict=False) if a is not None]
        else:
            passed = arguments(fb, method, method, mapping, args, order, skip=1)
        return returned(fb, call_structural(fb, obj, static.cls, method, passed, types[: len(passed)], own), own, result)
    given = _given_by_position(args)
    if not direct and given is not None and f"{method.name}/{given}" in method_slots(fb.unit, static.cls):
        pairs = zip(args, method.params[1:], strict=False)
        passed = [obj, *(fb.value(a, substitute(p.var.type, mapping)) for a, p in pairs if a is not None)]
        return _call_virtual(fb, static, method, mapping, passed, result, f"{method.name}/{given}")
    values = [obj, *arguments(fb, method, method, mapping, args, order, skip=1)]
    if direct or not is_overridden(static.cls, method.name):
        actual = method if direct else static.cls.lookup_method(method.name) or method
        if actual is not method:
            return _call_inherited(fb, actual, static, method, mapping, values, result)
        return finish_call(fb, method, mapping, values, result)
    return _call_virtual(fb, static, method, mapping, values, result)


def _given_by_position(args: Args) -> int | None:
    """How many arguments, self included, are given, if those that are left out come last."""
    given = len([a for a in args if a is not None])
    return given + 1 if given < len(args) and all(a is not None for a in args[:given]) else None


def _call_inherited(
    fb: FunctionBuilder, actual: FunctionInfo, static: Instance, method: FunctionInfo, mapping: Types, values: list[Operand],
    result: Type,
) -> Operand:  # fmt: skip
    """The method is known, but front named that of a base class."""
    from bullsnake.build.vtables import method_symbol

    signature = signature_of(method, mapping)
    symbol = method_symbol(fb.unit, static.cls, actual, class_args(static), signature)
    return returned(fb, fb.call(symbol, values, signature.results), substitute(method.ret, mapping), result)


def is_overridden(cls: ClassInfo, name: str) -> bool:
    """Whether a subclass has a method of that name of its own."""
    return any(name in sub.methods or is_overridden(sub, name) for sub in cls.subclasses)


def _call_virtual(
    fb: FunctionBuilder,
    static: Instance,
    method: FunctionInfo,
    mapping: Types,
    values: list[Operand],
    result: Type,
    slot_name: str = "",
) -> Operand:
    """Through the method table. slot_name: the slot for fewer arguments (see vtables.differing_defaults)."""
    if method.name in SLOTS:
        signature = SLOT_SIGNATURES[method.name]
        own = signature_of(method, mapping)
        from bullsnake.build.adapters import convert_rep

        converted = [convert_rep(fb, v, t) for v, t in zip(values, signature.params, strict=True)]
        value = call_slot(fb, SLOTS[method.name], converted, signature.results)
        value = convert_rep(fb, value, own.results[0]) if own.results else value
        return returned(fb, value, substitute(method.ret, mapping), result)
    slots = method_slots(fb.unit, static.cls)
    first = next(c.methods[method.name] for c in reversed(static.cls.mro()) if method.name in c.methods and not c.is_stub)
    signature = signature_of(first, owner_mapping(static.cls, first.owner, class_args(static)))
    signature = Signature(signature.params[: len(values)], signature.results)
    return _through_table(fb, slots[slot_name or method.name], signature, method, mapping, values, result)


def _through_table(
    fb: FunctionBuilder, slot: int, signature: Signature, method: FunctionInfo, mapping: Types, values: list[Operand],
    result: Type,
) -> Operand:  # fmt: skip
    """Values are in the representations of `method`; the slot's signature is that of the method that introduced it."""
    from bullsnake.build.adapters import convert_rep

    converted = [convert_rep(fb, v, t) for v, t in zip(values, signature.params, strict=False)]
    code = fb.load(Ty.PTR, descriptor_of(fb, values[0]), VTABLE + 8 * slot)
    value = fb.call_indirect(code, converted, signature)
    own = signature_of(method, mapping)
    if own.results and signature.results:
        value = convert_rep(fb, value, own.results[0])
    return returned(fb, value, substitute(method.ret, mapping), result)


def call_method_by_name(
    fb: FunctionBuilder, kind: Instance, obj: Operand, name: str, given: Sequence[tuple[Operand, Type]] = ()
) -> Operand:
    """A method of an object of a type, by symbol or through the table. given: the arguments and their types."""
    cls = kind.cls
    info = cls.lookup_method(name)
    assert info is not None
    receiver = value_of(info.pos, obj, kind)
    args = [value_of(info.pos, value, type_) for value, type_ in given]
    return call_method(fb, receiver, info, args, substitute(info.ret, {}), direct=takes_init_vars(cls, name))


@lowers(tree.Handled)
def _handled(fb: FunctionBuilder, node: tree.Handled) -> Operand:
    return fb.handled[-1] if fb.handled else NULL


@lowers(tree.Checked)
def _checked(fb: FunctionBuilder, node: tree.Checked) -> Operand:
    if node.use or (node.told and without_none(fb.type(node.value.type)) != fb.type(node.type)):
        return narrow(fb, fb.expr(node.value), node.value.type, node.type, stable=False, use=node.use, told=node.told)
    if without_none(fb.type(node.value.type)) == fb.type(node.type):
        value = fb.expr(node.value)
        fb.check(bool_not(fb, is_none(fb, value)), lambda: _complain_of_none(fb, value, node))
        return narrow(fb, value, node.value.type, node.type, stable=True)
    whole = AnyObject(fb.unit.classes.builtin_class("object"))
    return convert(fb, convert_expr(fb, node.value, whole), whole, fb.type(node.type))


def _complain_of_none(fb: FunctionBuilder, value: Operand, node: tree.Checked) -> None:
    if node.told:
        void(fb.lib("raise_type_error", fb.string(node.told)))
    else:
        void(fb.lib("raise_unexpected", value, fb.string(str(fb.type(node.type)))))


@lowers(tree.Cast)
def _cast(fb: FunctionBuilder, node: tree.Cast) -> Operand:
    return fb.expr(node.value)
