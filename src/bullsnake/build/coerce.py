"""Conversions between representations, and checks where mypy's narrowing is not sound.

`convert` takes a value of one static type to the place of another. `narrow` takes what is stored (declared type) to the narrowed
type: for a plain local it is a mere change of representation; anything that other code may have changed meanwhile is checked
first, and the failure is the error that CPython would give for the use.
"""

from __future__ import annotations

from dataclasses import replace

from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.objects import has_class, is_none, new_tuple, void
from bullsnake.build.races import tuple_part
from bullsnake.build.reps import has_none, shape_of
from bullsnake.front import tree
from bullsnake.front.flows import can_be_tested
from bullsnake.front.refusals import untestable_any
from bullsnake.front.types import (
    AnyObject,
    Callable,
    ClassObject,
    Instance,
    NoneType,
    Tuple,
    Type,
    Union,
    VarTuple,
    is_builtin,
    make_union,
    rep,
    without_none,
)
from bullsnake.ir.core import Const, Operand, Pos, Reg
from bullsnake.ir.types import Ty


def convert_expr(fb: FunctionBuilder, node: tree.Expr, target: Type) -> Operand:
    """Evaluate an expression for a place of type `target`."""
    from bullsnake.build.closures import class_as, closure_as, function_as
    from bullsnake.build.exact import as_float, is_exact_tree

    if isinstance(node, tree.IntLit) and is_builtin(target, "float"):
        return Const(Ty.F64, float(node.value))
    wanted = _callable_member(target)
    if wanted is not None:
        if isinstance(node, tree.FunctionRef):
            return function_as(fb, node.function, wanted)
        if isinstance(node, tree.ClassRef) and isinstance(node.type, ClassObject):
            return class_as(fb, node, node.type, wanted)
        if isinstance(node, tree.Lambda) and any(p.default is not None for p in node.function.params):
            assert node.function.definition is not None
            return closure_as(fb, node.function.definition, wanted)
        made = _called_object(fb, node, target)
        if made is not None:
            node = made
    if is_builtin(target, "float") and is_exact_tree(fb, node):
        return as_float(fb, node)
    if isinstance(node, tree.Call) and node.function.module == "_prim" and node.function.name in _BY_TARGET:
        node = replace(node, type=target, type_args=(target,))
        return fb.expr(node)
    if rep(target) is Ty.REF:
        return convert(fb, *whole(fb, node), target)
    return convert(fb, fb.expr(node), fb.type(node.type), target)


def _called_object(fb: FunctionBuilder, node: tree.Expr, target: Type) -> tree.Expr | None:
    """An object of a class with `__call__`, where only a function fits: that method, bound to it."""
    type_ = fb.type(node.type)
    if not isinstance(type_, Instance) or any(isinstance(m, Instance) and type_.cls.is_subclass_of(m.cls) for m in _members(target)):
        return None
    method = type_.cls.lookup_method("__call__")
    if method is None:
        return None
    params = method.params[1:]
    optional = sum(p.default is not None or p.has_default for p in params)
    kind = Callable(tuple(p.var.type for p in params), method.ret, optional)
    return tree.BoundMethod(pos=node.pos, type=kind, value=node, method=method)


def whole(fb: FunctionBuilder, node: tree.Expr) -> tuple[Operand, Type]:
    """The value of an expression where its class counts: what mypy narrows to int may be a bool, whose 1 is True when shown."""
    if isinstance(node, tree.Name | tree.Attribute | tree.Property | tree.Index):
        declared = fb.type(node.declared)
        if rep(fb.type(node.type)) is not Ty.REF and any(is_builtin(m, "bool") or is_builtin(m, "object") for m in _members(declared)):
            if rep(declared) is Ty.REF:
                return fb.expr(replace(node, type=declared)), declared
    return fb.expr(node), fb.type(node.type)


_BY_TARGET = frozenset(["none_of", "new_object", "unchecked"])
"""Primitives whose result is whatever the place wants."""


def _callable_member(target: Type) -> Callable | None:
    """The callable that a place holds, None aside."""
    return next((m for m in _members(target) if isinstance(m, Callable)), None)


