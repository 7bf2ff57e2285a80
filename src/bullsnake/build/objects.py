"""Working with objects: allocation, descriptors, tests of class, method table calls."""

from __future__ import annotations

from collections.abc import Sequence

from bullsnake.build.function import ARRAY_DATA, NULL, FunctionBuilder, i64
from bullsnake.build.layouts import DISPLAY_MIN, SLOTS, VTABLE
from bullsnake.dialect.sizeclasses import SIZE_CLASSES, cache_index, class_of
from bullsnake.front.symbols import ClassInfo
from bullsnake.front.types import Type as Type
from bullsnake.front.types import TypeVar
from bullsnake.internal import InternalError
from bullsnake.ir.core import Const, Operand, Reg, Sym
from bullsnake.ir.types import Signature, Ty

OBJECT_SIZE_LIMIT = 64 * 8


def allocate(fb: FunctionBuilder, descriptor: str, size: int, noscan: bool) -> Operand:
    """A zeroed object of a fixed size; MemoryError when memory is out."""
    if size > OBJECT_SIZE_LIMIT:
        raise InternalError(f"{descriptor}: more than {OBJECT_SIZE_LIMIT // 8 - 1} fields")
    rounded = SIZE_CLASSES[class_of(size)]
    made = fb.runtime("runtime.mem.new_sized", Sym(descriptor), i64(cache_index(rounded, noscan)), i64(rounded))
    return checked(fb, made)


def checked(fb: FunctionBuilder, made: Operand) -> Operand:
    """An allocation that failed raises."""
    fb.check(fb.op("icmp.ne", Ty.I1, made, NULL), lambda: void(fb.lib("raise_memory_error")))
    return made


def void(_: Operand) -> None:
    """For lambdas whose value is of no use."""


def new_array(fb: FunctionBuilder, element: Ty, length: Operand) -> Operand:
    """A zeroed array; its elements start at offset 16."""
    return checked(fb, fb.runtime("runtime.mem.new_array", Sym(fb.unit.classes.array(element)), length))


def array_of(fb: FunctionBuilder, element: Ty, items: Sequence[Operand]) -> Operand:
    array = new_array(fb, element, i64(len(items)))
    for index, item in enumerate(items):
        fb.store(item, array, ARRAY_DATA + element.nbytes * index, init=True, part="element")
    return array


def new_instance(fb: FunctionBuilder, cls: ClassInfo, mapping: dict[TypeVar, Type]) -> Operand:
    """An object of a class with all fields zero."""
    classes = fb.unit.classes
    return allocate(fb, classes.descriptor(cls, mapping), classes.object_size(cls), classes.noscan(cls, mapping))


def new_simple(fb: FunctionBuilder, descriptor: str, items: Sequence[Operand]) -> Operand:
    """An object of a descriptor made by `Classes.simple`, with its fields."""
    noscan = all(item.ty is not Ty.REF for item in items)
    made = allocate(fb, descriptor, 8 + 8 * len(items), noscan)
    for index, item in enumerate(items):
        fb.store(item, made, 8 + 8 * index, init=True)
    return made


def new_tuple(fb: FunctionBuilder, items: Sequence[Operand]) -> Operand:
    """A tuple of fixed shape."""
    from bullsnake.build.vtables import tuple_descriptor

    return new_simple(fb, tuple_descriptor(fb.unit, tuple(i.ty for i in items)), items)


def descriptor_of(fb: FunctionBuilder, obj: Operand) -> Reg:
    """The address of the descriptor of an object that is not None."""
    return fb.load(Ty.PTR, obj, 0)


def is_none(fb: FunctionBuilder, obj: Operand) -> Reg:
    return fb.op("icmp.eq", Ty.I1, obj, NULL)


def has_class(fb: FunctionBuilder, obj: Operand, cls: ClassInfo) -> Operand:
    """Whether an object that is not None is an instance of the class."""
    if cls.is_mixin:
        return _has_mixin(fb, obj, cls)
    return derives(fb, obj, cls)


