"""The dialect in which the runtime is written: Python with machine numbers, structs and raw memory. This text is its reference.

Runtime sources import everything from here. They run compiled (`build.lowlevel` reads them through `ast`), and as they are
under CPython on simulated memory (`bullsnake.simulate`). mypy --strict checks them without a plugin.

**Modules** lie under `bullsnake.runtime.<package>.<file>`. At module level stand imports (`from bullsnake.dialect import …`,
`from bullsnake.runtime.mem.span import Span`, `from bullsnake.runtime.mem import heap`), constants, globals, structs, functions.
The compiler imports the module under CPython and takes constants and layouts from it: a constant may be any expression.

**Types**: u8 u16 u32 u64 i32 i64 f64 bool; `ref`, a GC reference; a struct class, which is a pointer. uptr = u64. See `numbers`
and `structs` for the rules. Arithmetic wraps; operands have one type; a bare int appears only in a constructor, `u64(5)`,
`u64(LIMIT)`. Conditions are bool.

**Constants**: `NAME: Final = u64(5)` (or an int: then only inside constructors); `TABLE: Final = Table(u32, (1, 2, 3))`, read by
index.
**Globals**: `count: u64 = u64(0)`, likewise bool, ref and struct pointers (`head: Span = Span.null()`): a function that assigns
one says `global count`. Another module reads and writes it as `heap.count`, and never imports it with `from`. A global of type
ref is a root. `state = Static(State)` and `bitmap = Static(array(u64, 512))` are zeroed static memory.
**Structs**: `p.field`, `p.field = v`, `p.inline.field`, `p.bits[i]`, `p.bits[i] = v`, `p.bits.address()`, `p.bits.length()`,
`p.is_null()`, `p == q`, `p.address()`, `Span.at(address)`, `Span.null()`, `sizeof(Span)`, `offsetof(Span, "bits")`, methods.
**References**: `ref.at(address)`, `r.address()`, `r.is_null()`, `NULL_REF`.
**Raw memory**: load8 load16 load32 load64 load_f64 load_ref, store… likewise, memset memcpy memmove; atomic_load64 atomic_store64
cas64 xadd64 xchg64 or64 and64 fence release_fence. Bits: ctz clz popcount bswap umulh bits_of float_of_bits sqrt.
**Worker**: `this_worker().field` reads and writes the current thread's block; also `w = this_worker()` and then `w.field`; it is
never a pointer (`.self` is one) and cannot be passed on.
**Code**: `address_of(f)`, `call0(address)` … `call4(address, a, b, c, d)` -> u64 (arguments u64); `symbol("type.builtins.str")`;
`cstr("text")`; `stack_pointer()`.
**Functions** are annotated in full, return nothing, one value or `tuple[A, B]`, and carry directives: see `directives`.
**Statements**: assignment to locals (the first one gives the type; `x: u64 = …` too) and to fields, elements and globals;
`a, b = f()`; augmented assignment; if, while, `for i in range(first, end)` (two bounds of one type; import `range` from
here), break, continue, pass, return, assert (stays in the program: a failure is fatal), calls.
**Expressions**: operators, comparisons (not chained), and or not, `a if c else b`, calls, constants. A local is assigned on
every path before its use.
**Errors**: `fatal("message")`, which calls the function with symbol `runtime.panic.fatal(message: u64)`.
"""

from bullsnake.dialect.directives import (
    assembly,
    cold,
    export,
    extern,
    inline,
    noinline,
    noreturn,
    nosplit,
    nowritebarrier,
    preserve_most,
    raises,
    safepoint,
    switches,
    systemstack,
    writebarrier,
)
from bullsnake.dialect.numbers import (
    bits_of,
    boolean,
    bswap,
    clz,
    ctz,
    f64,
    float_of_bits,
    i32,
    i64,
    popcount,
    range,
    sqrt,
    u8,
    u16,
    u32,
    u64,
    umulh,
    uptr,
)
from bullsnake.dialect.raw import (
    address_of,
    and64,
    atomic_load64,
    atomic_store64,
    call0,
    call1,
    call2,
    call3,
    call4,
    cas64,
    cstr,
    fatal,
    fence,
    load8,
    load16,
    load32,
    load64,
    load_f64,
    load_ref,
    memcpy,
    memmove,
    memset,
    or64,
    release_fence,
    stack_pointer,
    store8,
    store16,
    store32,
    store64,
    store_f64,
    store_ref,
    symbol,
    this_worker,
    xadd64,
    xchg64,
)
from bullsnake.dialect.structs import NULL_REF, Array, Inline, Static, Struct, Table, array, inline_array, offsetof, ref, sizeof

__all__ = [
    "NULL_REF", "Array", "Inline", "Static", "Struct", "Table", "address_of", "and64", "array", "assembly", "atomic_load64",
    "atomic_store64", "bits_of", "boolean", "bswap", "call0", "call1", "call2", "call3", "call4", "cas64", "clz", "cold",
    "cstr", "ctz", "export", "extern", "f64", "fatal", "fence", "float_of_bits", "i32", "i64", "inline", "inline_array",
    "load16", "load32", "load64", "load8", "load_f64", "load_ref", "memcpy", "memmove", "memset", "noinline", "noreturn",
    "nosplit", "nowritebarrier", "offsetof", "or64", "popcount", "preserve_most", "raises", "range", "ref", "release_fence",
    "safepoint", "sizeof",
    "sqrt", "stack_pointer", "store16", "store32", "store64", "store8", "store_f64", "store_ref", "switches", "symbol", "systemstack",
    "this_worker", "u16", "u32", "u64", "u8", "umulh", "uptr", "writebarrier", "xadd64", "xchg64",
]  # fmt: skip
