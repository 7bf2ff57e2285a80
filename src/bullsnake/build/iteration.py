"""What a loop runs over, without iterator objects for the kinds that are known: one class for each.

An Iteration is set up before the loop; `head` decides in the loop's header whether there is another item (a branch to `exit`
if not), `item` gives it, `step` moves on. enumerate, zip and reversed are made of others. Lists are read against their live
length, so that a loop sees what its body appends.
"""

from __future__ import annotations

from collections.abc import Callable as Fn
from dataclasses import dataclass, field

from bullsnake.build.calls import call_method
from bullsnake.build.coerce import convert
from bullsnake.build.containers import LIST_ITEMS, LIST_LEN, append, list_comp, new_list
from bullsnake.build.done import value_of
from bullsnake.build.expressions import as_instance, class_args
from bullsnake.build.function import NULL, FunctionBuilder, i64
from bullsnake.build.iterators import GeneratorLoop, IteratorLoop, NextLoop, make_iterator, result_of
from bullsnake.build.layouts import SLOTS
from bullsnake.build.objects import call_slot, new_tuple, void
from bullsnake.build.prims import is_prim
from bullsnake.build.races import array_length, inside, never_none, present, within
from bullsnake.build.reps import is_set
from bullsnake.build.sources import Iteration
from bullsnake.front import tree
from bullsnake.front.convert_types import as_base
from bullsnake.front.types import Instance, NoneType, Tuple, Type, Union, VarTuple, as_tuple, is_builtin, rep, substitute, without_none
from bullsnake.internal import InternalError
from bullsnake.ir.core import Block, Const, Instr, Operand, Pos, Reg
from bullsnake.ir.types import Ty


def int_of(fb: FunctionBuilder) -> Type:
    return Instance(fb.unit.classes.builtin_class("int"))


def increment(fb: FunctionBuilder, reg: Reg, by: int = 1) -> None:
    fb.emit(Instr("add", [reg], [reg, i64(by)]))


def go_on_if(fb: FunctionBuilder, condition: Operand, exit_: Block) -> Instr:
    body = fb.new_block("body")
    branch = fb.branch(condition, body, exit_)
    fb.enter(body)
    return branch


@dataclass
class RangeLoop(Iteration):
    """range with a constant step, which is not zero."""

    index: Reg
    stop: Operand
    step_: int
    type: Type

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        condition = fb.op("icmp.slt" if self.step_ > 0 else "icmp.sgt", Ty.I1, self.index, self.stop)
        branch = go_on_if(fb, condition, exit_)
        if abs(self.step_) == 1:
            branch.attrs["counted"] = (self.index, self.stop, self.step_)

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.index

    def step(self, fb: FunctionBuilder) -> None:
        increment(fb, self.index, self.step_)


@dataclass
class CountedRange(Iteration):
    """range with any step: the number of rounds is known before, and no sum overflows."""

    index: Reg
    left: Reg
    step_: Operand
    type: Type

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        go_on_if(fb, fb.op("icmp.sgt", Ty.I1, self.left, i64(0)), exit_)

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.index

    def step(self, fb: FunctionBuilder) -> None:
        fb.emit(Instr("add", [self.index], [self.index, self.step_]))
        increment(fb, self.left, -1)


@dataclass
class ListLoop(Iteration):
    """Forwards over a list. Where no item can be None, the null behind the last one ends the loop; else the list's length does.

    What another goroutine has taken out meanwhile ends it, too.
    """

    source: Operand
    index: Reg
    type: Type
    current: Reg = field(init=False)

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        by_null = never_none(fb, self.type)
        if not by_null:
            go_on_if(fb, fb.op("icmp.ult", Ty.I1, self.index, fb.load(Ty.I64, self.source, LIST_LEN)), exit_)
        items = fb.load(Ty.REF, self.source, LIST_ITEMS)
        go_on_if(fb, inside(fb, items, self.index), exit_)
        self.current = fb.element(rep(self.type), items, self.index)
        if by_null:
            go_on_if(fb, fb.op("icmp.ne", Ty.I1, self.current, NULL), exit_)

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.current

    def step(self, fb: FunctionBuilder) -> None:
        increment(fb, self.index)


@dataclass
class ReversedList(ListLoop):
    """Backwards over a list: stops early if it became shorter."""

    def step(self, fb: FunctionBuilder) -> None:
        increment(fb, self.index, -1)


