"""What is printed when nobody catches an exception: CPython's traceback without its marker lines, and the status that follows.

256 means: die by SIGINT. The traceback of an exception is an array of words that `bslib.prepare_trace` makes before the
exception is raised first and that the runtime fills while it unwinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from _prim import (
    Array,
    aget,
    array_new,
    aset,
    copy_scratch,
    export,
    file_close,
    file_open,
    file_read,
    implements,
    is_none,
    qualified_name,
    read_buffer_byte,
    sched_goroutine_number,
    stderr_write,
    stdout_flush,
    str_new,
    trace_count,
    trace_entries,
    trace_line,
    trace_text,
)
from bslib.files import standard_error, write_text

WORDS = 102
KEPT = 50
SHOWN = 3
BY_INTERRUPT = 256
LONGEST_LINE = 4096
CHUNK = 65536


@export("bslib.prepare_trace")
def prepare_trace(error: BaseException) -> None:
    """Make room for the traceback of an exception that is about to be raised."""
    if is_none(error._trace):
        error._trace = array_new(WORDS)


def reported(error: BaseException) -> int:
    """Report an uncaught exception; the status that it means."""
    stdout_flush()
    if isinstance(error, SystemExit):
        return exit_status(error.code)
    if sched_goroutine_number() != 1:
        stderr_write("goroutine " + str(sched_goroutine_number()) + ":\n")
    print_chain(error)
    if isinstance(error, KeyboardInterrupt):
        return BY_INTERRUPT
    return 1


def exit_status(code: int | str | None) -> int:
    """Status that SystemExit asks for; a text is printed and means 1."""
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 255
    stderr_write(code + "\n")
    return 1


def print_chain(error: BaseException) -> None:
    """Each part is written as soon as its text is made: memory may be short."""
    for text in chain_texts(error):
        stderr_write(text)


def chain_texts(error: BaseException) -> Iterator[str]:
    """The exception that it came from first, then itself."""
    cause = error.__cause__
    context = error.__context__
    if cause is not None:
        yield from chain_texts(cause)
        yield "\nThe above exception was the direct cause of the following exception:\n\n"
    elif context is not None and not error.__suppress_context__:
        yield from chain_texts(context)
        yield "\nDuring handling of the above exception, another exception occurred:\n\n"
    yield from traceback_texts(error)
    yield from last_lines(error)


def last_lines(error: BaseException) -> list[str]:
    """`Name: text`, or the name alone; then the notes."""
    name = qualified_name(error)
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    line = name + "\n" if text == "" else name + ": " + text + "\n"
    notes = error._notes
    return [line] if notes is None else [line, *[part + "\n" for note in notes for part in note.split("\n")]]


def traceback_texts(error: BaseException) -> Iterator[str]:
    """Frames, oldest first; a call that repeats is shown three times and counted."""
    entries = trace_entries(error)
    if entries == 0:
        return
    yield "Traceback (most recent call last):\n"
    entry = entries - 1
    while entry >= 0:
        if entry >= KEPT and entry < entries - KEPT:
            yield "  [" + str(entry - KEPT + 1) + " frames left out]\n"
            entry = KEPT - 1
        yield entry_texts(error, entry)
        entry -= 1


def entry_texts(error: BaseException, entry: int) -> str:
    """One call, as often as it was seen."""
    count = trace_count(error, entry)
    text = entry_text(error, entry)
    shown = count if count < SHOWN else SHOWN
    more = count - SHOWN
    repeated = ""
    if more > 0:
        plural = "s" if more > 1 else ""
        repeated = "  [Previous line repeated " + str(more) + " more time" + plural + "]\n"
    return text * shown + repeated


def entry_text(error: BaseException, entry: int) -> str:
    """File, line, function, and the source line if it can be read."""
    file = scratch_text(trace_text(error, entry, 0))
    line = trace_line(error, entry)
    function = scratch_text(trace_text(error, entry, 1))
    head = '  File "' + file + '", line ' + str(line) + ", in " + function + "\n"
    source = source_line(file, line)
    if source == "":
        return head
    return head + "    " + source + "\n"


def scratch_text(nbytes: int) -> str:
    """The first bytes of the scratch buffer."""
    text = str_new(nbytes, 1)
    copy_scratch(text, nbytes)
    return text


def source_line(path: str, wanted: int) -> str:
    """A line of a file without the white space around it; empty when there is none."""
    fd = file_open(path, 0, 0)
    if fd < 0:
        return ""
    line: Array[int] = array_new(LONGEST_LINE)
    used = 0
    number = 1
    left = file_read(fd, CHUNK)
    while left > 0 and number <= wanted:
        i = 0
        while i < left and number <= wanted:
            byte = read_buffer_byte(i)
            i += 1
            if byte == 10:
                number += 1
            elif number == wanted and used < LONGEST_LINE:
                aset(line, used, byte)
                used += 1
        if number <= wanted:
            left = file_read(fd, CHUNK)
    file_close(fd)
    return decode(line, used).strip()


def decode(data: Array[int], count: int) -> str:
    """UTF-8 to text; what is not UTF-8 becomes U+FFFD."""
    text = ""
    i = 0
    while i < count:
        first = aget(data, i)
        more = 0
        code = first
        if first >= 240:
            more = 3
            code = first & 7
        elif first >= 224:
            more = 2
            code = first & 15
        elif first >= 192:
            more = 1
            code = first & 31
        elif first >= 128:
            code = 65533
        i += 1
        while more > 0 and i < count:
            code = (code << 6) | (aget(data, i) & 63)
            i += 1
            more -= 1
        text = text + chr(code)
    return text


# --- the module traceback -----------------------------------------------------------------------------------------------------------


@implements("traceback._format")
def format_handled(exc: BaseException | None) -> str:
    return "NoneType: None\n" if exc is None else "".join(format_exception(exc))


@implements("traceback._print")
def print_handled(exc: BaseException | None, file: TextIO | None) -> None:
    write_text(standard_error() if file is None else file, format_handled(exc))


@implements("traceback.format_exception")
def format_exception(exc: BaseException) -> list[str]:
    return list(chain_texts(exc))


@implements("traceback.format_exception_only")
def format_exception_only(exc: BaseException) -> list[str]:
    return last_lines(exc)


@implements("traceback.print_exception")
def print_exception(exc: BaseException, /, *, file: TextIO | None = None) -> None:
    print_handled(exc, file)
