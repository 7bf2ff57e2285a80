"""Writing text: to standard output through the runtime's buffer, to other files without.

What fits into the buffer is put there, whoever else is writing it out. Who has to write it out holds a token that makes other
goroutines wait, not threads. A text that is longer than the buffer goes out in parts, and nobody else's comes between.

KeyboardInterrupt comes at checks and polls only. There is none between the arrival of the token and the `try`, nor between a
flush and the token's return: both are primitives.
"""

from __future__ import annotations

from _prim import chan_try_send, file_write, stdout_flush, stdout_is_due, stdout_put, str_len
from bslib.exceptions import os_error
from bslib.waiting import await_token, token_channel

from bullsnake import Chan

MUTEX = 1
TOKEN = 1

_writing: Chan[int] | None = None


def writing() -> Chan[int]:
    """Holds a token that belongs to whoever writes out the buffer of standard output."""
    global _writing
    found = _writing
    if found is None:
        found = token_channel(MUTEX)
        chan_try_send(found, TOKEN)
        _writing = found
    return found


def put_out(text: str) -> None:
    """Write to standard output."""
    if stdout_put(text, 0, 0) < 0:
        put_parts(text)
    elif stdout_is_due():
        flush_out()


def put_parts(text: str) -> None:
    """As put_out, for a text for which the buffer has no room now."""
    token = writing()
    length = str_len(text)
    await_token(token)
    try:
        status = stdout_flush()
        reached = stdout_put(text, 0, 1)
        while reached < length:
            if status >= 0:
                status = stdout_flush()
            reached = stdout_put(text, reached if status >= 0 else length, 1)
        if status >= 0 and stdout_is_due():
            status = stdout_flush()
    finally:
        chan_try_send(token, TOKEN)
    checked(status)


def flush_out() -> None:
    """Write out the buffer of standard output."""
    token = writing()
    await_token(token)
    status = stdout_flush()
    chan_try_send(token, TOKEN)
    checked(status)


def put_file(fd: int, text: str, raw: int = 0) -> None:
    """Write to another file; raw: see file_write."""
    length = str_len(text)
    reached = 0
    while reached < length:
        reached = file_write(fd, text, reached, raw)
        checked(reached)


def checked(status: int) -> None:
    """Raise the OSError of a negative answer."""
    if status < 0:
        raise os_error(-status, None)
