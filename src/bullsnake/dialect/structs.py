"""Structs, inline arrays and statics: a struct class stands for the address of such a struct.

    class Span(Struct):
        base: u64
        next: Span                        # a pointer
        bits: Array[u64] = array(u64, 8)  # eight words inside the struct (`bits: Array[u64, 8]` says the same to us, not to mypy)
        lock: Inline[Lock]                # a struct inside the struct; reading the field gives its address
        rows: Array[Row] = inline_array(Row, 4)

Layout is C's: fields in order, each at a multiple of its alignment; the size is a multiple of the largest alignment.
Fields have the types u8 u16 u32 u64 i32 i64 f64 bool ref, a struct class (pointer), Array and Inline. No inheritance.
Methods are dialect functions with static dispatch; `self` is the pointer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar, cast, get_args, get_origin, overload

from bullsnake.dialect import backing
from bullsnake.dialect.numbers import bits_of, f64, float_of_bits, i32, i64, u8, u16, u32, u64

T = TypeVar("T")


class ref:
    """A reference to a garbage-collected object: its address, or 0."""

    __slots__ = ("_address",)

    def __init__(self, address: u64) -> None:
        self._address = u64(address).value

    @classmethod
    def at(cls, address: u64) -> ref:
        return cls(address)

    def address(self) -> u64:
        return u64(self._address)

    def is_null(self) -> bool:
        return self._address == 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ref):
            raise TypeError(f"ref meets {type(other).__name__}")
        return self._address == other._address

    def __hash__(self) -> int:
        return hash(self._address)

    def __bool__(self) -> bool:
        raise TypeError("a ref is no condition; use is_null")

    def __repr__(self) -> str:
        return f"ref({self._address:#x})"


NULL_REF = ref(u64(0))


@dataclass(frozen=True)
class ArrayType:
    """Type of an inline array; `length` elements."""

    element: Any
    length: int


@dataclass(frozen=True)
class InlineType:
    """Type of a struct inside another."""

    struct: Any


class _InlineMark:
    """Marks Annotated[S, …] as Inline[S]."""


S = TypeVar("S", bound="Struct")
Inline = Annotated[S, _InlineMark]


class Array(Generic[T]):
    """An inline array: elements are read and written by a u64 index, which is checked in simulation only."""

    __slots__ = ("_address", "_type")

    def __init__(self, address: int, kind: ArrayType) -> None:
        self._address = address
        self._type = kind

    def __class_getitem__(cls, item: Any) -> Any:
        if isinstance(item, tuple):
            return ArrayType(_plain(item[0]), int(item[1]))
        return super().__class_getitem__(item)  # type: ignore[misc]

    def address(self) -> u64:
        return u64(self._address)

    def length(self) -> u64:
        return u64(self._type.length)

    def _element(self, index: u64) -> int:
        if not isinstance(index, u64):
            raise TypeError(f"index of type {type(index).__name__}")
        if index.value >= self._type.length:
            raise IndexError(f"index {index.value} of an array of {self._type.length}")
        return self._address + index.value * size_and_align(self._type.element)[0]

    def __getitem__(self, index: u64) -> T:
        return cast(T, read(self._type.element, self._element(index)))

    def __setitem__(self, index: u64, value: T) -> None:
        write(self._type.element, self._element(index), value)


def array(element: type[T] | str, length: int | u64) -> Array[T]:
    """Type of a field (or static) that holds `length` elements; a struct class as element means pointers.

    A class that is not defined yet is named by a string.
    """
    return cast(Array[T], ArrayType(element, int(length)))


def inline_array(element: type[S], length: int | u64) -> Array[S]:
    """Type of a field (or static) that holds `length` structs."""
    return cast(Array[S], ArrayType(InlineType(element), int(length)))


@dataclass(frozen=True)
class Field:
    name: str
    offset: int
    type: Any


@dataclass(frozen=True)
class Layout:
    size: int
    align: int
    fields: dict[str, Field]


class _Accessor:
    """Descriptor of one field. Where it is and how it is read is worked out at first use."""

    __slots__ = ("name", "offset", "reader", "type")

    def __init__(self, name: str) -> None:
        self.name = name
        self.reader: Callable[[int], Any] | None = None

    def _settle(self, owner: type[Struct]) -> Callable[[int], Any]:
        field = layout_of(owner).fields[self.name]
        self.offset, self.type, self.reader = field.offset, field.type, reader(field.type)
        return self.reader

    def __get__(self, obj: Struct | None, owner: type[Struct]) -> Any:
        if obj is None:
            return self
        read_at = self.reader or self._settle(owner)
        return read_at(_place(obj) + self.offset)

    def __set__(self, obj: Struct, value: Any) -> None:
        if self.reader is None:
            self._settle(type(obj))
        write(self.type, _place(obj) + self.offset, value)


class Struct:
    """Base of all structs. An instance is a pointer; equal pointers are equal."""

    __slots__ = ("_address",)
    _specs: ClassVar[dict[str, Any]] = {}
    _layout: ClassVar[Layout | None] = None

    def __init__(self, address: int | Callable[[], int]) -> None:
        object.__setattr__(self, "_address", address)

    def __init_subclass__(cls) -> None:
        if cls.__bases__ != (Struct,):
            raise TypeError(f"{cls.__name__}: a struct inherits from Struct alone")
        specs = dict(cls.__dict__.get("__annotations__", {}))
        for name in specs:
            if name in cls.__dict__:
                specs[name] = cls.__dict__[name]
            setattr(cls, name, _Accessor(name))
        cls._specs, cls._layout = specs, None
        _by_name[cls.__name__] = cls

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in self._specs:
            raise AttributeError(f"{type(self).__name__} has no field {name}")
        object.__setattr__(self, name, value)

    @classmethod
    def at(cls, address: u64) -> Self:
        """The struct at an address."""
        return cls(address.value)

    @classmethod
    def null(cls) -> Self:
        """The null pointer."""
        return cls(0)

    def address(self) -> u64:
        return u64(_place(self))

    def is_null(self) -> bool:
        return _place(self) == 0

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            raise TypeError(f"{type(self).__name__} meets {type(other).__name__}")
        return self.address() == other.address()

    def __hash__(self) -> int:
        return hash(self.address())

    def __bool__(self) -> bool:
        raise TypeError("a pointer is no condition; use is_null")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.address().value:#x})"


_address_of = Struct.__dict__["_address"].__get__


def _place(struct: Struct) -> int:
    """The address of a struct, plain."""
    place: int | Callable[[], int] = _address_of(struct)
    return place if type(place) is int else cast(Callable[[], int], place)()


def sizeof(struct: type[Struct]) -> u64:
    """Size in bytes."""
    return u64(layout_of(struct).size)


def offsetof(struct: type[Struct], field: str) -> u64:
    """Offset of a field in bytes; the name is a literal."""
    return u64(layout_of(struct).fields[field].offset)


_by_name: dict[str, type[Struct]] = {}


def structs_by_name() -> dict[str, Any]:
    """All structs so far: annotations may name one that their module imports for type checking only."""
    return dict(_by_name)


def layout_of(struct: type[Struct]) -> Layout:
    """The layout, worked out at first use so that structs may point at later ones."""
    if struct._layout is None:
        struct._layout = _lay_out(struct)
    return struct._layout


def _lay_out(struct: type[Struct]) -> Layout:
    namespace = {**_by_name, **vars(sys.modules[struct.__module__]), struct.__name__: struct}
    fields: dict[str, Field] = {}
    offset, largest = 0, 1
    for name, spec in struct._specs.items():
        kind = _plain(spec, namespace)
        size, align = size_and_align(kind)
        offset = -(-offset // align) * align
        fields[name] = Field(name, offset, kind)
        offset, largest = offset + size, max(largest, align)
    return Layout(-(-offset // largest) * largest, largest, fields)


def _plain(kind: Any, namespace: dict[str, Any] | None = None) -> Any:
    """A field's type as one of: a number type, bool, ref, a struct class, ArrayType, InlineType. Names are looked up."""
    if isinstance(kind, str) and namespace is not None:
        kind = eval(kind, namespace)
    if get_origin(kind) is Annotated and get_args(kind)[1] is _InlineMark:
        return InlineType(get_args(kind)[0])
    if isinstance(kind, ArrayType):
        return ArrayType(_plain(kind.element, namespace), kind.length)
    if isinstance(kind, InlineType) and isinstance(kind.struct, str):
        return InlineType(_plain(kind.struct, namespace))
    if (
        isinstance(kind, str)
        or kind in SCALAR_BYTES
        or isinstance(kind, InlineType)
        or (isinstance(kind, type) and issubclass(kind, Struct))
    ):
        return kind
    raise TypeError(f"{kind!r} is no type of a field")


