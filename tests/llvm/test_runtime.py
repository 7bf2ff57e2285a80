"""The real runtime under small hand-made programs: deep recursion, collection with a deep stack, exceptions across growth."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from ir_help import I1, I64, REF, Builder, const, declare, passed

import bullsnake.runtime
from bullsnake.build.lowlevel.compiler import compile_runtime
from bullsnake.dialect.sizeclasses import cache_index
from bullsnake.ir.core import Const, Data, Declaration, Module, Sym
from bullsnake.ir.types import Ty
from bullsnake.link import Image, link_image, link_program
from bullsnake.llvm.compile import assemble, compile_modules
from bullsnake.passes.pipeline import run_passes
from bullsnake.ports.amd64 import asm
from bullsnake.tables import tables_of

NIL = Const(Ty.REF, 0)
NODE_SIZE = 24
NODE = Sym("type.node")


def runtime_modules() -> list[str]:
    """Dotted names of all files of the runtime."""
    root = Path(bullsnake.runtime.__path__[0])
    files = [f.relative_to(root) for f in sorted(root.rglob("*.py")) if f.name != "__init__.py"]
    return [".".join(["bullsnake.runtime", *f.with_suffix("").parts]) for f in files]


def library(module: Module) -> None:
    """What the runtime expects of the library: here each error ends the program with a status of its own."""
    declare(module, "runtime.start.exit", [I64], (), systemstack=True, noreturn=True, raises=False)
    module.data["type.builtins.str"] = Data("type.builtins.str", "rodata", [bytes(64)])
    for name, status in (("raise_recursion_error", 91), ("raise_keyboard_interrupt", 92), ("raise_memory_error", 94)):
        b = Builder(module, f"bslib.{name}", [], ())
        b.call("runtime.start.exit", const(status))
        b.emit("unreachable", [], [])
    declare(module, "runtime.throw", [REF], (), asm=True, noreturn=True)
    for name, callee in (("throw_again", "runtime.throw"), ("go_on_raising", "bslib.throw_again")):
        b = Builder(module, f"bslib.{name}", [REF], ())
        b.call(callee, b.params[0])
        b.emit("unreachable", [], [])
    b = Builder(module, "bslib.uncaught", [REF], (I64,))
    b.ret(const(93))
    b = Builder(module, "bslib.run_goroutine", [REF], ())
    b.ret()


@cache
def base() -> tuple[Image, dict[str, Declaration]]:
    """The image of runtime and the library above, and the runtime's declarations."""
    runtime = compile_runtime(runtime_modules())
    run_passes(runtime)
    objects = compile_modules([runtime, passed(library)])
    thunks = set().union(*(o.thunks for o in objects)) | {"runtime.collect", "runtime.start.exit", "runtime.mem.new_array"}
    assembly = assemble(asm.assembly(sorted(thunks)))
    image = link_image([*(o.object for o in objects), assembly], extra=tables_of("image", objects))
    return image, {f.name: Declaration(f.name, f.signature, f.traits) for f in runtime.functions.values()}


def build(module: Module, folder: Path, siteids: str) -> Path:
    """An executable of a guest."""
    objects = compile_modules([module], siteids=siteids)
    program = link_program(base()[0], [o.object for o in objects], tables_of("program", objects))
    path = folder / "program"
    path.write_bytes(program)
    path.chmod(0o755)
    return path


