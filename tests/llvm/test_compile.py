"""Modules compiled by LLVM: what runs, what the rows say, and what survives the optimiser."""

from __future__ import annotations

import pytest
from ir_help import F64, I1, I64, PTR, REF, Builder, const, declare, passed
from run_help import build, walk

from bullsnake.internal import InternalError
from bullsnake.ir.core import Const, Data, Module, Sym
from bullsnake.ir.types import Signature, Ty
from bullsnake.llvm import codegen
from bullsnake.llvm.compile import compile_module, compile_modules
from bullsnake.llvm.emit import BARRIER, emit_module
from bullsnake.llvm.emit_function import FunctionEmitter
from bullsnake.llvm.sites import BOUNDARY, CHECK, RETURN_REF, RETURN_SCALAR, RETURN_SHIFT


def ref(value: int) -> Const:
    return Const(Ty.REF, value)


def entry(module: Module) -> Builder:
    return Builder(module, "entry", [], (I64,))


def test_arithmetic_runs(tmp_path):
    def make(module: Module) -> None:
        b = Builder(module, "collatz", [I64], (I64,))
        n, steps, odd = b.params[0], b.function.reg(I64), b.new("odd")
        head, body, even, done = b.new("head"), b.new("body"), b.new("even"), b.new("done")
        b.emit("copy", [steps], [const(0)])
        b.jump(head)
        b.at(head).branch(b.op("icmp.eq", I1, n, const(1)), done, body)
        b.at(body).emit("add", [steps], [steps, const(1)])
        b.branch(b.op("icmp.eq", I1, b.op("and", I64, n, const(1)), const(0)), even, odd)
        b.at(even).emit("ashr", [n], [n, const(1)])
        b.jump(head)
        b.at(odd).emit("mul", [n], [n, const(3)])
        b.emit("add", [n], [n, const(1)])
        b.jump(head)
        b.at(done).ret(steps)
        e = entry(module)
        e.ret(e.call("collatz", const(27))[0])

    assert build(passed(make)).run(tmp_path).returncode == 111


def test_overflow_is_seen(tmp_path):
    def make(module: Module) -> None:
        b = Builder(module, "times", [I64, I64], (I64,))
        value, over = b.function.reg(I64), b.function.reg(I1)
        b.emit("mul.o", [value, over], list(b.params))
        b.ret(b.op("select", I64, over, const(7), value))
        e = entry(module)
        (small,) = e.call("times", const(6), const(7))
        (large,) = e.call("times", const(1 << 40), const(1 << 40))
        e.ret(e.op("add", I64, small, large))

    assert build(passed(make)).run(tmp_path).returncode == 49


def test_floats_and_two_results(tmp_path):
    def make(module: Module) -> None:
        b = Builder(module, "pair", [F64], (I64, F64))
        root = b.op("fsqrt", F64, b.params[0])
        b.ret(b.op("fptosi", I64, root), b.op("ffloor", F64, b.op("fdiv", F64, root, Const(Ty.F64, 2.0))))
        e = entry(module)
        whole, half = e.call("pair", Const(Ty.F64, 82.0))
        e.ret(e.op("add", I64, whole, e.op("fptosi", I64, half)))

    assert build(passed(make)).run(tmp_path).returncode == 9 + 4


def test_static_data_and_memory_operations(tmp_path):
    def make(module: Module) -> None:
        module.data["table"] = Data("table", "rodata", [(5).to_bytes(8, "little"), Sym("other", Ty.PTR, 8), b"\x0b"])
        module.data["other"] = Data("other", "data", [bytes(8), (30).to_bytes(8, "little")])
        module.data["zeros"] = Data("zeros", "bss", size=64)
        e = entry(module)
        table, zeros = Sym("table"), Sym("zeros")
        pointed = e.op("load", PTR, table, offset=8)
        e.emit("memcpy", [], [zeros, table, const(8)])
        e.emit("store", [], [const(2), zeros, const(3)], scale=8, offset=16)
        total = e.op("load", I64, zeros)
        for value in (
            e.op("load", I64, pointed),
            e.op("zext", I64, e.op("load", Ty.I8, table, offset=16)),
            e.op("load", I64, e.op("ptradd", PTR, zeros, const(40))),
        ):
            total = e.op("add", I64, total, value)
        e.ret(total)

    assert build(passed(make)).run(tmp_path).returncode == 5 + 30 + 11 + 2


