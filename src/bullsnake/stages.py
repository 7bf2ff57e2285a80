"""The pipeline, as it can be read.

The image, once for each version of the compiler:

    lib sources     -> front   -> typed trees   -> build     -> IR  \\
    runtime sources -> dialect -> (plain ast)   -> lowlevel  -> IR   > passes -> LLVM -> objects -> link -> image
    port            -> assembly, with a thunk for each function that runs on the system stack   /

A program, each time its sources change:

    sources -> front -> typed trees -> build -> IR -> passes -> LLVM -> object -> link behind the image -> executable
"""

from __future__ import annotations

import copy
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from bullsnake.cache import Cache, file_digest
from bullsnake.diagnostics import Diagnostics
from bullsnake.driver import Options
from bullsnake.ir.core import Declaration, Function, Module
from bullsnake.ir.printer import print_module
from bullsnake.passes.inline import inlinable
from bullsnake.passes.pipeline import run_passes

STAGES = ("tree", "ir", "passes", "llvm", "asm")


@dataclass(slots=True)
class Interface:
    """What a program's compilation needs to know of the image.

    declarations: every function, with the traits that the passes found. inlinable: bodies for our inliner. data: symbols of
    exported data. thunks: those that the image has.
    """

    declarations: dict[str, Declaration] = field(default_factory=dict)
    inlinable: dict[str, Function] = field(default_factory=dict)
    data: set[str] = field(default_factory=set)
    thunks: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Made:
    """An executable, and the sources it was made from: path -> digest."""

    executable: bytes
    sources: dict[str, str]


def declaration(function: Function) -> Declaration:
    return Declaration(function.name, function.signature, function.traits)


def _with_passes(module: Module, available: dict[str, Function]) -> dict[str, Function]:
    """Run the passes; returns the bodies that others may inline, as they were before checks and roots were placed."""
    bodies: dict[str, Function] = {}

    def after(name: str, module: Module) -> None:
        if name == "clean-again":
            bodies.update({f.name: copy.deepcopy(f) for f in module.functions.values() if inlinable(f)})

    run_passes(module, available, after)
    return bodies


def pickle_deep(value: object) -> bytes:
    """Pickle a graph of objects that refer to one another many links deep."""
    return _deeply(lambda: pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def _deeply(action: Callable[[], bytes]) -> bytes:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 200_000))
    try:
        return action()
    finally:
        sys.setrecursionlimit(limit)
