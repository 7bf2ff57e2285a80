"""The nosplit budget over a call graph with given frame sizes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bullsnake.build.lowlevel.nosplit import NosplitError, check_budget, deepest_chains, listing
from bullsnake.ir.core import Declaration, Function, Instr, Module, Traits
from bullsnake.ir.types import Signature

TOOL = Path(__file__).resolve().parents[2] / "tools" / "nosplit.py"


def graph(edges: dict[str, list[str]], system: set[str], externs: dict[str, bool]) -> Module:
    """Functions that call others; `externs`: name -> runs on the goroutine's stack."""
    module = Module("m")
    for name, onstack in externs.items():
        module.declarations[name] = Declaration(name, Signature((), ()), Traits(extern=True, onstack=onstack))
    for name, callees in edges.items():
        traits = Traits(systemstack=True) if name in system else Traits(nosplit=True)
        function = module.add(Function(name, [], (), traits))
        block = function.block()
        block.instrs = [*(Instr("call", attrs={"callee": callee}) for callee in callees), Instr("ret")]
    return module


EDGES = {"a": ["b", "c"], "b": ["deep"], "c": ["d", "sin"], "d": ["mmap"], "deep": ["e"], "e": []}
SIZES = {"a": 16, "b": 24, "c": 40, "d": 0, "sin": 100, "deep": 5000, "e": 8}


def test_depths() -> None:
    module = graph(EDGES, {"deep"}, {"sin": True, "mmap": False})
    chains = deepest_chains(module, SIZES)
    assert {name: chain.total for name, chain in chains.items() if name in EDGES} == {
        "a": 24 + 48 + 108, "b": 32 + 8, "c": 48 + 108, "d": 8 + 8, "e": 16,
    }  # fmt: skip
    assert [name for name, _ in chains["a"].frames] == ["a", "c", "sin"]


def test_budget() -> None:
    module = graph(EDGES, {"deep"}, {"sin": True, "mmap": False})
    assert check_budget(module, SIZES, 180).total == 180
    with pytest.raises(
        NosplitError, match=r"nosplit stack of 180 bytes, the budget is 179:\n  180 bytes\n +24  a\n +48  c\n +108  sin"
    ):
        check_budget(module, SIZES, 179)


def test_recursion_has_no_bound() -> None:
    with pytest.raises(NosplitError, match="recursive: a -> b -> a"):
        check_budget(graph({"a": ["b"], "b": ["a"]}, set(), {}), {})


def test_listing() -> None:
    module = graph({**EDGES, "other": ["e"]}, {"deep"}, {"sin": True, "mmap": False})
    text = listing(module, {**SIZES, "other": 0}, ["tan", "sin"])
    assert text.splitlines()[3:5] == ["  180  a", "   24  other"]
    assert "deepest chain:\n  180 bytes\n       24  a\n       48  c\n      108  sin\n" in text
    waived = ["  C function on the caller's stack: sin", "  C function on the caller's stack: tan"]
    assert text.splitlines()[-3:] == ["waivers:", *waived]


def test_a_call_by_address_is_a_waiver() -> None:
    module = graph({"a": []}, set(), {})
    module.functions["a"].blocks[0].instrs.insert(0, Instr("calli"))
    assert listing(module, {"a": 0}).splitlines()[-1] == "  call by address: a"


def test_the_listing_of_the_runtime_is_the_golden_one() -> None:
    """After a deliberate change: tools/nosplit.py --update, and look at what changed."""
    done = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