def test_worker_memory_and_atomics(tmp_path):
    def make(module: Module) -> None:
        e = entry(module)
        e.emit("wstore", [], [const(9)], offset=200)
        e.emit("wstore", [], [const(4), const(3)], offset=200, scale=8)
        a, b = e.op("wload", I64, offset=200), e.op("wload", I64, const(2), offset=208, scale=8)
        place = e.op("ptradd", PTR, Sym("worker"), const(200))
        old = e.op("xadd", I64, place, const(100))
        seen, done = e.function.reg(I64), e.function.reg(I1)
        e.emit("cas", [seen, done], [place, const(109), const(1)])
        total = e.op("add", I64, e.op("add", I64, a, b), old)
        e.ret(e.op("add", I64, total, e.op("zext", I64, done)))

    assert build(passed(make)).run(tmp_path).returncode == 9 + 4 + 9 + 1


def test_shift_counts_wrap_as_the_machine_does(tmp_path):
    def make(module: Module) -> None:
        b = Builder(module, "shift", [I64, I64], (I64,), noinline=True)
        b.ret(b.op("shl", I64, *b.params))
        e = entry(module)
        e.ret(e.call("shift", const(3), const(66))[0])

    assert build(passed(make)).run(tmp_path).returncode == 12


def recursion(module: Module) -> None:
    """descend(n, a): holds `a` and a value of its own across the call of itself; probes at the bottom."""
    declare(module, "probe", [I64], (I64,), asm=True)
    b = Builder(module, "descend", [I64, REF], (I64,))
    n, a = b.params
    bottom, deeper = b.new("bottom"), b.new("deeper")
    b.branch(b.op("icmp.eq", I1, n, const(0)), bottom, deeper)
    b.at(bottom)
    b.ret(b.call("probe", n, line=10)[0])
    b.at(deeper)
    address = b.op("add", I64, b.op("cast", I64, a), const(16))
    (r,) = b.call("descend", b.op("sub", I64, n, const(1)), b.op("cast", REF, address), line=12)
    b.ret(b.op("add", I64, r, b.op("sub", I64, address, b.op("cast", I64, a))))
    e = entry(module)
    e.ret(e.call("descend", const(20), ref(0x10000), line=30)[0])


@pytest.mark.parametrize("dynamic", [False, True])
def test_roots_of_every_frame_are_found(tmp_path, dynamic):
    built = build(passed(recursion), dynamic=dynamic)
    done = built.run(tmp_path)
    frames = walk(built.table, done.stdout)
    assert done.returncode == (20 * 16) % 256
    assert [f.entry.source.line for f in frames] == [10, *[12] * 20, 30]
    assert [f.roots for f in frames] == [[], *[[0x10000 + 16 * i] for i in reversed(range(20))], []]


def arms(module: Module) -> None:
    """Two arms with the same call and different live references."""
    declare(module, "probe", [I64], (I64,), asm=True)
    b = Builder(module, "choose", [I64, REF, REF], (REF,))
    n, x, y = b.params
    left, right = b.new("left"), b.new("right")
    b.branch(b.op("icmp.slt", I1, n, const(0)), left, right)
    b.at(left).call("probe", n, line=3)
    b.ret(x)
    b.at(right).call("probe", n, line=5)
    b.ret(y)
    e = entry(module)
    (r,) = e.call("choose", const(1), ref(0x111), ref(0x222))
    e.ret(e.op("cast", I64, r))


def test_functions_without_sites_may_lie_between():
    """The debug information then has ranges."""

    def make(module: Module) -> None:
        declare(module, "probe", [I64], (I64,), asm=True)
        for k in range(4):
            b = Builder(module, f"f{k}", [I64], (I64,), noinline=True)
            b.ret(b.call("probe", b.params[0])[0] if k % 2 else b.op("add", I64, b.params[0], const(k)))

    compiled = compile_module(passed(make))
    assert [compiled.sites[row.site - 1].symbol for row in compiled.rows] == ["f1", "f3"]


