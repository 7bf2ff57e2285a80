"""Modes in which every test of the language can run: a name, and the value of the variable BULLSNAKE.

`pytest --mode NAME` (repeatable; `--mode all`) chooses; the default is `plain`. The N of a knob has a default here, and
a program that would take more than a minute states a larger one in its `# torture:` header.
"""

from __future__ import annotations

STACK = "maxstack=256M"
"""Endless recursion is to end soon: the default limit is half of the machine's memory."""

DEFAULT_N = {"gcalloc": 7, "gcsafepoint": 31, "movestack": 1, "gcstep": 5, "gcalways": 1}

ALSO = ""
"""More knobs, for every test: `pytest --knobs stackbarrier=all`."""

MODES: dict[str, str] = {
    "plain": "",
    "gc-every-alloc": "gcalloc={gcalloc}",
    "gc-every-safepoint": "gcsafepoint={gcsafepoint}",
    "poison": "poison=1,gcalloc={gcalloc}",
    "gccheck": "gccheck=1,gcalloc={gcalloc}",
    "gc-always": "gcalways={gcalways},gccheck=1,poison=1,tinybuffer=1,tinyrun=1",
    "gc-always-moving": "gcalways={gcalways},preempt=3,movestack={movestack}",
    "move-every-check": "movestack={movestack}",
    "yield-every-check": "preempt=1",
    "rescan": "stackscan=rescan,gcalways={gcalways},gccheck=1,preempt=3",
    "barriers": "stackscan=barriers,gcstep={gcstep},gccheck=1,poison=1",
    "barriers-all": "stackbarrier=all,gcstep={gcstep},gccheck=1,poison=1",
    "barriers-always": "stackbarrier=all,gcalways={gcalways},gccheck=1,poison=1,preempt=3",
    "barriers-moving": "stackbarrier=all,gcstep={gcstep},preempt=3,movestack={movestack},poison=1,gccheck=1",
    "watermark": "stackscan=watermark,tinyscan=1,gcstep={gcstep},gccheck=1,poison=1",
    "watermark-always": "stackscan=watermark,tinyscan=1,gcalways={gcalways},gccheck=1,poison=1,preempt=3",
    "watermark-moving": "stackscan=watermark,tinyscan=1,gcstep={gcstep},preempt=3,movestack={movestack},poison=1,gccheck=1",
    "seeded": "sched=seed:3,preempt=7,gcstep={gcstep},gccheck=1",
    "everything": "preempt=3,movestack={movestack},poison=1,gccheck=1,gcalloc={gcalloc}",
}


def knobs(mode: str, larger: dict[str, int]) -> str:
    """The value of BULLSNAKE for a mode, with the N that a program asks for."""
    return ",".join(filter(None, (STACK, MODES[mode].format(**{**DEFAULT_N, **larger}), ALSO)))


def with_also(settings: dict[str, str]) -> dict[str, str]:
    """Settings of a test's own, and the knobs that every test is to have; the test's own count more."""
    if not ALSO:
        return settings
    return {**settings, "BULLSNAKE": ",".join(filter(None, (ALSO, settings.get("BULLSNAKE", ""))))}


def chosen(names: list[str]) -> list[str]:
    if "all" in names:
        return list(MODES)
    unknown = [name for name in names if name not in MODES]
    if unknown:
        raise SystemExit(f"unknown mode {unknown[0]!r}; there are: {', '.join([*MODES, 'all'])}")
    return names or ["plain"]
