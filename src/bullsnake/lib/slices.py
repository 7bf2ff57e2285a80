"""Bounds of slices, as CPython's PySlice_AdjustIndices computes them."""

LOWER = 1
UPPER = 2
STEP = 4


def checked_step(step: int, given: int) -> int:
    """The step, 1 when none is given."""
    if given & 4 == 0:
        return 1
    if step == 0:
        raise ValueError("slice step cannot be zero")
    return step


def adjusted_start(start: int, step: int, given: int, length: int) -> int:
    """Where the slice begins, for a sequence of that length."""
    if given & 1 == 0:
        return length - 1 if step < 0 else 0
    return _clipped(start, step, length)


def adjusted_stop(stop: int, step: int, given: int, length: int) -> int:
    """Where it ends, exclusive; -1 for a negative step that runs to the first element."""
    if given & 2 == 0:
        return -1 if step < 0 else length
    return _clipped(stop, step, length)


def _clipped(bound: int, step: int, length: int) -> int:
    if bound < 0:
        bound += length
        if bound < 0:
            return -1 if step < 0 else 0
        return bound
    if bound >= length:
        return length - 1 if step < 0 else length
    return bound


def slice_length(start: int, stop: int, step: int) -> int:
    """How many elements lie between adjusted bounds."""
    if step > 0:
        return (stop - start - 1) // step + 1 if start < stop else 0
    if stop >= start:
        return 0
    if step == -9223372036854775808:
        return 1
    return (start - stop - 1) // -step + 1
