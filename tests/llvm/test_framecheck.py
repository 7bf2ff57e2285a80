"""Functions that may move hold no address of their frame; the check sees it when one does."""

from __future__ import annotations

from ir_help import F64, I1, I64, PTR, REF, Builder, const, declare, passed

from bullsnake.ir.core import Const, Module
from bullsnake.ir.types import Signature, Ty
from bullsnake.llvm.codegen import compile_texts
from bullsnake.llvm.compile import compile_module
from bullsnake.llvm.framecheck import frame_addresses
from bullsnake.llvm.large import LARGEST_FRAME

ESCAPES = """
declare void @keep(ptr)
define void @bad() {
  %slot = alloca i64
  call void @keep(ptr %slot)
  ret void
}
define i64 @good(i64 %n) {
  ret i64 %n
}
"""


def test_an_escaping_frame_is_seen():
    assert [found.function for found in frame_addresses(compile_texts([ESCAPES])[0])] == ["bad"]


def busy(module: Module, count: int = 24) -> None:
    """Many references and floats alive across calls in a loop, more than there are registers."""
    declare(module, "make", [I64], (REF,))
    declare(module, "measure", [REF], (F64,))
    b = Builder(module, "busy", [I64], (F64,))
    n, i, total = b.params[0], b.function.reg(I64), b.function.reg(F64)
    head, body, done = b.new("head"), b.new("body"), b.new("done")
    kept = [b.call("make", const(k))[0] for k in range(count)]
    floats = [b.call("measure", r)[0] for r in kept]
    b.emit("copy", [i], [const(0)])
    b.emit("copy", [total], [Const(Ty.F64, 0.0)])
    b.jump(head)
    b.at(head).branch(b.op("icmp.slt", I1, i, n), body, done)
    b.at(body)
    for r in kept:
        (x,) = b.call("measure", r)
        b.emit("fadd", [total], [total, x])
    for x in floats:
        b.emit("fmul", [total], [total, x])
    b.emit("add", [i], [i, const(1)])
    b.jump(head)
    b.at(done).ret(total)


def test_a_crowded_frame_keeps_no_address_of_itself():
    compiled = compile_module(passed(busy))
    assert max(len(row.roots) for row in compiled.rows) == 24
    assert frame_addresses(compiled.object) == []


def test_frame_sizes_are_known_and_a_large_one_gets_an_entry():
    compiled = compile_module(passed(busy))
    assert {row.cfa for row in compiled.rows} == {compiled.frame_sizes["busy"]}
    large = compile_module(passed(lambda module: busy(module, 400)))
    assert large.frame_sizes["busy"] < 200
    assert large.frame_sizes["busy$large"] > LARGEST_FRAME
    assert frame_addresses(large.object) == []


def test_indirect_calls_through_spilled_pointers_are_found():
    """With more pointers than registers, some calls go through the frame."""
    count = 20

    def make(module: Module) -> None:
        declare(module, "find", [I64], (PTR,))
        b = Builder(module, "f", [REF], (I64,))
        targets = [b.call("find", const(k))[0] for k in range(count)]
        total = const(0)
        for target in [*targets, *reversed(targets)]:
            x = b.function.reg(I64)
            b.emit("calli", [x], [target, b.params[0]], sig=Signature((REF,), (I64,)))
            total = b.op("add", I64, total, x)
        b.ret(total)

    compiled = compile_module(passed(make))
    callees = [compiled.sites[row.site - 1].callee for row in compiled.rows]
    assert callees.count("calli") == 2 * count and callees.count("find") == count
    assert b"\xff\x54\x24" in compiled.object