def run(module: Module, folder: Path, siteids: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = build(module, folder, siteids)
    return subprocess.run([path], capture_output=True, text=True, timeout=60, env=environment)


def nodes(module: Module, depth: int) -> None:
    """`descend` makes a node per level and holds it, collects at the bottom, links the nodes on the way back."""
    module.declarations.update(base()[1])
    declare(module, "runtime.throw", [REF], (), asm=True, noreturn=True)
    ptrmap = 0b10
    head = [(0, 4), (NODE_SIZE, 4), (0, 4), (0, 4), (ptrmap, 8), (0, 8)]
    module.data["type.node"] = Data("type.node", "rodata", [b"".join(v.to_bytes(n, "little") for v, n in head) + bytes(96)])
    b = Builder(module, "descend", [I64, REF], (REF,))
    n, exception = b.params
    bottom, deeper, throw, back = b.new("bottom"), b.new("deeper"), b.new("throw"), b.new("back")
    (node,) = b.call("runtime.mem.new_sized", NODE, const(cache_index(NODE_SIZE, False)), const(NODE_SIZE))
    b.emit("store", [], [n, node], offset=16)
    b.branch(b.op("icmp.eq", I1, n, const(0)), bottom, deeper)
    b.at(bottom).call("runtime.collect", line=5)
    b.branch(b.op("icmp.eq", I1, exception, NIL), back, throw)
    b.at(throw).call("runtime.throw", exception)
    b.emit("unreachable", [], [])
    b.at(back).ret(node)
    b.at(deeper)
    (rest,) = b.call("descend", b.op("sub", I64, n, const(1)), exception, line=8)
    b.emit("store", [], [rest, node], offset=8)
    b.ret(node)
    count(module)


def count(module: Module) -> None:
    """The sum of a list's numbers."""
    b = Builder(module, "count", [REF], (I64,))
    node, total = b.params[0], b.function.reg(I64)
    head, body, done = b.new("head"), b.new("body"), b.new("done")
    b.emit("copy", [total], [const(0)])
    b.jump(head)
    b.at(head).branch(b.op("icmp.eq", I1, node, NIL), done, body)
    b.at(body).emit("add", [total], [total, b.op("load", I64, node, offset=16)])
    b.emit("load", [node], [node], offset=8)
    b.jump(head)
    b.at(done).ret(total)


@pytest.mark.parametrize("siteids", ["", "dynamic"])
@pytest.mark.parametrize("knobs", ["", "movestack=1", "gcsafepoint=1,poison=1"])
def test_nodes_held_by_a_deep_stack_survive(tmp_path, siteids, knobs):
    depth = 200 if knobs else 100_000

    def make(module: Module) -> None:
        nodes(module, depth)
        b = Builder(module, "bullsnake.main", [], ())
        (first,) = b.call("descend", const(depth), NIL, line=20)
        (total,) = b.call("count", first)
        right = b.op("icmp.eq", I1, total, const(depth * (depth + 1) // 2))
        b.call("runtime.start.exit", b.op("select", I64, right, const(42), const(1)))
        b.ret()

    done = run(passed(make), tmp_path, siteids, BULLSNAKE=knobs)
    assert (done.returncode, done.stderr) == (42, "")


@pytest.mark.parametrize("siteids", ["", "dynamic"])
def test_an_exception_from_a_deep_stack_reaches_its_handler(tmp_path, siteids):
    """The handler finds its own registers: four numbers and a node that live across the call."""

    def make(module: Module) -> None:
        nodes(module, 50_000)
        b = Builder(module, "guarded", [I64, I64, I64, I64, REF], (I64,))
        handler, after = b.new("handler"), b.new("after")
        (made,) = b.call("runtime.mem.new_sized", NODE, const(cache_index(48, False)), const(48))
        b.call("descend", const(50_000), made, unwind=handler, line=30)
        b.jump(after)
        b.at(after).ret(const(0))
        caught = b.at(handler).op("landingpad", REF)
        same = b.op("zext", I64, b.op("icmp.eq", I1, caught, made))
        total = b.op("load", I64, b.params[4], offset=16)
        for number in (*b.params[:4], same):
            total = b.op("add", I64, total, number)
        b.ret(total)
        m = Builder(module, "bullsnake.main", [], ())
        (node,) = m.call("runtime.mem.new_sized", NODE, const(cache_index(NODE_SIZE, False)), const(NODE_SIZE))
        m.emit("store", [], [const(100), node], offset=16)
        (total,) = m.call("guarded", const(1), const(2), const(4), const(8), node)
        m.call("runtime.start.exit", total)
        m.ret()

    done = run(passed(make), tmp_path, siteids)
    assert (done.returncode, done.stderr) == (116, "")


def test_endless_recursion_is_a_recursion_error(tmp_path):
    def make(module: Module) -> None:
        nodes(module, 0)
        b = Builder(module, "bullsnake.main", [], ())
        b.call("descend", const(-1), NIL)
        b.ret()

    assert run(passed(make), tmp_path, "", BULLSNAKE="maxstack=1000000").returncode == 91


