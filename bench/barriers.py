"""Stack barriers: what they save in mark termination, and what they cost. The figures compare `stackscan=rescan` with `barriers`; those
of costs also `barriers` with `watermark`.

    bench/barriers.py [--rounds N] [--only PART ...] [--json FILE]      parts: depths scheme hits returns costs space

depths    mark termination against the depth of the stack, 10^2 to 10^7 frames (`programs/deep_recursion.py`)
scheme    the seed's own case: the demo's Scheme program, a million frames deep, before and after
hits      what a return through a barrier costs more than a plain one, at recursion depths 12, 64 and 1000 (`beside/returning.py`,
          barriers on every frame)
returns   what a million returns cost more that go through the watermark of a scan, and so scan every frame, beside one whole scan
costs     the programs of `run.py` that are not deep: before, after, difference, and the chance of such a difference by accident
          (Mann-Whitney U test, two-sided, normal approximation with ties); old, new and delta are medians, `fastest` compares
          the fastest run of each, and the geometric mean is of those
space     bytes of the table of a goroutine

One executable runs under all strategies, the runs of a round follow each other, and their order changes from round to round. The bound
on the re-scan (`runtime/gc/bound.py`) is checked on every cycle of one more run at each depth up to 10^6.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import systems

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
STRATEGIES = ("rescan", "barriers")
STEPS = (("rescan", "barriers"), ("barriers", "watermark"))
DEPTHS = {100: 4000, 1000: 4000, 10_000: 4000, 100_000: 4000, 1_000_000: 8000, 10_000_000: 40_000}
"""Depth, and how many batches the program allocates at the bottom."""
HIT_DEPTHS = (12, 64, 1000)
RETURNS = 1_000_000
RETURN_TRIALS = 12
TRIALS = 2000
COSTS = {"fib": ["38"], "binary_trees": ["16"], "fannkuch": ["10"], "nbody": ["2000000"], "mandelbrot": ["1000"]}
SCHEME = [("scheme", "examples/scheme/scheme.py", "examples/scheme/bench.scm")]
LEAST_ROUNDS = 25
Figures = dict[str, Any]


def run(executable: Path, args: list[str], knobs: str) -> tuple[str, Figures, float]:
    """Output, statistics and processor seconds of a run."""
    with tempfile.TemporaryDirectory() as folder:
        stats = Path(folder, "stats.json")
        environment = {**os.environ, "BULLSNAKE": f"{knobs},stats={stats}"}
        before = processor_seconds()
        done = subprocess.run([str(executable), *args], env=environment, cwd=ROOT, capture_output=True, text=True)
        spent = processor_seconds() - before
        if done.returncode:
            raise SystemExit(f"{executable.name} {' '.join(args)}: status {done.returncode}: {done.stderr.strip()}")
        return done.stdout, json.loads(stats.read_text()), spent


def processor_seconds() -> float:
    """Of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def answers(output: str) -> list[str]:
    """The lines that are the same in every run."""
    return [line for line in output.splitlines() if not line.startswith(("stall", "control", "ns:"))]


def in_turn(round_: int, strategies: tuple[str, ...] = STRATEGIES) -> tuple[str, ...]:
    return strategies if round_ % 2 == 0 else strategies[::-1]


# --- depths -----------------------------------------------------------------------------------------------------------------


def depths(folder: Path, rounds: int) -> list[Figures]:
    """For each depth and strategy: mark terminations in ms with the whole depth live, what was re-scanned, the program's stall."""
    executable = systems.build(HERE / "programs" / "deep_recursion.py", folder)
    out = []
    for depth, batches in DEPTHS.items():
        print(f"barriers: {depth:,} frames ...", flush=True)
        row: Figures = {"depth": depth, **{name: empty() for name in STRATEGIES}}
        seen = set()
        for round_ in range(rounds):
            for strategy in in_turn(round_):
                output, stats, _ = run(executable, [str(depth), str(batches)], f"stackscan={strategy}")
                seen.add("\n".join(answers(output)))
                add(row[strategy], [one for one in stats["cycles"] if one["scanned_frames"] >= depth], output)
        if len(seen) != 1:
            raise SystemExit(f"deep_recursion {depth}: the strategies print different answers")
        if depth <= 1_000_000:
            run(executable, [str(depth), "500"], "stackscan=barriers,gccheck=1")
        out.append(row)
    return out


def empty() -> Figures:
    return {"termination_ms": [], "rescan_ns_per_frame": [], "rescanned_bytes": 0, "hit": 0, "installed": 0, "stall_ms": []}


