"""C functions that guest code calls on its own stack use no more of it than the guard leaves, whatever their arguments.

Each is called on a painted stack, for the lowest byte that changed.
"""

from __future__ import annotations

import ctypes
import math
import mmap

import pytest

from bullsnake.build.lowlevel.nosplit import CALL, EXTERN_BUDGET, NOSPLIT_BUDGET
from bullsnake.cache import Cache
from bullsnake.ir.core import Declaration
from bullsnake.llvm.compile import assemble
from bullsnake.llvm.large import LARGEST_FRAME
from bullsnake.llvm.objectfile import ObjectFile
from bullsnake.runtime.stack.grow import GUARD
from bullsnake.stages import image

ENTER = """
.text
.globl enter
.type enter,@function
enter:
  pushq %rbp
  movq %rsp, %rbp
  movq %rsi, %rsp
  callq *%rdi
  movq %rbp, %rsp
  popq %rbp
  retq
.size enter, .-enter
"""
SIZE = 65536
PAINT = 0xA5
NUMBERS = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3.7, -7.25, 1e-5, 1e-310, 5e-324, 1e10, 1e22, 1e100, 1e300, -1e300, math.inf, -math.inf,
           math.nan, 709.0, -745.0, math.pi / 2, 1e5, 2.0**-30, 0.999999999, 1.0000001, 2.0**53 + 1]  # fmt: skip


class PaintedStack:
    """A stack on which functions of two doubles are called."""

    def __init__(self) -> None:
        self.code = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        self.code.write(ObjectFile(assemble(ENTER)).section(".text"))
        kind = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_double, ctypes.c_double)
        self.enter = kind(ctypes.addressof(ctypes.c_char.from_buffer(self.code)))
        self.memory = ctypes.create_string_buffer(SIZE)
        self.low = ctypes.addressof(self.memory)
        self.top = (self.low + SIZE) & ~63

    def used(self, function: int, x: float, y: float) -> int:
        """Bytes below `top` that a call changed, its return address included."""
        ctypes.memset(self.low, PAINT, self.top - self.low)
        self.enter(function, self.top, x, y)
        return len(ctypes.string_at(self.low, self.top - self.low).lstrip(bytes([PAINT])))


def on_the_callers_stack() -> list[Declaration]:
    declared = image(Cache()).interface.declarations.values()
    return [one for one in declared if one.traits.extern and one.traits.onstack]


def test_functions_of_libm_fit_the_budget() -> None:
    stack, libm = PaintedStack(), ctypes.CDLL("libm.so.6")
    most = {}
    for one in on_the_callers_stack():
        function = ctypes.cast(getattr(libm, one.name), ctypes.c_void_p).value
        assert function is not None
        others = NUMBERS if len(one.signature.params) == 2 else [0.0]
        most[one.name] = max(stack.used(function, x, y) for x in NUMBERS for y in others)
    assert len(most) > 20 and all(CALL <= used <= EXTERN_BUDGET for used in most.values()), most


def test_the_measure_sees_a_frame() -> None:
    deep = "deep:\n  subq $1000, %rsp\n  movq $0, (%rsp)\n  addq $1000, %rsp\n  retq\n"
    text = ObjectFile(assemble(f".text\n.globl deep\n.type deep,@function\n{deep}.size deep, .-deep\n")).section(".text")
    code = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(text)
    assert PaintedStack().used(ctypes.addressof(ctypes.c_char.from_buffer(code)), 0.0, 0.0) == 1000 + CALL


@pytest.mark.parametrize("below", [NOSPLIT_BUDGET, CALL + EXTERN_BUDGET])
def test_the_guard_leaves_room(below: int) -> None:
    """For the largest frame with its return address, and what may run below it without a check."""
    assert LARGEST_FRAME + CALL + below <= int(GUARD)
