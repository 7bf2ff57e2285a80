# The primitives of the library. Each is an operation of the IR or a call of the runtime (build/prims.py), and has a twin in plain
# Python (tests/lib/twin), on which the library's functions run under CPython.
#
# Nothing is checked here but for places in arrays: a null object or a division by zero is the caller's error.
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")
U = TypeVar("U")
F = TypeVar("F")

# --- directives ---------------------------------------------------------------------------------------------------------

def implements(name: str, overload: int = 0, /) -> Callable[[F], F]:
    """The function is what the stub of that name means. Of a variable (`sys.argv`): reading it calls the function."""

def export(symbol: str, /) -> Callable[[F], F]:
    """A fixed symbol, for callers that know it by name."""

def cold(function: F, /) -> F:
    """Seldom called: kept out of line."""

# --- arrays -------------------------------------------------------------------------------------------------------------

class Array(Generic[T]):
    """A block of elements in the representation of T: 8 bytes for int, float and references, 1 for bool. The length is fixed."""

def array_new(n: int, /) -> Array[T]:  # type: ignore[type-var]
    """Zeroed (None for references). n in 0 .. 2**40, else the answer of the caller's memory check: MemoryError is raised here."""

def alen(a: Array[T], /) -> int: ...
def aget(a: Array[T], i: int, /) -> T:
    """RuntimeError where i is outside, and where T is known to have no None but the element is null (build/races.py)."""

def aset(a: Array[T], i: int, value: T, /) -> None:
    """RuntimeError where i is outside."""

def acopy(dst: Array[T], di: int, src: Array[T], si: int, n: int, /) -> None:
    """n elements, as memmove does. RuntimeError where they do not all lie inside."""

def aclear(a: Array[T], start: int, stop: int, /) -> None:
    """Zero a[start:stop]. RuntimeError where that is not inside."""

# Without these checks, for an array that no other goroutine can have, or a place that was compared with this array's length.
def own_get(a: Array[T], i: int, /) -> T: ...
def own_set(a: Array[T], i: int, value: T, /) -> None: ...
def own_copy(dst: Array[T], di: int, src: Array[T], si: int, n: int, /) -> None: ...

# --- objects ------------------------------------------------------------------------------------------------------------

def new_object() -> T:  # type: ignore[type-var]
    """A new object of the class T with all fields zero: `x: list[int] = new_object()`."""

def same(a: T, b: T, /) -> bool:
    """Identity of references; equality of bits of scalars."""

def is_none(a: T, /) -> bool:
    """Whether a reference is None; False for scalars."""

def none_of() -> T:  # type: ignore[type-var]
    """Zero: None for references, 0, 0.0 or False for scalars. A placeholder that is never looked at."""

def unchecked(a: object, /) -> U:  # type: ignore[type-var]
    """The same reference with another static type, not tested."""

def type_eq(a: T, b: T, /) -> bool:
    """a == b as Python has it, by representation: integers and floats directly, references by bslib.equal."""

def type_lt(a: T, b: T, /) -> bool:
    """a < b; references by bslib.less, which raises the TypeError."""

def type_hash(a: T, /) -> int:
    """hash(a); references by bslib.hash_of."""

def type_repr(a: T, /) -> str: ...
def type_str(a: T, /) -> str: ...
def type_truth(a: T, /) -> bool: ...

# Virtual calls through the fixed slots of the vtable; the object is not None. has_slot asks whether the slot is filled.
# 0 __eq__  1 __hash__  2 __repr__  3 __str__  4 __lt__  5 __bool__  6 __len__  7 __format__  11 __contains__
def has_slot(a: object, slot: int, /) -> bool: ...
def slot_eq(a: object, b: object, /) -> bool: ...
def slot_hash(a: object, /) -> int: ...
def slot_repr(a: object, /) -> str: ...
def slot_str(a: object, /) -> str: ...
def slot_lt(a: object, b: object, /) -> bool: ...
def slot_contains(a: object, b: object, /) -> bool: ...
def slot_bool(a: object, /) -> bool: ...
def slot_len(a: object, /) -> int: ...
def slot_format(a: object, spec: str, /) -> str: ...
def class_name(a: object, /) -> str:
    """__name__ of the object's class; a is not None."""

