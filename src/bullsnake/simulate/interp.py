"""An interpreter of the IR, on the same simulated machine on which the sources run: a second opinion on the translation.

Registers hold unsigned ints as wide as their type, or floats. Data get addresses behind the statics; functions get code
addresses. Functions that the module only declares are the machine's foreign ones; `fatal` raises FatalError. One table of
operations, filled from Python's own arithmetic and not from the translator's.
"""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Callable, Sequence
from typing import Any

from bullsnake.build.lowlevel.program import FATAL
from bullsnake.ir.core import Block, Data, Function, Instr, Module, Operand, Reg, Sym
from bullsnake.ir.types import Ty
from bullsnake.simulate.machine import CODE_BASE, DATA_BASE, FatalError, SimulatedMachine

Frame = dict[Reg, Any]


def mask(ty: Ty, value: int) -> int:
    return value & ((1 << (ty.bits if ty.is_int else 64)) - 1)


def signed(ty: Ty, value: int) -> int:
    bits = ty.bits if ty.is_int else 64
    return value - (1 << bits) if value >> (bits - 1) else value


class Interpreter:
    """One module loaded into one machine."""

    def __init__(self, module: Module, machine: SimulatedMachine) -> None:
        self.module = module
        self.machine = machine
        self.addresses: dict[str, int] = dict(machine.symbols)
        self.code: dict[int, str] = {}
        self.steps = 0
        for index, name in enumerate([*module.functions, *module.declarations]):
            self.addresses[name] = CODE_BASE + 0x100_0000 + 16 * index
            self.code[self.addresses[name]] = name
        self._load_data(list(module.data.values()))

    def _load_data(self, data: list[Data]) -> None:
        top = DATA_BASE
        sizes = [max(d.size, sum(len(p) if isinstance(p, bytes) else 8 for p in d.pieces)) for d in data]
        for datum, size in zip(data, sizes, strict=True):
            top = -(-top // max(datum.align, 1)) * max(datum.align, 1)
            self.addresses[datum.name] = top
            top += max(size, 1)
        self.machine.memory.map(DATA_BASE, max(top - DATA_BASE, 1))
        for datum in data:
            at = self.addresses[datum.name]
            for piece in datum.pieces:
                raw = piece if isinstance(piece, bytes) else (self.addresses[piece.name] + piece.offset).to_bytes(8, "little")
                self.machine.memory.write(at, raw)
                at += len(raw)

    def call(self, name: str, *args: Any) -> Any:
        """Run a function on plain ints and floats; None, one result, or a tuple."""
        if name == FATAL:
            raise FatalError(self.machine.memory.string(args[0]))
        function = self.module.functions.get(name)
        if function is None:
            result = self.machine.foreign(name)(*args)
            results = self.module.declarations[name].signature.results
            return mask(results[0], result) if results and results[0] is not Ty.F64 else result
        values = [a if p.ty is Ty.F64 else mask(p.ty, a) for p, a in zip(function.params, args, strict=True)]
        return self._run(function, dict(zip(function.params, values, strict=True)))

    def _run(self, function: Function, frame: Frame) -> Any:
        blocks = function.label_map()
        block: Block | None = function.blocks[0]
        while block is not None:
            for instr in block.instrs[:-1]:
                self._step(instr, frame)
            end = block.terminator
            if end.op == "ret":
                values = [self.value(arg, frame) for arg in end.args]
                return None if not values else values[0] if len(values) == 1 else tuple(values)
            if end.op == "unreachable":
                raise AssertionError(f"{function.name}: unreachable was reached")
            block = blocks[self._target(end, frame)]
            self.steps += 1
        return None

    def _target(self, end: Instr, frame: Frame) -> str:
        if end.op == "jump":
            return end.targets[0]
        value = self.value(end.args[0], frame)
        if end.op == "branch":
            return end.targets[0 if value else 1]
        values = end.attrs["values"]
        return end.targets[values.index(value) + 1] if value in values else end.targets[0]

    def value(self, operand: Operand, frame: Frame) -> Any:
        if isinstance(operand, Reg):
            return frame[operand]
        if isinstance(operand, Sym):
            return self.addresses[operand.name] + operand.offset
        return float(operand.value) if operand.ty is Ty.F64 else mask(operand.ty, int(operand.value))

    def _step(self, instr: Instr, frame: Frame) -> None:
        args = [self.value(arg, frame) for arg in instr.args]
        special = _SPECIAL.get(instr.op)
        if special is not None:
            results = special(self, instr, args)
        else:
            types = [arg.ty for arg in instr.args]
            results = (_PURE[instr.op](types, instr.dsts[0].ty, *args),)
        for dst, result in zip(instr.dsts, results, strict=True):
            frame[dst] = result if dst.ty is Ty.F64 else mask(dst.ty, int(result))

    def load(self, address: int, ty: Ty) -> Any:
        raw = self.machine.load(address, ty.nbytes)
        return _to_float(raw) if ty is Ty.F64 else raw

    def store(self, address: int, ty: Ty, value: Any) -> None:
        self.machine.store(address, ty.nbytes, _to_bits(value) if ty is Ty.F64 else value)

    def worker_address(self) -> int:
        return int(self.machine.worker().address())


def _to_float(bits: int) -> float:
    return float(struct.unpack("<d", bits.to_bytes(8, "little"))[0])


def _to_bits(value: float) -> int:
    return int.from_bytes(struct.pack("<d", value), "little")


# Pure operations: (operand types, result type, operands) -> result

Pure = Callable[..., Any]


def _integer(function: Callable[[int, int], int]) -> Pure:
    return lambda types, ty, a, b: function(a, b)


def _on_signed(function: Callable[[int, int], Any]) -> Pure:
    return lambda types, ty, a, b: function(signed(types[0], a), signed(types[0], b))


def _truncated(a: int, b: int) -> int:
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def _overflowing(function: Callable[[int, int], int]) -> Callable[[Interpreter, Instr, list[Any]], Sequence[Any]]:
    def run(interpreter: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
        ty = instr.args[0].ty
        exact = function(signed(ty, args[0]), signed(ty, args[1]))
        return exact, exact != signed(ty, mask(ty, exact))

    return run


def _bits_cast(types: list[Ty], ty: Ty, value: Any) -> Any:
    return _to_float(value) if ty is Ty.F64 else _to_bits(value)


_FLOATS: dict[str, Callable[[Any, Any], Any]] = {
    "fadd": operator.add, "fsub": operator.sub, "fmul": operator.mul, "fdiv": operator.truediv, "fcmp.eq": operator.eq,
    "fcmp.ne": operator.ne, "fcmp.lt": operator.lt, "fcmp.le": operator.le, "fcmp.gt": operator.gt, "fcmp.ge": operator.ge,
}  # fmt: skip
_UNSIGNED: dict[str, Callable[[int, int], Any]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "udiv": operator.floordiv, "urem": operator.mod,
    "and": operator.and_, "or": operator.or_, "xor": operator.xor, "shl": operator.lshift, "lshr": operator.rshift,
    "ptradd": operator.add, "umulh": lambda a, b: a * b >> 64, "icmp.eq": operator.eq, "icmp.ne": operator.ne,
    "icmp.ult": operator.lt, "icmp.ule": operator.le, "icmp.ugt": operator.gt, "icmp.uge": operator.ge,
}  # fmt: skip
_SIGNED: dict[str, Callable[[int, int], Any]] = {
    "sdiv": _truncated, "srem": lambda a, b: a - b * _truncated(a, b), "smulh": lambda a, b: a * b >> 64,
    "icmp.slt": operator.lt, "icmp.sle": operator.le, "icmp.sgt": operator.gt, "icmp.sge": operator.ge,
}  # fmt: skip
_PURE: dict[str, Pure] = {
    **{name: _integer(function) for name, function in _UNSIGNED.items()},
    **{name: _on_signed(function) for name, function in _SIGNED.items()},
    **{name: _integer(function) for name, function in _FLOATS.items()},
    "ashr": lambda types, ty, a, b: signed(ty, a) >> b,
    "copy": lambda types, ty, a: a,
    "cast": lambda types, ty, a: a,
    "zext": lambda types, ty, a: a,
    "trunc": lambda types, ty, a: a,
    "sext": lambda types, ty, a: signed(types[0], a),
    "neg": lambda types, ty, a: -a,
    "not": lambda types, ty, a: ~a,
    "ctz": lambda types, ty, a: next((i for i in range(ty.bits) if a >> i & 1), ty.bits),
    "clz": lambda types, ty, a: ty.bits - a.bit_length(),
    "popcount": lambda types, ty, a: a.bit_count(),
    "bswap": lambda types, ty, a: int.from_bytes(a.to_bytes(ty.nbytes, "little"), "big"),
    "fneg": lambda types, ty, a: -a,
    "fabs": lambda types, ty, a: abs(a),
    "fsqrt": lambda types, ty, a: math.sqrt(a),
    "sitofp": lambda types, ty, a: float(signed(types[0], a)),
    "uitofp": lambda types, ty, a: float(a),
    "fptosi": lambda types, ty, a: int(a),
    "bits": _bits_cast,
    "select": lambda types, ty, c, a, b: a if c else b,
}


# Operations on memory, the worker and functions


def _address(instr: Instr, base: int, index: Sequence[int]) -> int:
    scaled = index[0] * int(instr.attrs.get("scale", 1)) if index else 0
    return (base + scaled + int(instr.attrs.get("offset", 0))) % (1 << 64)


def _load(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    return (i.load(_address(instr, args[0], args[1:]), instr.dsts[0].ty),)


def _store(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    i.store(_address(instr, args[1], args[2:]), instr.args[0].ty, args[0])
    return ()


def _wload(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    return (i.load(_address(instr, i.worker_address(), args), instr.dsts[0].ty),)


def _wstore(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    i.store(_address(instr, i.worker_address(), args[1:]), instr.args[0].ty, args[0])
    return ()


def _cas(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    before = i.load(args[0], instr.dsts[0].ty)
    if before == args[1]:
        i.store(args[0], instr.dsts[0].ty, args[2])
    return before, before == args[1]


def _exchange(update: Callable[[int, int], int]) -> Callable[[Interpreter, Instr, list[Any]], Sequence[Any]]:
    def run(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
        ty = instr.dsts[0].ty
        before = i.load(args[0], ty)
        i.store(args[0], ty, mask(ty, update(before, args[1])))
        return (before,)

    return run


def _move(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    i.machine.move(*args)
    return ()


def _memset(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    i.machine.fill(*args)
    return ()


def _results(result: Any) -> Sequence[Any]:
    return () if result is None else result if isinstance(result, tuple) else (result,)


def _call(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    results = _results(i.call(instr.callee, *args))
    return results if instr.dsts else ()


def _calli(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    if args[0] not in i.code:
        raise RuntimeError(f"call of {args[0]:#x}, which is no function")
    results = _results(i.call(i.code[args[0]], *args[1:]))
    return results or (0,) if instr.dsts else ()


def _nothing(i: Interpreter, instr: Instr, args: list[Any]) -> Sequence[Any]:
    return ()


_SPECIAL: dict[str, Callable[[Interpreter, Instr, list[Any]], Sequence[Any]]] = {
    "load": _load,
    "store": _store,
    "wload": _wload,
    "wstore": _wstore,
    "cas": _cas,
    "xadd": _exchange(operator.add),
    "aor": _exchange(operator.or_),
    "aand": _exchange(operator.and_),
    "xchg": _exchange(lambda before, new: new),
    "memcpy": _move,
    "memmove": _move,
    "memset": _memset,
    "call": _call,
    "calli": _calli,
    "fence": _nothing,
    "shade": _nothing,
    "rootstore": _nothing,
    "getsp": lambda i, instr, args: (i.machine.sp,),
    "add.o": _overflowing(operator.add),
    "sub.o": _overflowing(operator.sub),
    "mul.o": _overflowing(operator.mul),
}
