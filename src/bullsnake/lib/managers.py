"""contextlib.contextmanager: a generator that yields once, as a context manager."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import _GeneratorContextManager
from typing import TypeVar

from _prim import implements, is_end, is_none, new_object, same
from bslib.generators import generator_throw

T = TypeVar("T")


@implements("contextlib._managed")
def managed(iterator: Iterator[T]) -> _GeneratorContextManager[T]:
    made: _GeneratorContextManager[T] = new_object()
    made._iterator = iterator
    return made


@implements("contextlib._GeneratorContextManager.__enter__")
def enter(self: _GeneratorContextManager[T]) -> T:
    for item in self._iterator:
        return item
    raise RuntimeError("generator didn't yield")


@implements("contextlib._GeneratorContextManager.__exit__")
def leave(self: _GeneratorContextManager[T], exc_type: object, exc: BaseException | None, traceback: object) -> bool:
    """An exception is raised at the yield; that it is swallowed shows in the generator's coming to its end."""
    if exc is None or is_none(exc):
        for _ in self._iterator:
            raise RuntimeError("generator didn't stop")
        return False
    try:
        found = generator_throw(self._iterator, exc)
    except BaseException as error:
        if same(error, exc):
            return False
        raise
    if is_end(found):
        return True
    raise RuntimeError("generator didn't stop after throw()")
