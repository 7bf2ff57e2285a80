"""os: files by name, folders, the environment. `os.path` is a module of its own."""

from __future__ import annotations

from collections.abc import Iterator
from os import path as path
from typing import Protocol

import _os

name = "posix"
curdir = "."
pardir = ".."
sep = "/"
extsep = "."
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"

error = OSError
environ: dict[str, str] = _os.environ()


class PathLike(Protocol):
    """What has a path."""

    def __fspath__(self) -> str: ...


def fspath(path: str | PathLike) -> str:
    return path if isinstance(path, str) else path.__fspath__()


def getenv(key: str, default: str | None = None) -> str | None:
    return environ.get(key, default)


def getcwd() -> str:
    return _os.getcwd()


def chdir(path: str | PathLike) -> None:
    _os.chdir(fspath(path))


def listdir(path: str | PathLike = ".") -> list[str]:
    return _os.listdir(fspath(path))


def mkdir(path: str | PathLike, mode: int = 0o777) -> None:
    _os.mkdir(fspath(path), mode)


def makedirs(name: str | PathLike, mode: int = 0o777, exist_ok: bool = False) -> None:
    """A folder, and those that it is to lie in."""
    whole = fspath(name)
    head, tail = path.split(whole)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=True)
    try:
        _os.mkdir(whole, mode)
    except OSError:
        if not exist_ok or not path.isdir(whole):
            raise


def remove(path: str | PathLike) -> None:
    _os.unlink(fspath(path))


def unlink(path: str | PathLike) -> None:
    _os.unlink(fspath(path))


def rmdir(path: str | PathLike) -> None:
    _os.rmdir(fspath(path))


def rename(src: str | PathLike, dst: str | PathLike) -> None:
    _os.rename(fspath(src), fspath(dst))


def replace(src: str | PathLike, dst: str | PathLike) -> None:
    _os.rename(fspath(src), fspath(dst))


class stat_result:
    """What is known of a file."""

    def __init__(self, mode: int, size: int, changed: int) -> None:
        self.st_mode = mode
        self.st_size = size
        self.st_mtime_ns = changed
        self.st_mtime = changed / 1000000000


def stat(path: str | PathLike, *, follow_symlinks: bool = True) -> stat_result:
    name = fspath(path)
    mode, size = _os.status(name, 0, follow_symlinks), _os.status(name, 1, follow_symlinks)
    return stat_result(mode, size, _os.status(name, 2, follow_symlinks))


def walk(top: str | PathLike, topdown: bool = True) -> Iterator[tuple[str, list[str], list[str]]]:
    """A folder's name, the folders and the other files in it; then the same for each folder in it."""
    folder = fspath(top)
    folders: list[str] = []
    files: list[str] = []
    try:
        names = _os.listdir(folder)
    except OSError:
        return
    for entry in names:
        (folders if path.isdir(path.join(folder, entry)) else files).append(entry)
    if topdown:
        yield folder, folders, files
    for entry in folders:
        inner = path.join(folder, entry)
        if not path.islink(inner):
            yield from walk(inner, topdown)
    if not topdown:
        yield folder, folders, files