def add(row: Figures, cycles: list[Figures], output: str) -> None:
    for one in cycles:
        row["termination_ms"].append(one["mark_termination_ns"] / 1e6)
        if one["rescanned_frames"]:
            row["rescan_ns_per_frame"].append(one["rescan_ns"] / one["rescanned_frames"])
        row["rescanned_bytes"] += one["rescanned_bytes"]
        row["hit"] += one["barriers_hit"]
        row["installed"] += one["barriers_installed"]
    row["stall_ms"].append(next(int(line.split(":")[1]) for line in output.splitlines() if line.startswith("stall-ns:")) / 1e6)


def show_depths(rows: list[Figures]) -> list[str]:
    lines = [
        "mark termination against depth, the whole depth live",
        f"{'frames':>12} |{'rescan, ms':>11}{'worst':>9}{'ns/frame':>9} |{'barriers, ms':>13}{'worst':>9}{'hit':>6}{'KiB again':>10} |"
        f"{'ratio':>9} |{'stall, ms':>10}{'':>9}",
    ]
    for row in rows:
        old, new = (row[name] for name in STRATEGIES)
        before, after = (statistics.median(one["termination_ms"]) for one in (old, new))
        frame = statistics.median(old["rescan_ns_per_frame"])
        stalls = [max(one["stall_ms"]) for one in (old, new)]
        lines.append(
            f"{row['depth']:>12,} |{before:>11.3f}{max(old['termination_ms']):>9.3f}{frame:>9.1f} |{after:>13.4f}"
            f"{max(new['termination_ms']):>9.3f}{new['hit']:>6}{new['rescanned_bytes'] / 1024:>10.0f} |{after / before:>9.5f} |"
            f"{stalls[0]:>10.1f}{stalls[1]:>9.1f}"
        )
    return lines


# --- the seed's own case ----------------------------------------------------------------------------------------------------


def scheme(folder: Path, rounds: int) -> Figures:
    """The Scheme program of the demo: mark terminations in ms, total seconds, in pairs."""
    print("barriers: scheme, a million frames deep ...", flush=True)
    executable = systems.build(ROOT / "examples" / "scheme" / "scheme.py", folder)
    out: Figures = {name: {"termination_ms": [], "longest_ms": [], "total_s": [], "frames": []} for name in STRATEGIES}
    seen = set()
    for round_ in range(rounds):
        for strategy in in_turn(round_):
            began = time.perf_counter()
            output, stats, _ = run(executable, ["examples/scheme/deep.scm"], f"stackscan={strategy}")
            row = out[strategy]
            row["total_s"].append(time.perf_counter() - began)
            stops = [one["mark_termination_ns"] / 1e6 for one in stats["cycles"] if one["scanned_frames"] >= 1_000_000]
            row["termination_ms"] += stops
            row["longest_ms"].append(max(one["mark_termination_ns"] for one in stats["cycles"]) / 1e6)
            row["frames"].append(stats["frames_max"])
            seen.add("\n".join(answers(output)))
    if len(seen) != 1:
        raise SystemExit("scheme: the strategies print different answers")
    return out


def show_scheme(figures: Figures) -> list[str]:
    lines = ["the seed's own case: the Scheme program of the demo", f"{'':<42}{'before':>10}{'after':>10}{'delta':>9}"]
    for name, key in (
        ("mark termination, a million frames, median", "termination_ms"),
        ("mark termination, longest of a run", "longest_ms"),
        ("total time", "total_s"),
    ):
        before, after = (statistics.median(figures[strategy][key]) for strategy in STRATEGIES)
        unit = key.split("_")[1]
        lines.append(f"{name:<42}{before:>8.3f}{unit:>2}{after:>8.3f}{unit:>2}{after / before - 1:>+9.1%}")
    frames = min(figures["barriers"]["frames"])
    return [*lines, f"frames live at least {frames:,}"]


# --- hits -------------------------------------------------------------------------------------------------------------------


def hits(folder: Path, rounds: int) -> Figures:
    """ns that a return through a barrier costs more than a plain one, a value a round, by depth."""
    executable = systems.build(HERE / "beside" / "returning.py", folder)
    out: Figures = {}
    for depth in HIT_DEPTHS:
        print(f"barriers: returns through {depth} frames ...", flush=True)
        step = checks_per_trial(executable, depth, (100, 600))
        out[str(depth)] = {"ns": [], "plain_ns": [], "hits": 0}
        for _ in range(rounds):
            plain, _ = timed(executable, depth, step, "off")
            barred, hit = timed(executable, depth, step, "all")
            out[str(depth)]["ns"].append((barred - plain) * TRIALS / hit)
            out[str(depth)]["plain_ns"].append(plain / depth)
            out[str(depth)]["hits"] += hit
    return out


