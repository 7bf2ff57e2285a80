"""The one table of operations: every reader (verifier, printer, passes, LLVM emission, builders) looks here.

An instruction has an operation, destination registers, operands, branch targets and a few attributes. Registers are mutable: an
operation may assign a register that was assigned before (there is no SSA form here; LLVM makes its own).

Memory: `load`, `store` address `base + index * scale + offset`; the index operand is optional. The base stays an operand, so
no pointer derived from a reference ever lives in a register of ours, let alone across a safepoint.
Worker memory: `wload`, `wstore` address the current worker's block through the GS base, never through a pointer.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Op:
    """One row: how many results and operands (None: checked elsewhere), and what the operation does besides.

    reads / writes: memory. terminator: ends its block. effect: must not be removed even when its results are unused.
    attrs: the attribute names that it must carry; optional: those that it may carry.
    """

    name: str
    results: int | None
    operands: int | tuple[int, ...] | None
    reads: bool = False
    writes: bool = False
    terminator: bool = False
    effect: bool = False
    targets: int = 0
    attrs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def _pure(names: str, operands: int, results: int = 1) -> list[Op]:
    return [Op(name, results, operands) for name in names.split()]


_ADDRESS = ("offset", "scale", "order", "type", "raw", "part")

_ROWS: list[Op] = [
    # copy: dst := operand (register, constant or symbol).
    *_pure("copy", 1),
    # Integers wrap as the machine does; div and rem truncate, and their divisor is known not to trap.
    *_pure("add sub mul sdiv srem udiv urem and or xor shl lshr ashr umulh smulh", 2),
    # Results (value, overflowed: i1).
    *_pure("add.o sub.o mul.o", 2, 2),
    *_pure("neg not ctz clz popcount bswap", 1),
    # Comparisons give i1. Pointers and references compare with icmp.eq, icmp.ne and the unsigned ones.
    *_pure("icmp.eq icmp.ne icmp.slt icmp.sle icmp.sgt icmp.sge icmp.ult icmp.ule icmp.ugt icmp.uge", 2),
    *_pure("fadd fsub fmul fdiv", 2),
    *_pure("fneg fabs fsqrt ffloor fceil ftrunc", 1),
    # fcmp.ne is true when unordered; the others are false.
    *_pure("fcmp.eq fcmp.ne fcmp.lt fcmp.le fcmp.gt fcmp.ge", 2),
    # Conversions; source and target types come from the registers. bits: i64 <-> f64 with the same bits. cast: ptr <-> ref <-> i64.
    # trunc to i1 takes the low bit. fptosi requires a value in range.
    *_pure("zext sext trunc sitofp uitofp fptosi bits cast", 1),
    # select cond, a, b
    *_pure("select", 3),
    # ptradd ptr, i64 -> ptr  (raw pointers only)
    *_pure("ptradd", 2),
    # part: of an array, "element" or "length"; what lies there is read and written with the same one only.
    Op("load", 1, (1, 2), reads=True, optional=_ADDRESS),
    # raw=True: inlined from the dialect; the memory may hold another type than the one that is loaded or stored.
    # store value, base[, index]. init=True: the object was just allocated and is not yet visible to anyone else.
    Op("store", 0, (2, 3), writes=True, effect=True, optional=(*_ADDRESS, "init")),
    # Worker block. offset is a byte offset in the block.
    Op("wload", 1, (0, 1), reads=True, attrs=("offset",), optional=("scale",)),
    Op("wstore", 0, (1, 2), writes=True, effect=True, attrs=("offset",), optional=("scale",)),
    # Atomics on raw memory: sequentially consistent. cas ptr, expected, new -> (old, i1 success);
    # xadd, xchg, aor, aand ptr, value -> old.
    Op("cas", 2, 3, reads=True, writes=True, effect=True),
    *(Op(name, 1, 2, reads=True, writes=True, effect=True) for name in ("xadd", "xchg", "aor", "aand")),
    Op("fence", 0, 0, writes=True, effect=True, attrs=("order",)),
    # memcpy / memmove dst, src, n; memset dst, byte (i8), n. Operands are ptr or ref plus byte offsets folded by ptradd or `at`.
    Op("memcpy", 0, 3, reads=True, writes=True, effect=True),
    Op("memmove", 0, 3, reads=True, writes=True, effect=True),
    Op("memset", 0, 3, writes=True, effect=True),
    # shade ref, first, n: the write barrier of n references that were copied into an array, from its word `first` on.
    Op("shade", 0, 3, reads=True, effect=True),
    # call: attrs callee (symbol). calli: operand 0 is the function's address (ptr), attrs sig. unwind: label of the handler's block.
    # leaf=True: the callee can neither collect nor raise nor move the stack, whatever its declaration says.
    Op("call", None, None, reads=True, writes=True, effect=True, attrs=("callee",), optional=("unwind", "leaf")),
    Op("calli", None, None, reads=True, writes=True, effect=True, attrs=("sig",), optional=("unwind", "leaf")),
    # First instruction of a handler's block, and only there: the exception in flight.
    Op("landingpad", 1, 0, effect=True),
    # Inserted by passes: root (store register 0 into its root slot `slot`), stackcheck (needed: see
    # llvm/large), poll.
    Op("rootstore", 0, 1, writes=True, effect=True, attrs=("slot",)),
    Op("stackcheck", 0, 0, effect=True),
    Op("poll", 0, 0, effect=True, optional=("unwind",)),
    # getsp -> ptr: the machine's stack pointer. Dialect only.
    Op("getsp", 1, 0, effect=True),
    Op("jump", 0, 0, terminator=True, targets=1),
    # branch cond, then, else; likely: True, False or absent.
    Op("branch", 0, 1, terminator=True, targets=2, optional=("likely",)),
    # yield value: of a generator, while it is built; `build.suspend` makes a return and an entry of it.
    Op("yield", 0, 1, writes=True, effect=True),
    # switch value, default, targets...; attrs values: tuple of ints, one per target after the default.
    Op("switch", 0, 1, terminator=True, targets=-1, attrs=("values",)),
    Op("ret", 0, None, terminator=True),
    Op("unreachable", 0, 0, terminator=True),
]

OPS: dict[str, Op] = {row.name: row for row in _ROWS}
