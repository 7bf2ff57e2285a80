"""The compiled runtime under hand-made guests: allocation, collections under torture, limits, fatal checks, signals, statistics."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import test_runtime as guests
from ir_help import I1, I64, PTR, REF, Builder, const, passed

from bullsnake.dialect.sizeclasses import SIZE_CLASSES, cache_index
from bullsnake.ir.core import Data, Module, Sym

NIL, NODE, NODE_SIZE = guests.NIL, guests.NODE, guests.NODE_SIZE
EXIT = "runtime.start.exit"
Main = Callable[[Module, Builder], None]


def guest(depth: int, main: Main) -> Module:
    """`descend`, `count` and a main program."""

    def make(module: Module) -> None:
        guests.nodes(module, depth)
        main(module, Builder(module, "bullsnake.main", [], ()))

    return passed(make)


def run(folder: Path, main: Main, knobs: str = "", siteids: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return guests.run(guest(0, main), folder, siteids, BULLSNAKE=knobs, **more)


def loop(b: Builder, rounds: int, body: Callable[[], None]) -> None:
    """The body that many times."""
    i = b.function.reg(I64)
    head, inside, after = b.new("head"), b.new("inside"), b.new("after")
    b.emit("copy", [i], [const(0)])
    b.jump(head)
    b.at(head).branch(b.op("icmp.slt", I1, i, const(rounds)), inside, after)
    b.at(inside)
    body()
    b.emit("add", [i], [i, const(1)])
    b.jump(head)
    b.at(after)


def finish(b: Builder, good: object) -> None:
    """Exit 42 if a bit is set, else 1."""
    b.call(EXIT, b.op("select", I64, good, const(42), const(1)))
    b.ret()


def descriptor(module: Module, name: str, shape: int, size: int, elem: int = 0) -> Sym:
    head = [(shape, 4), (size, 4), (elem, 4), (0, 4), (0, 8), (0, 8)]
    module.data[name] = Data(name, "rodata", [b"".join(v.to_bytes(n, "little") for v, n in head) + bytes(96)])
    return Sym(name)


COMBINATIONS = ["gcalloc=1,gccheck=1,poison=1", "gcalloc=3,gcsafepoint=2,gccheck=1", "gcsafepoint=1,movestack=1,poison=1",
                "gcalloc=2,gcsafepoint=3,movestack=1,poison=1,gccheck=1"]  # fmt: skip


@pytest.mark.parametrize("siteids", ["", "dynamic"])
@pytest.mark.parametrize("knobs", COMBINATIONS)
def test_a_deep_stack_under_torture_in_combination(tmp_path, knobs, siteids):
    depth = 150

    def main(module: Module, b: Builder) -> None:
        (first,) = b.call("descend", const(depth), NIL, line=20)
        (total,) = b.call("count", first)
        finish(b, b.op("icmp.eq", I1, total, const(depth * (depth + 1) // 2)))

    done = run(tmp_path, main, knobs, siteids)
    assert (done.returncode, done.stderr) == (42, "")


@pytest.mark.parametrize("knobs", ["", "gcalloc=5,poison=1,gccheck=1", "maxheap=8M,poison=1"])
def test_objects_of_every_size_class_are_zeroed(tmp_path, knobs):
    """Each object is read at both ends, then filled; most die, so that their slots come again."""

    def main(module: Module, b: Builder) -> None:
        dirt = b.function.reg(I64)
        b.emit("copy", [dirt], [const(0)])

        def body() -> None:
            for size in (size for size in SIZE_CLASSES if size >= 16):
                kind = descriptor(module, f"type.s{size}", 0, size)
                (made,) = b.call("runtime.mem.new_sized", kind, const(cache_index(size, False)), const(size))
                for offset in {8, size // 16 * 8, size - 8}:
                    b.emit("or", [dirt], [dirt, b.op("load", I64, made, offset=offset)])
                    b.emit("store", [], [const(-1), made], offset=offset)

        loop(b, 40 if "gcalloc" in knobs else 300, body)
        finish(b, b.op("icmp.eq", I1, dirt, const(0)))

    done = run(tmp_path, main, knobs)
    assert (done.returncode, done.stderr) == (42, "")


@pytest.mark.parametrize("knobs", ["", "gcalloc=1,poison=1,gccheck=1", "maxheap=64M"])
def test_large_arrays_come_and_go(tmp_path, knobs):
    """300 arrays of 32 KiB to 5 MiB, of which the newest lives: far more than maxheap in all."""
    lengths = [4095, 4096, 10_000, 65_536, 600_000]

    def main(module: Module, b: Builder) -> None:
        kind = descriptor(module, "type.words", 1, 16, 8)
        dirt = b.function.reg(I64)
        b.emit("copy", [dirt], [const(0)])

        def body() -> None:
            for n in lengths:
                (made,) = b.call("runtime.mem.new_array", kind, const(n))
                b.emit("or", [dirt], [dirt, b.op("sub", I64, b.op("load", I64, made, offset=8), const(n))])
                for offset in (16, 8 + 8 * n):
                    b.emit("or", [dirt], [dirt, b.op("load", I64, made, offset=offset)])
                    b.emit("store", [], [const(-1), made], offset=offset)

        loop(b, 60, body)
        finish(b, b.op("icmp.eq", I1, dirt, const(0)))

    done = run(tmp_path, main, knobs)
    assert (done.returncode, done.stderr) == (42, "")


def test_allocation_beyond_maxheap_gives_null(tmp_path):
    """A list that is held grows until memory is out; then it is let go, and there is memory again."""

    def main(module: Module, b: Builder) -> None:
        head = b.function.reg(REF)
        b.emit("copy", [head], [NIL])
        more, full, held = b.new("more"), b.new("full"), b.new("held")
        b.jump(more)
        b.at(more)
        (made,) = b.call("runtime.mem.new_sized", NODE, const(cache_index(NODE_SIZE, False)), const(NODE_SIZE))
        b.branch(b.op("icmp.eq", I1, made, NIL), full, held)
        b.at(held).emit("store", [], [head, made], offset=8)
        b.emit("copy", [head], [made])
        b.jump(more)
        b.at(full).emit("copy", [head], [NIL])
        words = descriptor(module, "type.words", 1, 16, 8)
        (negative,) = b.call("runtime.mem.new_array", words, const(-1))
        (again,) = b.call("runtime.mem.new_array", words, const(50_000))
        finish(b, b.op("and", I1, b.op("icmp.eq", I1, negative, NIL), b.op("icmp.ne", I1, again, NIL)))

    done = run(tmp_path, main, "maxheap=2M")
    assert (done.returncode, done.stderr) == (42, "")


def test_memory_out_twice_without_a_handler_is_fatal(tmp_path):
    def main(module: Module, b: Builder) -> None:
        words = descriptor(module, "type.words", 1, 16, 8)
        for _ in range(2):
            b.call("runtime.mem.new_array", words, const(10_000_000))
        b.ret()

    done = run(tmp_path, main, "maxheap=2M")
    assert done.returncode == 134
    assert done.stderr.startswith("fatal error: out of memory while a MemoryError is raised\n")


def test_statistics_are_json_with_every_field(tmp_path):
    file = tmp_path / "stats.json"

    def main(module: Module, b: Builder) -> None:
        b.call("descend", const(100_000), NIL)
        for _ in range(3):
            b.call("runtime.collect")
        b.call(EXIT, const(0))
        b.ret()

    assert run(tmp_path, main, f"stats={file}").returncode == 0
    stats = json.loads(file.read_text())
    names = {"strategy", "frames_max", "stack_bytes_max", "stack_copies", "stack_moves", "dynamic_site_functions"}
    longest = {f"longest_{name}_ns" for name in ("blocked", "own_scan", "assist", "world_stopped")}
    assert set(stats) == names | longest | {"cycles"}
    assert stats["frames_max"] >= 100_000 and stats["stack_bytes_max"] > 100_000 * 16 and stats["stack_moves"] == 1
    assert len(stats["cycles"]) >= 4
    timed = {"start_ns", "world_stopped_ns", "time_to_stop_ns", "first_scan_ns", "rescan_ns", "mark_termination_ns", "guest_ns"}
    counted = {f"{prefix}scanned_{what}" for prefix in ("", "re") for what in ("stacks", "frames", "bytes")}
    barriers = {"barriers_installed", "barriers_hit", "barriers_removed"}
    heap = {"heap_before", "heap_after", "heap_live", "goal", "allocated"}
    for cycle in stats["cycles"]:
        assert set(cycle) == timed | counted | barriers | heap | {"more_stops", "more_stopped_ns", "scanned_parts"}
        assert cycle["heap_live"] <= cycle["heap_after"] and len(cycle["world_stopped_ns"]) == len(cycle["time_to_stop_ns"]) == 2
        assert cycle["first_scan_ns"] <= stats["longest_blocked_ns"]
    deepest = max(stats["cycles"], key=lambda cycle: cycle["scanned_frames"])
    assert deepest["heap_live"] >= 100_000 * NODE_SIZE


def test_gctrace_prints_a_line_for_each_collection(tmp_path):
    def main(module: Module, b: Builder) -> None:
        for _ in range(3):
            b.call("runtime.collect")
        b.call(EXIT, const(0))
        b.ret()

    lines = run(tmp_path, main, "gctrace=1").stderr.splitlines()
    assert [line.split(" @")[0] for line in lines] == ["gc 1", "gc 2", "gc 3"]


def crash(module: Module, b: Builder, address: int) -> None:
    """`outer` calls `inner`, which reads an address that is not mapped."""
    inner = Builder(module, "inner", [I64, REF], (I64,))
    inner.call("descend", const(0), NIL, line=31)
    place = inner.op("cast", PTR, inner.params[0])
    inner.ret(inner.op("load", I64, place, offset=0, raw=True))
    outer = Builder(module, "outer", [I64], (I64,))
    (value,) = outer.call("inner", outer.params[0], NIL, line=33)
    outer.ret(outer.op("add", I64, value, const(1)))
    (value,) = b.call("outer", const(address), line=35)
    b.call(EXIT, value)
    b.ret()


@pytest.mark.parametrize("siteids", ["", "dynamic"])
def test_a_fault_names_the_guests_frames(tmp_path, siteids):
    done = run(tmp_path, lambda module, b: crash(module, b, 64), "", siteids)
    assert done.returncode == 134
    lines = done.stderr.splitlines()
    assert lines[0] == "fatal error: unexpected signal: segmentation violation"
    assert [line.split(" in ")[1] for line in lines if " in " in line][-2:] == ["outer", "bullsnake.main"]
    assert '  File "t.py", line 33, in outer' in lines


def bad_root(module: Module, b: Builder) -> None:
    """The address of an object's second word, held across a collection as if it were a reference."""
    (node,) = b.call("runtime.mem.new_sized", NODE, const(cache_index(NODE_SIZE, False)), const(NODE_SIZE))
    hold = Builder(module, "hold", [REF], (I64,))
    hold.call("runtime.collect")
    hold.ret(hold.op("load", I64, hold.params[0], offset=0))
    inside = b.op("cast", REF, b.op("add", I64, b.op("cast", I64, node), const(8)))
    b.call(EXIT, b.call("hold", inside)[0])
    b.ret()