@dataclass
class Indexed(Iteration):
    """By index up to a length that does not change; `get` gives an item in the representation of `type`."""

    index: Reg
    length: Operand
    get: Fn[[FunctionBuilder, Operand], Operand]
    type: Type
    backwards: bool = False

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        go_on_if(fb, fb.op("icmp.ult", Ty.I1, self.index, self.length), exit_)

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.get(fb, self.index)

    def step(self, fb: FunctionBuilder) -> None:
        increment(fb, self.index, -1 if self.backwards else 1)


@dataclass
class DictLoop(Iteration):
    """Over the live entries of a dict or set; lib's `_next` finds them and notices a change of size. parts: _keys, _values."""

    source: Operand
    kind: Instance
    parts: tuple[str, ...]
    index: Reg
    used: Operand
    type: Type

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        pos = _pos(fb)
        following = fb.op("add", Ty.I64, self.index, i64(1))
        args: list[tree.Expr | None] = [value_of(pos, following, int_of(fb)), value_of(pos, self.used, int_of(fb))]
        following_entry = self.kind.cls.lookup_method("_next")
        assert following_entry is not None
        found = call_method(fb, value_of(pos, self.source, self.kind), following_entry, args, int_of(fb))
        fb.copy(self.index, found)
        go_on_if(fb, fb.op("icmp.sge", Ty.I1, self.index, i64(0)), exit_)

    def item(self, fb: FunctionBuilder) -> Operand:
        values = self.items(fb)
        return values[0] if len(values) == 1 else new_tuple(fb, values)

    def items(self, fb: FunctionBuilder) -> list[Operand]:
        values: list[Operand] = []
        for part in self.parts:
            ty = rep(self.kind.args[0 if part == "_keys" else 1])
            place = fb.unit.classes.field_place(self.kind.cls, part, class_args(self.kind))
            array = fb.load(Ty.REF, self.source, place.offset)
            within(fb, array, self.index)
            value = fb.element(ty, array, self.index)
            values.append(present(fb, value, self.kind.args[0 if part == "_keys" else 1]))
        return values


@dataclass
class Several(Iteration):
    """zip and enumerate: several iterations in step; the shortest decides."""

    parts: list[Iteration]
    type: Type

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        for part in self.parts:
            part.head(fb, exit_)

    def item(self, fb: FunctionBuilder) -> Operand:
        return new_tuple(fb, self.items(fb))

    def items(self, fb: FunctionBuilder) -> list[Operand]:
        return [fb.kept(part.item(fb)) for part in self.parts]

    def step(self, fb: FunctionBuilder) -> None:
        for part in self.parts:
            part.step(fb)


@dataclass
class Counter(Iteration):
    """enumerate's numbers: without end."""

    index: Reg
    type: Type

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        pass

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.index

    def step(self, fb: FunctionBuilder) -> None:
        increment(fb, self.index)


def _pos(fb: FunctionBuilder) -> Pos:
    return fb.pos if fb.pos is not None else Pos("", 0)


# --- setting up -------------------------------------------------------------------------------------------------------------


def iteration(fb: FunctionBuilder, node: tree.Expr) -> Iteration:
    """The iteration over what an expression gives; evaluates it."""
    if isinstance(node, tree.New) and node.cls.fullname == "builtins.range":
        made = _range(fb, [a for a in node.args if a is not None])
        if made is not None:
            return made
    if isinstance(node, tree.Call):
        special = _CALLS.get(node.function.fullname)
        made = special(fb, node) if special is not None else None
        if made is not None:
            return made
        target = fb.unit.find_implementation(node.function) if not is_prim(node.function) else None
        if target is not None and target.is_generator:
            return _over_generator(fb, node)
    if isinstance(node, tree.MethodCall):
        view = _VIEWS.get(node.method.fullname)
        if view is not None:
            return _dict_view(fb, node.receiver, view)
    if isinstance(node, tree.GeneratorExpr):
        item = fb.type(node.element.type)
        return ListLoop(fb.kept(list_comp(fb, node, item)), fb.kept(i64(0)), item)
    return over_value(fb, fb.kept(fb.expr(node)), fb.type(node.type))


def _over_generator(fb: FunctionBuilder, node: tree.Call) -> Iteration:
    """The generator that a known function makes."""
    from bullsnake.build.calls import called_symbol
    from bullsnake.build.generators import resume_symbol
    from bullsnake.front.generator_types import generator_types

    gen = fb.kept(fb.expr(node))
    symbol, target, found = called_symbol(fb, node)
    item = substitute(generator_types(target.ret)[0], found)
    code = resume_symbol(symbol)
    if code in fb.unit.image.declarations:
        fb.unit.declare(fb.unit.image.declarations[code])
    return GeneratorLoop(gen, code, item)