def class_qualname(a: object, /) -> str:
    """__qualname__ of the object's class; a is not None."""

def is_static_function(a: object, /) -> bool:
    """Whether a function has no captures; what stands in their place is its name."""

def first_capture(a: object, /) -> object:
    """What a function has captured first, which is an object."""

def class_object(a: object, /) -> object:
    """The object's class as a value; a is not None."""

def is_of_class(a: object, cls: type, /) -> bool:
    """Whether an object that is not None is of that class, or of one whose base, or base's base, that is."""

def class_shown(cls: type, /) -> str:
    """As module_name, of the objects of a class."""

def qualified_name(a: object, /) -> str:
    """The class's name as tracebacks have it; a is not None."""

def module_name(a: object, /) -> str:
    """__module__ and __qualname__ of the class, as the default repr shows them ("__main__.Node"); a is not None."""

def same_class(a: object, b: object, /) -> bool:
    """Whether the type words are equal; neither is None."""

def is_tuple(a: object, /) -> bool:
    """isinstance(a, tuple), of whatever shape; a may be None."""

def is_list(a: object, /) -> bool: ...
def is_dict(a: object, /) -> bool: ...
def is_counter(a: object, /) -> bool: ...
def is_defaultdict(a: object, /) -> bool: ...
def is_set(a: object, /) -> bool:
    """A set or a frozenset."""

def is_generator(a: object, /) -> bool: ...
def is_int_enum(a: object, /) -> bool:
    """Whether it is a member of an IntEnum."""

def int_enum_value(a: object, /) -> int:
    """The value of such a member."""

def next_boxed(iterator: object, /) -> object:
    """The next item of any iterator, boxed, or the object that marks the end."""

def slot_iter(a: object, /) -> object: ...
def is_end(a: object, /) -> bool: ...
def unboxed(a: object, /) -> U:  # type: ignore[type-var]
    """A boxed value in the representation of U."""

def array_kind(a: object, /) -> int:
    """Representation of an array's elements: 0 int, 1 float, 2 bool, 3 reference."""

def address_of(a: object, /) -> int: ...

# --- tuples -------------------------------------------------------------------------------------------------------------

def tuple_len(t: object, /) -> int: ...
def tuple_item(t: object, i: int, /) -> object:
    """Item i, boxed."""

def tuple_from_array(a: Array[T], /) -> tuple[T, ...]:
    """The array must not be changed afterwards. Elements that are scalars are boxed."""

# --- str ----------------------------------------------------------------------------------------------------------------

def str_new(length: int, kind: int, /) -> str:
    """Zeroed. kind: bytes per code point, 1, 2 or 4. It is to hold the smallest that fits: equal strings have equal kinds."""

def str_len(s: str, /) -> int: ...
def str_kind(s: str, /) -> int: ...
def str_get(s: str, i: int, /) -> int: ...
def str_set(s: str, i: int, code: int, /) -> None:
    """Only on a string that was just made."""

def str_get1(s: str, i: int, /) -> int:
    """For kind 1 only."""

def str_set1(s: str, i: int, code: int, /) -> None: ...
def str_copy(dst: str, di: int, src: str, si: int, n: int, /) -> None:
    """n code points; the kind of dst is not smaller than that of src. Widens where they differ."""

def str_equal_bytes(a: str, ai: int, b: str, bi: int, n: int, /) -> bool:
    """Whether n code points are the same. The kinds are equal."""

def find_byte(s: str, code: int, start: int, stop: int, /) -> int:
    """memchr: index of a code in s[start:stop], or -1. For kind 1 only (runtime.os.find_byte)."""

def str_hash_field(s: str, /) -> int:
    """0: not computed yet."""

def str_set_hash(s: str, value: int, /) -> None: ...
def str_word(s: str, byte: int, /) -> int:
    """Eight bytes of the data at a byte offset, little endian, wrapped to a signed 64-bit number. Within the data."""

def str_byte(s: str, byte: int, /) -> int:
    """One byte of the data."""

def latin1_char(code: int, /) -> str:
    """The preallocated string of one character below 256."""

