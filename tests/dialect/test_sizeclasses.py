"""The table of size classes keeps its promises."""

from bullsnake.dialect.sizeclasses import (
    MAX_SMALL,
    NUM_CLASSES,
    OBJECTS_PER_SPAN,
    PAGE_SIZE,
    PAGES_PER_SPAN,
    SIZE_CLASSES,
    cache_index,
    class_of,
)


def test_every_size_gets_the_smallest_class_that_holds_it() -> None:
    for size in range(1, MAX_SMALL + 1):
        number = class_of(size)
        assert SIZE_CLASSES[number - 1] < size <= SIZE_CLASSES[number]
    assert class_of(MAX_SMALL + 1) == 0


def test_table_is_ascending_and_fits() -> None:
    assert len(SIZE_CLASSES) <= NUM_CLASSES == 68
    assert list(SIZE_CLASSES) == sorted(set(SIZE_CLASSES))
    assert all(size % 8 == 0 for size in SIZE_CLASSES)
    assert (SIZE_CLASSES[1], SIZE_CLASSES[-1]) == (8, 32768)
    assert cache_index(24, True) == cache_index(24, False) + 1 < 2 * NUM_CLASSES


def test_waste_is_bounded() -> None:
    for small, large in zip(SIZE_CLASSES[10:], SIZE_CLASSES[11:], strict=False):
        assert (large - small) * 8 <= large or (large > 2048 and (large - small) * 4 <= large)
    for size, pages, objects in zip(SIZE_CLASSES[1:], PAGES_PER_SPAN[1:], OBJECTS_PER_SPAN[1:], strict=True):
        span = pages * PAGE_SIZE
        assert objects >= 1 and (span - objects * size) * 8 <= span
