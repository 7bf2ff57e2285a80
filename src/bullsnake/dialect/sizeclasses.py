"""Size classes of the heap: the tcmalloc family, 8 bytes to 32 KiB.

Spacing. Classes step by 8 up to 32, by 16 up to 128, then eight to a doubling (four from 2 KiB on), so that rounding
wastes at most an eighth, or a quarter in the larger ones. A span holds so many pages that the tail which fits no object is at
most an eighth of it. `tests/dialect/test_sizeclasses.py` checks both.

Index 0 is no class; `class_of` gives 0 for sizes above the largest, which get a span of their own.
"""

from __future__ import annotations

PAGE_SIZE = 8192
MAX_SMALL = 32768
NUM_CLASSES = 68
"""Room in tables that are indexed by class; fewer are in use."""


def _sizes() -> tuple[int, ...]:
    sizes = [0, *range(8, 32, 8), *range(32, 128, 16)]
    low = 128
    while low < MAX_SMALL:
        steps = 8 if low < 2048 else 4
        sizes.extend(range(low, 2 * low, low // steps))
        low *= 2
    return (*sizes, MAX_SMALL)


def _pages(size: int) -> int:
    pages = 1
    while pages * PAGE_SIZE < size or (pages * PAGE_SIZE) % size * 8 > pages * PAGE_SIZE:
        pages += 1
    return pages


SIZE_CLASSES: tuple[int, ...] = _sizes()
PAGES_PER_SPAN: tuple[int, ...] = (0, *(_pages(size) for size in SIZE_CLASSES[1:]))
OBJECTS_PER_SPAN: tuple[int, ...] = (0, *(p * PAGE_SIZE // s for p, s in zip(PAGES_PER_SPAN[1:], SIZE_CLASSES[1:], strict=True)))


def _by_words() -> tuple[int, ...]:
    table, number = [], 1
    for words in range(MAX_SMALL // 8 + 1):
        while SIZE_CLASSES[number] < words * 8:
            number += 1
        table.append(number)
    return tuple(table)


CLASS_OF_WORDS: tuple[int, ...] = _by_words()
"""Class of a size in 8-byte words, rounded up."""


def class_of(size: int) -> int:
    """Smallest class that holds `size` bytes; 0 if none does."""
    return CLASS_OF_WORDS[(size + 7) // 8] if size <= MAX_SMALL else 0


def cache_index(size: int, noscan: bool) -> int:
    """Index in a worker's allocation caches; objects without references have caches of their own."""
    return class_of(size) * 2 + int(noscan)
