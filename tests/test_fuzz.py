"""The fuzzer itself: its faults still fit the sources, what it makes runs under both, and a difference is seen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "fuzz"))

import run as fuzzing  # noqa: E402
from faults import FAULTS  # noqa: E402


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.what for fault in FAULTS])
def test_a_fault_fits_in_one_place(fault) -> None:
    text = (ROOT / "src" / "bullsnake" / fault.file).read_text(encoding="utf-8")
    assert text.count(fault.old) == 1 and fault.new != fault.old


def test_random_functions_run_as_under_cpython() -> None:
    campaign = fuzzing.Campaign(40, ["", fuzzing.KNOBS], False)
    assert campaign.run(2026), campaign.found
    assert campaign.functions >= 40 and not campaign.uncompared


def test_a_difference_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text("x: float = 1\nprint('f0', x)\n")  # documented: the annotation makes it 1.0
    assert "compiled  f0 1.0" in fuzzing.difference(path, [""])
    path.write_text("print(2**62 * 2 - 1 + 0)\n")
    assert fuzzing.difference(path, [""]) == ""
