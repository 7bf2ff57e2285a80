"""Frames of an object: the CFA rule and saved registers by PC from `.eh_frame`, landing pads from `.gcc_except_table`.

Our frames have CFA = SP + constant at every PC and save registers at CFA - constant; anything else is an InternalError.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from bullsnake.internal import InternalError
from bullsnake.llvm.dwarf import sleb, uleb
from bullsnake.llvm.objectfile import ObjectFile
from bullsnake.llvm.sites import SAVED_REGISTERS

RSP, RETURN_ADDRESS = 7, 16
Shape = tuple[int, ...]


@dataclass(slots=True)
class Frame:
    """A function's frame. starts[i]: PC from which states[i] = (bytes from SP to CFA, shape) holds. pads: (start, end, pad)."""

    start: int
    end: int
    starts: list[int] = field(default_factory=list)
    states: list[tuple[int, Shape]] = field(default_factory=list)
    pads: list[tuple[int, int, int]] = field(default_factory=list)

    def at(self, pc: int) -> tuple[int, Shape]:
        """The state of the frame at a PC."""
        return self.states[bisect_right(self.starts, pc) - 1]

    def landing(self, pc: int) -> int:
        """The landing pad of the call that contains a PC, -1 if it has none."""
        for start, end, pad in self.pads:
            if start <= pc < end:
                return pad
        return -1


@dataclass(slots=True)
class _Common:
    """A CIE: alignment factors, initial instructions, and how its frame descriptions are encoded."""

    code_align: int
    data_align: int
    pointer: int
    lsda: int | None
    program: bytes


def frames(obj: ObjectFile) -> list[Frame]:
    """All frames, sorted by start."""
    data = obj.relocated(".eh_frame")
    table = obj.relocated(".gcc_except_table")
    commons: dict[int, _Common] = {}
    result: list[Frame] = []
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "little")
        if length == 0:
            break
        back = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 4 + length
        if back == 0:
            commons[at] = _common(data, at, end)
        else:
            result.append(_frame(data, at + 8, end, commons[at + 4 - back], table))
        at = end
    return sorted(result, key=lambda frame: frame.start)


def _pointer_size(encoding: int) -> int:
    return {0: 8, 2: 2, 3: 4, 4: 8}[encoding & 7]


def _common(data: bytearray, at: int, end: int) -> _Common:
    zero = data.index(0, at + 9)
    augmentation = data[at + 9 : zero].decode()
    code_align, at = uleb(data, zero + 1)
    data_align, at = sleb(data, at)
    _, at = uleb(data, at)
    size, at = uleb(data, at)
    start, pointer, lsda = at, 0, None
    for letter in augmentation[1:]:
        if letter == "R":
            pointer = data[at]
            at += 1
        elif letter == "L":
            lsda = data[at]
            at += 1
        elif letter == "P":
            at += 1 + _pointer_size(data[at])
        else:
            raise InternalError(f".eh_frame: augmentation {augmentation}")
    return _Common(code_align, data_align, pointer, lsda, bytes(data[start + size : end]))


def _frame(data: bytearray, at: int, end: int, common: _Common, table: bytearray) -> Frame:
    size = _pointer_size(common.pointer)
    start = int.from_bytes(data[at : at + size], "little")
    length = int.from_bytes(data[at + size : at + 2 * size], "little")
    more, at = uleb(data, at + 2 * size)
    frame = Frame(start, start + length)
    if common.lsda is not None:
        address = int.from_bytes(data[at : at + _pointer_size(common.lsda)], "little")
        frame.pads = _landing_pads(table, address, start)
    _Machine(frame, common).run(data, at + more, end)
    return frame


class _Machine:
    """Runs call frame instructions and records each state."""

    def __init__(self, frame: Frame, common: _Common) -> None:
        self.frame = frame
        self.common = common
        self.pc = frame.start
        self.cfa = 0
        self.saved: dict[int, int] = {}
        self.stack: list[tuple[int, dict[int, int]]] = []
        self.execute(common.program, 0, len(common.program))
        self.initial = dict(self.saved)

    def run(self, data: bytearray, at: int, end: int) -> None:
        self.execute(data, at, end)
        self.record()

    def record(self) -> None:
        shape = tuple(-self.saved.get(register, 0) // 8 for register in SAVED_REGISTERS)
        self.frame.starts.append(self.pc)
        self.frame.states.append((self.cfa, shape))

    def advance(self, delta: int) -> None:
        self.record()
        self.pc += delta * self.common.code_align

    def execute(self, data: bytes | bytearray, at: int, end: int) -> None:
        while at < end:
            op = data[at]
            at += 1
            high, low = op & 0xC0, op & 0x3F
            if high == 0x40:
                self.advance(low)
            elif high == 0x80:
                offset, at = uleb(data, at)
                self.saved[low] = offset * self.common.data_align
            elif high == 0xC0:
                self.restore(low)
            else:
                at = self.extended(op, data, at)

    def restore(self, register: int) -> None:
        if register in self.initial:
            self.saved[register] = self.initial[register]
        else:
            self.saved.pop(register, None)

    def extended(self, op: int, data: bytes | bytearray, at: int) -> int:
        if op in (2, 3, 4):
            size = 1 << (op - 2)
            self.advance(int.from_bytes(data[at : at + size], "little"))
            return at + size
        if op == 0x0A:
            self.stack.append((self.cfa, dict(self.saved)))
        elif op == 0x0B:
            self.cfa, self.saved = self.stack.pop()
        elif op == 0x0C:
            register, at = uleb(data, at)
            self.cfa, at = uleb(data, at)
            if register != RSP:
                raise InternalError(f".eh_frame: CFA from register {register} at {self.pc:#x}")
        elif op == 0x0E:
            self.cfa, at = uleb(data, at)
        elif op == 0x2E:
            _, at = uleb(data, at)
        elif op != 0:
            raise InternalError(f".eh_frame: instruction {op:#x}")
        return at


def _landing_pads(table: bytearray, at: int, start: int) -> list[tuple[int, int, int]]:
    """The call-site table of a function: those entries that have a pad."""
    if table[at] != 0xFF:
        raise InternalError(".gcc_except_table: an explicit landing pad base")
    if table[at + 1] != 0xFF:
        _, at = uleb(table, at + 2)
    else:
        at += 2
    encoding = table[at]
    size, at = uleb(table, at + 1)
    end = at + size
    pads = []
    while at < end:
        values = []
        for _ in range(3):
            if encoding == 1:
                value, at = uleb(table, at)
            else:
                width = _pointer_size(encoding)
                value, at = int.from_bytes(table[at : at + width], "little"), at + width
            values.append(value)
        _, at = uleb(table, at)
        if values[2]:
            pads.append((start + values[0], start + values[0] + values[1], start + values[2]))
    return pads
