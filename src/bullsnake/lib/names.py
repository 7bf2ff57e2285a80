"""`f.__name__` and `type(x).__qualname__`, of values whose class or function is known at run time only."""

from __future__ import annotations

from _prim import class_qualname, export, first_capture, is_none, is_static_function, unchecked


@export("bslib.function_name")
def function_name(function: object) -> str:
    """`__name__`, past what only changes a representation or wraps."""
    while not is_static_function(function):
        name = class_qualname(function)
        if name != "":
            return name
        function = first_capture(function)
    shown: str = unchecked(first_capture(function))
    return shown


@export("bslib.type_qualname")
def type_qualname(value: object) -> str:
    """The name of the class of any value, with those of the classes and functions that it stands in."""
    return "NoneType" if is_none(value) else class_qualname(value)
