"""One emitter for each operation of the intermediate representation, in one table."""

from __future__ import annotations

from collections.abc import Callable

from bullsnake.ir.core import Const, Instr, Operand, Reg
from bullsnake.ir.types import Ty
from bullsnake.llvm.emit import BARRIER, BULK_BARRIER, MORESTACK, POLLSLOW
from bullsnake.llvm.emit_function import FunctionEmitter
from bullsnake.llvm.names import TYPES, result_type, symbol
from bullsnake.ports.amd64 import layout

Emitter = Callable[[FunctionEmitter, Instr], None]

_GS = "ptr addrspace(256)"
_ORDERS = {"relaxed": "monotonic", "acq_rel": "acq_rel", "seqcst": "seq_cst"}


def emit_instr(f: FunctionEmitter, instr: Instr) -> None:
    """Emit one instruction."""
    _TABLE[instr.op](f, instr)


def _binary(spelling: str) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        a, b = (f.value(x) for x in instr.args)
        f.assign(instr.dsts[0], f.let(f"{spelling} {TYPES[instr.args[0].ty]} {a}, {b}"))

    return emit


def _shift(spelling: str) -> Emitter:
    """The count is taken modulo the width, as the machine does; LLVM drops the mask again."""

    def emit(f: FunctionEmitter, instr: Instr) -> None:
        ty = TYPES[instr.dsts[0].ty]
        value, count = instr.args
        mask = instr.dsts[0].ty.bits - 1
        amount = str(int(count.value) & mask) if isinstance(count, Const) else f.let(f"and {ty} {_resized(f, count, ty)}, {mask}")
        f.assign(instr.dsts[0], f.let(f"{spelling} {ty} {f.value(value)}, {amount}"))

    return emit


def _resized(f: FunctionEmitter, operand: Operand, ty: str) -> str:
    have = TYPES[operand.ty]
    value = f.value(operand)
    if have == ty:
        return value
    return f.let(f"{'zext' if int(have[1:]) < int(ty[1:]) else 'trunc'} {have} {value} to {ty}")


def _high(extension: str) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        bits = instr.dsts[0].ty.bits
        wide = [f.let(f"{extension} i{bits} {f.value(a)} to i{2 * bits}") for a in instr.args]
        product = f.let(f"mul i{2 * bits} {wide[0]}, {wide[1]}")
        upper = f.let(f"lshr i{2 * bits} {product}, {bits}")
        f.assign(instr.dsts[0], f.let(f"trunc i{2 * bits} {upper} to i{bits}"))

    return emit


def _intrinsic(f: FunctionEmitter, name: str, ty: str, params: str) -> str:
    """Declare an overloaded intrinsic once; its spelled name."""
    f.context.intrinsics.add(f"declare {ty} @{name}({params})")
    return f"@{name}"


def _overflow(name: str) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        ty = TYPES[instr.args[0].ty]
        pair = f"{{{ty}, i1}}"
        function = _intrinsic(f, f"llvm.{name}.with.overflow.{ty}", pair, f"{ty}, {ty}")
        both = f.let(f"call {pair} {function}({', '.join(f.typed(a) for a in instr.args)})")
        for i, reg in enumerate(instr.dsts):
            f.assign(reg, f.let(f"extractvalue {pair} {both}, {i}"))

    return emit


def _bits_intrinsic(name: str, flag: bool) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        ty = TYPES[instr.args[0].ty]
        function = _intrinsic(f, f"llvm.{name}.{ty}", ty, ty + (", i1 immarg" if flag else ""))
        extra = ", i1 false" if flag else ""
        f.assign(instr.dsts[0], f.let(f"call {ty} {function}({f.typed(instr.args[0])}{extra})"))

    return emit


def _float_intrinsic(name: str) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        f.assign(instr.dsts[0], f.let(f"call double @llvm.{name}.f64({f.typed(instr.args[0])})"))

    return emit


