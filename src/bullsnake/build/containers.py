"""Displays and subscripts: list, tuple and dict displays, comprehensions, indexing and slicing."""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.calls import call_method
from bullsnake.build.coerce import convert, narrow
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import value_of
from bullsnake.build.expressions import as_instance, class_args, condition, receiver_value
from bullsnake.build.function import FunctionBuilder, i64
from bullsnake.build.objects import array_of, is_none, new_instance, new_tuple
from bullsnake.front import tree
from bullsnake.front.types import (
    ANY,
    NEVER,
    NONE,
    Instance,
    NoneType,
    Tuple,
    Type,
    Union,
    VarTuple,
    is_builtin,
    rep,
)
from bullsnake.internal import InternalError
from bullsnake.ir.core import Const, Operand, Pos, Reg
from bullsnake.ir.types import Ty

LIST_LEN, LIST_ITEMS, ARRAY_DATA = 8, 16, 16


def list_type(fb: FunctionBuilder, item: Type) -> Instance:
    return Instance(fb.unit.classes.builtin_class("list"), (item,))


def new_list(fb: FunctionBuilder, item: Type, values: list[Operand]) -> Reg:
    """A list of values that are in the representation of `item`."""
    kind = list_type(fb, item)
    ty = rep(item)
    items = array_of(fb, ty, values) if values else empty_array(fb, ty)
    made = new_instance(fb, kind.cls, class_args(kind))
    fb.store(i64(len(values)), made, LIST_LEN, init=True)
    fb.store(items, made, LIST_ITEMS, init=True)
    return fb.kept(made)


def empty_array(fb: FunctionBuilder, ty: Ty) -> Operand:
    """An array without elements. Static, since nothing can be stored in it."""
    from bullsnake.build.data import words
    from bullsnake.build.reps import SHORT
    from bullsnake.ir.core import Sym

    name = f"empty.array[{SHORT[ty]}]"
    if name not in fb.unit.module.data and not fb.unit.in_image(name):
        fb.unit.data.add(name, "rodata", [Sym(fb.unit.classes.array(ty)), words(0)])
    return Sym(name, Ty.REF)


def list_method(fb: FunctionBuilder, made: Operand, item: Type, name: str, arg: tree.Expr) -> Operand:
    kind = list_type(fb, item)
    return call_method(fb, value_of(arg.pos, made, kind), kind.cls.methods[name], [arg], NONE)


def append(fb: FunctionBuilder, made: Operand, item: Type, value: Operand) -> None:
    """Append a value that is in the representation of `item`: inline while there is room, else by lib."""
    ty = rep(item)
    length = fb.load(Ty.I64, made, LIST_LEN)
    items = fb.load(Ty.REF, made, LIST_ITEMS)
    room, full, done = fb.new_block("room"), fb.new_block("full", cold=True), fb.new_block("done")
    fb.branch(fb.op("icmp.slt", Ty.I1, length, fb.load(Ty.I64, items, 8)), room, full, likely=True)
    fb.enter(room)
    fb.store(value, items, ARRAY_DATA, length, ty.nbytes)
    fb.store(fb.op("add", Ty.I64, length, i64(1)), made, LIST_LEN)
    fb.jump(done)
    fb.enter(full)
    list_method(fb, made, item, "append", value_of(_pos(fb), value, item))
    fb.jump(done)
    fb.enter(done)


def extend_list(fb: FunctionBuilder, made: Operand, item: Type, other: Operand) -> None:
    list_method(fb, made, item, "extend", value_of(_pos(fb), other, list_type(fb, item)))


def _pos(fb: FunctionBuilder) -> Pos:
    return fb.pos if fb.pos is not None else Pos("", 0)


@lowers(tree.ListLit)
def _list(fb: FunctionBuilder, node: tree.ListLit) -> Operand:
    item = item_of(fb, node.type, "list")
    if any(isinstance(i, tree.Starred) for i in node.items):
        return _list_with_stars(fb, node, item)
    return new_list(fb, item, [fb.kept_value(i, item) for i in node.items])


def _list_with_stars(fb: FunctionBuilder, node: tree.ListLit, item: Type) -> Operand:
    from bullsnake.build.iteration import to_list

    made = new_list(fb, item, [])
    for part in node.items:
        if isinstance(part, tree.Starred):
            extend_list(fb, made, item, to_list(fb, part.value, item))
        else:
            append(fb, made, item, fb.value(part, item))
    return made


