"""A member of a StrEnum where a text is wanted: loops, items, protocols, objects."""

from enum import IntEnum, StrEnum
from typing import Iterable, Sequence


class Word(StrEnum):
    RED = "r"
    BLUE = "2ab"


def n(xs: Iterable[str]) -> list[str]:
    return list(xs)


def m(xs: Sequence[str]) -> str:
    return xs[0] + str(len(xs)) + str("a" in xs)


w = Word.BLUE
print(
    len(w),
    list(w),
    [c for c in w],
    "a" in w,
    w[1],
    w + "x",
    w.upper(),
    sorted(w),
    n(w),
    m(w),
    sorted([Word.RED, Word.BLUE]),
)
print(
    max(w),
    "".join(w),
    bool(w),
    w == "2ab",
    "z" + w,
    w * 2,
    w[::-1],
    tuple(w),
    set(w) == {"a", "2", "b"},
)
for i, c in enumerate(w):
    print(i, c)
print(
    w.join(["a", "b"]), w.startswith("2"), "%s %r" % (w, w), dict(zip(w, w))
)
o: object = w
print(o == "2ab", str(o) + "!", hash(o) == hash("2ab"))
