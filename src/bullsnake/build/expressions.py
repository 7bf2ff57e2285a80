"""Literals, names, attributes, boolean operators, conditional expressions: the simple expressions."""

from __future__ import annotations

from bullsnake.build.coerce import convert, narrow, whole
from bullsnake.build.definitions import require_defined
from bullsnake.build.dispatch import lowers
from bullsnake.build.fields import load_place, store_place
from bullsnake.build.function import NULL, FunctionBuilder, i64
from bullsnake.build.layouts import CLASS_OBJECT_SLOT, QUALNAME_SLOT, VTABLE
from bullsnake.build.objects import descriptor_of, has_class, is_none, make_plain, void
from bullsnake.build.places import place_of, read, write
from bullsnake.build.structural import is_structural, load_structural, store_structural
from bullsnake.build.truth import truth
from bullsnake.front import tree
from bullsnake.front.types import ClassObject, Instance, NoneType, Tuple, Type, TypeVar, Union, VarTuple, is_builtin, rep
from bullsnake.internal import InternalError
from bullsnake.ir.core import Const, Operand, Sym
from bullsnake.ir.types import Ty


@lowers(tree.FloatLit)
def _float(fb: FunctionBuilder, node: tree.FloatLit) -> Operand:
    return Const(Ty.F64, node.value)


@lowers(tree.BoolLit)
def _bool(fb: FunctionBuilder, node: tree.BoolLit) -> Operand:
    return Const(Ty.I1, int(node.value))


@lowers(tree.StrLit)
def _str(fb: FunctionBuilder, node: tree.StrLit) -> Operand:
    return fb.string(node.value)


@lowers(tree.BytesLit)
def _bytes(fb: FunctionBuilder, node: tree.BytesLit) -> Operand:
    return fb.unit.data.byte_string(node.value)


@lowers(tree.NoneLit)
def _none(fb: FunctionBuilder, node: tree.NoneLit) -> Operand:
    return NULL


@lowers(tree.Name)
def _name(fb: FunctionBuilder, node: tree.Name) -> Operand:
    use = fb.take_use()
    if isinstance(node.declared, NoneType):
        return NULL
    value = read(fb, node.var)
    return narrow(fb, value, node.declared, node.type, place_of(fb, node.var).stable, use)


@lowers(tree.Walrus)
def _walrus(fb: FunctionBuilder, node: tree.Walrus) -> Operand:
    value = fb.value(node.value, node.target.declared)
    write(fb, node.target.var, value)
    return narrow(fb, value, node.target.declared, node.type, True)


@lowers(tree.ClassRef)
def _class(fb: FunctionBuilder, node: tree.ClassRef) -> Operand:
    require_defined(fb, node.cls)
    if node.cls.type_params:
        make_plain(fb, node.cls)
    else:
        fb.unit.classes.descriptor(node.cls, {})
    return fb.unit.data.class_object(fb.unit.classes.plain(node.cls))


@lowers(tree.Let)
def _let(fb: FunctionBuilder, node: tree.Let) -> Operand:
    fb.statements(node.bindings)
    return fb.expr(node.value)


# --- attributes -------------------------------------------------------------------------------------------------------------


@lowers(tree.Attribute)
def _attribute(fb: FunctionBuilder, node: tree.Attribute) -> Operand:
    use = fb.take_use()
    if isinstance(node.value, tree.ClassRef):
        return fb.load(fb.rep(node.declared), Sym(class_variable(fb, node.value, node)), 0)
    receiver = fb.type(node.value.type)
    obj = receiver_value(fb, node.value, node.name)
    if is_builtin(receiver, "type") or isinstance(receiver, ClassObject):
        return fb.load(Ty.REF, fb.load(Ty.PTR, obj, 8), VTABLE + 8 * QUALNAME_SLOT if node.name == "__qualname__" else 40)
    if node.name == "__class__":
        return class_of_object(fb, obj)
    value = load_field(fb, obj, receiver, node.name)
    return narrow(fb, value, node.declared, node.type, False, use)