def over_value(fb: FunctionBuilder, value: Reg, kind: Type) -> Iteration:
    """The iteration over a value of a static type."""
    if isinstance(kind, Union) and not isinstance(without_none(kind), Union):
        kind = without_none(kind)
    kind = as_tuple(kind)
    if isinstance(kind, Tuple):
        return _over_tuple(fb, value, kind)
    if isinstance(kind, VarTuple):
        return _over_var_tuple(fb, value, kind.item)
    if not isinstance(kind, Instance):
        raise InternalError(f"cannot iterate over {kind}")
    if is_builtin(kind, "list"):
        return ListLoop(value, fb.kept(i64(0)), kind.args[0])
    if is_builtin(kind, "str"):
        return Indexed(fb.kept(i64(0)), fb.load(Ty.I64, value, 8), lambda fb, i: _at(fb, value, kind, i, kind), kind)
    if is_builtin(kind, "bytes"):
        text = fb.kept(fb.load(Ty.REF, value, 8))
        return Indexed(fb.kept(i64(0)), fb.load(Ty.I64, text, 8), lambda fb, i: _at(fb, value, kind, i, int_of(fb)), int_of(fb))
    if is_builtin(kind, "dict") or is_set(kind):
        return _dict_loop(fb, value, kind, ("_keys",), kind.args[0])
    return _over_object(fb, value, kind)


def _over_object(fb: FunctionBuilder, value: Reg, kind: Instance) -> Iteration:
    if kind.cls.is_protocol or kind.cls.fullname == "builtins.generator":
        iterator, item = make_iterator(fb, value_of(_pos(fb), value, kind))
        return IteratorLoop(fb.kept(iterator), item)
    to_list_method = kind.cls.lookup_method("_list")
    next_method = kind.cls.lookup_method("__next__")
    is_file = kind.cls.fullname in ("typing.TextIO", "typing.BinaryIO")
    if is_file or (kind.cls.is_stub and to_list_method is None and next_method is not None):
        assert next_method is not None
        return NextLoop(value, kind, result_of(kind, "__next__"))
    if to_list_method is not None and kind.cls.is_stub:
        item = result_of(kind, "_list")
        made = call_method(fb, value_of(_pos(fb), value, kind), to_list_method, [], item)
        assert isinstance(item, Instance)
        return ListLoop(fb.kept(made), fb.kept(i64(0)), item.args[0])
    iter_method = kind.cls.lookup_method("__iter__")
    if iter_method is None and next_method is not None:
        return NextLoop(value, kind, result_of(kind, "__next__"))
    if iter_method is None:
        raise InternalError(f"cannot iterate over {kind}")
    iterator_type = result_of(kind, "__iter__")
    iterator = fb.kept(call_method(fb, value_of(_pos(fb), value, kind), iter_method, [], iterator_type))
    if iterator_type == kind or next_method is not None:
        return NextLoop(iterator, as_instance(fb, iterator_type), result_of(as_instance(fb, iterator_type), "__next__"))
    return over_value(fb, iterator, iterator_type)


def _at(fb: FunctionBuilder, value: Operand, kind: Instance, index: Operand, item: Type) -> Operand:
    """A character or byte."""
    arg = value_of(_pos(fb), index, int_of(fb))
    return call_method(fb, value_of(_pos(fb), value, kind), kind.cls.methods["_at"], [arg], item)


def _over_tuple(fb: FunctionBuilder, value: Reg, kind: Tuple) -> Iteration:
    """Items of one representation lie side by side; others are fetched through the method table."""
    from bullsnake.build.adapters import convert_rep
    from bullsnake.build.coerce import as_reg, uniform
    from bullsnake.front.types import make_union

    same, kind = uniform(fb, value, kind)
    value = as_reg(fb, same)
    item = make_union(list(kind.items))
    reps = {rep(t) for t in kind.items}
    ty = rep(item)
    if reps == {ty}:
        get: Fn[[FunctionBuilder, Operand], Operand] = lambda fb, i: present(fb, fb.load(ty, value, 8, i, 8), item)  # noqa: E731
    else:
        boxed: Fn[[FunctionBuilder, Operand], Operand] = lambda fb, i: call_slot(fb, SLOTS["[item]"], [value, i], (Ty.REF,))  # noqa: E731
        get = lambda fb, i: convert_rep(fb, present(fb, boxed(fb, i), item), ty)  # noqa: E731
    return Indexed(fb.kept(i64(0)), i64(len(kind.items)), get, item)


