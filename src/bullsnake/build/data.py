"""Static objects and data: string literals (interned), boxes of literals, defaults, empty tuples.

A static object is laid out as a heap object but lies in the data section; the collector ignores addresses outside the heap.
Strings are writable, since their hash is cached. Names of interned data are local to the unit (`str.N`), so that the program's
do not clash with the image's.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from bullsnake.ir.core import Data, Operand, Piece, Sym
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit


def words(*values: int) -> bytes:
    """8-byte little-endian words."""
    return b"".join(struct.pack("<q" if v < 1 << 63 else "<Q", v) for v in values)


def pad8(data: bytes) -> bytes:
    return data + bytes(-len(data) % 8)


class DataPool:
    """The static objects of one unit."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.strings: dict[str, str] = {}
        self.byte_strings: dict[str, str] = {}
        self.boxes: dict[tuple[str, bytes], str] = {}
        self.count = 0

    def add(self, name: str, section: str, pieces: list[Piece], size: int = 0) -> str:
        self.unit.module.data[name] = Data(name, section, pieces, size)
        return name

    def fresh(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}.{self.unit.module.name}.{self.count}"

    def string(self, text: str) -> Sym:
        """The static str object of a literal."""
        name = self.strings.get(text)
        if name is None:
            name = self.strings[text] = self.fresh("str")
            self.add(name, "data", self._string_pieces(text))
        return Sym(name, Ty.REF)

    def _string_pieces(self, text: str) -> list[Piece]:
        points = [ord(c) for c in text]
        top = max(points, default=0)
        kind = 1 if top < 0x100 else 2 if top < 0x10000 else 4
        body = b"".join(p.to_bytes(kind, "little") for p in points)
        header = words(len(points), 0, kind)
        return [Sym(self.unit.classes.builtin("str")), header + pad8(body + bytes(kind))]

    def byte_string(self, text: str) -> Sym:
        """The static bytes object of a literal, whose text that is."""
        name = self.byte_strings.get(text)
        if name is None:
            name = self.byte_strings[text] = self.fresh("bytes")
            self.add(name, "rodata", [Sym(self.unit.classes.builtin("bytes")), self.string(text)])
        return Sym(name, Ty.REF)

    def int_box(self, value: int) -> Sym:
        return self._box("int", words(value))

    def float_box(self, value: float) -> Sym:
        return self._box("float", struct.pack("<d", value))

    def _box(self, cls: str, payload: bytes) -> Sym:
        name = self.boxes.get((cls, payload))
        if name is None:
            name = self.boxes[cls, payload] = self.fresh(f"box.{cls}")
            self.add(name, "rodata", [Sym(self.unit.classes.builtin(cls)), payload])
        return Sym(name, Ty.REF)

    def bool_box(self, value: bool) -> Sym:
        return Sym("bool.True" if value else "bool.False", Ty.REF)

    def static_closure(self, code: str, shown: str) -> Operand:
        """A callable object without captures: {type, code, `__name__`}; the code takes it as hidden first argument."""
        name = f"closure.{code}"
        if name not in self.unit.module.data and not self.unit.in_image(name):
            self.add(name, "rodata", [Sym(self.unit.classes.function_type()), Sym(code), Sym(self.string(shown).name)])
        return Sym(name, Ty.REF)

    def class_object(self, descriptor: str) -> Operand:
        """The class as a value: {type, descriptor}."""
        name = "class." + descriptor.removeprefix("type.")
        if name not in self.unit.module.data and not self.unit.in_image(name):
            self.add(name, "rodata", [Sym(self.unit.classes.builtin("type")), Sym(descriptor)])
        return Sym(name, Ty.REF)

    def variable(self, name: str, ty: Ty) -> None:
        """A global: references among the roots, scalars in data."""
        if name not in self.unit.module.data:
            self.add(name, "roots" if ty is Ty.REF else "data", [bytes(8)], 8)
