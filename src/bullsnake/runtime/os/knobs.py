"""The knobs: BULLSNAKE=name=value,… and GOGC, read once at the start.

A name that is not known, or a value that is not a number, is a fatal error. In the name of a file a comma is written `\\,` and a
backslash `\\\\`. GOGC is read as in Go: `off` or a negative number turns pacing off, a value that is not a number counts as 100.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import cstr, fatal, load8, nosplit, store8, systemstack, u8, u64
from bullsnake.runtime.os.libc import getenv

NO_LIMIT: Final = u64(0xFFFFFFFFFFFFFFFF)
COMMA: Final = u8(44)
EQUALS: Final = u8(61)
BACKSLASH: Final = u8(92)

SCAN_WHOLE: Final = u64(0)
SCAN_BARRIERS: Final = u64(1)
SCAN_ALL: Final = u64(2)
SCAN_WATERMARK: Final = u64(3)

gctrace: u64 = u64(0)
gccheck: u64 = u64(0)
gcalloc: u64 = u64(0)
gcsafepoint: u64 = u64(0)
movestack: u64 = u64(0)
poison: u64 = u64(0)
preempt: u64 = u64(0)
seed: u64 = u64(0)
maxheap: u64 = NO_LIMIT
maxstack: u64 = u64(0)
stats: u64 = u64(0)
trace: u64 = u64(0)
gcstop: u64 = u64(0)
gcalways: u64 = u64(0)
tinybuffer: u64 = u64(0)
tinyrun: u64 = u64(0)
failmap: u64 = u64(0)
failpages: u64 = u64(0)
gcstep: u64 = u64(0)
stackscan: u64 = SCAN_WATERMARK
debugstackbarrier: u64 = u64(0)
sample: u64 = u64(0)
tinyscan: u64 = u64(0)
gogc: u64 = u64(100)
maxprocs: u64 = u64(0)


@nosplit
def matches(text: u64, name: u64) -> bool:
    """Whether `text` starts with `name` and then `=`."""
    at = text
    wanted = name
    while load8(wanted) != u8(0):
        if load8(at) != load8(wanted):
            return False
        at = at + u64(1)
        wanted = wanted + u64(1)
    return load8(at) == EQUALS


@nosplit
def is_number(text: u64) -> bool:
    """Whether digits, then perhaps K, M or G, stand before the comma or the end."""
    at = text
    while load8(at) >= u8(48) and load8(at) <= u8(57):
        at = at + u64(1)
    if at == text:
        return False
    if load8(at) == u8(75) or load8(at) == u8(77) or load8(at) == u8(71):
        at = at + u64(1)
    return load8(at) == u8(0) or load8(at) == COMMA


@systemstack
def setting_at(text: u64) -> u64:
    """The number behind the `=` of the knob at `text`."""
    if not is_number(value_of(text)):
        fatal("a knob in BULLSNAKE has a value that is no number; see docs/knobs.md")
    return number(value_of(text))


@nosplit
def number(text: u64) -> u64:
    """A decimal number with an optional suffix K, M or G."""
    value = u64(0)
    at = text
    byte = load8(at)
    while byte >= u8(48) and byte <= u8(57):
        value = value * u64(10) + u64(byte - u8(48))
        at = at + u64(1)
        byte = load8(at)
    if byte == u8(75):
        return value << u64(10)
    if byte == u8(77):
        return value << u64(20)
    if byte == u8(71):
        return value << u64(30)
    return value


@nosplit
def value_of(text: u64) -> u64:
    """The address behind the `=`."""
    at = text
    while load8(at) != EQUALS:
        at = at + u64(1)
    return at + u64(1)


@nosplit
def next_knob(text: u64) -> u64:
    """The address behind the next comma, or of the end."""
    at = text
    while load8(at) != u8(0):
        if load8(at) == COMMA:
            return at + u64(1)
        at = unescaped(at) + u64(1)
    return at


@nosplit
def unescaped(at: u64) -> u64:
    """The address of the character at `at`: one further if it stands behind a backslash."""
    if load8(at) == BACKSLASH and load8(at + u64(1)) != u8(0):
        return at + u64(1)
    return at


@systemstack
def seed_at(text: u64) -> u64:
    """The number of `seed:N`, plus 1: 0 means that there is no seed."""
    at = text
    wanted = cstr("seed:")
    while load8(wanted) != u8(0):
        if load8(at) != load8(wanted):
            fatal("the knob sched in BULLSNAKE is seed:NUMBER; see docs/knobs.md")
        at = at + u64(1)
        wanted = wanted + u64(1)
    if not is_number(at):
        fatal("the knob sched in BULLSNAKE is seed:NUMBER; see docs/knobs.md")
    return number(at) + u64(1)


@nosplit
def is_word(text: u64, word: u64) -> bool:
    """Whether a value is a word."""
    at = text
    wanted = word
    while load8(wanted) != u8(0):
        if load8(at) != load8(wanted):
            return False
        at = at + u64(1)
        wanted = wanted + u64(1)
    return load8(at) == u8(0) or load8(at) == COMMA


@systemstack
def strategy_at(text: u64) -> u64:
    """How stacks are scanned."""
    if is_word(text, cstr("rescan")):
        return SCAN_WHOLE
    if is_word(text, cstr("watermark")):
        return SCAN_WATERMARK
    if not is_word(text, cstr("barriers")):
        fatal("the knob stackscan in BULLSNAKE is rescan, barriers or watermark; see docs/knobs.md")
    return SCAN_BARRIERS


@systemstack
def barriers_at(text: u64) -> u64:
    """The same, in the words of Go's users."""
    if is_word(text, cstr("off")):
        return SCAN_WHOLE
    if is_word(text, cstr("on")):
        return SCAN_BARRIERS
    if not is_word(text, cstr("all")):
        fatal("the knob stackbarrier in BULLSNAKE is off, on or all; see docs/knobs.md")
    return SCAN_ALL


