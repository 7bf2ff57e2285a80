"""Generator functions: a function that makes the generator, and one that runs it from one yield to the next.

A generator is an object {type, code, state, sent, thrown, result, what lives across yields...}. Its code takes the object and gives an
item and whether there was one. `send` and `throw` leave their argument in the object before they run it (lib/generators.py); the code
looks behind each yield.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bullsnake.build.adapters import convert_rep
from bullsnake.build.coerce import box, convert
from bullsnake.build.dispatch import lowers
from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.objects import allocate, has_class, void
from bullsnake.build.suspend import CODE, FINISHED, FIRST_SLOT, RESULT, SENT, STATE, THROWN, Frame, split_at_yields
from bullsnake.build.tries import leave
from bullsnake.build.unit import signature_of
from bullsnake.front import tree
from bullsnake.front.generator_types import generator_types
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import NoneType, Type, TypeVar, rep, substitute
from bullsnake.ir.core import Block, Const, Function, Instr, Operand, Reg, Sym, Traits
from bullsnake.ir.types import Signature, Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit

MOST_REFERENCES = 56
"""The pointer map of an object is one word."""


@dataclass(slots=True)
class Running:
    """The generator whose code is being built; the types of what it yields, is sent and returns."""

    gen: Reg
    item: Type
    sent: Type
    result: Type


def resume_signature(item: Ty) -> Signature:
    """Of the code of a generator: the item, and whether there is one."""
    return Signature((Ty.REF,), (item, Ty.I1))


def resume_symbol(symbol: str) -> str:
    return f"{symbol}.resume"


def build_generator(unit: Unit, info: FunctionInfo, mapping: dict[TypeVar, Type], symbol: str, traits: Traits) -> None:
    """Build both functions of a generator function for these types."""
    from bullsnake.build.bodies import bind_parameters

    definition = info.definition
    assert definition is not None
    signature = signature_of(info, mapping)
    gen = Reg(-1, Ty.REF, "generator")
    results = resume_signature(rep(substitute(generator_types(info.ret)[0], mapping))).results
    name = resume_symbol(symbol)
    function = Function(name, [gen], results, traits, info.shown_name, info.pos.file, info.pos.line)
    unit.module.add(function)
    fb = FunctionBuilder(unit, function, mapping, info)
    fb.generator = Running(gen, *(fb.type(t) for t in generator_types(info.ret)))
    fb.pos = definition.pos
    pad = fb.new_block("stops", cold=True)
    fb.unwind = pad.label
    params = [function.reg(ty, "") for ty in signature.params]
    bind_parameters(fb, definition, params)
    fb.statements(definition.body)
    if not fb.terminated:
        finish(fb)
    fb.unwind = None
    _stop_by_exception(fb, pad)
    frame = split_at_yields(function, gen, params, _running(fb), _finished(fb))
    _check_size(unit, info, frame)
    _maker(unit, info, symbol, signature, fb.generator.item, params, frame)


def _zero(ty: Ty) -> Const:
    return Const(ty, 0.0 if ty is Ty.F64 else 0)


def finish(fb: FunctionBuilder) -> None:
    """There are no more items."""
    assert fb.generator is not None
    fb.store(Const(Ty.I64, FINISHED), fb.generator.gen, STATE)
    fb.emit(Instr("ret", [], [_zero(fb.function.results[0]), Const(Ty.I1, 0)]))


def return_value(fb: FunctionBuilder, node: tree.Return) -> None:
    """The value is kept for who asks, then the clean-ups run."""
    assert fb.generator is not None
    if node.value is not None:
        kind = fb.generator.result
        value = fb.value(node.value, kind)
        boxed = value if value.ty is Ty.REF else box(fb, value, kind)
        fb.store(boxed, fb.generator.gen, RESULT)
    leave(fb, 0)
    if not fb.terminated:
        finish(fb)


def _stop_by_exception(fb: FunctionBuilder, pad: Block) -> None:
    """An exception ends the generator; a StopIteration would be taken for the end, and is a RuntimeError."""
    assert fb.generator is not None
    fb.enter(pad)
    error = fb.op("landingpad", Ty.REF)
    fb.store(Const(Ty.I64, FINISHED), fb.generator.gen, STATE)
    stop, other = fb.new_block("stop", cold=True), fb.new_block("other", cold=True)
    fb.branch(has_class(fb, error, fb.unit.classes.builtin_class("StopIteration")), stop, other)
    fb.enter(stop)
    fb.lib("raise_generator_stop", error)
    fb.enter(other)
    fb.runtime("runtime.throw", error, hidden=True, reraise=True)


def _running(fb: FunctionBuilder) -> Block:
    block = fb.new_block("running", cold=True)
    fb.enter(block)
    void(fb.lib("raise_value_error", fb.string("generator already executing")))
    return block


def _finished(fb: FunctionBuilder) -> Block:
    block = fb.new_block("finished", cold=True)
    fb.enter(block)
    finish(fb)
    return block


def _check_size(unit: Unit, info: FunctionInfo, frame: Frame) -> None:
    if frame.references > MOST_REFERENCES or FIRST_SLOT + 8 * (frame.references + frame.words) > 512:
        unit.sink.error(
            info.pos,
            f"{info.name} keeps {frame.references + frame.words} values while it waits at a yield, and {MOST_REFERENCES} is the most",
            "put some of them into an object",
        )
        frame.references, frame.words = min(frame.references, 28), min(frame.words, 28)


def _maker(
    unit: Unit, info: FunctionInfo, symbol: str, signature: Signature, item: Type, params: list[Reg], frame: Frame
) -> None:
    """The function that is called: it makes the generator and runs nothing."""
    regs = [Reg(-1 - i, p.ty, p.name) for i, p in enumerate(params)]
    traits = Traits(hidden=True, export=info.module.startswith("bslib"))
    function = Function(symbol, regs, signature.results, traits, info.shown_name, info.pos.file, info.pos.line)
    unit.module.add(function)
    fb = FunctionBuilder(unit, function)
    made = _new_generator(fb, symbol, item, frame)
    fb.store(fb.op("cast", Ty.I64, Sym(resume_symbol(symbol))), made, CODE, init=True)
    for reg, param in zip(regs, params, strict=True):
        if param in frame.params:
            fb.store(reg, made, frame.params[param], init=True)
    fb.emit(Instr("ret", [], [made]))


def _new_generator(fb: FunctionBuilder, symbol: str, item: Type, frame: Frame) -> Operand:
    classes = fb.unit.classes
    reps = [Ty.I64, Ty.I64, Ty.REF, Ty.REF, Ty.REF] + [Ty.REF] * frame.references + [Ty.I64] * frame.words
    parent, table = generator_class(fb.unit, item)
    descriptor = classes.simple(f"type.generator[{symbol}]", parent, "generator", reps, table)
    return allocate(fb, descriptor, 8 + 8 * len(reps), False)


def generator_class(unit: Unit, item: Type) -> tuple[str, tuple[str, ...]]:
    """The descriptor of generators of such items, and its method table."""
    from bullsnake.build.vtables import slot_functions

    cls = unit.classes.builtin_class("generator")
    mapping: dict[TypeVar, Type] = {cls.type_params[0]: item} if rep(item) is not Ty.REF else {}
    return unit.classes.descriptor(cls, mapping), slot_functions(unit, cls, mapping)


# --- yield ----------------------------------------------------------------------------------------------------------------


@lowers(tree.Yield)
def _yield(fb: FunctionBuilder, node: tree.Yield) -> Operand:
    assert fb.generator is not None
    kind = fb.generator
    value = NULL if node.value is None else fb.value(node.value, kind.item)
    fb.emit(Instr("yield", [], [convert_rep(fb, value, rep(kind.item))]))
    _raise_thrown(fb)
    if isinstance(kind.sent, NoneType):
        return NULL
    return _take_sent(fb, kind)


def _take_sent(fb: FunctionBuilder, kind: Running) -> Operand:
    """What `send` has left; where the type has no None, `next()` may not have been called here."""
    from bullsnake.build.reps import has_none

    sent = fb.load(Ty.REF, kind.gen, SENT)
    fb.store(NULL, kind.gen, SENT)
    if not has_none(kind.sent):
        some = fb.op("icmp.ne", Ty.I1, sent, NULL)
        fb.check(some, lambda: void(fb.lib("raise_type_error", fb.string("this yield needs a value: call send(), not next()"))))
    return convert_rep(fb, sent, rep(kind.sent))


def _raise_thrown(fb: FunctionBuilder) -> None:
    """What `throw` or `close` has left is raised where the generator stands."""
    assert fb.generator is not None
    thrown = fb.load(Ty.REF, fb.generator.gen, THROWN)
    bad, good = fb.new_block("thrown", cold=True), fb.new_block("goes_on")
    fb.branch(fb.op("icmp.eq", Ty.I1, thrown, NULL), good, bad, likely=True)
    fb.enter(bad)
    fb.store(NULL, fb.generator.gen, THROWN)
    fb.lib("prepare_trace", thrown)
    fb.runtime("runtime.throw", thrown)
    fb.enter(good)


@lowers(tree.YieldFrom)
def _yield_from(fb: FunctionBuilder, node: tree.YieldFrom) -> Operand:
    """Each item of another iterator. If that is a generator, what is sent or thrown goes on to it, and its result is the value."""
    from bullsnake.build.iterators import advance, make_iterator

    assert fb.generator is not None
    kind = fb.generator
    source, item = make_iterator(fb, node.iterable)
    inner = fb.kept(source)
    header, done = fb.new_block("from"), fb.new_block("done")
    generator = fb.unit.classes.builtin_class("generator")
    fb.jump(header)
    fb.enter(header)
    value = advance(fb, inner, item, done)
    fb.emit(Instr("yield", [], [convert_rep(fb, convert(fb, value, item, kind.item), rep(kind.item))]))
    passes, here = fb.new_block("passes"), fb.new_block("here")
    fb.branch(has_class(fb, inner, generator), passes, here)
    fb.enter(passes)
    for offset in (SENT, THROWN):
        fb.store(fb.load(Ty.REF, kind.gen, offset), inner, offset)
        fb.store(NULL, kind.gen, offset)
    fb.jump(header)
    fb.enter(here)
    _raise_thrown(fb)
    fb.jump(header)
    fb.enter(done)
    return _result_of(fb, inner, generator, fb.type(node.type))


def _result_of(fb: FunctionBuilder, inner: Reg, generator: object, type_: Type) -> Operand:
    if isinstance(type_, NoneType):
        return NULL
    result = fb.reg(Ty.REF)
    fb.copy(result, NULL)
    has, after = fb.new_block("has"), fb.new_block("after")
    fb.branch(has_class(fb, inner, fb.unit.classes.builtin_class("generator")), has, after)
    fb.enter(has)
    fb.copy(result, fb.load(Ty.REF, inner, RESULT))
    fb.jump(after)
    fb.enter(after)
    return convert_rep(fb, result, rep(type_))