def test_calls_that_llvm_makes_itself_are_no_sites():
    """A call of memcpy behind a site has no place of its own, so the site's line goes on."""

    def make(module: Module) -> None:
        declare(module, "probe", [I64], (I64,), asm=True)
        b = Builder(module, "f", [PTR, PTR, I64], ())
        (n,) = b.call("probe", b.params[2])
        b.emit("memcpy", [], [b.params[0], b.params[1], n])
        b.call("probe", n)
        b.emit("memset", [], [b.params[0], Const(Ty.I8, 7), n])
        b.ret()

    compiled = compile_module(passed(make))
    assert compiled.fell_back == 0
    assert [compiled.sites[row.site - 1].callee for row in compiled.rows] == ["probe", "probe"]


def test_merged_calls_fall_back_to_numbers_stored_at_run_time(tmp_path, monkeypatch):
    """With `nomerge` taken away LLVM merges the arms; the verifier sees it, and the frame then tells which arm it is in."""
    emit = FunctionEmitter.emit
    monkeypatch.setattr(FunctionEmitter, "emit", lambda self: emit(self).replace(" nomerge", ""))
    built = build(passed(arms))
    rows = [r for o in built.objects for r in o.rows if o.sites[r.site - 1].symbol == "choose"]
    assert len(rows) == 1 and [o.fell_back for o in built.objects] == [1]
    frames = walk(built.table, built.run(tmp_path).stdout)
    assert frames[0].entry.source.line == 5 and frames[0].roots == [0x222]


def test_arms_with_the_same_call_are_kept_apart(tmp_path):
    """Without `nomerge` LLVM makes one call of the two, with one set of live slots."""
    built = build(passed(arms))
    rows = [r for o in built.objects for r in o.rows if o.sites[r.site - 1].callee == "probe"]
    assert len(rows) == 2 and len({row.pc for row in rows}) == 2
    frames = walk(built.table, built.run(tmp_path).stdout)
    assert frames[0].entry.source.line == 5 and frames[0].roots == [0x222]


def test_no_load_is_invariant():
    """R40: LLVM may sink an invariant load past a safepoint, where its base may be dead, or elsewhere."""

    def make(module: Module) -> None:
        declare(module, "probe", [I64], (I64,), asm=True)
        b = Builder(module, "read", [REF], (REF,))
        (cell,) = b.params
        (n,) = b.call("probe", b.op("load", I64, cell, offset=16))
        b.emit("store", [], [b.op("add", I64, n, b.op("load", I64, cell, offset=24)), cell], offset=32)
        b.ret(b.op("load", REF, cell, offset=8))

    text = codegen.llvm_of(emit_module(passed(make)).text)
    loads = [line for line in text.splitlines() if " = load " in line]
    assert len(loads) >= 3 and not [line for line in loads if "invariant" in line or "dereferenceable" in line]


def test_every_store_of_a_reference_shades_what_it_stores_initialising_ones_too():
    """R37: an object allocated black may be the only one that holds what its first stores put in."""

    def make(module: Module) -> None:
        b = Builder(module, "put", [REF, REF], ())
        cell, value = b.params
        b.emit("store", [], [value, cell], offset=8, init=True)
        b.emit("store", [], [value, cell], offset=16)
        b.ret()

    lines = emit_module(passed(make)).text.splitlines()
    stores = [at for at, line in enumerate(lines) if "store atomic ptr" in line]
    barriers = [at for at, line in enumerate(lines) if "call" in line and BARRIER in line]
    assert len(stores) == len(barriers) == 2
    assert barriers[0] < stores[0] < barriers[1] < stores[1]


THROW = """
.text
.globl throw
throw:
  mov %rdi, %rax
  add $8, %rsp
  jmp *landing
"""


def test_a_landing_pad_takes_the_exception(tmp_path):
    def make(module: Module) -> None:
        declare(module, "throw", [REF], (), asm=True, noreturn=True)
        b = Builder(module, "catcher", [I64, REF], (I64,))
        n, kept = b.params
        handler = b.new("handler")
        b.call("throw", ref(0x50), unwind=handler)
        b.emit("unreachable", [], [])
        caught = b.at(handler).op("landingpad", REF)
        total = b.op("add", I64, b.op("cast", I64, caught), n)
        b.ret(b.op("add", I64, total, b.op("cast", I64, kept)))
        e = entry(module)
        e.ret(e.call("catcher", const(3), ref(4))[0])

    assert build(passed(make), THROW, "throw").run(tmp_path).returncode == 0x57


