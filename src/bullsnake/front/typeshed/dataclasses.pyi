from typing import Any, Callable, Protocol, TypeVar, overload

_T = TypeVar("_T")

@overload
def dataclass(cls: type[_T], /) -> type[_T]: ...
@overload
def dataclass(
    *,
    init: bool = True,
    repr: bool = True,
    eq: bool = True,
    order: bool = False,
    frozen: bool = False,
    slots: bool = False,
    match_args: bool = True,
    kw_only: bool = False,
    unsafe_hash: bool = False,
) -> Callable[[type[_T]], type[_T]]: ...
@overload
def field(*, default: _T, init: bool = True, repr: bool = True, compare: bool = True) -> _T: ...
@overload
def field(*, default_factory: Callable[[], _T], init: bool = True, repr: bool = True, compare: bool = True) -> _T: ...
@overload
def field(*, init: bool = True, repr: bool = True, compare: bool = True) -> Any: ...

class FrozenInstanceError(AttributeError): ...

def asdict(obj: Any, /) -> dict[str, Any]: ...
def astuple(obj: Any, /) -> tuple[Any, ...]: ...
def replace(obj: _T, /, **changes: Any) -> _T: ...
