"""Runtime sources (the dialect) to IR.

    source       a module: its tree, and the imported module for constants and layouts
    program      symbols, signatures, data
    builder      one function: state, emission, memory places
    expressions, calls, statements     one table of handlers each
    checks       directives, over the call graph
    nosplit      the stack budget of @nosplit functions, from measured frame sizes

No mypy here: the compiler checks types itself as it goes (each operator has operands of one type), so that a cold start does
not load it.
"""

from bullsnake.build.lowlevel.compiler import compile_runtime, struct_offsets
from bullsnake.build.lowlevel.errors import DialectError

__all__ = ["DialectError", "compile_runtime", "struct_offsets"]