def _over_var_tuple(fb: FunctionBuilder, value: Reg, item: Type) -> Iteration:
    from bullsnake.build.adapters import convert_rep

    def get(fb: FunctionBuilder, i: Operand) -> Operand:
        return convert_rep(fb, present(fb, fb.element(Ty.REF, value, i), item), rep(item))

    return Indexed(fb.kept(i64(0)), array_length(fb, value), get, item)


def _range(fb: FunctionBuilder, args: list[tree.Expr]) -> Iteration | None:
    values = [fb.kept(fb.value(a, int_of(fb))) if not isinstance(a, tree.IntLit) else fb.value(a, int_of(fb)) for a in args]
    start, stop = (i64(0), values[0]) if len(values) == 1 else (values[0], values[1])
    step = values[2] if len(values) == 3 else i64(1)
    index = fb.kept(start)
    if isinstance(step, Const) and abs(int(step.value)) == 1:
        return RangeLoop(index, stop, int(step.value), int_of(fb))
    if isinstance(step, Const) and step.value:
        return CountedRange(index, _rounds(fb, start, stop, int(step.value)), step, int_of(fb))
    return _range_of_any_step(fb, index, start, stop, step)


def _rounds(fb: FunctionBuilder, start: Operand, stop: Operand, step: int) -> Reg:
    """How many items range(start, stop, step) has."""
    low, high = (start, stop) if step > 0 else (stop, start)
    distance = fb.op("sub", Ty.I64, fb.op("sub", Ty.I64, high, low), i64(1))
    count = fb.op("add", Ty.I64, fb.op("udiv", Ty.I64, distance, i64(abs(step))), i64(1))
    some = fb.op("icmp.slt", Ty.I1, low, high)
    return fb.op("select", Ty.I64, some, count, i64(0))


def _range_of_any_step(fb: FunctionBuilder, index: Reg, start: Operand, stop: Operand, step: Operand) -> Iteration:
    zero = fb.op("icmp.ne", Ty.I1, step, i64(0))
    fb.check(zero, lambda: void(fb.lib("raise_value_error", fb.string("range() arg 3 must not be zero"))))
    up = fb.op("icmp.sgt", Ty.I1, step, i64(0))
    low = fb.op("select", Ty.I64, up, start, stop)
    high = fb.op("select", Ty.I64, up, stop, start)
    size = fb.op("select", Ty.I64, up, step, fb.op("neg", Ty.I64, step))
    distance = fb.op("sub", Ty.I64, fb.op("sub", Ty.I64, high, low), i64(1))
    count = fb.op("add", Ty.I64, fb.op("udiv", Ty.I64, distance, size), i64(1))
    left = fb.op("select", Ty.I64, fb.op("icmp.slt", Ty.I1, low, high), count, i64(0))
    return CountedRange(index, left, step, int_of(fb))


def _enumerate(fb: FunctionBuilder, node: tree.Call) -> Iteration | None:
    source = node.args[0]
    assert source is not None
    inner = iteration(fb, source)
    start = node.args[1] if len(node.args) > 1 else None
    first = fb.kept(i64(0) if start is None else fb.value(start, int_of(fb)))
    return Several([Counter(first, int_of(fb)), inner], Tuple((int_of(fb), inner.type)))


def _zip(fb: FunctionBuilder, node: tree.Call) -> Iteration | None:
    if any(isinstance(a, tree.StarArgs) for a in node.args):
        return None
    strict = next((i for i, p in enumerate(node.function.params) if p.name == "strict"), len(node.args))
    if strict < len(node.args) and node.args[strict] is not None:
        return None
    parts = [iteration(fb, a) for a in node.args[:strict] if a is not None]
    return Several(parts, Tuple(tuple(p.type for p in parts)))


def _reversed(fb: FunctionBuilder, node: tree.Call) -> Iteration | None:
    source = node.args[0]
    assert source is not None
    kind = fb.type(source.type)
    if isinstance(source, tree.New) and source.cls.fullname == "builtins.range":
        return _reversed_range(fb, [a for a in source.args if a is not None])
    if isinstance(kind, Instance) and is_builtin(kind, "list"):
        value = fb.kept(fb.expr(source))
        last = fb.kept(fb.op("sub", Ty.I64, fb.load(Ty.I64, value, LIST_LEN), i64(1)))
        return ReversedList(value, last, kind.args[0])
    if isinstance(kind, Tuple | VarTuple) or is_builtin(kind, "str") or is_builtin(kind, "bytes"):
        inner = over_value(fb, fb.kept(fb.expr(source)), kind)
        assert isinstance(inner, Indexed)
        last = fb.kept(fb.op("sub", Ty.I64, inner.length, i64(1)))
        return Indexed(last, inner.length, inner.get, inner.type, backwards=True)
    return None


