"""Spelling of names, types and constants in LLVM's textual form."""

from __future__ import annotations

import re
import struct

from bullsnake.ir.core import Const, Sym
from bullsnake.ir.types import Signature, Ty

TYPES = {
    Ty.I1: "i1",
    Ty.I8: "i8",
    Ty.I16: "i16",
    Ty.I32: "i32",
    Ty.I64: "i64",
    Ty.F64: "double",
    Ty.PTR: "ptr",
    Ty.REF: "ptr",
}

EXTENSIONS = {Ty.I1: "zeroext ", Ty.I8: "zeroext ", Ty.I16: "zeroext "}
"""Narrow integers are extended by whoever passes them, as C compilers expect of bool."""

_PLAIN = re.compile(r"[A-Za-z$._][A-Za-z$._0-9]*\Z")


def symbol(name: str) -> str:
    """A global name."""
    return f"@{name}" if _PLAIN.match(name) else f"@{quoted(name.encode())}"


def quoted(data: bytes) -> str:
    """A quoted string with escapes."""
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in (34, 92) else f"\\{b:02X}" for b in data) + '"'


def constant(value: Const) -> str:
    """A literal without its type."""
    ty = value.ty
    if ty is Ty.F64:
        return f"0x{struct.unpack('<Q', struct.pack('<d', value.value))[0]:016X}"
    number = int(value.value)
    if ty is Ty.I1:
        return "true" if number & 1 else "false"
    if ty.is_int:
        return str(_signed(number, ty.bits))
    return f"inttoptr (i64 {number} to ptr)" if number else "null"


def address(value: Sym) -> str:
    """The address of a symbol, without its type."""
    name = symbol(value.name)
    return f"getelementptr (i8, ptr {name}, i64 {value.offset})" if value.offset else name


def result_type(results: tuple[Ty, ...]) -> str:
    """What a function with these results returns."""
    if not results:
        return "void"
    if len(results) == 1:
        return TYPES[results[0]]
    return "{" + ", ".join(TYPES[t] for t in results) + "}"


def return_spelling(signature: Signature) -> str:
    """The returned type with its attributes."""
    results = signature.results
    extension = EXTENSIONS.get(results[0], "") if len(results) == 1 else ""
    return extension + result_type(results)


def parameter(ty: Ty) -> str:
    """A parameter's type with its attributes."""
    return f"{TYPES[ty]} {EXTENSIONS.get(ty, '')}".rstrip()


def _signed(number: int, bits: int) -> int:
    number &= (1 << bits) - 1
    return number - (1 << bits) if number >> (bits - 1) else number
