"""typing.IO for files of text and of bytes."""

import io
import typing
from typing import IO, Iterator, Optional


def lines(source: IO[str]) -> Iterator[str]:
    for line in source:
        yield line.rstrip("\n")


def copy(source: "IO[bytes]", target: typing.IO[bytes]) -> int:
    data = source.read()
    return target.write(data)


def first(source: IO) -> Optional[str]:
    return source.readline() or None


class Reader:
    def __init__(self, source: typing.IO[str], log: Optional[IO[str]] = None) -> None:
        self.source = source
        self.log = log

    def words(self) -> list[str]:
        found = self.source.read().split()
        if self.log is not None:
            print(len(found), "words", file=self.log)
        return found


print(list(lines(io.StringIO("a\nb\n"))), first(io.StringIO("")), first(io.StringIO("x\ny")))
target = io.BytesIO()
print(copy(io.BytesIO(b"abc"), target), target.getvalue())
log = io.StringIO()
print(Reader(io.StringIO("to be or"), log).words(), repr(log.getvalue()), Reader(io.StringIO("x")).words())
