# Protocols that the stubs of builtins use as bounds.
from typing import Any, Iterable, Protocol, TypeVar, Union

_K = TypeVar("_K")
_V_co = TypeVar("_V_co", covariant=True)
_T_co = TypeVar("_T_co", covariant=True)

class SupportsKeysAndGetItem(Protocol[_K, _V_co]):
    def keys(self) -> Iterable[_K]: ...
    def __getitem__(self, key: _K, /) -> _V_co: ...

class PathLike(Protocol):
    def __fspath__(self) -> str: ...

class SupportsLessThan(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...

class SupportsGreaterThan(Protocol):
    def __gt__(self, other: Any, /) -> bool: ...

# Python asks the other operand's __gt__ where there is no __lt__.
SupportsOrder = Union[SupportsLessThan, SupportsGreaterThan]

class SupportsAdd(Protocol):
    def __add__(self, other: Any, /) -> Any: ...

class SupportsNext(Protocol[_T_co]):
    def __next__(self) -> _T_co: ...
