"""The primitives of strings. Offsets of code points depend on the kind: bytes per code point."""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.function import FALSE, NULL, FunctionBuilder, i64
from bullsnake.build.objects import checked
from bullsnake.ir.core import Const, Instr, Operand, Sym
from bullsnake.ir.types import Ty

STR_DATA, STR_HASH, STR_KIND = 32, 16, 24
LATIN1 = "latin1"

_BY_KIND = ((1, Ty.I8), (2, Ty.I16), (4, Ty.I32))


def by_kind(fb: FunctionBuilder, text: Operand, one: Fn[[int, Ty], None]) -> None:
    """Branch on a string's kind; `one` runs in each case."""
    kind, done = fb.load(Ty.I64, text, STR_KIND), fb.new_block("done")
    for number, ty in _BY_KIND[:-1]:
        here, other = fb.new_block("kind"), fb.new_block("other")
        fb.branch(fb.op("icmp.eq", Ty.I1, kind, i64(number)), here, other)
        fb.enter(here)
        one(number, ty)
        fb.jump(done)
        fb.enter(other)
    one(*_BY_KIND[-1])
    fb.jump(done)
    fb.enter(done)


def str_get(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    result = fb.reg(Ty.I64)

    def one(number: int, ty: Ty) -> None:
        fb.copy(result, fb.op("zext", Ty.I64, fb.load(ty, a[0], STR_DATA, a[1], number)))

    by_kind(fb, a[0], one)
    return result


def str_set(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    by_kind(fb, a[0], lambda n, ty: fb.store(fb.op("trunc", ty, a[2]), a[0], STR_DATA, a[1], n))
    return NULL


def str_get1(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    return fb.op("zext", Ty.I64, fb.load(Ty.I8, a[0], STR_DATA, a[1], 1))


def str_set1(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    fb.store(fb.op("trunc", Ty.I8, a[2]), a[0], STR_DATA, a[1], 1)
    return NULL


def str_word(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    return fb.load(Ty.I64, a[0], STR_DATA, a[1], 1)


def address_in(fb: FunctionBuilder, base: Operand, data: int, offset: Operand) -> Operand:
    """The address of a part of an object, used at once: no call may stand between."""
    pointer = fb.op("cast", Ty.PTR, base)
    return fb.op("ptradd", Ty.PTR, fb.op("ptradd", Ty.PTR, pointer, i64(data)), offset)


def str_copy(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    """dst, di, src, si, n: memcpy where the kinds are the same, else code point by code point."""
    dst, di, src, si, n = a
    kind, other_kind = fb.load(Ty.I64, dst, STR_KIND), fb.load(Ty.I64, src, STR_KIND)
    same, wide, done = fb.new_block("same"), fb.new_block("wide"), fb.new_block("done")
    fb.branch(fb.op("icmp.eq", Ty.I1, kind, other_kind), same, wide)
    fb.enter(same)
    target = address_in(fb, dst, STR_DATA, fb.op("mul", Ty.I64, di, kind))
    source = address_in(fb, src, STR_DATA, fb.op("mul", Ty.I64, si, kind))
    fb.emit(Instr("memcpy", [], [target, source, fb.op("mul", Ty.I64, n, kind)]))
    fb.jump(done)
    fb.enter(wide)
    index = fb.kept(i64(0))
    header, body = fb.new_block("for"), fb.new_block("body")
    fb.jump(header)
    fb.enter(header)
    fb.branch(fb.op("icmp.slt", Ty.I1, index, n), body, done)
    fb.enter(body)
    code = str_get(fb, [src, fb.op("add", Ty.I64, si, index)])
    str_set(fb, [dst, fb.op("add", Ty.I64, di, index), code])
    fb.emit(Instr("add", [index], [index, i64(1)]))
    fb.jump(header)
    fb.enter(done)
    return NULL


def str_equal(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    """a, ai, b, bi, n: eight bytes at a time, then one by one."""
    first, ai, second, bi, n = a
    kind = fb.load(Ty.I64, first, STR_KIND)
    start_a, start_b = fb.op("mul", Ty.I64, ai, kind), fb.op("mul", Ty.I64, bi, kind)
    total = fb.op("mul", Ty.I64, n, kind)
    result, index, done = fb.reg(Ty.I1), fb.kept(i64(0)), fb.new_block("done")
    fb.copy(result, FALSE)
    for width, ty in ((8, Ty.I64), (1, Ty.I8)):
        header, body, after, same = (fb.new_block(x) for x in ("for", "body", "after", "same"))
        fb.jump(header)
        fb.enter(header)
        fb.branch(fb.op("icmp.sle", Ty.I1, fb.op("add", Ty.I64, index, i64(width)), total), body, after)
        fb.enter(body)
        left = fb.load(ty, first, STR_DATA, fb.op("add", Ty.I64, start_a, index), 1)
        right = fb.load(ty, second, STR_DATA, fb.op("add", Ty.I64, start_b, index), 1)
        fb.branch(fb.op("icmp.eq", Ty.I1, left, right), same, done)
        fb.enter(same)
        fb.emit(Instr("add", [index], [index, i64(width)]))
        fb.jump(header)
        fb.enter(after)
    fb.copy(result, Const(Ty.I1, 1))
    fb.jump(done)
    fb.enter(done)
    return result


def latin1(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    """Preallocated, 40 bytes each: header and one character."""
    address = fb.op("ptradd", Ty.PTR, Sym(LATIN1), fb.op("mul", Ty.I64, a[0], i64(40)))
    return fb.op("cast", Ty.REF, address)




def new_str(fb: FunctionBuilder, a: list[Operand]) -> Operand:
    return checked(fb, fb.runtime("runtime.mem.new_str", *a))


