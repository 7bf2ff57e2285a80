"""Files of bytes: binary modes, seek and tell, io.BytesIO, the buffers of the standard streams."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import BinaryIO


def attempt(f: Callable[[], object]) -> None:
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


def write_record(file: BinaryIO, name: str, values: list[int]) -> None:
    encoded = name.encode()
    file.write(bytes([len(encoded)]) + encoded + len(values).to_bytes(2, "little"))
    for value in values:
        file.write(value.to_bytes(4, "little", signed=True))


def read_record(file: BinaryIO) -> tuple[str, list[int]] | None:
    head = file.read(1)
    if not head:
        return None
    name = file.read(head[0]).decode()
    count = int.from_bytes(file.read(2), "little")
    return name, [int.from_bytes(file.read(4), "little", signed=True) for _ in range(count)]


path = "binary_files_test.bin"
with open(path, "wb") as out:
    write_record(out, "first", [1, -2, 300000])
    write_record(out, "zwölf", [])
    write_record(out, "last", list(range(20)))
with open(path, "rb") as file:
    while (record := read_record(file)) is not None:
        print(record)
    print(file.tell(), file.read(), file.seek(0), file.read(6), file.seek(-4, 2), file.read(), file.seek(2), file.seek(3, 1), file.read(3), file.closed)
print(file.closed)
with open(path, "rb+") as both:
    both.seek(1)
    both.write(b"FIRST")
    both.seek(0)
    print(both.read(10), both.readable(), both.writable())
with open(path, "ab") as more:
    more.write(b"line one\nline two\r\nno end")
with open(path, "rb") as file:
    whole = file.read()
    print(len(whole), whole[-24:])
    file.seek(-24, 2)
    print(list(file))
    file.seek(-24, 2)
    print(file.readline(), file.readline(4), file.readlines())
    file.seek(-24, 2)
    for line in file:
        print(line.rstrip())
attempt(lambda: open("no such file", "rb").read())
attempt(lambda: open(path, "xb").fileno())
attempt(lambda: file.read())
os.remove(path)

memory = io.BytesIO(b"abc\ndef")
print(memory.readline(), memory.tell(), memory.read(2), memory.read(), memory.read(), memory.getvalue())
memory.write(b"!!")
memory.seek(1)
memory.write(b"XY")
print(memory.getvalue(), memory.tell(), memory.seek(12), memory.write(b"far"), memory.getvalue(), memory.seek(-2, 2), memory.read())
memory.seek(7)
memory.write(b"0123456789abc")
print(memory.getvalue(), memory.seek(0), [line for line in memory], memory.truncate(5), memory.getvalue())
with io.BytesIO() as scratch:
    write_record(scratch, "in memory", [7])
    scratch.seek(0)
    print(read_record(scratch), read_record(scratch))
attempt(lambda: scratch.getvalue())

with open(path, "w") as text:
    text.write("first\nsecond\n")
with open(path) as text:
    print(text.readline(), text.seek(0), text.read().split(), text.seek(0, 2), repr(text.read()))
os.remove(path)
sys.stdout.flush()
sys.stdout.buffer.write(b"raw \xc3\xa9 bytes\n")
sys.stdout.buffer.flush()
print(len(sys.stdin.buffer.read()))
