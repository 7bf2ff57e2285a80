"""What callers of the linker see while it runs: blobs to add, and the addresses of what is already placed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bullsnake.link import elf
from bullsnake.link.errors import LinkError
from bullsnake.link.objects import ObjectFile, Role
from bullsnake.link.scope import symbol_address


class Blob(NamedTuple):
    """Bytes of the caller, which become a symbol: given outright, or computed from final addresses."""

    name: str
    data: bytes | Callable[[Layout], bytes]
    align: int = 8
    writable: bool = False


class PlacedSection(NamedTuple):
    """An input section with its final address; `number` is that of its header in the object."""

    name: str
    number: int
    address: int
    size: int


class Layout:
    """Final addresses. `symbols` are the global names visible to the unit, `ranges` its (start, end) by kind."""

    def __init__(
        self, objects: Sequence[ObjectFile], symbols: Mapping[str, int], ranges: Mapping[str, tuple[int, int]]
    ) -> None:
        self._objects = objects
        self.symbols = symbols
        self.ranges = ranges

    def address(self, name: str, number: int | None = None) -> int:
        """The address of a symbol: a global one, or any symbol of object `number`."""
        if number is not None:
            owner = self._objects[number]
            for symbol in owner.symbols:
                if symbol.name == name and symbol.section != elf.SHN_UNDEF:
                    address = symbol_address(owner, symbol)
                    if address is not None:
                        return address
        if name not in self.symbols:
            raise LinkError(f"undefined symbol {name}, referenced by a table")
        return self.symbols[name]

    def sections(self, number: int) -> list[PlacedSection]:
        """The sections of object `number` that are in the executable, but for `.eh_frame`, which comes last."""
        kept = [item for item in self._objects[number].sections.values() if item.role is not Role.EH_FRAME]
        return [PlacedSection(item.name, item.index, item.address, item.size) for item in kept]

    def section(self, number: int, name: str = ".text") -> int:
        """The address of the first section called `name` of object `number`."""
        for item in self.sections(number):
            if item.name == name:
                return item.address
        raise LinkError(f"object {number} has no section {name}")


Tables = Sequence[Blob] | Callable[[Layout], Sequence[Blob]]
"""Blobs, or a function that makes them when the objects are placed."""
