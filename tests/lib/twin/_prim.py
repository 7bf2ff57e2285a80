"""The primitives of the library in plain Python, so that the library's functions run under CPython and are compared with it.

A string that is being made is a Text: a list of code points that can still be stored into. Objects of stub classes are Objects, whose
fields start as zero. Numbers wrap where the primitive says so.
"""

from __future__ import annotations

import ctypes
import enum
import math
import os
import struct
import sys
import time
import types

MASK = (1 << 64) - 1


def signed(x: int) -> int:
    x &= MASK
    return x - (1 << 64) if x >> 63 else x


def implements(name, overload=0):
    return lambda function: function


def export(symbol):
    return lambda function: function


def cold(function):
    return function


# --- arrays ---------------------------------------------------------------------------------------------------------------


class Array:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, n):
        self.items = [0] * n


def array_new(n):
    assert 0 <= n < 1 << 40
    return Array(n)


def alen(a):
    return len(a.items)


def aget(a, i):
    assert 0 <= i < len(a.items), i
    return a.items[i]


def aset(a, i, value):
    assert 0 <= i < len(a.items), i
    a.items[i] = value


def acopy(dst, di, src, si, n):
    assert n >= 0 and 0 <= di and di + n <= len(dst.items) and 0 <= si and si + n <= len(src.items)
    dst.items[di : di + n] = src.items[si : si + n]


def aclear(a, start, stop):
    assert 0 <= start <= stop <= len(a.items)
    for i in range(start, stop):
        a.items[i] = 0


own_get, own_set, own_copy = aget, aset, acopy


# --- objects --------------------------------------------------------------------------------------------------------------


class Object:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return 0

    def __len__(self):
        return self._len

    def __getitem__(self, i):
        if i >= self._len:
            raise IndexError(i)
        return self._items.items[i]

    def pop(self):
        self._len -= 1
        return self._items.items[self._len]

    def reverse(self):
        self._items.items[: self._len] = self._items.items[: self._len][::-1]


def new_object():
    return Object()


