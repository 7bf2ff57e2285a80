"""What any two objects can be asked: equality, order, hash, truth, text. None is 0 and has no class; numbers come boxed."""

from __future__ import annotations

from typing import TypeVar

from _prim import (
    address_of,
    cold,
    export,
    has_slot,
    implements,
    is_list,
    is_none,
    is_tuple,
    module_name,
    none_of,
    same,
    same_class,
    sched_local,
    sched_set_local,
    slot_bool,
    slot_eq,
    slot_format,
    slot_hash,
    slot_len,
    slot_lt,
    slot_repr,
    slot_str,
    type_eq,
    unchecked,
    wor,
    wshl,
    wshr,
)
from bslib.floats import float_format, float_repr
from bslib.growing import empty_list, list_append
from bslib.hashing import hash_float, hash_int, str_hash
from bslib.intformat import int_format
from bslib.ints import compare_int_float, hex_digits, int_str
from bslib.raising import raise_unorderable, type_name
from bslib.text import str_compare, str_concat, str_equal
from bslib.textformat import format_text
from bslib.textrepr import escape, str_repr

T = TypeVar("T")

EQ = 0
HASH = 1
LT = 4
BOOL = 5
LEN = 6
FORMAT = 7
HASH_OF_NONE = 0xFCA86420


def same_or_equal(a: T, b: T) -> bool:
    """How containers compare elements: what is identical is equal, even NaN."""
    return same(a, b) or type_eq(a, b)


@export("bslib.equal")
def equal(a: object, b: object) -> bool:
    """a == b."""
    if is_none(a) or is_none(b):
        return same(a, b)
    if isinstance(a, str):
        if isinstance(b, str):
            return str_equal(a, b)
        return False if isinstance(b, int) or isinstance(b, float) else slot_eq(b, a)
    if isinstance(a, int):
        if isinstance(b, int):
            return a == b
        if isinstance(b, float):
            return compare_int_float(a, b) == 0
        return False if isinstance(b, str) else slot_eq(b, a)
    if isinstance(a, float):
        if isinstance(b, float):
            return a == b
        if isinstance(b, int):
            return compare_int_float(b, a) == 0
        return False if isinstance(b, str) else slot_eq(b, a)
    return slot_eq(a, b)


@export("bslib.less")
def less(a: object, b: object) -> bool:
    """a < b, or the TypeError."""
    if is_none(a) or is_none(b):
        raise_unorderable(a, b)
    if isinstance(a, str):
        if isinstance(b, str):
            return str_compare(a, b) < 0
        raise_unorderable(a, b)
    if isinstance(a, int):
        if isinstance(b, int):
            return a < b
        if isinstance(b, float):
            return compare_int_float(a, b) == -1
        raise_unorderable(a, b)
    if isinstance(a, float):
        if isinstance(b, float):
            return a < b
        if isinstance(b, int):
            return compare_int_float(b, a) == 1
        raise_unorderable(a, b)
    return _less_objects(a, b)


def _less_objects(a: object, b: object) -> bool:
    if not has_slot(a, LT):
        raise_unorderable(a, b)
    if is_tuple(a) and not is_tuple(b):
        raise_unorderable(a, b)
    if is_list(a) and not (is_list(b) and same_class(a, b)):
        raise_unorderable(a, b)
    return slot_lt(a, b)


@export("bslib.truth")
def truth(o: object) -> bool:
    """bool(o)."""
    if is_none(o):
        return False
    if isinstance(o, str):
        return len(o) != 0
    if isinstance(o, int):
        return o != 0
    if isinstance(o, float):
        return o != 0.0
    if has_slot(o, BOOL):
        return slot_bool(o)
    return slot_len(o) != 0 if has_slot(o, LEN) else True


@export("bslib.hash_of")
def hash_of(o: object) -> int:
    """hash(o). No object has the hash -1, under CPython neither: in a table it marks what was taken out."""
    if is_none(o):
        return HASH_OF_NONE
    if isinstance(o, str):
        return str_hash(o)
    if isinstance(o, int):
        return hash_int(o)
    if isinstance(o, float):
        return hash_float(o)
    if not has_slot(o, HASH):
        raise_unhashable(o)
    found = slot_hash(o)
    return found if found != -1 else -2