def test_stack_check_and_poll_take_the_slow_path(tmp_path):
    def make(module: Module) -> None:
        recursion(module)
        e = module.functions["entry"]
        e.blocks.clear()
        b = Builder(Module("scratch"), "scratch", [])
        b.module, b.function = module, e
        b.at(e.block("entry"))
        b.emit("wstore", [], [const(-65536)], offset=16)
        b.call("descend", const(1), ref(0))
        i, head, body, done = e.reg(I64), b.new("head"), b.new("body"), b.new("done")
        b.emit("copy", [i], [const(0)])
        b.jump(head)
        b.at(head).branch(b.op("icmp.slt", I1, i, const(5)), body, done)
        b.at(body).call("descend", const(0), ref(0))
        b.emit("add", [i], [i, const(1)])
        b.jump(head)
        checks, polls = b.at(done).op("wload", I64, offset=1024), b.op("wload", I64, offset=1032)
        b.ret(b.op("add", I64, b.op("shl", I64, polls, const(4)), checks))

    done = build(passed(make)).run(tmp_path)
    assert done.returncode == 16 + 2


def counted_sum(module: Module, name: str, compare: str, step: int) -> None:
    """The sum of i from `start` up (down) to `stop`, as the builder writes a for loop over a range."""
    b = Builder(module, name, [I64, I64], (I64,), noinline=True)
    (start, stop), i, total = b.params, b.function.reg(I64), b.function.reg(I64)
    head, body, done = b.new("head"), b.new("body"), b.new("done")
    b.emit("copy", [i], [start])
    b.emit("copy", [total], [const(0)])
    b.jump(head)
    b.at(head).emit("branch", [], [b.op(compare, I1, i, stop)], (body, done), counted=(i, stop, step))
    b.at(body).emit("add", [total], [total, b.op("mul", I64, i, i)])
    b.emit("add", [i], [i, const(step)])
    b.jump(head)
    b.at(done).ret(total)


def test_loops_in_strips_run_every_round(tmp_path):
    edges = [(0, 0), (0, 1), (3, 1), (0, 1023), (0, 1024), (0, 1025), (-7, 2041), (5, 10_000), (-3000, -1)]

    def make(module: Module) -> None:
        counted_sum(module, "up", "icmp.slt", 1)
        counted_sum(module, "down", "icmp.sgt", -1)
        e = entry(module)
        right = const(0)
        for a, b in edges:
            for name, start, stop, step in (("up", a, b, 1), ("down", b, a, -1)):
                (total,) = e.call(name, const(start), const(stop))
                expected = sum(i * i for i in range(start, stop, step))
                right = e.op("add", I64, right, e.op("zext", I64, e.op("icmp.eq", I1, total, const(expected))))
        e.ret(right)

    module = passed(make)
    assert [i.op for i in module.functions["up"].instructions()].count("poll") == 1
    assert build(module).run(tmp_path).returncode == 2 * len(edges)


def test_a_poll_stores_the_current_references_in_its_cold_block(tmp_path):
    """The reference changes in each round; the poll of the fourth round takes the slow path."""

    def make(module: Module) -> None:
        b = Builder(module, "rounds", [REF], (REF,), noinline=True)
        r, i = b.params[0], b.function.reg(I64)
        head, body, poison, after, done = (b.new(name) for name in ("head", "body", "poison", "after", "done"))
        b.emit("copy", [i], [const(0)])
        b.jump(head)
        b.at(head).branch(b.op("icmp.slt", I1, i, const(9)), body, done)
        b.at(body).branch(b.op("icmp.eq", I1, i, const(3)), poison, after)
        b.at(poison).emit("wstore", [], [const(-65536)], offset=16)
        b.jump(after)
        b.at(after).emit("cast", [r], [b.op("add", I64, b.op("cast", I64, r), const(16))])
        b.emit("add", [i], [i, const(1)])
        b.jump(head)
        b.at(done).ret(r)
        e = entry(module)
        e.ret(e.op("cast", I64, e.call("rounds", ref(0))[0]))

    module = passed(make)
    assert "rootstore" not in [i.op for i in module.functions["rounds"].instructions()]
    built = build(module)
    done = built.run(tmp_path)
    assert done.returncode == 9 * 16
    assert [f.roots for f in walk(built.table, done.stdout)] == [[4 * 16], []]


