"""The making of objects: by a function of lib, or a new object with the values of the class's body, whose `__init__` is called."""

from __future__ import annotations

from bullsnake.build.calls import Args, Types, arguments, finish_call, infer, is_constant, object_type
from bullsnake.build.coerce import convert, convert_expr
from bullsnake.build.definitions import require_defined
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import Done
from bullsnake.build.expressions import as_instance, class_args
from bullsnake.build.fields import store_place
from bullsnake.build.function import FunctionBuilder
from bullsnake.build.objects import new_instance
from bullsnake.build.reps import unify
from bullsnake.build.vtables import owner_mapping
from bullsnake.front import tree
from bullsnake.front.dataclass_inits import dataclass_params, generated_init
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import Callable, Instance, Type, rep, substitute
from bullsnake.ir.core import Operand, Sym


@lowers(tree.New)
def _new(fb: FunctionBuilder, node: tree.New) -> Operand:
    from bullsnake.build.builtins import CONSTRUCTORS

    special = CONSTRUCTORS.get(node.cls.fullname)
    if special is not None:
        value = special(fb, node)
        if value is not None:
            return value
    if node.cls.is_stub:
        made = _new_by_lib(fb, node)
        if made is not None:
            return _with_shown_factory(fb, node, made) if node.cls.fullname == "collections.defaultdict" else made
    return _new_instance(fb, node)


@lowers(tree.Blank)
def _blank(fb: FunctionBuilder, node: tree.Blank) -> Operand:
    static = as_instance(fb, node.type)
    return new_instance(fb, static.cls, class_args(static))


def _with_shown_factory(fb: FunctionBuilder, node: tree.New, made: Operand) -> Operand:
    """A defaultdict is shown with its factory, of which only a class has a text that is the same in each run."""
    factory = node.args[0] if node.args else None
    if isinstance(factory, tree.ClassRef):
        obj = fb.kept(made)
        place = fb.unit.classes.field_place(node.cls, "_shown", {})
        name = factory.cls.name if factory.cls.module == "builtins" else f"{factory.cls.module}.{factory.cls.qualname}"
        fb.store(fb.string(f"<class '{name}'>"), obj, place.offset)
        return obj
    return made


