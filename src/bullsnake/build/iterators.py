"""Iterators as objects: made from anything that can be iterated over, and asked for the next item.

Any iterator has a function in the slot `[next]` that gives the next item boxed, or END, an object that nothing else is. A generator
whose items have the representation that is wanted is run directly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bullsnake.build.adapters import convert_rep
from bullsnake.build.calls import call_method
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import value_of
from bullsnake.build.expressions import class_args
from bullsnake.build.function import FunctionBuilder
from bullsnake.build.generators import generator_class, resume_signature
from bullsnake.build.layouts import SLOTS
from bullsnake.build.objects import call_slot, descriptor_of, has_class, void
from bullsnake.build.races import present
from bullsnake.build.sources import Iteration
from bullsnake.build.suspend import CODE
from bullsnake.front import tree
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import Instance, Tuple, Type, TypeVar, Union, VarTuple, as_tuple, make_union, rep, substitute, without_none
from bullsnake.internal import InternalError
from bullsnake.ir.core import Block, Instr, Operand, Pos, Reg, Sym
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit

END = "bslib.end"
GENERATOR_DEPTH = 2


def end_object(unit: Unit) -> None:
    """A datum of the image: what `[next]` gives when there are no more items."""
    unit.data.add(END, "rodata", [Sym(unit.classes.builtin("object"))])


def next_slot(unit: Unit, cls: ClassInfo, mapping: dict[TypeVar, Type]) -> str:
    """The function for the slot `[next]` of a class; empty if its objects are no iterators."""
    from bullsnake.build.generated import generate

    info = cls.lookup_method("__next__")
    if info is None or cls.is_protocol or unit.find_implementation(info) is None:
        return ""
    args = tuple(mapping.get(v, v) for v in cls.type_params)
    kind = Instance(cls, args)
    item = substitute(info.ret, _owner_mapping(cls, info.owner, mapping))

    def body(fb: FunctionBuilder, regs: list[Reg]) -> None:
        if cls.fullname == "builtins.generator":
            _next_of_generator(fb, regs[0], item)
        else:
            _next_by_method(fb, regs[0], kind, item)

    reps = ",".join(rep(a).value for a in args)
    return generate(unit, f"{cls.fullname}.[next][{reps}]", (Ty.REF,), (Ty.REF,), body)


def _owner_mapping(cls: ClassInfo, owner: ClassInfo | None, mapping: dict[TypeVar, Type]) -> dict[TypeVar, Type]:
    from bullsnake.build.vtables import owner_mapping

    return owner_mapping(cls, owner, mapping)


def _next_of_generator(fb: FunctionBuilder, gen: Reg, item: Type) -> None:
    value, more = run_generator(fb, fb.load(Ty.PTR, gen, CODE), gen, rep(item))
    some, none = fb.new_block("some"), fb.new_block("none")
    fb.branch(more, some, none)
    fb.enter(some)
    fb.emit(Instr("ret", [], [convert_rep(fb, value, Ty.REF)]))
    fb.enter(none)
    fb.emit(Instr("ret", [], [Sym(END, Ty.REF)]))


def _next_by_method(fb: FunctionBuilder, iterator: Reg, kind: Instance, item: Type) -> None:
    """__next__, whose StopIteration becomes END."""
    end = fb.new_block("end")
    value = call_next(fb, iterator, kind, item, end)
    fb.emit(Instr("ret", [], [convert_rep(fb, value, Ty.REF)]))
    fb.enter(end)
    fb.emit(Instr("ret", [], [Sym(END, Ty.REF)]))


def call_next(fb: FunctionBuilder, iterator: Operand, kind: Instance, item: Type, exit_: Block) -> Reg:
    """The next item by the class's own __next__; goes to `exit_` at a StopIteration."""
    info = kind.cls.lookup_method("__next__")
    assert info is not None
    current = fb.reg(rep(item))
    pad, good, again = fb.new_block("stopped"), fb.new_block("item"), fb.new_block("again", cold=True)
    outer, fb.unwind = fb.unwind, pad.label
    value = call_method(fb, value_of(_pos(fb), iterator, kind), info, [], item)
    fb.unwind = outer
    fb.copy(current, value)
    fb.jump(good)
    fb.enter(pad)
    error = fb.op("landingpad", Ty.REF)
    fb.branch(has_class(fb, error, fb.unit.classes.builtin_class("StopIteration")), exit_, again)
    fb.enter(again)
    fb.runtime("runtime.throw", error, hidden=True, reraise=True)
    fb.enter(good)
    return current


def _pos(fb: FunctionBuilder) -> Pos:
    return fb.pos if fb.pos is not None else Pos("", 0)


def run_generator(fb: FunctionBuilder, code: Operand, gen: Operand, item: Ty) -> tuple[Reg, Reg]:
    """One item, and whether there was one."""
    value, more = fb.reg(item), fb.reg(Ty.I1)
    attrs = fb.unwind_attrs({"sig": resume_signature(item)})
    fb.emit(Instr("calli", [value, more], [code, gen], attrs=attrs, pos=fb.pos))
    return value, more


def advance(fb: FunctionBuilder, iterator: Reg, item: Type, exit_: Block) -> Reg:
    """The next item of any iterator; goes to `exit_` if there is none."""
    ty = rep(item)
    value = fb.reg(ty)
    direct, other, found = fb.new_block("direct"), fb.new_block("other"), fb.new_block("found")
    parent, _ = generator_class(fb.unit, item)
    display = fb.load(Ty.PTR, descriptor_of(fb, iterator), 32)
    fb.branch(fb.op("icmp.eq", Ty.I1, fb.load(Ty.PTR, display, 8 * GENERATOR_DEPTH), Sym(parent)), direct, other)
    fb.enter(direct)
    one, more = run_generator(fb, fb.load(Ty.PTR, iterator, CODE), iterator, ty)
    fb.copy(value, one)
    fb.branch(more, found, exit_)
    fb.enter(other)
    boxed = call_slot(fb, SLOTS["[next]"], [iterator], (Ty.REF,))
    some = fb.new_block("some")
    fb.branch(fb.op("icmp.ne", Ty.I1, boxed, Sym(END, Ty.REF)), some, exit_)
    fb.enter(some)
    fb.copy(value, convert_rep(fb, present(fb, boxed, item), ty))
    fb.jump(found)
    fb.enter(found)
    return value


