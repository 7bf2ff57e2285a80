"""Knobs, number formatting, UTF-8 and the buffer of standard output, under CPython."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullsnake.dialect import i64, ref, u64
from bullsnake.runtime.os import files, knobs, strings, text
from bullsnake.simulate import FatalError, SimulatedMachine, simulated


@pytest.fixture
def machine() -> Iterator[SimulatedMachine]:
    with simulated() as made:
        yield made


def str_object(m: SimulatedMachine, value: str) -> ref:
    """A str as compiled programs have it: 1, 2 or 4 bytes a code point."""
    kind = next(k for k in (1, 2, 4) if max(map(ord, value), default=0) < 256**k)
    data = b"".join(ord(c).to_bytes(kind, "little") for c in value)
    at = m.memory.map(0, 40 + len(data))
    m.store(at + 8, 8, len(value))
    m.store(at + 24, 8, kind)
    m.memory.write(at + 32, data)
    return ref.at(u64(at))


TEXTS = ["", "a", "plain\n", "é" * 10, "caf\u00e9 \u20ac", "\U0001f600x", "a" * 65537 + "b", "\u00ff" * 60,
         "\u20ac" * 60, "\U0001f600" * 60]  # fmt: skip


@pytest.mark.parametrize("value", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("before", [0, 65530])
def test_text_is_written_as_utf8(machine: SimulatedMachine, value: str, before: int) -> None:
    machine.define("isatty", lambda fd: 0)
    assert files.stdout_put(str_object(machine, "-" * before), i64(0), i64(0)) == i64(before)
    if files.stdout_put(str_object(machine, value), i64(0), i64(0)) < i64(0):
        reached = i64(0)
        while reached < i64(len(value)):
            assert files.stdout_write_out() == i64(0)
            reached = files.stdout_put(str_object(machine, value), reached, i64(1))
    files.stdout_write_out()
    files.stderr_write(str_object(machine, value))
    assert machine.output.get(1, b"") == b"-" * before + value.encode()
    assert machine.output.get(2, b"") == value.encode()


def test_nobody_comes_into_a_long_text(machine: SimulatedMachine) -> None:
    machine.define("isatty", lambda fd: 0)
    long = str_object(machine, "x" * 65537)
    assert files.stdout_put(long, i64(0), i64(0)) == i64(-1)
    reached = files.stdout_put(long, i64(0), i64(1))
    files.stdout_write_out()
    assert files.stdout_put(str_object(machine, "y"), i64(0), i64(0)) == i64(-1)
    assert files.stdout_put(long, reached, i64(1)) == i64(65537)
    assert files.stdout_put(str_object(machine, "y"), i64(0), i64(0)) == i64(1)
    files.stdout_write_out()
    assert machine.output[1] == b"x" * 65537 + b"y"


@pytest.mark.parametrize("terminal", [0, 1])
def test_a_terminal_is_to_get_each_line_at_once(machine: SimulatedMachine, terminal: int) -> None:
    machine.define("isatty", lambda fd: terminal)
    for value in ("é\n", "one\n"):
        files.stdout_put(str_object(machine, value), i64(0), i64(0))
        assert files.stdout_is_due() == (terminal == 1)
        files.stdout_write_out()
        assert not files.stdout_is_due()


def test_a_lone_surrogate_is_its_three_bytes(machine: SimulatedMachine) -> None:
    at = machine.memory.map(0, 8)
    assert int(strings.encode(strings.u32(0xD800), u64(at))) == 3
    assert machine.memory.read(at, 3) == "\ud800".encode("utf-8", "surrogatepass")


def test_a_signal_in_a_write_is_no_error(machine: SimulatedMachine) -> None:
    """write is interrupted once, then takes one byte at a time."""
    error = machine.memory.map(0, 8)
    machine.store(error, 4, 4)
    machine.define("__errno_location", lambda: error)
    answers = iter([-1])
    got = bytearray()

    def write(fd: int, address: int, nbytes: int) -> int:
        if next(answers, 0):
            return -1
        got.extend(machine.memory.read(address, 1))
        return 1

    machine.define("write", write)
    machine.define("isatty", lambda fd: 0)
    files.stdout_put(str_object(machine, "hello"), i64(0), i64(0))
    assert files.stdout_write_out() == i64(0)
    assert got == b"hello"


@pytest.mark.parametrize("value", [0, 7, 10, 99, 100, 1 << 32, (1 << 64) - 1])
def test_numbers(machine: SimulatedMachine, value: int) -> None:
    text.put_number(u64(value))
    text.put_byte(text.u8(32))
    text.put_hex(u64(value))
    text.put_byte(text.u8(32))
    text.put_milliseconds(u64(value))
    text.write_to(i64(2))
    assert machine.output[2].decode() == f"{value} {value:#x} {value // 10**6}.{value // 1000 % 1000:03}"


def test_what_does_not_fit_a_line_is_dropped(machine: SimulatedMachine) -> None:
    for _ in range(9000):
        text.put_byte(text.u8(65))
    text.write_to(i64(2))
    assert machine.output[2] == b"A" * 8192


def test_every_knob_is_read(machine: SimulatedMachine) -> None:
    machine.environment["BULLSNAKE"] = (
        "gctrace=1,gccheck=1,gcalloc=7,gcsafepoint=8,movestack=9,poison=1,maxheap=2G,maxstack=64K,stats=/tmp/a.json"
    )
    machine.environment["GOGC"] = "50"
    knobs.read()
    got = [knobs.gctrace, knobs.gccheck, knobs.gcalloc, knobs.gcsafepoint, knobs.movestack, knobs.poison, knobs.maxheap, knobs.maxstack]
    assert [int(value) for value in got] == [1, 1, 7, 8, 9, 1, 2 << 30, 64 << 10]
    assert machine.memory.string(int(knobs.path_of(knobs.stats))) == "/tmp/a.json"
    assert int(knobs.gogc) == 50


@pytest.mark.parametrize(
    ("value", "path"), [(r"a\,b", "a,b"), (r"\\,gctrace=1", "\\"), (r"\,\\\,x", r",\,x"), (r"end\\", "end\\"), ("odd\\", "odd\\")]
)
def test_a_file_name_may_hold_a_comma(machine: SimulatedMachine, value: str, path: str) -> None:
    machine.environment["BULLSNAKE"] = f"poison=3,stats={value},gcalloc=5" if not value.endswith("odd\\") else f"stats={value}"
    knobs.read()
    assert machine.memory.string(int(knobs.path_of(knobs.stats))) == path


@pytest.mark.parametrize(("setting", "value"), [("off", None), ("-1", None), ("0", 0), ("junk", 100), ("", 100), ("200", 200)])
def test_gogc_as_in_go(machine: SimulatedMachine, setting: str, value: int | None) -> None:
    machine.environment["GOGC"] = setting
    knobs.read()
    assert int(knobs.gogc) == (int(knobs.NO_LIMIT) if value is None else value)


@pytest.mark.parametrize("setting", ["gctrac=1", "gctrace", "maxheapx=1", "=1"])
def test_an_unknown_knob_is_fatal(machine: SimulatedMachine, setting: str) -> None:
    machine.environment["BULLSNAKE"] = setting
    with pytest.raises(FatalError, match="unknown knob"):
        knobs.read()


@pytest.mark.parametrize("setting", ["maxheap=lots", "gcalloc=", "maxstack=12X", "gccheck=1x,gctrace=1"])
def test_a_value_that_is_no_number_is_fatal(machine: SimulatedMachine, setting: str) -> None:
    machine.environment["BULLSNAKE"] = setting
    with pytest.raises(FatalError, match="value that is no number"):
        knobs.read()