def _neg(f: FunctionEmitter, instr: Instr) -> None:
    f.assign(instr.dsts[0], f.let(f"sub {TYPES[instr.dsts[0].ty]} 0, {f.value(instr.args[0])}"))


def _not(f: FunctionEmitter, instr: Instr) -> None:
    f.assign(instr.dsts[0], f.let(f"xor {TYPES[instr.dsts[0].ty]} {f.value(instr.args[0])}, -1"))


def _fneg(f: FunctionEmitter, instr: Instr) -> None:
    f.assign(instr.dsts[0], f.let(f"fneg {f.typed(instr.args[0])}"))


def _copy(f: FunctionEmitter, instr: Instr) -> None:
    f.assign(instr.dsts[0], f.value(instr.args[0]))


def _conversion(spelling: str) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        source, target = TYPES[instr.args[0].ty], TYPES[instr.dsts[0].ty]
        value = f.value(instr.args[0])
        same = source == target and spelling in ("zext", "sext", "trunc", "bitcast")
        f.assign(instr.dsts[0], value if same else f.let(f"{spelling} {source} {value} to {target}"))

    return emit


def _cast(f: FunctionEmitter, instr: Instr) -> None:
    source, target = TYPES[instr.args[0].ty], TYPES[instr.dsts[0].ty]
    value = f.value(instr.args[0])
    if source == target:
        f.assign(instr.dsts[0], value)
    else:
        spelling = "ptrtoint" if source == "ptr" else "inttoptr"
        f.assign(instr.dsts[0], f.let(f"{spelling} {source} {value} to {target}"))


def _select(f: FunctionEmitter, instr: Instr) -> None:
    f.assign(instr.dsts[0], f.let("select " + ", ".join(f.typed(a) for a in instr.args)))


# Memory.


def _pointer(f: FunctionEmitter, operand: Operand) -> str:
    """An operand as an address; integers are addresses too."""
    value = f.value(operand)
    return value if TYPES[operand.ty] == "ptr" else f.let(f"inttoptr {TYPES[operand.ty]} {value} to ptr")


def _indexed(f: FunctionEmitter, base: str, kind: str, index: Operand, scale: int) -> str:
    if scale in (1, 2, 4, 8):
        return f.let(f"getelementptr i{8 * scale}, {kind} {base}, {f.typed(index)}")
    scaled = f.let(f"mul {f.typed(index)}, {scale}")
    return f.let(f"getelementptr i8, {kind} {base}, {TYPES[index.ty]} {scaled}")


def _address(f: FunctionEmitter, instr: Instr, operands: list[Operand]) -> str:
    pointer = _pointer(f, operands[0])
    if len(operands) > 1:
        pointer = _indexed(f, pointer, "ptr", operands[1], instr.attrs.get("scale") or 1)
    offset = instr.attrs.get("offset") or 0
    return f.let(f"getelementptr i8, ptr {pointer}, i64 {offset}") if offset else pointer


def _order(instr: Instr, default: str) -> str:
    order = instr.attrs.get("order")
    if order is None:
        return default
    order = getattr(order, "value", order)
    return "" if order in ("plain", "none", "") else _ORDERS.get(order, str(order))


def _alias_class(f: FunctionEmitter, instr: Instr, ty: Ty) -> str:
    """In guest code a word of memory is a reference, a float or an integer all its life; the dialect knows no such rule.

    Integers in arrays, and the arrays' lengths, are apart from those in other objects: storing one leaves a list's length alone.
    """
    if not _is_guest(f, instr):
        return ""
    if ty is Ty.REF or ty is Ty.F64:
        return f", !tbaa !{14 if ty is Ty.REF else 15}"
    return f", !tbaa !{_PARTS.get(instr.attrs.get('part', ''), 16)}"


def _is_guest(f: FunctionEmitter, instr: Instr) -> bool:
    """Whether an access to memory is none of the runtime's dialect, which may be inlined."""
    traits = f.function.traits
    return not (traits.nosplit or traits.systemstack or instr.attrs.get("raw"))


