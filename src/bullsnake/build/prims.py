"""The primitives of lib (front/typeshed/_prim.pyi): what each is in IR. One table; what is not in it is a runtime function."""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build import enums, primtext
from bullsnake.build.adapters import convert_rep
from bullsnake.build.coerce import box
from bullsnake.build.compare import equal_values
from bullsnake.build.expressions import as_instance, class_args
from bullsnake.build.function import ARRAY_DATA, FALSE, NULL, FunctionBuilder, i64
from bullsnake.build.iterators import END
from bullsnake.build.layouts import MODULE_NAME_SLOT, QUALNAME_SLOT, SLOTS, VTABLE
from bullsnake.build.numbers import compare_numbers
from bullsnake.build.objects import call_slot, checked, derives_from_value, descriptor_of, has_class, is_none, new_array, new_instance
from bullsnake.build.races import array_length, present, range_within, within
from bullsnake.build.text import repr_of, str_of
from bullsnake.build.truth import truth
from bullsnake.front import tree
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import Instance, Never, NoneType, Type, is_builtin, rep
from bullsnake.internal import InternalError
from bullsnake.ir.core import Const, Declaration, Instr, Operand, Sym, Traits
from bullsnake.ir.types import Signature, Ty


def is_prim(info: FunctionInfo) -> bool:
    return info.module == "_prim"


def lower_prim(fb: FunctionBuilder, node: tree.Call) -> Operand:
    """Arguments are evaluated in order, each in its parameter's representation here."""
    name = node.function.name
    by_types = _TYPED.get(name)
    if by_types is not None:
        return by_types(fb, node)
    args = [fb.kept_value(a, _formal(fb, node, i)) for i, a in enumerate(node.args) if a is not None]
    simple = _SIMPLE.get(name)
    if simple is not None:
        op, ty = simple
        return fb.op(op, ty, *args)
    lower = _TABLE.get(name)
    return lower(fb, args) if lower is not None else _runtime(fb, node, args)


def _formal(fb: FunctionBuilder, node: tree.Call, index: int) -> Type:
    """The parameter's type; a type variable's place takes the argument as it is."""
    from bullsnake.front.types import TypeVar

    formal = node.function.params[index].var.type
    arg = node.args[index]
    assert arg is not None
    return fb.type(arg.type) if isinstance(formal, TypeVar) or _mentions_variable(formal) else formal


def _mentions_variable(type_: Type) -> bool:
    from bullsnake.front.types import TypeVar

    return isinstance(type_, Instance) and any(isinstance(a, TypeVar) for a in type_.args)


# --- one operation each -----------------------------------------------------------------------------------------------------

_SIMPLE: dict[str, tuple[str, Ty]] = {
    "wadd": ("add", Ty.I64),
    "wsub": ("sub", Ty.I64),
    "wmul": ("mul", Ty.I64),
    "wand": ("and", Ty.I64),
    "wor": ("or", Ty.I64),
    "wxor": ("xor", Ty.I64),
    "wnot": ("not", Ty.I64),
    "wneg": ("neg", Ty.I64),
    "wshl": ("shl", Ty.I64),
    "wshr": ("lshr", Ty.I64),
    "wsar": ("ashr", Ty.I64),
    "wumulh": ("umulh", Ty.I64),
    "wudiv": ("udiv", Ty.I64),
    "wurem": ("urem", Ty.I64),
    "wsdiv": ("sdiv", Ty.I64),
    "wsrem": ("srem", Ty.I64),
    "wctz": ("ctz", Ty.I64),
    "wclz": ("clz", Ty.I64),
    "wpopcount": ("popcount", Ty.I64),
    "ult": ("icmp.ult", Ty.I1),
    "ule": ("icmp.ule", Ty.I1),
    "float_bits": ("bits", Ty.I64),
    "bits_float": ("bits", Ty.F64),
    "to_float": ("sitofp", Ty.F64),
    "to_int": ("fptosi", Ty.I64),
    "fsqrt": ("fsqrt", Ty.F64),
    "ffloor": ("ffloor", Ty.F64),
    "fceil": ("fceil", Ty.F64),
    "ftrunc": ("ftrunc", Ty.F64),
    "ffabs": ("fabs", Ty.F64),
    "fdiv": ("fdiv", Ty.F64),
    "address_of": ("cast", Ty.I64),
}

Lower = Fn[[FunctionBuilder, list[Operand]], Operand]


def _overflows(op: str) -> Lower:
    return lambda fb, a: fb.op2(op, Ty.I64, Ty.I1, *a)[1]


