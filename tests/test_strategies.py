"""The strategies of scanning stacks mark the same objects: in every cycle of a program, under one seed.

With `gcstep` a cycle begins and ends where the program says, and `sched=seed` decides who runs; so the cycles are the same whatever
the strategy, and gccheck's digest of the marked set can be compared one by one: both scans whole, stack barriers, the first scan in
parts (as small as can be), stack barriers on every frame. Steps at checks compare them on one executable. Steps at allocations
compare executables, too: with static and with dynamic site ids a program allocates the same, but need not have the same checks.
What is printed is compared as well.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from support import modes, programs, running
from support.programs import Program

STRATEGIES = ("stackscan=rescan", "stackscan=barriers", "stackscan=watermark,tinyscan=1", "stackbarrier=all")
SITE_IDS: dict[str, list[str]] = {"static": [], "dynamic": ["--siteids=dynamic"]}
AREAS = ("basic", "classes", "containers", "control", "crossings", "functions", "text")
AT_CHECKS, AT_ALLOCATIONS = 7, 11
NEVER = 10**15

PROGRAMS = [program for program in programs.discover() if program.name.split("/")[0] in AREAS]


@dataclass(frozen=True)
class Run:
    """One run: what the outside sees, and what its collections say of themselves."""

    outcome: running.Outcome
    digests: tuple[int, ...]
    installed: int
    hit: int
    rescanned: int


def run(program: Program, executable: Path, strategy: str, step: str, folder: Path) -> Run:
    stats = folder / "stats.json"
    knobs = f"{modes.STACK},{step},{strategy},gccheck=1,poison=1,sched=seed:3,stats={stats}"
    outcome = running.run([str(executable), *program.args], program.stdin, {"BULLSNAKE": knobs})
    told = json.loads(stats.read_text())
    cycles = told["cycles"]
    counts = {name: sum(one[name] for one in cycles) for name in ("barriers_installed", "barriers_hit", "rescanned_bytes")}
    return Run(outcome, tuple(one["marked_digest"] for one in cycles), *counts.values())


def build(program: Program, site_ids: str, folder: Path) -> Path:
    executable = folder / site_ids
    command = [sys.executable, "-m", "bullsnake", "build", str(program.entry), "-o", str(executable), *SITE_IDS[site_ids]]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return executable


@pytest.mark.parametrize("guest", PROGRAMS, ids=[program.name for program in PROGRAMS])
def test_strategies_mark_the_same(guest: Program, tmp_path: Path) -> None:
    larger = guest.torture
    at_checks = f"gcstep={larger.get('gcstep', larger.get('gcsafepoint', AT_CHECKS))}"
    at_allocations = f"gcstep={NEVER},gcalloc={larger.get('gcalloc', AT_ALLOCATIONS)}"
    static, dynamic = (build(guest, site_ids, tmp_path) for site_ids in SITE_IDS)
    whole, every = STRATEGIES[0], STRATEGIES[-1]
    by_checks = [run(guest, static, strategy, at_checks, tmp_path) for strategy in STRATEGIES]
    by_allocations = [run(guest, exe, strategy, at_allocations, tmp_path) for exe in (static, dynamic) for strategy in (whole, every)]
    for runs in (by_checks, by_allocations):
        for one in runs[1:]:
            assert one.outcome == runs[0].outcome
            assert one.digests == runs[0].digests
    assert len(by_checks[0].digests) >= 3
    assert by_checks[0].installed == 0
    assert by_checks[-1].installed > 0 and by_checks[-1].rescanned <= by_checks[0].rescanned


def test_there_are_enough_programs() -> None:
    assert len(PROGRAMS) >= 60