_PARTS = {"element": 19, "length": 20}


def _load(f: FunctionEmitter, instr: Instr) -> None:
    ty = instr.dsts[0].ty
    order = _order(instr, "unordered" if ty is Ty.REF or ty is Ty.I64 and _is_guest(f, instr) else "")
    place = "ptr " + _address(f, instr, instr.args)
    f.assign(instr.dsts[0], _load_from(f, place, ty, order, _alias_class(f, instr, ty)))


def _load_from(f: FunctionEmitter, place: str, ty: Ty, order: str, alias: str = "") -> str:
    memory = "i8" if ty is Ty.I1 else TYPES[ty]
    kind, suffix = ("load atomic", f" {order}") if order else ("load", "")
    value = f.let(f"{kind} {memory}, {place}{suffix}, align {ty.nbytes}{alias}")
    return f.let(f"icmp ne i8 {value}, 0") if ty is Ty.I1 else value


def _store(f: FunctionEmitter, instr: Instr) -> None:
    """An initialising store of a reference is monotonic, which costs nothing: LLVM makes no copy loops of atomics.

    In guest code the store of a reference runs the write barrier first; see runtime/gc/barrier.py.
    """
    ty = instr.args[0].ty
    if ty is Ty.REF and f.has_barriers and isinstance(instr.args[0], Reg):
        f.write_barrier(BARRIER, f"ptr {f.value(instr.args[0])}")
    default = ("monotonic" if instr.attrs.get("init") else "release") if ty is Ty.REF else ""
    place = "ptr " + _address(f, instr, instr.args[1:])
    _store_to(f, instr.args[0], place, _order(instr, default), _alias_class(f, instr, ty))


def _store_to(f: FunctionEmitter, operand: Operand, place: str, order: str, alias: str = "") -> None:
    ty = operand.ty
    value = f.typed(operand)
    if ty is Ty.I1:
        value = "i8 " + f.let(f"zext {value} to i8")
    kind, suffix = ("store atomic", f" {order}") if order else ("store", "")
    f.line(f"{kind} {value}, {place}{suffix}, align {ty.nbytes}{alias}")


def _worker_address(f: FunctionEmitter, instr: Instr, index: list[Operand]) -> str:
    base = f"inttoptr (i64 {instr.attrs['offset']} to {_GS})"
    if not index:
        return f"{_GS} {base}"
    return f"{_GS} {_indexed(f, base, _GS, index[0], instr.attrs.get('scale') or 1)}"


def _wload(f: FunctionEmitter, instr: Instr) -> None:
    place = _worker_address(f, instr, instr.args)
    f.assign(instr.dsts[0], _load_from(f, place, instr.dsts[0].ty, _order(instr, "")))


def _wstore(f: FunctionEmitter, instr: Instr) -> None:
    _store_to(f, instr.args[0], _worker_address(f, instr, instr.args[1:]), _order(instr, ""))


def _ptradd(f: FunctionEmitter, instr: Instr) -> None:
    base = _pointer(f, instr.args[0])
    f.assign(instr.dsts[0], f.let(f"getelementptr i8, ptr {base}, {f.typed(instr.args[1])}"))


def _cas(f: FunctionEmitter, instr: Instr) -> None:
    place = _pointer(f, instr.args[0])
    expected, new = f.typed(instr.args[1]), f.typed(instr.args[2])
    both = f.let(f"cmpxchg ptr {place}, {expected}, {new} seq_cst seq_cst")
    for i, reg in enumerate(instr.dsts):
        f.assign(reg, f.let(f"extractvalue {{{TYPES[instr.args[1].ty]}, i1}} {both}, {i}"))


def _atomic(spelling: str) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        place = _pointer(f, instr.args[0])
        f.assign(instr.dsts[0], f.let(f"atomicrmw {spelling} ptr {place}, {f.typed(instr.args[1])} seq_cst"))

    return emit


