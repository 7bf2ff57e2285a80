"""Tests of the stand-in run in pytest's own main thread, which is the main goroutine; no test may leave goroutines behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullsnake.standin.scheduler import scheduler


@pytest.fixture(autouse=True)
def no_goroutine_is_left() -> Iterator[None]:
    yield
    for _ in range(3):
        scheduler.yield_now()
    assert list(scheduler.alive) == [1]
