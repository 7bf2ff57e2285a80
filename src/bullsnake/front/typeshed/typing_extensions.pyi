# mypy looks here for its own needs.
from typing import Any as Any
from typing import Final as Final
from typing import Literal as Literal
from typing import Protocol as Protocol
from typing import Self as Self
from typing import TypeAlias as TypeAlias
from typing import TypeVar, _SpecialForm
from typing import final as final
from typing import overload as overload
from typing import override as override

_T = TypeVar("_T")

class TypeAliasType: ...

class _TypedDict:
    def __len__(self) -> int: ...

TypedDict: _SpecialForm
NotRequired: _SpecialForm
Required: _SpecialForm
ReadOnly: _SpecialForm