def item_of(fb: FunctionBuilder, type_: Type, cls: str) -> Type:
    """The element type of a display whose type may be a union that a list is in; object where mypy left it open."""
    kind = display_type(fb, type_, cls)
    item = kind.args[0] if kind is not None and kind.args else ANY
    return Instance(fb.unit.classes.builtin_class("object")) if item in (ANY, NEVER) else item


def display_type(fb: FunctionBuilder, type_: Type, cls: str) -> Instance | None:
    type_ = fb.type(type_)
    members = type_.items if isinstance(type_, Union) else (type_,)
    return next((m for m in members if isinstance(m, Instance) and is_builtin(m, cls)), None)


@lowers(tree.TupleLit)
def _tuple(fb: FunctionBuilder, node: tree.TupleLit) -> Operand:
    kind = fb.type(node.type)
    if isinstance(kind, Tuple):
        return new_tuple(fb, [fb.kept_value(i, t) for i, t in zip(node.items, kind.items, strict=True)])
    if isinstance(kind, VarTuple):
        from bullsnake.build.calls import star_arguments

        spread = next((i.value for i in node.items if isinstance(i, tree.Starred)), None)
        items = [i for i in node.items if not isinstance(i, tree.Starred)]
        return star_arguments(fb, tree.StarArgs(pos=node.pos, type=kind, items=items, spread=spread), kind)
    return new_tuple(fb, [fb.kept(fb.expr(i)) for i in node.items])


@lowers(tree.DictLit)
def _dict(fb: FunctionBuilder, node: tree.DictLit) -> Operand:
    made, key, value = new_dict(fb, node.type, node.pos)
    for k, v in node.items:
        first = fb.kept_value(k, key)
        set_item(fb, made, key, value, first, fb.value(v, value), node.pos)
    return made


def new_dict(fb: FunctionBuilder, type_: Type, pos: Pos) -> tuple[Reg, Type, Type]:
    """An empty dict, and the types of its keys and values."""
    kind = display_type(fb, type_, "dict")
    object_type: Type = Instance(fb.unit.classes.builtin_class("object"))
    args = kind.args if kind is not None and kind.args else (object_type, object_type)
    key, value = (object_type if a in (ANY, NEVER) else a for a in args)
    cls = fb.unit.classes.builtin_class("dict")
    init = (cls.overloads.get("__init__") or [cls.methods["__init__"]])[0]
    made = fb.expr(tree.New(pos=pos, type=Instance(cls, (key, value)), cls=cls, init=init, args=[]))
    return fb.kept(made), key, value


def set_item(fb: FunctionBuilder, made: Operand, key: Type, value: Type, k: Operand, v: Operand, pos: Pos) -> None:
    cls = fb.unit.classes.builtin_class("dict")
    args: list[tree.Expr | None] = [value_of(pos, k, key), value_of(pos, v, value)]
    call_method(fb, value_of(pos, made, Instance(cls, (key, value))), cls.methods["__setitem__"], args, NONE)


# --- comprehensions -------------------------------------------------------------------------------------------------------


@lowers(tree.ListComp, tree.GeneratorExpr)
def list_comp(fb: FunctionBuilder, node: tree.ListComp | tree.GeneratorExpr, item: Type | None = None) -> Operand:
    """[element for ...]; a generator expression is one too, since its consumer takes it whole."""
    if item is None:
        item = item_of(fb, node.type, "list") if isinstance(node, tree.ListComp) else fb.type(node.element.type)
    made = new_list(fb, item, [])
    element, element_type = node.element, item
    clauses(fb, node.clauses, lambda: append(fb, made, element_type, fb.value(element, element_type)))
    return made


@lowers(tree.DictComp)
def _dict_comp(fb: FunctionBuilder, node: tree.DictComp) -> Operand:
    made, key, value = new_dict(fb, node.type, node.pos)

    def add() -> None:
        first = fb.kept(fb.value(node.key, key))
        set_item(fb, made, key, value, first, fb.value(node.value, value), node.pos)

    clauses(fb, node.clauses, add)
    return made