def _reversed_range(fb: FunctionBuilder, args: list[tree.Expr]) -> Iteration | None:
    """Backwards over a range of step 1."""
    if len(args) == 3:
        return None
    values = [fb.kept(fb.value(a, int_of(fb))) for a in args]
    start, stop = (i64(0), values[0]) if len(values) == 1 else (values[0], values[1])
    last = fb.op("sub", Ty.I64, stop, i64(1))
    return CountedRange(fb.kept(last), _rounds(fb, start, stop, 1), i64(-1), int_of(fb))


def _dict_view(fb: FunctionBuilder, receiver: tree.Expr, parts: tuple[str, ...]) -> Iteration:
    kind = as_instance(fb, receiver.type)
    kind = as_base(kind, fb.unit.classes.builtin_class("dict")) or kind  # a Counter has one type argument
    value = fb.kept(fb.expr(receiver))
    if len(parts) == 2:
        return _dict_loop(fb, value, kind, parts, Tuple(kind.args))
    return _dict_loop(fb, value, kind, parts, kind.args[0 if parts[0] == "_keys" else 1])


def _dict_loop(fb: FunctionBuilder, value: Operand, kind: Instance, parts: tuple[str, ...], item: Type) -> Iteration:
    used = fb.unit.classes.field_place(kind.cls, "_used", class_args(kind))
    return DictLoop(value, kind, parts, fb.kept(i64(-1)), fb.load(Ty.I64, value, used.offset), item)


_CALLS: dict[str, Fn[[FunctionBuilder, tree.Call], Iteration | None]] = {
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "builtins.reversed": _reversed,
}
_VIEWS: dict[str, tuple[str, ...]] = {
    "builtins.dict.keys": ("_keys",),
    "builtins.dict.values": ("_values",),
    "builtins.dict.items": ("_keys", "_values"),
}


# --- whole iterables --------------------------------------------------------------------------------------------------------


def to_list(fb: FunctionBuilder, node: tree.Expr, item: Type) -> Operand:
    """The items of an iterable as a list of elements of type `item`; a list goes as it is."""
    from bullsnake.build.loops import run_loop

    kind = fb.type(node.type)
    if isinstance(node, tree.GeneratorExpr):
        return list_comp(fb, node, item if _concrete(item) else fb.type(node.element.type))
    if isinstance(node, tree.NoneLit) or isinstance(kind, NoneType):
        return fb.expr(node)
    if isinstance(kind, Instance) and is_builtin(kind, "list") and rep(kind.args[0]) is rep(item):
        return fb.expr(node)
    source = iteration(fb, node)
    target = item if _concrete(item) else source.type
    made = new_list(fb, target, [])
    run_loop(fb, source, lambda: append(fb, made, target, convert(fb, source.item(fb), source.type, target)))
    return made


def _concrete(type_: Type) -> bool:
    from bullsnake.front.types import AnyType, TypeVar

    return not isinstance(type_, TypeVar | AnyType)


def list_of_items(fb: FunctionBuilder, node: tree.Expr) -> tuple[Operand, Type]:
    """The items of an iterable as a list, and their type."""
    from bullsnake.build.loops import run_loop

    source = iteration(fb, node)
    made = new_list(fb, source.type, [])
    run_loop(fb, source, lambda: append(fb, made, source.type, source.item(fb)))
    return made, source.type


def to_var_tuple(fb: FunctionBuilder, made: Operand, item: Type) -> Operand:
    """tuple[T, ...] of a list's elements."""
    from bullsnake.build.adapters import convert_rep
    from bullsnake.build.loops import run_loop
    from bullsnake.build.objects import checked
    from bullsnake.build.vtables import var_tuple_descriptor
    from bullsnake.ir.core import Sym

    length = fb.load(Ty.I64, made, LIST_LEN)
    out = fb.kept(checked(fb, fb.runtime("runtime.mem.new_array", Sym(var_tuple_descriptor(fb.unit)), length)))
    source = Indexed(fb.kept(i64(0)), length, lambda fb, i: _list_element(fb, made, item, i), item)

    def store() -> None:
        value = convert_rep(fb, source.item(fb), Ty.REF)
        fb.set_element(value, out, source.index)

    run_loop(fb, source, store)
    return out


def _list_element(fb: FunctionBuilder, made: Operand, item: Type, index: Operand) -> Operand:
    items = fb.load(Ty.REF, made, LIST_ITEMS)
    within(fb, items, index)
    return present(fb, fb.element(rep(item), items, index), item)