# --- 64-bit words: wrapping, no overflow checks -------------------------------------------------------------------------------

def wadd(a: int, b: int, /) -> int: ...
def wsub(a: int, b: int, /) -> int: ...
def wmul(a: int, b: int, /) -> int: ...
def wand(a: int, b: int, /) -> int: ...
def wor(a: int, b: int, /) -> int: ...
def wxor(a: int, b: int, /) -> int: ...
def wnot(a: int, /) -> int: ...
def wneg(a: int, /) -> int: ...
def wshl(a: int, n: int, /) -> int:
    """n in 0 .. 63."""

def wshr(a: int, n: int, /) -> int:
    """Logical: zeros come in."""

def wsar(a: int, n: int, /) -> int:
    """Arithmetic: the sign comes in."""

def wumulh(a: int, b: int, /) -> int:
    """High half of the unsigned product."""

def wudiv(a: int, b: int, /) -> int: ...
def wurem(a: int, b: int, /) -> int: ...
def wsdiv(a: int, b: int, /) -> int:
    """Truncates. Not for -2**63 / -1."""

def wsrem(a: int, b: int, /) -> int: ...
def ult(a: int, b: int, /) -> bool: ...
def wctz(a: int, /) -> int:
    """Trailing zeros; 64 of 0."""

def wclz(a: int, /) -> int: ...
def wpopcount(a: int, /) -> int: ...
def ule(a: int, b: int, /) -> bool: ...
def add_overflows(a: int, b: int, /) -> bool: ...
def sub_overflows(a: int, b: int, /) -> bool: ...
def mul_overflows(a: int, b: int, /) -> bool: ...

# --- floats -------------------------------------------------------------------------------------------------------------

def float_bits(x: float, /) -> int: ...
def bits_float(bits: int, /) -> float: ...
def to_float(a: int, /) -> float:
    """Nearest, ties to even."""

def to_int(x: float, /) -> int:
    """Truncates; -2**63 <= x < 2**63."""

def fsqrt(x: float, /) -> float: ...
def ffloor(x: float, /) -> float: ...
def fceil(x: float, /) -> float: ...
def ftrunc(x: float, /) -> float: ...
def ffabs(x: float, /) -> float: ...
def fdiv(a: float, b: float, /) -> float:
    """Of the machine: no ZeroDivisionError."""

def libm1(name: str, x: float, /) -> float:
    """A function of libm of one argument; the name is a literal (sin, cos, exp, log, ...)."""

def libm2(name: str, x: float, y: float, /) -> float:
    """Of two: pow, fmod, atan2, hypot, remainder, nextafter."""

def format_double(x: float, conversion: int, precision: int, /) -> int:
    """snprintf of a finite x into the scratch buffer; how many bytes. conversion is the code of e, f or g; precision >= 0."""

def parse_double(s: str, /) -> float:
    """strtod of an ASCII string that is a number throughout."""

def scratch_byte(i: int, /) -> int: ...
def copy_scratch(dst: str, n: int, /) -> None:
    """The first n bytes of the scratch buffer into a new string of kind 1."""

# --- the system: runtime.os.NAME each. A negative answer is -errno. ------------------------------------------------------------

def stdout_put(s: str, start: int, mine: int, /) -> int:
    """Into the buffer, from a code point on; how far that went. mine 0: all or nothing (-1); 1: the rest is to follow."""

def stdout_is_due() -> bool:
    """Whether a line has ended that a terminal is to show."""

def stdout_flush() -> int: ...
def stderr_write(s: str, /) -> int: ...
def file_open(path: str, flags: int, mode: int, /) -> int:
    """The descriptor."""

def file_close(fd: int, /) -> int: ...
def file_write(fd: int, s: str, start: int, raw: int, /) -> int:
    """A part of s as UTF-8 (raw 0) or as bytes (1), from a code point on; the code point that is next."""

def file_read(fd: int, most: int, /) -> int:
    """Read up to `most` bytes (<= 65536) into the runtime's buffer; how many came, 0 at the end."""

def read_buffer_byte(i: int, /) -> int:
    """A byte of what file_read brought."""