SCALAR_BYTES: dict[Any, int] = {u8: 1, u16: 2, u32: 4, i32: 4, u64: 8, i64: 8, f64: 8, bool: 1, ref: 8}


def size_and_align(kind: Any) -> tuple[int, int]:
    """Bytes and alignment of a type in memory."""
    if isinstance(kind, ArrayType):
        size, align = size_and_align(kind.element)
        return size * kind.length, align
    if isinstance(kind, InlineType):
        layout = layout_of(kind.struct)
        return layout.size, layout.align
    size = SCALAR_BYTES.get(kind, 8)
    return size, size


def read(kind: Any, address: int) -> Any:
    """The value of a type at an address: for Array and Inline, the place itself."""
    return reader(kind)(address)


@cache
def reader(kind: Any) -> Callable[[int], Any]:
    """What reads a type at an address."""
    if isinstance(kind, ArrayType):
        return lambda address: Array(address, kind)
    if isinstance(kind, InlineType):
        return cast(Callable[[int], Any], kind.struct)
    machine = backing.machine
    nbytes = SCALAR_BYTES.get(kind, 8)
    if kind is bool:
        return lambda address: machine().load(address, 1) != 0
    if kind is f64:
        return lambda address: float_of_bits(u64(machine().load(address, 8)))
    if kind is ref:
        return lambda address: ref(u64(machine().load(address, 8)))
    return lambda address: kind(machine().load(address, nbytes))


