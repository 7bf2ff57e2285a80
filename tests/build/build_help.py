"""Programs of a few lines, built to IR against the library as it is."""

from __future__ import annotations

from functools import cache

from bullsnake.build.program import build_lib, build_program
from bullsnake.diagnostics import Diagnostics
from bullsnake.front.load import LibInterface, load_lib, load_program
from bullsnake.ir.core import Declaration, Function, Instr, Module
from bullsnake.ir.verify import verify


class Image:
    """What a program needs to know of an image."""

    def __init__(self, module: Module) -> None:
        self.declarations = {f.name: Declaration(f.name, f.signature, f.traits) for f in module.functions.values()}
        self.data = set(module.data)


@cache
def library() -> tuple[LibInterface, Module]:
    """The library's trees and its IR, built once and verified."""
    sink = Diagnostics()
    lib = load_lib(sink)
    assert lib is not None, [d.message for d in sink.found]
    module = build_lib(lib, sink)
    verify(module)
    return lib, module


def build(text: str) -> Module:
    """IR of a program, verified."""
    lib, image = library()
    sink = Diagnostics()
    program = load_program("prog.py", text, lib, sink)
    assert program is not None, [d.message for d in sink.found]
    module = build_program(program, lib, Image(image), sink)
    verify(module)
    return module


def function(text: str, name: str) -> Function:
    """One function of a program."""
    return build(text).functions[f"__main__.{name}"]


def calls(function: Function) -> list[str]:
    """Callees in order of their blocks."""
    return [i.callee for i in function.instructions() if i.op == "call"]


def operations(function: Function, *ops: str) -> list[Instr]:
    return [i for i in function.instructions() if i.op in ops]
