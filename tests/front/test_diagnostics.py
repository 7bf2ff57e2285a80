"""How diagnostics are printed."""

from __future__ import annotations

import io

import pytest

from bullsnake.diagnostics import Diagnostics
from bullsnake.ir.core import Pos


def _printed(sink: Diagnostics) -> str:
    out = io.StringIO()
    sink.print(out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def test_sorted_once_underlined_and_counted() -> None:
    sink = Diagnostics(sources={"a.py": "x = 1\n\ty = wrong\n"})
    sink.error(Pos("a.py", 2, 6), "second", "look here\nor there", end_column=11)
    sink.warning(Pos("a.py", 1, 5), "first")
    sink.error(Pos("a.py", 2, 6), "second", "said twice")
    assert _printed(sink) == (
        "a.py:1:5: warning: first\n  1 | x = 1\n    |     ^\n"
        "a.py:2:6: error: second\n  2 |  y = wrong\n    |      ^^^^^\n  help: look here\n  help: or there\n"
        "1 error and 1 warning\n"
    )


def test_nothing_is_printed_without_findings() -> None:
    assert _printed(Diagnostics()) == ""


def test_colour_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    sink = Diagnostics(sources={"a.py": "x"})
    sink.error(Pos("a.py", 1, 1), "bad")
    assert "\x1b" not in _printed(sink)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror:" in _printed(sink)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in _printed(sink)
