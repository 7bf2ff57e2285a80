"""Builtin classes as functions that are picked at run time."""

from typing import Union
def parse(v: str) -> Union[int, float, str]:
    for cast in (int, float):
        try:
            return cast(v)
        except ValueError:
            pass
    return v
print([parse(v) for v in ["1", "2.5", "x"]])
for t in [int, float, str]:
    print(t, t("7"), t.__name__)
converters = {"i": int, "f": float, "s": str}
for k, f in converters.items():
    print(k, f("12"))
print(converters["i"]("42") + 1)
import random
def items(k: int) -> "list[int] | set[int] | tuple[int, ...]":
    if k == 0:
        return [1, 2]
    if k == 1:
        return {3}
    return (4, 5)
def mixed(k: int) -> "list[int] | str | dict[str, int]":
    return [7] if k == 0 else "ab" if k == 1 else {"x": 1}
for which in range(3):
    for i in items(which):
        print(i + 1, end=" ")
    print([x for x in mixed(which)], sum(i for i in items(which)))
