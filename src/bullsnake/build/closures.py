"""Functions as values: closures of nested functions and lambdas, module functions, bound methods, classes.

A callable object is {type, code, captured values..., defaults...}. Its code takes the object as hidden first argument. A variable
that is assigned again is captured by its cell, any other by value; a function that captures its own name uses the hidden
argument instead. Objects without anything captured are static data.
"""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.adapters import finish
from bullsnake.build.calls import call_method, default_value, is_constant
from bullsnake.build.coerce import convert
from bullsnake.build.definitions import note_defined, require_defined
from bullsnake.build.dispatch import executes, lowers
from bullsnake.build.done import value_of
from bullsnake.build.function import NULL, FunctionBuilder, i64
from bullsnake.build.objects import new_simple
from bullsnake.build.places import CellPlace, Place, RegPlace, in_cell, place_of, write
from bullsnake.build.races import present
from bullsnake.build.reps import CallShape, shape_of, unify
from bullsnake.build.unit import signature_of
from bullsnake.front import tree
from bullsnake.front.dataclass_inits import dataclass_params, generated_init
from bullsnake.front.matching import takes
from bullsnake.front.symbols import ClassInfo, FunctionInfo, ParamKind, Var
from bullsnake.front.types import Callable, ClassObject, Instance, Type, TypeVar, Union, VarTuple, is_builtin, rep
from bullsnake.internal import InternalError, Unimplemented
from bullsnake.ir.core import Const, Function, Operand, Pos, Reg, Sym, Traits
from bullsnake.ir.types import Ty

CODE = 8
FIRST_CAPTURE = 16


def captured(definition: tree.FunctionDef) -> list[Var]:
    """The variables that the closure object holds, in order; that of `@wraps` comes first."""
    own, wrapped = definition.var, definition.info.wraps
    found = [v for v in definition.captures if not (v is own and not in_cell(v)) and v.scope.value != "global"]
    return sorted(found, key=lambda v: v is not wrapped)


def stored_defaults(info: FunctionInfo) -> list[int]:
    """Numbers of the parameters whose defaults the closure object holds."""
    return [i for i, p in enumerate(info.params) if p.default is not None and not is_constant(p.default)]


def closure_default_offset(info: FunctionInfo, index: int) -> int:
    definition = info.definition
    assert definition is not None
    return FIRST_CAPTURE + 8 * (len(captured(definition)) + stored_defaults(info).index(index))


def make_closure(fb: FunctionBuilder, definition: tree.FunctionDef, code: str = "") -> Operand:
    """The function value of a nested function or lambda, made where it is defined. code: another entry than its own."""
    info = definition.info
    symbol = fb.unit.symbol_for(info, fb.mapping)
    defaults = stored_defaults(info)
    values = [_captured_value(fb, var) for var in captured(definition)]
    for index in defaults:
        param = info.params[index]
        assert param.default is not None
        values.append(fb.value(param.default, param.var.type))
    if not values:
        return fb.unit.data.static_closure(code or symbol, info.name)
    wrapped = info.wraps is not None and info.wraps in definition.captures and not in_cell(info.wraps)
    descriptor = fb.unit.classes.closure(symbol, [v.ty for v in values], "" if wrapped else info.name)
    address = fb.op("cast", Ty.I64, Sym(code or symbol))
    return new_simple(fb, descriptor, [address, *values])


def _captured_value(fb: FunctionBuilder, var: Var) -> Operand:
    place = place_of(fb, var)
    if in_cell(var):
        assert isinstance(place, CellPlace)
        return place.cell
    return place.load(fb)


def open_closure(fb: FunctionBuilder, definition: tree.FunctionDef, closure: Reg) -> None:
    """At a nested function's entry: find the captured variables in its closure object."""
    own = definition.var
    if own is not None and own in definition.captures and not in_cell(own):
        fb.vars[own] = RegPlace(closure)
    for index, var in enumerate(captured(definition)):
        offset = FIRST_CAPTURE + 8 * index
        place: Place
        if in_cell(var):
            place = CellPlace(fb.load(Ty.REF, closure, offset), fb.rep(var.type))
        else:
            place = RegPlace(fb.load(fb.rep(var.type), closure, offset))
        fb.vars[var] = place


@lowers(tree.Lambda)
def _lambda(fb: FunctionBuilder, node: tree.Lambda) -> Operand:
    kind = node.type
    assert node.function.definition is not None and isinstance(kind, Callable)
    return _function_value(fb, node.function.definition, kind)


