"""What the dialect refuses, with the place and the message."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bullsnake.build.lowlevel import DialectError, compile_runtime

HEAD = """\
from typing import Final
from bullsnake.dialect import *
class Pair(Struct):
    first: u64
    bits: Array[u64] = array(u64, 4)
class Worker(Struct):
    count: u64
    bits: Array[u64] = array(u64, 4)
LIMIT: Final = 5
TABLE: Final = Table(u64, (1, 2))
total: u64 = u64(0)
from os.path import isabs as plain
@extern("mmap")
def mmap(n: u64) -> u64: ...
@systemstack
def deep(x: u64) -> u64:
    return x
@nosplit
@safepoint
def collect() -> None: pass
@systemstack
@writebarrier
def barrier() -> None: pass
"""

BODY = {
    "return a + 1": "bare int: write u64(1)",
    "return a + LIMIT": "LIMIT is a bare int: write u64(LIMIT)",
    "return a + u32(1)": "u64 meets u32",
    "return a / a": "u64 has no operator Div",
    "return u32(a)": "u64 expected, not u32",
    "if a: pass\n    return a": "a condition is bool, not u64",
    "return a if a < a < a else a": "comparisons are not chained",
    "return b": "name b is unknown",
    "total = a\n    return a": "total is a global: declare `global total`",
    "if a == a: x = a\n    return x": "x is not assigned on every path to here",
    "while a == a: x = a\n    return x": "x is not assigned on every path to here",
    "x = a\n    x = True\n    return a": "x is u64, not bool",
    "x: u32 = a\n    return a": "u32 expected, not u64",
    "pass": "f ends without return",
    "return a, a": "f.f returns 1 values",
    "return deep(u32(1))": "u64 expected, not u32",
    "return deep(a, a)": "f.deep takes 1 arguments",
    "return plain()": "plain is no dialect function (no directives)",
    "return len(a)": "len is no function",
    "return Pair(a)": "Pair is no dialect function (no directives)",
    "return Pair.at(a).second": "Pair has no field second",
    "return Pair.at(a).go()": "Pair has no method go",
    "return Pair.at(a).bits[u64(4)]": "index 4 of an array of 4",
    "return Pair.at(a).bits[0]": "bare int: write u64(0)",
    "return Pair.at(a).bits": "an array is no value: read an element, or take `.address()`",
    "TABLE[a] = a\n    return a": "a table is constant",
    "x = [a]\n    return a": "List is no expression of the dialect",
    "for x in range(a): pass\n    return a": "range takes two bounds of one integer type",
    "try: pass\n    finally: pass\n    return a": "Try is no statement of the dialect",
    "return u64(Pair.at(a))": "Pair does not convert to u64; use .address()",
    "return this_worker()": "the call gives no value to return",
    "return deep(this_worker())": "this_worker() is no pointer; use this_worker().self",
    "return this_worker().bits.address()": "the worker's block has no address here; use this_worker().self",
    "fatal(str(a))": "fatal takes a string literal",
    "return f(a=a)": "arguments are given by position",
    "collect()\n    return a": "f.f is not @safepoint and calls f.collect, which is",
    "return f(a)": "@nosplit function is recursive: f.f -> f.f",
    "return '1'": "str is no value of the dialect",
}
MODULES = {
    "def f() -> None: pass": "f needs exactly one of @nosplit and @systemstack",
    "@nosplit\n@systemstack\ndef f() -> None: pass": "f needs exactly one of @nosplit and @systemstack",
    "@inline\n@systemstack\ndef f() -> None: pass": "f is @inline: it must be @nosplit",
    "@staticmethod\n@nosplit\ndef f() -> None: pass": "unknown directive @staticmethod",
    "@nosplit\ndef f(x) -> None: pass": "parameter x of f has no dialect type",
    "@nosplit\ndef f(x: int) -> None: pass": "parameter x of f has no dialect type",
    "@nosplit\ndef f(x: u64 = u64(0)) -> None: pass": "f: plain parameters without defaults only",
    "@nosplit\ndef f(): pass": "f has no return type",
    "@nosplit\n@noreturn\ndef f() -> None: pass": "f is @noreturn and returns",
    "@extern('f')\ndef f() -> None: pass": "the body of f is `...`",
    "@nosplit\ndef f() -> None: pass\n@nosplit\n@export('f.f')\ndef g() -> None: pass": "symbol f.f is defined in",
    "@systemstack\ndef f(a: f64, b: u64, c: u64, d: u64, e: u64, g: u64, h: u64, i: u64) -> None: pass": (
        "f is @systemstack and takes arguments on the stack"
    ),
    "@nosplit\n@nowritebarrier\ndef f() -> None: barrier()": (
        "@nowritebarrier, but a write barrier is reached: f.f -> f.barrier"
    ),
    "X = u64(5)": "write `X: Final = …` for a constant, or give a global its type",
    "x: int = 5": "global x has no dialect type",
    "x: u32 = u64(5)": "global x is declared otherwise than its value",
    "print": "an expression at module level has no effect in a runtime source",
    "class C: pass": "class C is no Struct",
    "for x in (): pass": "For does not stand at module level of a runtime source",
}


def refused(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> DialectError:
    """Compile a module named f."""
    (tmp_path / "f.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("f", None)
    from bullsnake.build.lowlevel.source import load

    load.cache_clear()
    with pytest.raises(DialectError) as caught:
        compile_runtime(["f"])
    return caught.value


@pytest.mark.parametrize("body", BODY)
def test_bodies(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = refused(tmp_path, f"{HEAD}@nosplit\ndef f(a: u64) -> u64:\n    {body}\n", monkeypatch)
    assert error.message == BODY[body]
    assert error.pos.line >= HEAD.count("\n") + 2 or "f.f" in error.message or "ends without" in error.message
    assert str(error).startswith(f"{tmp_path}/f.py:{error.pos.line}:{error.pos.column}: error: ")


@pytest.mark.parametrize("text", MODULES)
def test_modules(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = refused(tmp_path, f"{HEAD}{text}\n", monkeypatch)
    assert error.message.startswith(MODULES[text])


def test_the_column_is_that_of_the_expression(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = refused(tmp_path, f"{HEAD}@nosplit\ndef f(a: u64) -> u64:\n    return a + u64(1) + 7\n", monkeypatch)
    assert (error.pos.line, error.pos.column) == (HEAD.count("\n") + 3, len("    return a + u64(1) + ") + 1)
