"""A failure of the compiler itself: status 70, two lines, a saved reproducer, and no traceback for the user."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullsnake import driver
from bullsnake.cli import main as command


def test_internal_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(options: driver.Options) -> str:
        raise AssertionError("a rule of ours")

    program = tmp_path / "prog.py"
    program.write_text("print(1)\n")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.delenv("BULLSNAKE_DEBUG", raising=False)
    monkeypatch.setattr("bullsnake.cli.run.executable_for", fail)
    assert command.main(["run", str(program)]) == 70
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "AssertionError: a rule of ours" in lines[0]
    assert "this is a bug in bullsnake" in lines[1]
    folder = Path(lines[1].split(" in ")[-1])
    assert (folder / "prog.py").read_text() == "print(1)\n"
    assert "Traceback" in (folder / "error.txt").read_text()


def test_interrupted_compilation(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(options: driver.Options) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("bullsnake.cli.run.executable_for", interrupted)
    assert command.main(["run", "prog.py"]) == 130
    assert "Traceback" not in capsys.readouterr().err