@cold
def raise_unhashable(o: object) -> None:
    raise TypeError("unhashable type: '" + type_name(o) + "'")


# --- text -----------------------------------------------------------------------------------------------------------------


@export("bslib.repr_of")
def repr_of(o: object) -> str:
    """repr(o)."""
    if is_none(o):
        return "None"
    if isinstance(o, str):
        return str_repr(o)
    if isinstance(o, bool):
        return bool_text(o)
    if isinstance(o, int):
        return int_str(o)
    if isinstance(o, float):
        return float_repr(o)
    return slot_repr(o)


@export("bslib.str_of")
def str_of(o: object) -> str:
    """str(o)."""
    if is_none(o):
        return "None"
    if isinstance(o, str):
        return o
    if isinstance(o, bool):
        return bool_text(o)
    if isinstance(o, int):
        return int_str(o)
    if isinstance(o, float):
        return float_repr(o)
    return slot_str(o)


@export("bslib.format_of")
def format_of(o: object, spec: str) -> str:
    """format(o, spec). Without a spec it is the class's own `__format__`, too, that is asked."""
    if is_none(o):
        if len(spec) == 0:
            return "None"
        raise TypeError("unsupported format string passed to NoneType.__format__")
    if isinstance(o, str):
        return format_text(o, spec) if len(spec) != 0 else o
    if len(spec) == 0 and not has_slot(o, FORMAT):
        return str_of(o)
    if isinstance(o, bool):
        return int_format(1 if o else 0, spec) if len(spec) != 0 else bool_text(o)
    if isinstance(o, int):
        return int_format(o, spec)
    if isinstance(o, float):
        return float_format(o, spec)
    return slot_format(o, spec)


@export("bslib.ascii_of")
def ascii_of(o: object) -> str:
    """ascii(o)."""
    return escape(repr_of(o))


def bool_text(value: bool) -> str:
    return "True" if value else "False"


# --- object ---------------------------------------------------------------------------------------------------------------


@implements("builtins.object.__eq__")
def object_eq(self: object, other: object) -> bool:
    return same(self, other)


@implements("builtins.object.__hash__")
def object_hash(self: object) -> int:
    """The address, its low bits, which are always the same, turned away."""
    address = address_of(self)
    return wor(wshr(address, 4), wshl(address, 60))


@implements("builtins.object.__repr__")
def object_repr(self: object) -> str:
    return str_concat("<", str_concat(module_name(self), str_concat(" object at 0x", hex_digits(address_of(self)) + ">")))


@implements("builtins.object.__str__")
def object_str(self: object) -> str:
    return slot_repr(self)


@implements("builtins.object.__format__")
def object_format(self: object, spec: str) -> str:
    if len(spec) == 0:
        return slot_str(self)
    raise TypeError("unsupported format string passed to " + type_name(self) + ".__format__")


# --- objects inside themselves ------------------------------------------------------------------------------------------------

def of_goroutine() -> list[object]:
    """What the library keeps for this goroutine: an object of its own, and then the containers whose texts it makes."""
    kept: list[object] | None = unchecked(sched_local())
    if kept is None:
        kept = empty_list(8)
        list_append(kept, none_of())
        sched_set_local(kept)
    return kept


def goroutine_object() -> object:
    """What `set_goroutine_object` has kept for this goroutine; None at first."""
    return of_goroutine()[0]


def set_goroutine_object(value: object) -> None:
    of_goroutine()[0] = value


def enter_repr(o: object) -> bool:
    """Note that this goroutine makes the text of a container; False when it is already, further out."""
    active = of_goroutine()
    for i in range(1, len(active)):
        if same(active[i], o):
            return False
    list_append(active, o)
    return True


def leave_repr() -> None:
    """The innermost container's text is done."""
    of_goroutine().pop()


@export("bslib.equal_to_plain")
def equal_to_plain(value: object, other: object) -> bool:
    """Whether the value of a member of an IntEnum equals a number; `other` is no member of the same class with this value."""
    if is_none(other):
        return False
    if isinstance(value, str):
        return isinstance(other, str) and str_equal(value, other)
    return (isinstance(other, int) or isinstance(other, float)) and equal(value, other)
