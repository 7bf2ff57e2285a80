"""contextlib: ExitStack, nullcontext, closing, redirect_stdout."""

from __future__ import annotations

import io
import os
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout
from collections.abc import Iterator


class Room:
    def __init__(self, name: str, swallows: bool = False) -> None:
        self.name = name
        self.swallows = swallows

    def __enter__(self) -> str:
        print("in", self.name)
        return self.name.upper()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        print("out", self.name, kind, error)
        return self.swallows

    def close(self) -> None:
        print("closed", self.name)


class Plain:
    def __enter__(self) -> Plain:
        print("in plain")
        return self

    def __exit__(self, *args: object) -> None:
        print("out plain", len(args), args[1])


@contextmanager
def timed(label: str) -> Iterator[int]:
    print("start", label)
    try:
        yield len(label)
    finally:
        print("stop", label)


with ExitStack() as stack:
    names = [stack.enter_context(Room(n)) for n in ("a", "b")]
    plain = stack.enter_context(Plain())
    stack.callback(print, "callback", 1, sep="-")
    print(names, type(plain).__name__, stack.enter_context(timed("xyz")))
try:
    with ExitStack() as stack:
        stack.enter_context(Room("outer"))
        stack.enter_context(timed("t"))
        raise ValueError("inside")
except ValueError as error:
    print("caught", error)
with ExitStack() as stack:
    stack.enter_context(Room("keeps", swallows=True))
    stack.enter_context(Room("inner"))
    raise KeyError("gone")
print("after")


def failing() -> None:
    raise RuntimeError("from a callback")


try:
    with ExitStack() as stack:
        stack.enter_context(Room("sees it"))
        stack.callback(failing)
except RuntimeError as error:
    print("raised", error)
with ExitStack() as stack:
    stack.enter_context(Room("moved"))
    later = stack.pop_all()
print("still open")
later.close()

path = "context_managers_test.txt"
with ExitStack() as stack:
    files = [stack.enter_context(open(f"{path}.{i}", "w")) for i in range(2)]
    for number, file in enumerate(files):
        file.write(f"file {number}")
print([file.closed for file in files], [open(f"{path}.{i}").read() for i in range(2)])
for i in range(2):
    os.remove(f"{path}.{i}")


def process(room: Room | None) -> None:
    with room if room is not None else nullcontext("nothing") as name:
        print("name", name)


process(Room("real"))
process(None)
with nullcontext() as nothing:
    print(nothing)
with closing(Room("c")) as room:
    print("using", room.name)
try:
    with closing(Room("d")):
        raise OSError("while open")
except OSError as error:
    print(error)

out = io.StringIO()
with redirect_stdout(out) as target:
    print("hidden", 1, 2, sep=",")
    print("more")
    with redirect_stdout(io.StringIO()):
        print("lost")
    print("end", end="")
print(repr(out.getvalue()), target is out)