def clauses(fb: FunctionBuilder, listed: list[tree.CompFor], innermost: Fn[[], None]) -> None:
    """The nested loops of a comprehension."""
    from bullsnake.build.loops import loop

    if not listed:
        innermost()
        return
    clause = listed[0]

    def body(skip: object) -> None:
        from bullsnake.ir.core import Block

        assert isinstance(skip, Block)
        for test in clause.conditions:
            passed = fb.new_block("passed")
            condition(fb, test, passed, skip)
            fb.enter(passed)
        clauses(fb, listed[1:], innermost)

    loop(fb, clause.target, clause.iterable, body)


# --- subscripts -------------------------------------------------------------------------------------------------------------


@lowers(tree.Index)
def _index(fb: FunctionBuilder, node: tree.Index) -> Operand:
    use = fb.take_use()
    kind = fb.type(node.value.type)
    if isinstance(node.index, tree.Slice) and not isinstance(kind, Tuple):
        return slice_call(fb, node.value, "_slice", node.index, fb.type(node.type))
    value = _item(fb, node, kind)
    return narrow(fb, value, node.declared, node.type, False, use)


def _item(fb: FunctionBuilder, node: tree.Index, kind: Type) -> Operand:
    if isinstance(kind, Tuple):
        return _tuple_item(fb, node, kind)
    if isinstance(kind, VarTuple) and not isinstance(node.index, tree.Slice):
        kind = Instance(fb.unit.classes.builtin_class("tuple"), (kind.item,))
    if isinstance(kind, Instance) and is_builtin(kind, "list") and not isinstance(node.index, tree.Slice):
        obj = fb.kept(receiver_value(fb, node.value, "__getitem__"))
        return list_item(fb, obj, kind, node.index)
    if node.method is None:
        raise InternalError(f"{node.pos.file}:{node.pos.line}: {kind} has no items")
    return call_method(fb, node.value, node.method, [node.index], fb.type(node.declared))


def slice_call(
    fb: FunctionBuilder, value: tree.Expr, name: str, index: tree.Slice, result: Type, extra: tuple[tree.Expr, ...] = ()
) -> Operand:
    """value.name(start, stop, step, given, ...): bits of `given` say which bounds are written and not None."""
    int_type = Instance(fb.unit.classes.builtin_class("int"))
    obj = value_of(value.pos, fb.kept(receiver_value(fb, value, "__getitem__")), fb.type(value.type))
    bounds: list[Operand] = []
    given: Operand = i64(0)
    for bit, part in enumerate((index.lower, index.upper, index.step)):
        bound, present = _bound(fb, part, int_type, 1 << bit)
        bounds.append(bound)
        given = present if given == i64(0) else given if present == i64(0) else _or(fb, given, present)
    args: list[tree.Expr | None] = [value_of(index.pos, v, int_type) for v in (*bounds, given)]
    method = as_instance(fb, obj.type).cls.lookup_method(name)
    if method is None:
        raise InternalError(f"{value.pos.file}:{value.pos.line}: {value.type} cannot be sliced")
    return call_method(fb, obj, method, [*args, *extra], result)


def _or(fb: FunctionBuilder, a: Operand, b: Operand) -> Operand:
    if isinstance(a, Const) and isinstance(b, Const):
        return i64(int(a.value) | int(b.value))
    return fb.op("or", Ty.I64, a, b)


def _bound(fb: FunctionBuilder, part: tree.Expr | None, int_type: Type, bit: int) -> tuple[Operand, Operand]:
    """A bound and its bit of `given`; one that may be None is looked at."""
    if part is None or isinstance(fb.type(part.type), NoneType):
        return i64(0), i64(0)
    if not isinstance(fb.type(part.type), Union):
        return fb.kept_value(part, int_type), i64(bit)
    value = fb.expr(part)
    bound, present = fb.kept(i64(0)), fb.kept(i64(0))
    some, done = fb.new_block("some"), fb.new_block("done")
    fb.branch(is_none(fb, value), done, some)
    fb.enter(some)
    fb.copy(bound, fb.load(Ty.I64, value, 8))
    fb.copy(present, i64(bit))
    fb.jump(done)
    fb.enter(done)
    return bound, present


def list_item(fb: FunctionBuilder, obj: Operand, kind: Instance, index_node: tree.Expr) -> Operand:
    """items[index]: bounds are checked against the length, and against the array that was loaded."""
    index, items = checked_index(fb, obj, kind, index_node, "list index out of range")
    ty = rep(kind.args[0])
    return fb.load(ty, items, ARRAY_DATA, index, ty.nbytes)


