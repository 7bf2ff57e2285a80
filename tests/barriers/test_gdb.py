"""The trampoline under a debugger: against its model, an instruction at a time; interrupted at each; and what a backtrace shows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import running

from bullsnake.ports.amd64 import layout

HERE = Path(__file__).resolve().parent
SLOT = 8
COUNT = 24

pytestmark = pytest.mark.skipif(shutil.which("gdb") is None, reason="gdb is needed to stand inside the trampoline")


@pytest.fixture(scope="module")
def executable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("gdb") / "returns"
    subprocess.run([sys.executable, "-m", "bullsnake", "build", str(HERE / "returns.py"), "-o", str(target)], check=True)
    return target


def stand_at_barriers(executable: Path, what: int, knobs: str = "") -> tuple[list[dict[str, Any]], str]:
    """What is seen at each barrier, and all that gdb and the program have written."""
    words = {"what": what, "count": COUNT, "at_g": layout.G, "at_pending": layout.G_PENDING, "at_slot": SLOT, "at_pc": layout.BARRIER_PC}
    sets = [part for name, value in words.items() for part in ("-ex", f"set ${name} = {value}")]
    command = ["gdb", "-nx", "-batch", "-ex", "set debuginfod enabled off", *sets, "-x", str(HERE / "trampoline_in_gdb.py"), str(executable)]
    outcome = running.run(command, "", {"BULLSNAKE": f"stackbarrier=all,gcstep=1{knobs}"})
    lines = outcome.stdout.splitlines()
    seen = [json.loads(line.removeprefix("SEEN ")) for line in lines if line.startswith("SEEN ")]
    assert len(seen) == COUNT, outcome
    return seen, outcome.stdout


def test_the_trampoline_is_its_model(executable: Path) -> None:
    """It goes to the saved PC; the barrier counts from `stack_barrier_passed` on; registers but r10 and r11, and the stack, stay."""
    for one in stand_at_barriers(executable, 1)[0]:
        counts = [counted for _, counted in one["seen"]]
        assert one["at_slot"] and one["changed"] == [] and one["seen"][-1][0] == one["pc"], one
        assert counts == [0, 0, 0, layout.BARRIER_SIZE, layout.BARRIER_SIZE], one


def test_a_walker_comes_before_each_instruction_of_the_trampoline(executable: Path, tmp_path: Path) -> None:
    """R25. The walk is exact there; the program goes on as if nothing had been."""
    stats = tmp_path / "stats.json"
    seen, out = stand_at_barriers(executable, 2, f",sample=4000000000,stats={stats}")
    assert all(one["there"] and one["changed"] == [] for one in seen), seen
    assert json.loads(stats.read_text())["samples"]["trampoline"] == COUNT
    expected = running.run([sys.executable, str(HERE / "returns.py")], "", {}).stdout
    assert expected.splitlines()[-1] in out.splitlines()


def test_a_backtrace_ends_at_the_trampoline(executable: Path) -> None:
    """R29. gdb knows no table of barriers: the trampoline's unwind information says that nobody called it, and so gdb stops, and does
    not guess. Here the next frame outwards has a barrier, too: it is all that is seen from where the trampoline has led.
    """
    for nth, one in enumerate(stand_at_barriers(executable, 3)[0]):
        *inner, last = one["names"]
        assert last == "runtime.stack_barrier_entry" and len(inner) == nth % 2, one
        assert all(name.startswith(("__main__.", "bslib.")) for name in inner), one
