"""The methods of generators. Their code is run by the slot that gives the next item; see build/generators.py."""

from __future__ import annotations

from typing import TypeVar

from _prim import cold, export, implements, is_generator, is_none, next_boxed, throw, unchecked

T = TypeVar("T")


def state_of(self: object) -> generator[object]:
    """The generator with its hidden fields."""
    made: generator[object] = unchecked(self)
    return made


@implements("builtins.generator.__iter__")
def generator_iter(self: generator[T]) -> generator[T]:
    return self


@implements("builtins.generator.__next__")
def generator_next(self: generator[T]) -> T:
    for item in self:
        return item
    raise StopIteration


@export("bslib.raise_stop")
@cold
def raise_stop(iterator: object) -> None:
    """There is no next item; of a generator the result goes along."""
    if is_generator(iterator) and not is_none(state_of(iterator)._result):
        raise StopIteration(state_of(iterator)._result)
    raise StopIteration


@export("bslib.raise_generator_stop")
@cold
def raise_generator_stop(error: BaseException) -> None:
    raise RuntimeError("generator raised StopIteration") from error


@export("bslib.generator_send")
def generator_send(self: object, value: object) -> object:
    """The next item, boxed, or the end marker; the yield at which the generator stands gives `value`."""
    state = state_of(self)
    if state._state == 0 and not is_none(value):
        raise TypeError("can't send non-None value to a just-started generator")
    if state._state != -1:
        state._sent = value
    return next_boxed(self)


@export("bslib.generator_throw")
def generator_throw(self: object, error: BaseException) -> object:
    """The same, but the yield raises."""
    state = state_of(self)
    if state._state <= 0:
        if state._state == 0:
            state._state = -1
        throw(error)
    state._thrown = error
    return next_boxed(self)


@export("bslib.generator_close")
def generator_close(self: object) -> None:
    """Let it end where it stands."""
    state = state_of(self)
    if state._state == -1:
        return
    if state._state == 0:
        state._state = -1
        return
    error = GeneratorExit()
    state._thrown = error
    try:
        next_boxed(self)
    except GeneratorExit:
        return
    if state._state != -1:
        raise RuntimeError("generator ignored GeneratorExit")
