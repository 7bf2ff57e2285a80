"""The nosplit budget over a call graph with given frame sizes."""

from __future__ import annotations

import pytest

from bullsnake.build.lowlevel.nosplit import NosplitError, check_budget, deepest_chains, listing
from bullsnake.ir.core import Declaration, Function, Instr, Module, Traits
from bullsnake.ir.types import Signature


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
    text = listing(graph(EDGES, {"deep"}, {"sin": True, "mmap": False}), SIZES)
    assert text.splitlines()[0] == "  180  a"
    assert text.endswith("deepest chain:\n  180 bytes\n       24  a\n       48  c\n      108  sin\n")
