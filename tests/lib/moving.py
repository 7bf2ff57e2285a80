"""Values of CPython to objects of the twin and back."""

from __future__ import annotations

from _prim import Array, Object, Text
from bslib.dicts import dict_setitem
from bslib.dicttable import init_dict


def to_list(values):
    made = Object()
    made._items = Array(len(values))
    made._items.items[:] = [inward(v) for v in values]
    made._len = len(values)
    return made


def to_dict(values):
    made = Object()
    init_dict(made, 8)
    for key, value in values.items():
        dict_setitem(made, inward(key), inward(value))
    return made


def inward(value):
    if isinstance(value, list):
        return to_list(value)
    if isinstance(value, tuple):
        return tuple(inward(v) for v in value)
    return to_dict(value) if isinstance(value, dict) else value


def outward(value):
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, tuple):
        return tuple(outward(v) for v in value)
    if isinstance(value, Object) and "_index" in value.__dict__:
        live = [i for i in range(value._fill) if value._hashes.items[i] != -1]
        return {outward(value._keys.items[i]): outward(value._values.items[i]) for i in live}
    if isinstance(value, Object):
        return [outward(v) for v in value._items.items[: value._len]]
    return value


def result(function, *args):
    """The value, or the class and text of the exception."""
    try:
        return outward(function(*args))
    except Exception as error:
        return type(error).__name__, str(outward(error.args[0])) if error.args else ""