def convert(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> Operand:
    """Change of representation from one static type to another that admits it."""
    if source == target:
        return value
    source_rep, target_rep = value.ty, rep(target)
    if isinstance(source, AnyObject) and not is_builtin(target, "object"):
        return _tested(fb, value, source, target)
    if without_none(source) != source and not has_none(target):
        value = narrow(fb, value, source, without_none(source), stable=False)
        return convert(fb, value, without_none(source), target)
    if target_rep is Ty.REF:
        if source_rep is Ty.REF:
            return _reference(fb, _floats_inside(fb, value, source, target), source, target)
        return box(fb, *_promote(fb, value, source, target))
    if source_rep is Ty.REF:
        return unbox(fb, value, source, target)
    return convert_scalar(fb, value, target_rep)


def _tested(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> Operand:
    """What an Any holds, for a place of another type: its class is tested. What cannot be tested is an error of the program."""
    from bullsnake.build.expressions import test_classes

    if not can_be_tested(target):
        fb.unit.sink.error(fb.pos or Pos("", 1, 1), *untestable_any(target))
        return value if rep(target) is Ty.REF else Const(rep(target), 0)
    members = list(_members(target))
    numbers = [source_of(fb, ty) for ty in (Ty.F64, Ty.I64, Ty.I1)]
    admitted = [*members, *numbers[1:]] if numbers[0] in members else members
    fits = test_classes(fb, value, list(admitted))
    fb.check(fits, lambda: void(fb.lib("raise_unexpected", value, fb.string(str(target)))))
    return unbox(fb, value, Union(tuple(numbers)), target) if rep(target) is not Ty.REF else value


def boxed(fb: FunctionBuilder, node: tree.Expr) -> Operand:
    """Evaluate, as a reference."""
    value = fb.expr(node)
    return value if value.ty is Ty.REF else box(fb, value, fb.type(node.type))


def convert_scalar(fb: FunctionBuilder, value: Operand, target: Ty) -> Operand:
    """bool to int, and either to float."""
    if value.ty is target:
        return value
    if isinstance(value, Const):
        return Const(target, float(value.value) if target is Ty.F64 else int(value.value))
    if target is Ty.I1:
        return fb.op("icmp.ne", Ty.I1, value, Const(Ty.I64, 0))
    if value.ty is Ty.I1:
        value = fb.op("zext", Ty.I64, value)
    return fb.op("sitofp", Ty.F64, value) if target is Ty.F64 else value


def _members(type_: Type) -> tuple[Type, ...]:
    return type_.items if isinstance(type_, Union) else (type_,)


def _promote(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> tuple[Operand, Type]:
    """An int that goes to a union with float but without int becomes a float first; a bool becomes what number there is."""
    members = _members(target)
    if source in members or any(is_builtin(member, "object") for member in members):
        return value, source
    kinds = {"int": (("float", Ty.F64),), "bool": (("int", Ty.I64), ("float", Ty.F64))}
    listed = next((wanted for name, wanted in kinds.items() if is_builtin(source, name)), ())
    for name, ty in listed:
        member = next((m for m in members if is_builtin(m, name)), None)
        if member is not None:
            return convert_scalar(fb, value, ty), member
    return value, source


def box(fb: FunctionBuilder, value: Operand, source: Type) -> Operand:
    """A scalar as an object."""
    from bullsnake.build.boxes import box_function

    if isinstance(value, Const):
        if value.ty is Ty.I64:
            return fb.unit.data.int_box(int(value.value))
        if value.ty is Ty.F64:
            return fb.unit.data.float_box(float(value.value))
        return fb.unit.data.bool_box(bool(value.value))
    if value.ty is Ty.I1:
        return fb.op("select", Ty.REF, value, fb.unit.data.bool_box(True), fb.unit.data.bool_box(False))
    return fb.call(box_function(fb.unit, value.ty), [value], (Ty.REF,))


def _floats_inside(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> Operand:
    """The same of a union with int: what it holds is seen at run time."""
    members = _members(target)
    takes_int = any(is_builtin(m, "int") or is_builtin(m, "object") for m in members)
    if takes_int or not any(is_builtin(m, "float") for m in members) or not any(is_builtin(m, "int") for m in _members(source)):
        return value
    number = fb.unit.classes.builtin_class("int")
    result = fb.reg(Ty.REF)
    fb.copy(result, value)
    some, whole, done = fb.new_block("some"), fb.new_block("whole"), fb.new_block("done")
    fb.branch(is_none(fb, value), done, some)
    fb.enter(some)
    fb.branch(has_class(fb, value, number), whole, done)
    fb.enter(whole)
    fb.copy(result, box(fb, fb.op("sitofp", Ty.F64, fb.load(Ty.I64, value, 8)), source_of(fb, Ty.F64)))
    fb.jump(done)
    fb.enter(done)
    return result


def unbox(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> Operand:
    """The scalar in a boxed value whose class is known to fit. A bool may stand for an int, and an int for a float."""
    ty = rep(target)
    if ty is Ty.F64 and any(is_builtin(m, "int") or is_builtin(m, "bool") for m in _members(source)):
        return _unbox_number(fb, value)
    return fb.load(ty, value, 8)


def _unbox_number(fb: FunctionBuilder, value: Operand) -> Operand:
    """A float from a boxed float or int."""
    result = fb.reg(Ty.F64)
    as_float, as_int, done = fb.new_block("float"), fb.new_block("int"), fb.new_block("done")
    fb.branch(has_class(fb, value, fb.unit.classes.builtin_class("float")), as_float, as_int)
    fb.enter(as_float)
    fb.copy(result, fb.load(Ty.F64, value, 8))
    fb.jump(done)
    fb.enter(as_int)
    fb.copy(result, fb.op("sitofp", Ty.F64, fb.load(Ty.I64, value, 8)))
    fb.jump(done)
    fb.enter(done)
    return result


# --- references to references -----------------------------------------------------------------------------------------------


def _reference(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> Operand:
    inner_source, inner_target = without_none(source), _counterpart(without_none(source), target)
    if inner_target is None or not _differs(inner_source, inner_target):
        return value
    if has_none(source):
        return _unless_none(fb, value, inner_source, inner_target)
    return _rebuild(fb, value, inner_source, inner_target)


def _other_shape(source: Type, member: Type) -> bool:
    return isinstance(source, Tuple) and isinstance(member, Tuple) and len(member.items) != len(source.items)


def _counterpart(source: Type, target: Type) -> Type | None:
    """The member of the target that a tuple or callable goes to."""
    if not isinstance(source, Tuple | Callable):
        return None
    kinds: tuple[type, ...] = (Tuple, VarTuple) if isinstance(source, Tuple) else (Callable,)
    for member in _members(target):
        if isinstance(member, kinds) and not _other_shape(source, member):
            return member
    return None


def _differs(source: Type, target: Type) -> bool:
    """Whether the representation inside the object changes."""
    if isinstance(source, Callable) and isinstance(target, Callable):
        return shape_of(source) != shape_of(target)
    if isinstance(source, Tuple) and isinstance(target, VarTuple):
        return True
    if isinstance(source, Tuple) and isinstance(target, Tuple):
        return any(_item_differs(s, t) for s, t in zip(source.items, target.items, strict=True))
    return False


def _item_differs(source: Type, target: Type) -> bool:
    if rep(source) is not rep(target):
        return True
    inner = _counterpart(without_none(source), target)
    return inner is not None and _differs(without_none(source), inner)


def uniform(fb: FunctionBuilder, value: Operand, kind: Tuple) -> tuple[Operand, Tuple]:
    """A tuple whose items are reached by a number, as one in which each is of the type that they have in common."""
    item = make_union(list(kind.items))
    wanted = Tuple(tuple(item for _ in kind.items))
    if not any(isinstance(member, Callable) for member in _members(item)) or not _differs(kind, wanted):
        return value, kind
    return convert(fb, value, kind, wanted), wanted


def _unless_none(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> Operand:
    result = fb.reg(Ty.REF)
    fb.copy(result, NULL)
    some, done = fb.new_block("some"), fb.new_block("done")
    fb.branch(is_none(fb, value), done, some)
    fb.enter(some)
    fb.copy(result, _rebuild(fb, value, source, target))
    fb.jump(done)
    fb.enter(done)
    return result


def _rebuild(fb: FunctionBuilder, value: Operand, source: Type, target: Type) -> Operand:
    if isinstance(source, Callable) and isinstance(target, Callable):
        from bullsnake.build.closures import adapt_callable

        return adapt_callable(fb, value, source, target)
    assert isinstance(source, Tuple)
    wanted = target.items if isinstance(target, Tuple) else tuple(_item(target) for _ in source.items)
    parts = [tuple_part(fb, value, source, i) for i in range(len(source.items))]
    items = [convert(fb, part, s, t) for part, s, t in zip(parts, source.items, wanted, strict=True)]
    return new_tuple(fb, items) if isinstance(target, Tuple) else var_tuple(fb, items)


def _item(target: Type) -> Type:
    assert isinstance(target, VarTuple)
    return target.item


def var_tuple(fb: FunctionBuilder, items: list[Operand]) -> Operand:
    """A tuple[T, ...] of items of any representation: an array of boxes."""
    from bullsnake.build.function import i64
    from bullsnake.build.objects import checked
    from bullsnake.build.vtables import var_tuple_descriptor
    from bullsnake.ir.core import Sym

    boxed = [item if item.ty is Ty.REF else box(fb, item, source_of(fb, item.ty)) for item in items]
    made = checked(fb, fb.runtime("runtime.mem.new_array", Sym(var_tuple_descriptor(fb.unit)), i64(len(boxed))))
    for index, item in enumerate(boxed):
        fb.store(item, made, 16 + 8 * index, init=True, part="element")
    return made


def source_of(fb: FunctionBuilder, ty: Ty) -> Type:
    """The builtin class of a scalar representation, object for a reference."""
    names = {Ty.I64: "int", Ty.F64: "float", Ty.I1: "bool", Ty.REF: "object"}
    return Instance(fb.unit.classes.builtin_class(names[ty]))


# --- narrowing ------------------------------------------------------------------------------------------------------------


def narrow(
    fb: FunctionBuilder, value: Operand, declared: Type, narrowed: Type, stable: bool, use: str = "", told: str = ""
) -> Operand:
    """From what is stored to what mypy says it is here. use: the attribute that it is wanted for; told: what a TypeError says."""
    declared, narrowed = fb.type(declared), fb.type(narrowed)
    if declared == narrowed or isinstance(narrowed, NoneType):
        return value if rep(narrowed) is value.ty else convert(fb, value, declared, narrowed)
    if value.ty is not Ty.REF:
        return convert(fb, value, declared, narrowed)
    if not stable:
        _check(fb, value, declared, narrowed, use, told)
    return unbox(fb, value, declared, narrowed) if rep(narrowed) is not Ty.REF else value


def _check(fb: FunctionBuilder, value: Operand, declared: Type, narrowed: Type, use: str, told: str) -> None:
    if has_none(declared) and not has_none(narrowed):
        fb.check(fb.op("icmp.ne", Ty.I1, value, NULL), lambda: _complain(fb, NULL, narrowed, use, told))
        if without_none(declared) == narrowed:
            return
    if isinstance(narrowed, Instance) and not narrowed.cls.is_open and not is_builtin(narrowed, "object"):
        fits = has_class(fb, value, narrowed.cls)
        fb.check(fits, lambda: _complain(fb, value, narrowed, use, told))
    elif isinstance(narrowed, Tuple | VarTuple) and (use or told):
        fb.check(has_class(fb, value, fb.unit.classes.builtin_class("tuple")), lambda: _complain(fb, value, narrowed, use, told))


NONE = "NoneType"
"""In what CPython says of a None: where it names the class of any other object."""


def _complain(fb: FunctionBuilder, value: Operand, narrowed: Type, use: str, told: str) -> None:
    if use:
        void(fb.lib("raise_no_attribute", value, fb.string(use)))
    elif NONE in told:
        before, _, after = told.partition(NONE)
        void(fb.lib("raise_unusable", value, fb.string(before), fb.string(after)))
    else:
        void(fb.lib("raise_type_error", fb.string(told or f"expected {narrowed}: the value was changed after it was tested")))


def truth_of(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    """bool(value) as a condition."""
    from bullsnake.build.truth import truth

    return truth(fb, value, type_)


def as_reg(fb: FunctionBuilder, value: Operand) -> Reg:
    return value if isinstance(value, Reg) else fb.kept(value)