def item_type(fb: FunctionBuilder, kind: Type) -> Type:
    """What an iterable of this type yields."""
    if isinstance(kind, Union):
        return make_union([item_type(fb, member) for member in kind.items])
    if not isinstance(kind, Instance):
        raise InternalError(f"cannot iterate over {kind}")
    own = kind.cls.lookup_method("__next__") is not None and is_its_own(kind.cls)
    iterator = kind if own else result_of(kind, "__iter__")
    return result_of(iterator, "__next__") if isinstance(iterator, Instance) else iterator


def result_of(kind: Instance, name: str) -> Type:
    """What a method gives, for an object of this type."""
    info = kind.cls.lookup_method(name)
    if info is None:
        raise InternalError(f"{kind} has no {name}")
    return substitute(info.ret, _owner_mapping(kind.cls, info.owner, class_args(kind)))


def make_iterator(fb: FunctionBuilder, node: tree.Expr) -> tuple[Operand, Type]:
    """iter(x), and the type of its items."""
    kind = fb.type(node.type)
    if isinstance(kind, Union):
        kind = without_none(kind)
    if isinstance(as_tuple(kind), Tuple | VarTuple):
        return _over_list(fb, node)
    if isinstance(kind, Union):
        return call_slot(fb, SLOTS["__iter__"], [fb.kept(fb.expr(node))], (Ty.REF,)), item_type(fb, kind)
    if not isinstance(kind, Instance):
        raise InternalError(f"cannot iterate over {kind}")
    value = fb.kept(fb.expr(node))
    if kind.cls.lookup_method("__next__") is not None and is_its_own(kind.cls):
        return value, item_type(fb, kind)
    if kind.cls.is_protocol:
        return call_slot(fb, SLOTS["__iter__"], [value], (Ty.REF,)), item_type(fb, kind)
    info = kind.cls.lookup_method("__iter__")
    if info is None:
        raise InternalError(f"cannot iterate over {kind}")
    made = call_method(fb, value_of(node.pos, value, kind), info, [], result_of(kind, "__iter__"))
    return made, item_type(fb, kind)


def is_its_own(cls: ClassInfo) -> bool:
    """Whether nothing happens when an iterator of the class is asked for an iterator: those of programs may reset themselves."""
    return cls.is_stub or cls.lookup_method("__iter__") is None


@lowers(tree.MakeIterator)
def _make(fb: FunctionBuilder, node: tree.MakeIterator) -> Operand:
    return make_iterator(fb, node.value)[0]


def _over_list(fb: FunctionBuilder, node: tree.Expr) -> tuple[Operand, Type]:
    """A tuple's items as a list, and an iterator over that."""
    from bullsnake.build.iteration import list_of_items

    made, item = list_of_items(fb, node)
    listed = Instance(fb.unit.classes.builtin_class("list"), (item,))
    return make_iterator(fb, value_of(node.pos, made, listed))[0], item


def next_item(fb: FunctionBuilder, node: tree.Call) -> Operand:
    """next(it) and next(it, default)."""
    given = [a for a in node.args if a is not None]
    kind = fb.type(given[0].type)
    own = kind.cls.lookup_method("__next__") if isinstance(kind, Instance) and not kind.cls.is_protocol else None
    if len(given) == 1 and own is not None:
        return call_method(fb, given[0], own, [], fb.type(node.type))
    iterator = fb.kept(fb.expr(given[0]))
    item, type_ = item_type(fb, kind), fb.type(node.type)
    result = fb.reg(rep(type_))
    end, done = fb.new_block("end", cold=True), fb.new_block("done")
    from bullsnake.build.coerce import convert

    fb.copy(result, convert(fb, advance(fb, iterator, item, end), item, type_))
    fb.jump(done)
    fb.enter(end)
    if len(given) == 1:
        void(fb.lib("raise_stop", iterator))
    else:
        fb.copy(result, fb.value(given[1], type_))
        fb.jump(done)
    fb.enter(done)
    return result


@dataclass
class NextLoop(Iteration):
    """A loop over an iterator of a known class, by its __next__."""

    source: Operand
    kind: Instance
    type: Type
    current: Reg = field(init=False)

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        self.current = call_next(fb, self.source, self.kind, self.type, exit_)

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.current


@dataclass
class IteratorLoop(Iteration):
    """A loop over an iterator whose class is known at run time only."""

    iterator: Reg
    type: Type
    current: Reg = field(init=False)

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        self.current = advance(fb, self.iterator, self.type, exit_)

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.current


@dataclass
class GeneratorLoop(Iteration):
    """A loop over the generator that a known function makes: its code is called by name."""

    gen: Reg
    code: str
    type: Type
    current: Reg = field(init=False)

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        value, more = fb.reg(rep(self.type)), fb.reg(Ty.I1)
        attrs = fb.unwind_attrs({"callee": self.code})
        fb.emit(Instr("call", [value, more], [self.gen], attrs=attrs, pos=fb.pos))
        self.current = value
        go_on = fb.new_block("body")
        fb.branch(more, go_on, exit_)
        fb.enter(go_on)

    def item(self, fb: FunctionBuilder) -> Operand:
        return self.current


