"""The builtin exceptions: arguments, texts, contexts. Their classes are in the stubs; subclasses inherit from these functions."""

from __future__ import annotations

from typing import NoReturn

from _prim import (
    class_name,
    cold,
    copy_scratch,
    error_text,
    export,
    implements,
    same,
    str_new,
    tuple_item,
    tuple_len,
    type_repr,
    type_str,
)


@implements("builtins.BaseException.__init__")
def exception_init(self: BaseException, *args: object) -> None:
    self.args = args


@implements("builtins.BaseException.__str__")
def exception_str(self: BaseException) -> str:
    """Nothing, the only argument's text, or all arguments as a tuple."""
    args = self.args
    count = tuple_len(args)
    if count == 0:
        return ""
    if count == 1:
        return type_str(tuple_item(args, 0))
    return type_repr(args)


@implements("builtins.BaseException.__repr__")
def exception_repr(self: BaseException) -> str:
    args = self.args
    count = tuple_len(args)
    if count == 1:
        return class_name(self) + "(" + type_repr(tuple_item(args, 0)) + ")"
    if count == 0:
        return class_name(self) + "()"
    return class_name(self) + type_repr(args)


@implements("builtins.BaseException.add_note")
def add_note(self: BaseException, note: str) -> None:
    """Shown after the last line of the traceback."""
    notes = self._notes
    if notes is None:
        self._notes = [note]
    else:
        notes.append(note)


@implements("builtins.BaseException.__notes__")
def notes_of(self: BaseException) -> list[str]:
    notes = self._notes
    if notes is None:
        raise AttributeError("'" + class_name(self) + "' object has no attribute '__notes__'")
    return notes


@implements("builtins.KeyError.__str__")
def key_error_str(self: KeyError) -> str:
    """The key as repr shows it: an empty key would not be seen."""
    args = self.args
    if tuple_len(args) == 1:
        return type_repr(tuple_item(args, 0))
    return exception_str(self)


@implements("builtins.SystemExit.__init__")
def system_exit_init(self: SystemExit, code: int | str | None = None, /) -> None:
    self.code = code
    if code is None:
        self.args = ()
    else:
        self.args = (code,)


@implements("builtins.OSError.__init__")
def os_error_init(self: OSError, *args: object) -> None:
    """OSError(errno, strerror[, filename])."""
    self.args = args
    count = tuple_len(args)
    if count < 2:
        return
    number = tuple_item(args, 0)
    text = tuple_item(args, 1)
    if isinstance(number, int):
        self.errno = number
    if isinstance(text, str):
        self.strerror = text
    if count > 2:
        name = tuple_item(args, 2)
        if isinstance(name, str):
            self.filename = name
        self.args = (number, text)


@implements("builtins.OSError.__str__")
def os_error_str(self: OSError) -> str:
    number = self.errno
    text = self.strerror
    if number is None or text is None:
        return exception_str(self)
    name = self.filename
    if name is None:
        return "[Errno " + type_str(number) + "] " + text
    second = self.filename2
    between = "" if second is None else " -> " + type_repr(second)
    return "[Errno " + type_str(number) + "] " + text + ": " + type_repr(name) + between


@export("bslib.add_context")
@cold
def add_context(error: BaseException, handled: BaseException) -> None:
    """`error` leaves code that was handling `handled`: hang it on the end of the chain, unless it is in it."""
    last = error
    while not same(last, handled):
        context = last.__context__
        if context is None:
            last.__context__ = handled
            return
        last = context


@export("bslib.raise_no_active")
@cold
def raise_no_active() -> NoReturn:
    raise RuntimeError("No active exception to reraise")


@export("bslib.raise_index_error")
@cold
def raise_index_error(message: str) -> NoReturn:
    raise IndexError(message)


# --- errors of the system -----------------------------------------------------------------------------------------------------


def system_text(errno: int) -> str:
    """strerror."""
    n = error_text(errno)
    made = str_new(n, 1)
    copy_scratch(made, n)
    return made


@cold
def os_error(errno: int, name: str | None) -> OSError:
    """The OSError of a number, of the subclass that Python has for it."""
    error = _class_of(errno)
    error.errno = errno
    error.strerror = system_text(errno)
    error.filename = name
    error.args = (errno, error.strerror)
    return error


def _class_of(errno: int) -> OSError:
    if errno == 2:
        return FileNotFoundError()
    if errno == 17:
        return FileExistsError()
    if errno == 13 or errno == 1:
        return PermissionError()
    if errno == 21:
        return IsADirectoryError()
    if errno == 20:
        return NotADirectoryError()
    if errno == 32:
        return BrokenPipeError()
    if errno == 4:
        return InterruptedError()
    if errno == 11:
        return BlockingIOError()
    if errno == 110:
        return TimeoutError()
    return OSError()


@export("bslib.raise_os_error")
@cold
def raise_os_error(errno: int) -> None:
    raise os_error(errno, None)



@implements("builtins.StopIteration.value")
def stop_value(self: StopIteration) -> object:
    """What the generator has returned."""
    return tuple_item(self.args, 0) if tuple_len(self.args) > 0 else None
