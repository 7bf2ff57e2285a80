"""Programs that have broken stack barriers before (README.md says which row of the register each drives), in every mode.

Each prints what it prints under CPython, tracebacks included, and barriers are really installed and hit, watermarks returned through.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from support import running
from support.programs import Program

HERE = Path(__file__).resolve().parent
MODES = {
    "off": "stackscan=rescan", "on": "stackscan=barriers", "all": "stackbarrier=all",
    "watermark": "stackscan=watermark", "tiny": "stackscan=watermark,tinyscan=1",
}  # fmt: skip
DEEP = ["6000", "1499"]
"""For handlers.py: deep enough for a region."""


@dataclass(frozen=True)
class Built:
    program: Program
    executable: Path

    def run(self, knobs: str, args: list[str], folder: Path, processors: str = "") -> tuple[running.Outcome, dict[str, int]]:
        stats = folder / "stats.json"
        stats.unlink(missing_ok=True)
        settings = {"BULLSNAKE": f"{knobs},stats={stats}"} | ({"GOMAXPROCS": processors} if processors else {})
        outcome = running.run([str(self.executable), *args], self.program.stdin, settings)
        told = json.loads(stats.read_text()) if stats.exists() else {"cycles": []}
        counts = {key: sum(cycle[key] for cycle in told["cycles"]) for key in ("barriers_installed", "barriers_hit")}
        return outcome, counts | {"copies": told.get("stack_copies", 0), "moves": told.get("stack_moves", 0)}

    @cache  # noqa: B019
    def expected(self, *args: str) -> running.Outcome:
        """CPython's answer."""
        raw = running.run([sys.executable, str(self.program.entry), *args], self.program.stdin, {})
        return running.Outcome(raw.status, raw.stdout, running.without_markers(raw.stderr))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Built]]:
    """Each program, when it is asked for first."""
    folder = tmp_path_factory.mktemp("barriers")

    class Programs(dict[str, Built]):
        def __missing__(self, name: str) -> Built:
            entry = HERE / f"{name}.py"
            command = [sys.executable, "-m", "bullsnake", "build", str(entry), "-o", str(folder / name)]
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            self[name] = Built(Program(f"barriers/{name}", entry, (entry,)), folder / name)
            return self[name]

    yield Programs()


CASES = [
    ("far_panic", "gcstep=20011,gccheck=1", []),
    ("far_panic", "gcalways=1,gccheck=1", []),
    ("handlers", "gcstep=61,gccheck=1,poison=1", ["400", "7"]),
    ("handlers", "gcstep=61,gccheck=1,poison=1,movestack=37", ["200", "5"]),
    ("handlers", "gcstep=1009,gccheck=1", DEEP),
    ("handlers", "gcalways=1,preempt=3", ["400", "7"]),
    ("returns", "gcstep=1,gccheck=1", []),
    ("returns", "gcstep=3,movestack=2,poison=1", []),
    ("ends", "gcstep=7,gccheck=1,poison=1", []),
    ("ends", "gcalways=1,poison=1", []),
    ("blocked", "gcalways=1,gccheck=1", []),
    ("blocked", "gcstep=13,poison=1", []),
]


@pytest.mark.parametrize("barrier", MODES, ids=str)
@pytest.mark.parametrize(("name", "knobs", "args"), CASES, ids=[f"{name}-{knobs}" for name, knobs, _ in CASES])
def test_program(built: dict[str, Built], name: str, knobs: str, args: list[str], barrier: str, tmp_path: Path) -> None:
    one = built[name]
    outcome, counts = one.run(f"{knobs},{MODES[barrier]}", args, tmp_path)
    assert not (report := running.difference(one.expected(*args), outcome)), report
    if barrier == "off":
        assert counts["barriers_installed"] == 0
    elif "gcstep" in knobs and (barrier == "all" or name == "handlers"):
        assert counts["barriers_hit"] > 0, counts
    assert ("movestack" not in knobs and args != DEEP) or counts["copies"] > 3
    assert args != DEEP or counts["moves"] == 1


@pytest.mark.parametrize("processors", ["1", "2", "8"])
@pytest.mark.parametrize("barrier", ["all", "tiny"])
def test_goroutines_end_amid_their_stacks(built: dict[str, Built], barrier: str, processors: str, tmp_path: Path) -> None:
    """R15, R16."""
    for _ in range(3):
        outcome, _ = built["ends"].run(f"{MODES[barrier]},gcalways=1,gccheck=1,poison=1", [], tmp_path, processors)
        assert not (report := running.difference(built["ends"].expected(), outcome)), report


@pytest.mark.parametrize("step", [1, 2, 5])
def test_tracebacks_from_every_depth_are_the_same(built: dict[str, Built], step: int, tmp_path: Path) -> None:
    """Where the cycle begins and ends moves with the depth: so each step of install, hit and unwind is met."""
    one = built["tracebacks"]
    hit = 0
    for depth in range(0, 40, 3):
        expected = one.expected(str(depth), "5")
        assert expected.status == 1 and expected.stderr.count("\n") > depth
        for mode in MODES:
            outcome, counts = one.run(f"gcstep={step},{MODES[mode]}", [str(depth), "5"], tmp_path)
            assert not (report := running.difference(expected, outcome)), (depth, mode, report)
            hit += counts["barriers_hit"]
    assert hit > 100
