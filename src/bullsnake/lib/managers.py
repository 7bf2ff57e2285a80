"""contextlib: a generator that yields once as a context manager, redirected output, stacks of managers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, _GeneratorContextManager, nullcontext, redirect_stdout, suppress
from typing import TextIO, TypeVar

from _prim import class_object, implements, is_end, is_none, is_of_class, new_object, same
from bslib.files import redirect, redirected
from bslib.generators import generator_throw
from bslib.growing import empty_list, list_append
from bslib.objects import truth

F = TypeVar("F", bound=TextIO)
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


# --- suppress, where it is no statement ---------------------------------------------------------------------------------------


@implements("contextlib.suppress.__new__")
def new_suppress(*exceptions: type[BaseException]) -> suppress:
    made: suppress = new_object()
    made._exceptions = exceptions
    return made


@implements("contextlib.suppress.__enter__")
def enter_suppress(self: suppress) -> None:
    return None


@implements("contextlib.suppress.__exit__")
def leave_suppress(self: suppress, exc_type: object, exc: object, traceback: object) -> bool:
    if is_none(exc):
        return False
    for kind in self._exceptions:
        if is_of_class(exc, kind):
            return True
    return False


# --- nullcontext, redirect_stdout ---------------------------------------------------------------------------------------------


@implements("contextlib.nullcontext.__new__")
def null_context() -> nullcontext[None]:
    made: nullcontext[None] = new_object()
    return made


@implements("contextlib.nullcontext.__new__", 1)
def null_context_of(enter_result: T) -> nullcontext[T]:
    made: nullcontext[T] = new_object()
    made._result = enter_result
    return made


@implements("contextlib.nullcontext.__enter__")
def enter_null(self: nullcontext[T]) -> T:
    return self._result


@implements("contextlib.nullcontext.__exit__")
def leave_null(self: nullcontext[T], *exctype: object) -> None:
    pass


@implements("contextlib.redirect_stdout.__new__")
def redirection(new_target: F) -> redirect_stdout[F]:
    made: redirect_stdout[F] = new_object()
    made._target = new_target
    return made


@implements("contextlib.redirect_stdout.__enter__")
def enter_redirection(self: redirect_stdout[F]) -> F:
    self._before = redirected()
    redirect(self._target)
    return self._target


@implements("contextlib.redirect_stdout.__exit__")
def leave_redirection(self: redirect_stdout[F], exc_type: object, exc: object, traceback: object) -> None:
    redirect(self._before)


# --- ExitStack ------------------------------------------------------------------------------------------------------------------


@implements("contextlib.ExitStack.__new__")
def exit_stack() -> ExitStack:
    made: ExitStack = new_object()
    made._exits = empty_list(4)
    return made


@implements("contextlib.ExitStack.__enter__")
def enter_stack(self: ExitStack) -> ExitStack:
    return self


@implements("contextlib.ExitStack._entered")
def entered(self: ExitStack, result: T, leave: Callable[[object, BaseException | None, object], object]) -> T:
    list_append(self._exits, leave)
    return result


@implements("contextlib.ExitStack._called")
def called(self: ExitStack, leave: Callable[[], None]) -> None:
    list_append(self._exits, without_arguments(leave))


def without_arguments(leave: Callable[[], None]) -> Callable[[object, BaseException | None, object], object]:
    def call(exc_type: object, exc: BaseException | None, traceback: object) -> object:
        leave()
        return None

    return call


@implements("contextlib.ExitStack.__exit__")
def leave_stack(self: ExitStack, exc_type: object, exc: BaseException | None, traceback: object) -> bool:
    """The last that came goes first. One may swallow the exception, or raise another, which the next ones see."""
    pending = exc
    while len(self._exits) > 0:
        leave = self._exits.pop()
        try:
            kind: object = None if pending is None else class_object(pending)
            if truth(leave(kind, pending, None)):
                pending = None
        except BaseException as error:
            pending = error
    if pending is not None and pending is not exc:
        raise pending
    return exc is not None and pending is None


@implements("contextlib.ExitStack.close")
def close_stack(self: ExitStack) -> None:
    leave_stack(self, None, None, None)


@implements("contextlib.ExitStack.pop_all")
def pop_all(self: ExitStack) -> ExitStack:
    made = exit_stack()
    made._exits = self._exits
    self._exits = empty_list(4)
    return made
