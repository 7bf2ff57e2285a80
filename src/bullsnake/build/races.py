"""Data races: whatever goroutines do to an object at once, no access leaves its memory and none goes through a null.

Goroutines that change the same list or dict without a lock get values of some moment, or an exception; never a wild access.

Arrays. A container is several words (a length, an array, ...), which another goroutine may be changing one by one, so no word says
anything about another. But an array never changes its own length. So: load the array once, check the place against that
array's length, use that array. The container's length decides what the language asks (is there such an item?), the array's
own what the machine asks. `within` is that check; `_prim.aget` and its like contain it, `_prim.own_get` and its like do without,
for arrays that no other goroutine can have.

Nulls. Behind a list's last item its array is null (zero), and so is the entry of a deleted key. A goroutine that read the length
before another one shortened the list reads a null there, where the type says that there is an object. Generic code of the library
passes it on as a None. `present` stands where a value goes from a container or from generic code to a place whose type has no None:
items that are loaded, parts of tuples, results of type variables, parameters of functions that are called as values. A field needs no
such check: nothing makes it null again (but see fields.py). Lists whose items are never None are indexed and looped over by this check
alone, without a look at their length: nothing but null lies behind the last item (lib/growing.py), unless a race has left it there.

Words. A value is one word in memory, whatever its type: a number, or a reference to an object with a class in it. So no value is
ever half of another one: a union is a reference, an optional int is a box, and boxes do not change. Where a variable has a bit
beside it that says whether it is bound, its value is checked itself, or is one of which zero is a proper value. Arrays are copied by
memmove, which on amd64 moves whole words where both places are aligned to words, in whatever order.

Order. A reference is stored `release`, so an object is complete in memory before anybody finds it; what is read through a
reference comes after it, on every machine. No number is loaded twice by LLVM in place of once: loads are `unordered`.

Proved by tests/race: programs that do all of this on several threads.
"""

from __future__ import annotations

from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.reps import has_none
from bullsnake.front.types import AnyType, Instance, Never, Tuple, Type, rep
from bullsnake.ir.core import Operand
from bullsnake.ir.types import Ty

ARRAY_LENGTH = 8
INDEX_ERROR = "list index out of range"


def array_length(fb: FunctionBuilder, items: Operand) -> Operand:
    """An array's own length, which never changes."""
    return fb.load(Ty.I64, items, ARRAY_LENGTH, part="length")


def inside(fb: FunctionBuilder, items: Operand, place: Operand) -> Operand:
    """Whether a place is one of the array's."""
    return fb.op("icmp.ult", Ty.I1, place, array_length(fb, items))


def within(fb: FunctionBuilder, items: Operand, place: Operand) -> None:
    """Go on if a place is one of the array's: it is, unless another goroutine has changed the container meanwhile."""
    fb.check(inside(fb, items, place), lambda: raced(fb))


def range_within(fb: FunctionBuilder, items: Operand, start: Operand, count: Operand) -> None:
    """The same for several places in a row; count may not be negative."""
    length = array_length(fb, items)
    fb.check(fb.op("icmp.ule", Ty.I1, start, length), lambda: raced(fb))
    fb.check(fb.op("icmp.ule", Ty.I1, count, fb.op("sub", Ty.I64, length, start)), lambda: raced(fb))


def present(fb: FunctionBuilder, value: Operand, type_: Type, message: str = "") -> Operand:
    """A value that generic code or a container has given; it is not null where its type has no None."""
    if never_none(fb, type_):
        there = fb.op("icmp.ne", Ty.I1, value, NULL)
        fb.check(there, lambda: raced(fb, message))
    return value


def tuple_part(fb: FunctionBuilder, obj: Operand, kind: Tuple, index: int) -> Operand:
    """An item of a tuple of fixed shape, which generic code may have made of a null."""
    return present(fb, fb.load(rep(kind.items[index]), obj, 8 + 8 * index), kind.items[index])


def never_none(fb: FunctionBuilder, type_: Type) -> bool:
    """Whether values of the type are references and None is none of them. Nothing is known of Any; protocols may fit None."""
    type_ = fb.type(type_)
    if isinstance(type_, AnyType | Never) or isinstance(type_, Instance) and type_.cls.is_open:
        return False
    return rep(type_) is Ty.REF and not has_none(type_)


def raced(fb: FunctionBuilder, message: str = "") -> None:
    """Raise the exception: IndexError with a message, else RuntimeError."""
    if message:
        fb.lib("raise_index_error", fb.string(message))
    else:
        fb.lib("raise_raced")
