"""Displays and subscripts: list, tuple and dict displays, comprehensions, indexing and slicing."""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.calls import call_method
from bullsnake.build.coerce import convert, narrow, uniform
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import value_of
from bullsnake.build.expressions import as_instance, class_args, condition, receiver_value
from bullsnake.build.function import NULL, FunctionBuilder, i64
from bullsnake.build.objects import array_of, is_none, new_instance, new_tuple
from bullsnake.build.races import INDEX_ERROR, inside, never_none, present, raced, tuple_part
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
from bullsnake.ir.core import Block, Const, Operand, Pos, Reg
from bullsnake.ir.types import Ty

LIST_LEN, LIST_ITEMS = 8, 16


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
    length = fb.load(Ty.I64, made, LIST_LEN)
    items = fb.load(Ty.REF, made, LIST_ITEMS)
    room, full, done = fb.new_block("room"), fb.new_block("full", cold=True), fb.new_block("done")
    fb.branch(inside(fb, items, length), room, full, likely=True)
    fb.enter(room)
    fb.set_element(value, items, length)
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
    """items[index]. Where no item can be None, a null says that there is none at this place, so the length need not be read."""
    ty, by_null = rep(kind.args[0]), never_none(fb, kind.args[0])
    value = fb.reg(ty)

    def get(items: Operand, place: Operand, done: Block, fail: Block) -> None:
        fb.copy(value, fb.element(ty, items, place))
        if by_null:
            fb.branch(fb.op("icmp.ne", Ty.I1, value, NULL), done, fail, likely=True)

    _at_item(fb, obj, index_node, by_null, get, INDEX_ERROR)
    return value


def store_list_item(fb: FunctionBuilder, obj: Operand, index_node: tree.Expr, value: Operand) -> None:
    def set_(items: Operand, place: Operand, done: Block, fail: Block) -> None:
        fb.set_element(value, items, place)

    _at_item(fb, obj, index_node, False, set_, "list assignment index out of range")


def _at_item(
    fb: FunctionBuilder,
    obj: Operand,
    index_node: tree.Expr,
    by_null: bool,
    use: Fn[[Operand, Operand, Block, Block], None],
    message: str,
) -> None:
    """Run `use` with the array that an item is in and its place there; IndexError if there is none.

    The common case comes first and alone: an index that is not negative. by_null: only the array's own length is asked.
    """
    index = fb.value(index_node, Instance(fb.unit.classes.builtin_class("int")))
    items = fb.load(Ty.REF, obj, LIST_ITEMS)
    fail, done = fb.new_block("fail", cold=True), fb.new_block("done")
    if isinstance(index, Const):
        from_end = int(index.value) < 0
        length = fb.load(Ty.I64, obj, LIST_LEN) if from_end or not by_null else None
        place: Operand = fb.op("add", Ty.I64, length, index) if from_end and length is not None else index
        _go_if_there(fb, items, place, length, fail)
    else:
        length = None if by_null else fb.load(Ty.I64, obj, LIST_LEN)
        place, other = index, fb.new_block("other")
        _go_if_there(fb, items, place, length, other)
    use(items, place, done, fail)
    fb.jump(done)
    if not isinstance(index, Const):
        fb.enter(other)
        length = fb.load(Ty.I64, obj, LIST_LEN)
        place = fb.op("add", Ty.I64, index, length)
        negative = fb.new_block("negative")
        fb.branch(fb.op("icmp.slt", Ty.I1, index, i64(0)), negative, fail)
        fb.enter(negative)
        _go_if_there(fb, items, place, length, fail)
        use(items, place, done, fail)
        fb.jump(done)
    fb.enter(fail)
    raced(fb, message)
    fb.unreachable()
    fb.enter(done)


def _go_if_there(fb: FunctionBuilder, items: Operand, place: Operand, length: Operand | None, otherwise: Block) -> None:
    """Go on if a place is below the length, if that is asked, and in the array."""
    if length is not None:
        known = fb.new_block("known")
        fb.branch(fb.op("icmp.ult", Ty.I1, place, length), known, otherwise, likely=True)
        fb.enter(known)
    fits = fb.new_block("fits")
    fb.branch(inside(fb, items, place), fits, otherwise, likely=True)
    fb.enter(fits)


def _void(_: Operand) -> None:
    pass


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
    value = tuple_part(fb, obj, kind, index)
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

    obj = fb.kept(uniform(fb, receiver_value(fb, node.value, "__getitem__"), kind)[0])
    int_type = Instance(fb.unit.classes.builtin_class("int"))
    index, length = fb.value(node.index, int_type), i64(len(kind.items))
    wrapped = fb.op("add", Ty.I64, index, length)
    place = fb.op("select", Ty.I64, fb.op("icmp.slt", Ty.I1, index, i64(0)), wrapped, index)
    there = fb.op("icmp.ult", Ty.I1, place, length)
    fb.check(there, lambda: _void(fb.lib("raise_index_error", fb.string("tuple index out of range"))))
    part = present(fb, call_slot(fb, SLOTS["[item]"], [obj, place], (Ty.REF,)), node.declared)
    return convert_rep(fb, part, fb.rep(node.declared))


def _tuple_slice(fb: FunctionBuilder, node: tree.Index, kind: Tuple, index: tree.Slice) -> Operand:
    """Constant bounds pick items of a known shape."""
    parts = (index.lower, index.upper, index.step)
    if any(part is not None and constant_index(part) is None for part in parts):
        return slice_call(fb, node.value, "_slice", index, fb.type(node.declared))
    bounds = [None if part is None else constant_index(part) for part in parts]
    obj = fb.kept(receiver_value(fb, node.value, "__getitem__"))
    chosen = range(len(kind.items))[slice(*bounds)]
    return new_tuple(fb, [tuple_part(fb, obj, kind, i) for i in chosen])