def test_flags_tell_kinds_of_calls():
    def make(module: Module) -> None:
        declare(module, "system", [I64], (I64,), systemstack=True, raises=False)
        declare(module, "sin", [F64], (F64,), extern=True, onstack=True, raises=False, safepoint=False)
        declare(module, "write", [I64], (I64,), extern=True, raises=False, safepoint=False)
        declare(module, "make", [], (REF,))
        b = Builder(module, "f", [F64, PTR], (I64,))
        b.call("sin", b.params[0])
        (x,) = b.call("system", const(1))
        (y,) = b.call("write", x)
        (z,) = b.call("make")
        w = b.function.reg(I64)
        b.emit("calli", [w], [b.params[1], z], sig=Signature((REF,), (I64,)))
        b.ret(b.op("add", I64, y, w))

    compiled = compile_module(passed(make))
    flags = {compiled.sites[row.site - 1].callee: compiled.sites[row.site - 1].flags for row in compiled.rows}
    scalar, reference = RETURN_SCALAR << RETURN_SHIFT, RETURN_REF << RETURN_SHIFT
    assert compiled.thunks == {"system", "write"}
    assert flags == {
        "stackcheck": CHECK,
        "thunk.system": BOUNDARY | scalar,
        "thunk.write": BOUNDARY | scalar,
        "make": reference,
        "calli": scalar,
    }


def test_calls_with_many_arguments_keep_the_frame_constant(tmp_path):
    """Arguments that are pushed would move SP between calls."""

    def make(module: Module) -> None:
        declare(module, "probe", [I64] * 9, (I64,), asm=True)
        b = Builder(module, "f", [I64, REF], (I64,))
        n, a = b.params
        (x,) = b.call("probe", n, *[const(i) for i in range(8)])
        (y,) = b.call("probe", x, *[const(7)] * 8)
        b.ret(b.op("add", I64, y, b.op("cast", I64, a)))
        e = entry(module)
        e.ret(e.call("f", const(3), ref(0x77))[0])

    built = build(passed(make))
    first = walk(built.table, built.run(tmp_path).stdout)[0]
    assert first.roots == [0x77]
    assert len({row.cfa for o in built.objects for row in o.rows if o.sites[row.site - 1].symbol == "f"}) == 1


def test_a_broken_module_is_an_internal_error_with_the_text_saved():
    with pytest.raises(InternalError, match=r"(?s)expected.*LLVM text: .*\.ll"):
        codegen.compile_texts(["define i32 @f( {"])


def test_a_large_module_is_split(tmp_path, monkeypatch):
    monkeypatch.setattr("bullsnake.llvm.split.LARGE", 10)
    module = passed(recursion)
    objects = compile_modules([module])
    assert len(objects) == 2
    assert sum(len(o.rows) for o in objects) == sum(len(o.rows) for o in compile_modules([module], parts=1))
    built = build(module)
    assert [f.entry.source.line for f in walk(built.table, built.run(tmp_path).stdout)] == [10, *[12] * 20, 30]


def test_a_store_of_a_float_does_not_reload_references(tmp_path):
    """scale(list, n): the list's array is loaded once for all rounds of a strip."""

    def make(module: Module) -> None:
        b = Builder(module, "scale", [REF, I64], ())
        (items, n), i = b.params, b.function.reg(I64)
        head, body, done = b.new("head"), b.new("body"), b.new("done")
        b.emit("copy", [i], [const(0)])
        b.jump(head)
        b.at(head).emit("branch", [], [b.op("icmp.slt", I1, i, n)], (body, done), counted=(i, n, 1))
        array = b.at(body).op("load", REF, items, offset=16)
        x = b.op("load", F64, array, i, scale=8, offset=16)
        b.emit("store", [], [b.op("fmul", F64, x, Const(Ty.F64, 3.0)), array, i], scale=8, offset=16)
        b.emit("add", [i], [i, const(1)])
        b.jump(head)
        b.at(done).ret()

    text = codegen.llvm_of(emit_module(passed(make)).text)
    assert "<2 x double>" in text and text.count("load atomic ptr") == 1


def test_library_functions_keep_their_digits():
    """LLVM would turn pow(2.0, x) into exp2(x), whose last digit may differ."""

    def make(module: Module) -> None:
        declare(module, "pow", [F64, F64], (F64,), extern=True, onstack=True, raises=False, safepoint=False)
        b = Builder(module, "f", [F64], (F64,))
        b.ret(b.call("pow", Const(Ty.F64, 2.0), b.params[0])[0])

    text = codegen.llvm_of(emit_module(passed(make)).text)
    assert "@pow(" in text and "exp2" not in text
