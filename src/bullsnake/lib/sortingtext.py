"""The sort of `sorting` for arrays of nothing but strings, the commonest objects, without asking each for its class again."""

from __future__ import annotations

from _prim import Array, array_new, own_copy, own_get, own_set
from bslib.text import str_compare

RUN = 8


def is_text(o: object) -> bool:
    return isinstance(o, str)


def sorted_strings(a: Array[str], n: int) -> Array[str]:
    """The first n elements in order; the array itself is used up."""
    start = 0
    while start < n:
        insert_run(a, start, start + RUN if start + RUN < n else n)
        start += RUN
    source = a
    target: Array[str] = array_new(n)
    width = RUN
    while width < n:
        start = 0
        while start < n:
            middle = start + width if start + width < n else n
            merge_strings(source, target, start, middle, middle + width if middle + width < n else n)
            start += 2 * width
        swap = source
        source = target
        target = swap
        width *= 2
    return source


def insert_run(a: Array[str], start: int, end: int) -> None:
    for i in range(start + 1, end):
        item = own_get(a, i)
        j = i
        while j > start and str_compare(item, own_get(a, j - 1)) < 0:
            own_set(a, j, own_get(a, j - 1))
            j -= 1
        own_set(a, j, item)


def merge_strings(source: Array[str], target: Array[str], start: int, middle: int, end: int) -> None:
    """Two runs that meet at `middle` become one."""
    i = start
    j = middle
    at = start
    if i < middle and j < end and str_compare(own_get(source, j), own_get(source, j - 1)) >= 0:
        own_copy(target, start, source, start, end - start)
        return
    while i < middle and j < end:
        if str_compare(own_get(source, j), own_get(source, i)) < 0:
            own_set(target, at, own_get(source, j))
            j += 1
        else:
            own_set(target, at, own_get(source, i))
            i += 1
        at += 1
    own_copy(target, at, source, i, middle - i)
    own_copy(target, at + middle - i, source, j, end - j)