def _function_value(fb: FunctionBuilder, definition: tree.FunctionDef, kind: Callable) -> Operand:
    """A nested function in the shape of its type: its own code, if it is called with all its parameters."""
    if kind.optional or len(kind.params) < len(definition.params):
        return closure_as(fb, definition, kind)
    return make_closure(fb, definition)


@executes(tree.FunctionDef)
def _function_def(fb: FunctionBuilder, node: tree.FunctionDef) -> None:
    """A nested def makes a closure and binds its name; a module's def only evaluates its defaults."""
    from bullsnake.build.calls import default_variable

    if node.var is not None and node.info.parent is not None:
        kind = node.var.type
        assert isinstance(kind, Callable)
        write(fb, node.var, _function_value(fb, node, kind))
        return
    for index in stored_defaults(node.info):
        param = node.info.params[index]
        assert param.default is not None
        fb.store(fb.value(param.default, param.var.type), Sym(default_variable(fb, node.info, index)), 0)
    note_defined(fb, node.info)


# --- calls of values ------------------------------------------------------------------------------------------------------


def call_value(fb: FunctionBuilder, callee: Operand, kind: Callable, values: list[Operand]) -> Operand:
    code = fb.load(Ty.PTR, callee, CODE)
    shape = shape_of(kind)
    passed = list(values)
    if shape.optional:
        passed += [Const(ty, 0.0 if ty is Ty.F64 else 0) for ty in shape.params[len(values) :]]
        passed.append(i64(len(values)))
    return fb.call_indirect(code, [callee, *passed], shape.signature())


@lowers(tree.CallValue)
def _call_value(fb: FunctionBuilder, node: tree.CallValue) -> Operand:
    kind = fb.type(node.callee.type)
    if not isinstance(kind, Callable):
        raise InternalError(f"{node.pos.file}:{node.pos.line}: call of {kind}")
    callee = fb.kept(fb.expr(node.callee))
    values = [fb.value(a, t) for a, t in zip(node.args, kind.params, strict=False)]
    return convert(fb, call_value(fb, callee, kind, values), kind.ret, fb.type(node.type))


# --- functions that are no closures -----------------------------------------------------------------------------------------


@lowers(tree.FunctionRef)
def _function_ref(fb: FunctionBuilder, node: tree.FunctionRef) -> Operand:
    kind = fb.type(node.type)
    if not isinstance(kind, Callable):
        raise InternalError(f"{node.pos.file}:{node.pos.line}: {node.function.fullname} is no value")
    return function_as(fb, node.function, kind)


def function_as(fb: FunctionBuilder, info: FunctionInfo, target: Callable) -> Operand:
    """A static callable object through which a function is called with the representations of `target`."""
    require_defined(fb, info)
    if info.owner is not None and not info.is_static and info.params:
        return _method_of_class(fb, info, target)
    info = _fitting_overload(fb, info, target)
    shape = shape_of(target)
    types = _callable_mapping(info, target)
    inside = ",".join(str(fb.type(types[v])) for v in info.type_vars if v in types)  # two with one shape may hold different things
    name = f"{fb.unit.base_symbol(info)}{info.overload or ''}[{inside}].call({shape})"
    place = None if fb.wraps else fb.pos
    kept = _kept_defaults(info, target)

    def body(inner: FunctionBuilder, values: list[tree.Expr | None]) -> Operand:
        args = values + [_kept_default(inner, info, kept, i) for i in range(len(values), len(info.params))]
        node = tree.Call(
            pos=info.pos, type=target.ret, function=info, args=args, type_args=tuple(types.get(v, v) for v in info.type_vars)
        )
        try:
            return inner.expr(node)
        except Unimplemented as missing:
            if place is None:
                raise
            inner.unit.sink.error(place, f'"{missing.name}" cannot be used here', "nothing runs behind this name")
            return NULL

    code = entry(fb, name, shape, target, body)
    if not kept:
        return fb.unit.data.static_closure(code, info.name)
    values = [default_value(fb, info, i) for i in kept]
    descriptor = fb.unit.classes.closure(name, [v.ty for v in values], info.name)
    return new_simple(fb, descriptor, [fb.op("cast", Ty.I64, Sym(code)), *values])


def _kept_defaults(info: FunctionInfo, target: Callable) -> list[int]:
    """Parameters that a value of the function may leave out, and whose defaults the next `def` of that name may change."""
    if info.module.startswith("bslib.") or info.is_stub or not info.in_loop:
        return []
    return [i for i in stored_defaults(info) if i >= len(target.params) - target.optional]


