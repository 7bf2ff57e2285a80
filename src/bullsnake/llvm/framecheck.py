"""A check for tests: no address of a frame ever leaves SP in a function that may be moved.

A goroutine's stack is copied to another place while its frames are suspended. Frames hold scalars and references only, and
are addressed from SP; a pointer into the frame in a register or in memory would keep pointing at the old stack. The check
is stricter than needed: it refuses every instruction that makes such a pointer, dead at the next call or not.

Requires capstone, which only development installs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bullsnake.llvm.objectfile import ObjectFile


class FrameAddress(NamedTuple):
    """An instruction that takes the address of a frame."""

    function: str
    offset: int
    text: str


def frame_addresses(data: bytes, functions: set[str] | None = None) -> list[FrameAddress]:
    """All such instructions in an object's functions (those named, or all)."""
    obj = ObjectFile(data)
    text = obj.section(".text")
    chosen = [one for one in obj.functions() if functions is None or one[2] in functions]
    return addresses_taken((name, start, text[start:end]) for start, end, name in chosen)


def addresses_taken(functions: Iterable[tuple[str, int, bytes]]) -> list[FrameAddress]:
    """All such instructions in machine code: name, address and code of each function."""
    import capstone  # type: ignore[import-untyped]

    decoder = capstone.Cs(capstone.CS_ARCH_X86, capstone.CS_MODE_64)
    decoder.detail = True
    return [FrameAddress(name, *place) for name, start, code in functions for place in _scan(decoder, code, start)]


def _scan(decoder: Any, code: bytes, start: int) -> Iterator[tuple[int, str]]:
    for instruction in decoder.disasm(code, start):
        if _takes_address(instruction):
            yield instruction.address, f"{instruction.mnemonic} {instruction.op_str}"


def _takes_address(instruction: Any) -> bool:
    """Whether SP, or SP plus something, becomes a value elsewhere than in SP."""
    from capstone import x86

    operands = instruction.operands
    if not operands or instruction.id in (x86.X86_INS_CMP, x86.X86_INS_TEST):
        return False
    target = operands[0]
    to_sp = target.type == x86.X86_OP_REG and target.reg == x86.X86_REG_RSP
    if instruction.id == x86.X86_INS_LEA:
        return not to_sp and x86.X86_REG_RSP in (operands[1].mem.base, operands[1].mem.index)
    sources = operands[1:] if len(operands) > 1 else operands
    return not to_sp and any(o.type == x86.X86_OP_REG and o.reg == x86.X86_REG_RSP for o in sources)