def receiver_value(fb: FunctionBuilder, node: tree.Expr, use: str) -> Operand:
    """Evaluate what an attribute or method is looked up in; the name is for messages when it turns out to be None."""
    fb.use = use if isinstance(node, tree.Name | tree.Attribute | tree.Property | tree.Index) else ""
    value = fb.expr(node)
    fb.use = ""
    return value


def load_field(fb: FunctionBuilder, obj: Operand, receiver: Type, name: str) -> Operand:
    """A field of an object; of a union, by its class."""
    if isinstance(receiver, Union):
        return _load_from_union(fb, obj, receiver, name)
    instance = as_instance(fb, receiver)
    if is_structural(instance.cls):
        return load_structural(fb, structural_type(fb, instance, name), obj, instance.cls, name)
    place = fb.unit.classes.field_place(instance.cls, name, class_args(instance))
    return load_place(fb, obj, place, name)


def _load_from_union(fb: FunctionBuilder, obj: Operand, receiver: Union, name: str) -> Operand:
    members = [as_instance(fb, m) for m in receiver.items if not isinstance(m, NoneType)]
    result = fb.reg(fb.unit.classes.field_place(members[0].cls, name, class_args(members[0])).ty)
    done = fb.new_block("done")
    for member in members[:-1]:
        here, other = fb.new_block("is"), fb.new_block("other")
        fb.branch(has_class(fb, obj, member.cls), here, other)
        fb.enter(here)
        fb.copy(result, convert(fb, load_field(fb, obj, member, name), receiver, receiver))
        fb.jump(done)
        fb.enter(other)
    fb.copy(result, load_field(fb, obj, members[-1], name))
    fb.jump(done)
    fb.enter(done)
    return result


def structural_type(fb: FunctionBuilder, instance: Instance, name: str) -> Type:
    """What a protocol declares for an attribute."""
    field = instance.cls.lookup_field(name)
    if field is None:
        raise InternalError(f"{instance} has no {name}")
    return fb.unit.classes.field_type(instance.cls, field, class_args(instance))


def store_field(fb: FunctionBuilder, obj: Operand, receiver: Type, name: str, value: Operand) -> None:
    instance = as_instance(fb, receiver)
    if is_structural(instance.cls):
        store_structural(fb, structural_type(fb, instance, name), obj, instance.cls, name, value)
        return
    store_place(fb, value, obj, fb.unit.classes.field_place(instance.cls, name, class_args(instance)))


def class_args(instance: Instance) -> dict[TypeVar, Type]:
    return dict(zip(instance.cls.type_params, instance.args, strict=False))


def as_instance(fb: FunctionBuilder, type_: Type) -> Instance:
    """The class that a receiver's static type stands for."""
    type_ = fb.type(type_)
    if isinstance(type_, Instance):
        return type_
    classes = fb.unit.classes
    if isinstance(type_, VarTuple):
        return Instance(classes.builtin_class("tuple"), (type_.item,))
    if isinstance(type_, Tuple):
        return Instance(classes.builtin_class("tuple"), (Instance(classes.builtin_class("object")),))
    if isinstance(type_, ClassObject):
        return Instance(classes.builtin_class("type"))
    if isinstance(type_, Union):
        rest = [t for t in type_.items if not isinstance(t, NoneType)]
        return as_instance(fb, rest[0]) if len(rest) == 1 else Instance(classes.builtin_class("object"))
    return Instance(classes.builtin_class("object"))


def class_of_object(fb: FunctionBuilder, obj: Operand) -> Operand:
    """type(obj) of an object that is not None."""
    return fb.load(Ty.REF, descriptor_of(fb, obj), VTABLE + 8 * CLASS_OBJECT_SLOT)


def class_variable(fb: FunctionBuilder, ref: tree.ClassRef, node: tree.Attribute) -> str:
    """The datum of a value that a class body assigns."""
    field = ref.cls.lookup_field(node.name)
    if field is None:
        raise InternalError(f"{ref.cls.fullname} has no attribute {node.name}")
    symbol = f"var.{field.owner.fullname}.{node.name}"
    if not fb.unit.in_image(symbol):
        fb.unit.data.variable(symbol, rep(field.type))
    return symbol


# --- operators without evaluation order surprises ---------------------------------------------------------------------------


