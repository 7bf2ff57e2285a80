"""Layouts of classes: where fields lie, descriptors, method tables.

An object is a word for its descriptor, then one 8-byte slot for each field, the base's first; a field that may be read while it
has no value, and whose 0 is a value, has a byte in a slot of such bytes. A descriptor holds the pointer
map, the display (all ancestors by depth, so that isinstance is one load and one comparison) and the method table.

The display is padded to eight entries: a test against a class of depth below eight needs no look at the depth first.
A generic class has a descriptor for each choice of representations, child of the plain one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bullsnake.build.data import words
from bullsnake.build.reps import SHORT, has_none, suffix
from bullsnake.front.symbols import ClassInfo, FieldInfo
from bullsnake.front.types import Type, TypeVar, rep, substitute
from bullsnake.internal import InternalError
from bullsnake.ir.core import Piece, Sym
from bullsnake.ir.types import Ty

if TYPE_CHECKING:
    from bullsnake.build.unit import Unit

DISPLAY_MIN = 8
VTABLE = 56
FIRST_OWN_SLOT = 17
SLOTS = {
    "__eq__": 0,
    "__hash__": 1,
    "__repr__": 2,
    "__str__": 3,
    "__lt__": 4,
    "__bool__": 5,
    "__len__": 6,
    "__format__": 7,
    "[item]": 8,
    "__iter__": 9,
    "__next__": 10,
    "__contains__": 11,
    "[run]": 12,
    "[next]": 13,
}
MODULE_NAME_SLOT = 14
CLASS_OBJECT_SLOT = 15
QUALNAME_SLOT = 16
KIND_FIXED, KIND_SCALARS, KIND_REFS = 0, 1, 2
FLAG_EXCEPTION = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field lies. checked: it may have no value yet. flag: offset of the byte that says whether it has, 0 for none."""

    offset: int
    ty: Ty
    checked: bool = False
    flag: int = 0


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of a class's objects: number of each field's, offset of the bytes beside fields, and how many slots there are."""

    fields: dict[str, int]
    flags: dict[str, int]
    count: int


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What a descriptor's data are made of. vtable: symbols by slot. qualname: where it is not the name.

    Of a closure it is the name of the function.
    """

    symbol: str
    name: str
    qualified: str
    parent: str
    depth: int
    kind: int
    size: int
    elem_size: int
    ptrmap: int
    flags: int
    vtable: tuple[str, ...]
    qualname: str | None = None