@systemstack
def set_one(text: u64) -> None:
    """Set the knob that stands at `text`."""
    global gctrace, gccheck, gcalloc, gcsafepoint, movestack, preempt, seed, poison, maxheap, maxstack, stats, trace
    global gcstop, gcalways, tinybuffer, tinyrun, failmap, failpages, gcstep, stackscan, debugstackbarrier, sample, tinyscan
    if matches(text, cstr("gctrace")):
        gctrace = setting_at(text)
    elif matches(text, cstr("gccheck")):
        gccheck = setting_at(text)
    elif matches(text, cstr("gcalloc")):
        gcalloc = setting_at(text)
    elif matches(text, cstr("gcsafepoint")):
        gcsafepoint = setting_at(text)
    elif matches(text, cstr("movestack")):
        movestack = setting_at(text)
    elif matches(text, cstr("preempt")):
        preempt = setting_at(text)
    elif matches(text, cstr("sched")):
        seed = seed_at(value_of(text))
    elif matches(text, cstr("poison")):
        poison = setting_at(text)
    elif matches(text, cstr("maxheap")):
        maxheap = setting_at(text)
    elif matches(text, cstr("maxstack")):
        maxstack = setting_at(text)
    elif matches(text, cstr("gcstop")):
        gcstop = setting_at(text)
    elif matches(text, cstr("gcalways")):
        gcalways = setting_at(text)
    elif matches(text, cstr("tinybuffer")):
        tinybuffer = setting_at(text)
    elif matches(text, cstr("tinyrun")):
        tinyrun = setting_at(text)
    elif matches(text, cstr("failmap")):
        failmap = setting_at(text)
    elif matches(text, cstr("failpages")):
        failpages = setting_at(text)
    elif matches(text, cstr("gcstep")):
        gcstep = setting_at(text)
    elif matches(text, cstr("stackscan")):
        stackscan = strategy_at(value_of(text))
    elif matches(text, cstr("stackbarrier")):
        stackscan = barriers_at(value_of(text))
    elif matches(text, cstr("debugstackbarrier")):
        debugstackbarrier = setting_at(text)
    elif matches(text, cstr("sample")):
        sample = setting_at(text)
    elif matches(text, cstr("tinyscan")):
        tinyscan = setting_at(text)
    elif matches(text, cstr("stats")):
        stats = value_of(text)
    elif matches(text, cstr("trace")):
        trace = value_of(text)
    else:
        fatal("unknown knob in BULLSNAKE; see docs/knobs.md")


@systemstack
def read() -> None:
    """Read the environment."""
    global gogc, maxprocs
    text = getenv(cstr("BULLSNAKE"))
    if text != u64(0):
        while load8(text) != u8(0):
            set_one(text)
            text = next_knob(text)
    setting = getenv(cstr("GOGC"))
    if setting != u64(0):
        if load8(setting) == u8(111) or load8(setting) == u8(45):
            gogc = NO_LIMIT
        elif is_number(setting):
            gogc = number(setting)
    setting = getenv(cstr("GOMAXPROCS"))
    if setting != u64(0) and is_number(setting):
        maxprocs = number(setting)


@systemstack
def path_of(text: u64) -> u64:
    """The value at `text` up to the comma as a plain string, into which the environment's own copy is turned."""
    at = text
    out = text
    while load8(at) != u8(0) and load8(at) != COMMA:
        at = unescaped(at)
        store8(out, load8(at))
        at = at + u64(1)
        out = out + u64(1)
    store8(out, u8(0))
    return text
