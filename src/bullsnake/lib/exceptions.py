"""Exceptions: their arguments, their text, their chains."""

from __future__ import annotations

from _prim import (
    Array,
    array_new,
    aset,
    class_name,
    cold,
    copy_scratch,
    error_text,
    export,
    implements,
    is_none,
    qualified_name,
    same,
    slot_str,
    str_new,
    tuple_from_array,
    tuple_item,
    tuple_len,
)
from bslib.objects import repr_of, str_of
from bslib.tuples import tuple_repr


@implements("builtins.BaseException.__init__")
def exception_init(self: BaseException, *args: object) -> None:
    self.args = args


@implements("builtins.BaseException.__str__")
def exception_str(self: BaseException) -> str:
    n = tuple_len(self.args)
    if n == 0:
        return ""
    return str_of(tuple_item(self.args, 0)) if n == 1 else tuple_repr(self.args)


@implements("builtins.BaseException.__repr__")
def exception_repr(self: BaseException) -> str:
    if tuple_len(self.args) == 1:
        return class_name(self) + "(" + repr_of(tuple_item(self.args, 0)) + ")"
    return class_name(self) + tuple_repr(self.args)


@implements("builtins.KeyError.__str__")
def key_error_str(self: KeyError) -> str:
    """A lone key shows as its repr, so that an empty one is seen."""
    if tuple_len(self.args) == 1:
        return repr_of(tuple_item(self.args, 0))
    return exception_str(self)


@implements("builtins.SystemExit.__init__")
def system_exit_init(self: SystemExit, code: int | str | None = None) -> None:
    self.code = code


@implements("builtins.OSError.__init__")
def os_error_init(self: OSError, *args: object) -> None:
    """Two arguments or three are errno, text and file name; `args` keeps the first two."""
    self.args = args
    n = tuple_len(args)
    if n < 2 or n > 3:
        return
    number = tuple_item(args, 0)
    text = tuple_item(args, 1)
    if isinstance(number, int):
        self.errno = number
    if isinstance(text, str):
        self.strerror = text
    if n == 3:
        name = tuple_item(args, 2)
        if isinstance(name, str):
            self.filename = name
        kept: Array[object] = array_new(2)
        aset(kept, 0, number)
        aset(kept, 1, text)
        self.args = tuple_from_array(kept)


@implements("builtins.OSError.__str__")
def os_error_str(self: OSError) -> str:
    if is_none(self.strerror):
        return exception_str(self)
    text = "[Errno " + str_of(self.errno) + "] " + str_of(self.strerror)
    return text if is_none(self.filename) else text + ": " + repr_of(self.filename)


@export("bslib.exception_text")
def exception_text(error: BaseException) -> str:
    """The last line of a traceback: the class, and the text after a colon if there is one."""
    name = qualified_name(error)
    try:
        text = slot_str(error)
    except Exception:
        text = "<exception str() failed>"
    return name if text == "" else name + ": " + text


@export("bslib.add_context")
def add_context(error: BaseException, handled: BaseException) -> None:
    """`handled` was being handled when `error` was raised. A chain never runs in a circle."""
    if same(error, handled):
        return
    at = handled
    while True:
        further = at.__context__
        if further is None:
            break
        if same(further, error):
            at.__context__ = None
            break
        at = further
    error.__context__ = handled


@export("bslib.exit_status")
def exit_status(error: SystemExit) -> int:
    """The status of the process; -1 when the code is to be printed on stderr, with status 1."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 255
    return -1


@export("bslib.exit_message")
def exit_message(error: SystemExit) -> str:
    return str_of(error.code)


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
    kept: Array[object] = array_new(2)
    aset(kept, 0, errno)
    aset(kept, 1, error.strerror)
    error.args = tuple_from_array(kept)
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