def null_exception(module: Module, b: Builder) -> None:
    b.call("runtime.throw", NIL)
    b.emit("unreachable", [], [])


FATAL = [("unknown knob in BULLSNAKE", "gctrase=1"), ("a knob in BULLSNAKE has a value that is no number", "maxheap=all")]


@pytest.mark.parametrize(("message", "knobs"), FATAL)
def test_bad_knobs_are_fatal(tmp_path, message, knobs):
    done = run(tmp_path, lambda module, b: b.ret(), knobs)
    assert done.returncode == 134
    assert done.stderr.startswith(f"fatal error: {message}")


def test_a_reference_into_an_object_is_fatal(tmp_path):
    done = run(tmp_path, bad_root)
    assert done.returncode == 134
    assert done.stderr.splitlines()[0] == "fatal error: mark: a reference into the middle of an object"


def test_raising_null_is_fatal(tmp_path):
    done = run(tmp_path, null_exception)
    assert (done.returncode, done.stderr.splitlines()[0]) == (134, "fatal error: raise of a null exception")


def recursion(module: Module, b: Builder, catches: int) -> None:
    """Endless recursion, caught again and again. The library of the image ends the program at a RecursionError, so an ordinary
    exception is thrown from just above the limit instead: the check's verdict is `test_runtime.py`'s."""
    (exception,) = b.call("runtime.mem.new_sized", NODE, const(cache_index(48, False)), const(48))
    guarded = Builder(module, "guarded", [REF], (I64,))
    handler, after = guarded.new("handler"), guarded.new("after")
    guarded.call("descend", const(2000), guarded.params[0], unwind=handler)
    guarded.jump(after)
    guarded.at(after).ret(const(0))
    caught = guarded.at(handler).op("landingpad", REF)
    guarded.ret(guarded.op("zext", I64, guarded.op("icmp.eq", I1, caught, guarded.params[0])))
    total = b.function.reg(I64)
    b.emit("copy", [total], [const(0)])
    loop(b, catches, lambda: b.emit("add", [total], [total, b.call("guarded", exception)[0]]))
    finish(b, b.op("icmp.eq", I1, total, const(catches)))


@pytest.mark.parametrize("knobs", ["", "poison=1,gccheck=1"])
def test_a_deep_exception_is_caught_again_and_again(tmp_path, knobs):
    done = run(tmp_path, lambda module, b: recursion(module, b, 1000 if not knobs else 50), knobs)
    assert (done.returncode, done.stderr) == (42, "")


def test_sigint_ends_a_loop_without_calls(tmp_path):
    """The image's library exits with 92 when KeyboardInterrupt is to be raised."""

    def main(module: Module, b: Builder) -> None:
        again = b.new("again")
        b.jump(again)
        b.at(again).jump(again)

    path = guests.build(guest(0, main), tmp_path, "")
    process = subprocess.Popen([path])
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    sent = time.monotonic()
    assert process.wait(10) == 92
    assert time.monotonic() - sent < 0.5
