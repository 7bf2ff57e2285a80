"""Assignment to names, attributes, subscripts, and unpacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bullsnake.build.adapters import convert_rep
from bullsnake.build.calls import call_method
from bullsnake.build.coerce import convert
from bullsnake.build.containers import LIST_ITEMS, LIST_LEN, list_type, store_list_item
from bullsnake.build.dispatch import executes
from bullsnake.build.done import Done, value_of
from bullsnake.build.expressions import class_variable, load_field, receiver_value, store_field
from bullsnake.build.function import FunctionBuilder, i64
from bullsnake.build.objects import call_named_slot, void
from bullsnake.build.operators import augmented, augmented_type
from bullsnake.build.places import place_of, read, write
from bullsnake.build.races import present, tuple_part, within
from bullsnake.build.sources import Iteration
from bullsnake.front import tree
from bullsnake.front.types import NONE, Instance, Tuple, Type, Union, as_tuple, is_builtin, make_union, rep
from bullsnake.internal import InternalError
from bullsnake.ir.core import Operand, Sym
from bullsnake.ir.types import Ty

Item = tuple[Operand, Type]


@executes(tree.Assign)
def _assign(fb: FunctionBuilder, node: tree.Assign) -> None:
    target = node.targets[0]
    if len(node.targets) == 1 and isinstance(target, tree.TupleLit | tree.ListLit) and _matches(target, node.value):
        assert isinstance(node.value, tree.TupleLit | tree.ListLit)
        items: list[Item] = [(fb.kept(fb.expr(i)), fb.type(i.type)) for i in node.value.items]
        star = next((i for i, t in enumerate(target.items) if isinstance(t, tree.Starred)), None)
        assign_items(fb, *_with_star(fb, target, items, star))
    elif len(node.targets) == 1 and isinstance(target, tree.Name):
        write(fb, target.var, fb.value(node.value, target.declared))
    elif len(node.targets) == 1 and isinstance(target, tree.Attribute | tree.Property | tree.Index):
        declared = _value_type(fb, target, node.value)
        assign_value(fb, target, fb.kept(fb.value(node.value, declared)), declared)
    else:
        common = _common_type(fb, node)
        value = fb.kept(fb.value(node.value, common))
        for one in node.targets:
            assign_value(fb, one, value, common)


def _common_type(fb: FunctionBuilder, node: tree.Assign) -> Type:
    """The value's own type; a display's is that of its place."""
    return fb.type(node.value.type)


def _matches(target: tree.TupleLit | tree.ListLit, value: tree.Expr) -> bool:
    """Whether items can go to targets one by one."""
    if not isinstance(value, tree.TupleLit | tree.ListLit) or any(isinstance(i, tree.Starred) for i in value.items):
        return False
    stars = sum(isinstance(t, tree.Starred) for t in target.items)
    return len(value.items) >= len(target.items) - 1 if stars else len(value.items) == len(target.items)


def _value_type(fb: FunctionBuilder, target: tree.Attribute | tree.Property | tree.Index, value: tree.Expr) -> Type:
    """What the value is converted to before it is stored; for a slice, its own type."""
    if isinstance(target, tree.Index) and isinstance(target.index, tree.Slice):
        return fb.type(value.type)
    return stored_type(fb, target)


def stored_type(fb: FunctionBuilder, target: tree.Expr) -> Type:
    """The type of what is stored in a place."""
    if isinstance(target, tree.Index) and target.setter is not None:
        return fb.type(target.declared)
    if isinstance(target, tree.Name | tree.Attribute | tree.Property | tree.Index):
        return fb.type(target.declared)
    return fb.type(target.type)


def assign_value(fb: FunctionBuilder, target: tree.Expr, value: Operand, type_: Type) -> None:
    """target = value of a static type."""
    if isinstance(target, tree.Name):
        write(fb, target.var, convert(fb, value, type_, fb.type(target.var.type)))
    elif isinstance(target, tree.Attribute):
        _assign_attribute(fb, target, convert(fb, value, type_, fb.type(target.declared)))
    elif isinstance(target, tree.Property) and target.setter is not None:
        call_method(fb, target.value, target.setter, [value_of(target.pos, value, type_)], NONE)
    elif isinstance(target, tree.Index):
        _assign_index(fb, target, value, type_)
    elif isinstance(target, tree.TupleLit | tree.ListLit):
        unpack(fb, target, value, type_)
    else:
        raise InternalError(f"{target.pos.file}:{target.pos.line}: cannot assign to {type(target).__name__}")


def _assign_attribute(fb: FunctionBuilder, target: tree.Attribute, value: Operand) -> None:
    if isinstance(target.value, tree.ClassRef):
        fb.store(value, Sym(class_variable(fb, target.value, target)), 0)
        return
    obj = receiver_value(fb, target.value, target.name)
    store_field(fb, obj, fb.type(target.value.type), target.name, value)


def _assign_index(fb: FunctionBuilder, target: tree.Index, value: Operand, type_: Type) -> None:
    kind = fb.type(target.value.type)
    if isinstance(kind, Instance) and is_builtin(kind, "list") and not isinstance(target.index, tree.Slice):
        obj = fb.kept(receiver_value(fb, target.value, "__setitem__"))
        store_list_item(fb, obj, target.index, convert(fb, value, type_, kind.args[0]))
        return
    if isinstance(target.index, tree.Slice):
        from bullsnake.build.calls import argument
        from bullsnake.build.containers import slice_call

        classes = fb.unit.classes
        ints = Instance(classes.builtin_class("list"), (Instance(classes.builtin_class("int")),))
        items = kind if is_builtin(kind, "list") else ints
        listed = argument(fb, value_of(target.pos, value, type_), items)
        slice_call(fb, target.value, "_set_slice", target.index, NONE, (value_of(target.pos, listed, items),))
        return
    if target.setter is None:
        raise InternalError(f"{target.pos.file}:{target.pos.line}: no assignment to items of {kind}")
    call_method(fb, target.value, target.setter, [target.index, value_of(target.pos, value, type_)], NONE)


# --- unpacking ------------------------------------------------------------------------------------------------------------


def assign_items(fb: FunctionBuilder, targets: Sequence[tree.Expr], items: Sequence[Item]) -> None:
    for target, (value, type_) in zip(targets, items, strict=True):
        assign_value(fb, target, value, type_)


def unpack(fb: FunctionBuilder, target: tree.TupleLit | tree.ListLit, value: Operand, type_: Type) -> None:
    star = next((i for i, t in enumerate(target.items) if isinstance(t, tree.Starred)), None)
    type_ = as_tuple(type_)
    if isinstance(type_, Tuple):
        items: list[Item] = [(tuple_part(fb, value, type_, i), t) for i, t in enumerate(type_.items)]
        assign_items(fb, *_with_star(fb, target, items, star))
        return
    shapes = [m.items for m in type_.items if isinstance(m, Tuple)] if isinstance(type_, Union) else []
    if star is None and isinstance(type_, Union) and len(shapes) == len(type_.items):
        assign_items(fb, target.items, _items_of_any(fb, value, shapes))
        return
    if isinstance(type_, Instance) and is_builtin(type_, "list"):
        _unpack_list(fb, target, fb.kept(value), type_.args[0], star)
        return
    from bullsnake.build.iteration import over_value

    source = over_value(fb, fb.kept(value), type_)
    made = fb.kept(_drawn(fb, source, len(target.items) if star is None else None))
    _unpack_list(fb, target, made, source.type, star)


def _drawn(fb: FunctionBuilder, source: Iteration, wanted: int | None) -> Operand:
    """A list of the items; where a number of them is wanted, no more than one too many is asked for."""
    from bullsnake.build.containers import append, new_list
    from bullsnake.build.loops import mark_header

    made = new_list(fb, source.type, [])
    header, following, done = (fb.new_block(n) for n in ("for", "following", "done"))
    fb.jump(header)
    fb.enter(header)
    source.head(fb, done)
    mark_header(fb, header)
    append(fb, made, source.type, source.item(fb))
    if wanted is None:
        fb.jump(following)
    else:
        fb.branch(fb.op("icmp.sle", Ty.I1, fb.load(Ty.I64, made, LIST_LEN), i64(wanted)), following, done)
    fb.enter(following)
    source.step(fb)
    fb.jump(header)
    fb.enter(done)
    return made


def _items_of_any(fb: FunctionBuilder, value: Operand, shapes: list[tuple[Type, ...]]) -> list[Item]:
    """The items of a tuple that has one of several shapes: boxed, as the object itself gives them."""
    items: list[Item] = []
    for index, column in enumerate(zip(*shapes, strict=True)):
        joined = make_union(list(column))
        boxed = present(fb, call_named_slot(fb, "[item]", [value, i64(index)], (Ty.REF,)), joined)
        items.append((convert_rep(fb, boxed, rep(joined)), joined))
    return items


def _with_star(
    fb: FunctionBuilder, target: tree.TupleLit | tree.ListLit, items: list[Item], star: int | None
) -> tuple[list[tree.Expr], list[Item]]:
    """Targets and items one to one: a starred target gets a list of what the others leave."""
    if star is None:
        return target.items, items
    from bullsnake.build.containers import item_of, new_list

    starred = target.items[star]
    assert isinstance(starred, tree.Starred)
    after = len(target.items) - star - 1
    element = item_of(fb, starred.value.type, "list")
    rest = [convert(fb, v, t, element) for v, t in items[star : len(items) - after]]
    made: Item = (new_list(fb, element, rest), list_type(fb, element))
    targets = [*target.items[:star], starred.value, *target.items[star + 1 :]]
    return targets, [*items[:star], made, *items[len(items) - after :]]


def _unpack_list(
    fb: FunctionBuilder, target: tree.TupleLit | tree.ListLit, made: Operand, item: Type, star: int | None
) -> None:
    length = fb.load(Ty.I64, made, LIST_LEN)
    wanted = len(target.items) - (star is not None)
    fits = fb.op("icmp.eq" if star is None else "icmp.sge", Ty.I1, length, i64(wanted))
    from bullsnake.build.function import FALSE, TRUE

    starred = FALSE if star is None else TRUE
    fb.check(fits, lambda: void(fb.lib("raise_unpack", i64(wanted), length, starred)))
    array = fb.load(Ty.REF, made, LIST_ITEMS)
    ty = rep(item)
    items: list[Item] = []
    targets: list[tree.Expr] = []
    for index, one in enumerate(target.items):
        if isinstance(one, tree.Starred):
            items.append((_middle(fb, made, item, index, length, len(target.items) - index - 1), list_type(fb, item)))
            targets.append(one.value)
            continue
        after_star = star is not None and index > star
        place = fb.op("sub", Ty.I64, length, i64(len(target.items) - index)) if after_star else i64(index)
        within(fb, array, place)
        items.append((present(fb, fb.element(ty, array, place), item), item))
        targets.append(one)
    assign_items(fb, targets, items)


def _middle(fb: FunctionBuilder, made: Operand, item: Type, start: int, length: Operand, after: int) -> Operand:
    """A list of the elements from `start` to `after` before the end."""
    from bullsnake.build.containers import append, new_list
    from bullsnake.build.iteration import Indexed, _list_element
    from bullsnake.build.loops import run_loop

    out = new_list(fb, item, [])
    stop = fb.op("sub", Ty.I64, length, i64(after))
    source = Indexed(fb.kept(i64(start)), stop, lambda fb, i: _list_element(fb, made, item, i), item)
    run_loop(fb, source, lambda: append(fb, out, item, source.item(fb)))
    return out


# --- augmented assignment ---------------------------------------------------------------------------------------------------


@executes(tree.AugAssign)
def _aug_assign(fb: FunctionBuilder, node: tree.AugAssign) -> None:
    """The place is evaluated once, read, and written."""
    target = node.target
    if isinstance(target, tree.Name):
        current = fb.expr(target)
        declared = fb.type(target.type)
        value = augmented(fb, node, current, declared)
        write(fb, target.var, convert(fb, value, augmented_type(fb, node, declared), fb.type(target.var.type)))
    elif isinstance(target, tree.Attribute):
        _augment_attribute(fb, node, target)
    elif isinstance(target, tree.Property):
        _augment_property(fb, node, target)
    elif isinstance(target, tree.Index):
        _augment_index(fb, node, target)
    else:
        raise InternalError(f"augmented assignment to {type(target).__name__}")


def _augment_attribute(fb: FunctionBuilder, node: tree.AugAssign, target: tree.Attribute) -> None:
    from bullsnake.build.coerce import narrow

    declared = fb.type(target.declared)
    if isinstance(target.value, tree.ClassRef):
        symbol = Sym(class_variable(fb, target.value, target))
        current: Operand = fb.load(rep(declared), symbol, 0)
        value = augmented(fb, node, current, declared)
        fb.store(convert(fb, value, augmented_type(fb, node, declared), declared), symbol, 0)
        return
    obj = fb.kept(receiver_value(fb, target.value, target.name))
    receiver = fb.type(target.value.type)
    narrowed = fb.type(target.type)
    current = narrow(fb, load_field(fb, obj, receiver, target.name), declared, narrowed, False)
    value = augmented(fb, node, current, narrowed)
    store_field(fb, obj, receiver, target.name, convert(fb, value, augmented_type(fb, node, narrowed), declared))


def _augment_property(fb: FunctionBuilder, node: tree.AugAssign, target: tree.Property) -> None:
    obj = Done(target.value, fb.kept(receiver_value(fb, target.value, target.getter.name)), fb.type(target.value.type))
    place = replace(target, value=obj)
    declared = fb.type(target.type)
    value = augmented(fb, node, fb.kept(fb.expr(place)), declared)
    assign_value(fb, place, fb.kept(value), augmented_type(fb, node, declared))


def _augment_index(fb: FunctionBuilder, node: tree.AugAssign, target: tree.Index) -> None:
    obj = Done(target.value, fb.kept(receiver_value(fb, target.value, "__getitem__")), fb.type(target.value.type))
    index_value = fb.expr(target.index)
    index = Done(target.index, fb.kept(index_value), fb.type(target.index.type))
    if isinstance(index_value, type(i64(0))):
        index = Done(target.index, index_value, fb.type(target.index.type))
    place = tree.Index(
        pos=target.pos, type=target.type, value=obj, index=index, method=target.method, declared=target.declared,
        setter=target.setter,
    )  # fmt: skip
    declared = fb.type(target.type)
    value = augmented(fb, node, fb.kept(fb.expr(place)), declared)
    assign_value(fb, place, fb.kept(value), augmented_type(fb, node, declared))


@executes(tree.Declare)
def _declare(fb: FunctionBuilder, node: tree.Declare) -> None:
    place_of(fb, node.var)


@executes(tree.Delete)
def _delete(fb: FunctionBuilder, node: tree.Delete) -> None:
    for target in node.targets:
        if isinstance(target, tree.Index) and isinstance(target.index, tree.Slice):
            from bullsnake.build.containers import slice_call

            slice_call(fb, target.value, "_del_slice", target.index, NONE)
        elif isinstance(target, tree.Index) and target.deleter is not None:
            call_method(fb, target.value, target.deleter, [target.index], NONE)
        elif isinstance(target, tree.Name):
            void(read(fb, target.var))
            place_of(fb, target.var).unbind(fb)
        else:
            raise InternalError(f"{target.pos.file}:{target.pos.line}: del of {type(target).__name__}")


