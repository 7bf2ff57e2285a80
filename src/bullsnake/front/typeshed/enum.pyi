# Enumerations. Members are objects with a name and a value, made where the class stands; see front/enums.py and build/enums.py.
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

_T = TypeVar("_T")

class EnumMeta(type):
    def __iter__(self: type[_T]) -> Iterator[_T]: ...
    def __len__(self) -> int: ...
    def __contains__(self, item: object, /) -> bool: ...
    def __getitem__(self: type[_T], name: str, /) -> _T: ...

EnumType = EnumMeta

class Enum(metaclass=EnumMeta):
    name: str
    value: Any
    _name_: str
    _value_: Any
    _ignore_: str | list[str]
    def __new__(cls, value: object) -> Enum: ...
    def __hash__(self) -> int: ...

class IntEnum(int, Enum):
    value: int
    def __new__(cls, value: int) -> IntEnum: ...

class StrEnum(str, Enum):
    value: str
    def __new__(cls, value: str) -> StrEnum: ...

class auto:
    value: Any
    def __new__(cls) -> auto: ...

def unique(enumeration: _T) -> _T: ...
