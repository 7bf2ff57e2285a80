"""Items, slices and unpacking of unions whose classes have them each for itself; values of which only some can be used so."""

from typing import NamedTuple, Protocol, Union, runtime_checkable


@runtime_checkable
class Sized(Protocol):
    def size(self) -> int: ...


class Box:
    def size(self) -> int:
        return 3


def mode(item: Union[int, tuple[int, int]]) -> int:
    if type(item) == int:
        key = item
    else:
        kind, key = item
        key += kind
    return key


def first(rows: "list[tuple[str, ...]] | tuple[tuple[str, ...], ...]") -> str:
    return rows[0][1]


def flipped(board: tuple[tuple[str, ...], ...], flag: bool) -> list[str]:
    rows = board
    if flag:
        rows = list(zip(*board))
    out = []
    for i, stone in enumerate(rows[0]):
        out.append(stone + rows[-1][i])
    return out


def part(x: "str | list[int]") -> "str | list[int]":
    return x[1:]


def one(x: "str | list[int] | dict[int, float]", k: int) -> object:
    return x[k]


class Packet(NamedTuple):
    version: int
    children: list[int] = []


print(mode(3), mode((4, 5)))
print(first([("a", "b")]), first((("c", "d"), ("e", "f"))))
print(flipped((("a", "b"), ("c", "d")), False), flipped((("a", "b"), ("c", "d")), True))
print(part("abc"), part([1, 2, 3]))
print(one("xyz", 1), one([1, 2], 0), one({5: 2.5}, 5))
p, q = Packet(1), Packet(2)
p.children.append(7)
print(p, q, Packet(3, [1]))
things: list[Sized] = [Box()]
print(things[0].size())


def total(x: "int | list[int]") -> int:
    n = 0
    for v in x:
        n += v
    return n


try:
    print(total([1, 2]), total(3))
except TypeError as error:
    print(error)


def pair(x: "int | tuple[int, int]") -> int:
    a, b = x
    return a + b


try:
    print(pair((1, 2)))
    print(pair(3))
except TypeError as error:
    print(error)