def same(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return float_bits(a) == float_bits(b)
    if isinstance(a, int) and isinstance(b, int):
        return type(a) is type(b) and a == b
    return a is b


def class_shown(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def class_object(a):
    return type(a)


def is_none(a):
    return a is None


def none_of():
    return 0


def unchecked(a):
    return a


def type_eq(a, b):
    from bslib.objects import equal

    return equal(a, b)


def type_lt(a, b):
    from bslib.objects import less

    return less(a, b)


def type_hash(a):
    from bslib.objects import hash_of

    return hash_of(a)


def type_repr(a):
    from bslib.objects import repr_of

    return repr_of(a)


def type_str(a):
    from bslib.objects import str_of

    return str_of(a)


def type_truth(a):
    return bool(a)


def is_list(a):
    return isinstance(a, Object) and isinstance(a.__dict__.get("_items"), Array)


def is_dict(a):
    return isinstance(a, Object) and "_index" in a.__dict__


END = object()


def is_int_enum(a):
    return isinstance(a, enum.IntEnum)


def int_enum_value(a):
    return int(a)


def is_generator(a):
    return isinstance(a, types.GeneratorType)


def next_boxed(iterator):
    return next(iterator, END)


def slot_iter(a):
    return iter(a)


def is_end(a):
    return a is END


def unboxed(a):
    return a


def is_counter(a):
    return False


def is_defaultdict(a):
    return False


def is_set(a):
    return isinstance(a, Object) and "_finger" in a.__dict__


def is_tuple(a):
    return isinstance(a, tuple)


def array_kind(a):
    return 3


def same_class(a, b):
    return type(a) is type(b)


def address_of(a):
    return id(a)


def throw(error):
    raise error


def class_name(a):
    return "list" if is_list(a) else "dict" if is_dict(a) else "str" if isinstance(a, Text) else type(a).__name__


def is_static_function(a):
    return False


def first_capture(a):
    return a


qualified_name = module_name = class_qualname = class_name


def slot_repr(a):
    if is_list(a):
        from bslib.lists import list_repr

        return list_repr(a)
    if is_dict(a):
        from bslib.dicts import dict_repr

        return dict_repr(a)
    from bslib.tuples import tuple_repr

    return tuple_repr(a) if is_tuple(a) else repr(a)


slot_str = slot_repr


def slot_eq(a, b):
    """False for another class: the adapter in the vtable tests that."""
    if is_list(a):
        from bslib.lists import list_eq

        return is_list(b) and list_eq(a, b)
    if is_tuple(a):
        from bslib.tuples import eq

        return is_tuple(b) and eq(a, b)
    return a == b


def slot_lt(a, b):
    if is_tuple(a):
        from bslib.tuples import lt

        return lt(a, b)
    from bslib.lists import list_lt

    return list_lt(a, b)


def slot_hash(a):
    from bslib.tuples import tuple_hash

    return tuple_hash(a) if is_tuple(a) else hash(a)


def slot_format(a, spec):
    return format(str(a) if isinstance(a, Text) else a, str(spec))


def slot_contains(a, item):
    return item in a


def slot_bool(a):
    return bool(a)


def slot_len(a):
    return len(a)


def has_slot(a, slot):
    """Lists, dicts and sets have no hash (slot 1)."""
    return slot != 1 or not (is_list(a) or is_dict(a) or is_set(a))


def tuple_len(t):
    return len(t)


def tuple_item(t, i):
    return t[i]


def tuple_from_array(a):
    return tuple(a.items)


# --- str ------------------------------------------------------------------------------------------------------------------


class Text:
    def __init__(self, n, kind):
        self.codes = [0] * n
        self.kind = kind

    def __str__(self):
        return "".join(map(chr, self.codes))

    def __repr__(self):
        return f"Text({str(self)!r})"

    def __len__(self):
        return len(self.codes)

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __add__(self, other):
        return str(self) + str(other)

    def __radd__(self, other):
        return str(other) + str(self)

    def lower(self):
        return str(self).lower()


def str_new(n, kind):
    assert n >= 0 and kind in (1, 2, 4)
    return Text(n, kind)


def str_len(s):
    return len(s)


def str_kind(s):
    if isinstance(s, Text):
        return s.kind
    most = max(map(ord, s), default=0)
    return 1 if most < 256 else 2 if most < 65536 else 4


def str_get(s, i):
    assert 0 <= i < len(s), (s, i)
    return s.codes[i] if isinstance(s, Text) else ord(s[i])


def str_get1(s, i):
    assert str_kind(s) == 1
    return str_get(s, i)


def str_set(s, i, code):
    assert 0 <= i < len(s) and 0 <= code < 1 << 8 * s.kind
    s.codes[i] = code


def str_set1(s, i, code):
    assert s.kind == 1
    str_set(s, i, code)


def str_copy(dst, di, src, si, n):
    assert n == 0 or str_kind(dst) >= str_kind(src)
    assert n >= 0 and di + n <= len(dst) and si + n <= len(src)
    for i in range(n):
        dst.codes[di + i] = str_get(src, si + i)


def str_equal_bytes(a, ai, b, bi, n):
    assert str_kind(a) == str_kind(b)
    return all(str_get(a, ai + i) == str_get(b, bi + i) for i in range(n))


def find_byte(s, code, start, stop):
    assert str_kind(s) == 1
    return str(s).find(chr(code), start, stop)


def encoded(s):
    return str(s).encode({1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[str_kind(s)], "surrogatepass")


def str_hash_field(s):
    return 0


def str_set_hash(s, value):
    pass


def str_word(s, byte):
    return struct.unpack_from("<q", encoded(s), byte)[0]


def str_byte(s, byte):
    return encoded(s)[byte]


def latin1_char(code):
    assert 0 <= code < 256
    return chr(code)


# --- words ----------------------------------------------------------------------------------------------------------------


def wadd(a, b):
    return signed(a + b)


def wsub(a, b):
    return signed(a - b)


def wmul(a, b):
    return signed(a * b)


def wand(a, b):
    return signed(a & b)


def wor(a, b):
    return signed(a | b)


def wxor(a, b):
    return signed(a ^ b)


def wnot(a):
    return ~a


def wneg(a):
    return signed(-a)


def wshl(a, n):
    assert 0 <= n < 64
    return signed(a << n)


def wshr(a, n):
    assert 0 <= n < 64
    return signed((a & MASK) >> n)


def wsar(a, n):
    assert 0 <= n < 64
    return a >> n


def wumulh(a, b):
    return signed(((a & MASK) * (b & MASK)) >> 64)


def wudiv(a, b):
    return signed((a & MASK) // (b & MASK))


def wurem(a, b):
    return signed((a & MASK) % (b & MASK))


def ult(a, b):
    return (a & MASK) < (b & MASK)


def ule(a, b):
    return (a & MASK) <= (b & MASK)


def wctz(a):
    a &= MASK
    return (a & -a).bit_length() - 1 if a else 64


def wclz(a):
    return 64 - (a & MASK).bit_length()


def wpopcount(a):
    return (a & MASK).bit_count()


def overflows(x):
    return not -(1 << 63) <= x < 1 << 63


def add_overflows(a, b):
    return overflows(a + b)


def sub_overflows(a, b):
    return overflows(a - b)


def mul_overflows(a, b):
    return overflows(a * b)


# --- floats ---------------------------------------------------------------------------------------------------------------


def float_bits(x):
    return struct.unpack("<q", struct.pack("<d", x))[0]


def bits_float(bits):
    return struct.unpack("<d", struct.pack("<Q", bits & MASK))[0]


def to_float(a):
    return float(a)


def to_int(x):
    assert -(2.0**63) <= x < 2.0**63
    return int(x)


def fsqrt(x):
    return math.sqrt(x) if x >= 0 else math.nan


def ffloor(x):
    return math.copysign(float(math.floor(x)), x) if math.isfinite(x) else x


def fceil(x):
    return math.copysign(float(math.ceil(x)), x) if math.isfinite(x) else x


def ftrunc(x):
    return math.copysign(float(math.trunc(x)), x) if math.isfinite(x) else x


def ffabs(x):
    return abs(x)


def fdiv(a, b):
    return a / b


_libm = ctypes.CDLL("libm.so.6")


def libm1(name, x):
    function = getattr(_libm, name)
    function.restype = ctypes.c_double
    return function(ctypes.c_double(x))


def libm2(name, x, y):
    function = getattr(_libm, name)
    function.restype = ctypes.c_double
    return function(ctypes.c_double(x), ctypes.c_double(y))


_libc = ctypes.CDLL("libc.so.6")
_scratch = ctypes.create_string_buffer(2048)


def format_double(x, conversion, precision):
    return _libc.snprintf(_scratch, 2048, b"%.*" + bytes([conversion]), precision, ctypes.c_double(x))


_libc.strtod.restype = ctypes.c_double


def parse_double(s):
    return _libc.strtod(str(s).encode("ascii"), None)


def scratch_byte(i):
    return _scratch.raw[i]


def copy_scratch(dst, n):
    dst.codes[:n] = _scratch.raw[:n]


# --- the system -----------------------------------------------------------------------------------------------------------


def environment(name):
    value = os.environ.get(name)
    if value is None:
        return -1
    _scratch.value = value.encode()
    return len(value.encode())


def name_call(what, path, other, mode):
    try:
        (lambda name: os.mkdir(name, mode), os.rmdir, os.unlink, lambda name: os.rename(name, str(other)), os.chdir)[what](str(path))
        return 0
    except OSError as error:
        return -error.errno


def file_status(path, field, follow):
    try:
        found = os.stat(str(path), follow_symlinks=bool(follow))
    except OSError as error:
        return -error.errno
    return (found.st_mode, found.st_size, found.st_mtime_ns)[field]


def folder_read(fd):
    raise NotImplementedError("the entries of a folder, as the system gives them")


def working_folder():
    _scratch.value = os.getcwd().encode()
    return len(_scratch.value)


def random_word():
    return signed(int.from_bytes(os.urandom(8), "little"))


def error_text(errno):
    text = os.strerror(errno).encode()
    _scratch.value = text
    return len(text)


_read = b""


def file_open(path, flags, mode):
    try:
        return os.open(str(path), flags, mode)
    except OSError as error:
        return -error.errno


def file_close(fd):
    os.close(fd)
    return 0


def file_read(fd, most):
    global _read
    try:
        _read = os.read(fd, min(most, sys.modules[__name__].READ_SIZE or most))
    except OSError as error:
        return -error.errno
    return len(_read)


READ_SIZE = 0


def file_seek(fd, offset, whence):
    return os.lseek(fd, offset, whence)


def file_write(fd, s, start, raw):
    os.write(fd, str(s)[start : start + 1000].encode("latin-1" if raw else "utf-8"))
    return min(start + 1000, len(str(s)))


def copy_read_buffer(dst, start, stop):
    dst.codes[:] = _read[start:stop]


def read_buffer_byte(i):
    return _read[i]


def file_isatty(fd):
    return os.isatty(fd)


def stdout_put(s, start, mine):
    sys.stdout.write(str(s)[start:])
    return len(str(s))


def stdout_is_due():
    return False


def stdout_flush():
    return 0


def stderr_write(s):
    sys.stderr.write(str(s))
    return 0


def clock_ns(which):
    return time.clock_gettime_ns([time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.CLOCK_PROCESS_CPUTIME_ID][which])


# The scheduler, as a program of one goroutine sees it. Channels and `go` have their tests under the stand-in and compiled.


def sched_sleep(ns):
    time.sleep(ns / 1e9)
    return 0


def sched_yield_now():
    pass


def _needs_a_scheduler(*args):
    raise AssertionError("the twin has no scheduler")


sched_start = _needs_a_scheduler
chan_close = chan_receive = chan_select = chan_selected = chan_send = chan_taken = _needs_a_scheduler
chan_try_receive = _needs_a_scheduler
from_word = is_reference = to_word = _needs_a_scheduler  # words pass through channels only


def chan_try_send(channel, word):
    """The token of `bslib.output`."""
    return 1


def sched_goroutine_count():
    return 1


def sched_goroutine_number():
    return 1


_local = [None]


def sched_local():
    return _local[0]


def sched_set_local(value):
    _local[0] = value


def argument_count():
    return len(sys.argv)


def argument_length(i):
    return len(os.fsencode(sys.argv[i]))


def argument_byte(i, at):
    return os.fsencode(sys.argv[i])[at]
