"""One module of the intermediate representation to an object with its rows: the entry point of this folder."""

from __future__ import annotations

import sys

from bullsnake.internal import InternalError
from bullsnake.ir.core import Module
from bullsnake.llvm import codegen
from bullsnake.llvm.emit import Emitted, emit_module
from bullsnake.llvm.rows import Result, read_rows
from bullsnake.llvm.sites import CompiledObject


def compile_module(module: Module, *, opt: int = 2, dump: str | None = None, module_asm: str = "") -> CompiledObject:
    """Compile a module that has been through the passes. dump: `llvm` or `asm` prints that form to stdout as well."""
    emitted = emit_module(module, module_asm)
    if dump == "llvm":
        sys.stdout.write(emitted.text)
    elif dump == "asm":
        sys.stdout.write(codegen.in_children(codegen.assembly_of, [(emitted.text, opt)], [emitted.text])[0])
    data, result = codegen.in_children(_object_and_rows, [(emitted, opt)], [emitted.text])[0]
    if result.failures:
        name, reason = next(iter(result.failures.items()))
        raise InternalError(f"site table: {name}: {reason} ({len(result.failures)} functions)")
    return CompiledObject(data, emitted.sites, result.rows, emitted.thunks)


def _object_and_rows(emitted: Emitted, opt: int) -> tuple[bytes, Result]:
    data = codegen.object_of(emitted.text, opt)
    return data, read_rows(data, emitted.sites, emitted.unnumbered)
