"""What names mean in one link unit.

A name is looked up among the unit's own global symbols, then in the image (if the unit is a program), then among the
exports of the C libraries; blobs and the linker's own range symbols join once they have addresses. A weak definition
gives way to a strong one and to the image's; two strong ones are an error. A name that is found nowhere is an error
only where a kept section uses it, so the message can name the function.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bullsnake.link import elf
from bullsnake.link.errors import LinkError
from bullsnake.link.externs import find_externs
from bullsnake.link.image import Slot
from bullsnake.link.objects import ObjectFile, Role, Section, Symbol
from bullsnake.link.relocate import GOT_TYPES, relaxable


class Scope:
    """The symbols of a unit; `addresses` grows as things are placed."""

    def __init__(
        self,
        objects: Sequence[ObjectFile],
        known: Mapping[str, int],
        imported: Mapping[str, Slot],
        late: frozenset[str],
    ) -> None:
        self.objects = objects
        self.known = known
        self.addresses: dict[str, int] = dict(known)
        self.definitions: dict[str, tuple[ObjectFile, Symbol]] = {}
        for owner in objects:
            for symbol in owner.symbols:
                if symbol.section != elf.SHN_UNDEF and symbol.binding != elf.STB_LOCAL:
                    self._define(owner, symbol)
        self.imports: dict[str, Slot] = {}
        self.new_imports: list[Slot] = []
        self._import(imported, late)

    def _define(self, owner: ObjectFile, symbol: Symbol) -> None:
        name, weak = symbol.name, symbol.binding == elf.STB_WEAK
        if name in self.known:
            if not weak:
                raise LinkError(f"symbol {name} is defined in object {owner.number} and in the image")
            return
        other = self.definitions.get(name)
        if other is None or (other[1].binding == elf.STB_WEAK and not weak):
            self.definitions[name] = (owner, symbol)
        elif not weak:
            raise LinkError(f"symbol {name} is defined in objects {other[0].number} and {owner.number}")

    def _import(self, imported: Mapping[str, Slot], late: frozenset[str]) -> None:
        missing = {
            symbol.name
            for owner in self.objects
            for symbol in owner.symbols
            if symbol.section == elf.SHN_UNDEF and symbol.name
        }
        missing -= self.definitions.keys() | self.known.keys() | late
        self.imports = {name: imported[name] for name in missing & imported.keys()}
        for name, extern in find_externs(missing - imported.keys()).items():
            slot = Slot(extern, 0, 0)
            self.imports[name] = slot
            self.new_imports.append(slot)

    def settle(self) -> None:
        """The input sections have addresses: give the unit's own symbols theirs."""
        for name, (owner, symbol) in self.definitions.items():
            address = symbol_address(owner, symbol)
            if address is not None:
                self.addresses[name] = address

    def values(self, owner: ObjectFile) -> list[int | None]:
        """The address of every symbol of an object, by index; None for what cannot be addressed directly."""
        result: list[int | None] = []
        for symbol in owner.symbols:
            if symbol.binding == elf.STB_LOCAL:
                result.append(symbol_address(owner, symbol))
            else:
                result.append(self._global_value(symbol))
        return result

    def _global_value(self, symbol: Symbol) -> int | None:
        address = self.addresses.get(symbol.name)
        if address is not None:
            return address
        slot = self.imports.get(symbol.name)
        if slot is not None:
            return None if slot.extern.is_data else slot.stub
        return 0 if symbol.binding == elf.STB_WEAK and symbol.section == elf.SHN_UNDEF else None

    def complaint(self, owner: ObjectFile, section: Section, offset: int, index: int, what: str) -> LinkError:
        """The error for one reference, with the names of the symbol and of the function that refers to it."""
        symbol = owner.symbols[index]
        name = symbol.name or f"section {symbol.section} of object {owner.number}"
        place = f"referenced by {owner.function_at(section.index, offset)}"
        slot = self.imports.get(symbol.name)
        if symbol.section == elf.SHN_UNDEF and symbol.name not in self.addresses and slot is None:
            return LinkError(f"undefined symbol {name}, {place}")
        if slot is not None and slot.extern.is_data:
            return LinkError(f"{name} is data of {slot.extern.library} and must be reached through the GOT, {place}")
        return LinkError(f"symbol {name} {what}, {place}")


def symbol_address(owner: ObjectFile, symbol: Symbol) -> int | None:
    """Where a defined symbol lies, once sections are placed; None if its section is left out."""
    if symbol.section == elf.SHN_ABS:
        return symbol.value
    section = owner.sections.get(symbol.section)
    return None if section is None else section.address + symbol.value


class GotSlots:
    """The GOT of a unit: slots of new imports first, then slots for our own symbols that no relaxation reaches."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.own: dict[tuple[int, str | int], int] = {}
        self.wanted: list[dict[int, tuple[int, str | int] | None]] = [self._scan(owner) for owner in scope.objects]

    @property
    def size(self) -> int:
        """Bytes of the whole GOT."""
        return 8 * (len(self.scope.new_imports) + len(self.own))

    def _scan(self, owner: ObjectFile) -> dict[int, tuple[int, str | int] | None]:
        """Symbol index to key of its own slot (None: an import's) for GOT accesses that need a slot."""
        result: dict[int, tuple[int, str | int] | None] = {}
        for section in owner.sections.values():
            if section.role is Role.EH_FRAME or not section.relocations:
                continue
            for offset, info, _ in elf.RELA.iter_unpack(section.relocations):
                kind = info & 0xFFFFFFFF
                if kind in GOT_TYPES:
                    self._want(owner, info >> 32, relaxable(section.data, offset, kind), result)
        return result

    def _want(
        self, owner: ObjectFile, index: int, direct: bool, result: dict[int, tuple[int, str | int] | None]
    ) -> None:
        symbol = owner.symbols[index]
        if symbol.binding != elf.STB_LOCAL and symbol.name in self.scope.imports:
            result[index] = None
        elif not direct:
            key = (owner.number, index) if symbol.binding == elf.STB_LOCAL else (-1, symbol.name)
            self.own.setdefault(key, len(self.own))
            result[index] = key

    def slots(self, owner: ObjectFile, address: int) -> dict[int, int]:
        """Symbol index to address of its slot, for a GOT that lies at `address`."""
        first = address + 8 * len(self.scope.new_imports)
        result = {}
        for index, key in self.wanted[owner.number].items():
            if key is None:
                result[index] = self.scope.imports[owner.symbols[index].name].slot
            else:
                result[index] = first + 8 * self.own[key]
        return result

    def content(self, values: Mapping[int, Sequence[int | None]]) -> bytes:
        """The GOT's bytes: imports are filled in by the dynamic linker."""
        result = bytes(8 * len(self.scope.new_imports))
        for number, name in self.own:
            value = values[number][name] if isinstance(name, int) else self.scope.addresses.get(name, 0)
            result += (value or 0).to_bytes(8, "little")
        return result