def _kept_default(fb: FunctionBuilder, info: FunctionInfo, kept: list[int], index: int) -> tree.Expr | None:
    if index not in kept:
        return None
    type_ = info.params[index].var.type
    value = fb.load(rep(type_), captured_object(fb), FIRST_CAPTURE + 8 * kept.index(index))
    return value_of(_no_pos(), value, type_)


def _fitting_overload(fb: FunctionBuilder, info: FunctionInfo, target: Callable) -> FunctionInfo:
    """Of a stub's overloads, the first that takes what the callable is given."""
    listed = fb.unit.lib.functions.get(info.fullname, []) if info.is_stub else []
    by_type = next((one for one in listed if _accepts(one, target, takes)), None)
    return by_type or next((one for one in listed if _accepts(one, target, _is_stored_alike)), info)


def _accepts(info: FunctionInfo, target: Callable, fits: Fn[[Type, Type], bool]) -> bool:
    """Whether a function can be called with the callable's parameters, and leaves no other without a value."""
    given, rest = info.params[: len(target.params)], info.params[len(target.params) :]
    if len(given) < len(target.params):
        return False
    if any(p.default is None and not p.has_default and p.kind is not ParamKind.STAR for p in rest):
        return False
    return all(fits(p.var.type, t) for p, t in zip(given, target.params, strict=True))


def _callable_mapping(info: FunctionInfo, target: Callable) -> dict[TypeVar, Type]:
    found: dict[TypeVar, Type] = {}
    for param, given in zip(info.params, target.params, strict=False):
        unify(param.var.type, given, found)
    unify(info.ret, target.ret, found)
    return found


def _method_of_class(fb: FunctionBuilder, info: FunctionInfo, target: Callable) -> Operand:
    """`C.m` as a value: its first argument is the object."""
    shape = shape_of(target)
    name = f"{fb.unit.base_symbol(info)}.call({shape})"

    def body(inner: FunctionBuilder, values: list[tree.Expr | None]) -> Operand:
        receiver = values[0]
        assert receiver is not None
        args = values[1:] + [None] * (len(info.params) - len(values))
        return call_method(inner, receiver, info, args, target.ret)

    return fb.unit.data.static_closure(entry(fb, name, shape, target, body), info.name)


def class_as(fb: FunctionBuilder, node: tree.Expr, kind: ClassObject, target: Callable) -> Operand:
    """A class used as a function that makes objects."""
    cls = kind.cls
    require_defined(fb, cls)
    shape = shape_of(target)
    types = ",".join(str(fb.type(p)) for p in target.params)
    name = f"{cls.fullname}.new({types})({shape}){fb.type(target.ret)}"
    inits = cls.overloads.get("__init__") or [i for i in [cls.lookup_method("__init__")] if i is not None]
    fitting = [i for i in inits if _takes(i, target, takes)] or [i for i in inits if _takes(i, target, _is_stored_alike)]
    init = next(iter(fitting or inits), None)
    if generated_init(cls):
        init = None

    def body(inner: FunctionBuilder, values: list[tree.Expr | None]) -> Operand:
        count = len(init.params) - 1 if init is not None else len(dataclass_params(cls))
        args = values + [None] * (count - len(values))
        made = _made_for(cls, target.ret)
        new = tree.New(pos=node.pos, type=made, cls=cls, init=init, args=args)
        return convert(inner, inner.expr(new), made, target.ret)

    return fb.unit.data.static_closure(entry(fb, name, shape, target, body), cls.name)


def _made_for(cls: ClassInfo, wanted: Type) -> Type:
    """The type of the object: with the type arguments that the place says."""
    if isinstance(wanted, VarTuple) and cls.fullname == "builtins.tuple":
        return wanted
    return Instance(cls, wanted.args) if isinstance(wanted, Instance) and wanted.cls is cls else Instance(cls)


def _takes(init: FunctionInfo, target: Callable, fits: Fn[[Type, Type], bool]) -> bool:
    params = init.params[1:]
    if len(params) < len(target.params):
        return False
    return all(fits(p.var.type, t) for p, t in zip(params, target.params, strict=False))


def _is_stored_alike(param: Type, given: Type) -> bool:
    """The second choice: what is given is a union, and the code asks its members (build/builtins.py)."""
    if rep(param) is not Ty.REF or not isinstance(given, Instance):
        return rep(param) is rep(given)
    return isinstance(param, TypeVar | Union) or is_builtin(given, "object")