@lowers(tree.BoolOp)
def _bool_op(fb: FunctionBuilder, node: tree.BoolOp) -> Operand:
    """`a and b`: the value of a if it decides, else that of b."""
    result = fb.reg(fb.rep(node.type))
    rest, done = fb.new_block("rest"), fb.new_block("done")
    left = fb.expr(node.left)
    condition = truth(fb, left, fb.type(node.left.type))
    decided = fb.new_block("decided")
    fb.branch(condition, *((rest, decided) if node.op == "and" else (decided, rest)))
    fb.enter(decided)
    fb.copy(result, _decided_value(fb, left, node))
    fb.jump(done)
    fb.enter(rest)
    fb.copy(result, fb.value(node.right, node.type))
    fb.jump(done)
    fb.enter(done)
    return result


def _decided_value(fb: FunctionBuilder, left: Operand, node: tree.BoolOp) -> Operand:
    """The left value where it is the result; its type may be narrower there than before the test."""
    source, target = fb.type(node.left.type), fb.type(node.type)
    if left.ty is Ty.REF and rep(target) is not Ty.REF:
        return narrow(fb, left, source, target, True)
    return convert(fb, left, source, target)


@lowers(tree.IfExpr)
def _if_expr(fb: FunctionBuilder, node: tree.IfExpr) -> Operand:
    result = fb.reg(fb.rep(node.type))
    then, orelse, done = fb.new_block("then"), fb.new_block("else"), fb.new_block("done")
    condition(fb, node.test, then, orelse)
    for block, branch in ((then, node.then), (orelse, node.orelse)):
        fb.enter(block)
        value = fb.value(branch, node.type)
        if not fb.terminated:
            fb.copy(result, value if value.ty is result.ty else NULL)
            fb.jump(done)
    fb.enter(done)
    return result


def condition(fb: FunctionBuilder, node: tree.Expr, then: object, orelse: object) -> None:
    """Branch on the truth of an expression, without making a bool of it on the way."""
    from bullsnake.ir.core import Block

    assert isinstance(then, Block) and isinstance(orelse, Block)
    if isinstance(node, tree.BoolOp):
        rest = fb.new_block("rest")
        condition(fb, node.left, *((rest, orelse) if node.op == "and" else (then, rest)))
        fb.enter(rest)
        condition(fb, node.right, then, orelse)
    elif isinstance(node, tree.Unary) and node.op == "not":
        condition(fb, node.operand, orelse, then)
    else:
        fb.branch(truth(fb, fb.expr(node), fb.type(node.type)), then, orelse)


# --- isinstance -------------------------------------------------------------------------------------------------------------


@lowers(tree.IsInstance)
def _is_instance(fb: FunctionBuilder, node: tree.IsInstance) -> Operand:
    value, source = whole(fb, node.value)
    if value.ty is not Ty.REF:
        fits = any(isinstance(c, Instance) and isinstance(source, Instance) and source.cls.is_subclass_of(c.cls) for c in node.classes)
        return Const(Ty.I1, int(fits))
    return test_classes(fb, value, node.classes)


def test_classes(fb: FunctionBuilder, value: Operand, classes: list[Type]) -> Operand:
    """Whether a value, possibly None, is an instance of one of the classes."""
    result = fb.reg(Ty.I1)
    none = any(isinstance(c, NoneType) for c in classes) or any(is_builtin(c, "object") for c in classes)
    fb.copy(result, Const(Ty.I1, int(none)))
    some, done = fb.new_block("some"), fb.new_block("done")
    fb.branch(is_none(fb, value), done, some)
    fb.enter(some)
    tested = [class_named(fb, c) for c in classes if not isinstance(c, NoneType)]
    for index, cls in enumerate(tested):
        fb.copy(result, has_class(fb, value, cls.cls))
        if index < len(tested) - 1:
            next_ = fb.new_block("next")
            fb.branch(result, done, next_)
            fb.enter(next_)
    fb.jump(done)
    fb.enter(done)
    return result


def class_named(fb: FunctionBuilder, type_: Type) -> Instance:
    return as_instance(fb, type_)


__all__ = ["i64", "void"]
