"""Figures of Bullsnake alone: start-up, the compilation of a large program, the scan of a deep stack."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from generate import program

COMMAND = [sys.executable, "-m", "bullsnake"]
LINES = 5000
FRAMES = 1_000_000
BATCHES = 5000


def start_up(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of `bullsnake run hello.py`, cold (a program not seen before; the runtime is compiled) and cached."""
    cold: list[float] = []
    cached: list[float] = []
    for i in range(rounds):
        hello = folder / f"hello{i}.py"
        hello.write_text(f'print("hello, {i} {time.time_ns()}")\n')
        for times in (cold, cached):
            times.append(seconds([*COMMAND, "run", str(hello)]))
    return {"cold": cold, "cached": cached}


def large_program(folder: Path, rounds: int) -> dict[str, Any]:
    """Seconds to compile a generated program, another one each round; CPython must agree with what it prints."""
    times: list[float] = []
    cpu: list[float] = []
    lines = 0
    for seed in range(1, rounds + 1):
        source, target = folder / f"large{seed}.py", folder / f"large{seed}"
        text = program(LINES, seed)
        source.write_text(text)
        lines = text.count("\n")
        before = processor_seconds()
        times.append(seconds([*COMMAND, "build", str(source), "-o", str(target)]))
        cpu.append(processor_seconds() - before)
        ours, theirs = (subprocess.run(c, capture_output=True, text=True) for c in ([str(target)], [sys.executable, str(source)]))
        if (ours.returncode, ours.stdout) != (theirs.returncode, theirs.stdout):
            raise SystemExit(f"{source.name}: bullsnake and cpython print different results")
    return {"lines": lines, "seconds": times, "cpu": cpu}


def deep_scan(executable: Path, folder: Path, rounds: int) -> dict[str, Any]:
    """Scans of stacks of FRAMES frames and more, from `--stats`; the stall that the program saw stands beside them."""
    scans: list[dict[str, float]] = []
    stalls: list[int] = []
    controls: list[int] = []
    for _ in range(rounds):
        stats = folder / "stats.json"
        done = subprocess.run(
            [executable, str(FRAMES), str(BATCHES)], env={**os.environ, "BULLSNAKE": f"stats={stats}"}, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        lines = dict(line.split(": ") for line in done.stdout.splitlines())
        stalls.append(int(lines["stall-ns"]))
        controls.append(int(lines["control-ns"]))
        scans += [scan(cycle) for cycle in json.loads(stats.read_text())["cycles"] if cycle["scanned_frames"] >= FRAMES]
    return {"scans": scans, "stall_ns": stalls, "control_ns": controls}


def scan(cycle: dict[str, Any]) -> dict[str, float]:
    return {
        "frames": cycle["scanned_frames"],
        "ns_per_frame": round(cycle["first_scan_ns"] / cycle["scanned_frames"], 2),
        "world_stopped_ns": max(cycle["world_stopped_ns"]),
    }


def processor_seconds() -> float:
    """Of all children so far, and theirs."""
    times = os.times()
    return times.children_user + times.children_system


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def lines_of(report: dict[str, Any]) -> list[str]:
    """What the table says of these figures."""
    start, large, deep = report["start"], report["large_program"], report["deep_scan"]
    out = [f"hello: cold {spread(start['cold'])} s, cached {spread(start['cached'])} s"]
    out.append(f"{large['lines']} generated lines compile in {spread(large['seconds'])} s, cold, with the runtime compiled; "
               f"processor time {spread(large['cpu'])} s")  # fmt: skip
    scans = deep["scans"]
    if scans:
        frames = min(one["frames"] for one in scans)
        stopped = [one["world_stopped_ns"] / 1e6 for one in scans]
        out.append(f"scan of a stack of {frames:,} frames and more, {len(scans)} scans: "
                   f"{spread([one['ns_per_frame'] for one in scans])} ns a frame (walk and roots)")  # fmt: skip
        out.append(f"  world stopped {spread(stopped)} ms; stall seen by the program {spread([n / 1e6 for n in deep['stall_ns']])} ms,"
                   f" in a control that does not allocate {spread([n / 1e6 for n in deep['control_ns']])} ms")  # fmt: skip
    return out


def spread(values: list[float]) -> str:
    """The median, and the worst in brackets."""
    return f"{statistics.median(values):.3g} (worst {max(values):.3g})"