def _new_by_lib(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    """Classes whose objects a function of lib makes."""
    overload = node.init.overload if node.init is not None else 0
    table = fb.unit.lib.implementations
    target = table.get((f"{node.cls.fullname}.__new__", overload)) or table.get((f"{node.cls.fullname}.__new__", 0))
    if target is None:
        return None
    result = fb.type(node.type)
    found: Types = {}
    unify(target.ret, result, found)
    params = node.init.params[1:] if node.init is not None else []
    stub_mapping = class_args(as_instance(fb, result))
    for param, formal, arg in zip(params, target.params, node.args, strict=False):
        seen = substitute(param.var.type, stub_mapping)
        unify(formal.var.type, seen, found)
        if arg is not None:
            unify(formal.var.type, fb.type(arg.type), found)
    info = node.init if node.init is not None else target
    values = arguments(fb, info, target, found, node.args, node.order)
    return finish_call(fb, target, found, values, result)


def _new_instance(fb: FunctionBuilder, node: tree.New) -> Operand:
    require_defined(fb, node.cls)
    static = as_instance(fb, node.type)
    mapping = class_args(static)
    obj = fb.kept(new_instance(fb, node.cls, mapping))
    set_field_defaults(fb, node.cls, obj)
    if node.init is None:
        _init_fields(fb, node.cls, obj, node.args, node.order, mapping)
    elif is_exception(node.cls):
        _init_exception(fb, node, obj, static, mapping)
    else:
        _call_init(fb, obj, static, node.init, mapping, node.args, node.order)
    return obj


def is_exception(cls: ClassInfo) -> bool:
    return any(c.fullname == "builtins.BaseException" for c in cls.mro())


def _init_exception(fb: FunctionBuilder, node: tree.New, obj: Operand, static: Instance, mapping: Types) -> None:
    """`args` is set to the constructor's arguments before `__init__` sees them, as BaseException.__new__ does."""
    assert node.init is not None
    if node.init.is_stub and fb.unit.find_implementation(node.init) is not None:
        _call_init(fb, obj, static, node.init, mapping, node.args, node.order)
        return
    evaluated: list[tree.Expr | None] = list(node.args)
    given = node.order if node.order is not None else [i for i, a in enumerate(node.args) if a is not None]
    for index in given:
        arg = node.args[index]
        if arg is not None and not isinstance(arg, tree.StarArgs):
            evaluated[index] = Done(arg, fb.kept(convert_expr(fb, arg, fb.type(arg.type))), fb.type(arg.type))
    from bullsnake.build.coerce import var_tuple

    items = [fb.value(a, object_type(fb)) for a in evaluated if a is not None and not isinstance(a, tree.StarArgs)]
    place = fb.unit.classes.field_place(node.cls, "args", mapping)
    fb.store(var_tuple(fb, items), obj, place.offset)
    _call_init(fb, obj, static, node.init, mapping, evaluated, None)


def _call_init(
    fb: FunctionBuilder, obj: Operand, static: Instance, init: FunctionInfo, mapping: Types, args: Args, order: list[int] | None
) -> None:
    if init.owner is not None and init.owner.fullname == "builtins.object":
        return
    here = owner_mapping(static.cls, init.owner, mapping)
    infer(fb, init, args, here, init.params[1:])
    owner = init.owner if init.owner is not None else static.cls
    seen: list[Type] = [Instance(owner, tuple(here.get(v, v) for v in owner.type_params))]
    seen += [substitute(p.var.type, here) for p in init.params[1:]]
    target, found = fb.unit.resolve(init, here, seen)
    values = arguments(fb, init, target, found, args, order, skip=1)
    finish_call(fb, target, found, [obj, *values], target.ret)


def set_field_defaults(fb: FunctionBuilder, cls: ClassInfo, obj: Operand) -> None:
    """Values of the class's body that every object starts with (dataclasses take theirs as arguments)."""
    for field in cls.all_fields():
        if field.given.default is not None and not (field.owner.dataclass is not None and field.init):
            place = fb.unit.classes.field_place(cls, field.name, {})
            store_place(fb, field_default(fb, field.given), obj, place)


def field_default(fb: FunctionBuilder, field: object) -> Operand:
    """The value of `x: T = value` in a class body, evaluated when the class was made."""
    from bullsnake.front.symbols import FieldInfo

    assert isinstance(field, FieldInfo) and field.default is not None
    if is_constant(field.default):
        return convert_expr(fb, field.default, field.type)
    symbol = field_variable(fb, field)
    return fb.load(rep(field.type), Sym(symbol), 0)


@lowers(tree.FieldDefault)
def _field_default(fb: FunctionBuilder, node: tree.FieldDefault) -> Operand:
    return field_default(fb, node.field)


def field_variable(fb: FunctionBuilder, field: object) -> str:
    from bullsnake.front.symbols import FieldInfo

    assert isinstance(field, FieldInfo)
    symbol = f"var.{field.owner.fullname}.{field.name}"
    if not fb.unit.in_image(symbol):
        fb.unit.data.variable(symbol, rep(field.type))
    return symbol


def _init_fields(
    fb: FunctionBuilder, cls: ClassInfo, obj: Operand, args: Args, order: list[int] | None, mapping: Types
) -> None:
    """A dataclass's generated __init__; nothing where the class has no __init__ at all."""
    from bullsnake.build.generated import dataclass_init

    owner = next((c for c in cls.mro() if c.dataclass is not None and c.dataclass.init), None)
    if owner is None:
        return
    taken = [f for f in owner.all_fields() if f.init]
    here = owner_mapping(cls, owner, mapping)
    values: dict[int, Operand] = {}
    for index in order if order is not None else range(len(args)):
        arg = args[index]
        if arg is not None:
            values[index] = fb.value(arg, substitute(taken[index].type, here))
    filled = [values[i] if i in values else _field_value(fb, f) for i, f in enumerate(taken)]
    fb.call(dataclass_init(fb.unit, owner, here), [obj, *filled], ())


def _field_value(fb: FunctionBuilder, field: object) -> Operand:
    """default_factory's new object, or the default."""
    from bullsnake.front.symbols import FieldInfo

    assert isinstance(field, FieldInfo)
    if field.factory is None:
        return field_default(fb, field)
    return call_factory(fb, field.factory, field.type)


def call_factory(fb: FunctionBuilder, factory: tree.Expr, type_: Type) -> Operand:
    """factory(): a class or a function without arguments."""
    from bullsnake.build.closures import call_value

    pos = factory.pos
    if isinstance(factory, tree.ClassRef):
        cls = factory.cls
        init = None if generated_init(cls) else cls.lookup_method("__init__")
        args: list[tree.Expr | None] = [None] * (len(init.params) - 1 if init is not None else len(dataclass_params(cls)))
        return fb.expr(tree.New(pos=pos, type=type_, cls=cls, init=init, args=args))
    if isinstance(factory, tree.FunctionRef):
        made = tree.Call(pos=pos, type=factory.function.ret, function=factory.function, args=[None] * len(factory.function.params))
        return fb.value(made, type_)
    kind = factory.type if isinstance(factory.type, Callable) else Callable((), type_)
    return convert(fb, call_value(fb, fb.expr(factory), kind, []), kind.ret, type_)


@lowers(tree.InitFields)
def _init_fields_of_base(fb: FunctionBuilder, node: tree.InitFields) -> Operand:
    from bullsnake.build.function import NULL

    mapping = class_args(as_instance(fb, node.receiver.type))
    static = as_instance(fb, node.receiver.type).cls
    _init_fields(fb, node.cls, fb.expr(node.receiver), node.args, node.order, owner_mapping(static, node.cls, mapping))
    return NULL