class Classes:
    """Descriptors and layouts of one unit."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.made: set[str] = set()
        self.chains: dict[str, list[str]] = {"type.builtins.object": ["type.builtins.object"]}
        self.own_slots: dict[ClassInfo, dict[str, int]] = {}
        self.laid_out: dict[ClassInfo, Slots] = {}

    # --- fields -------------------------------------------------------------------------------------------------------

    def field_place(self, cls: ClassInfo, name: str, mapping: dict[TypeVar, Type]) -> Place:
        """The slot of field `name`; `mapping` covers the class's own type parameters."""
        slots, field = self.slots(cls), cls.lookup_field(name)
        if field is None:
            raise InternalError(f"{cls.fullname} has no field {name}")
        ty = rep(self.field_type(cls, field, mapping))
        return Place(8 + 8 * slots.fields[name], ty, field.maybe_unset, slots.flags.get(name, 0))

    def slots(self, cls: ClassInfo) -> Slots:
        """Bytes beside fields share slots of eight. A base's slots are those that it has alone."""
        made = self.laid_out.get(cls)
        if made is None:
            made = self.laid_out[cls] = _slots(cls)
        return made

    def field_type(self, cls: ClassInfo, field: FieldInfo, mapping: dict[TypeVar, Type]) -> Type:
        """The type of a field that may come from a generic base."""
        args: tuple[Type, ...] = tuple(mapping.get(v, v) for v in cls.type_params)
        current: ClassInfo = cls
        while current is not field.owner and current.base is not None:
            here = dict(zip(current.type_params, args, strict=False))
            args = tuple(substitute(a, here) for a in current.base_args)
            current = current.base
        return substitute(field.type, dict(zip(current.type_params, args, strict=False)))

    def object_size(self, cls: ClassInfo) -> int:
        return 8 + 8 * self.slots(cls).count

    def noscan(self, cls: ClassInfo, mapping: dict[TypeVar, Type]) -> bool:
        return all(rep(self.field_type(cls, f, mapping)) is not Ty.REF for f in cls.all_fields())

    # --- descriptors --------------------------------------------------------------------------------------------------

    def builtin(self, name: str) -> str:
        """Descriptor of a class of builtins that is not generic."""
        return self.descriptor(self.builtin_class(name), {})

    def builtin_class(self, name: str) -> ClassInfo:
        return self.find_class(f"builtins.{name}")

    def find_class(self, fullname: str) -> ClassInfo:
        found = self.unit.all_classes.get(fullname)
        if found is None:
            raise InternalError(f"no class {fullname}")
        return found

    def plain(self, cls: ClassInfo) -> str:
        """The descriptor that isinstance tests for: of all representations of a generic class."""
        return f"type.{cls.fullname}"

    def descriptor(self, cls: ClassInfo, mapping: dict[TypeVar, Type]) -> str:
        """Symbol of the descriptor of objects of a class, made if need be."""
        from bullsnake.build.vtables import class_descriptor

        reps = suffix(rep(mapping.get(v, v)) for v in cls.type_params)
        symbol = self.plain(cls) + reps
        if self.claim(symbol):
            self.emit(class_descriptor(self.unit, cls, mapping, symbol))
            if reps and self.claim(self.plain(cls)):
                self.emit(class_descriptor(self.unit, cls, {}, self.plain(cls)))
        return symbol

    def claim(self, symbol: str) -> bool:
        """Whether the caller has to make this descriptor."""
        if symbol in self.made or symbol in self.unit.image.data:
            return False
        self.made.add(symbol)
        return True

    def simple(
        self, symbol: str, parent: str, name: str, reps: Iterable[Ty], vtable: tuple[str, ...] = (), qualname: str | None = None
    ) -> str:
        """A fixed object of fields with these representations that no class declares: cells, closures, tuple shapes."""
        if self.claim(symbol):
            listed = list(reps)
            bits = sum(2 << i for i, r in enumerate(listed) if r is Ty.REF)
            depth = len(self.chain_of(parent))
            size = 8 + 8 * len(listed)
            self.emit(Descriptor(symbol, name, name, parent, depth, KIND_FIXED, size, 0, bits, 0, vtable, qualname))
        return symbol

    def array(self, element: Ty) -> str:
        """Descriptor of _prim.Array of elements of this representation."""
        symbol = f"type._prim.Array[{SHORT[element]}]"
        if self.claim(symbol):
            kind = KIND_REFS if element is Ty.REF else KIND_SCALARS
            parent = self.builtin("object")
            self.emit(Descriptor(symbol, "Array", "Array", parent, 1, kind, 16, element.nbytes, 0, 0, ()))
        return symbol

    def cell(self, content: Ty) -> str:
        return self.simple(f"type.cell[{SHORT[content]}]", self.builtin("object"), "cell", [content, Ty.I1])

    def function_type(self) -> str:
        """Descriptor of callable objects without captures, parent of those of closures."""
        return self.simple("type.builtins.function", self.builtin("object"), "function", [Ty.I64], self._function_vtable())

    def _function_vtable(self) -> tuple[str, ...]:
        from bullsnake.build.vtables import slot_functions

        return slot_functions(self.unit, self.builtin_class("object"), {})

    def closure(self, code: str, captures: Iterable[Ty], shown: str = "") -> str:
        """Descriptor of the closures of one function. shown: its `__name__`; empty if that is the name of the first capture."""
        parent = self.function_type()
        return self.simple(f"type.function[{code}]", parent, "function", [Ty.I64, *captures], self._function_vtable(), shown)

    def chain_of(self, symbol: str) -> list[str]:
        """Ancestors of a descriptor, root first, itself last."""
        if symbol not in self.chains:
            self.chains[symbol] = [*self._parents(symbol), symbol]
        return self.chains[symbol]

    def _parents(self, symbol: str) -> list[str]:
        fullname = symbol.removeprefix("type.")
        if fullname.endswith("]"):
            return self.chain_of("type." + fullname[: fullname.index("[")])
        cls = self.unit.all_classes.get(fullname)
        if cls is None or cls.base is None:
            return ["type.builtins.object"]
        return self.chain_of(self.plain(cls.base))

    # --- data ---------------------------------------------------------------------------------------------------------

    def emit(self, made: Descriptor) -> None:
        chain = self.chains.setdefault(made.symbol, [*self.chain_of(made.parent), made.symbol] if made.depth else [made.symbol])
        display = f"display.{made.symbol}"
        entries: list[Piece] = [Sym(s) for s in chain]
        self.unit.data.add(display, "rodata", [*entries, bytes(8 * max(0, DISPLAY_MIN - len(chain)))])
        head = struct.pack("<IIIIQQ", made.kind, made.size, made.elem_size, made.depth, made.ptrmap, made.flags)
        name, qualified = self.unit.data.string(made.name), self.unit.data.string(made.qualified)
        table = [*made.vtable, *[""] * (FIRST_OWN_SLOT - len(made.vtable))]
        table[QUALNAME_SLOT] = self.unit.data.string(made.name if made.qualname is None else made.qualname).name
        slots: list[Piece] = [Sym(s) if s else words(0) for s in table]
        pieces: list[Piece] = [head, Sym(display), Sym(name.name), Sym(qualified.name), *slots]
        self.unit.data.add(made.symbol, "rodata", pieces)


def _slots(cls: ClassInfo) -> Slots:
    fields: dict[str, int] = {}
    flags: dict[str, int] = {}
    count = free = 0
    for field in cls.all_fields():
        fields[field.name] = count
        count += 1
        if field.maybe_unset and _zero_is_a_value(cls, field.name):
            if not free % 8:
                free, count = 8 + 8 * count, count + 1
            flags[field.name] = free
            free += 1
    return Slots(fields, flags, count)


def _zero_is_a_value(cls: ClassInfo, name: str) -> bool:
    """By the first declaration: a subclass may narrow the type, but not move the field."""
    first = next(c.fields[name] for c in reversed(cls.mro()) if name in c.fields)
    return rep(first.type) is not Ty.REF or has_none(first.type)