def entry(fb: FunctionBuilder, name: str, shape: CallShape, target: Callable, body: object) -> str:
    """A function that is entered as callable code is, its parameters typed as the target's.

    The body gets the arguments; where the target has optional parameters it is made once for each number of them.
    """
    assert callable(body)

    def build() -> None:
        closure = Reg(-1, Ty.REF, "closure")
        params = [Reg(-2 - i, ty, f"a{i}") for i, ty in enumerate(shape.signature().params[1:])]
        function = fb.unit.module.add(Function(name, [closure, *params], shape.results, Traits(hidden=True)))
        inner = FunctionBuilder(fb.unit, function, fb.mapping)
        inner.vars[_CLOSURE] = RegPlace(closure)
        values: list[tree.Expr | None] = [value_of(_no_pos(), p, t) for p, t in zip(params, target.params, strict=False)]

        def finish_given(given: int) -> None:
            for param, type_ in zip(params[:given], target.params, strict=False):
                present(inner, param, type_)
            _finish_with(inner, body(inner, values[:given]), shape)

        for given in range(len(target.params) - shape.optional, len(target.params)):
            fits, more = inner.new_block("given"), inner.new_block("more")
            inner.branch(inner.op("icmp.eq", Ty.I1, params[-1], i64(given)), fits, more)
            inner.enter(fits)
            finish_given(given)
            inner.enter(more)
        finish_given(len(target.params))

    return fb.unit.build_once(name, build)


def _finish_with(fb: FunctionBuilder, value: Operand, shape: CallShape) -> None:
    if not fb.terminated:
        finish(fb, value, shape.results)


def _no_pos() -> Pos:


    return Pos("", 0)


# --- bound methods and changes of representation ----------------------------------------------------------------------------


@lowers(tree.BoundMethod)
def _bound_method(fb: FunctionBuilder, node: tree.BoundMethod) -> Operand:
    kind = fb.type(node.type)
    assert isinstance(kind, Callable)
    receiver_type = fb.type(node.value.type)
    method = node.method
    shape = shape_of(kind)
    receiver = fb.expr(node.value)
    name = f"{fb.unit.base_symbol(method)}.bound({receiver_type})({shape})"

    def body(inner: FunctionBuilder, values: list[tree.Expr | None]) -> Operand:
        obj = inner.load(receiver.ty, inner.vars[_CLOSURE].load(inner), FIRST_CAPTURE)
        args = values + [None] * (len(method.params) - 1 - len(values))
        return call_method(inner, value_of(node.pos, obj, receiver_type), method, args, kind.ret)

    code = entry(fb, name, shape, kind, body)
    descriptor = fb.unit.classes.closure(f"bound[{receiver.ty.value}]{method.name}", [receiver.ty], method.name)
    return new_simple(fb, descriptor, [fb.op("cast", Ty.I64, Sym(code)), receiver])


def adapt_callable(fb: FunctionBuilder, value: Operand, source: Callable, target: Callable) -> Operand:
    """A callable with other representations: an object around the first."""
    name = f"bslib.adapt({shape_of(source)})({shape_of(target)})"

    def body(inner: FunctionBuilder, values: list[tree.Expr | None]) -> Operand:
        callee = inner.load(Ty.REF, inner.vars[_CLOSURE].load(inner), FIRST_CAPTURE)
        args = [
            convert(inner, inner.expr(v), v.type, t) for v, t in zip(values, source.params, strict=False) if v is not None
        ]
        return convert(inner, call_value(inner, callee, source, args), source.ret, target.ret)

    code = entry(fb, name, shape_of(target), target, body)
    descriptor = fb.unit.classes.closure("bound[ref]", [Ty.REF])
    return new_simple(fb, descriptor, [fb.op("cast", Ty.I64, Sym(code)), value])


def closure_as(fb: FunctionBuilder, definition: tree.FunctionDef, target: Callable) -> Operand:
    """A nested function or lambda whose last parameters have defaults, where fewer arguments may be passed."""
    info = definition.info
    shape = shape_of(target)
    symbol = fb.unit.symbol_for(info, fb.mapping)

    def body(inner: FunctionBuilder, values: list[tree.Expr | None]) -> Operand:
        closure = inner.vars[_CLOSURE].load(inner)
        args = [inner.value(v, p.var.type) for v, p in zip(values, info.params, strict=False) if v is not None]
        args += [default_value(inner, info, i, closure) for i in range(len(args), len(info.params))]
        signature = signature_of(info, inner.mapping)
        return convert(inner, inner.call(symbol, [closure, *args], signature.results), info.ret, target.ret)

    return make_closure(fb, definition, entry(fb, f"{symbol}.call({shape})", shape, target, body))


def captured_object(fb: FunctionBuilder) -> Operand:
    """The callable object in whose `entry` the function is."""
    return fb.vars[_CLOSURE].load(fb)


_CLOSURE = Var("closure", "closure", None, None)  # type: ignore[arg-type]