def copy_read_buffer(dst: str, start: int, stop: int, /) -> None:
    """Bytes of that buffer into a new string of kind 1."""

def file_seek(fd: int, offset: int, whence: int, /) -> int:
    """lseek."""

def file_isatty(fd: int, /) -> bool: ...
def name_call(what: int, path: str, other: str, mode: int, /) -> int:
    """0 mkdir with a mode, 1 rmdir, 2 unlink, 3 rename to `other`, 4 chdir."""

def file_status(path: str, field: int, follow: int, /) -> int:
    """0 mode, 1 size, 2 time of the last change in ns; of a link itself if `follow` is 0."""

def folder_read(fd: int, /) -> int:
    """getdents64 of an open folder into the runtime's buffer; how many bytes, 0 at the end."""

def working_folder() -> int:
    """getcwd into the scratch buffer; how many bytes."""

def error_text(errno: int, /) -> int:
    """strerror into the scratch buffer; how many bytes."""

def clock_ns(which: int, /) -> int:
    """clock_gettime: 0 CLOCK_REALTIME, 1 CLOCK_MONOTONIC, 2 CLOCK_PROCESS_CPUTIME_ID."""

def argument_count() -> int:
    """Arguments of the process, argv[0] included."""

def argument_length(i: int, /) -> int:
    """Bytes of argument i."""

def argument_byte(i: int, at: int, /) -> int: ...
def environment(name: str, /) -> int:
    """A variable of the environment into the scratch buffer; how many bytes, -1 when it is not set."""

def random_word() -> int:
    """64 random bits (getrandom)."""

# --- goroutines: runtime.sched.NAME and runtime.chan.NAME each. Of those that may wait the answer is 0 closed, 1 done, 2 interrupted
# by Ctrl-C, 3 the time is over, 4 not ready. -------------------------------------------------------------------------------------

def to_word(value: T, /) -> int:
    """The bits of a scalar; of a reference its address, which keeps nothing alive: it is passed on at once."""

def from_word(word: int, /) -> T:  # type: ignore[type-var]
    """The other way round."""

def is_reference(value: T, /) -> bool:
    """Whether T is represented by a reference: known when the program is compiled."""

def thread_run(thread: object, /) -> None:
    """The method `run` of an object of threading.Thread or a subclass."""

def sched_start(body: Callable[[], None], /) -> bool:
    """A new goroutine; False if there is no memory for it."""

def sched_yield_now() -> None: ...
def sched_sleep(ns: int, /) -> int: ...
def sched_goroutine_number() -> int: ...
def sched_goroutine_count() -> int: ...
def sched_local() -> object | None:
    """What sched_set_local has kept for this goroutine."""

def sched_set_local(value: object, /) -> None: ...
def chan_send(channel: object, word: int, /) -> int: ...
def chan_receive(channel: object, /) -> int: ...
def chan_taken() -> int:
    """What this goroutine has received, as a word."""

def chan_try_send(channel: object, word: int, /) -> int: ...
def chan_try_receive(channel: object, /) -> int: ...
def chan_close(channel: object, /) -> int: ...
def chan_select(cases: object, count: int, timeout: int, /) -> int:
    """cases: an array of Case. timeout in ns; 0 does not wait, -1 waits for ever."""

def chan_selected() -> int:
    """Which case the last select of this goroutine has done."""

# --- tracebacks: runtime.panic.NAME each. Entries run from the newest frame outwards; 50 at each end are kept. ------------------

def trace_entries(error: BaseException, /) -> int:
    """How many entries were made, those in the middle that were dropped included."""

def trace_count(error: BaseException, entry: int, /) -> int:
    """How many frames in a row an entry stands for."""

def trace_line(error: BaseException, entry: int, /) -> int: ...
def trace_text(error: BaseException, entry: int, function: int, /) -> int:
    """The file's name (function 0) or the function's (1) into the scratch buffer; how many bytes."""

def trace_done() -> None:
    """The uncaught exception of this goroutine has been reported: it may wait again."""

def exit_process(status: int, /) -> NoReturn:
    """Flush stdout and end."""

def throw(error: BaseException, /) -> NoReturn:
    """raise, without making a context."""
