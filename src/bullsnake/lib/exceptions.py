"""The builtin exceptions: arguments, texts, contexts. Their classes are in the stubs; subclasses inherit from these functions."""

from __future__ import annotations

from typing import NoReturn

from _prim import class_name, cold, export, implements, same, tuple_item, tuple_len, type_repr, type_str


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
    return "[Errno " + type_str(number) + "] " + text + ": " + type_repr(name)


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
