"""The runtime's own sources: they translate, their structs lie where assembly expects them, their stack use is bounded."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bullsnake.runtime
from bullsnake.build.lowlevel import compile_runtime, nosplit, struct_offsets
from bullsnake.build.lowlevel.source import load
from bullsnake.ir.core import Module
from bullsnake.ir.verify import verify
from bullsnake.llvm.compile import compile_module
from bullsnake.passes.pipeline import run_passes
from bullsnake.ports.amd64 import layout

ROOT = Path(str(bullsnake.runtime.__file__)).parent
NAMES = [
    ".".join(["bullsnake.runtime", *path.relative_to(ROOT).with_suffix("").parts])
    for path in sorted(ROOT.rglob("*.py"))
    if path.name != "__init__.py"
]


@pytest.fixture(scope="module")
def runtime() -> Module:
    module = compile_runtime(NAMES)
    verify(module)
    return module


def test_sources_translate(runtime: Module) -> None:
    assert len(runtime.functions) > len(NAMES)
    for function in runtime.functions.values():
        assert function.traits.nosplit != function.traits.systemstack, function.name


def test_layers() -> None:
    """A package imports from those before it; calls upward go through the hooks."""
    order = ["hooks", "os", "mem", "stack", "gc", "sched", "chan", "panic", "start"]
    for name in NAMES:
        rank = order.index(name.split(".")[2])
        for node in ast.walk(load(name).tree):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("bullsnake"):
                parts = str(node.module).split(".") + [alias.name for alias in node.names]
                assert parts[1] in ("dialect", "runtime"), (name, parts)
                if parts[1] == "runtime":
                    assert order.index(parts[2]) <= rank, (name, parts)


def test_worker_lies_as_the_port_says() -> None:
    """The constants that assembly uses against the struct that the sources use."""
    worker = struct_offsets("bullsnake.runtime.stack.worker")["Worker"]
    names = ("self", "g", "stackguard", "sched_sp", "g0_sp", "in_flight", "needed", "alloc_free", "alloc_end")
    assert {name: worker[name] for name in names} == {name: getattr(layout, name.upper()) for name in names}
    assert worker["saved"] == layout.SAVED_REGISTERS
    g = struct_offsets("bullsnake.runtime.stack.worker")["G"]
    assert (g["registers"], g["sp"], g["pending"]) == (layout.G_REGISTERS, layout.G_SP, layout.G_PENDING)
    barrier = struct_offsets("bullsnake.runtime.stack.barriers")["Barrier"]
    assert barrier["pc"] == layout.BARRIER_PC


def test_nosplit_budget(runtime: Module) -> None:
    run_passes(runtime)
    sizes = {name: nbytes - nosplit.CALL for name, nbytes in compile_module(runtime).frame_sizes.items()}
    chain = nosplit.check_budget(runtime, sizes)
    assert 0 < chain.total <= nosplit.NOSPLIT_BUDGET