def checks_per_trial(executable: Path, depth: int, trials: tuple[int, int], step: int = 50) -> int:
    """How many checks and polls a trial passes: from the number of collections, each of which takes two steps of so many checks."""
    few, many = (len(run(executable, [str(depth), str(n)], f"gcstep={step}")[1]["cycles"]) for n in trials)
    return round((many - few) * 2 * step / (trials[1] - trials[0]))


def timed(executable: Path, depth: int, step: int, barrier: str) -> tuple[float, int]:
    """Mean ns of a trial's return, without the slowest twentieth; and how many barriers were hit."""
    output, stats, _ = run(executable, [str(depth), str(TRIALS)], f"gcstep={step},stackbarrier={barrier}")
    times = sorted(int(one) for one in output.split("ns: ")[1].split())
    return statistics.mean(times[: TRIALS * 19 // 20]), sum(one["barriers_hit"] for one in stats["cycles"])


def show_hits(figures: Figures) -> list[str]:
    lines = ["a return through a stack barrier, beside a plain one"]
    lines.append(f"{'depth':>8}{'plain, ns':>11}{'more, ns':>10}{'worst':>8}{'hits':>10}")
    for depth, row in figures.items():
        plain, more = statistics.median(row["plain_ns"]), statistics.median(row["ns"])
        lines.append(f"{depth:>8}{plain:>11.1f}{more:>10.1f}{max(row['ns']):>8.1f}{row['hits']:>10,}")
    return lines


# --- returns through a watermark --------------------------------------------------------------------------------------------


def returns(folder: Path, rounds: int) -> Figures:
    """A value a round, in ms: what all returns of a trial cost more when they scan; and the whole scan in one piece."""
    print(f"barriers: returns through {RETURNS:,} frames while they are scanned ...", flush=True)
    executable = systems.build(HERE / "beside" / "returning.py", folder)
    step = checks_per_trial(executable, RETURNS, (4, 24), 100_000)
    args = [str(RETURNS), str(RETURN_TRIALS)]
    out: Figures = {"more_ms": [], "plain_ms": [], "scan_ms": []}
    for _ in range(rounds):
        output, _, _ = run(executable, args, f"gcstep={step},stackscan=watermark")
        _, stats, _ = run(executable, args, f"gcstep={step},stackscan=barriers")
        times = sorted(int(one) / 1e6 for one in output.split("ns: ")[1].split())
        plain, scanned = (statistics.median(half) for half in (times[: RETURN_TRIALS // 2], times[RETURN_TRIALS // 2 :]))
        out["plain_ms"].append(plain)
        out["more_ms"].append(scanned - plain)
        out["scan_ms"].append(statistics.median(one["first_scan_ns"] / 1e6 for one in stats["cycles"]))
    return out


def show_returns(figures: Figures) -> list[str]:
    plain, more, scan = (statistics.median(figures[name]) for name in ("plain_ms", "more_ms", "scan_ms"))
    share = f"{more / scan:.2f} of a whole scan ({scan:.2f} ms)"
    return [f"{RETURNS:,} returns: plain {plain:.2f} ms; {more:.2f} ms more when they scan, {share}"]


# --- costs ------------------------------------------------------------------------------------------------------------------


def costs(folder: Path, rounds: int) -> list[Figures]:
    """Processor seconds of programs that are not deep, under each strategy, in turn."""
    cases = [(name, HERE / "programs" / f"{name}.py", args) for name, args in COSTS.items()]
    cases += [(name, ROOT / file, [arg]) for name, file, arg in SCHEME]
    out = []
    for name, source, args in cases:
        print(f"barriers: {name} ...", flush=True)
        executable = systems.build(source, folder)
        strategies = (*STRATEGIES, "watermark")
        row: Figures = {"program": name, **{strategy: [] for strategy in strategies}}
        for round_ in range(max(rounds, LEAST_ROUNDS)):
            for strategy in in_turn(round_, strategies):
                row[strategy].append(run(executable, args, f"stackscan={strategy}")[2])
        out.append(row)
    return out


def mann_whitney(first: list[float], second: list[float]) -> float:
    """The two-sided p-value of the U test (Mann and Whitney 1947), by the normal approximation with its correction for ties."""
    both = sorted([*first, *second])
    ranks = {value: both.index(value) + (both.count(value) + 1) / 2 for value in set(both)}
    n, m = len(first), len(second)
    u = sum(ranks[value] for value in first) - n * (n + 1) / 2
    ties = sum(both.count(value) ** 3 - both.count(value) for value in set(both))
    spread = math.sqrt(n * m / 12 * ((n + m + 1) - ties / ((n + m) * (n + m - 1))))
    if spread == 0:
        return 1.0
    return 2 * (1 - statistics.NormalDist().cdf(max(0.0, abs(u - n * m / 2) - 0.5) / spread))


def geometric_mean(rows: list[Figures], step: tuple[str, str]) -> float:
    """Of the ratios of the fastest runs, after to before: what else the machine does only ever adds time."""
    before, after = step
    return statistics.geometric_mean([min(row[after]) / min(row[before]) for row in rows])


def show_costs(rows: list[Figures]) -> list[str]:
    return [line for step in STEPS for line in show_cost(rows, step)]


def show_cost(rows: list[Figures], step: tuple[str, str]) -> list[str]:
    lines = [f"programs that are not deep, processor time, {step[0]} (old) and {step[1]} (new)"]
    lines.append(f"{'name':<16}{'old, s':>14}{'new, s':>14}{'delta':>9}{'fastest':>10}")
    for row in rows:
        old, new = (row[name] for name in step)
        p = mann_whitney(old, new)
        delta = f"{statistics.median(new) / statistics.median(old) - 1:+.2%}" if p < 0.05 else "~"
        fastest = f"{min(new) / min(old) - 1:+.2%}"
        counts = f"(p={p:.3f} n={len(old)}+{len(new)})"
        lines.append(f"{row['program']:<16}{spread(old):>14}{spread(new):>14}{delta:>9}{fastest:>10}  {counts}")
    return [*lines, f"{'geometric mean':<53}{geometric_mean(rows, step) - 1:>+10.2%}"]


def spread(values: list[float]) -> str:
    """Median, and the larger distance to the quartiles in percent."""
    low, middle, high = statistics.quantiles(values, n=4)
    return f"{middle:.3f} ± {max(high - middle, middle - low) / middle:.0%}"


# --- space ------------------------------------------------------------------------------------------------------------------


def space() -> Figures:
    """Bytes of a goroutine's table, which lies in its record; and how many barriers a deep stack uses of it."""
    from bullsnake.build.lowlevel import struct_offsets  # noqa: PLC0415
    from bullsnake.ports.amd64 import layout  # noqa: PLC0415

    g = struct_offsets("bullsnake.runtime.stack.worker")["G"]
    return {"table": g["locked"] - g["inline"], "entry": layout.BARRIER_SIZE, "record": g["kept_size"] + 8}


def show_space(figures: Figures, rows: list[Figures]) -> list[str]:
    text = f"the table takes {figures['table']} of the {figures['record']} bytes of a goroutine's record, parked or deep"
    if not rows:
        return [text]
    deepest = rows[-1]
    cycles = len(deepest["barriers"]["termination_ms"])
    used = deepest["barriers"]["installed"] / cycles
    return [text, f"at {deepest['depth']:,} frames {used:.0f} of its {figures['table'] // figures['entry']} entries are used"]


# --- all --------------------------------------------------------------------------------------------------------------------

PARTS = ("depths", "scheme", "hits", "returns", "costs", "space")


def measure(folder: Path, rounds: int, only: list[str]) -> Figures:
    """All parts, or some of them."""
    makers = {"depths": depths, "scheme": scheme, "hits": hits, "returns": returns, "costs": costs}
    figures: Figures = {name: make(folder, rounds) for name, make in makers.items() if not only or name in only}
    return {**figures, "space": space()}


def show(figures: Figures) -> str:
    shows = {"depths": show_depths, "scheme": show_scheme, "hits": show_hits, "returns": show_returns, "costs": show_costs}
    parts = ["\n".join(show_part(figures[name])) for name, show_part in shows.items() if name in figures]
    return "\n\n".join([*parts, "\n".join(show_space(figures["space"], figures.get("depths", [])))])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], choices=PARTS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bullsnake-bench-") as folder:
        figures = measure(Path(folder), options.rounds, options.only)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    print(show(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