def _field(ty: Ty, offset: int) -> Lower:
    return lambda fb, a: fb.load(ty, a[0], offset)


def _slot(name: str, result: Ty) -> Lower:
    return lambda fb, a: call_slot(fb, SLOTS[name], a, (result,))


def _store(fb: FunctionBuilder, value: Operand, base: Operand, offset: int, index: Operand | None = None, scale: int = 1) -> Operand:
    fb.store(value, base, offset, index, scale)
    return NULL


def _has_slot(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    code = fb.load(Ty.PTR, descriptor_of(fb, a[0]), VTABLE, a[1], 8)
    return fb.op("icmp.ne", Ty.I1, code, Const(Ty.PTR, 0))


def _of_descriptor(offset: int) -> Lower:
    return lambda fb, a: fb.load(Ty.REF, descriptor_of(fb, a[0]), offset)


def _same_class(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    return fb.op("icmp.eq", Ty.I1, descriptor_of(fb, a[0]), descriptor_of(fb, a[1]))


def _is_class(name: str) -> Lower:
    def lower(fb: FunctionBuilder, a: list[Operand]) -> Operand:
        result, some, done = fb.reg(Ty.I1), fb.new_block("some"), fb.new_block("done")
        fb.copy(result, FALSE)
        fb.branch(is_none(fb, a[0]), done, some)
        fb.enter(some)
        fb.copy(result, has_class(fb, a[0], fb.unit.classes.find_class(name if "." in name else f"builtins.{name}")))
        fb.jump(done)
        fb.enter(done)
        return result

    return lower


def _array_kind(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    """0 int, 1 float, 2 bool, 3 reference, by the descriptor."""
    descriptor = descriptor_of(fb, a[0])
    kind: Operand = i64(3)
    for number, ty in enumerate((Ty.I64, Ty.F64, Ty.I1)):
        fits = fb.op("icmp.eq", Ty.I1, descriptor, Sym(fb.unit.classes.array(ty)))
        kind = fb.op("select", Ty.I64, fits, i64(number), kind)
    return kind


def _tuple_item(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    return call_slot(fb, SLOTS["[item]"], a, (Ty.REF,))


def _throw(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    return fb.runtime("runtime.throw", a[0])


_TABLE: dict[str, Lower] = {
    "alen": lambda fb, a: array_length(fb, a[0]),
    "add_overflows": _overflows("add.o"),
    "sub_overflows": _overflows("sub.o"),
    "mul_overflows": _overflows("mul.o"),
    "has_slot": _has_slot,
    "slot_eq": _slot("__eq__", Ty.I1),
    "slot_hash": _slot("__hash__", Ty.I64),
    "slot_repr": _slot("__repr__", Ty.REF),
    "slot_str": _slot("__str__", Ty.REF),
    "slot_lt": _slot("__lt__", Ty.I1),
    "slot_contains": _slot("__contains__", Ty.I1),
    "slot_bool": _slot("__bool__", Ty.I1),
    "slot_len": _slot("__len__", Ty.I64),
    "slot_format": _slot("__format__", Ty.REF),
    "class_name": _of_descriptor(40),
    "is_static_function": lambda fb, a: fb.op("icmp.eq", Ty.I1, descriptor_of(fb, a[0]), Sym(fb.unit.classes.function_type())),
    "first_capture": lambda fb, a: fb.load(Ty.REF, a[0], 16),
    "class_qualname": _of_descriptor(VTABLE + 8 * QUALNAME_SLOT),
    "qualified_name": _of_descriptor(48),
    "module_name": _of_descriptor(VTABLE + 8 * MODULE_NAME_SLOT),
    "same_class": _same_class,
    "is_tuple": _is_class("tuple"),
    "is_list": _is_class("list"),
    "is_dict": _is_class("dict"),
    "is_set": _is_class("AbstractSet"),
    "is_counter": _is_class("collections.Counter"),
    "is_defaultdict": _is_class("collections.defaultdict"),
    "is_generator": _is_class("generator"),
    "is_int_enum": _is_class("enum.IntEnum"),
    "int_enum_value": _field(Ty.I64, enums.VALUE_OFFSET),
    "next_boxed": _slot("[next]", Ty.REF),
    "slot_iter": _slot("__iter__", Ty.REF),
    "is_end": lambda fb, a: fb.op("icmp.eq", Ty.I1, a[0], Sym(END, Ty.REF)),
    "array_kind": _array_kind,
    "thread_run": lambda fb, a: call_slot(fb, SLOTS["[run]"], a, ()),
    "tuple_len": _slot("__len__", Ty.I64),
    "tuple_item": _tuple_item,
    "str_new": primtext.new_str,
    "str_len": _field(Ty.I64, 8),
    "str_kind": _field(Ty.I64, primtext.STR_KIND),
    "str_get": primtext.str_get,
    "str_set": primtext.str_set,
    "str_get1": primtext.str_get1,
    "str_set1": primtext.str_set1,
    "str_byte": primtext.str_get1,
    "str_word": primtext.str_word,
    "str_copy": primtext.str_copy,
    "str_equal_bytes": primtext.str_equal,
    "str_hash_field": _field(Ty.I64, primtext.STR_HASH),
    "str_set_hash": lambda fb, a: _store(fb, a[1], a[0], primtext.STR_HASH),
    "latin1_char": primtext.latin1,
    "throw": _throw,
}


# --- by the types of the arguments --------------------------------------------------------------------------------------------

Typed = Fn[[FunctionBuilder, tree.Call], Operand]


def _element(fb: FunctionBuilder, node: tree.Expr) -> Ty:
    return rep(as_instance(fb, node.type).args[0])


def _args(fb: FunctionBuilder, node: tree.Call) -> list[tree.Expr]:
    return [a for a in node.args if a is not None]


def _get(fb: FunctionBuilder, node: tree.Call, check: bool) -> Operand:
    array, index = _args(fb, node)
    element = as_instance(fb, array.type).args[0]
    ty = rep(element)
    base = fb.kept(fb.expr(array))
    place = fb.value(index, _int(fb))
    if not check:
        return fb.element(ty, base, place)
    within(fb, base, place)
    return present(fb, fb.element(ty, base, place), element)


def _set(fb: FunctionBuilder, node: tree.Call, check: bool) -> Operand:
    array, index, value = _args(fb, node)
    element = as_instance(fb, array.type).args[0]
    base, place = fb.kept(fb.expr(array)), fb.value(index, _int(fb))
    item = fb.value(value, element)
    if check:
        within(fb, base, place)
    fb.set_element(item, base, place)
    return NULL


def _int(fb: FunctionBuilder) -> Type:
    return Instance(fb.unit.classes.builtin_class("int"))


def _copy(fb: FunctionBuilder, node: tree.Call, check: bool) -> Operand:
    args = _args(fb, node)
    size = i64(_element(fb, args[0]).nbytes)
    dst, di, src, si, n = (fb.kept(fb.expr(a)) for a in args)
    if check:
        range_within(fb, dst, di, n)
        range_within(fb, src, si, n)
    target = primtext.address_in(fb, dst, ARRAY_DATA, fb.op("mul", Ty.I64, di, size))
    source = primtext.address_in(fb, src, ARRAY_DATA, fb.op("mul", Ty.I64, si, size))
    fb.emit(Instr("memmove", [], [target, source, fb.op("mul", Ty.I64, n, size)]))
    if _element(fb, args[0]) is Ty.REF:
        fb.emit(Instr("shade", [], [dst, di, n]))
    return NULL


def _aclear(fb: FunctionBuilder, node: tree.Call) -> Operand:
    args = _args(fb, node)
    size = i64(_element(fb, args[0]).nbytes)
    array, start, stop = (fb.kept(fb.expr(a)) for a in args)
    count = fb.op("sub", Ty.I64, stop, start)
    range_within(fb, array, start, count)
    target = primtext.address_in(fb, array, ARRAY_DATA, fb.op("mul", Ty.I64, start, size))
    fb.emit(Instr("memset", [], [target, Const(Ty.I8, 0), fb.op("mul", Ty.I64, count, size)]))
    return NULL


def _array_new(fb: FunctionBuilder, node: tree.Call) -> Operand:
    kind = as_instance(fb, node.type)
    return new_array(fb, rep(kind.args[0]), fb.value(_args(fb, node)[0], _int(fb)))


def _new_object(fb: FunctionBuilder, node: tree.Call) -> Operand:
    kind = fb.type(node.type_args[0] if node.type_args else node.type)
    if not isinstance(kind, Instance):
        raise InternalError(f"new_object of {kind}")
    return new_instance(fb, kind.cls, class_args(kind))


def _none_of(fb: FunctionBuilder, node: tree.Call) -> Operand:
    ty = fb.rep(node.type)
    return Const(ty, 0.0 if ty is Ty.F64 else 0)


def _unchecked(fb: FunctionBuilder, node: tree.Call) -> Operand:
    value = fb.expr(_args(fb, node)[0])
    target = fb.type(node.type)
    if rep(target) is value.ty:
        return value
    if value.ty is Ty.REF:
        return fb.load(rep(target), value, 8)
    return box(fb, value, fb.type(_args(fb, node)[0].type))


def _unboxed(fb: FunctionBuilder, node: tree.Call) -> Operand:
    return convert_rep(fb, fb.expr(_args(fb, node)[0]), rep(fb.type(node.type)))


def _two(fb: FunctionBuilder, node: tree.Call) -> tuple[Operand, Type, Operand, Type]:
    first, second = _args(fb, node)
    left = fb.kept(fb.expr(first))
    return left, fb.type(first.type), fb.kept(fb.expr(second)), fb.type(second.type)


def _same(fb: FunctionBuilder, node: tree.Call) -> Operand:
    left, _, right, _ = _two(fb, node)
    if left.ty is Ty.F64:
        return fb.op("icmp.eq", Ty.I1, fb.op("bits", Ty.I64, left), fb.op("bits", Ty.I64, right))
    return fb.op("icmp.eq", Ty.I1, left, right)


def _is_none(fb: FunctionBuilder, node: tree.Call) -> Operand:
    value = fb.expr(_args(fb, node)[0])
    return is_none(fb, value) if value.ty is Ty.REF else FALSE


def _type_eq(fb: FunctionBuilder, node: tree.Call) -> Operand:
    return equal_values(fb, *_two(fb, node))


def _type_lt(fb: FunctionBuilder, node: tree.Call) -> Operand:
    left, left_type, right, right_type = _two(fb, node)
    if left.ty is not Ty.REF and right.ty is not Ty.REF:
        return compare_numbers(fb, "<", left, right)
    boxed = [v if v.ty is Ty.REF else box(fb, v, t) for v, t in ((left, left_type), (right, right_type))]
    return fb.lib("less", *boxed)


def _type_hash(fb: FunctionBuilder, node: tree.Call) -> Operand:
    from bullsnake.build.calls import call_method
    from bullsnake.build.done import Done

    arg = _args(fb, node)[0]
    kind = fb.type(arg.type)
    value = fb.expr(arg)
    if (value.ty is not Ty.REF or is_builtin(kind, "str")) and isinstance(kind, Instance):
        info = kind.cls.lookup_method("__hash__")
        if info is not None and fb.unit.find_implementation(info) is not None:
            return call_method(fb, Done(arg, value, kind), info, [], _int(fb))
    return fb.lib("hash_of", value if value.ty is Ty.REF else box(fb, value, kind))


def _one(function: Fn[[FunctionBuilder, Operand, Type], Operand]) -> Typed:
    def lower(fb: FunctionBuilder, node: tree.Call) -> Operand:
        arg = _args(fb, node)[0]
        return function(fb, fb.expr(arg), fb.type(arg.type))

    return lower


def _class_shown(fb: FunctionBuilder, node: tree.Call) -> Operand:
    descriptor = fb.load(Ty.PTR, fb.expr(_args(fb, node)[0]), 8)
    return fb.load(Ty.REF, descriptor, VTABLE + 8 * MODULE_NAME_SLOT)


def _class_object(fb: FunctionBuilder, node: tree.Call) -> Operand:
    from bullsnake.build.expressions import class_of_object

    return class_of_object(fb, fb.expr(_args(fb, node)[0]))


def _to_word(fb: FunctionBuilder, node: tree.Call) -> Operand:
    value = fb.expr(_args(fb, node)[0])
    if value.ty is Ty.I64:
        return value
    return fb.op({Ty.F64: "bits", Ty.REF: "cast"}.get(value.ty, "zext"), Ty.I64, value)


def _from_word(fb: FunctionBuilder, node: tree.Call) -> Operand:
    word, ty = fb.value(_args(fb, node)[0], _int(fb)), fb.rep(node.type)
    if ty is Ty.I64:
        return word
    return fb.op({Ty.F64: "bits", Ty.REF: "cast"}.get(ty, "trunc"), ty, word)


def _is_reference(fb: FunctionBuilder, node: tree.Call) -> Operand:
    return Const(Ty.I1, int(fb.expr(_args(fb, node)[0]).ty is Ty.REF))


def _tuple_from_array(fb: FunctionBuilder, node: tree.Call) -> Operand:
    """A tuple[T, ...] of an array's elements, boxed."""
    from bullsnake.build.iteration import Indexed
    from bullsnake.build.loops import run_loop
    from bullsnake.build.vtables import var_tuple_descriptor

    arg = _args(fb, node)[0]
    item = as_instance(fb, arg.type).args[0]
    array = fb.kept(fb.expr(arg))
    length = array_length(fb, array)
    out = fb.kept(checked(fb, fb.runtime("runtime.mem.new_array", Sym(var_tuple_descriptor(fb.unit)), length)))
    source = Indexed(
        fb.kept(i64(0)), length, lambda fb, i: fb.element(rep(item), array, i), item
    )

    def store() -> None:
        value = source.item(fb)
        fb.set_element(value if value.ty is Ty.REF else box(fb, value, item), out, source.index)

    run_loop(fb, source, store)
    return out


def _libm(fb: FunctionBuilder, node: tree.Call) -> Operand:
    """A function of libm; it runs on the stack at hand."""
    name, *rest = _args(fb, node)
    assert isinstance(name, tree.StrLit)
    values = [fb.kept(fb.expr(a)) for a in rest]
    signature = Signature((Ty.F64,) * len(values), (Ty.F64,))
    traits = Traits(nosplit=True, safepoint=False, raises=False, extern=True, onstack=True)
    fb.unit.declare(Declaration(name.value, signature, traits))
    return fb.call(name.value, values, (Ty.F64,), leaf=True)


_TYPED: dict[str, Typed] = {
    "aget": lambda fb, node: _get(fb, node, True),
    "aset": lambda fb, node: _set(fb, node, True),
    "acopy": lambda fb, node: _copy(fb, node, True),
    "own_get": lambda fb, node: _get(fb, node, False),
    "own_set": lambda fb, node: _set(fb, node, False),
    "own_copy": lambda fb, node: _copy(fb, node, False),
    "aclear": _aclear,
    "array_new": _array_new,
    "new_object": _new_object,
    "none_of": _none_of,
    "unchecked": _unchecked,
    "unboxed": _unboxed,
    "same": _same,
    "is_none": _is_none,
    "class_object": _class_object,
    "is_of_class": lambda fb, node: derives_from_value(fb, *(fb.expr(arg) for arg in _args(fb, node))),
    "class_shown": _class_shown,
    "to_word": _to_word,
    "from_word": _from_word,
    "is_reference": _is_reference,
    "type_eq": _type_eq,
    "type_lt": _type_lt,
    "type_hash": _type_hash,
    "type_repr": _one(repr_of),
    "type_str": _one(str_of),
    "type_truth": _one(truth),
    "tuple_from_array": _tuple_from_array,
    "libm1": _libm,
    "libm2": _libm,
}


# --- the runtime ------------------------------------------------------------------------------------------------------------


def _service(name: str) -> str:
    """The runtime's function behind a primitive: its package by the name's beginning."""
    if name == "exit_process":
        return "runtime.start.exit"
    if name in ("file_open", "file_read", "file_write", "stdout_flush"):  # they may block
        return f"runtime.sched.{name}"
    if name.startswith("sched_"):
        return f"runtime.sched.{name.removeprefix('sched_')}"
    package = "chan" if name.startswith("chan_") else "panic" if name.startswith("trace_") else "os"
    return f"runtime.{package}.{name}"


def _runtime(fb: FunctionBuilder, node: tree.Call, args: list[Operand]) -> Operand:
    """runtime.os.NAME, runtime.panic.NAME for tracebacks; both take and give words."""
    name = node.function.name
    symbol = _service(name)
    ret = node.function.ret
    results = () if isinstance(ret, NoneType | Never) else (rep(ret),)
    declared = fb.unit.find_runtime(symbol)
    if declared is None:
        traits = Traits(systemstack=True, safepoint=False, raises=False, noreturn=isinstance(ret, Never))
        declared = fb.unit.runtime[symbol] = Declaration(symbol, Signature(tuple(a.ty for a in args), results), traits)
    fitted = [_fit(fb, a, t) for a, t in zip(args, declared.signature.params, strict=True)]
    value = fb.runtime(symbol, *fitted)
    if not results or not declared.signature.results:
        return value if not results else NULL
    return _fit(fb, value, results[0])


def _fit(fb: FunctionBuilder, value: Operand, ty: Ty) -> Operand:
    """Widths of the dialect's integers and bools."""
    if value.ty is ty:
        return value
    if value.ty.is_int and ty.is_int:
        return fb.op("zext" if value.ty.bits < ty.bits else "trunc", ty, value)
    return fb.op("cast", ty, value)


