"""pathlib: paths as objects, for POSIX systems. Pure and concrete paths are one class here, under the names that people use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO, Literal, TextIO, overload

import _os

_Binary = Literal["rb", "wb", "ab", "xb", "rb+", "wb+", "ab+", "xb+", "r+b", "w+b", "a+b", "x+b"]


class Path:
    """A path. Two with the same parts are equal."""

    def __init__(self, *args: str | Path) -> None:
        whole = ""
        for arg in args:
            whole = os.path.join(whole, str(arg)) if whole else str(arg)
        self._root = "//" if whole.startswith("//") and not whole.startswith("///") else "/" if whole.startswith("/") else ""
        self._names = [part for part in whole.split("/") if part and part != "."]

    # --- the path itself ------------------------------------------------------------------------------------------------------

    def __str__(self) -> str:
        return self._root + "/".join(self._names) or "."

    def __repr__(self) -> str:
        return f"PosixPath({str(self)!r})"

    def __fspath__(self) -> str:
        return str(self)

    def as_posix(self) -> str:
        return str(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Path) and self._root == other._root and self._names == other._names

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: Path) -> bool:
        return self.parts < other.parts

    def __le__(self, other: Path) -> bool:
        return self.parts <= other.parts

    def __gt__(self, other: Path) -> bool:
        return self.parts > other.parts

    def __ge__(self, other: Path) -> bool:
        return self.parts >= other.parts

    def __truediv__(self, key: str | Path) -> Path:
        return Path(self, key)

    def __rtruediv__(self, key: str) -> Path:
        return Path(key, self)

    def joinpath(self, *other: str | Path) -> Path:
        made = self
        for part in other:
            made = Path(made, part)
        return made

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple([self._root, *self._names] if self._root else self._names)

    @property
    def root(self) -> str:
        return self._root

    @property
    def drive(self) -> str:
        return ""

    @property
    def anchor(self) -> str:
        return self._root

    @property
    def name(self) -> str:
        return self._names[-1] if self._names else ""

    @property
    def suffix(self) -> str:
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self) -> list[str]:
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self) -> str:
        name, suffix = self.name, self.suffix
        return name[: len(name) - len(suffix)]

    @property
    def parent(self) -> Path:
        return _made(self._root, self._names[:-1])

    @property
    def parents(self) -> list[Path]:
        return [_made(self._root, self._names[:n]) for n in range(len(self._names) - 1, -1, -1)]

    def is_absolute(self) -> bool:
        return self._root != ""

    def _named(self) -> None:
        if not self._names:
            raise ValueError(f"{self!r} has an empty name")

    def with_name(self, name: str) -> Path:
        self._named()
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return _made(self._root, self._names[:-1] + [name])

    def with_stem(self, stem: str) -> Path:
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix: str) -> Path:
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        self._named()
        return _made(self._root, self._names[:-1] + [self.stem + suffix])

    def is_relative_to(self, other: str | Path) -> bool:
        base = Path(other)
        return self._root == base._root and self._names[: len(base._names)] == base._names

    def relative_to(self, other: str | Path) -> Path:
        base = Path(other)
        if not self.is_relative_to(base):
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute."
            )
        return _made("", self._names[len(base._names) :])

    def match(self, path_pattern: str) -> bool:
        """Whether the last names match those of a pattern."""
        pattern = Path(path_pattern)
        if not pattern._names:
            raise ValueError("empty pattern")
        if pattern._root and (pattern._root != self._root or len(pattern._names) != len(self._names)):
            return False
        if len(pattern._names) > len(self._names):
            return False
        last = self._names[len(self._names) - len(pattern._names) :]
        return all(_matches(name, wanted) for name, wanted in zip(last, pattern._names, strict=True))

    # --- the file behind it -------------------------------------------------------------------------------------------------------

    @staticmethod
    def cwd() -> Path:
        return Path(os.getcwd())

    @staticmethod
    def home() -> Path:
        return Path(os.path.expanduser("~"))

    def exists(self) -> bool:
        return os.path.exists(str(self))

    def is_file(self) -> bool:
        return os.path.isfile(str(self))

    def is_dir(self) -> bool:
        return os.path.isdir(str(self))

    def is_symlink(self) -> bool:
        return os.path.islink(str(self))

    def stat(self) -> os.stat_result:
        return os.stat(str(self))

    def absolute(self) -> Path:
        return self if self._root else Path(os.getcwd(), self)

    def resolve(self) -> Path:
        """Absolute, without `..`; links are not followed."""
        return Path(os.path.abspath(str(self)))

    def expanduser(self) -> Path:
        return Path(os.path.expanduser(str(self)))

    @overload
    def open(self, mode: _Binary, buffering: int = -1) -> BinaryIO: ...  # type: ignore[overload-overlap]
    @overload
    def open(self, mode: str = "r", buffering: int = -1, encoding: str | None = None, newline: str | None = None) -> TextIO: ...
    def open(
        self, mode: str = "r", buffering: int = -1, encoding: str | None = None, newline: str | None = None
    ) -> TextIO | BinaryIO:
        if "b" in mode:
            return _os.open_binary(str(self), mode)
        return open(str(self), mode, buffering, encoding, newline=newline)

    def read_text(self, encoding: str | None = None) -> str:
        with open(str(self), encoding=encoding) as file:
            return file.read()

    def read_bytes(self) -> bytes:
        with open(str(self), "rb") as file:
            return file.read()

    def write_bytes(self, data: bytes | bytearray) -> int:
        with open(str(self), "wb") as file:
            return file.write(data)

    def write_text(self, data: str, encoding: str | None = None) -> int:
        with open(str(self), "w", encoding=encoding) as file:
            return file.write(data)

    def touch(self, exist_ok: bool = True) -> None:
        if self.exists() and not exist_ok:
            raise FileExistsError(17, "File exists", str(self))
        open(str(self), "a").close()

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def unlink(self, missing_ok: bool = False) -> None:
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self) -> None:
        os.rmdir(str(self))

    def rename(self, target: str | Path) -> Path:
        os.rename(str(self), str(target))
        return Path(target)

    def replace(self, target: str | Path) -> Path:
        return self.rename(target)

    def iterdir(self) -> Iterator[Path]:
        for name in os.listdir(str(self)):
            yield _made(self._root, self._names + [name])

    def glob(self, pattern: str) -> Iterator[Path]:
        """What lies below and matches; `**` stands for any number of folders."""
        names = [part for part in pattern.split("/") if part]
        if not names:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        yield from _selected(self, names)

    def rglob(self, pattern: str) -> Iterator[Path]:
        yield from _selected(self, ["**", *[part for part in pattern.split("/") if part]])


PurePath = Path
PosixPath = Path
PurePosixPath = Path


def _made(root: str, names: list[str]) -> Path:
    made = Path()
    made._root = root
    made._names = names
    return made


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _selected(folder: Path, names: list[str]) -> Iterator[Path]:
    """What matches the names, one for each level, below a folder."""
    if not names:
        yield folder
        return
    first, rest = names[0], names[1:]
    if first == "**":
        for inner in _folders(folder):
            yield from _selected(inner, rest)
    elif any(letter in "*?[" for letter in first):
        for entry in _entries(folder):
            if _matches(entry.name, first) and (not rest or entry.is_dir()):
                yield from _selected(entry, rest)
    elif (folder / first).exists():
        yield from _selected(folder / first, rest)


def _folders(folder: Path) -> Iterator[Path]:
    """A folder, and all that lie below it."""
    yield folder
    for entry in _entries(folder):
        if entry.is_dir() and not entry.is_symlink():
            yield from _folders(entry)


def _matches(name: str, pattern: str) -> bool:
    """Whether a name matches a pattern of `*`, `?` and `[...]`."""
    at = i = 0
    star, kept = -1, 0
    while at < len(name):
        size = _one(name[at], pattern, i)
        if i < len(pattern) and pattern[i] == "*":
            star, kept = i, at
            i += 1
        elif size > 0:
            at += 1
            i += size
        elif star >= 0:
            kept += 1
            at, i = kept, star + 1
        else:
            return False
    return all(letter == "*" for letter in pattern[i:])


def _one(letter: str, pattern: str, i: int) -> int:
    """How much of the pattern matches one character; 0 if it does not."""
    if i >= len(pattern) or pattern[i] == "*":
        return 0
    end = pattern.find("]", i + 2) if pattern[i] == "[" else -1
    if end < 0:
        return 1 if pattern[i] in ("?", letter) else 0
    inside = pattern[i + 1 : end]
    negated = inside.startswith("!")
    found = False
    k = 1 if negated else 0
    while k < len(inside):
        if k + 2 < len(inside) and inside[k + 1] == "-":
            found = found or inside[k] <= letter <= inside[k + 2]
            k += 3
        else:
            found = found or inside[k] == letter
            k += 1
    return end + 1 - i if found != negated else 0
