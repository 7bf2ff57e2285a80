"""Runtime services that compiled code calls: signatures and traits, for units that are built without the runtime at hand."""

from __future__ import annotations

from bullsnake.ir.core import Declaration, Traits
from bullsnake.ir.types import Signature, Ty

_TYPES = {"i": Ty.I64, "f": Ty.F64, "b": Ty.I1, "r": Ty.REF, "p": Ty.PTR}


def _signature(text: str) -> Signature:
    """`pi>r`: takes a pointer and an integer, gives a reference."""
    params, _, results = text.partition(">")
    return Signature(tuple(_TYPES[c] for c in params), tuple(_TYPES[c] for c in results))


def _traits(text: str) -> Traits:
    names = text.split()
    return Traits(
        nosplit="nosplit" in names,
        systemstack="systemstack" in names,
        safepoint="safepoint" in names,
        raises="raises" in names,
        noreturn="noreturn" in names,
        cold="noreturn" in names,
        asm="asm" in names,
    )


_ROWS = {
    "runtime.mem.new_sized": ("pii>r", "nosplit safepoint"),
    "runtime.mem.new_array": ("pi>r", "systemstack safepoint"),
    "runtime.mem.new_str": ("ii>r", "systemstack safepoint"),
    "runtime.throw": ("r>", "asm safepoint raises noreturn"),
}

RUNTIME: dict[str, Declaration] = {
    name: Declaration(name, _signature(signature), _traits(traits)) for name, (signature, traits) in _ROWS.items()
}