def _fence(f: FunctionEmitter, instr: Instr) -> None:
    f.line(f"fence {_order(instr, 'seq_cst') or 'seq_cst'}")


def _transfer(name: str) -> Emitter:
    def emit(f: FunctionEmitter, instr: Instr) -> None:
        target, source = (_pointer(f, a) for a in instr.args[:2])
        f.line(f"call void @llvm.{name}.p0.p0.i64(ptr {target}, ptr {source}, {f.typed(instr.args[2])}, i1 false)")

    return emit


def _memset(f: FunctionEmitter, instr: Instr) -> None:
    target = _pointer(f, instr.args[0])
    byte = _resized(f, instr.args[1], "i8")
    f.line(f"call void @llvm.memset.p0.i64(ptr {target}, i8 {byte}, {f.typed(instr.args[2])}, i1 false)")


def _shade(f: FunctionEmitter, instr: Instr) -> None:
    """The write barrier of a bulk copy: array, first word, number of words."""
    f.write_barrier(BULK_BARRIER, ", ".join(f.typed(a) for a in instr.args))


# Calls and what passes inserted.


def _call(f: FunctionEmitter, instr: Instr) -> None:
    name, module = instr.callee, f.context.module
    traits = module.traits_of(name)
    target = symbol(f.target(instr))
    convention = "preserve_mostcc " if traits.preserve_most else ""
    attributes = " nobuiltin" if traits.extern else ""
    if convention:
        f.invoke(instr, f"{convention}void {target}()", (), f.guest and f.is_site(instr), attributes)
        return
    f.call(instr, target, module.signature_of(name), instr.args, attributes, traits.variadic)


def _calli(f: FunctionEmitter, instr: Instr) -> None:
    target = _pointer(f, instr.args[0])
    f.call(instr, target, instr.attrs["sig"], instr.args[1:], "", False)


def _landingpad(f: FunctionEmitter, instr: Instr) -> None:
    """The pad itself is a block of its own; the handler finds the exception in a variable."""
    label = next(b.label for b in f.function.blocks if b.instrs and b.instrs[0] is instr)
    f.assign(instr.dsts[0], f.let(f"load ptr, ptr {f.exception_variable(label)}"))


def _rootstore(f: FunctionEmitter, instr: Instr) -> None:
    f.root_store(instr.attrs["slot"], instr.args[0])


def _stackcheck(f: FunctionEmitter, instr: Instr) -> None:
    """Inserted by a pass: SP, which LLVM reads after the frame is set up, against the guard in the worker's block.

    needed: bytes that a call to come wants below SP, beside the room that the guard leaves.
    """
    f.expect_no_unwind(instr)
    sp = f.let("call i64 @llvm.read_register.i64(metadata !2)")
    guard = f.let(f"load i64, {_GS} inttoptr (i64 {layout.STACKGUARD} to {_GS}), align 8")
    prepare = ""
    if needed := instr.attrs.get("needed", 0):
        f.context.intrinsics.add("declare i64 @llvm.uadd.sat.i64(i64, i64)")
        guard = f.let(f"call i64 @llvm.uadd.sat.i64(i64 {guard}, i64 {needed})")
        prepare = f"store i64 {needed}, {_GS} inttoptr (i64 {layout.NEEDED} to {_GS}), align 8"
    f.slow_call(instr, f.let(f"icmp ult i64 {sp}, {guard}"), MORESTACK, "preserve_mostcc ", prepare)


def _poll(f: FunctionEmitter, instr: Instr) -> None:
    guard = f.let(f"load volatile i64, {_GS} inttoptr (i64 {layout.STACKGUARD} to {_GS}), align 8")
    f.slow_call(instr, f.let(f"icmp eq i64 {guard}, {layout.POISON - (1 << 64)}"), POLLSLOW, "")


def _getsp(f: FunctionEmitter, instr: Instr) -> None:
    sp = f.let("call i64 @llvm.read_register.i64(metadata !2)")
    is_int = instr.dsts[0].ty.is_int
    f.assign(instr.dsts[0], sp if is_int else f.let(f"inttoptr i64 {sp} to ptr"))