def checked_index(
    fb: FunctionBuilder, obj: Operand, kind: Instance, index_node: tree.Expr, message: str
) -> tuple[Operand, Operand]:
    """The place of an item and the array it is in; IndexError if there is none."""
    int_type = Instance(fb.unit.classes.builtin_class("int"))
    index = fb.value(index_node, int_type)
    length = fb.load(Ty.I64, obj, LIST_LEN)
    if isinstance(index, Const) and int(index.value) >= 0:
        place: Operand = index
    elif isinstance(index, Const):
        place = fb.op("add", Ty.I64, length, index)
    else:
        wrapped = fb.op("add", Ty.I64, index, length)
        place = fb.op("select", Ty.I64, fb.op("icmp.slt", Ty.I1, index, i64(0)), wrapped, index)
    items = fb.load(Ty.REF, obj, LIST_ITEMS)
    inside = fb.op("icmp.ult", Ty.I1, place, length)
    fb.check(inside, lambda: _void(fb.lib("raise_index_error", fb.string(message))))
    return place, items


def _void(_: Operand) -> None:
    pass


def store_list_item(fb: FunctionBuilder, obj: Operand, kind: Instance, index_node: tree.Expr, value: Operand) -> None:
    index, items = checked_index(fb, obj, kind, index_node, "list assignment index out of range")
    fb.store(value, items, ARRAY_DATA, index, value.ty.nbytes)


def _tuple_item(fb: FunctionBuilder, node: tree.Index, kind: Tuple) -> Operand:
    if isinstance(node.index, tree.Slice):
        return _tuple_slice(fb, node, kind, node.index)
    index = constant_index(node.index)
    if index is None:
        return _dynamic_tuple_item(fb, node, kind)
    index += len(kind.items) if index < 0 else 0
    if isinstance(node.value, tree.TupleLit):
        values = [fb.kept_value(i, t) for i, t in zip(node.value.items, kind.items, strict=True)]
        return values[index]
    obj = receiver_value(fb, node.value, "__getitem__")
    value = fb.load(rep(kind.items[index]), obj, 8 + 8 * index)
    return convert(fb, value, kind.items[index], fb.type(node.declared))


def constant_index(node: tree.Expr) -> int | None:
    if isinstance(node, tree.IntLit):
        return node.value
    if isinstance(node, tree.Unary) and node.op == "-" and isinstance(node.operand, tree.IntLit):
        return -node.operand.value
    return None


def _dynamic_tuple_item(fb: FunctionBuilder, node: tree.Index, kind: Tuple) -> Operand:
    """An index that is known at run time only: through the method table, boxed."""
    from bullsnake.build.adapters import convert_rep
    from bullsnake.build.layouts import SLOTS
    from bullsnake.build.objects import call_slot

    obj = fb.kept(receiver_value(fb, node.value, "__getitem__"))
    int_type = Instance(fb.unit.classes.builtin_class("int"))
    index, length = fb.value(node.index, int_type), i64(len(kind.items))
    wrapped = fb.op("add", Ty.I64, index, length)
    place = fb.op("select", Ty.I64, fb.op("icmp.slt", Ty.I1, index, i64(0)), wrapped, index)
    inside = fb.op("icmp.ult", Ty.I1, place, length)
    fb.check(inside, lambda: _void(fb.lib("raise_index_error", fb.string("tuple index out of range"))))
    return convert_rep(fb, call_slot(fb, SLOTS["[item]"], [obj, place], (Ty.REF,)), fb.rep(node.declared))


def _tuple_slice(fb: FunctionBuilder, node: tree.Index, kind: Tuple, index: tree.Slice) -> Operand:
    """Constant bounds pick items of a known shape."""
    parts = (index.lower, index.upper, index.step)
    if any(part is not None and constant_index(part) is None for part in parts):
        return slice_call(fb, node.value, "_slice", index, fb.type(node.declared))
    bounds = [None if part is None else constant_index(part) for part in parts]
    obj = fb.kept(receiver_value(fb, node.value, "__getitem__"))
    chosen = range(len(kind.items))[slice(*bounds)]
    return new_tuple(fb, [fb.load(rep(kind.items[i]), obj, 8 + 8 * i) for i in chosen])
