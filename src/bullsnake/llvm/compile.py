"""Modules of the intermediate representation to objects with their rows: the entry point of this folder.

`compile_modules` splits large modules, and emits and compiles the parts in children, all at once; `assemble` makes an object of
assembly. A function whose site numbers do not survive LLVM is compiled again with numbers stored at run time (see `rows`), and one
whose frame is too large for the room below the stack guard with an entry that checks for more (see `large`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bullsnake.internal import InternalError
from bullsnake.ir.core import Module
from bullsnake.llvm import codegen
from bullsnake.llvm.emit import TRIPLE, Emitted, emit_module
from bullsnake.llvm.large import too_large, with_entries
from bullsnake.llvm.names import quoted
from bullsnake.llvm.rows import Result, read_rows
from bullsnake.llvm.sites import CompiledObject
from bullsnake.llvm.split import split


def compile_modules(
    modules: Sequence[Module], *, opt: int = 2, dump: str | None = None, siteids: str = "", parts: int = 2
) -> list[CompiledObject]:
    """Compile modules that have been through the passes, large ones in several parts. dump: `llvm` or `asm`, to stdout."""
    wanted = [(piece, opt, "", _dynamic(piece, siteids)) for module in modules for piece in split(module, parts)]
    if dump in ("llvm", "asm"):
        sys.stdout.write("\n".join(_dumped(_text(*one), dump, opt) for one in wanted))
    return codegen.in_children(_compiled, wanted, _text)


def compile_module(module: Module, *, opt: int = 2, dump: str | None = None, module_asm: str = "") -> CompiledObject:
    """Compile one module into one object, with assembly of the caller's in it."""
    wanted = (module, opt, module_asm, frozenset[str]())
    if dump in ("llvm", "asm"):
        sys.stdout.write(_dumped(_text(*wanted), dump, opt))
    return codegen.in_children(_compiled, [wanted], _text)[0]


def assemble(assembly: str) -> bytes:
    """An object of assembly alone."""
    lines = [f'target triple = "{TRIPLE}"']
    lines += [f"module asm {quoted(line.encode())}" for line in assembly.splitlines()]
    return codegen.compile_texts(["\n".join(lines) + "\n"], 0)[0]


def _dumped(text: str, dump: str, opt: int) -> str:
    return text if dump == "llvm" else codegen.in_children(codegen.assembly_of, [(text, opt)], codegen.text_itself)[0]


def _dynamic(module: Module, siteids: str) -> frozenset[str]:
    return frozenset(module.functions) if siteids == "dynamic" else frozenset()


def _text(module: Module, opt: int, module_asm: str, dynamic: frozenset[str]) -> str:
    """What LLVM is given, for dumps and reports."""
    return emit_module(module, module_asm, dynamic).text


def _compiled(module: Module, opt: int, module_asm: str, dynamic: frozenset[str]) -> CompiledObject:
    """The object, in this process; compiled again until the verifier refuses no function and each large frame has room."""
    emitted = emit_module(module, module_asm, dynamic)
    data, result = _object_and_rows(emitted, opt)
    fell_back: set[str] = set()
    while result.failures or too_large(module, result.frame_sizes):
        failed = result.failures.keys() - emitted.dynamic
        if result.failures and not failed:
            name, reason = next(iter(result.failures.items()))
            raise InternalError(f"site table: {name}: {reason} ({len(result.failures)} functions)")
        fell_back |= failed
        large = too_large(module, result.frame_sizes)
        module, renamed = with_entries(module, large)
        dynamic = frozenset(renamed.get(name, name) for name in emitted.dynamic | failed)
        emitted = emit_module(module, module_asm, dynamic)
        data, result = _object_and_rows(emitted, opt)
    return CompiledObject(
        data, emitted.sites, result.rows, emitted.thunks, result.dynamic, len(fell_back), result.frame_sizes
    )


def _object_and_rows(emitted: Emitted, opt: int) -> tuple[bytes, Result]:
    data = codegen.object_of(emitted.text, opt)
    return data, read_rows(data, emitted)