def write(kind: Any, address: int, value: Any) -> None:
    """Store a value of exactly that type."""
    if type(value) is not kind:
        raise TypeError(f"{type(value).__name__} stored as {getattr(kind, '__name__', kind)}")
    backing.machine().store(address, SCALAR_BYTES.get(kind, 8), to_bits(value))


def to_bits(value: Any) -> int:
    """A scalar or pointer as an unsigned integer of its width."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, f64):
        return bits_of(value).value
    if isinstance(value, ref | Struct):
        return value.address().value
    return cast(int, value.value & ((1 << value.bits) - 1))


@overload
def Static(kind: type[S]) -> S: ...
@overload
def Static(kind: Array[T]) -> Array[T]: ...
def Static(kind: Any) -> Any:
    """A zeroed static struct, or array (`Static(array(u64, 8))`), at module level."""
    if isinstance(kind, ArrayType):
        return StaticArray(kind)
    struct = cast(type[Struct], kind)
    place: list[int] = []

    def address() -> int:
        if not place:
            place.append(backing.reserve_static(layout_of(struct).size))
        return place[0]

    return struct(address)


def is_static(value: Any) -> bool:
    """Whether a value was made by Static or Table."""
    if isinstance(value, Struct):
        return callable(object.__getattribute__(value, "_address"))
    return isinstance(value, StaticArray)


class StaticArray(Array[T]):
    """A static array; zeroed, or constant with `values` (a table)."""

    __slots__ = ("_place", "_values")

    def __init__(self, kind: ArrayType, values: tuple[int, ...] | None = None) -> None:
        self._type = kind
        self._place = 0
        self._values = values

    @property
    def _address(self) -> int:  # type: ignore[override]
        if not self._place:
            self._place = backing.reserve_static(size_and_align(self._type)[0])
        return self._place

    def __getitem__(self, index: u64) -> T:
        if self._values is None:
            return super().__getitem__(index)
        self._element(index)
        return cast(T, self._type.element(self._values[index.value]))

    def __setitem__(self, index: u64, value: T) -> None:
        if self._values is not None:
            raise TypeError("a table is constant")
        super().__setitem__(index, value)


N = TypeVar("N", u8, u16, u32, u64, i32, i64)


def Table(element: type[N], values: tuple[int, ...] | list[int]) -> Array[N]:
    """A constant array in read-only memory, at module level; indexed as an array, it has no address."""
    return StaticArray(ArrayType(element, len(values)), tuple(values))