def _has_mixin(fb: FunctionBuilder, obj: Operand, mixin: ClassInfo) -> Operand:
    """Whether it is of one of the classes that derive from the mixin, or of the mixin itself."""
    from bullsnake.build.structural import roots

    tests = [derives(fb, obj, cls) for cls in roots(fb.unit, mixin)]
    found: Operand = Const(Ty.I1, 0)
    for test in tests:
        found = fb.op("or", Ty.I1, found, test)
    return found


def derives(fb: FunctionBuilder, obj: Operand, cls: ClassInfo) -> Operand:
    """Whether it is of the class, or of one whose base, or base's base, that is."""
    descriptor = descriptor_of(fb, obj)
    symbol = fb.unit.classes.plain(cls)
    if not cls.type_params:
        fb.unit.classes.descriptor(cls, {})
    else:
        make_plain(fb, cls)
    if is_leaf(cls):
        return fb.op("icmp.eq", Ty.I1, descriptor, Sym(symbol))
    depth = len(cls.mro()) - 1
    if depth >= DISPLAY_MIN:
        return _deep_test(fb, descriptor, depth, symbol)
    display = fb.load(Ty.PTR, descriptor, 32)
    return fb.op("icmp.eq", Ty.I1, fb.load(Ty.PTR, display, 8 * depth), Sym(symbol))


def derives_from_value(fb: FunctionBuilder, obj: Operand, kind: Operand) -> Operand:
    """The same of a class that is a value: what stands in the object's display at the depth of the class."""
    mine, wanted = descriptor_of(fb, obj), fb.load(Ty.PTR, kind, 8)
    depth = fb.load(Ty.I32, wanted, 12)
    result = fb.reg(Ty.I1)
    fb.copy(result, Const(Ty.I1, 0))
    deep, done = fb.new_block("deep"), fb.new_block("done")
    fb.branch(fb.op("icmp.uge", Ty.I1, fb.load(Ty.I32, mine, 12), depth), deep, done)
    fb.enter(deep)
    found = fb.load(Ty.PTR, fb.load(Ty.PTR, mine, 32), 0, fb.op("zext", Ty.I64, depth), 8)
    fb.copy(result, fb.op("icmp.eq", Ty.I1, found, wanted))
    fb.jump(done)
    fb.enter(done)
    return result


def make_plain(fb: FunctionBuilder, cls: ClassInfo) -> None:
    """The descriptor common to all representations of a generic class, made if need be."""
    from bullsnake.build.vtables import class_descriptor

    symbol = fb.unit.classes.plain(cls)
    if fb.unit.classes.claim(symbol):
        fb.unit.classes.emit(class_descriptor(fb.unit, cls, {}, symbol))


def is_leaf(cls: ClassInfo) -> bool:
    """No other class's objects can be instances. Exception classes of the image get subclasses in programs."""
    if cls.type_params or cls.fullname in ("builtins.int", "builtins.tuple", "builtins.function"):
        return False
    if cls.is_stub:
        return cls.fullname in ("builtins.str", "builtins.float", "builtins.bool")
    return not cls.subclasses


def _deep_test(fb: FunctionBuilder, descriptor: Operand, depth: int, symbol: str) -> Operand:
    result = fb.reg(Ty.I1)
    fb.copy(result, Const(Ty.I1, 0))
    deep, done = fb.new_block("deep"), fb.new_block("done")
    fb.branch(fb.op("icmp.uge", Ty.I1, fb.load(Ty.I32, descriptor, 12), Const(Ty.I32, depth)), deep, done)
    fb.enter(deep)
    display = fb.load(Ty.PTR, descriptor, 32)
    fb.copy(result, fb.op("icmp.eq", Ty.I1, fb.load(Ty.PTR, display, 8 * depth), Sym(symbol)))
    fb.jump(done)
    fb.enter(done)
    return result


def call_slot(fb: FunctionBuilder, slot: int, args: Sequence[Operand], results: tuple[Ty, ...]) -> Operand:
    """Call through the method table of args[0], which is not None."""
    code = fb.load(Ty.PTR, descriptor_of(fb, args[0]), VTABLE + 8 * slot)
    return fb.call_indirect(code, args, Signature(tuple(a.ty for a in args), results))


def call_named_slot(fb: FunctionBuilder, name: str, args: Sequence[Operand], results: tuple[Ty, ...]) -> Operand:
    return call_slot(fb, SLOTS[name], args, results)
