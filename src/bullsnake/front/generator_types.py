"""What a generator function yields, is sent and returns, from the type that it declares."""

from __future__ import annotations

from bullsnake.front.types import ANY, NONE, Instance, Type


def generator_types(ret: Type) -> tuple[Type, Type, Type]:
    """Of Generator[Y, S, R], Iterator[Y] or Iterable[Y]."""
    if isinstance(ret, Instance) and ret.args:
        if ret.cls.name == "Generator":
            given = (*ret.args, NONE, NONE)
            return given[0], given[1], given[2]
        return ret.args[0], NONE, NONE
    return ANY, NONE, NONE
