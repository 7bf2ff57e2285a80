"""os.path: names of files taken apart and put together, and what lies behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import _os

_KIND, _FOLDER, _FILE, _LINK = 0o170000, 0o040000, 0o100000, 0o120000

sep = "/"


class _PathLike(Protocol):
    def __fspath__(self) -> str: ...


def _text(path: str | _PathLike) -> str:
    return path if isinstance(path, str) else path.__fspath__()


def isabs(path: str | _PathLike) -> bool:
    return _text(path).startswith("/")


def join(path: str | _PathLike, *paths: str | _PathLike) -> str:
    whole = _text(path)
    for part in paths:
        more = _text(part)
        if more.startswith("/"):
            whole = more
        elif not whole or whole.endswith("/"):
            whole += more
        else:
            whole += "/" + more
    return whole


def split(path: str | _PathLike) -> tuple[str, str]:
    whole = _text(path)
    at = whole.rfind("/") + 1
    head, tail = whole[:at], whole[at:]
    if head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path: str | _PathLike) -> str:
    whole = _text(path)
    return whole[whole.rfind("/") + 1 :]


def dirname(path: str | _PathLike) -> str:
    return split(path)[0]


def splitext(path: str | _PathLike) -> tuple[str, str]:
    whole = _text(path)
    start = whole.rfind("/") + 1
    dot = whole.rfind(".")
    if dot <= start or whole[start:dot] == "." * (dot - start):
        return whole, ""
    return whole[:dot], whole[dot:]


def normpath(path: str | _PathLike) -> str:
    whole = _text(path)
    if not whole:
        return "."
    slashes = 2 if whole.startswith("//") and not whole.startswith("///") else 1 if whole.startswith("/") else 0
    parts: list[str] = []
    for part in whole.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not slashes and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def abspath(path: str | _PathLike) -> str:
    whole = _text(path)
    return normpath(whole if whole.startswith("/") else join(_os.getcwd(), whole))


def relpath(path: str | _PathLike, start: str | _PathLike = ".") -> str:
    whole = _text(path)
    if not whole:
        raise ValueError("no path specified")
    base = [part for part in abspath(start).split("/") if part]
    parts = [part for part in abspath(whole).split("/") if part]
    common = 0
    while common < len(base) and common < len(parts) and base[common] == parts[common]:
        common += 1
    found = [".."] * (len(base) - common) + parts[common:]
    return "/".join(found) if found else "."


def commonprefix(m: Sequence[str]) -> str:
    """The longest text that all begin with."""
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, letter in enumerate(low):
        if letter != high[i]:
            return low[:i]
    return low


def commonpath(paths: Sequence[str]) -> str:
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = [path.startswith("/") for path in paths]
    if any(absolute) and not all(absolute):
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split("/") if part and part != "."] for path in paths]
    low, high = min(split_paths), max(split_paths)
    common = 0
    while common < len(low) and common < len(high) and low[common] == high[common]:
        common += 1
    return ("/" if absolute[0] else "") + "/".join(low[:common])


def expanduser(path: str | _PathLike) -> str:
    whole = _text(path)
    if whole != "~" and not whole.startswith("~/"):
        return whole
    home = _os.environ().get("HOME")
    return whole if home is None else (home.rstrip("/") + whole[1:]) or "/"


def _is(path: str | _PathLike, kind: int, follow: bool = True) -> bool:
    mode = _os.mode(_text(path), follow)
    return mode >= 0 and mode & _KIND == kind


def exists(path: str | _PathLike) -> bool:
    return _os.mode(_text(path), True) >= 0


def lexists(path: str | _PathLike) -> bool:
    return _os.mode(_text(path), False) >= 0


def isfile(path: str | _PathLike) -> bool:
    return _is(path, _FILE)


def isdir(path: str | _PathLike) -> bool:
    return _is(path, _FOLDER)


def islink(path: str | _PathLike) -> bool:
    return _is(path, _LINK, False)


def getsize(filename: str | _PathLike) -> int:
    return _os.status(_text(filename), 1, True)


def getmtime(filename: str | _PathLike) -> float:
    return _os.status(_text(filename), 2, True) / 1000000000