# Control.


def _jump(f: FunctionEmitter, instr: Instr) -> None:
    f.line(f"br label {f.label(instr.targets[0])}")


def _branch(f: FunctionEmitter, instr: Instr) -> None:
    then, other = (f.label(t) for t in instr.targets)
    weights = f.weights(instr.targets, instr.attrs.get("likely"))
    f.line(f"br {f.typed(instr.args[0])}, label {then}, label {other}{weights}")


def _switch(f: FunctionEmitter, instr: Instr) -> None:
    ty = instr.args[0].ty
    value = f.value(instr.args[0])
    pairs = zip(instr.attrs["values"], instr.targets[1:], strict=True)
    cases = " ".join(f"{TYPES[ty]} {v}, label {f.label(t)}" for v, t in pairs)
    f.line(f"switch {TYPES[ty]} {value}, label {f.label(instr.targets[0])} [ {cases} ]")


def _ret(f: FunctionEmitter, instr: Instr) -> None:
    if len(instr.args) < 2:
        f.line(f"ret {f.typed(instr.args[0])}" if instr.args else "ret void")
        return
    ty = result_type(f.function.results)
    whole = "poison"
    for i, arg in enumerate(instr.args):
        part = f.typed(arg)
        whole = f.let(f"insertvalue {ty} {whole}, {part}, {i}")
    f.line(f"ret {ty} {whole}")


def _unreachable(f: FunctionEmitter, instr: Instr) -> None:
    f.line("unreachable")


_FCMP = {"eq": "oeq", "ne": "une", "lt": "olt", "le": "ole", "gt": "ogt", "ge": "oge"}
_ICMP = "eq ne slt sle sgt sge ult ule ugt uge".split()

_TABLE: dict[str, Emitter] = {
    **{op: _binary(op) for op in "add sub mul sdiv srem udiv urem and or xor fadd fsub fmul fdiv".split()},
    **{op: _shift(op) for op in "shl lshr ashr".split()},
    **{f"icmp.{name}": _binary(f"icmp {name}") for name in _ICMP},
    **{f"fcmp.{name}": _binary(f"fcmp {llvm}") for name, llvm in _FCMP.items()},
    **{f"{op}.o": _overflow(f"s{op}") for op in ("add", "sub", "mul")},
    **{op: _conversion(op) for op in "zext sext trunc sitofp uitofp fptosi".split()},
    **{op: _float_intrinsic(op[1:]) for op in "fsqrt ffloor fceil ftrunc".split()},
    **{op: _transfer(op) for op in ("memcpy", "memmove")},
    "ctz": _bits_intrinsic("cttz", True),
    "clz": _bits_intrinsic("ctlz", True),
    "popcount": _bits_intrinsic("ctpop", False),
    "bswap": _bits_intrinsic("bswap", False),
    "fabs": _float_intrinsic("fabs"),
    "umulh": _high("zext"),
    "smulh": _high("sext"),
    "neg": _neg,
    "not": _not,
    "fneg": _fneg,
    "copy": _copy,
    "bits": _conversion("bitcast"),
    "cast": _cast,
    "select": _select,
    "load": _load,
    "store": _store,
    "wload": _wload,
    "wstore": _wstore,
    "ptradd": _ptradd,
    "cas": _cas,
    "xadd": _atomic("add"),
    "xchg": _atomic("xchg"),
    "aor": _atomic("or"),
    "aand": _atomic("and"),
    "fence": _fence,
    "memset": _memset,
    "shade": _shade,
    "call": _call,
    "calli": _calli,
    "landingpad": _landingpad,
    "rootstore": _rootstore,
    "stackcheck": _stackcheck,
    "poll": _poll,
    "getsp": _getsp,
    "jump": _jump,
    "branch": _branch,
    "switch": _switch,
    "ret": _ret,
    "unreachable": _unreachable,
}
