"""The cache on disk: compiled images of runtime and library, and executables of programs.

Layout under the cache directory (BULLSNAKE_CACHE, else XDG_CACHE_HOME/bullsnake, else ~/.cache/bullsnake):

    <compiler digest>/image.bin, image.pickle         the linked image, and what the compiler needs to know of it
    <compiler digest>/lib.pickle                      typed trees of the library
    <compiler digest>/programs/<key>.json             what one program was made from
    <compiler digest>/programs/<key>.exe              its executable

The compiler digest covers every source file of this package. A program's key covers its path as given (tracebacks show
it) and the options; its entry lists each source file with its digest and is valid while all of them still match. Files are
written under a temporary name and renamed, so that two processes never see half of one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_PACKAGE = Path(__file__).parent
_COMPILER_SUFFIXES = (".py", ".pyi")


def cache_root() -> Path:
    """The cache directory; not created."""
    chosen = os.environ.get("BULLSNAKE_CACHE")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "bullsnake"


def compiler_digest() -> str:
    """Digest of the compiler's own sources, runtime and library included."""
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(_PACKAGE):
        folders.sort()
        folders[:] = [f for f in folders if f != "__pycache__"]
        for name in sorted(files):
            if name.endswith(_COMPILER_SUFFIXES):
                path = os.path.join(folder, name)
                digest.update(os.path.relpath(path, _PACKAGE).encode())
                with open(path, "rb") as file:
                    digest.update(file.read())
    return digest.hexdigest()[:20]


def write_atomically(path: Path, data: bytes, *, executable: bool = False) -> None:
    """Write a file so that readers see all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o755 if executable else 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


class Cache:
    """The part of the cache that belongs to this version of the compiler."""

    def __init__(self) -> None:
        self.digest = compiler_digest()
        self.folder = cache_root() / self.digest

    def file(self, name: str) -> Path:
        return self.folder / name

    def read(self, name: str) -> bytes | None:
        """Contents of a file, or None."""
        try:
            return self.file(name).read_bytes()
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> None:
        write_atomically(self.file(name), data)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Held by the process that makes what all want; the others wait and then find it made."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.file("lock"), "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def program_key(self, path: str, options: str) -> str:
        text = "\0".join((path, os.path.abspath(path), options))
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    def find_program(self, key: str) -> Path | None:
        """The executable made earlier, if every source is unchanged."""
        entry = self.read(f"programs/{key}.json")
        executable = self.file(f"programs/{key}.exe")
        if entry is None or not executable.exists():
            return None
        for path, digest in json.loads(entry)["sources"].items():
            if file_digest(path) != digest:
                return None
        return executable

    def store_program(self, key: str, sources: Mapping[str, str], executable: bytes) -> Path:
        """Keep an executable; `sources` maps paths to digests of what was compiled."""
        path = self.file(f"programs/{key}.exe")
        write_atomically(path, executable, executable=True)
        self.write(f"programs/{key}.json", json.dumps({"sources": dict(sources)}).encode())
        return path


def file_digest(path: str) -> str:
    """Digest of a file's contents; empty when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


def clean() -> int:
    """Remove the cache; returns the bytes freed."""
    root = cache_root()
    nbytes = 0
    for folder, _, files in os.walk(root):
        nbytes += sum(os.path.getsize(os.path.join(folder, name)) for name in files)
    shutil.rmtree(root, ignore_errors=True)
    return nbytes
